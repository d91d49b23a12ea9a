"""News that travels upwards, sent inside the transaction that causes it."""

from __future__ import annotations

from django.dispatch import Signal

licence_changed = Signal()
"""`seller`: what may be sold by this seller, or whether it may sell at all, has changed (grant, revoke, freeze, unfreeze)."""
