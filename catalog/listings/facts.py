"""What an editor of a product's page sees and may change. A stamp tells whether it is still what a form showed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from oscar.apps.catalogue.models import ProductAttribute, ProductAttributeValue

from catalog.listings.models import Picture, ProductInfo


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """The words and weights of a root product; `attributes` by code, only those that are given."""

    title: str
    description: str
    title_en: str = ""
    weight_g: int = 500
    unit_weight_g: int | None = None
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def stamp(self) -> str:
        return _stamp(asdict(self))


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture in its place: the key of its PictureFile, and what it shows (empty: the product's title says it)."""

    file_id: int
    alt: str = ""


def product_facts(info: ProductInfo) -> ProductFacts:
    """What stands now, `info` read with its product. One query."""
    given = ProductAttributeValue.objects.filter(product=info.product_id).order_by("attribute_id")
    return ProductFacts(
        info.product.title, info.product.description, info.title_en, info.weight_g, info.unit_weight_g,
        dict(given.values_list("attribute__code", "value_text")),
    )


def attributes_for(info: ProductInfo) -> dict[str, ProductAttribute]:
    """The attributes that the product may have, by code, in their order."""
    return {one.code: one for one in ProductAttribute.objects.filter(product_class=info.product.product_class_id).order_by("pk")}


def pictures_shown(product_id: int) -> list[Shown]:
    """The pictures in their order; the first stands on the card."""
    rows = Picture.objects.filter(product=product_id).order_by("position", "pk")
    return [Shown(file_id, alt) for file_id, alt in rows.values_list("file_id", "alt")]


def pictures_stamp(shown: Sequence[Shown]) -> str:
    """The same for the same pictures in the same order with the same words."""
    return _stamp([asdict(one) for one in shown])


def _stamp(facts: Any) -> str:
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:32]
