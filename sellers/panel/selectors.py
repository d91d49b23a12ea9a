"""What a seller sees of the own goods. Stock is what may still be sold: in stock less what orders hold."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from oscar.core.loading import get_model

from catalog.listings.cards import picture_url
from catalog.listings.models import Listing, ListingState
from catalog.listings.services.texts import searchable
from sellers.businesses.models import Seller

StockRecord = get_model("partner", "StockRecord")
PAGE_SIZE = 20
LOW = 2
"""So many pieces or fewer are «about to run out»."""


@dataclass(frozen=True, slots=True)
class GoodsRow:
    """One product of the seller. `free` is None where any variant is made to order."""

    listing_id: int
    title: str
    url: str
    picture: str
    price: int
    has_prices: bool
    state: str
    licence_ended: bool
    variants: int
    free: int | None
    preparation_days: int


@dataclass(frozen=True, slots=True)
class StockRow:
    """One thing that can be sold. None of `in_stock` and `free` means made to order."""

    title: str
    variant: str
    url: str
    picture: str
    sku: str
    price: int
    in_stock: int | None
    held: int
    free: int | None
    preparation_days: int
    is_offered: bool

    @property
    def is_low(self) -> bool:
        return self.free is not None and self.free <= LOW


def _thumb(name: str, ready: bool) -> str:
    return picture_url(name, 160 if ready else None)


def _records(seller: Seller) -> QuerySet[Any]:
    """The seller's stock records with `free`; those of products taken off the shop are left out."""
    free = F("num_in_stock") - Coalesce(F("num_allocated"), 0)
    return StockRecord.objects.filter(partner_id=seller.partner_id, product__is_public=True).annotate(
        root_id=Coalesce("product__parent_id", "product_id"), free=free
    )


def _words(field: str, text: str) -> Q:
    found = Q()
    for word in searchable(text).split():
        found &= Q(**{f"{field}__contains": word})
    return found


def goods_page(seller: Seller, *, text: str, number: str, now: dt.datetime) -> Page[Any]:
    """A page of the seller's goods, newest first; its `object_list` holds `GoodsRow`. Three queries, however many rows."""
    found = Listing.objects.filter(_words("search_text", text), partner_id=seller.partner_id).order_by("-created_at", "-id")
    page: Page[Any] = Paginator(found, PAGE_SIZE).get_page(number)
    listings = list(page.object_list)
    ids = [listing.product_id for listing in listings]
    records = _records(seller).filter(Q(product_id__in=ids) | Q(product__parent_id__in=ids)).order_by().values("root_id")
    rows = records.annotate(variants=Count("id"), to_order=Count("id", filter=Q(num_in_stock=None)), pieces=Sum("free"))
    sums = {row["root_id"]: row for row in rows}
    page.object_list = [_goods_row(listing, sums.get(listing.product_id, {}), now) for listing in listings]
    return page


def _goods_row(listing: Listing, sums: dict[str, int], now: dt.datetime) -> GoodsRow:
    return GoodsRow(
        listing_id=listing.pk, title=listing.title, url=f"/p/{listing.product_id}/{listing.slug}/",
        picture=_thumb(listing.picture, listing.picture_ready), price=listing.price, has_prices=listing.has_prices, state=listing.state,
        licence_ended=listing.ends_at is None or listing.ends_at <= now, variants=sums.get("variants", 0),
        free=None if sums.get("to_order") else sums.get("pieces") or 0, preparation_days=listing.preparation_days,
    )  # fmt: skip


def stock_page(seller: Seller, *, text: str, only_low: bool, number: str) -> Page[Any]:
    """A page of what can be sold, fewest pieces first; its `object_list` holds `StockRow`. Three queries, however many rows."""
    records = _records(seller).filter(_words("product__info__search_text", text) | _words("product__parent__info__search_text", text))
    if only_low:
        records = records.filter(free__lte=LOW)
    records = records.select_related("product__parent", "product__variant", "terms").order_by(F("free").asc(nulls_last=True), "id")
    page = Paginator(records, PAGE_SIZE).get_page(number)
    found = list(page.object_list)
    cards = Listing.objects.filter(partner_id=seller.partner_id, product_id__in={record.root_id for record in found})
    pictures = {card.product_id: card for card in cards.only("product_id", "slug", "picture", "picture_ready")}
    page.object_list = [_stock_row(record, pictures.get(record.root_id)) for record in found]
    return page


def _stock_row(record: Any, card: Listing | None) -> StockRow:
    product = record.product
    terms = getattr(record, "terms", None)
    variant = getattr(product, "variant", None)
    return StockRow(
        title=(product.parent or product).title, variant=variant.label() if variant else "",
        url=f"/p/{record.root_id}/{card.slug}/" if card else "", picture=_thumb(card.picture, card.picture_ready) if card else "",
        sku=record.partner_sku, price=int(record.price or 0), in_stock=record.num_in_stock, held=record.num_allocated or 0,
        free=record.free, preparation_days=terms.preparation_days if terms else 0, is_offered=terms is None or terms.is_offered,
    )  # fmt: skip


def goods_counts(seller: Seller, now: dt.datetime) -> dict[str, int]:
    """`live`, `sold_out`, `hidden` products. One query."""
    hidden = Q(state=ListingState.HIDDEN) | Q(ends_at__lte=now) | Q(ends_at=None)
    counts: dict[str, int] = Listing.objects.filter(partner_id=seller.partner_id).aggregate(
        live=Count("id", filter=Q(state=ListingState.LIVE) & ~hidden),
        sold_out=Count("id", filter=Q(state=ListingState.SOLD_OUT) & ~hidden),
        hidden=Count("id", filter=hidden),
    )
    return counts


def low_counts(seller: Seller) -> dict[str, int]:
    """How many things are about to run out (`low`) and how many have (`out`). One query."""
    counts: dict[str, int] = _records(seller).aggregate(
        low=Count("id", filter=Q(free__gt=0, free__lte=LOW)), out=Count("id", filter=Q(free=0))
    )
    return counts


def lowest(seller: Seller) -> StockRow | None:
    """The thing of which the fewest are left, but not none."""
    few = _records(seller).filter(free__gt=0, free__lte=LOW).select_related("product__parent", "product__variant")
    record = few.order_by("free", "id").first()
    return _stock_row(record, None) if record else None
