"""A list's query as clauses: pure, without an engine."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines.base import Boost, CursorError, EntryQuery, Facet, Ground, ListQuery, Sort
from search.engines.clauses import (
    AllOf,
    Among,
    Behind,
    BestOf,
    Constant,
    Count,
    ListClauses,
    Order,
    Ordering,
    Range,
    Term,
    cursor,
    entry_clauses,
    list_clauses,
)
from search.engines.cursors import cursor_write
from search.engines.layout import MAX_ID, MAX_VALUE, entry_id, key_parts, merit_key, offer_numbers, offer_sets, sort_key
from search.engines.ranking import FIELD_WEIGHTS, GRID, NEAR, TIE, on_grid
from search.text import Alternative, Form, Kind, Slot, analyse_document
from search.text.sound import sound_key
from search.text.words import STOP
from tests.search.engines.contract.shop import any_of, entry, offer, plan

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def _clauses(**query: Any) -> ListClauses:
    return list_clauses(ListQuery(**{"now": NOW, **query}))


def test_populations() -> None:
    assert _clauses().main.filters == (Term("best_in", 0),)
    assert _clauses(category_id=4).main.filters == (Term("best_in", 4),)
    assert _clauses(province_ids=(5, 6)).main.filters == (Term("here_in", 0), Among("province", (5, 6)))
    assert _clauses(plan=plan("شال")).main == Count((), (), False, (Term("outdone", 1),)), "with words it is cheaper to leave out"
    assert _clauses(plan=plan("شال"), province_ids=(5,)).main == Count((Term("province", 5),), (), False, (Term("outdone", 2),))
    assert _clauses(plan=plan("شال"), category_id=4).main == Count((Term("best_in", 4),))
    assert _clauses(seller_id=3, category_id=4).main.filters == (Term("seller", 3), Term("within", 4))


def test_each_facet_has_the_filters_of_the_others() -> None:
    clauses = _clauses(category_ids=(11, 12), in_stock=True, price_max=9, facets=(Facet.CATEGORY, Facet.PROVINCE, Facet.STOCK, Facet.PRICE))
    best, leaves, stock, price = Term("best_in", 0), Among("category", (11, 12)), Term("in_stock", 1), Range("price", None, 9)
    assert clauses.main == Count((best, leaves, stock, price), (Facet.PROVINCE,))
    assert clauses.others == (
        Count((best, stock, price), (Facet.CATEGORY,)), Count((best, leaves, price), (Facet.STOCK,)),
        Count((best, leaves, stock), (Facet.PRICE,), True), Count((Term("elsewhere_in", 0), leaves, stock, price), (Facet.PROVINCE,)),
    )
    assert clauses.ended == Range("ends_at", None, int(NOW.timestamp()))
    assert _clauses(seller_id=1, facets=(Facet.PROVINCE,)).others == ()
    chosen = _clauses(province_ids=(5,), facets=(Facet.PROVINCE,))
    assert chosen.others == (Count((Term("here_in", 0),), (Facet.PROVINCE,)),)
    assert _clauses().others == ()


def test_a_slot_is_the_best_of_fields_of_the_best_of_alternatives() -> None:
    alternatives = (Alternative(Form.EXACT, ("شال",), 1.0, Kind.EXACT), Alternative(Form.STEM, ("شال", "پشم"), 0.9, Kind.STEM))
    (required,) = _clauses(plan=plan(Slot("", alternatives, True, 0, 0)), sort=Sort.RELEVANCE).text.required
    assert isinstance(required, BestOf)
    assert required.tie == TIE
    assert len(required.clauses) == len(FIELD_WEIGHTS)
    assert required.clauses[0] == BestOf((
        Constant(Term("title_exact", "شال"), 1.0), Constant(AllOf((Term("title_stem", "شال"), Term("title_stem", "پشم"))), on_grid(0.9)),
    ))
    province = _clauses(plan=plan(any_of("31", form=Form.PROVINCE)), sort=Sort.RELEVANCE).text
    assert province.required == (Constant(Among("province", (31,)), 0.5),)
    assert province.fits == (Among("province", (31,)),)


def _slot(*alternatives: tuple[Form, tuple[str, ...]]) -> Slot:
    return Slot("", tuple(Alternative(form, tokens, 1.0, Kind.EXACT) for form, tokens in alternatives), True, 0, 0)


def test_what_only_has_to_fit_is_asked_of_all_fields_together() -> None:
    word = _slot((Form.EXACT, ("طلا",)), (Form.STEM, ("طلا",)), (Form.JOINED, ("طلا",)), (Form.SOUND, ("تلا",)))
    text = _clauses(plan=plan(word)).text
    assert text.fits == (BestOf((Term("any_joined", "طلا"), Term("any_sound", "تلا"))),)
    assert text.required == text.one_of == ()
    together = _clauses(plan=plan(_slot((Form.STEM, ("شال", "پشم"))))).text.fits
    assert together == (BestOf(tuple(AllOf((Term(f"{name}_stem", "شال"), Term(f"{name}_stem", "پشم"))) for name in FIELD_WEIGHTS)),)
    optional = plan(any_of("شال", required=False), any_of("سبز", required=False))
    assert _clauses(plan=optional).text.fits == (BestOf((Term("any_exact", "شال"), Term("any_exact", "سبز"))),)


@pytest.mark.parametrize(("token", "key"), [("به", "به"), ("12", "12"), ("طلا", "طلا")])
def test_a_word_without_sound_keys_is_asked_as_it_stands(token: str, key: str) -> None:
    """Stop words and numbers have none in a document, and another word's are no matter."""
    text = _clauses(plan=plan(_slot((Form.EXACT, (token,)), (Form.SOUND, (key,))))).text
    assert text.fits == (BestOf((Term("any_exact", token), Term("any_sound", key))),)


@given(st.lists(st.sampled_from((*STOP, "گل‌دوزی‌شده", "کیف‌ها", "میوه‌جات", "طلا", "۱۲", "3.5", "Termeh", "خانه‌ام", "به")) | st.text()))
def test_each_token_of_a_document_has_its_sound_key_beside_it(words: list[str]) -> None:
    """What `fits` leaves out rests on it."""
    found = analyse_document({"title": " ".join(words)})["title"]
    heard = {token for token in (*found.exact, *found.stem) if not token[0].isdigit()} - STOP
    assert {sound_key(token) for token in heard} <= set(found.sound)
    assert {sound_key(token) for token in found.stem if not token[0].isdigit()} <= set(found.sound)


def test_worth_is_asked_for_only_where_it_orders() -> None:
    asked = plan("شال", any_of("سبز", required=False))
    boosts = (Boost(Ground.OFFER, 1, 2.0), Boost(Ground.OFFER, 2, 1.0), Boost(Ground.OFFER, 2, 1.0), Boost(Ground.ROOT, 3, 0.5))
    worth = _clauses(plan=asked, sort=Sort.RELEVANCE, boosts=boosts, near=(5, 6))
    assert len(worth.text.lifts) == 1
    assert worth.lifts[0] == Constant(AllOf((Term("province", 5), Term("in_stock", 1))), on_grid(NEAR))
    assert worth.lifts[1:] == (
        BestOf((Constant(Term("id", 1), 2.0), Constant(Term("id", 2), 2.0))), Constant(Term("root", 3), 0.5),
    )
    assert _clauses(plan=asked, boosts=boosts, near=(5,)).lifts == ()
    without_words = _clauses(sort=Sort.RELEVANCE, boosts=boosts, near=(5,))
    assert (without_words.order, without_words.lifts) == (worth.order, worth.lifts)


def test_weights_sum_exactly() -> None:
    asked = plan(any_of("شال", weight=0.123456), "کیف")
    clauses = _clauses(plan=asked, sort=Sort.RELEVANCE, near=(1,), boosts=(Boost(Ground.ROOT, 1, 0.3333),))

    def weights(clause: object) -> list[float]:
        if isinstance(clause, Constant):
            return [clause.weight]
        return [weight for each in getattr(clause, "clauses", ()) for weight in weights(each)]

    found = [weight for clause in (*clauses.text.required, *clauses.lifts) for weight in weights(clause)]
    assert len(found) >= 10
    assert all((weight * GRID).is_integer() for weight in found)
    assert (TIE * 16).is_integer()


def test_all_priors_weigh_less_than_the_nearest_two_kinds_of_word() -> None:
    assert 0 < NEAR < 0.1 * FIELD_WEIGHTS["description"]


def test_keys_hold_value_and_id() -> None:
    assert key_parts(sort_key(123, 456)) == (123, 456)
    assert sort_key(2, 1) > sort_key(1, MAX_ID) > sort_key(1, 1)
    assert sort_key(MAX_VALUE + 5, MAX_ID) == 2**63 - 1
    assert sort_key(-4, 7) == 7
    assert 0 < merit_key(offer(MAX_ID, quality=7.0, created_at=2**40)) < 2**63
    assert merit_key(offer(1)) > merit_key(offer(2, in_stock=False, quality=1.0))
    with pytest.raises(ValueError):
        offer_numbers(offer(MAX_ID + 1))


def test_places_of_a_document() -> None:
    sets = offer_sets(offer(1, root_id=1, category_id=11, best=False, in_stock=False))
    assert sets == {
        "in_stock": (), "within": (0, 1, 11), "best_in": (), "here_in": (0, 1, 11), "elsewhere_in": (0, 1, 11), "outdone": (1,),
    }
    assert offer_sets(offer(1, best=False, best_here=False))["outdone"] == (1, 2)
    assert offer_sets(offer(1, root_id=4, category_id=4))["best_in"] == (0, 4)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("turn", [0, 1, 2])
def test_a_cursor_comes_back_as_the_offer_it_was(sort: Sort, turn: int) -> None:
    asked: dict[str, Any] = {"sort": sort, "plan": plan("شال"), "near": (5, 6, 5)}
    order = _clauses(**asked).order
    match order.by:
        case Ordering.WORTH:
            last = Behind(merit_key(offer(77)), worth=255 + 1 / 65536, place=9600)
        case Ordering.PLACES:
            last = Behind(sort_key(1_700_000_000, 77), turn)
        case Ordering.KEY:
            last = Behind(sort_key(1_700_000_000, 77))
    assert _clauses(**asked, after=cursor(order, last)).order.after == last


def test_the_same_place_twice_is_one() -> None:
    assert _clauses(sort=Sort.NEAREST, near=(5, 6, 5)).order == Order(Ordering.PLACES, "newest_key", places=(5, 6))


@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.NEAREST, Sort.RELEVANCE])
@pytest.mark.parametrize("wrong", [
    "x", "MS4w", "LTEuNQ", cursor_write(1, 0), cursor_write(1, 2**28), cursor_write(2**62, 1), cursor_write(1), cursor_write(1, 2, 3, 4),
    cursor_write(2**63, 1, 1), cursor_write(1, 2, 2**63), "MS4xLng", "MS4uMQ",
])
def test_what_no_engine_wrote_is_refused(sort: Sort, wrong: str) -> None:
    with pytest.raises(CursorError):
        _clauses(sort=sort, plan=plan("شال"), near=(5,), after=wrong)


def test_a_cursor_of_another_order_is_refused() -> None:
    with pytest.raises(CursorError):
        _clauses(sort=Sort.RELEVANCE, plan=plan("شال"), after=cursor_write(100, 7))
    with pytest.raises(CursorError):
        _clauses(sort=Sort.NEWEST, after=cursor_write(9600, 65536, 7))


def test_what_cannot_be_found_is_not_asked() -> None:
    assert _clauses(plan=plan("شال", closed=True)).nothing
    assert _clauses(plan=plan(any_of("\ud800"))).nothing
    assert _clauses(plan=plan("شال", any_of("\ud800"))).nothing
    assert not _clauses(plan=plan("شال", any_of("\ud800", required=False))).nothing
    assert not _clauses(plan=plan()).nothing


def test_clauses_are_bounded() -> None:
    wide = Slot("", tuple(Alternative(Form.EXACT, (f"و{number}",), 1.0, Kind.EXACT) for number in range(500)), True, 0, 0)
    boosts = tuple(Boost(Ground.OFFER, key, 1.0) for key in range(1, 5000))
    clauses = _clauses(plan=plan(*[wide] * 500), boosts=boosts, sort=Sort.RELEVANCE)
    text = clauses.text
    assert len(text.required) == 16
    assert len(text.required[0].clauses) == 4
    assert len(text.required[0].clauses[0].clauses) == 16
    assert len(clauses.lifts[0].clauses) == 200


def test_entries_ask_for_words_and_kinds() -> None:
    clauses = entry_clauses(EntryQuery(plan("شال"), ("maker", "help", "maker")))
    assert clauses.kinds == (Term("kind", "maker"), Term("kind", "help"))
    assert not clauses.nothing
    assert entry_clauses(EntryQuery(plan(), ("maker",))).nothing
    assert entry_clauses(EntryQuery(plan(any_of("5", form=Form.PROVINCE)), ("maker",))).nothing
    assert 0 < entry_id("m:1") < 2**62
    assert entry_id("m:1") != entry_id(entry("m:2", "شال").key)
