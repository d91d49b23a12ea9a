"""Marks on the text as it is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.text import QueryPlan, analyse_query, highlight_pieces, highlight_spans
from tests.search.text.shop import TITLES, lexicon


def marked(query: str, text: str) -> list[str]:
    plan = analyse_query(query, lexicon=lexicon((*TITLES, text)))
    return [text[start:end] for start, end in highlight_spans(text, plan)]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("ترمه", "سفرهٔ تِرمه و ترمه‌های یزد", ["تِرمه", "ترمه‌های"]),
        ("طرمه", "ترمه", ["ترمه"]),
        ("گلدوزی", "مانتو گل دوزی شده", ["گل دوزی"]),
        ("گل دوزی", "مانتوي گل‌دوزی", ["گل‌دوزی"]),
        ("کيف چرم", "کیف  دستی چرم", ["کیف", "چرم"]),
        ("کت", "کت کتان", ["کت"]),
        ("دف", "دفتر دف", ["دف"]),
        ("lhkj,", "مانتو", ["مانتو"]),
        ("manto", "مانتو‌ها", ["مانتو‌ها"]),
        ("ترمه", "گلیم", []),
        ("ترمه", "", []),
        ("زعفرن", "«زعفران»", ["زعفران"]),
        ("روسری", "روسری ها، روسریهای", ["روسری ها", "روسریهای"]),
        ("گل‌دوزی", "گل سرخ", []),
        ("گل‌دوزی", "گل با سوزن دوزی", ["گل", "دوزی"]),
    ],
)
def test_what_is_marked(query: str, text: str, found: list[str]) -> None:
    assert marked(query, text) == found


@given(st.text(alphabet="ترمه گلدوزی‌ك\u064b،.<>&x ", max_size=60), st.sampled_from(["ترمه", "گل دوزی", "x", "گل ترمه"]))
def test_the_pieces_are_the_text(text: str, query: str) -> None:
    plan = analyse_query(query, lexicon=lexicon())
    pieces = highlight_pieces(text, plan)
    assert "".join(piece for piece, _ in pieces) == text
    assert all(piece for piece, _ in pieces)


def test_an_empty_plan_marks_nothing() -> None:
    assert highlight_pieces("ترمه", QueryPlan()) == [("ترمه", False)]
