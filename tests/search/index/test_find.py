"""What a page is told: understood texts, one shop on a page, and PostgreSQL where the index does not answer."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from catalog.listings.models import Listing
from search.engines.base import EngineError, EntryQuery, IndexedEngine, ListQuery, Sort
from search.index.budget import Budget
from search.index.find import breaker_of, entries, find, suggest
from search.index.rebuild import rebuild
from search.index.state import watch
from sellers.businesses.services import seller_freeze
from tests.catalog.makes import maker_make, product_make
from tests.orders.world import goods_make, seller_make
from tests.search.index.conftest import corrupt, wreck

pytestmark = pytest.mark.django_db


def query(text: str = "", **more: Any) -> ListQuery:
    return ListQuery(now=timezone.now(), text=text, sort=Sort.RELEVANCE if text else Sort.NEWEST, **more)


def titles(found: Any) -> list[str]:
    names = dict(Listing.objects.values_list("id", "title"))
    return [names[hit.id] for hit in found.result.hits]


@pytest.fixture
def market(engine: IndexedEngine) -> IndexedEngine:
    """Four products of two makers, in an index that serves."""
    here, there = maker_make("کارگاه مهر"), maker_make("خانهٔ هنر")
    product_make(here, "روسری نخی قرمز", price=4_000_000)
    product_make(here, "ترمه رومیزی", leaf="termeh", price=9_000_000)
    product_make(there, "سفره ترمه", leaf="termeh", price=20_000_000)
    product_make(there, "شال پشمی", leaf="shawl", price=3_000_000)
    rebuild(engine=engine)
    return engine


def test_the_index_answers_without_a_query_to_the_database(market: IndexedEngine) -> None:
    assert find(query("ترمه")).engine == market.name
    with CaptureQueriesContext(connection) as seen:
        found = find(query("ترمه"))
    assert (found.engine, found.degraded, found.result.total, len(seen)) == (market.name, False, 2, 0)
    assert found.plan is not None


def test_a_text_is_understood_as_it_is_typed(market: IndexedEngine) -> None:
    for text in ("طرمه", "termeh", "jvli", "ترمة"):
        assert sorted(titles(find(query(text)))) == ["ترمه رومیزی", "سفره ترمه"], text
    assert titles(find(query("ترمه زیر یک میلیون تومان"))) == ["ترمه رومیزی"]
    assert find(query("ترمه زیر یک میلیون تومان", price_min=15_000_000)).result.total == 1, "the page's own prices win"


def test_few_hits_relax_the_words(market: IndexedEngine) -> None:
    found = find(query("ترمه قرمز"))
    assert found.relaxed
    assert found.result.total == 2


@pytest.mark.parametrize("indexed", [True, False])
def test_prices_and_provinces_are_read_by_both(engine: IndexedEngine, indexed: bool) -> None:
    goods_make(seller_make(province="یزد"), price=1_000_000)
    goods_make(seller_make(province="اصفهان"), price=1_000_000)
    goods_make(seller_make(province="یزد"), price=9_000_000)
    if indexed:
        rebuild(engine=engine)
    found = find(query("کاسه سفالی زیر ۵۰۰ هزار تومان یزد"))
    assert (found.degraded, found.result.total) == (not indexed, 1)


def test_without_an_index_postgresql_answers(engine: IndexedEngine, caplog: pytest.LogCaptureFixture) -> None:
    goods_make(seller_make())
    found = find(query("کاسه"))
    assert (found.engine, found.degraded, found.result.total) == ("postgres", True, 1)
    rebuild(engine=engine)
    watch().forget()
    found = find(query("کاسه"))
    assert (found.engine, found.degraded, found.result.total) == (engine.name, False, 1)
    assert "serves again" in caplog.text


def test_a_deleted_index_is_replaced_and_a_rebuild_heals(market: IndexedEngine, settings: Any) -> None:
    wreck(settings)
    for _n in range(5):
        found = find(query("ترمه"))
        assert (found.engine, found.degraded, found.result.total) == ("postgres", True, 2)
    rebuild(engine=market)
    watch().forget()
    breaker_of(market.name)._until = 0
    assert find(query("ترمه")).engine == market.name
    assert not breaker_of(market.name).is_open


def test_the_breaker_keeps_from_asking(market: IndexedEngine, settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    corrupt(settings, watch().now().generation)
    for _n in range(4):
        assert find(query()).result.total == 4
    told = [vars(record) for record in caplog.records if record.getMessage() == "list engine down"]
    assert [(record["name"], record["levelname"], record["engine"], record["breaker"]) for record in told] == [
        ("lists", "WARNING", market.name, each) for each in ("", "", "opened")
    ], "each failure, and no question to an open breaker"
    assert all(record["why"] for record in told)
    assert breaker_of(market.name).is_open
    assert not breaker_of(market.name).lets()


def test_what_is_frozen_is_not_shown_though_nobody_follows(market: IndexedEngine) -> None:
    seller = seller_make()
    goods_make(seller)
    rebuild(engine=market)
    watch().forget()
    assert len(find(query()).result.hits) == 5
    seller_freeze(seller=seller, reason="شکایت", actor=None)
    watch().forget()
    assert len(find(query()).result.hits) == 4
    assert suggest("کارگاه", kinds=("maker",)).entries.get("maker", ())[0].title == "کارگاه مهر"
    assert [hit.seller_id for hit in suggest("کاسه", kinds=()).products.hits] == []


def test_suggestions_go_on_from_the_last_word(market: IndexedEngine) -> None:
    found = suggest("تر", kinds=("category", "maker"))
    assert sorted(titles_of(found)) == ["ترمه رومیزی", "سفره ترمه"]
    assert "ترمه" in [entry.title for entry in found.entries["category"]]
    assert [entry.title for entry in suggest("مه", kinds=("maker",)).entries["maker"]] == ["کارگاه مهر"]
    assert suggest("", kinds=("maker",)).entries == {}
    assert suggest("تر ", kinds=("category",)).products.total == 0, "a word that is ended is not completed"


def test_a_beginning_is_read_again_when_the_shop_has_new_words(market: IndexedEngine) -> None:
    assert titles_of(suggest("زرب", kinds=())) == []
    product_make(maker_make(), "روسری زربفت")
    rebuild(engine=market)
    watch().forget()
    assert titles_of(suggest("زرب", kinds=())) == ["روسری زربفت"]


def titles_of(found: Any) -> list[str]:
    names = dict(Listing.objects.values_list("id", "title"))
    return [names[hit.id] for hit in found.products.hits]


@pytest.mark.parametrize("text", [
    "ا" * 10_000, "\x00\x01\x02", "title:*", '"', "(((", "AND OR NOT", "a" * 5_000 + " ~2", "ترمه\u202e", "[* TO *]", "﷽" * 300,
    "'; DROP TABLE x; --",
])
@pytest.mark.parametrize("indexed", [True, False])
def test_any_text_is_answered_soon(engine: IndexedEngine, text: str, indexed: bool) -> None:
    goods_make(seller_make())
    if indexed:
        rebuild(engine=engine)
    began = time.monotonic()
    find(query(text))
    suggest(text, kinds=("maker",))
    assert time.monotonic() - began < 5


def test_a_cursor_of_another_engine_is_no_error(engine: IndexedEngine) -> None:
    goods_make(seller_make())
    assert find(query(after="bm8gY3Vyc29y")).result.total == 1


def test_a_failing_engine_is_replaced(settings: Any) -> None:
    settings.LIST_ENGINE = f"{__name__}.Down"
    goods_make(seller_make())
    found = find(query())
    assert (found.degraded, found.engine, found.result.total) == (True, "postgres", 1)


class Slow:
    """The index that serves, each of whose answers takes a while on the page's clock."""

    def __init__(self, served: IndexedEngine, clock: Clock) -> None:
        self._served, self._clock, self.questions = served, clock, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._served, name)

    def _taking(self, answer: Any) -> Any:
        self.questions += 1
        self._clock.now += self._clock.takes
        return answer

    def search(self, query: ListQuery) -> Any:
        return self._taking(self._served.search(query))

    def suggest(self, query: EntryQuery) -> Any:
        return self._taking(self._served.suggest(query))


@dataclass
class Clock:
    takes: float
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(("takes", "asked"), [(0.0, 3), (0.15, 3), (0.25, 2), (0.5, 1)])
def test_a_page_asks_no_more_than_its_time_allows(market: IndexedEngine, monkeypatch: pytest.MonkeyPatch, takes: float, asked: int) -> None:
    clock = Clock(takes)
    slow = Slow(market, clock)
    monkeypatch.setattr("search.index.find.engine", lambda: slow)
    monkeypatch.setattr("search.index.find.indexed", lambda: slow)
    budget = Budget(clock)
    found = find(query("ترمه قرمز آبی"), budget=budget)
    assert (found.degraded, found.relaxed) == (False, takes < 0.4)
    entries("ترمه قرمز آبی", kinds=("help",), per_kind=3, loose=True, budget=budget)
    assert slow.questions == asked


def test_what_was_asked_in_a_hurry_is_asked_again(market: IndexedEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list without the words that would have given way is not kept."""
    spent = Budget(iter((0.0, 1.0, 1.0, 1.0)).__next__)
    assert find(query("ترمه قرمز"), budget=spent).result.total == 0
    assert find(query("ترمه قرمز")).relaxed


def test_one_shop_does_not_fill_the_newest_either(engine: IndexedEngine) -> None:
    others, bulk = [maker_make() for _n in range(3)], maker_make()
    for number in range(6):
        product_make(others[number % 3], f"شال {number}")
    for number in range(20):
        product_make(bulk, f"روسری نخی {number}")
    rebuild(engine=engine)
    first = find(ListQuery(now=timezone.now(), page_size=8, spread=True)).result
    assert Counter(hit.seller_id for hit in first.hits)[bulk.pk] == 2
    strict = find(ListQuery(now=timezone.now(), page_size=8)).result
    assert {hit.seller_id for hit in strict.hits} == {bulk.pk}
    own = find(ListQuery(now=timezone.now(), page_size=8, spread=True, seller_id=bulk.pk)).result
    assert len(own.hits) == 8


class Down:
    name = "down"

    def search(self, query: object) -> None:
        raise EngineError("no answer")


def test_pages_of_a_search_neither_repeat_nor_lose_and_one_shop_does_not_fill_the_first(engine: IndexedEngine) -> None:
    first, others = maker_make("کارگاه مهر"), [maker_make() for _n in range(4)]
    for number in range(14):
        product_make(first, f"روسری نخی {number}")
    for number in range(14):
        product_make(others[number % 4], f"روسری ابریشمی {number}")
    rebuild(engine=engine)
    pages = [find(query("روسری", page=page, page_size=8)) for page in range(1, 6)]
    assert [len(page.result.hits) for page in pages] == [8, 8, 8, 4, 0]
    assert {page.result.pages for page in pages} == {4}
    seen = [hit.id for page in pages for hit in page.result.hits]
    assert len(set(seen)) == 28
    for page in pages[:2]:
        assert sum(hit.seller_id == first.pk for hit in page.result.hits) <= 6
