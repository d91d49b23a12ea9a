"""What holds now: price, stock, freeze and licence of an offer, read live. Basket, checkout and the product page ask here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from shop.core.calendar import local_date
from shop.core.hot import hot_rows


class Why(StrEnum):
    """Why an offer cannot be bought now; "" where it can."""

    NONE = ""
    NOT_OFFERED = "not_offered"
    FROZEN = "frozen"
    LICENCE = "licence"
    SOLD_OUT = "sold_out"


@dataclass(frozen=True, slots=True)
class LiveOffer:
    """One stock record at one instant. `price` is Rial, tax included; a cut that is over does not count any more.

    `available` is None for what is made to order. `holds_until` is the first instant at which a cut or a licence that holds now ends,
    so that the clock alone changes something. `maker_version` is another one after any change of the maker. `live` says that the
    seller may sell it now; `reason` also knows `sold_out`, which leaves it live. `product_id` is what is sold (a variant or the
    product itself), `root_id` has the page.
    """

    stockrecord_id: int
    product_id: int
    root_id: int
    partner_id: int
    price: int
    old_price: int | None
    cut_ends_at: dt.datetime | None
    available: int | None
    preparation_days: int
    live: bool
    reason: Why
    title: str
    slug: str
    size: str
    colour: str
    colour_hex: str
    position: int
    weight_g: int
    version: int
    category_id: int
    category_name: str
    activity_field: str
    vat_class: str
    vat_percent: int
    return_rule: str
    seller_name: str
    seller_slug: str
    province_id: int
    province_name: str
    county_name: str
    picture: str
    picture_ready: bool
    holds_until: dt.datetime | None
    maker_version: tuple[int, int]

    @property
    def variant(self) -> str:
        """«بزرگ، آبی», "" where there is but one."""
        return "، ".join(part for part in (self.size, self.colour) if part)

    @property
    def url(self) -> str:
        return f"/p/{self.root_id}/{self.slug}/"

    def can_buy(self, quantity: int = 1) -> bool:
        """That many may be bought at this instant."""
        return self.live and (self.available is None or self.available >= quantity)


_COLUMNS = """
  record.id, record.product_id, root.id, record.partner_id,
  CASE WHEN terms.cut_ends_at <= asked.now THEN terms.old_price ELSE record.price::bigint END,
  CASE WHEN terms.cut_ends_at > asked.now THEN terms.old_price END,
  CASE WHEN terms.cut_ends_at > asked.now THEN terms.cut_ends_at END,
  CASE WHEN record.num_in_stock IS NOT NULL THEN greatest(record.num_in_stock - coalesce(record.num_allocated, 0), 0) END,
  terms.preparation_days,
  CASE WHEN NOT terms.is_offered OR NOT sold.is_public OR NOT root.is_public THEN 'not_offered' WHEN maker.is_frozen THEN 'frozen'
       WHEN field.valid_until IS NULL OR field.valid_until <= asked.now THEN 'licence'
       WHEN record.num_in_stock <= coalesce(record.num_allocated, 0) THEN 'sold_out' ELSE '' END,
  root.title, root.slug, coalesce(variant.size, ''), coalesce(variant.colour, ''), coalesce(variant.colour_hex, ''),
  coalesce(variant.position, 0), info.weight_g, info.version, info.category_id, category.name, leaf.activity_field, leaf.vat_class,
  coalesce((SELECT percent FROM catalog_listings_taxrate rate WHERE rate.vat_class = leaf.vat_class AND rate.starts_on <= asked.day
            ORDER BY rate.starts_on DESC LIMIT 1), 0),
  leaf.return_rule, maker.name, maker.slug, maker.province_id, province.name, county.name,
  coalesce(shown.file, ''), coalesce(shown.sizes_ready, false),
  least(CASE WHEN terms.cut_ends_at > asked.now THEN terms.cut_ends_at END,
        CASE WHEN field.valid_until > asked.now THEN field.valid_until END),
  maker.touched, maker.xmin::text::bigint
"""
_JOINS = """
  JOIN catalogue_product sold ON sold.id = record.product_id
  JOIN catalogue_product root ON root.id = coalesce(sold.parent_id, sold.id)
  JOIN catalog_listings_offerterms terms ON terms.stockrecord_id = record.id
  JOIN catalog_listings_productinfo info ON info.product_id = root.id
  JOIN catalogue_category category ON category.id = info.category_id
  JOIN catalog_listings_categoryinfo leaf ON leaf.category_id = info.category_id
  JOIN catalog_listings_maker maker ON maker.partner_id = record.partner_id
  JOIN shop_places_province province ON province.id = maker.province_id
  JOIN shop_places_county county ON county.id = maker.county_id
  LEFT JOIN catalog_listings_variant variant ON variant.product_id = sold.id
  LEFT JOIN catalog_listings_makerfield field ON field.maker_id = maker.partner_id AND field.activity_field = leaf.activity_field
  LEFT JOIN LATERAL (
    SELECT file.file, file.sizes_ready FROM catalog_listings_picture picture
    JOIN catalog_listings_picturefile file ON file.id = picture.file_id
    WHERE picture.product_id = root.id ORDER BY picture.position LIMIT 1) shown ON true
  WHERE record.price IS NOT NULL
"""
_BY_RECORD = f"""SELECT {_COLUMNS} FROM (SELECT %s::timestamptz AS now, %s::date AS day) asked
  JOIN partner_stockrecord record ON record.id = ANY(%s::int[]) {_JOINS}"""  # noqa: S608
_BY_PRODUCT = f"""SELECT {_COLUMNS} FROM (SELECT %s::timestamptz AS now, %s::date AS day) asked
  JOIN partner_stockrecord record ON record.product_id IN (
    SELECT %s::int UNION ALL SELECT id FROM catalogue_product WHERE parent_id = %s::int) {_JOINS}
  ORDER BY coalesce(variant.position, 0), 5, record.id"""  # noqa: S608


def live_offers(stockrecord_ids: Iterable[int], now: dt.datetime) -> dict[int, LiveOffer]:
    """The offers at that instant, by stock record; one query. One that is gone for good is missing."""
    wanted = list(stockrecord_ids)
    return {row[0]: _offer(row) for row in hot_rows(_BY_RECORD, [now, local_date(now), wanted])} if wanted else {}


def offers_for_product(product_id: int, now: dt.datetime) -> list[LiveOffer]:
    """All offers of a root product, live or not, variants in their order, then the cheapest first; one query."""
    return [_offer(row) for row in hot_rows(_BY_PRODUCT, [now, local_date(now), product_id, product_id])]


def why_text(reason: Why) -> str:
    """What to tell the shopper."""
    return {
        Why.NONE: "",
        Why.NOT_OFFERED: _("این کالا دیگر فروخته نمی‌شود."),
        Why.FROZEN: _("این فروشگاه فعلاً بسته است."),
        Why.LICENCE: _("این کالا اکنون برای فروش نیست."),
        Why.SOLD_OUT: _("این کالا تمام شده است."),
    }[reason]


def _offer(row: tuple[Any, ...]) -> LiveOffer:
    reason = Why(row[9])
    values = (*row[:9], reason in (Why.NONE, Why.SOLD_OUT), reason, *row[10:-2], row[-2:])
    return LiveOffer(*values)
