"""An answer is the same object as long as it is the same answer, and never an old one."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone
from oscar.apps.partner.models import StockRecord

from catalog.listings.models import Listing
from catalog.listings.services import price_set, stock_set
from search.curation.services import draft_publish, exclusion_save
from search.curation.state import published
from search.engines.base import Facet, IndexedEngine, ListQuery, Sort
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy import engine as engine_module
from search.index import find as find_module
from search.index.find import Found, entries, find
from search.index.kept import Answers
from search.index.rebuild import rebuild
from search.index.state import watch
from search.text import QueryPlan, analyse_query
from tests.catalog.makes import maker_change, maker_make, product_make
from tests.orders.world import goods_make, seller_make
from tests.search.index.conftest import forget
from tests.search.index.test_follower import follow

pytestmark = pytest.mark.django_db
FACETS = (Facet.CATEGORY, Facet.PROVINCE, Facet.STOCK, Facet.PRICE)


@pytest.fixture
def market(settings: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[IndexedEngine]:
    """Four products of two makers, in an index that is looked at with each question."""
    settings.LIST_ENGINE, settings.SEARCH_FOLDER = "tantivy", tmp_path / "search"
    monkeypatch.setattr(engine_module, "LOOK_EVERY_S", 0.0)
    forget()
    published.forget()
    here, there = maker_make("کارگاه مهر"), maker_make("خانهٔ هنر")
    product_make(here, "روسری نخی قرمز", price=4_000_000)
    product_make(here, "ترمه رومیزی", leaf="termeh", price=9_000_000)
    product_make(there, "سفره ترمه", leaf="termeh", price=20_000_000)
    product_make(there, "شال پشمی", leaf="shawl", price=3_000_000)
    engine = TantivyEngine(settings.SEARCH_FOLDER)
    rebuild(engine=engine)
    yield engine
    forget()
    published.forget()


_plans: dict[tuple[str, int], QueryPlan] = {}


def ask(text: str = "", **facts: Any) -> Found:
    """As a page does, which keeps the plan of a text."""
    lexicon = watch().now().lexicon
    plan = _plans.setdefault((text, id(lexicon)), analyse_query(text, lexicon=lexicon)) if text else None
    return find(ListQuery(**{
        "now": timezone.now(), "text": text, "plan": plan, "sort": Sort.RELEVANCE if text else Sort.NEWEST, "facets": FACETS, **facts,
    }))


def anew(**facts: Any) -> Found:
    """The same, kept nowhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(find_module, "_answers", Answers(lambda found, _result: found))
        return ask(**facts)


def record(title: str) -> int:
    return int(StockRecord.objects.get(product__title=title).pk)


def bars(found: Found) -> list[tuple[int, int]]:
    return [(row.value, row.count) for row in found.result.facets[Facet.PRICE]]


def test_another_price_reaches_only_the_lists_it_is_in(market: IndexedEngine) -> None:
    all_goods, termeh, scarf, cheapest = ask(), ask("ترمه"), ask("روسری"), ask(sort=Sort.CHEAPEST)
    recommended = ask(sort=Sort.RELEVANCE)
    price_set(stockrecord_id=record("سفره ترمه"), price=12_000_000, actor=None)
    follow(market)
    card = Listing.objects.get(title="سفره ترمه")
    assert ask("روسری") is scarf
    for before, after in ((all_goods, ask()), (termeh, ask("ترمه")), (recommended, ask(sort=Sort.RELEVANCE))):
        assert after is not before
        assert after.result.total == before.result.total
        assert {hit.id: hit.version for hit in after.result.hits}[card.id] == card.version
        assert bars(after) != bars(before)
        assert sum(count for _, count in bars(after)) == before.result.total
        assert after.result.price_max == 12_000_000
    assert ask(sort=Sort.CHEAPEST).result.hits[-1].id == card.id == cheapest.result.hits[-1].id
    assert ask() is ask()


def test_what_comes_goes_or_moves_is_asked_anew(market: IndexedEngine) -> None:
    assert (ask("ترمه").result.total, ask("گلیم").result.total, ask(in_stock=True).result.total) == (2, 0, 4)
    assert ask(sort=Sort.RELEVANCE).result.total == 4
    product_make(maker_make("خانهٔ سوم"), "گلیم پشمی", price=5_000_000)
    stock_set(stockrecord_id=record("ترمه رومیزی"), num_in_stock=0, actor=None)
    follow(market)
    assert (ask("گلیم").result.total, ask(in_stock=True).result.total) == (1, 4)
    for found in (ask("ترمه"), ask(sort=Sort.RELEVANCE)):
        assert found.result.hits[-1].id == Listing.objects.get(title="ترمه رومیزی").id, "what is sold out comes last"


def test_what_operators_say_and_hide_holds_at_once(market: IndexedEngine) -> None:
    before = ask("ترمه")
    exclusion_save(phrase="ترمه", offer=Listing.objects.get(title="سفره ترمه").id, reason="شکایت", actor=None)
    draft_publish(actor=None)
    published.forget()
    watch().forget()
    assert (before.result.total, ask("ترمه").result.total) == (2, 1)
    maker_change(Listing.objects.get(title="ترمه رومیزی").partner, is_frozen=True)
    watch().forget()
    assert ask("ترمه").result.hits == []


def test_what_ends_leaves_at_its_moment(market: IndexedEngine) -> None:
    now = timezone.now()
    assert ask(now=now).result.total == 4
    ends = min(each for each in Listing.objects.values_list("ends_at", flat=True) if each is not None)
    assert ask(now=ends - dt.timedelta(seconds=2)).result.total == 4
    assert ask(now=ends + dt.timedelta(seconds=1)).result.total < 4
    assert ask(now=now).result.total == 4


def test_the_same_words_on_another_plan_are_another_question(market: IndexedEngine) -> None:
    plan = analyse_query("سفره ترمه", lexicon=watch().now().lexicon)
    other = replace(plan, slots=plan.slots[:1])
    assert (ask("سفره ترمه", plan=plan).result.total, ask("سفره ترمه", plan=other).result.total) == (1, 1)
    assert ask("سفره ترمه", plan=plan) is ask("سفره ترمه", plan=plan)
    assert ask("سفره ترمه", plan=plan).plan is plan


def test_relaxed_words_are_carried_over_by_the_words_that_were_left(market: IndexedEngine) -> None:
    before = ask("ترمه قرمز")
    assert (before.relaxed, before.result.total) == (True, 2)
    price_set(stockrecord_id=record("شال پشمی"), price=2_000_000, actor=None)
    follow(market)
    assert ask("ترمه قرمز") is before
    price_set(stockrecord_id=record("ترمه رومیزی"), price=9_900_000, actor=None)
    follow(market)
    after = ask("ترمه قرمز")
    assert (after.relaxed, after.result.total, after.result.price_min) == (True, 2, 9_900_000)


ASKED: list[dict[str, Any]] = [
    {}, {"sort": Sort.CHEAPEST, "page_size": 6}, {"sort": Sort.DEAREST, "page_size": 6, "page": 2}, {"price_max": 5_000_000},
    {"price_min": 3_000_000, "price_max": 6_000_000, "sort": Sort.CHEAPEST, "page_size": 2},
    {"in_stock": True, "page_size": 6, "spread": True}, {"text": "ترمه"}, {"text": "شال", "price_max": 5_000_000},
    {"text": "شال", "price_max": 3_000_000, "sort": Sort.CHEAPEST},
    {"text": "شال ترمه", "price_max": 5_000_000}, {"text": "شال ترمه قرمز", "price_max": 5_000_000, "sort": Sort.CHEAPEST},
    {"text": "سفره قرمز", "in_stock": True}, {"text": "رومیزی شال", "price_min": 4_000_000}, {"sort": Sort.RELEVANCE, "page_size": 6},
]


@pytest.mark.parametrize("seed", range(3))
def test_after_many_changes_all_answers_are_those_of_an_empty_store(market: IndexedEngine, seed: int) -> None:
    """Words that had to give way or need not any more among them; the answers are of one to five changes before."""
    chance = random.Random(seed)
    makers = [maker_make(f"کارگاه {name}") for name in ("یکم", "دوم")]
    words = ("شال ترمه", "شال قرمز", "سفره", "شال", "ترمه قرمز", "رومیزی")
    for number in range(14):
        product_make(chance.choice(makers), f"{chance.choice(words)} {number}", price=chance.randint(20, 80) * 100_000)
    follow(market)
    records, same = list(StockRecord.objects.values_list("pk", flat=True)), 0
    kept = {number: ask(**asked) for number, asked in enumerate(ASKED)}
    for _step in range(12):
        key = chance.choice(records)
        if chance.random() < 0.7:
            price_set(stockrecord_id=key, price=chance.randint(20, 80) * 100_000, actor=None)
        else:
            stock_set(stockrecord_id=key, num_in_stock=chance.choice((0, 3)), actor=None)
        follow(market)
        for number in chance.sample(range(len(ASKED)), 8):
            told = ask(**ASKED[number])
            same += told is kept[number]
            kept[number] = told
            fresh = anew(**ASKED[number])
            assert (told.result, told.relaxed, told.plan) == (fresh.result, fresh.relaxed, fresh.plan), ASKED[number]
    assert same, "some changes concern no answer"


@pytest.mark.parametrize(("titles", "relaxed", "moves", "price", "relaxed_then"), [
    (("گلیم سبز", "گلیم سبز", "گلیم سبز", "گلیم سبز", "گلیم"), False, (2, 3), 70, True),
    (("گلیم سبز", "گلیم", "گلیم", "گلیم سبز", "گلیم سبز"), True, (3, 4), 50, False),
    (("گلیم سبز", "گلیم سبز", "گلیم"), False, (2,), 50, True),
], ids=["fewer are left", "enough have come", "others have come"])
def test_who_comes_or_goes_behind_the_page_decides_whether_words_give_way(
    market: IndexedEngine, titles: tuple[str, ...], relaxed: bool, moves: tuple[int, ...], price: int, relaxed_then: bool,
) -> None:
    """A page of one, the cheapest under six; what `moves` costs seven before, or after. The dearest limits the slider."""
    maker = maker_make("کارگاه گلیم")
    product_make(maker, "گلیم سبز", price=9_000_000)
    for number, title in enumerate(titles):
        moved = number in moves and price == 50
        product_make(maker, f"{title} {number}", price=7_000_000 if moved else (10 + number) * 100_000)
    follow(market)
    asked = {"text": "گلیم سبز", "sort": Sort.CHEAPEST, "page_size": 1, "price_max": 6_000_000}
    assert ask(**asked).relaxed == relaxed
    for number in moves:
        price_set(stockrecord_id=record(f"{titles[number]} {number}"), price=price * 100_000 + number, actor=None)
    follow(market)
    told, fresh = ask(**asked), anew(**asked)
    assert (told.result, told.relaxed) == (fresh.result, fresh.relaxed)
    assert fresh.relaxed == relaxed_then


def test_another_price_of_what_bears_too_few_words_is_not_counted(market: IndexedEngine) -> None:
    """Within the limit of price fewer words would find nothing else, beyond it they would."""
    maker = maker_make("کارگاه گلیم")
    for title, price in (("گلیم سبز یک", 10), ("گلیم سبز دو", 11), ("گلیم آبی", 30), ("گلیم سبز سه", 90)):
        product_make(maker, title, price=price * 100_000)
    follow(market)
    asked = {"text": "گلیم سبز", "sort": Sort.CHEAPEST, "price_max": 1_200_000}
    assert (ask(**asked).relaxed, ask(**asked).result.total) == (False, 2)
    price_set(stockrecord_id=record("گلیم آبی"), price=6_000_000, actor=None)
    follow(market)
    assert ask(**asked).result == anew(**asked).result


def test_what_stands_beside_is_kept_while_entries_are_the_same(market: IndexedEngine) -> None:
    first = entries("مهر", kinds=("maker",), per_kind=3)
    assert [entry.title for entry in first["maker"]] == ["کارگاه مهر"]
    price_set(stockrecord_id=record("شال پشمی"), price=2_000_000, actor=None)
    follow(market)
    assert entries("مهر", kinds=("maker",), per_kind=3) is first
    goods_make(seller_make())
    rebuild(engine=market)
    watch().forget()
    assert entries("مهر", kinds=("maker",), per_kind=3) is not first
