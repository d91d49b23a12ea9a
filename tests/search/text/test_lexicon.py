"""What a shop knows of words, kept and read again."""

from __future__ import annotations

import pytest

from search.text import Lexicon, LexiconBuilder, analyse_document, analyse_query
from search.text.tokens import words_of
from tests.search.text.shop import PROVINCES, lexicon


def test_words_are_counted_by_document() -> None:
    builder = LexiconBuilder()
    builder.add(analyse_document({"title": "ترمه ترمه", "description": "ترمه‌ها"}))
    builder.add(analyse_document({"title": "ترمه یزد"}))
    known = builder.build()
    (word,) = words_of("ترمه")
    assert known.words["ترمه"] == 2
    assert known.frequency(word) == 2
    assert known.frequency(words_of("گلیم")[0]) == 0


def test_compounds_met_once_are_not_kept() -> None:
    assert "ترمهیزد" not in lexicon(["ترمه یزد"]).compounds
    assert "ترمهیزد" in lexicon(["ترمه یزد", "ترمه یزد اعلا"]).compounds


def test_a_lexicon_is_kept_without_the_operators_tables() -> None:
    first = lexicon(synonyms={"زیرانداز": ("گلیم",)})
    again = Lexicon.load(first.dump(), provinces=PROVINCES)
    assert (again.words, again.stems, again.compounds) == (first.words, first.stems, first.compounds)
    assert again.synonyms == {}
    for query in ("طرمه", "termeh", "lhkj,", "گل دوزی", "ترمه یزد"):
        assert analyse_query(query, lexicon=again) == analyse_query(query, lexicon=first)


@pytest.mark.parametrize(
    ("query", "proposed"),
    [("avishan", "آویشن"), ("آویشین", "آویشن"), ("goldoozi", "گل‌دوزی"), ("khatam", "خاتم"), ("طرمه", "ترمه"), ("gol doozi", "گل‌دوزی")],
)
def test_words_are_proposed_as_most_write_them(query: str, proposed: str) -> None:
    known = lexicon(["آويشن", "آویشن", "آویشن", "اویشن", "مانتو گل‌دوزی", "گل‌دوزی", "گلدوزی", "خاتم", "ترمه", "تِرمه", "ترمه"])
    assert analyse_query(query, lexicon=known).corrected == proposed
    assert Lexicon.load(known.dump()).shown == known.shown


@pytest.mark.parametrize("broken", [b"", b"{", b"[]", b"[1]"])
def test_what_is_no_lexicon_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError):
        Lexicon.load(broken)


def test_like_sounding_and_near_words_come_most_frequent_first() -> None:
    known = lexicon(["ترمه"] * 3 + ["طرمه", "ترمح", "نرمه"])
    assert [word.text for word in known.like_sounding(words_of("ترمه")[0])] == ["ترمح", "طرمه"]
    assert [(word.text, distance) for word, distance in known.near(words_of("ذرمه")[0])] == [("ترمه", 1), ("طرمه", 1), ("نرمه", 1)]
