"""Fork of Oscar's partner app: only what differs stands here; label and migrations are Oscar's own."""

from oscar.apps.partner import apps


class PartnerConfig(apps.PartnerConfig):
    name = "sellers.partner"
