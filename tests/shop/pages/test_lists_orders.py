"""Orders are offered where they can tell anything apart: scores only where an offer on show has one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.listings.models import Listing
from search.curation import services
from search.engines.base import Ground
from shop.core.calendar import today
from shop.pages.lists.orders import any_scored
from tests.orders.world import goods_make, seller_make
from tests.shop.pages.stores import stores_forget
from tests.shop.pages.test_lists import page, titles

pytestmark = pytest.mark.django_db
BY_SCORE = "بهترین امتیاز"
RECOMMENDED = "پیشنهادی"


@pytest.fixture
def goods() -> list[Any]:
    seller = seller_make()
    return [goods_make(seller) for _number in range(3)]


def score(record: Any, value: str) -> None:
    Listing.objects.filter(product=record.product).update(score=value)
    stores_forget()


def test_no_order_by_score_as_long_as_nothing_has_one(client: Client, goods: list[Any]) -> None:
    text = page(client, "/all/?sort=score")
    assert BY_SCORE not in text
    assert titles(text) == titles(page(client, "/all/"))
    assert 'name="sort" value=""' in text
    assert 'aria-current="true">تازه‌ترین' in text


def test_the_best_score_first_where_any_offer_has_one(client: Client, goods: list[Any]) -> None:
    page(client, "/all/")
    score(goods[0], "3.10")
    score(goods[1], "4.70")
    assert 'href="/all/?sort=score">بهترین امتیاز' in page(client, "/all/")
    text = page(client, "/all/?sort=score")
    assert 'aria-current="true">بهترین امتیاز' in text
    assert titles(text) == [goods[number].product.title for number in (1, 0, 2)], "without a score at the end"


def test_recommended_is_what_can_be_bought_and_what_operators_lift(client: Client, goods: list[Any], clock_stopped: None) -> None:
    first, second, third = (record.product.title for record in goods)
    Listing.objects.filter(product=goods[2].product).update(in_stock=False)
    plain = page(client, "/all/")
    assert f'href="/all/?sort=relevance">{RECOMMENDED}' in plain
    assert titles(plain) == [third, second, first]
    text = page(client, "/all/?sort=relevance")
    assert f'aria-current="true">{RECOMMENDED}' in text
    assert titles(text) == [second, first, third], "sold out at the end"
    assert "مرتبط‌ترین" not in text
    assert f'aria-current="true">{RECOMMENDED}' not in page(client, "/search/?q=کالا")

    services.boost_save(
        ground=Ground.OFFER, value=Listing.objects.get(product=goods[0].product).pk, weight=Decimal("0.5"), starts_on=today(),
        ends_on=today(), reason="یلدا", actor=None,
    )
    services.draft_publish(actor=None)
    stores_forget()
    assert titles(page(client, "/all/?sort=relevance")) == [first, second, third]
    assert titles(page(client, "/all/")) == [third, second, first], "the newest are the newest"


def test_a_score_that_nobody_sees_offers_no_order(client: Client, goods: list[Any]) -> None:
    score(goods[0], "4.70")
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=367), tick=False):
        assert BY_SCORE not in page(client, "/all/")
    Listing.objects.filter(product=goods[0].product).update(state="hidden", best=False, best_here=False)
    stores_forget()
    assert BY_SCORE not in page(client, "/all/")


def test_whether_there_are_scores_is_asked_once_a_minute(goods: list[Any], clock_stopped: None) -> None:
    with CaptureQueriesContext(connection) as seen:
        assert any_scored()[0] is any_scored()[0] is False
    assert len(seen) == 1

