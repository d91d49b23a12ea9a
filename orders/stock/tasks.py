"""Jobs of the stock."""

from __future__ import annotations

from django.db.models.functions import Coalesce
from oscar.core.loading import get_model
from procrastinate.contrib.django import app

from catalog.listings.services import listings_refresh

StockRecord = get_model("partner", "StockRecord")


@app.task(name="stock.cards_refresh")
def cards_refresh(*, stockrecord_ids: list[int]) -> None:
    """The cards of goods whose last piece went or came back."""
    records = StockRecord.objects.filter(pk__in=stockrecord_ids).order_by()
    listings_refresh(product_ids=sorted(set(records.values_list(Coalesce("product__parent_id", "product_id"), flat=True))))
