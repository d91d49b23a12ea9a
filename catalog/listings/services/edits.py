"""A product's page is edited: its words, its weights, its pictures. Who saw an older page is told so, and nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.models import Category, Product, ProductAttribute, ProductAttributeValue

from catalog.listings.facts import ProductFacts, Shown, attributes_for, pictures_shown, pictures_stamp, product_facts
from catalog.listings.models import Listing, Picture, PictureFile, ProductInfo, Variant
from catalog.listings.services.cards import listings_refresh
from catalog.listings.services.products import attributes_check, clean_lines, title_check, title_taken
from catalog.listings.services.texts import product_text, slug_of
from catalog.listings.signals import listing_changed
from shop.core.errors import DomainError
from shop.core.persian import clean, squeeze

WEIGHT_MAX_G = 1_000_000
DESCRIPTION_MAX, TITLE_EN_MAX, ATTRIBUTE_MAX, ALT_MAX = 5_000, 255, 200, 200
PICTURES_MAX = 12

Changes = dict[str, tuple[Any, Any]]


@transaction.atomic
def product_edit(*, product_id: int, stamp: str, facts: ProductFacts) -> Changes:
    """What the page of a root product says from now on; what changed, as (before, after) by name. Cards follow in the transaction.

    `stamp` is of the facts that the editor saw. The address follows the title; the old one leads on.
    DomainError: product_unknown, changed_meanwhile, title_empty, title_long, title_taken, title_en_long, description_long,
    attribute_unknown, attribute_long, weight.
    """
    info = _locked(product_id)
    before = product_facts(info)
    if before.stamp != stamp:
        raise changed_meanwhile()
    known = attributes_for(info)
    after = _plain(facts)
    _check(after, known)
    changes: Changes = {
        name: (getattr(before, name), getattr(after, name)) for name in ("title", "description", "title_en", "weight_g", "unit_weight_g")
        if getattr(before, name) != getattr(after, name)
    }
    for code in known:
        was, now = before.attributes.get(code, ""), after.attributes.get(code, "")
        if was != now:
            changes[code] = (was, now)
    if not changes:
        return changes
    _attributes_write(info, known, {code: after.attributes.get(code, "") for code in known if code in changes})
    slug = slug_of(after.title)
    Product.objects.filter(pk=info.pk).update(title=after.title, slug=slug, description=after.description, date_updated=timezone.now())
    Product.objects.filter(parent=info.pk).update(slug=slug)
    try:
        with transaction.atomic():
            ProductInfo.objects.filter(pk=info.pk).update(
                title_en=after.title_en, weight_g=after.weight_g, unit_weight_g=after.unit_weight_g, title_key=squeeze(after.title),
                search_text=_search_text(info, after), version=F("version") + 1,
            )
    except IntegrityError as error:
        raise title_taken() from error
    told = listings_refresh(product_ids=[info.pk])
    if others := list(Listing.objects.filter(product_id=info.pk).exclude(pk__in=told).values_list("pk", flat=True)):
        listing_changed.send(sender=None, listing_ids=others)  # a description is searched, though no card shows it
    return changes


@transaction.atomic
def product_pictures_set(*, product_id: int, stamp: str, shown: Sequence[Shown]) -> Changes:
    """The pictures of a root product in their order from now on; the first stands on the card. What changed, as `product_edit` tells it.

    `stamp` is of the pictures that the editor saw (`pictures_stamp`). A picture that is taken out stays on the disk: orders may show it.
    DomainError: product_unknown, changed_meanwhile, picture_unknown, picture_twice, pictures_many, alt_long.
    """
    info = _locked(product_id)
    before, after = pictures_shown(info.pk), [Shown(one.file_id, clean(one.alt)) for one in shown]
    if pictures_stamp(before) != stamp:
        raise changed_meanwhile()
    keys = {one.file_id for one in after}
    if len(keys) < len(after):
        raise DomainError("picture_twice", _("یک عکس دو بار آمده است."))
    if len(after) > PICTURES_MAX:
        raise pictures_many()
    if any(len(one.alt) > ALT_MAX for one in after):
        raise DomainError("alt_long", _("شرح عکس بیش از ۲۰۰ نویسه است."))
    if PictureFile.objects.filter(pk__in=keys).count() < len(keys):
        raise DomainError("picture_unknown", _("یکی از عکس‌ها یافت نشد؛ دوباره بفرستید."))
    if before == after:
        return {}
    Picture.objects.filter(product=info.pk).delete()
    Picture.objects.bulk_create(
        Picture(product_id=info.pk, file_id=one.file_id, position=position, alt=one.alt) for position, one in enumerate(after)
    )
    ProductInfo.objects.filter(pk=info.pk).update(version=F("version") + 1)
    listings_refresh(product_ids=[info.pk])
    return {"pictures": (len(before), len(after))}


def _locked(product_id: int) -> ProductInfo:
    """The row locked first and read afterwards: what a join reads while it waits for the lock is of before."""
    if not ProductInfo.objects.select_for_update(no_key=True).filter(pk=product_id).values_list("pk", flat=True):
        raise DomainError("product_unknown", _("این کالا یافت نشد."))
    return ProductInfo.objects.select_related("product", "category").get(pk=product_id)


def changed_meanwhile() -> DomainError:
    """The editor saw an older page."""
    return DomainError(
        "changed_meanwhile", _("این کالا در این میان دگرگون شده است. برگه را دوباره باز کنید، تغییرها را ببینید و سپس ویرایش کنید."),
    )


def pictures_many() -> DomainError:
    """More than a gallery holds."""
    return DomainError("pictures_many", _("هر کالا دست بالا ۱۲ عکس دارد."))


def _plain(facts: ProductFacts) -> ProductFacts:
    given = {code: clean(value) for code, value in facts.attributes.items()}
    return ProductFacts(
        clean(facts.title), clean_lines(facts.description), clean(facts.title_en), facts.weight_g, facts.unit_weight_g,
        {code: value for code, value in given.items() if value},
    )


def _check(facts: ProductFacts, known: Mapping[str, ProductAttribute]) -> None:
    title_check(facts.title)
    attributes_check(facts.attributes, known)
    if len(facts.description) > DESCRIPTION_MAX:
        raise DomainError("description_long", _("شرح کالا بیش از ۵٬۰۰۰ نویسه است."))
    if len(facts.title_en) > TITLE_EN_MAX:
        raise DomainError("title_en_long", _("نام انگلیسی بیش از ۲۵۵ نویسه است."))
    if any(len(value) > ATTRIBUTE_MAX for value in facts.attributes.values()):
        raise DomainError("attribute_long", _("یکی از ویژگی‌ها بیش از ۲۰۰ نویسه است."))
    if not all(0 < weight <= WEIGHT_MAX_G for weight in (facts.weight_g, facts.unit_weight_g or 1)) or facts.unit_weight_g == 0:
        raise DomainError("weight", _("وزن از یک گرم تا هزار کیلو است."))


def _attributes_write(info: ProductInfo, known: Mapping[str, ProductAttribute], values: Mapping[str, str]) -> None:
    """Rows of these codes anew; none for an empty value."""
    ProductAttributeValue.objects.filter(product=info.pk, attribute__in=[known[code] for code in values]).delete()
    ProductAttributeValue.objects.bulk_create(
        ProductAttributeValue(product_id=info.pk, attribute=known[code], value_text=value) for code, value in values.items() if value
    )


def _search_text(info: ProductInfo, facts: ProductFacts) -> str:
    variants = Variant.objects.filter(Q(product=info.pk) | Q(product__parent=info.pk)).order_by("position")
    root = Category.objects.get(path=info.category.path[:info.category.steplen])
    return product_text(
        title=facts.title, title_en=facts.title_en, categories=(info.category.name, root.name), attributes=facts.attributes.values(),
        variants=variants.values_list("size", "colour"),
    )
