"""Where an order as a whole stands, in Oscar's `Order.status`. Its parcels have states of their own (`orders.consignments`)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrderStatus(models.TextChoices):
    PENDING = "pending", _("در انتظار پرداخت")
    PAID = "paid", _("پرداخت‌شده")
    EXPIRED = "expired", _("مهلت‌گذشته")
    CANCELLED = "cancelled", _("لغوشده")


MOVES: dict[str, frozenset[str]] = {
    OrderStatus.PENDING: frozenset({OrderStatus.PAID, OrderStatus.EXPIRED, OrderStatus.CANCELLED}),
    # paid at the gateway after the time was over: the stock is taken again first
    OrderStatus.EXPIRED: frozenset({OrderStatus.PENDING}),
    OrderStatus.PAID: frozenset(),
    OrderStatus.CANCELLED: frozenset(),
}
