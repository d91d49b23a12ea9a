"""Lists by words: forms, kinds, slots that only lift, worth, boosts and pins, and whatever may be typed."""

from __future__ import annotations

import pytest

from search.engines.base import Boost, Facet, Ground, Sort
from search.text import Alternative, Form, Kind, LexiconBuilder, Slot, analyse_document, analyse_query
from tests.search.engines.contract.shop import AT, DAY, Shop, any_of, offer, plan

BY_WORTH = {"sort": Sort.RELEVANCE}


def test_every_form_is_looked_for_in_its_own_tokens(shop: Shop) -> None:
    shop.fill([offer(1, "کیف‌ها"), offer(2, "گل دوزی"), offer(3, "طرمه"), offer(4, "شال", province_id=31)])
    for form, token, found in (
        (Form.EXACT, "کیفها", 1), (Form.STEM, "کیف", 1), (Form.JOINED, "گلدوزی", 2), (Form.SOUND, "ترمه", 3), (Form.PROVINCE, "31", 4),
    ):
        assert shop.ids(plan=plan(any_of(token, form=form)), **BY_WORTH) == [found]
    assert shop.ids(plan=plan(any_of("کیف")), **BY_WORTH) == []
    assert shop.ids(plan=plan(any_of("یزد", form=Form.PROVINCE)), **BY_WORTH) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_how_a_word_was_understood_changes_nothing(shop: Shop, kind: Kind) -> None:
    shop.fill([offer(1, "شال")])
    found = shop.ask(plan=plan(Slot("", (Alternative(Form.EXACT, ("شال",), 0.5, kind),), True, 0, 0)), **BY_WORTH)
    assert [(hit.id, hit.worth) for hit in found.hits] == [(1, 0.5)]


def test_all_required_words_fit_and_the_others_only_lift(shop: Shop) -> None:
    shop.fill([offer(1, "شال سبز"), offer(2, "شال سبز پشمی"), offer(3, "سبز پشمی"), offer(4, "شال")])
    asked = plan("شال", "سبز", any_of("پشمی", required=False))
    assert shop.ids(plan=asked, **BY_WORTH) == [2, 1]
    assert shop.ids(plan=asked, sort=Sort.NEWEST) == [2, 1]
    assert shop.counts(Facet.STOCK, plan=asked) == {1: 2}


def test_of_words_that_only_lift_one_fits_at_least(shop: Shop) -> None:
    shop.fill([offer(1, "شال"), offer(2, "شال سبز"), offer(3, "کیف")])
    asked = plan(any_of("شال", required=False), any_of("سبز", required=False))
    assert shop.ids(plan=asked, **BY_WORTH) == [2, 1]
    assert shop.ask(plan=asked, facets=(Facet.STOCK,)).facets[Facet.STOCK][0].count == 2


def test_all_tokens_of_an_alternative_stand_in_one_field(shop: Shop) -> None:
    shop.fill([offer(1, "شال سبز"), offer(2, "شال", description="سبز")])
    assert shop.ids(plan=plan(any_of(("شال", "سبز"))), **BY_WORTH) == [1]


def test_fields_differ_in_worth_and_add_a_share(shop: Shop) -> None:
    shop.fill([
        offer(1, "کیف", description="شال"), offer(2, "کیف", names="شال"), offer(3, "کیف", category="شال"), offer(4, "شال"),
        offer(5, "شال", category="شال", names="شال", description="شال"),
    ])
    worth = {hit.id: hit.worth for hit in shop.ask(plan=plan("شال"), **BY_WORTH).hits}
    assert list(worth) == [5, 4, 3, 2, 1]
    assert worth[4] == 1.0
    assert worth[5] == pytest.approx(1 + 0.3125 * (0.8 + 0.5 + 0.3), abs=0.001)


@pytest.mark.parametrize("titles", [
    ("روسری", "روسری‌ها", "رو سری", "روصری"), ("قالیچه", "قالیچه‌های", "قالی چه", "غالیچه"), ("ترمه", "ترمه‌ات", "تر مه", "طرمه"),
])
def test_what_stands_as_typed_comes_first_then_its_stem_then_joined_then_by_sound(shop: Shop, titles: tuple[str, ...]) -> None:
    documents = [offer(key, title, in_stock=key > 1, quality=key / 4) for key, title in enumerate(titles, 1)]
    builder = LexiconBuilder()
    for document in documents:
        builder.add(document.tokens)
    shop.fill(documents, commits=2)
    assert shop.ids(plan=analyse_query(titles[0], lexicon=builder.build()), **BY_WORTH) == [1, 2, 3, 4]


def test_the_best_alternative_counts_not_their_sum(shop: Shop) -> None:
    shop.fill([offer(1, "شال ترمه")])
    alternatives = (Alternative(Form.EXACT, ("شال",), 1.0, Kind.EXACT), Alternative(Form.EXACT, ("ترمه",), 0.75, Kind.SYNONYM))
    slot = Slot("", alternatives, True, 0, 0)
    assert shop.ask(plan=plan(slot), **BY_WORTH).hits[0].worth == 1.0


def test_of_equals_what_is_in_stock_then_better_then_newer_then_the_larger_id(shop: Shop) -> None:
    shop.fill([
        offer(1, in_stock=False, quality=1.0, created_at=AT), offer(2, quality=0.0), offer(3, quality=0.5, created_at=AT - 400 * DAY),
        offer(4, quality=0.5, created_at=AT - 10 * DAY), offer(5, quality=0.0), offer(6, quality=1.0, created_at=AT - 900 * DAY),
    ], commits=3)
    assert shop.ids(plan=plan("مانتو"), **BY_WORTH) == [6, 4, 3, 5, 2, 1]


def test_equals_are_in_order_on_every_page_however_they_were_written(shop: Shop) -> None:
    titles = ("شال", "شال سبز", "کیف شال سبز")
    shop.fill([offer(key, titles[key % 3], quality=key % 2) for key in range(1, 200)], commits=5)
    asked = {"plan": plan("شال", any_of("سبز", required=False)), **BY_WORTH}
    whole = sorted(range(1, 200), key=lambda key: (-(key % 3 > 0), -(key % 2), -key))
    assert shop.ids(page_size=300, **asked) == whole
    for size in (1, 7, 24, 66, 198):
        pages = [shop.ids(page=page, page_size=size, **asked) for page in range(1, -(-199 // size) + 1)]
        assert [key for page in pages for key in page] == whole


def test_the_own_province_lifts_what_can_be_bought(shop: Shop) -> None:
    shop.fill([offer(1, province_id=9), offer(2), offer(3, province_id=9, in_stock=False)])
    assert shop.ids(plan=plan("مانتو"), near=(9, 5), **BY_WORTH) == [1, 2, 3]
    assert shop.ids(plan=plan("مانتو"), **BY_WORTH) == [2, 1, 3]


@pytest.mark.parametrize(("ground", "value"), [
    (Ground.OFFER, 1), (Ground.CATEGORY, 15), (Ground.ROOT, 3), (Ground.SELLER, 19), (Ground.PROVINCE, 30),
])
def test_a_boost_lifts_its_ground_and_rules_nothing_in(shop: Shop, ground: Ground, value: int) -> None:
    shop.fill([offer(1, category_id=15, root_id=3, seller_id=19, province_id=30), offer(2), offer(3, "کیف")])
    boosts = (Boost(ground, value, 0.5), Boost(Ground.OFFER, 3, 9.0), Boost(ground, 99, 1.0))
    result = shop.ask(plan=plan("مانتو"), boosts=boosts, **BY_WORTH)
    assert [(hit.id, hit.worth) for hit in result.hits] == [(1, 1.5), (2, 1.0)]


def test_boosts_add_up_and_pins_stand_first(shop: Shop) -> None:
    shop.fill([offer(key) for key in range(1, 6)] + [offer(6, seller_id=8)])
    boosts = (
        Boost(Ground.OFFER, 3, 10.0), Boost(Ground.OFFER, 5, 9.9), Boost(Ground.SELLER, 8, 1.0), Boost(Ground.OFFER, 6, 1.0),
        Boost(Ground.SELLER, 8, 0.5), Boost(Ground.OFFER, 1, 0.0),
    )
    hits = shop.ask(plan=plan("مانتو"), boosts=boosts, **BY_WORTH).hits
    assert [hit.id for hit in hits] == [3, 5, 6, 4, 2, 1]
    assert hits[2].worth == 3.5
    assert shop.ids(plan=plan("مانتو"), boosts=boosts, sort=Sort.NEWEST) == [6, 5, 4, 3, 2, 1]


def test_a_closed_plan_finds_nothing(shop: Shop) -> None:
    shop.fill([offer(1)])
    result = shop.ask(plan=plan("مانتو", closed=True), facets=(Facet.STOCK,))
    assert (result.hits, result.total, result.facets) == ([], 0, {Facet.STOCK: []})
    assert shop.ids(plan=plan(closed=True)) == []
    assert shop.ids(plan=plan()) == [1]


def test_a_required_word_without_an_alternative_finds_nothing(shop: Shop) -> None:
    shop.fill([offer(1)])
    nothing = Slot("", (), True, 0, 0)
    assert shop.ids(plan=plan(nothing)) == []
    assert shop.ids(plan=plan("مانتو", nothing)) == []
    assert shop.ids(plan=plan(Slot("", (), False, 0, 0))) == []


STRANGE = (
    "title_exact:مانتو", "*", "مان*", "?", "\"", "(", "\\", "AND", "OR NOT", "/.*/", "[* TO *]", "مانتو~2", "+مانتو", "{\"match_all\":{}}",
    "\x00", "\x1b[2J", "\n", "\u202e", "\ud800", "😀", "", " ", "ا" * 10_000, "مانتو\x00", "';--",
)


@pytest.mark.parametrize("token", STRANGE)
def test_a_token_is_a_token_and_no_syntax(shop: Shop, token: str) -> None:
    shop.fill([offer(1)])
    for form in Form:
        assert shop.ids(plan=plan(any_of(token, form=form)), **BY_WORTH) == []
        assert shop.ids(plan=plan("مانتو", any_of(token, form=form, required=False)), **BY_WORTH) == [1]


def test_very_long_plans_are_answered(shop: Shop) -> None:
    shop.fill([offer(1, "مانتو کتان")])
    words = tuple(f"و{number}" for number in range(15))
    wide = any_of("مانتو", *words)
    assert shop.ids(plan=plan(*[wide] * 16), **BY_WORTH) == [1]
    assert shop.ids(plan=plan(*[any_of(*words, "مانتو", *words)] * 200), **BY_WORTH) == [1]
    text = "مانتو کتان " * 1000
    builder = LexiconBuilder()
    builder.add(analyse_document({"title": "مانتو کتان"}))
    assert shop.ids(plan=analyse_query(text[:10_000], lexicon=builder.build()), **BY_WORTH) == [1]


def test_a_document_of_any_length_and_content_is_written(shop: Shop) -> None:
    shop.fill([offer(1, "مانتو " * 5_000, description="\x00\x1b \ufffe 😀 " + "ب" * 10_000), offer(2, "")])
    assert shop.ids(plan=plan("مانتو"), **BY_WORTH) == [1]
    assert shop.ids() == [2, 1]
