"""What a shopper does before buying: choosing a province, narrowing a list, looking at pictures, asking two sellers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ViewportSize
from pytest_django.live_server_helper import LiveServer

from tests.e2e.journey import DESK, PHONE, Journey
from tests.e2e.market import Market
from tests.orders.payments.bank import Bank
from tests.orders.world import offer_make, seller_make


@pytest.fixture(params=[(PHONE, True), (DESK, True), (PHONE, False)], ids=["phone", "desk", "without script"])
def shopper(request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, gateway: Bank) -> Iterator[Journey]:
    size, script = request.param
    journey = Journey(chromium, live_server.url, gateway, size=size, script=script)
    yield journey
    journey.close()


def address(market: Market) -> str:
    return f"/p/{market.bowl.product_id}/{market.bowl.product.slug}/"


def test_a_province_is_chosen_where_one_looks(shopper: Journey, market: Market) -> None:
    shopper.open(address(market))
    assert "رسیدن به تهران" in shopper.page.locator("main").inner_text()
    shopper.visible('main a[href="#town"]').click()
    shopper.page.locator("#town").locator("visible=true").wait_for()
    shopper.seen()
    shopper.page.locator("#town button", has_text="همدان").click()
    shopper.page.wait_for_url(f"**/p/{market.bowl.product_id}/**")
    assert "رسیدن به همدان" in shopper.page.locator("main").inner_text()
    shopper.open("/")
    assert "همدان" in (shopper.page.locator('header a[href="#town"]').text_content() or "")


def test_another_seller_is_one_press_away(shopper: Journey, market: Market) -> None:
    other = offer_make(seller_make(province="یزد"), market.bowl, price=9_900_000)
    shopper.open(address(market))
    shopper.visible("#others summary").click()
    shopper.visible(f'#others button[value="{other.pk}"]').click()
    if shopper.script:
        shopper.page.locator(".toast-note").first.wait_for()
        shopper.seen()
        shopper.open("/basket/")
    else:
        shopper.page.wait_for_url("**/basket/")
    assert "۹۹۰٬۰۰۰" in shopper.page.locator("main").inner_text()


def test_filters_come_and_go(shopper: Journey, market: Market) -> None:
    shopper.open("/c/crafts/?price_max=۷۰۰٬۰۰۰")
    shopper.seen()
    assert shopper.page.locator(".good").count() == 3
    shopper.visible("a.chip").click()
    shopper.page.wait_for_url("**/c/crafts/")
    assert shopper.page.locator(".good").count() == 5
    if shopper.phone:
        shopper.visible("details.drop summary").click()
    shopper.visible('a.sort[href*="sort=dearest"]').click()
    shopper.page.wait_for_url("**/c/crafts/?sort=dearest")
    assert "کاسهٔ لعابی" in (shopper.page.locator(".good h3").first.text_content() or "")


def test_a_province_is_found_by_typing(chromium: Browser, live_server: LiveServer, gateway: Bank, market: Market) -> None:
    desk = Journey(chromium, live_server.url, gateway, size=DESK)
    desk.open("/all/")
    boxes = desk.page.locator("input[name=province]")
    assert boxes.locator("visible=true").count() == 2
    desk.visible("[data-narrows]").fill("يزد")
    assert boxes.locator("visible=true").count() == 1
    desk.close()


def test_pages_fit_a_small_phone(chromium: Browser, live_server: LiveServer, gateway: Bank, market: Market) -> None:
    small = Journey(chromium, live_server.url, gateway, size=ViewportSize(width=320, height=640))
    shop = f"/shop/{market.potter.slug}/"
    for page in ("/", "/all/", "/categories/", "/provinces/", "/makers/", shop, address(market), "/help/returns/"):
        small.open(page)
        small.seen()
    small.close()
