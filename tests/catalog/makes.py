"""Makers and goods for tests, through the services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from django.utils import timezone
from oscar.apps.catalogue.models import Product
from oscar.core.loading import get_model

from catalog.listings.models import Listing
from catalog.listings.services import VariantSpec, maker_set, offer_create, product_create
from catalog.listings.taxonomy import LEAVES
from shop.places.models import County

Partner = get_model("partner", "Partner")
StockRecord = get_model("partner", "StockRecord")
_numbers = count(1)


def maker_make(
    name: str = "", *, province_id: int | None = None, days: int = 300, fields: Mapping[str, dt.datetime] | None = None,
    is_frozen: bool = False,
) -> Any:
    """A partner whose maker may sell everything for `days`."""
    number = next(_numbers)
    counties = County.objects.select_related("province").order_by("pk")
    county = counties.filter(province_id=province_id).first() if province_id else counties.first()
    assert county is not None
    partner = Partner.objects.create(name=name or f"کارگاه {number}")
    maker_change(partner, county=county, days=days, fields=fields, is_frozen=is_frozen)
    return partner


def maker_change(
    partner: Any, *, county: County | None = None, days: int = 300, fields: Mapping[str, dt.datetime] | None = None,
    is_frozen: bool = False, name: str = "",
) -> None:
    """The maker told anew."""
    county = county or partner.maker.county
    until = timezone.now() + dt.timedelta(days=days)
    maker_set(
        partner=partner, name=name or partner.name, slug=f"maker-{partner.pk}", province=county.province, county=county,
        is_frozen=is_frozen, fields={leaf.activity_field: until for leaf in LEAVES.values()} if fields is None else fields,
    )


def product_make(
    partner: Any, title: str = "", *, leaf: str = "scarf", price: int = 5_000_000, stock: int | None = 5, preparation_days: int = 2,
    variants: Sequence[VariantSpec] = (), **more: Any,
) -> Product:
    """A product with one offer."""
    only = VariantSpec(price=price, stock=stock, preparation_days=preparation_days)
    return product_create(
        partner=partner, leaf_slug=leaf, title=title or f"کالای {next(_numbers)}", description="شرح",
        attributes=more.pop("attributes", {}), variants=variants or [only], **more,
    )


def other_offer(partner: Any, product: Product, *, price: int, stock: int | None = 5) -> int:
    """Another seller's offer of a product without variants; the key of its stock record."""
    return int(offer_create(partner=partner, product=product, variants={product.pk: VariantSpec(price=price, stock=stock)})[0].pk)


def record_of(product: Product, partner: Any | None = None) -> Any:
    """The stock record of a product without variants."""
    records = StockRecord.objects.filter(product=product)
    return records.get(partner=partner) if partner else records.get()


def card_of(product: Product, partner: Any | None = None) -> Listing:
    """The card of an offer."""
    cards = Listing.objects.filter(product=product)
    return cards.get(partner=partner) if partner else cards.get()
