"""What an operator changes at once, on an offer or on a product's page: all of it through the room's services, or nothing. Each change
leaves a row in the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from oscar.apps.catalogue.models import Product
from oscar.core.loading import get_model
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from catalog.listings.facts import ProductFacts, Shown, pictures_shown, pictures_stamp
from catalog.listings.services import (
    offering_set,
    picture_plain,
    plain_store,
    preparation_set,
    price_set,
    product_edit,
    product_pictures_set,
    root_of,
    stock_set,
)
from catalog.listings.services.edits import PICTURES_MAX, Changes, changed_meanwhile, pictures_many
from shop.core.persian import digits_fa

StockRecord = get_model("partner", "StockRecord")
ACTION = "catalog.offer"
PAGE_ACTION = "catalog.page"


@transaction.atomic
def offer_change(*, stockrecord_id: int, changed: dict[str, Any], actor: Any) -> None:
    """`changed` holds only what is new, of price (Rial), stock (None is made to order), preparation_days and is_offered.

    DomainError as `price_set`, `stock_set` and `preparation_set`; nothing is written then.
    """
    if not changed:
        return
    if "stock" in changed:
        stock_set(stockrecord_id=stockrecord_id, num_in_stock=changed["stock"], actor=actor)
    if "price" in changed:
        price_set(stockrecord_id=stockrecord_id, price=changed["price"], actor=actor)
    if "preparation_days" in changed:
        preparation_set(stockrecord_id=stockrecord_id, days=changed["preparation_days"], actor=actor)
    if "is_offered" in changed:
        offering_set(stockrecord_id=stockrecord_id, is_offered=changed["is_offered"], actor=actor)
    record = StockRecord.objects.select_related("product__parent", "partner").get(pk=stockrecord_id)
    product = record.product.parent if record.product.parent_id else record.product
    log(instance=product, action=ACTION, user=actor, title=product.title, data={"seller": record.partner.name, **changed})


@transaction.atomic
def page_change(*, product_id: int, stamp: str, facts: ProductFacts, actor: Any) -> None:
    """DomainError as `product_edit`; nothing is written then."""
    _page_log(product_id, product_edit(product_id=product_id, stamp=stamp, facts=facts), actor)


def pictures_change(*, product_id: int, stamp: str, kept: Sequence[Shown], uploads: Sequence[File[bytes]], actor: Any) -> None:
    """The pictures that are left, in their order, and new ones after them. DomainError as `picture_plain` and `product_pictures_set`; no
    row is written then, and a page that is old already costs no file either.
    """
    if len(kept) + len(uploads) > PICTURES_MAX:
        raise pictures_many()
    plain = [picture_plain(upload=upload) for upload in uploads]
    with transaction.atomic():
        if pictures_stamp(pictures_shown(product_id)) != stamp:
            raise changed_meanwhile()
        shown = [*kept, *(Shown(plain_store(plain=one).pk) for one in plain)]
        _page_log(product_id, product_pictures_set(product_id=product_id, stamp=stamp, shown=shown), actor)


def changes_of(product: Product) -> QuerySet[ModelLogEntry]:
    """What operators changed on a product's page and offers, the newest first."""
    rows = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Product), object_id=str(root_of(product)), action__in=(ACTION, PAGE_ACTION),
    )
    return rows.select_related("user").order_by("-timestamp", "-pk")


def page_sentences(changes: Mapping[str, Sequence[Any]], attributes: Mapping[str, str]) -> list[str]:
    """What a row of the log says of the page; `attributes` are titles by code."""
    names = {
        "title": _("نام"), "description": _("شرح"), "title_en": _("نام انگلیسی"), "weight_g": _("وزن بسته"),
        "unit_weight_g": _("وزن برای بهای کیلویی"),
        "pictures": _("عکس‌ها"), **attributes,
    }
    out = []
    for code, (before, after) in changes.items():
        values = {"name": names.get(code, code), "before": _value(before), "after": _value(after)}
        if code == "description":
            out.append(_("%(name)s دگرگون شد") % values)
        elif before == after:
            out.append(_("%(name)s: ترتیب یا شرحشان دگرگون شد") % values)
        else:
            out.append(_("%(name)s از «%(before)s» به «%(after)s»") % values)
    return out


def _value(value: Any) -> str:
    """A value in a Persian sentence; what is Latin keeps its own direction."""
    text = str(value if value is not None else "") or "-"
    return f"\u2068{text}\u2069" if text.isascii() and not text.isdecimal() else digits_fa(text)


def _page_log(product_id: int, changes: Changes, actor: Any) -> None:
    if changes:
        product = Product.objects.get(pk=product_id)
        log(instance=product, action=PAGE_ACTION, user=actor, title=product.title, data={"page": changes})
