"""The search page: filters read from the words, what was understood, what else bears the words, and where nothing is found."""

from __future__ import annotations

import datetime as dt
import html
import re
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, quote, quote_plus, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.listings.services import price_set
from search.engines.base import IndexedEngine
from search.index.budget import Budget
from search.index.find import breaker_of
from search.index.rebuild import rebuild
from search.index.state import watch
from search.learning.services import queries_import
from shop.core.calendar import today
from shop.pages.kept import AGE_S
from shop.pages.views import lists
from shop.places.models import Province
from tests.catalog.makes import maker_make, product_make
from tests.orders.world import goods_make, seller_make
from tests.search.index.conftest import corrupt, engine
from tests.search.index.test_find import market
from tests.shop.pages.stores import stores_forget
from tests.shop.pages.test_lists import page, titles
from themes.town import COOKIE

__all__ = ["engine", "market"]
pytestmark = pytest.mark.django_db
WORDS = "کاسه زیر ۵۰۰ هزار تومان یزد"


def search(client: Client, text: str, more: str = "") -> str:
    return page(client, f"/search/?q={quote(text)}{more}")


def chips(text: str) -> dict[str, str]:
    """What each chip says, and where it leads."""
    found = re.findall(r'<a class="(chip[^"]*)" href="([^"]+)">(.*?)</a>', text, re.S)
    bare = [(kind, html.unescape(url), re.sub(r"<svg.*?</svg>|<[^>]+>", "", inner, flags=re.S)) for kind, url, inner in found]
    return {inner.removeprefix("برداشتن"): url for _kind, url, inner in bare}


@pytest.fixture
def bowls() -> dict[str, str]:
    """Bowls from two provinces, cheap and dear."""
    yazd, isfahan = seller_make(province="یزد"), seller_make(province="اصفهان")
    made = {
        "cheap yazd": goods_make(yazd, price=1_000_000), "dear yazd": goods_make(yazd, price=9_000_000),
        "cheap isfahan": goods_make(isfahan, price=1_000_000),
    }
    return {name: record.product.title for name, record in made.items()}


def test_filters_in_the_words_are_chips_that_say_so(client: Client, bowls: dict[str, str]) -> None:
    text = search(client, WORDS)
    assert titles(text) == [bowls["cheap yazd"]]
    assert list(chips(text)) == ["از نوشتهٔ شما:یزد", "از نوشتهٔ شما:تا ۵۰۰٬۰۰۰ تومان"]


def test_a_chip_from_the_words_can_be_taken_away(client: Client, bowls: dict[str, str]) -> None:
    place, price = chips(search(client, WORDS)).values()
    assert sorted(titles(page(client, place))) == sorted([bowls["cheap yazd"], bowls["cheap isfahan"]])
    assert sorted(titles(page(client, price))) == sorted([bowls["cheap yazd"], bowls["dear yazd"]])
    assert len(chips(page(client, place))) == 1
    assert parse_qs(urlsplit(place).query) == {"q": [WORDS], "typed": ["place"]}
    everything = re.search(r'href="([^"]+)">پاک کردن همه', search(client, WORDS))
    assert everything is not None
    assert len(titles(page(client, html.unescape(everything[1])))) == 3


def test_the_filters_form_says_all_that_works(client: Client, bowls: dict[str, str]) -> None:
    text = search(client, WORDS)
    yazd = Province.objects.get(name="یزد").pk
    assert re.search(rf'name="province" value="{yazd}" checked', text)
    assert 'name="price_max" value="۵۰۰٬۰۰۰"' in text
    sent = f"/search/?q={quote(WORDS)}&typed=price&typed=place&province={yazd}&price_max=500000"
    assert re.findall(r'name="typed" value="(\w+)"', text) == ["price", "place"]
    assert titles(page(client, sent)) == titles(text)
    assert list(chips(page(client, sent))) == ["یزد", "تا ۵۰۰٬۰۰۰ تومان"]


def test_filters_of_the_page_come_before_those_of_the_words(client: Client, bowls: dict[str, str]) -> None:
    isfahan = Province.objects.get(name="اصفهان").pk
    text = search(client, WORDS, f"&province={isfahan}")
    assert titles(text) == [bowls["cheap isfahan"]]
    assert list(chips(text)) == ["اصفهان", "از نوشتهٔ شما:تا ۵۰۰٬۰۰۰ تومان"]


def test_an_empty_search_shows_everything(client: Client, bowls: dict[str, str]) -> None:
    for address in ("/search/", "/search/?q=", "/search/?q=%20&typed=place"):
        assert len(titles(page(client, address))) == 3


def test_what_was_understood_is_told_and_may_be_refused(client: Client, market: IndexedEngine) -> None:
    text = search(client, "طرمه")
    assert len(titles(text)) == 2
    assert re.search(r"منظورتان «<a [^>]+>ترمه</a>» بود؟", text)
    insist = re.search(r'href="([^"]+)">فقط خودِ «طرمه»', text)
    assert insist is not None
    refused = page(client, html.unescape(insist[1]))
    assert titles(refused) == []
    assert "منظورتان" not in refused


def test_words_that_give_way_are_told(client: Client, market: IndexedEngine) -> None:
    text = search(client, "ترمه قرمز")
    assert len(titles(text)) == 2
    assert "نزدیک‌ترین‌ها را می‌بینید" in text
    assert "نزدیک‌ترین‌ها را می‌بینید" not in search(client, "ترمه")


def test_a_word_that_is_only_begun_finds_what_it_suggests(client: Client, market: IndexedEngine) -> None:
    assert len(titles(search(client, "ترم"))) == 2
    assert titles(search(client, "ترم", "&typed=words")) == []


def test_a_word_that_is_only_begun_is_told(client: Client, market: IndexedEngine) -> None:
    assert "واژه‌ای با این آغاز" in search(client, "ترم")
    assert "واژه‌ای با این آغاز" not in search(client, "ترمه")


@pytest.mark.parametrize(("text", "goods"), [("کت", "پارچه کتان"), ("دف", "دفتر چرمی")])
def test_a_short_word_is_no_beginning_of_another(client: Client, engine: IndexedEngine, text: str, goods: str) -> None:
    product_make(maker_make(), goods)
    rebuild(engine=engine)
    assert titles(search(client, text)) == []


@pytest.mark.parametrize(("text", "own", "other"), [("کت زنانه", "کت زنانه", "کتان زنانه"), ("دفتر", "دفتر چرمی", "دفترچه سفالی")])
def test_a_word_of_the_shop_is_no_beginning_where_filters_leave_none(
    client: Client, engine: IndexedEngine, text: str, own: str, other: str,
) -> None:
    maker = maker_make()
    product_make(maker, own, price=9_000_000)
    product_make(maker, other, price=1_000_000)
    rebuild(engine=engine)
    assert titles(search(client, text)) == [own]
    assert titles(search(client, text, "&price_max=500000")) == []


def test_categories_and_makers_stand_above_the_goods(client: Client, market: IndexedEngine) -> None:
    text = search(client, "ترمه")
    row = re.search(r'<nav class="hscroll mt-3 gap-2" aria-label="دسته‌ها، سازنده‌ها و راهنما">(.*?)</nav>', text, re.S)
    assert row is not None
    assert 'href="/c/termeh/"' in row[1]
    assert "کارگاه مهر" in search(client, "مهر").split("<section")[0]
    assert "دسته‌ها، سازنده‌ها و راهنما" not in search(client, "ترمه", "&stock=1"), "a narrowed list is of goods alone"


def test_where_nothing_is_found_there_are_ways_on(client: Client, market: IndexedEngine) -> None:
    stores_forget()
    text = search(client, "ترمه زیر هزار تومان")
    assert titles(text) == []
    assert "دسته‌های نزدیک" in text
    assert 'href="/c/termeh/"' in text
    assert "دسته‌های پرکالا" in text
    assert "دسته‌های پرکالا" in search(client, "قفقفقف")


def test_nearest_first_where_a_town_was_chosen(client: Client, bowls: dict[str, str]) -> None:
    assert "نزدیک‌ترین" not in page(client, "/all/")
    assert "نزدیک‌ترین" not in page(client, "/all/?sort=nearest")
    for province, first in (("اصفهان", bowls["cheap isfahan"]), ("کرمان", bowls["dear yazd"])):
        client.cookies[COOKIE] = str(Province.objects.get(name=province).pk)
        text = page(client, "/all/?sort=nearest")
        assert 'href="/all/?sort=nearest" aria-current="true">نزدیک‌ترین' in text
        assert titles(text)[0] == first


@pytest.mark.parametrize("text", [
    "ک" * 10_000, "\x00\x01\x02\x1f", "کاسه\x00\x07", "\u202e\u2066کاسه\u200f", '"AND (title:* OR', "<script>alert(1)</script>", "  ",
    "\u200c", "١٢٣ " * 3000,
])
def test_strange_texts_have_clear_answers(client: Client, market: IndexedEngine, text: str) -> None:
    for address in ("/search/", "/search/suggest/"):
        response = client.get(address, {"q": text})
        assert response.status_code == 200
        assert b"<script>alert" not in response.content
        assert len(response.content) < 200_000


# Suggestions


def suggestions(client: Client, text: str) -> dict[str, list[tuple[str, str]]]:
    """By group: address and bare text of each option."""
    answer = page(client, f"/search/suggest/?q={quote(text)}")
    groups = re.findall(r'<div role="group" aria-label="([^"]+)">(.*?)</div>', answer, re.S)
    return {
        name: [
            (html.unescape(url), " ".join(re.sub(r"<[^>]+>", " ", inner).split()))
            for url, inner in re.findall(r'<a class="suggest-row[^>]*href="([^"]+)">(.*?)</a>', rows, re.S)
        ]
        for name, rows in groups
    }


def test_groups_of_suggestions(client: Client, market: IndexedEngine) -> None:
    found = suggestions(client, "ترم")
    assert list(found) == ["دسته‌ها", "کالاها", "همهٔ نتیجه‌ها"]
    assert next(words for _url, words in suggestions(client, "خانهٔ هنر")["سازنده‌ها"]).startswith("خانهٔ هنر")
    assert found["دسته‌ها"][0][0] == "/c/termeh/"
    assert "۹۰۰٬۰۰۰ تومان" in " ".join(words for _url, words in found["کالاها"])
    assert found["همهٔ نتیجه‌ها"] == [(f"/search/?q={quote('ترم')}", "همهٔ نتیجه‌های «ترم»")]


def test_a_suggestion_lights_what_was_meant(client: Client, market: IndexedEngine) -> None:
    assert "<mark>ترمه</mark>" in page(client, f"/search/suggest/?q={quote('طرمه')}")


def test_a_suggested_product_is_read_once_and_again_when_it_changes(client: Client) -> None:
    record = goods_make(seller_make(), price=9_000_000)
    title = record.product.title
    assert "۹۰۰٬۰۰۰ تومان" in " ".join(words for _url, words in suggestions(client, title)["کالاها"])
    with CaptureQueriesContext(connection) as seen:
        suggestions(client, title)
    assert not any("old_price" in query["sql"] for query in seen), "its option is in the store"
    price_set(stockrecord_id=record.pk, price=7_000_000, actor=None)
    assert "۷۰۰٬۰۰۰ تومان" in " ".join(words for _url, words in suggestions(client, title)["کالاها"])


def test_help_is_suggested(client: Client, market: IndexedEngine) -> None:
    assert any(url.startswith("/help/") for url, _words in suggestions(client, "بازگرداندن").get("راهنما", []))


def test_nothing_typed_suggests_what_others_look_for(client: Client, market: IndexedEngine) -> None:
    queries_import(rows=[(today() - dt.timedelta(days=ago), text, 3, 2) for ago in range(3) for text in ("ترمه", "کوزه <b>")])
    stores_forget()
    for text in ("", " ", "\x00"):
        answer = client.get("/search/suggest/", {"q": text})
        assert b"<b>" not in answer.content
        assert answer["Cache-Control"] == "private, max-age=60"
    found = suggestions(client, "")
    assert list(found) == ["پرجستجوها", "دسته‌های پرکالا"]
    assert found["پرجستجوها"][0] == (f"/search/?q={quote('ترمه')}", "ترمه")
    assert len(found["پرجستجوها"]) == 2
    assert found["دسته‌های پرکالا"][0][0] == "/c/termeh/"


def test_an_empty_shop_suggests_nothing(client: Client) -> None:
    assert client.get("/search/suggest/").content == b""


def test_a_popular_query_is_a_suggestion(client: Client, market: IndexedEngine) -> None:
    queries_import(rows=[(today() - dt.timedelta(days=ago), "ترمهٔ زربفت", 3, 2) for ago in range(3)])
    rebuild(engine=market)
    stores_forget()
    assert ("/search/?q=" + quote_plus("ترمهٔ زربفت"), "ترمهٔ زربفت") in suggestions(client, "زرب")["جستجوها"]


def test_a_title_is_never_markup_in_suggestions(client: Client) -> None:
    product_make(maker_make(), "کاسه <b>x</b>")
    answer = page(client, f"/search/suggest/?q={quote('کاسه')}")
    assert "&lt;" in answer
    assert "<b>x" not in answer


@pytest.mark.parametrize("address", ["/search/suggest/?q=کاسه", "/search/suggest/", "/search/?q=کاسه زیر ۵۰۰ هزار تومان"])
@pytest.mark.usefixtures("clock_stopped")
def test_queries_do_not_grow_with_rows(client: Client, address: str) -> None:
    seller = seller_make()
    counts = []
    for more in (2, 18):
        for _number in range(more):
            goods_make(seller)
        stores_forget()
        page(client, address)
        with CaptureQueriesContext(connection) as seen:
            page(client, address)
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 2


@pytest.mark.parametrize("text", ["ترمه", "قفقفقف"])
def test_an_engine_that_fails_is_asked_once_a_page(client: Client, market: IndexedEngine, settings: Any, text: str) -> None:
    assert watch().now().serves
    corrupt(settings, watch().now().generation)
    answer = client.get("/search/", {"q": text})
    assert answer.status_code == 200
    assert breaker_of(market.name)._failed == 1


@pytest.mark.parametrize("sort", ["", "&sort=nearest"])
def test_beyond_the_last_number_a_search_goes_on(client: Client, engine: IndexedEngine, monkeypatch: pytest.MonkeyPatch, sort: str) -> None:
    """A search by relevance goes on behind its last block of pages, where no shop is spread any more."""
    one, other = seller_make(), seller_make(province="اصفهان")
    for number in range(120):
        goods_make(one if number % 3 else other)
    rebuild(engine=engine)
    client.cookies[COOKIE] = str(Province.objects.get(name="اصفهان").pk)
    engines = ("cursors", "tantivy.lists", "elasticsearch.lists")
    for module in ("shop.pages.lists.render", "search.index.find", *(f"search.engines.{name}" for name in engines)):
        monkeypatch.setattr(f"{module}.LAST_NUMBERED_PAGE", 4)
    seen, pages = [], [f"/search/?q={quote('کاسه')}{sort}&page={number}" for number in (1, 2, 3, 4)]
    while pages:
        text = page(client, pages.pop(0))
        seen += titles(text)
        onward = re.search(r'rel="next" href="([^"]*after=[^"]+)"', text)
        pages += [html.unescape(onward[1])] if onward else []
    assert len(seen) == len(set(seen)) == 120


def test_a_drawn_list_is_shown_again_for_a_minute_and_then_drawn_anew(client: Client, market: IndexedEngine) -> None:
    """What stands beside the goods may change though they do not."""
    search(client, "ترمه")
    ((key, drawn),) = lists._drawn._rows.items()
    marked = replace(drawn, places={**drawn.places, "beside": b"<p>of before</p>"})
    lists._drawn.put(key, marked)
    assert "of before" in search(client, "ترمه")
    lists._drawn.put(key, replace(marked, at=marked.at - AGE_S - 1))
    assert "of before" not in search(client, "ترمه")


def test_a_list_drawn_in_a_hurry_is_not_shown_again(client: Client, market: IndexedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands beside the goods was left out; the next shopper gets it."""
    with monkeypatch.context() as hurry:
        hurry.setattr(lists, "Budget", lambda: Budget(iter([0.0, *[1.0] * 9]).__next__))
        assert "دسته‌ها، سازنده‌ها و راهنما" not in search(client, "ترمه")
    assert "دسته‌ها، سازنده‌ها و راهنما" in search(client, "ترمه")
