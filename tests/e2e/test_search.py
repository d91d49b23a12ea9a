"""Searching as people do: suggestions by keyboard, filters read from the words, nothing found, all of it without script too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from search.engines.base import IndexedEngine
from search.index.rebuild import rebuild
from tests.e2e.journey import DESK, PHONE, Journey
from tests.e2e.market import Market
from tests.orders.payments.bank import Bank
from tests.search.index.conftest import engine

__all__ = ["engine"]
FIELD = "form[role=search] input[name=q]"


@pytest.fixture
def indexed(market: Market, engine: IndexedEngine) -> Market:
    """The market in an index that serves."""
    rebuild(engine=engine)
    return market


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def shopper(request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, gateway: Bank) -> Iterator[Journey]:
    journey = Journey(chromium, live_server.url, gateway, size=request.param)
    yield journey
    journey.close()


def test_suggestions_by_keyboard(shopper: Journey, indexed: Market) -> None:
    shopper.open("/")
    field, panel, options = shopper.page.locator(FIELD), shopper.page.locator(".suggest"), shopper.page.locator(".suggest [role=option]")
    field.press_sequentially("کاس")
    expect(panel).to_be_visible()
    expect(options.filter(has_text="کاسهٔ لعابی فیروزه‌ای")).to_have_count(1)
    shopper.seen()
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    shopper.seen()
    field.press("Escape")
    expect(panel).to_be_hidden()
    assert field.input_value() == "کاس"
    field.press("ArrowUp")
    expect(panel).to_be_visible()
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    shopper.page.wait_for_url("**/search/?q=*")
    shopper.seen()
    assert shopper.page.locator(".good").count() == 1


def test_an_option_is_a_link_to_its_product(shopper: Journey, indexed: Market) -> None:
    shopper.open("/")
    shopper.page.locator(FIELD).press_sequentially("مربای")
    shopper.page.locator('.suggest a[href*="/p/"]').click()
    shopper.page.wait_for_url("**/p/**")


def test_recent_searches_stay_in_the_browser_and_can_be_taken_out(shopper: Journey, indexed: Market) -> None:
    for words in ("کوزه", "مربا"):
        shopper.open("/")
        shopper.page.locator(FIELD).fill(words)
        shopper.page.locator(FIELD).press("Enter")
        shopper.page.wait_for_url("**/search/?q=*")
    shopper.open("/")
    field, options = shopper.page.locator(FIELD), shopper.page.locator(".suggest [role=option]")
    field.click()
    expect(options).to_have_text(["مربا", "کوزه"])
    shopper.seen()
    field.press("ArrowDown")
    field.press("Delete")
    expect(options).to_have_text(["کوزه"])
    shopper.page.locator(".suggest-drop").click()
    expect(shopper.page.locator(".suggest")).to_be_hidden()
    assert shopper.page.evaluate("localStorage.length") == 0


def test_a_late_answer_is_dropped(shopper: Journey, indexed: Market) -> None:
    held: list[Route] = []
    shopper.open("/")
    shopper.page.route("**/search/suggest/**", lambda route: route.continue_() if held else held.append(route))
    field, everything = shopper.page.locator(FIELD), shopper.page.locator(".suggest-all")
    with shopper.page.expect_request("**/search/suggest/**"):
        field.fill("مربا")
    field.fill("کوزه")
    expect(everything).to_contain_text("«کوزه»")
    held[0].fulfill(body='<a role="option" class="suggest-all">«مربا»</a>')
    shopper.page.wait_for_timeout(200)
    expect(everything).to_contain_text("«کوزه»")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_words_become_filters_that_can_be_taken_away(
    chromium: Browser, live_server: LiveServer, gateway: Bank, indexed: Market, size: ViewportSize, script: bool,
) -> None:
    shopper = Journey(chromium, live_server.url, gateway, size=size, script=script)
    shopper.open("/")
    shopper.page.locator(FIELD).fill("کوزه زیر ۶۵۰ هزار تومان همدان")
    shopper.visible("form[role=search] > button").click()
    shopper.page.wait_for_url("**/search/?q=*")
    shopper.seen()
    assert shopper.page.locator(".good").count() == 2
    assert shopper.page.locator("a.chip-read").count() == 2
    shopper.page.locator("a.chip-read", has_text="تومان").click()
    shopper.page.wait_for_url("**typed=price*")
    assert shopper.page.locator(".good").count() == 4
    assert shopper.page.locator("a.chip-read").count() == 1
    shopper.open("/search/?q=قفقفقف")
    shopper.seen()
    shopper.page.locator("nav[aria-labelledby=popular] a").first.click()
    shopper.page.wait_for_url("**/c/**")
    shopper.close()
