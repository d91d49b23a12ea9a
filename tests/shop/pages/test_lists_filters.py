"""Filters before they are sent: how many goods a choice would find, and the stops of the price slider."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.listings.bands import BOUNDS, band_of
from shop.core.money import RETAIL_MAX_RIAL
from shop.pages.lists.prices import stops
from shop.places.models import Province
from tests.orders.world import goods_make, seller_make
from tests.search.index.conftest import engine
from tests.search.index.test_find import market as indexed
from tests.shop.pages.stores import stores_forget
from tests.shop.pages.test_lists import key_of, market, page, province_key

__all__ = ["engine", "indexed", "market"]
pytestmark = pytest.mark.django_db
BARS = range(len(BOUNDS) + 1)


def count(client: Client, address: str, status: int = 200) -> dict[str, Any]:
    response = client.get(address, headers={"X-Count": "1"})
    assert response.status_code == status
    assert "no-store" in response["Cache-Control"]
    told: dict[str, Any] = response.json()
    return told


def shown(client: Client, address: str) -> int:
    """The total that the page itself tells, in its button."""
    found = re.search(r'data-count="([^"]+)"', page(client, address))
    return int("".join(filter(str.isdigit, found[1])) or 0) if found else 0


def test_the_count_is_the_total_of_the_list(client: Client, market: dict[str, Any]) -> None:
    isfahan, food = province_key("اصفهان"), key_of("food")
    shop, province = market["here"].slug, Province.objects.get(name="یزد").slug
    for address, expected in (
        ("/all/", 4), (f"/all/?province={isfahan}", 3), (f"/all/?cat={food}&stock=1", 1), ("/c/crafts/?price_max=۲۵۰٬۰۰۰", 1),
        (f"/shop/{shop}/?stock=1", 3), (f"/province/{province}/?stock=1", 0), ("/c/crafts/?price_max=1", 0),
        ("/all/?sort=dearest&page=1", 4), (f"/search/?q={quote('کاسه')}&stock=1", 3),
        (f"/search/?q={quote('کاسه زیر ۵۰۰ هزار تومان')}", 3), (f"/search/?q={quote('قفقفقف')}", 0),
    ):
        told = count(client, address)
        assert told["total"] == expected == shown(client, address), address


def test_words_that_give_way_and_words_only_begun_count_as_the_list_does(client: Client, indexed: Any) -> None:
    for text in ("ترمه قرمز", "ترم", "طرمه"):
        assert count(client, f"/search/?q={quote(text)}")["total"] == shown(client, f"/search/?q={quote(text)}") == 2


def test_the_button_says_how_many_or_that_there_are_none(client: Client, market: dict[str, Any]) -> None:
    assert count(client, "/all/?stock=1")["text"] == "دیدن ۳ کالا"
    assert count(client, "/all/?price_max=1") == {"total": 0, "text": "کالایی با این فیلترها نیست"}


def test_a_count_is_for_lists_that_are_there(client: Client) -> None:
    for address in ("/c/nothing/", "/province/nowhere/", "/shop/nobody/"):
        assert client.get(address, headers={"X-Count": "1"}).status_code == 404


@pytest.mark.usefixtures("clock_stopped")
@pytest.mark.parametrize("address", ["/all/?stock=1", "/c/crafts/?price_max=900000", "/search/?q=کاسه"])
def test_a_count_is_one_query_without_facets_however_many_goods(client: Client, address: str) -> None:
    seller = seller_make()
    for goods, more in ((2, 2), (20, 18)):
        for _number in range(more):
            goods_make(seller)
        stores_forget()
        page(client, address)
        with CaptureQueriesContext(connection) as seen:
            assert count(client, address)["total"] == goods
        assert len(seen) == 1
        assert "min(" not in seen[0]["sql"]


def test_handles_stand_as_often_in_each_bar_and_at_its_bounds() -> None:
    for first in BARS:
        for last in range(first, len(BARS)):
            found = stops(first, last)
            assert len(found) == 5 * (last - first + 1) + 1
            assert list(found) == sorted(set(found))
            assert [band_of(stop) for stop in found[:-1]] == [first + at // 5 for at in range(len(found) - 1)]
            assert found[0] == (BOUNDS[first - 1] if first else 0)
            assert found[-1] == (BOUNDS[last] if last < len(BOUNDS) else RETAIL_MAX_RIAL)
            assert all(stop % 10 == 0 for stop in found[:-1]), "whole Toman"


def test_bars_and_stops_span_what_the_other_filters_leave(client: Client, market: dict[str, Any]) -> None:
    text = page(client, "/all/?price_max=150000")
    assert re.findall(r'data-stops="([\d,]+)"', text) == ["100000,120000,140000,160000,180000,200000,250000,300000,350000,400000,500000,"
                                                          "600000,700000,800000,900000,1000000"]
    assert len(re.findall(r'<rect x="\d+" y="\d+" width="8" ', text)) == 3
    assert 'placeholder="۱۰۰٬۰۰۰"' in text
    assert 'name="price_max" value="۱۵۰٬۰۰۰" placeholder="۹۰۰٬۰۰۰"' in text


def test_where_all_goods_lie_in_one_bar_there_are_fields_alone(client: Client) -> None:
    seller = seller_make()
    goods_make(seller, price=1_000_000), goods_make(seller, price=1_900_000)
    text = page(client, "/all/")
    assert "data-stops" not in text
    assert 'name="price_min"' in text
    assert 'name="price_max"' in text
