"""Placing refuses with nothing changed, and freezes what was agreed."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from oscar.apps.basket.models import Basket, Line
from oscar.core.loading import get_model

from catalog.listings.facts import product_facts
from catalog.listings.models import ProductInfo, TaxRate
from catalog.listings.selectors import live_offers
from catalog.listings.services import price_set, stock_set
from catalog.listings.services.edits import product_edit
from orders.basket.cookies import Owner
from orders.basket.services import line_add
from orders.checkout.services import order_place
from orders.consignments.models import ConsignmentLine
from orders.shipping.models import DeliveryMethod
from orders.stock.models import Hold
from sellers.businesses.models import ActivityField, Licence, LicenceKind
from sellers.businesses.services import licence_grant, licence_revoke, seller_freeze, seller_rename
from shop.core.calendar import today
from shop.core.errors import DomainError
from shop.core.money import RETAIL_MAX_RIAL
from tests.orders.world import basket_fill, contact_make, goods_make, order_make, seen, seller_make

Order = get_model("order", "Order")
pytestmark = pytest.mark.django_db


def refused(code: str, owner: Owner, **changes: Any) -> DomainError:
    """Placing is refused with this code, and nothing has changed."""
    contact = contact_make()
    facts = {**seen(owner, contact, timezone.now()), "contact": contact, "notes": {}, "user": None, **changes}
    return refused_with(code, owner, facts)


def refused_with(code: str, owner: Owner, facts: dict[str, Any]) -> DomainError:
    with pytest.raises(DomainError) as refusal:
        order_place(**facts)
    assert refusal.value.code == code
    assert not Order.objects.exists()
    assert not Hold.objects.exists()
    assert set(Basket.objects.filter(pk__in=owner.basket_ids).values_list("status", flat=True)) <= {"Open"}
    return refusal.value


def facts_of(owner: Owner) -> dict[str, Any]:
    contact = contact_make()
    return {**seen(owner, contact, timezone.now()), "contact": contact, "notes": {}, "user": None}


def test_a_price_that_rose_is_told_with_its_line_and_the_new_total() -> None:
    record = goods_make(seller_make(), price=1_000_000)
    owner = basket_fill(Owner(None), record)
    facts = facts_of(owner)
    price_set(stockrecord_id=record.pk, price=1_200_000, actor=None)
    error = refused_with("total_changed", owner, facts)
    assert error.details["total"] == facts["expected_total"] + 200_000
    assert "۱۲۰٬۰۰۰" in error.details["lines"][0]
    order = order_place(**{**facts, "expected_total": error.details["total"]})
    assert order.total_incl_tax == error.details["total"]


def test_stock_that_went_is_told_with_its_line() -> None:
    record = goods_make(seller_make(), stock=3)
    owner = basket_fill(Owner(None), record, quantity=3)
    facts = facts_of(owner)
    stock_set(stockrecord_id=record.pk, num_in_stock=2, actor=None)
    assert "۲" in refused_with("basket_changed", owner, facts).details["lines"][0]


def test_a_frozen_shop_sells_nothing() -> None:
    seller = seller_make()
    owner = basket_fill(Owner(None), goods_make(seller))
    facts = facts_of(owner)
    seller_freeze(seller=seller, reason="بررسی", actor=None)
    refused_with("basket_changed", owner, facts)


def test_a_licence_that_was_revoked_or_ended_stops_the_order() -> None:
    seller = seller_make()
    owner = basket_fill(Owner(None), goods_make(seller))
    facts = facts_of(owner)
    with time_machine.travel(timezone.now() + dt.timedelta(days=400), tick=False):
        refused_with("basket_changed", owner, facts)
    licence_revoke(licence=Licence.objects.get(seller=seller))
    refused_with("basket_changed", owner, facts)
    with pytest.raises(DomainError, match="اکنون"):
        line_add(owner=owner, stockrecord_id=goods_make(seller).pk)


def test_another_total_than_the_shopper_saw_is_refused() -> None:
    owner = basket_fill(Owner(None), goods_make(seller_make()))
    refused("total_changed", owner, expected_total=1)
    facts = facts_of(owner)
    DeliveryMethod.objects.filter(code="pishtaz").update(base_other=990_000)
    refused_with("total_changed", owner, facts)


def test_without_a_known_way_of_delivery_nothing_is_placed() -> None:
    seller = seller_make()
    owner = basket_fill(Owner(None), goods_make(seller))
    refused("delivery_unknown", owner, deliveries={})
    refused("delivery_unknown", owner, deliveries={seller.pk: "pigeon"})
    heavy = basket_fill(Owner(None), goods_make(seller, weight_g=200_000))
    refused("delivery_missing", heavy)


def test_more_than_ten_digits_of_rial_is_refused_clearly() -> None:
    seller = seller_make()
    owner = basket_fill(Owner(None), goods_make(seller, price=RETAIL_MAX_RIAL))
    assert "تومان" in str(refused("order_too_large", owner))


def test_an_empty_basket_and_a_long_note_are_refused() -> None:
    seller = seller_make()
    owner = basket_fill(Owner(None), goods_make(seller))
    refused("note_long", owner, notes={seller.pk: "ی" * 301})
    Line.objects.all().delete()
    refused("basket_empty", owner)


def test_the_same_basket_twice_is_the_same_order() -> None:
    owner = basket_fill(Owner(None), goods_make(seller_make(), stock=9))
    facts = facts_of(owner)
    assert order_place(**facts).pk == order_place(**facts).pk
    assert Hold.objects.get().quantity == 1


def test_what_was_agreed_stays_when_the_world_changes() -> None:
    seller = seller_make()
    record = goods_make(seller, price=1_100_000, leaf="glazed-pottery")
    order = order_make(basket_fill(Owner(None), record, quantity=2), timezone.now())
    name, title, licence = seller.name, record.product.title, Licence.objects.get(seller=seller)
    seller_rename(seller=seller, name="نامی دیگر")
    price_set(stockrecord_id=record.pk, price=9_000_000, actor=None)
    facts = product_facts(ProductInfo.objects.select_related("product", "category").get(pk=record.product_id))
    product_edit(product_id=record.product_id, stamp=facts.stamp, facts=dataclasses.replace(facts, title="کالایی دیگر"))
    TaxRate.objects.create(vat_class="standard", percent=25, starts_on=today())
    licence_revoke(licence=licence)
    fields = list(ActivityField.objects.filter(code="pottery"))
    licence_grant(
        seller=seller, number="L-دیگر", kind=LicenceKind.INDEPENDENT, agency=licence.agency, fields=fields, issued_on=today(),
        expires_on=today() + dt.timedelta(days=9),
    )
    offer = live_offers([record.pk], timezone.now())[record.pk]
    assert (offer.live, offer.title, offer.vat_percent, offer.price) == (True, "کالایی دیگر", 25, 9_000_000)
    consignment = order.consignments.get()
    line = ConsignmentLine.objects.get()
    assert (consignment.seller_name, consignment.seller_phone) == (name, seller.phone)
    assert seller.address_line in consignment.seller_address
    assert (line.title, line.quantity, line.unit_price, line.vat_class, line.vat_percent) == (title, 2, 1_100_000, "standard", 10)
    agreed = (line.licence_number, line.licence_field, line.licence_valid_until)
    assert agreed == (licence.number, fields[0].title, licence.expires_on)
    assert line.return_rule == "seven_days"
    assert line.line.line_price_excl_tax == 2_000_000
    assert order.total_incl_tax == 2_200_000 + consignment.delivery_cost
    assert len(order.number) == 10
