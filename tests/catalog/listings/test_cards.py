"""Cards as HTML: from the store, escaped, impersonal, in one query for what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.listings import cards
from catalog.listings.cards import CardStore, cards_html, cut_percent
from catalog.listings.models import Listing
from catalog.listings.services import VariantSpec, maker_set, price_set, stock_set
from tests.catalog.makes import card_of, maker_make, product_make, record_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_store() -> None:
    cards.store.clear()


def _hits() -> list[tuple[int, int]]:
    return list(Listing.objects.order_by("pk").values_list("pk", "version"))


def test_one_query_for_what_is_missing_and_none_for_the_rest(django_assert_num_queries: Any) -> None:
    partner = maker_make()
    for _ in range(20):
        product_make(partner)
    hits = _hits()
    for count in (2, 20):
        with django_assert_num_queries(1):
            assert len(cards_html(hits[:count], "fa")) == count
    with django_assert_num_queries(0):
        assert cards_html(hits, "fa") == cards_html(hits[::-1], "fa")[::-1]


def test_a_card_shows_what_its_row_says() -> None:
    product = product_make(maker_make("کارگاه مریم"), "شال پشمی", variants=[
        VariantSpec(price=2_500_000, stock=2, size="الف"), VariantSpec(price=3_000_000, stock=2, size="ب"),
    ])
    html = cards_html(_hits(), "fa")[0]
    for part in (f'href="/p/{product.pk}/شال-پشمی/"', "شال پشمی", "کارگاه مریم", "۲۵۰٬۰۰۰", "تومان", "از"):
        assert part in html
    assert len(html.encode()) < 2_500


def test_every_value_is_escaped() -> None:
    partner = maker_make()
    maker = partner.maker
    maker_set(partner=partner, name='<b>"x"', slug="x", province=maker.province, county=maker.county, is_frozen=False,
              fields=dict(maker.fields.values_list("activity_field", "valid_until")))
    product_make(partner, "<script>alert(1)</script>")
    html = cards_html(_hits(), "fa")[0]
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;script&gt;" in html


def test_a_change_is_a_new_card_since_the_key_names_the_version() -> None:
    product = product_make(maker_make())
    before = cards_html(_hits(), "fa")[0]
    price_set(stockrecord_id=record_of(product).pk, price=1_230_000, actor=None)
    after = cards_html(_hits(), "fa")[0]
    assert before != after
    assert "۱۲۳٬۰۰۰" in after
    stock_set(stockrecord_id=record_of(product).pk, num_in_stock=0, actor=None)
    assert "tag-soldout" in cards_html(_hits(), "fa")[0]


def test_a_card_that_is_gone_is_left_out_and_a_newer_one_is_kept_under_its_own_version() -> None:
    product = product_make(maker_make())
    card = card_of(product)
    assert len(cards_html([(card.pk, card.version), (card.pk + 1, 1)], "fa")) == 1
    cards.store.clear()
    assert len(cards_html([(card.pk, card.version - 1)], "fa")) == 1
    assert [key[1] for key in cards.store._cards] == [card.version]


def test_the_store_is_bounded_and_keeps_what_was_used_last() -> None:
    store = CardStore(capacity=2)
    for number in (1, 2):
        store.put((number, 1, "fa"), b"%d" % number)
    store.get((1, 1, "fa"))
    store.put((3, 1, "fa"), b"3")
    assert (store.get((1, 1, "fa")), store.get((2, 1, "fa")), len(store)) == (b"1", None, 2)


def test_languages_have_cards_of_their_own() -> None:
    product_make(maker_make())
    persian, english = cards_html(_hits(), "fa")[0], cards_html(_hits(), "en")[0]
    assert 'href="/p/' in persian
    assert 'href="/en/p/' in english


def test_a_cut_is_never_said_to_be_more_than_it_is() -> None:
    assert (cut_percent(1000, 999), cut_percent(1000, 555), cut_percent(3, 2)) == (0, 44, 33)
