"""Fork of Oscar's order app: only what differs stands here; label and migrations are Oscar's own."""

from oscar.apps.order import apps


class OrderConfig(apps.OrderConfig):
    name = "orders.order"
