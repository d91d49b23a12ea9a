"""Prices, stock and terms of an offer; freeze and licence; what ends by date under a moved clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from oscar.core.loading import get_model

from catalog.listings.models import Listing, OfferTerms, PriceChange
from catalog.listings.offers import Why, live_offers, offers_for_product
from catalog.listings.services import offer_create, offering_set, preparation_set, price_cut, price_set, stock_set
from catalog.listings.services.products import VariantSpec
from catalog.listings.tasks import listings_end
from search.engines.base import ListQuery
from search.engines.postgres import PostgresEngine
from shop.core.errors import DomainError
from tests.catalog.makes import card_of, maker_change, maker_make, other_offer, product_make, record_of

pytestmark = pytest.mark.django_db
StockRecord = get_model("partner", "StockRecord")


def _live(record: Any) -> Any:
    return live_offers([record.pk], timezone.now())[record.pk]


def _listed() -> set[int]:
    return {hit.id for hit in PostgresEngine().search(ListQuery(now=timezone.now())).hits}


def _state(record: Any) -> tuple[Any, ...]:
    fresh = StockRecord.objects.select_related("terms").get(pk=record.pk)
    cards = tuple(Listing.objects.order_by("pk").values_list("version", "price", "state", "best"))
    terms = fresh.terms
    return (
        fresh.price, fresh.num_in_stock, fresh.num_allocated, terms.old_price, terms.cut_ends_at, terms.preparation_days, terms.is_offered,
        cards, PriceChange.objects.count(),
    )


def test_a_new_price_is_on_card_and_offer_at_once_and_is_kept() -> None:
    product = product_make(maker_make())
    record, before = record_of(product), card_of(product)
    price_set(stockrecord_id=record.pk, price=7_000_000, actor=None)
    assert (card_of(product).price, card_of(product).version) == (7_000_000, before.version + 1)
    assert _live(record).price == 7_000_000
    assert list(PriceChange.objects.values_list("before", "after")) == [(5_000_000, 7_000_000)]


def test_the_same_price_again_changes_nothing() -> None:
    product = product_make(maker_make())
    record = record_of(product)
    before = _state(record)
    price_set(stockrecord_id=record.pk, price=5_000_000, actor=None)
    assert _state(record) == before


@pytest.mark.parametrize(("act", "code"), [
    (lambda key: price_set(stockrecord_id=key, price=0, actor=None), "price"),
    (lambda key: price_set(stockrecord_id=key, price=10**10, actor=None), "price"),
    (lambda key: price_cut(stockrecord_id=key, price=5_000_000, ends_at=timezone.now() + dt.timedelta(1), actor=None), "cut_higher"),
    (lambda key: price_cut(stockrecord_id=key, price=10, ends_at=timezone.now() - dt.timedelta(1), actor=None), "cut_ends"),
    (lambda key: stock_set(stockrecord_id=key, num_in_stock=-1, actor=None), "stock"),
    (lambda key: stock_set(stockrecord_id=key, num_in_stock=1, actor=None), "stock_below_reserved"),
    (lambda key: preparation_set(stockrecord_id=key, days=91, actor=None), "preparation"),
    (lambda key: price_set(stockrecord_id=key + 999, price=10, actor=None), "offer_unknown"),
])
def test_what_breaks_a_rule_is_refused_and_nothing_changes(act: Callable[[int], None], code: str) -> None:
    record = record_of(product_make(maker_make()))
    StockRecord.objects.filter(pk=record.pk).update(num_allocated=2)
    before = _state(record)
    with pytest.raises(DomainError) as refused:
        act(record.pk)
    assert refused.value.code == code
    assert _state(record) == before


def test_stock_down_to_what_is_reserved_is_sold_out_and_up_again_is_live() -> None:
    product = product_make(maker_make())
    record = record_of(product)
    StockRecord.objects.filter(pk=record.pk).update(num_allocated=2)
    stock_set(stockrecord_id=record.pk, num_in_stock=2, actor=None)
    assert (card_of(product).state, _live(record).reason, _live(record).available) == ("sold_out", Why.SOLD_OUT, 0)
    assert _live(record).live
    assert not _live(record).can_buy()
    stock_set(stockrecord_id=record.pk, num_in_stock=4, actor=None)
    assert (card_of(product).state, _live(record).available) == ("live", 2)
    assert _live(record).can_buy(2)
    assert not _live(record).can_buy(3)
    stock_set(stockrecord_id=record.pk, num_in_stock=None, actor=None)
    assert (card_of(product).made_to_order, _live(record).available) == (True, None)


def test_a_cut_price_ends_by_the_clock_even_before_the_job_and_the_price_before_comes_back() -> None:
    product = product_make(maker_make())
    record = record_of(product)
    ends_at = timezone.now() + dt.timedelta(hours=2)
    price_cut(stockrecord_id=record.pk, price=4_000_000, ends_at=ends_at, actor=None)
    card = card_of(product)
    assert (card.price, card.old_price, card.cut_ends_at) == (4_000_000, 5_000_000, ends_at)
    price_cut(stockrecord_id=record.pk, price=3_000_000, ends_at=ends_at, actor=None)
    assert card_of(product).old_price == 5_000_000
    with time_machine.travel(ends_at, tick=False):
        assert (_live(record).price, _live(record).old_price) == (5_000_000, None)
        listings_end()
        card = card_of(product)
        assert (card.price, card.old_price, card.cut_ends_at) == (5_000_000, None, None)
        assert record_of(product).price == 5_000_000
        assert OfferTerms.objects.get().cut_ends_at is None


def test_goods_leave_when_the_licence_ends_before_and_after_the_job() -> None:
    partner = maker_make(days=3)
    product = product_make(partner)
    record, card = record_of(product), card_of(product)
    assert card.id in _listed()
    with time_machine.travel(timezone.now() + dt.timedelta(days=3, seconds=1), tick=False):
        assert card.id not in _listed()
        assert (_live(record).live, _live(record).reason) == (False, Why.LICENCE)
        listings_end()
        ended = card_of(product)
        assert (ended.state, ended.best, ended.best_here) == ("hidden", False, False)
        assert ended.version > card.version
        listings_end()
        assert card_of(product).version == ended.version
        maker_change(partner, days=30)
        assert card.id in _listed()
        assert _live(record).live


def test_a_licence_for_another_field_does_not_cover() -> None:
    partner = maker_make(fields={"pottery": timezone.now() + dt.timedelta(days=30)})
    product = product_make(partner, leaf="scarf")
    assert card_of(product).state == "hidden"
    assert _live(record_of(product)).reason == Why.LICENCE
    assert card_of(product_make(partner, leaf="glazed-pottery")).state == "live"


def test_a_frozen_shop_leaves_the_lists_and_a_new_name_is_on_every_card() -> None:
    partner = maker_make()
    product = product_make(partner)
    maker_change(partner, is_frozen=True)
    assert (card_of(product).state, _live(record_of(product)).reason) == ("hidden", Why.FROZEN)
    maker_change(partner, name="کارگاه نو")
    assert (card_of(product).state, card_of(product).seller_name) == ("live", "کارگاه نو")
    assert "کارگاه نو" in card_of(product).search_text


def test_an_offer_taken_from_sale_hides_its_card() -> None:
    product = product_make(maker_make())
    record = record_of(product)
    offering_set(stockrecord_id=record.pk, is_offered=False, actor=None)
    assert (card_of(product).state, _live(record).reason) == ("hidden", Why.NOT_OFFERED)
    offering_set(stockrecord_id=record.pk, is_offered=True, actor=None)
    assert card_of(product).state == "live"


def test_a_second_sellers_offer_stands_beside_the_first() -> None:
    first, second = maker_make(), maker_make()
    product = product_make(first, price=5_000_000)
    cheaper = other_offer(second, product, price=4_000_000)
    assert (card_of(product, first).best, card_of(product, second).best) == (False, True)
    assert [offer.partner_id for offer in offers_for_product(product.pk, timezone.now())] == [second.pk, first.pk]
    with pytest.raises(DomainError) as refused:
        other_offer(second, product, price=3_000_000)
    assert refused.value.code == "offer_exists"
    with pytest.raises(DomainError) as refused:
        offer_create(partner=maker_make(), product=product, variants={product.pk + 1: VariantSpec(price=10)})
    assert refused.value.code == "variant_unknown"
    stock_set(stockrecord_id=cheaper, num_in_stock=0, actor=None)
    assert (card_of(product, first).best, card_of(product, second).best) == (True, False)


def test_live_offers_is_one_query_for_any_number(django_assert_num_queries: object) -> None:
    partner = maker_make()
    records = [record_of(product_make(partner)).pk for _ in range(12)]
    for wanted in (records[:2], records):
        with django_assert_num_queries(1):  # type: ignore[operator]
            assert live_offers(wanted, timezone.now()).keys() == set(wanted)
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert live_offers([], timezone.now()) == {}


def test_vat_is_that_of_the_class_on_the_day() -> None:
    scarf, carpet = record_of(product_make(maker_make())), record_of(product_make(maker_make(), leaf="carpet"))
    assert (_live(scarf).vat_percent, _live(carpet).vat_percent) == (10, 0)
    with time_machine.travel(dt.datetime(2024, 1, 1, tzinfo=dt.UTC)):
        assert _live(scarf).vat_percent == 0
