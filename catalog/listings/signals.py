"""News that the catalogue sends upwards, inside the transaction that makes it."""

from __future__ import annotations

from django.dispatch import Signal

listing_changed = Signal()
"""`listing_ids: list[int]`: these cards changed (price, stock, state, text, picture, maker, best). Sender is None."""
