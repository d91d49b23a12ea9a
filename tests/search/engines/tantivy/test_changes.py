"""Answers carried over what changed are those that the index would give anew, or there are none."""

from __future__ import annotations

import shutil
from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.base import Change, Facet, IndexedEngine, ListQuery, ListResult, OfferDocument, Sort, Stamp
from search.engines.clauses import list_clauses
from search.engines.effects import answer_after
from search.engines.layout import offer_numbers
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy import changes as changes_module
from search.engines.tantivy import engine as engine_module
from search.engines.tantivy.journal import COMMITS, DOCUMENTS, Journal
from search.text import Alternative, Form, Kind, QueryPlan, Slot, analyse_document
from tests.search.engines.contract.shop import AT, DAY, FACETS, NOW, Shop, offer, plan
from tests.search.engines.contract.test_against_reference import QUERIES, TEXT, offers

ALL = ListQuery(now=NOW)


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Sees each commit at the next question."""
    monkeypatch.setattr(engine_module, "LOOK_EVERY_S", 0.0)
    return Shop(TantivyEngine(tmp_path / "index"))


def stamp(shop: Shop) -> Stamp:
    told = shop.engine.stamp(AT)
    assert told is not None
    return told


def carried(engine: IndexedEngine, query: ListQuery, result: ListResult, before: Stamp, after: Stamp) -> ListResult | None:
    clauses = list_clauses(query)
    changes = engine.changes(before, after, query)
    return None if changes is None else answer_after(result, clauses.unworded(), changes, page_size=query.page_size)


PARTS = st.sampled_from((
    {"price": 0, "price_band": 0}, {"price": 100, "price_band": 1}, {"price": 150, "price_band": 1}, {"price": 300, "price_band": 3},
    {"in_stock": True}, {"in_stock": False}, {"best": False}, {"best": True, "best_here": True}, {"category_id": 12, "root_id": 1},
    {"province_id": 6}, {"quality": 1.0}, {"delivery_days": 9}, {"ends_at": AT - DAY}, {"ends_at": AT + 20 * DAY},
    {"seller_id": 9}, {}, None,
))
STEPS = st.lists(st.lists(st.tuples(st.integers(1, 60), PARTS, TEXT), min_size=1, max_size=4), min_size=1, max_size=4)


@given(corpus=offers(), queries=st.lists(QUERIES, min_size=1, max_size=8), steps=STEPS)
@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_is_carried_over_is_what_would_be_found(
    shop: Shop, corpus: list[OfferDocument], queries: list[ListQuery], steps: list[list[tuple[int, dict[str, object] | None, str]]],
) -> None:
    writer = shop.engine.writer(shop.fill(corpus))
    known, version = {each.id: each for each in corpus}, 10
    answers = [(query, stamp(shop), shop.engine.search(query)) for query in queries]
    for step in steps:
        version += 1
        for key, part, text in step:
            if part is None:
                writer.remove([(key, version)])
                known.pop(key, None)
                continue
            words = {"tokens": analyse_document({"title": text})} if not part else {}
            known[key] = replace(known.get(key, offer(key)), version=version, **part, **words)  # type: ignore[arg-type]
            writer.put([known[key]])
        writer.commit()
        now, kept = stamp(shop), []
        for query, then, result in answers:
            fresh = shop.engine.search(query)
            told = carried(shop.engine, query, result, then, now)
            assert told is None or (told, told.span) == (fresh, fresh.span)
            kept.append((query, now, fresh if told is None else told) if version % 2 else (query, then, result))
        answers = kept
    writer.close()


def test_another_price_is_carried_over_and_counted(shop: Shop) -> None:
    writer = shop.engine.writer(shop.fill([offer(key, "شال سبز", price=100 * key, price_band=key) for key in (1, 2, 3)]))
    before = stamp(shop)
    queries = [ListQuery(now=NOW, facets=FACETS), ListQuery(now=NOW, plan=plan("شال"), sort=Sort.RELEVANCE, facets=FACETS)]
    results = [shop.engine.search(query) for query in queries]
    writer.put([offer(2, "شال سبز", price=150, price_band=3, version=2)])
    writer.commit()
    after = stamp(shop)
    for query, result in zip(queries, results, strict=True):
        told = carried(shop.engine, query, result, before, after)
        assert told is not None
        assert told is not result
        assert [(row.value, row.count) for row in told.facets[Facet.PRICE]] == [(1, 1), (3, 2)]
        assert {hit.id: hit.version for hit in told.hits} == {1: 1, 2: 2, 3: 1}
    other = ListQuery(now=NOW, plan=plan("کیف"), sort=Sort.RELEVANCE, facets=FACETS)
    nothing = shop.engine.search(other)
    assert carried(shop.engine, other, nothing, before, after) is nothing
    writer.close()


KEYS = (1, 2, 3, 4, 5, 6)


def after_prices(shop: Shop, changed: dict[int, int | None], **facts: object) -> tuple[ListResult | None, ListResult]:
    """A page of two of six offers, carried over these prices (None takes the offer out), and asked anew."""
    writer = shop.engine.writer(shop.fill([offer(key, price=100 * key, price_band=key) for key in KEYS]))
    query = replace(ListQuery(now=NOW, page_size=2, facets=FACETS), **facts)  # type: ignore[arg-type]
    before, result = stamp(shop), shop.engine.search(query)
    for key, price in changed.items():
        if price is None:
            writer.remove([(key, 2)])
        else:
            writer.put([offer(key, price=price, price_band=price // 100, version=2)])
    writer.commit()
    told, fresh = carried(shop.engine, query, result, before, stamp(shop)), shop.engine.search(query)
    writer.close()
    assert told is None or (told, told.span) == (fresh, fresh.span)
    return told, fresh


@pytest.mark.parametrize(("changed", "holds"), [
    ({5: 350}, True), ({3: 550}, True), ({5: 250}, True), ({5: None}, True), ({4: None, 5: None}, True), ({7: 550}, True), ({7: 250}, True),
    ({5: 800, 4: 550}, True), ({6: 650}, True), ({6: 550}, False), ({6: None}, False), ({2: 250}, False), ({2: None}, False),
    ({2: 800}, False), ({5: 150}, False), ({7: 50}, False), ({1: 150}, False),
], ids=str)
def test_what_happens_behind_a_page_is_counted_and_what_happens_in_it_is_asked_anew(
    shop: Shop, changed: dict[int, int | None], holds: bool,
) -> None:
    """The first two of six that cost up to 700, the cheapest first. The dearest limits the slider."""
    told, fresh = after_prices(shop, changed, sort=Sort.CHEAPEST, price_max=700)
    assert (told is not None) == holds
    assert not holds or [hit.id for hit in fresh.hits] == [1, 2]


@pytest.mark.parametrize(("key", "price", "holds"), [(2, 250, True), (7, 150, True), (3, 550, False), (7, 550, False), (2, 590, False)])
def test_the_dearest_first_is_the_other_way_round(shop: Shop, key: int, price: int, holds: bool) -> None:
    told, _ = after_prices(shop, {key: price}, sort=Sort.DEAREST, facets=())
    assert (told is not None) == holds


def test_an_offer_of_the_page_that_another_shop_sells_now_is_asked_anew(shop: Shop) -> None:
    """Shops are told by its hits."""
    writer = shop.engine.writer(shop.fill([offer(key) for key in KEYS]))
    before, result = stamp(shop), shop.engine.search(ALL)
    writer.put([offer(2, seller_id=9, version=2)])
    writer.commit()
    assert carried(shop.engine, ALL, result, before, stamp(shop)) is None
    writer.close()


@pytest.mark.parametrize(("page", "price", "holds"), [(2, 120, True), (2, 450, False), (2, None, False), (1, 120, False)])
def test_what_moves_before_a_page_leaves_it_as_it_is_unless_it_comes_or_goes(
    shop: Shop, page: int, price: int | None, holds: bool,
) -> None:
    told, _ = after_prices(shop, {2: price}, sort=Sort.CHEAPEST, page=page, facets=())
    assert (told is not None) == holds


def test_the_page_of_which_the_last_offer_behind_it_goes_is_asked_anew(shop: Shop) -> None:
    """It leads no farther then."""
    writer = shop.engine.writer(shop.fill([offer(key, price=100 * key) for key in (1, 2, 3)]))
    query, before = ListQuery(now=NOW, sort=Sort.CHEAPEST, page_size=2), stamp(shop)
    result = shop.engine.search(query)
    assert result.after
    writer.remove([(3, 2)])
    writer.commit()
    assert carried(shop.engine, query, result, before, stamp(shop)) is None
    writer.close()


def test_other_words_of_before_concern_no_question_of_now(shop: Shop) -> None:
    """An offer was reworded, an answer was given, and then its price moved."""
    writer = shop.engine.writer(shop.fill([offer(1, "شال سبز", price=100), offer(2, "کیف سبز", price=200), offer(3, "شال سرخ", price=300)]))
    writer.put([offer(2, "کیف آبی", price=200, version=2)])
    writer.commit()
    query = ListQuery(now=NOW, plan=plan("شال"), sort=Sort.RELEVANCE, facets=FACETS)
    before, result = stamp(shop), shop.engine.search(query)
    writer.put([offer(2, "کیف آبی", price=250, price_band=2, version=3)])
    writer.commit()
    middle = stamp(shop)
    assert carried(shop.engine, query, result, before, middle) is result
    writer.put([offer(2, "شال آبی", price=250, price_band=2, version=4)])
    writer.commit()
    assert carried(shop.engine, query, result, before, stamp(shop)) is None, "now it bears the word"
    writer.close()


def test_an_offer_that_moves_into_a_province_that_is_a_word_is_asked_for(shop: Shop) -> None:
    writer = shop.engine.writer(shop.fill([offer(1, province_id=5), offer(2, province_id=6)]))
    word = Slot("", (Alternative(Form.PROVINCE, ("6",), 1.0, Kind.EXACT),), False, 0, 0)
    query, before = ListQuery(now=NOW, plan=QueryPlan(slots=(word,)), facets=FACETS), stamp(shop)
    result = shop.engine.search(query)
    assert [hit.id for hit in result.hits] == [2]
    writer.put([offer(1, province_id=6, version=2)])
    writer.commit()
    assert carried(shop.engine, query, result, before, stamp(shop)) is None
    writer.close()


def test_what_was_the_cheapest_is_asked_anew(shop: Shop) -> None:
    writer = shop.engine.writer(shop.fill([offer(key, price=100 * key, price_band=key) for key in (1, 2, 3)]))
    query, before = ListQuery(now=NOW, facets=FACETS), stamp(shop)
    result = shop.engine.search(query)
    writer.put([offer(1, price=400, price_band=4, version=2)])
    writer.commit()
    assert carried(shop.engine, query, result, before, stamp(shop)) is None
    writer.close()


def test_who_asks_while_a_step_is_forgotten_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rather than the changes without those of the step."""
    monkeypatch.setattr(changes_module, "REMEMBERED", 2)
    remembered, told = changes_module.Changes(), []

    class Steps(deque[tuple[int, int, tuple[int, ...]]]):
        def popleft(self) -> tuple[int, int, tuple[int, ...]]:
            step = super().popleft()
            told.append(remembered.between(step[1], 2, ALL))
            return step

    monkeypatch.setattr(remembered, "_steps", Steps())
    held = {**offer_numbers(offer(1)), "flags": 3, "words": 1}
    for commit in range(3):
        remembered.moved(commit, commit + 1, {commit + 1: Change(held, held)}, {})
    assert told == [None]
    assert set(remembered.between(1, 3, ALL) or ()) == {2, 3}


def test_a_commit_that_nobody_told_breaks_the_chain(shop: Shop, tmp_path: Path) -> None:
    name = shop.fill([offer(1)])
    writer, before = shop.engine.writer(name), stamp(shop)
    for version in (2, 3):
        writer.put([offer(1, version=version)])
        writer.commit()
        if version == 2:
            shutil.rmtree(tmp_path / "index" / name / "offers" / "journal")
            stamp(shop)
    after = stamp(shop)
    assert before != after
    assert shop.engine.changes(before, after, ALL) is None
    writer.close()


def test_another_writer_goes_on_with_the_journal(shop: Shop) -> None:
    name = shop.fill([offer(1)])
    for version in (2, 3):
        before, writer = stamp(shop), shop.engine.writer(name)
        writer.put([offer(1, version=version)])
        writer.close()
        changes = shop.engine.changes(before, stamp(shop), ALL)
        assert changes is not None
        assert [(key, change.was and change.was["version"], change.now and change.now["version"]) for key, change in changes.items()] == [
            (1, version - 1, version),
        ]


def test_a_journal_tells_what_is_newest_before_its_number_is_told(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin()
    for at in range(100):
        journal.tell(at, {at: {"title_exact": ("شال", str(at))}})
        assert journal.between(at, at + 1) == {at: {"title_exact": ["شال", str(at)]}}
        journal.happened(at, at + 1)
    assert set(journal.between(90, 100) or ()) == set(range(90, 100))
    assert journal.between(100, 100) == {}
    assert journal.between(10, 100) is None
    assert len(list((tmp_path / "journal").iterdir())) == 2 * COMMITS
    journal.tell(100, {key: {} for key in range(DOCUMENTS + 1)})
    journal.happened(100, 101)
    assert journal.between(99, 101) is None
    (tmp_path / "journal" / "95").write_text("[[1")
    assert journal.between(90, 100) is None


def test_what_a_dead_writer_did_not_tell_is_a_gap(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin()
    journal.tell(1, {7: {}})
    following = Journal(tmp_path)
    following.begin()
    following.tell(2, {8: {}})
    following.happened(2, 3)
    assert journal.between(1, 3) is None
    assert journal.between(2, 3) == {8: {}}


def test_a_number_that_could_not_be_told_is_a_gap(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.begin()
    journal.tell(1, {7: {}})
    (tmp_path / "journal" / "new").mkdir()
    journal.happened(1, 2)
    (tmp_path / "journal" / "new").rmdir()
    journal.tell(2, {8: {}})
    journal.happened(2, 3)
    assert journal.between(1, 3) is None
    assert journal.between(2, 3) == {8: {}}


def test_so_many_changes_are_not_remembered(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes_module, "REMEMBERED", 3)
    writer, before = shop.engine.writer(shop.fill([offer(key) for key in range(1, 9)])), stamp(shop)
    stamps = []
    for key in range(1, 6):
        writer.put([offer(key, version=2)])
        writer.commit()
        stamps.append(stamp(shop))
    assert shop.engine.changes(before, stamps[-1], ALL) is None
    assert set(shop.engine.changes(stamps[1], stamps[-1], ALL) or ()) == {3, 4, 5}
    writer.close()
