"""Searching as people do: suggestions by keyboard, filters read from the words, nothing found, all of it without script too."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import QuerySet
from playwright.sync_api import Browser, Route, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from search.curation.phrases import phrase_key
from search.engines.base import IndexedEngine
from search.index.rebuild import rebuild
from search.learning.counting import tally
from search.learning.models import Asked, Opened
from search.learning.services import queries_import
from shop.core.calendar import today
from shop.pages.kept import forget_all
from shop.pages.views.click import brake, order_brake
from tests.e2e.journey import DESK, PHONE, Journey
from tests.e2e.market import Market
from tests.orders.payments.bank import Bank
from tests.search.index.conftest import engine
from tests.search.index.processes import until
from tests.search.learning.conftest import counted_anew

__all__ = ["counted_anew", "engine"]
AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36"
FIELD = "form[role=search] input[name=q]"


@pytest.fixture
def indexed(market: Market, engine: IndexedEngine) -> Market:
    """The market in an index that serves."""
    rebuild(engine=engine)
    return market


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
    field, recent = shopper.page.locator(FIELD), shopper.page.locator(".suggest [data-recent]")
    field.click()
    expect(recent).to_have_text(["مربا", "کوزه"])
    expect(shopper.page.locator(".suggest [role=option]")).to_have_count(5)
    shopper.seen()
    field.press("ArrowDown")
    field.press("Delete")
    expect(recent).to_have_text(["کوزه"])
    shopper.page.locator(".suggest-drop").click()
    expect(recent).to_have_count(0)
    expect(shopper.page.locator(".suggest-forget")).to_be_hidden()
    assert shopper.page.evaluate("localStorage.length") == 0
    assert "مربا" not in str(shopper.context.cookies())


def test_an_empty_box_shows_what_others_look_for(shopper: Journey, indexed: Market) -> None:
    queries_import(rows=[(today() - dt.timedelta(days=ago), text, 3, 2) for ago in range(3) for text in ("کوزه", "مربا")])
    forget_all()
    shopper.open("/")
    field, status = shopper.page.locator(FIELD), shopper.page.locator("form[role=search] [role=status]")
    heads, options = shopper.page.locator(".suggest-head"), shopper.page.locator(".suggest [role=option]")
    field.focus()
    expect(heads).to_have_text(["پرجستجوها", "دسته‌های پرکالا"])
    expect(status).to_have_text("۵ پیشنهاد")
    shopper.seen()
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    shopper.page.wait_for_url("**/search/?q=*")
    shopper.open("/")
    field.focus()
    expect(heads).to_have_text(["جستجوهای اخیر", "پرجستجوها", "دسته‌های پرکالا"])
    expect(options).to_have_count(5)
    shopper.seen()
    shopper.page.locator(".suggest-forget").click()
    expect(heads).to_have_text(["پرجستجوها", "دسته‌های پرکالا"])
    field.press_sequentially("قفقفقف")
    expect(status).to_have_text("۱ پیشنهاد")
    field.press("Escape")
    expect(status).to_be_empty()
    expect(shopper.page.locator(".suggest")).to_be_hidden()


def written(rows: QuerySet[Opened]) -> bool:
    """Whether the page's message has come; a browser that is on the next page already does not tell when it was answered."""
    tally.write(last=True)
    return rows.exists()


@pytest.mark.parametrize("way", ["press", "new tab", "key"])
def test_what_is_opened_of_the_results_is_counted(chromium: Browser, live_server: LiveServer, indexed: Market, way: str) -> None:
    context = chromium.new_context(base_url=live_server.url, locale="fa-IR", user_agent=AGENT, viewport=DESK)
    brake.forget()
    page = context.new_page()
    page.goto("/search/?q=کوزه")
    link = page.locator(".good a").nth(1)
    offer = int(link.get_attribute("data-offer") or "0")
    with context.expect_event("request", lambda request: request.url.endswith("/search/click/")):
        if way == "key":
            link.press("Enter")
        else:
            link.click(button="middle" if way == "new tab" else "left")
    until(lambda: written(Opened.objects.all()))
    assert list(Opened.objects.values_list("position", "offer", "clicked", "sold")) == [(2, offer, 1, 0)]
    for address in ("/search/?q=کوزه&stock=1", "/search/?q=کوزه&sort=newest", "/all/"):
        page.goto(address)
        with page.expect_navigation(url="**/p/**"):
            page.locator(".good a").first.click()
    tally.write(last=True)
    assert Opened.objects.count() == 1
    assert list(Asked.objects.values_list("text", "asked")) == [("کوزه", 1)]
    context.close()


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


def test_a_sale_is_told_with_the_words_that_found_it(chromium: Browser, live_server: LiveServer, gateway: Bank, indexed: Market) -> None:
    shopper = Journey(chromium, live_server.url, gateway, size=PHONE)
    shopper.context.set_extra_http_headers({"User-Agent": AGENT})
    brake.forget()
    order_brake.forget()
    shopper.open("/")
    shopper.search("کاسهٔ لعابی فیروزه‌ای")
    shopper.add("۱")
    shopper.open("/search/?q=مربا")
    shopper.page.locator(".good a").first.click()
    shopper.page.wait_for_url("**/p/**")
    shopper.add("۲")
    assert len(shopper.page.evaluate("JSON.parse(localStorage.found)")) == 2
    shopper.checkout()
    shopper.place()
    shopper.pay()
    shopper.page.wait_for_function("localStorage.found === undefined")
    until(lambda: written(Opened.objects.filter(sold=1, offer=0)))
    assert sorted(Opened.objects.filter(sold=1, offer=0).values_list("key", "position")) == sorted(
        (phrase_key(text), 1) for text in ("کاسهٔ لعابی فیروزه‌ای", "مربا")
    )
    assert Opened.objects.filter(clicked=1).count() == 2
    shopper.close()


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
