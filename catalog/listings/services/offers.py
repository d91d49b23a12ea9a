"""A seller's offer: price, cut price, stock, preparation, and another seller's offer of a product that exists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.models import Product
from oscar.core.loading import get_model

from catalog.listings.models import OfferTerms, PriceChange
from catalog.listings.services.cards import listings_refresh
from catalog.listings.services.products import VariantSpec, price_check, variant_check
from shop.core.errors import DomainError

StockRecord = get_model("partner", "StockRecord")
PREPARATION_MAX_DAYS = 90


@transaction.atomic
def offer_create(*, partner: Any, product: Product, variants: Mapping[int, VariantSpec]) -> list[Any]:
    """The partner's stock records for an existing root product, by the key of what is sold (a child, or the product itself).

    DomainError: variants_none, variant_unknown, offer_exists, price, stock. Sizes and colours in the specs are not read.
    """
    if not variants:
        raise DomainError("variants_none", _("دست‌کم یک قیمت بنویسید."))
    children = set(product.children.values_list("pk", flat=True))
    if not variants.keys() <= (children or {product.pk}):
        raise DomainError("variant_unknown", _("این گونه از کالا نیست."))
    for variant in variants.values():
        variant_check(variant)
    if StockRecord.objects.filter(partner=partner, product_id__in=variants).exists():
        raise DomainError("offer_exists", _("این کالا را پیش از این عرضه کرده‌اید؛ همان را ویرایش کنید."))
    try:
        with transaction.atomic():
            records = StockRecord.objects.bulk_create(
                StockRecord(
                    product_id=key, partner=partner, partner_sku=variant.sku or f"{product.pk}-{key}", price_currency="IRR",
                    price=variant.price, num_in_stock=variant.stock, num_allocated=None if variant.stock is None else 0,
                )
                for key, variant in sorted(variants.items())
            )
    except IntegrityError as error:
        raise DomainError("sku_taken", _("این کد کالا را پیش از این به کار برده‌اید.")) from error
    OfferTerms.objects.bulk_create(
        OfferTerms(stockrecord=record, preparation_days=variants[record.product_id].preparation_days) for record in records
    )
    listings_refresh(product_ids=[product.pk])
    return records


@transaction.atomic
def price_set(*, stockrecord_id: int, price: int, actor: Any) -> None:
    """A new price in Rial, tax included; a running cut ends. The change is kept. DomainError: price."""
    price_check(price)
    record, terms = _locked(stockrecord_id)
    if terms.cut_ends_at is not None:
        terms.old_price = terms.cut_ends_at = None
        terms.save(update_fields=("old_price", "cut_ends_at"))
    _price_write(record, price, actor)
    listings_refresh(product_ids=[root_of(record.product)])


@transaction.atomic
def price_cut(*, stockrecord_id: int, price: int, ends_at: dt.datetime, actor: Any) -> None:
    """Sell for less until that instant; then the price of now comes back. The old price shown is the one that held.

    DomainError: price, cut_higher (not below the price that holds), cut_ends (in the past).
    """
    price_check(price)
    if ends_at <= timezone.now():
        raise DomainError("cut_ends", _("پایان تخفیف باید در آینده باشد."))
    record, terms = _locked(stockrecord_id)
    full = terms.old_price if terms.cut_ends_at is not None else int(record.price)
    if full is None or price >= full:
        raise DomainError("cut_higher", _("قیمت با تخفیف باید کمتر از قیمت کنونی باشد."))
    terms.old_price, terms.cut_ends_at = full, ends_at
    terms.save(update_fields=("old_price", "cut_ends_at"))
    _price_write(record, price, actor)
    listings_refresh(product_ids=[root_of(record.product)])


@transaction.atomic
def cuts_end(*, now: dt.datetime) -> int:
    """Cuts that are over: the price before comes back. How many there were."""
    ended = list(
        StockRecord.objects.select_for_update(of=("self",)).select_related("terms", "product")
        .filter(terms__cut_ends_at__lte=now).order_by("pk")[:1000]
    )
    for record in ended:
        full = record.terms.old_price
        OfferTerms.objects.filter(pk=record.pk).update(old_price=None, cut_ends_at=None)
        _price_write(record, full, None)
    listings_refresh(product_ids=[root_of(record.product) for record in ended])
    return len(ended)


@transaction.atomic
def stock_set(*, stockrecord_id: int, num_in_stock: int | None, actor: Any) -> None:
    """How many there are, those already ordered included; None is made to order.

    DomainError: stock (below zero), stock_below_reserved (`reserved` in its details).
    """
    if num_in_stock is not None and num_in_stock < 0:
        raise DomainError("stock", _("موجودی نمی‌تواند کمتر از صفر باشد."))
    record, _terms = _locked(stockrecord_id)
    if num_in_stock is None:
        StockRecord.objects.filter(pk=record.pk).update(num_in_stock=None, date_updated=timezone.now())
    else:
        reserved = record.num_allocated or 0
        if num_in_stock < reserved:
            raise DomainError("stock_below_reserved", _("برای این کالا سفارش باز هست؛ موجودی نمی‌تواند از آن کمتر شود."), reserved=reserved)
        StockRecord.objects.filter(pk=record.pk).update(
            num_in_stock=num_in_stock, num_allocated=Coalesce(F("num_allocated"), 0), date_updated=timezone.now(),
        )
    listings_refresh(product_ids=[root_of(record.product)])


@transaction.atomic
def preparation_set(*, stockrecord_id: int, days: int, actor: Any) -> None:
    """Days from payment until the parcel leaves. DomainError: preparation."""
    if not 0 <= days <= PREPARATION_MAX_DAYS:
        raise DomainError("preparation", _("روز آماده‌سازی از ۰ تا ۹۰ است."))
    record, terms = _locked(stockrecord_id)
    terms.preparation_days = days
    terms.save(update_fields=("preparation_days",))
    listings_refresh(product_ids=[root_of(record.product)])


@transaction.atomic
def offering_set(*, stockrecord_id: int, is_offered: bool, actor: Any) -> None:
    """Take an offer from sale, or put it back."""
    record, terms = _locked(stockrecord_id)
    terms.is_offered = is_offered
    terms.save(update_fields=("is_offered",))
    listings_refresh(product_ids=[root_of(record.product)])


def root_of(product: Product) -> int:
    """The key of the product that has the page: the parent of a variant, else the product itself."""
    return int(product.parent_id or product.pk)


def _locked(stockrecord_id: int) -> tuple[Any, OfferTerms]:
    record = (
        StockRecord.objects.select_for_update(of=("self",)).select_related("product", "terms").filter(pk=stockrecord_id).first()
    )
    if record is None:
        raise DomainError("offer_unknown", _("این عرضه یافت نشد."))
    return record, record.terms


def _price_write(record: Any, price: int, actor: Any) -> None:
    before = int(record.price)
    if before == price:
        return
    StockRecord.objects.filter(pk=record.pk).update(price=price, date_updated=timezone.now())
    PriceChange.objects.create(stockrecord=record, before=before, after=price, changed_by=actor)
