"""What a search page and a click on it leave behind: counts of the room `search.learning`, and nothing where there should be none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from orders.basket.cookies import Owner
from orders.checkout.completion import order_complete
from search.curation.phrases import phrase_key
from search.learning.counting import tally
from search.learning.models import Asked, Opened
from shop.pages.views import click as clicks
from shop.pages.views.click import A_MINUTE, brake, order_brake
from tests.catalog.makes import card_of, maker_make, product_make
from tests.orders.world import basket_fill, goods_make, order_make, seller_make, user_make
from tests.search.learning.conftest import counted_anew, everything
from tests.shop.pages.stores import stores_forget

__all__ = ["counted_anew"]
pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (Linux; Android 14; CUBOT NOTE) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
CLICK, SOLD = "/search/click/", "/search/sold/"
NOTHING: list[Any] = [[], [], {}, {}, {}]


@pytest.fixture(autouse=True)
def _open_brake() -> None:
    brake.forget()


@pytest.fixture
def browser() -> Client:
    return Client(headers={"user-agent": BROWSER})


@pytest.fixture
def offer() -> int:
    return int(card_of(product_make(maker_make(), "کاسهٔ آبی")).pk)


def written() -> None:
    tally.write(last=True)


def asked() -> list[tuple[str, int, int]]:
    written()
    return list(Asked.objects.order_by("text").values_list("text", "asked", "empty"))


def opened() -> list[tuple[str, int, int, int]]:
    written()
    return list(Opened.objects.order_by("position", "offer").values_list("key", "position", "offer", "clicked"))


# Pages


def test_the_first_page_of_a_search_is_counted(browser: Client, offer: int) -> None:
    for address in ("/search/?q=كاسه", "/search/?q=%20کاسه%20&sort=&page=1", "/search/?q=قفقفقف"):
        assert browser.get(address).status_code == 200
    assert asked() == [("قفقفقف", 1, 1), ("کاسه", 2, 0)]


@pytest.mark.parametrize("address", [
    "/search/", "/search/?q=", "/search/?q=کاسه&stock=1", "/search/?q=کاسه&province=1", "/search/?q=کاسه&sort=newest",
    "/search/?q=کاسه&typed=words", "/search/?q=کاسه&price_max=9", "/all/", "/all/?q=کاسه", "/search/suggest/?q=کاسه",
    "/search/?q=09121234567",
])
def test_other_pages_are_not(browser: Client, offer: int, address: str) -> None:
    assert browser.get(address).status_code == 200
    assert everything() == NOTHING


def test_the_second_page_is_not(browser: Client) -> None:
    seller = seller_make()
    for _number in range(25):
        goods_make(seller)
    assert browser.get("/search/?q=کاسه&page=2").status_code == 200
    assert everything() == NOTHING


@pytest.mark.parametrize("headers", [
    {"user-agent": ""}, {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
    {"user-agent": "TelegramBot (like TwitterBot)"}, {"user-agent": "python-requests/2.31"},
    {"user-agent": BROWSER, "sec-purpose": "prefetch"}, {"user-agent": BROWSER, "purpose": "prefetch"},
    {"user-agent": BROWSER, "sec-purpose": "prefetch;prerender"},
])
def test_machines_and_pages_fetched_in_advance_are_not(offer: int, headers: dict[str, str]) -> None:
    client = Client(headers=headers)
    assert client.get("/search/?q=کاسه").status_code == 200
    client.post(CLICK, {"q": "کاسه", "page": 1, "place": 1, "offer": offer})
    assert everything() == NOTHING


def test_head_is_not(browser: Client, offer: int) -> None:
    assert browser.head("/search/?q=کاسه").status_code == 200
    assert everything() == NOTHING


def test_counting_costs_a_page_no_query(browser: Client, offer: int) -> None:
    counts = []
    for client in (Client(), browser):
        stores_forget()
        client.get("/search/?q=کاسه")
        with CaptureQueriesContext(connection) as seen:
            client.get("/search/?q=کاسه")
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert asked() == [("کاسه", 2, 0)]


# Clicks


def test_a_click_is_counted_at_its_position(browser: Client, offer: int) -> None:
    browser.get("/search/?q=کاسه")
    with CaptureQueriesContext(connection) as seen:
        response = browser.post(CLICK, {"q": "كاسه", "page": "3", "place": "2", "offer": str(offer)})
    assert (response.status_code, response.content, len(seen)) == (204, b"", 0)
    assert opened() == [(phrase_key("کاسه"), 50, offer, 1)]


@pytest.mark.parametrize("wrong", [
    {"q": ""}, {"q": "09121234567"}, {"q": "ک" * 90}, {"page": "0"}, {"page": "-1"}, {"page": "21"}, {"page": "۱"}, {"page": "9" * 18},
    {"place": "0"}, {"place": "25"}, {"place": "x"}, {"offer": "0"}, {"offer": "9" * 19}, {"offer": "²"}, {"q": "\x00"},
    {"more": "x" * 5000},
])
def test_what_is_wrong_leaves_nothing(browser: Client, offer: int, wrong: dict[str, str]) -> None:
    browser.get("/search/?q=کاسه")
    written()
    before = everything()
    response = browser.post(CLICK, {"q": "کاسه", "page": "1", "place": "1", "offer": str(offer), **wrong})
    assert response.status_code == 204
    written()
    assert everything() == before


def test_missing_and_made_up_things_leave_nothing(browser: Client, offer: int) -> None:
    browser.get("/search/?q=کاسه")
    written()
    before = everything()
    whole = {"q": "کاسه", "page": "1", "place": "1", "offer": str(offer)}
    for name in whole:
        assert browser.post(CLICK, {key: value for key, value in whole.items() if key != name}).status_code == 204
    assert browser.post(CLICK, whole | {"q": "نپرسیده"}).status_code == 204
    assert browser.post(CLICK, whole | {"offer": str(offer + 1)}).status_code == 204
    assert browser.post(CLICK, b"\xff\xfe{", content_type="application/json").status_code == 204
    written()
    assert everything() == before


def test_a_click_from_elsewhere_leaves_nothing(offer: int) -> None:
    stranger = Client(enforce_csrf_checks=True, headers={"user-agent": BROWSER})
    stranger.get("/search/?q=کاسه")
    written()
    before = everything()
    told = {"q": "کاسه", "page": "1", "place": "1", "offer": str(offer)}
    assert stranger.post(CLICK, told).status_code == 403
    written()
    assert everything() == before
    token = stranger.cookies["csrftoken"].value
    assert stranger.post(CLICK, told | {"csrfmiddlewaretoken": token}).status_code == 204
    assert opened() == [(phrase_key("کاسه"), 1, offer, 1)]


def test_nobody_lifts_an_offer_by_clicking(browser: Client, offer: int) -> None:
    browser.get("/search/?q=کاسه")
    told = {"q": "کاسه", "page": "1", "place": "1", "offer": str(offer)}
    for _time in range(3):
        browser.post(CLICK, told)
    assert opened() == [(phrase_key("کاسه"), 1, offer, 1)]
    browser.post(CLICK, told, REMOTE_ADDR="2001:db8::1")
    browser.post(CLICK, told, REMOTE_ADDR="2001:db8::2")
    assert opened() == [(phrase_key("کاسه"), 1, offer, 2)]
    for number in range(A_MINUTE + 5):
        browser.post(CLICK, told | {"offer": str(number + 1), "place": "2"}, REMOTE_ADDR="192.0.2.7")
    assert len(tally._opened) == A_MINUTE


def test_the_brake_forgets_with_the_minute(browser: Client, offer: int, monkeypatch: pytest.MonkeyPatch) -> None:
    browser.get("/search/?q=کاسه")
    monkeypatch.setattr(brake, "seconds", 0)
    for _time in range(3):
        browser.post(CLICK, {"q": "کاسه", "page": "1", "place": "1", "offer": str(offer)})
    assert opened() == [(phrase_key("کاسه"), 1, offer, 3)]


def test_addresses_are_bounded(browser: Client, offer: int, monkeypatch: pytest.MonkeyPatch) -> None:
    browser.get("/search/?q=کاسه")
    monkeypatch.setattr(clicks, "KEYS_MOST", 2)
    for number in range(5):
        browser.post(CLICK, {"q": "کاسه", "page": "1", "place": "1", "offer": str(offer)}, REMOTE_ADDR=f"192.0.2.{number}")
    assert opened() == [(phrase_key("کاسه"), 1, offer, 2)]


# Sales


@dataclass
class Bought:
    """A shopper's order, and what the thanks for it would tell."""

    order: Any
    told: dict[str, str]

    def pay(self) -> None:
        order_complete(order_id=self.order.pk, at=timezone.now())


@pytest.fixture
def bought(browser: Client) -> Bought:
    order_brake.forget()
    user, record = user_make(), goods_make(seller_make())
    browser.force_login(user)
    order = order_make(basket_fill(Owner(user.pk), record), timezone.now(), user=user)
    browser.get("/search/?q=کاسه")
    written()
    return Bought(order, {"q": "کاسه", "page": "1", "place": "2", "product": str(record.product_id), "order": order.number})


def sales() -> list[tuple[str, int, int, int, int]]:
    written()
    return list(Opened.objects.values_list("key", "position", "offer", "clicked", "sold"))


def test_a_sale_is_counted_once(browser: Client, bought: Bought) -> None:
    bought.pay()
    thanks = browser.get(f"/checkout/thanks/{bought.order.number}/").content.decode()
    assert f'data-order="{bought.order.number}" data-bought="{bought.told["product"]}"' in thanks
    for _time in range(2):
        assert browser.post(SOLD, bought.told).status_code == 204
    assert sales() == [(phrase_key("کاسه"), 2, 0, 0, 1)]


def test_what_is_not_paid_is_no_sale(browser: Client, bought: Bought) -> None:
    before = everything()
    assert browser.post(SOLD, bought.told).status_code == 204
    assert everything() == before


def test_a_sale_of_long_ago_is_not_counted(browser: Client, bought: Bought) -> None:
    bought.pay()
    type(bought.order).objects.filter(pk=bought.order.pk).update(date_placed=timezone.now() - dt.timedelta(hours=3))
    before = everything()
    assert browser.post(SOLD, bought.told).status_code == 204
    assert everything() == before


def test_somebody_elses_order_is_no_sale(bought: Bought) -> None:
    bought.pay()
    before, stranger = everything(), Client(headers={"user-agent": BROWSER})
    assert stranger.post(SOLD, bought.told).status_code == 204
    assert everything() == before


@pytest.mark.parametrize("wrong", [
    {"q": ""}, {"q": "09121234567"}, {"page": "0"}, {"page": "21"}, {"place": "25"}, {"product": "0"}, {"product": "999999"}, {"order": ""},
    {"order": "x"}, {"order": "\x00"}, {"more": "x" * 5000},
])
def test_a_wrong_sale_leaves_nothing(browser: Client, bought: Bought, wrong: dict[str, str]) -> None:
    bought.pay()
    before = everything()
    assert browser.post(SOLD, bought.told | wrong).status_code == 204
    written()
    assert everything() == before
