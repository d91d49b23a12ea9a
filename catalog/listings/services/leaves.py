"""What new products need to know of the leaves, in two queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from oscar.apps.catalogue.models import ProductAttribute, ProductClass

from catalog.listings.models import CategoryInfo


@dataclass(frozen=True, slots=True)
class LeafFacts:
    category_id: int
    class_id: int
    title: str
    root_title: str
    attributes: dict[str, int]


def leaves_read() -> dict[str, LeafFacts]:
    """Every leaf by its slug. A leaf's product class has the same slug."""
    attributes: dict[int, dict[str, int]] = defaultdict(dict)
    for class_id, code, key in ProductAttribute.objects.values_list("product_class_id", "code", "pk"):
        attributes[class_id][code] = key
    classes = dict(ProductClass.objects.values_list("slug", "pk"))
    infos = list(CategoryInfo.objects.select_related("category").order_by("category__path"))
    roots = {info.category.path: info.category.name for info in infos if not info.is_leaf}
    return {
        info.slug: LeafFacts(
            category_id=info.category_id, class_id=classes[info.slug], title=info.category.name,
            root_title=roots[info.category.path[:info.category.steplen]], attributes=attributes[classes[info.slug]],
        )
        for info in infos if info.is_leaf
    }
