"""Whatever is typed: a plan of bounded size, in bounded time, without a sign that an engine could take for syntax."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.text import Lexicon, analyse_query
from search.text.queries import MAX_ALTERNATIVES, MAX_QUERY_WORDS
from search.text.tokens import MAX_WORD
from search.text.words import listed
from tests.search.text.shop import PROVINCES, lexicon

SHOP = lexicon(synonyms={"ترمه": ("پارچه", "رومیزی گران"), "کیف چرم": ("چرم",)}, hidden=["دفتر"])
WORDS = sorted(
    listed(
        "ترمه کیف چرم زیر بالای بین از تا و ۵۰۰ ۱٫۵ هزار میلیون تومان ریال یزد یزدی termeh lhkj, گل دوزی به خرید دفتر طرمه زعفرن نیم یک ها"
    )
)
HOSTILE = (
    "ترمه " * 2_500,
    "ا" * 10_000,
    "a" * 10_000,
    "(" * 10_000,
    '"' * 10_000,
    "\x00" * 10_000,
    "ترمه\x00\x07\x1b[31m",
    "title:(ترمه OR *:*)^99~2 AND NOT x",
    '{"query":{"match_all":{}}}',
    "'; DROP TABLE x; --",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "\ud800",
    "\u202e" * 500 + "ترمه",
    "ﷺ" * 3_000,
    "1" * 10_000,
    "۱٬" * 5_000,
    "زیر " * 2_500,
    "زیر ۵۰۰ " * 1_000,
    "یزد " * 2_500,
    "bghtrf,;[]" * 1_000,
    "میلیون و " * 1_000,
    "\u200c".join("گل" * 5_000),
    "́" * 10_000,
)


def check(query: str, known: Lexicon) -> None:
    plan = analyse_query(query, lexicon=known)
    assert len(plan.slots) <= MAX_QUERY_WORDS
    assert set(plan.provinces) <= set(PROVINCES.values())
    for slot in plan.slots:
        assert 0 <= slot.start <= slot.end <= len(query)
        assert 0 < len(slot.alternatives) <= MAX_ALTERNATIVES
        for each in slot.alternatives:
            assert 0 < len(each.tokens) <= MAX_QUERY_WORDS
            assert each.weight > 0
            for token in each.tokens:
                assert len(token) <= 3 * MAX_WORD
                assert token in PROVINCES.values() or token.replace(".", "").isalnum()


@pytest.mark.parametrize("query", HOSTILE, ids=lambda query: ascii(query[:12]))
def test_hostile_queries(query: str) -> None:
    before = time.process_time()
    check(query, SHOP)
    assert time.process_time() - before < 0.5


@pytest.mark.parametrize(("query", "truncated"), [("ترمه", False), ("ترمه " * 100, True), ("گل " * 17, True), ("گل " * 16, False)])
def test_what_was_not_read_is_told(query: str, truncated: bool) -> None:
    assert analyse_query(query, lexicon=SHOP).truncated is truncated


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_makes_a_plan(query: str) -> None:
    check(query, SHOP)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_any_words_make_a_plan(query: str) -> None:
    check(query, SHOP)
