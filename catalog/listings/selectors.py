"""Reads of the catalogue across tables. What must be read live stands in `offers`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from catalog.listings.models import CategoryInfo, Listing, TaxRate
from catalog.listings.offers import LiveOffer, Why, live_offers, offers_for_product, why_text
from catalog.listings.pagestamp import MORE_OF
from shop.core.hot import hot_rows

__all__ = [
    "CardRow", "CategoryNode", "LiveOffer", "ProductPage", "ProductPicture", "Why", "categories_read", "listing_id_for",
    "live_offers", "newest_of_maker", "offers_for_product", "product_page", "products_of_maker", "rows_for_cards", "vat_percent",
    "why_text",
]

CARD_COLUMNS = (
    "id", "version", "product_id", "state", "title", "slug", "picture", "picture_ready", "seller_name", "province_name", "county_name",
    "price", "has_prices", "old_price", "made_to_order", "preparation_days",
)
_CARDS = f"SELECT {', '.join(CARD_COLUMNS)} FROM catalog_listings_listing WHERE id = ANY(%s::bigint[])"  # noqa: S608

_NEWEST = MORE_OF.format(partner="%s::int", product="%s::int", now="%s::timestamptz")
_PAGE = """
SELECT product.id, info.version, product.title, info.title_en, product.slug, product.description, info.category_id, info.weight_g,
       info.unit_weight_g, product.date_created,
       (SELECT coalesce(json_agg(json_build_array(attribute.name, coalesce(given.value_text, '')) ORDER BY attribute.id), '[]')
        FROM catalogue_productattributevalue given JOIN catalogue_productattribute attribute ON attribute.id = given.attribute_id
        WHERE given.product_id = product.id),
       (SELECT coalesce(json_agg(
          json_build_array(file.file, file.width, file.height, file.sizes_ready, file.average,
                           coalesce(nullif(picture.alt, ''), product.title))
          ORDER BY picture.position, picture.id), '[]')
        FROM catalog_listings_picture picture JOIN catalog_listings_picturefile file ON file.id = picture.file_id
        WHERE picture.product_id = product.id)
FROM catalogue_product product JOIN catalog_listings_productinfo info ON info.product_id = product.id
WHERE product.id = %s::int AND product.is_public
"""


@dataclass(frozen=True, slots=True)
class CardRow:
    """What a card shows, and nothing else."""

    id: int
    version: int
    product_id: int
    state: str
    title: str
    slug: str
    picture: str
    picture_ready: bool
    seller_name: str
    province_name: str
    county_name: str
    price: int
    has_prices: bool
    old_price: int | None
    made_to_order: bool
    preparation_days: int


@dataclass(frozen=True, slots=True)
class ProductPicture:
    file: str
    width: int
    height: int
    ready: bool
    average: str
    alt: str


@dataclass(frozen=True, slots=True)
class CategoryNode:
    """A category as menus, crumbs and filters need it. `children` are leaves in their order."""

    id: int
    slug: str
    name: str
    is_leaf: bool
    parent_id: int | None
    children: tuple[int, ...]
    return_rule: str
    description: str

    @property
    def url(self) -> str:
        return f"/c/{self.slug}/"


@dataclass(frozen=True, slots=True)
class ProductPage:
    """The body of a product's page: all that `version` (of ProductInfo) names. Prices, stock and makers are in the offers."""

    id: int
    version: int
    title: str
    title_en: str
    slug: str
    description: str
    category_id: int
    weight_g: int
    unit_weight_g: int | None
    created_at: dt.datetime
    attributes: tuple[tuple[str, str], ...]
    pictures: tuple[ProductPicture, ...]

    @property
    def url(self) -> str:
        return f"/p/{self.id}/{self.slug}/"


def rows_for_cards(ids: Iterable[int]) -> dict[int, CardRow]:
    """The rows that cards are made of, in one query."""
    return {row[0]: CardRow(*row) for row in hot_rows(_CARDS, [list(ids)])}


def newest_of_maker(*, partner_id: int, but: int, now: dt.datetime) -> list[tuple[int, int]]:
    """(key, version) of the cards of what else the maker sells, the newest first."""
    return [(key, version) for key, version in hot_rows(_NEWEST, [partner_id, but, now])]


def product_page(product_id: int) -> ProductPage | None:
    """The product's own facts, in one query; None for what has no page."""
    rows = hot_rows(_PAGE, [product_id])
    if not rows:
        return None
    row = rows[0]
    facts = (*row[:10], tuple((name, value) for name, value in row[10]), tuple(ProductPicture(*one) for one in row[11]))
    return ProductPage(*facts)


def categories_read() -> dict[int, CategoryNode]:
    """All categories by key, in the order of menus: roots by position, each before its leaves. One query."""
    infos = sorted(
        CategoryInfo.objects.select_related("category").filter(category__is_public=True), key=lambda info: (info.is_leaf, info.position),
    )
    roots = {info.category.path: info.category_id for info in infos if not info.is_leaf}
    parent = {info.category_id: roots.get(info.category.path[:info.category.steplen]) for info in infos if info.is_leaf}
    nodes = {
        info.category_id: CategoryNode(
            id=info.category_id, slug=info.slug, name=info.category.name, is_leaf=info.is_leaf, parent_id=parent.get(info.category_id),
            children=tuple(key for key, above in parent.items() if above == info.category_id), return_rule=info.return_rule,
            description=info.category.description,
        )
        for info in infos
    }
    ordered: dict[int, CategoryNode] = {}
    for node in nodes.values():
        if not node.is_leaf:
            ordered[node.id] = node
            ordered |= {child: nodes[child] for child in node.children}
    return ordered


def listing_id_for(product_id: int, partner_id: int) -> int | None:
    """The card of one offer."""
    return Listing.objects.filter(product_id=product_id, partner_id=partner_id).values_list("pk", flat=True).first()


def products_of_maker(*, partner_id: int) -> Any:
    """The maker's cards, newest first, hidden ones too: for the panel and the office."""
    return Listing.objects.filter(partner_id=partner_id).order_by("-created_at", "-id")


def vat_percent(vat_class: str, day: dt.date) -> int:
    """The rate of a class on a day; 0 before its first."""
    rate = TaxRate.objects.filter(vat_class=vat_class, starts_on__lte=day).order_by("-starts_on").first()
    return rate.percent if rate else 0
