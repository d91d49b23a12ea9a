"""What an operator changes on one offer at once: all of it through the room's services, or nothing."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from catalog.listings.services import offering_set, preparation_set, price_set, stock_set


@transaction.atomic
def offer_change(*, stockrecord_id: int, changed: dict[str, Any], actor: Any) -> None:
    """`changed` holds only what is new, of price (Rial), stock (None is made to order), preparation_days and is_offered.

    DomainError as `price_set`, `stock_set` and `preparation_set`; nothing is written then.
    """
    if "stock" in changed:
        stock_set(stockrecord_id=stockrecord_id, num_in_stock=changed["stock"], actor=actor)
    if "price" in changed:
        price_set(stockrecord_id=stockrecord_id, price=changed["price"], actor=actor)
    if "preparation_days" in changed:
        preparation_set(stockrecord_id=stockrecord_id, days=changed["preparation_days"], actor=actor)
    if "is_offered" in changed:
        offering_set(stockrecord_id=stockrecord_id, is_offered=changed["is_offered"], actor=actor)
