"""Categories, product classes and tax rates, as `taxonomy.py` lists them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from oscar.apps.catalogue.models import Category, ProductAttribute, ProductClass

from catalog.listings.models import CategoryInfo, TaxRate, VatClass
from catalog.listings.taxonomy import FIELDS, Field, Leaf

RATES = ((VatClass.STANDARD, 10, dt.date(2024, 3, 20)), (VatClass.EXEMPT, 0, dt.date(2024, 3, 20)))


@transaction.atomic
def taxonomy_load() -> None:
    """Write what is missing of the taxonomy. What an operator changed since stays; safe to run again."""
    known = {info.slug: info.category for info in CategoryInfo.objects.select_related("category")}
    for place, field in enumerate(FIELDS):
        root = known.get(field.slug) or _root_add(field, place)
        for position, leaf in enumerate(field.leaves):
            if leaf.slug not in known:
                _leaf_add(Category.objects.get(pk=root.pk), leaf, position)
    for vat_class, percent, starts_on in RATES:
        TaxRate.objects.get_or_create(vat_class=vat_class, starts_on=starts_on, defaults={"percent": percent})


def _root_add(field: Field, position: int) -> Category:
    root = Category.add_root(name=field.title, slug=field.slug, code=field.slug)
    CategoryInfo.objects.create(category=root, slug=field.slug, is_leaf=False, position=position)
    return root


def _leaf_add(root: Category, leaf: Leaf, position: int) -> None:
    category = root.add_child(name=leaf.title, slug=leaf.slug, code=leaf.slug)
    CategoryInfo.objects.create(
        category=category, slug=leaf.slug, activity_field=leaf.activity_field, vat_class=leaf.vat, return_rule=leaf.return_rule,
        position=position,
    )
    made, is_new = ProductClass.objects.get_or_create(slug=leaf.slug, defaults={"name": leaf.title})
    if is_new:
        ProductAttribute.objects.bulk_create(
            ProductAttribute(product_class=made, code=code, name=title, type=ProductAttribute.TEXT, required=False)
            for code, title in leaf.attributes
        )
