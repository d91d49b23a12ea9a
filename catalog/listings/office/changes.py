"""What an operator changes on one offer at once: all of it through the room's services, or nothing. Each change leaves a row in the log."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import QuerySet
from oscar.apps.catalogue.models import Product
from oscar.core.loading import get_model
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from catalog.listings.services import offering_set, preparation_set, price_set, root_of, stock_set

StockRecord = get_model("partner", "StockRecord")
ACTION = "catalog.offer"


@transaction.atomic
def offer_change(*, stockrecord_id: int, changed: dict[str, Any], actor: Any) -> None:
    """`changed` holds only what is new, of price (Rial), stock (None is made to order), preparation_days and is_offered.

    DomainError as `price_set`, `stock_set` and `preparation_set`; nothing is written then.
    """
    if not changed:
        return
    if "stock" in changed:
        stock_set(stockrecord_id=stockrecord_id, num_in_stock=changed["stock"], actor=actor)
    if "price" in changed:
        price_set(stockrecord_id=stockrecord_id, price=changed["price"], actor=actor)
    if "preparation_days" in changed:
        preparation_set(stockrecord_id=stockrecord_id, days=changed["preparation_days"], actor=actor)
    if "is_offered" in changed:
        offering_set(stockrecord_id=stockrecord_id, is_offered=changed["is_offered"], actor=actor)
    record = StockRecord.objects.select_related("product__parent", "partner").get(pk=stockrecord_id)
    product = record.product.parent if record.product.parent_id else record.product
    log(instance=product, action=ACTION, user=actor, title=product.title, data={"seller": record.partner.name, **changed})


def changes_of(product: Product) -> QuerySet[ModelLogEntry]:
    """What operators changed on a product's offers, the newest first."""
    rows = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Product), object_id=str(root_of(product)), action=ACTION,
    )
    return rows.select_related("user").order_by("-timestamp", "-pk")
