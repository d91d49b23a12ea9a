"""The cards against a naive recompute: best, best here, price and state, whatever happens and in whatever order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from catalog.listings.models import Listing, MakerField
from catalog.listings.services import listings_refresh, offering_set, price_set, stock_set
from catalog.listings.signals import listing_changed
from shop.places.models import Province
from tests.catalog.makes import card_of, maker_change, maker_make, other_offer, product_make, record_of

PRICES = st.integers(min_value=1, max_value=6)
ACTS = st.tuples(st.sampled_from(["price", "stock", "offer", "freeze"]), st.integers(0, 5), PRICES)


class BestIsWhatANaiveLookFinds(TestCase):
    def setUp(self) -> None:
        provinces = list(Province.objects.order_by("pk").values_list("pk", flat=True)[:2])
        self.partners = [maker_make(province_id=provinces[n % 2]) for n in range(3)]

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(ACTS, max_size=8))
    def test_after_any_acts(self, acts: list[tuple[str, int, int]]) -> None:
        records: list[tuple[int, Any]] = []
        for _number in range(2):
            product = product_make(self.partners[0], price=3)
            records.append((record_of(product).pk, self.partners[0]))
            records += [(other_offer(partner, product, price=3), partner) for partner in self.partners[1:]]
        frozen: set[int] = set()
        for act, which, number in acts:
            key, partner = records[which]
            if act == "price":
                price_set(stockrecord_id=key, price=number, actor=None)
            elif act == "stock":
                stock_set(stockrecord_id=key, num_in_stock=number - 1, actor=None)
            elif act == "offer":
                offering_set(stockrecord_id=key, is_offered=number % 2 == 0, actor=None)
            else:
                frozen ^= {partner.pk}
                maker_change(partner, is_frozen=partner.pk in frozen)
        _compare()
        assert listings_refresh(product_ids=Listing.objects.values_list("product_id", flat=True)) == []
        for partner in self.partners:
            maker_change(partner)


def _compare() -> None:
    cards = list(Listing.objects.all())
    general: dict[Any, list[Listing]] = defaultdict(list)
    for card in cards:
        record = record_of(card.product, card.partner)
        maker = card.partner.maker
        if maker.is_frozen or not record.terms.is_offered:
            assert card.state == "hidden"
        else:
            assert card.state == ("live" if record.num_in_stock > (record.num_allocated or 0) else "sold_out")
            assert card.price == record.price
            general[card.product_id].append(card)
            general[card.product_id, card.province_id].append(card)
    best = {
        key: min(shown, key=lambda card: (card.state == "sold_out", card.price, card.pk)).pk for key, shown in general.items()
    }
    for card in cards:
        assert card.best == (best.get(card.product_id) == card.pk)
        assert card.best_here == (best.get((card.product_id, card.province_id)) == card.pk)
        assert card.best_here or not card.best


@pytest.mark.django_db
def test_a_maker_who_moves_to_another_province_takes_the_best_there() -> None:
    here, there = Province.objects.order_by("pk").values_list("pk", flat=True)[:2]
    first, second = maker_make(province_id=here), maker_make(province_id=there)
    product = product_make(first, price=5)
    other_offer(second, product, price=3)
    assert card_of(product, first).best_here
    maker_change(second, county=first.maker.county)
    assert not card_of(product, first).best_here
    assert card_of(product, second).best_here


@pytest.mark.django_db
def test_news_is_sent_for_what_changed_and_only_then() -> None:
    product = product_make(maker_make())
    heard: list[list[int]] = []

    def hear(sender: Any, listing_ids: list[int], **kwargs: Any) -> None:
        heard.append(listing_ids)

    listing_changed.connect(hear)
    try:
        listings_refresh(product_ids=[product.pk])
        price_set(stockrecord_id=record_of(product).pk, price=9, actor=None)
    finally:
        listing_changed.disconnect(hear)
    assert heard == [[card_of(product).pk]]


@pytest.mark.django_db
def test_cards_verify_finds_and_repairs_what_was_written_past_the_services(capsys: pytest.CaptureFixture[str]) -> None:
    product = product_make(maker_make())
    product_make(maker_make())
    call_command("cards_verify")
    assert "2 cards of 2 products, 0 differ" in capsys.readouterr().out
    Listing.objects.filter(product=product).update(price=1)
    with pytest.raises(CommandError):
        call_command("cards_verify")
    assert card_of(product).price == 1
    call_command("cards_verify", "--repair")
    assert card_of(product).price == 5_000_000
    call_command("cards_verify")


@pytest.mark.django_db
def test_a_refresh_takes_as_many_queries_for_two_products_as_for_twenty(django_assert_num_queries: Any) -> None:
    partner = maker_make()
    products = [product_make(partner) for _ in range(20)]
    for some in (products[:2], products):
        MakerField.objects.filter(maker=partner.maker).update(valid_until=timezone.now() + dt.timedelta(days=len(some)))
        with django_assert_num_queries(7):
            assert len(listings_refresh(product_ids=[product.pk for product in some])) >= len(some) - 2
