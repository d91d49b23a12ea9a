"""New products: one through the panel, or a hundred thousand at once, by the same way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.models import Product, ProductAttributeValue, ProductCategory
from oscar.core.loading import get_model

from catalog.listings.models import OfferTerms, Picture, PictureFile, ProductInfo, Variant
from catalog.listings.services.bulk import keys_take, rows_copy
from catalog.listings.services.cards import listings_refresh
from catalog.listings.services.leaves import LeafFacts, leaves_read
from catalog.listings.services.texts import product_text, slug_of
from shop.core.errors import DomainError
from shop.core.money import RETAIL_MAX_RIAL
from shop.core.persian import clean, squeeze

StockRecord = get_model("partner", "StockRecord")
TITLE_MAX = 120
BATCH = 5_000


@dataclass(frozen=True, slots=True)
class VariantSpec:
    """One thing to buy. `price` in Rial, tax included; `stock` None is made to order."""

    price: int
    stock: int | None = None
    preparation_days: int = 1
    size: str = ""
    colour: str = ""
    colour_hex: str = ""
    sku: str = ""


@dataclass(frozen=True, slots=True)
class OtherOffer:
    """Another seller's offer of the same product: one variant for each of the product's, in their order; None is not offered."""

    partner_id: int
    variants: Sequence[VariantSpec | None]


@dataclass(frozen=True, slots=True)
class ProductSpec:
    """`pictures` are keys of PictureFile, the first stands on the card; `attributes` by the codes of the leaf's class."""

    partner_id: int
    leaf_slug: str
    title: str
    description: str
    variants: Sequence[VariantSpec]
    attributes: Mapping[str, str] = field(default_factory=dict)
    pictures: Sequence[int] = ()
    weight_g: int = 500
    unit_weight_g: int | None = None
    title_en: str = ""
    created_at: dt.datetime | None = None
    others: Sequence[OtherOffer] = ()


def product_create(
    *, partner: Any, leaf_slug: str, title: str, description: str, attributes: Mapping[str, str], variants: Sequence[VariantSpec],
    pictures: Sequence[int] = (), weight_g: int = 500, unit_weight_g: int | None = None, title_en: str = "",
    created_at: dt.datetime | None = None,
) -> Product:
    """One product with its maker's offer, pictures, attributes and card.

    DomainError: title_empty, title_long, title_taken (the same seller has one that reads the same), leaf_unknown, attribute_unknown,
    variants_none, variants_same, price, stock, picture_unknown.
    """
    spec = ProductSpec(
        partner_id=partner.pk, leaf_slug=leaf_slug, title=title, description=description, attributes=attributes, variants=variants,
        pictures=pictures, weight_g=weight_g, unit_weight_g=unit_weight_g, title_en=title_en, created_at=created_at,
    )
    return Product.objects.get(pk=products_import([spec])[0])


@transaction.atomic
def products_import(specs: Sequence[ProductSpec]) -> list[int]:
    """Keys of the new products, in the order of the specs. All or nothing; refuses as `product_create` does."""
    leaves = leaves_read()
    for spec in specs:
        _spec_check(spec, leaves)
    _pictures_check(specs)
    _titles_check(specs)
    keys: list[int] = []
    for start in range(0, len(specs), BATCH):
        keys += _Batch(specs[start:start + BATCH], leaves).write()
    if len(keys) >= BATCH:
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE catalogue_product, partner_stockrecord, catalog_listings_offerterms, catalog_listings_productinfo, "
                           "catalog_listings_picture, catalogue_productattributevalue, catalogue_productcategory")
    listings_refresh(product_ids=keys)
    return keys


def variant_check(variant: VariantSpec) -> None:
    """DomainError price or stock."""
    price_check(variant.price)
    if variant.stock is not None and variant.stock < 0:
        raise DomainError("stock", _("موجودی نمی‌تواند کمتر از صفر باشد."))


def price_check(price: int) -> None:
    """DomainError price: whole Rial, above zero, within what an order can hold."""
    if price != int(price) or not 0 < price <= RETAIL_MAX_RIAL:
        raise DomainError("price", _("قیمت باید بیشتر از صفر و کمتر از ۱٬۰۰۰٬۰۰۰٬۰۰۰ تومان باشد."))


def title_check(title: str) -> None:
    """DomainError title_empty or title_long."""
    if not squeeze(title):
        raise DomainError("title_empty", _("نام کالا را بنویسید."))
    if len(clean(title)) > TITLE_MAX:
        raise DomainError("title_long", _("نام کالا بیش از ۱۲۰ نویسه است."))


def title_taken() -> DomainError:
    """The same seller has a product whose title reads the same."""
    return DomainError("title_taken", _("کالایی با همین نام دارید؛ نام دیگری بگذارید یا همان را ویرایش کنید."))


def attributes_check(given: Mapping[str, str], known: Mapping[str, Any]) -> None:
    """DomainError attribute_unknown, by the codes of the leaf's class."""
    if unknown := given.keys() - known.keys():
        raise DomainError("attribute_unknown", _("این ویژگی برای این دسته نیست."), codes=sorted(unknown))


def _spec_check(spec: ProductSpec, leaves: Mapping[str, LeafFacts]) -> None:
    title_check(spec.title)
    leaf = leaves.get(spec.leaf_slug)
    if leaf is None:
        raise DomainError("leaf_unknown", _("یکی از دسته‌ها را برگزینید."))
    attributes_check(spec.attributes, leaf.attributes)
    if not spec.variants:
        raise DomainError("variants_none", _("دست‌کم یک قیمت بنویسید."))
    if len({(variant.size, variant.colour) for variant in spec.variants}) < len(spec.variants):
        raise DomainError("variants_same", _("دو گونهٔ کالا یکی است؛ اندازه یا رنگ یکی را دگرگون کنید."))
    for variant in spec.variants:
        variant_check(variant)
    for other in spec.others:
        if len(other.variants) != len(spec.variants):
            raise DomainError("variants_same", _("گونه‌های این عرضه با گونه‌های کالا یکی نیست."))
        for offered in other.variants:
            if offered is not None:
                variant_check(offered)


def _pictures_check(specs: Sequence[ProductSpec]) -> None:
    wanted = {key for spec in specs for key in spec.pictures}
    if wanted - set(PictureFile.objects.filter(pk__in=wanted).values_list("pk", flat=True)):
        raise DomainError("picture_unknown", _("یکی از عکس‌ها یافت نشد؛ دوباره بفرستید."))


def _titles_check(specs: Sequence[ProductSpec]) -> None:
    keys = [(spec.partner_id, squeeze(spec.title)) for spec in specs]
    taken = len(set(keys)) < len(keys)
    if not taken:
        with connection.cursor() as cursor:
            cursor.execute(
                """SELECT 1 FROM catalog_listings_productinfo
                   JOIN unnest(%s::int[], %s::text[]) AS asked (partner_id, title_key) USING (partner_id, title_key) LIMIT 1""",
                [[key[0] for key in keys], [key[1] for key in keys]],
            )
            taken = cursor.fetchone() is not None
    if taken:
        raise title_taken()


class _Batch:
    """The rows of some products, gathered per table in one pass and written table by table."""

    def __init__(self, specs: Sequence[ProductSpec], leaves: Mapping[str, LeafFacts]) -> None:
        self.specs, self.leaves, self.now = specs, leaves, timezone.now()
        self.products: list[tuple[Any, ...]] = []
        self.infos: list[tuple[Any, ...]] = []
        self.categories: list[tuple[Any, ...]] = []
        self.attributes: list[tuple[Any, ...]] = []
        self.variants: list[tuple[Any, ...]] = []
        self.pictures: list[tuple[Any, ...]] = []
        self.records: list[tuple[Any, ...]] = []
        self.terms: list[tuple[Any, ...]] = []

    def write(self) -> list[int]:
        children = [len(spec.variants) if _has_children(spec) else 0 for spec in self.specs]
        keys = keys_take(Product, len(self.specs) + sum(children))
        offers = sum(len(spec.variants) for spec in self.specs)
        offers += sum(offer is not None for spec in self.specs for other in spec.others for offer in other.variants)
        self.record_keys = iter(keys_take(StockRecord, offers))
        taken = iter(keys)
        roots = [self._add(spec, number, [next(taken) for _ in range(number)] if number else [], next(taken))
                 for spec, number in zip(self.specs, children, strict=True)]
        rows_copy(Product, ("id", "structure", "is_public", "parent_id", "title", "slug", "description", "priority", "product_class_id",
                            "date_created", "date_updated", "is_discountable"), self.products)
        rows_copy(ProductInfo, ("product_id", "category_id", "title_en", "weight_g", "unit_weight_g", "version", "partner_id", "title_key",
                                "search_text"), self.infos)
        rows_copy(ProductCategory, ("product_id", "category_id"), self.categories)
        rows_copy(ProductAttributeValue, ("product_id", "attribute_id", "value_text"), self.attributes)
        rows_copy(Variant, ("product_id", "size", "colour", "colour_hex", "position"), self.variants)
        rows_copy(Picture, ("product_id", "file_id", "position", "alt", "focus"), self.pictures)
        rows_copy(StockRecord, ("id", "product_id", "partner_id", "partner_sku", "price_currency", "price", "num_in_stock", "num_allocated",
                                "date_created", "date_updated"), self.records)
        rows_copy(OfferTerms, ("stockrecord_id", "preparation_days", "is_offered"), self.terms)
        return roots

    def _add(self, spec: ProductSpec, number: int, children: list[int], key: int) -> int:
        leaf, title = self.leaves[spec.leaf_slug], clean(spec.title)
        created_at = spec.created_at or self.now
        values = {code: clean(value) for code, value in spec.attributes.items() if value.strip()}
        self.products.append((key, "parent" if children else "standalone", True, None, title, slug_of(title), clean_lines(spec.description),
                              0, leaf.class_id, created_at, self.now, True))
        text = product_text(
            title=title, title_en=spec.title_en, categories=(leaf.title, leaf.root_title), attributes=values.values(),
            variants=((variant.size, variant.colour) for variant in spec.variants),
        )
        self.infos.append(
            (key, leaf.category_id, spec.title_en, spec.weight_g, spec.unit_weight_g, 1, spec.partner_id, squeeze(title), text),
        )
        self.categories.append((key, leaf.category_id))
        self.attributes.extend((key, leaf.attributes[code], value) for code, value in values.items())
        self.pictures.extend((key, file_id, position, "", "") for position, file_id in enumerate(spec.pictures))
        for position, (child, variant) in enumerate(zip(children, spec.variants, strict=False)):
            self.products.append((child, "child", True, key, "", slug_of(title), "", 0, None, created_at, self.now, True))
            self.variants.append((child, clean(variant.size), clean(variant.colour), variant.colour_hex, position))
        sold = children or [key]
        for offer in (OtherOffer(spec.partner_id, spec.variants), *spec.others):
            for product_id, offered, position in zip(sold, offer.variants, count(1), strict=False):
                if offered is not None:
                    self._offer(product_id, offer.partner_id, offered, f"{key}-{position}", created_at)
        return key

    def _offer(self, product_id: int, partner_id: int, variant: VariantSpec, sku: str, created_at: dt.datetime) -> None:
        key = next(self.record_keys)
        self.records.append((key, product_id, partner_id, variant.sku or sku, "IRR", variant.price, variant.stock,
                             None if variant.stock is None else 0, created_at, self.now))
        self.terms.append((key, variant.preparation_days, True))


def clean_lines(text: str) -> str:
    """`clean` for a text of several lines."""
    return "\n".join(clean(line) for line in text.strip().splitlines())


def _has_children(spec: ProductSpec) -> bool:
    return len(spec.variants) > 1 or bool(spec.variants[0].size or spec.variants[0].colour)
