"""Words, their spans in the original, and one spelling for all that read the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.text.tokens import MAX_WORD, tokenise, word_of, words_of
from shop.core.persian import fold

PERSIAN = st.text(alphabet='ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيكةأإآؤئۀىـ\u200c\u200e\u064b\u0651 ۰۱٢٣9.,/٫٬،a-Z()*:~"', max_size=60)


def texts(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("كيف", "کیف"),
        ("روسري", "روسری"),
        ("گليم", "گلیم"),
        ("موسى", "موسی"),
        ("ترمة", "ترمه"),
        ("قرمۀ", "قرمه"),
        ("غنچهٔ", "غنچه"),
        ("آویشن", "اویشن"),
        ("أحمد", "احمد"),
        ("إيران", "ایران"),
        ("مؤمن", "مومن"),
        ("دارائی", "دارایی"),
        ("مُربّا", "مربا"),
        ("عســل", "عسل"),
        ("عسل\u200f", "عسل"),
        ("\u202bعسل\u202c", "عسل"),
        ("ﻋﺴﻞ", "عسل"),
        ("ＡＢＣ", "abc"),
        ("Termeh", "termeh"),
    ],
)
def test_letters_fold(typed: str, plain: str) -> None:
    assert texts(typed) == [plain]


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("۱۲۳", "123"),
        ("٤٥٦", "456"),
        ("۱۰٬۰۰۰", "10000"),
        ("500/000", "500000"),
        ("1,500,000", "1500000"),
        ("۱٫۵", "1.5"),
        ("۱/۵", "1.5"),
        ("4.6", "4.6"),
        ("²", "2"),
    ],
)
def test_numbers_have_one_spelling(typed: str, plain: str) -> None:
    assert texts(typed) == [plain]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("۵۰۰هزار", ["500", "هزار"]),
        ("سایز۳۸", ["سایز", "38"]),
        ("4.6گرم", ["4.6", "گرم"]),
        ("کیف، چرم؛ دست‌دوز!", ["کیف", "چرم", "دستدوز"]),
        ("گل_دوزی", ["گل", "دوزی"]),
        ("title:x AND (y)", ["title", "x", "and", "y"]),
        ("🌹 گل", ["گل"]),
        ("", []),
        ("\x00\x07\u200c", []),
    ],
)
def test_words_end_where_their_letters_end(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("text", ["کیف ها", "کیف\u00a0ها", "کیف‌ها", "کیفها"])
def test_an_ending_behind_a_blank_belongs_to_its_word(text: str) -> None:
    assert [(word.text, word.stem) for word in words_of(text)] == [("کیفها", "کیف")]


@pytest.mark.parametrize("text", ["غنچهٔ", "غنچۀ", "غنچه‌ی", "غنچه ی", "غنچة", "غنچه"])
def test_the_ezafe_of_a_final_he_is_no_letter(text: str) -> None:
    assert texts(text) == ["غنچه"]


def test_a_blank_before_a_word_that_only_begins_like_an_ending_divides() -> None:
    assert texts("کیف هادی") == ["کیف", "هادی"]
    assert texts("قدیمی بافت") == ["قدیمی", "بافت"]


def test_spans_are_places_in_the_original() -> None:
    text = "مانتوي گُل‌دوزی  شده، ۱٬۲۰۰ تومان"
    assert [text[token.start : token.end] for token in tokenise(text)] == ["مانتوي", "گُل‌دوزی", "شده", "۱٬۲۰۰", "تومان"]


def test_what_is_long_is_cut() -> None:
    assert len(texts("ا" * 10_000)[0]) <= MAX_WORD


@given(PERSIAN | st.text(max_size=80))
def test_spans_grow_and_map_back(text: str) -> None:
    at = 0
    for token in tokenise(text):
        assert at <= token.start < token.end <= len(text)
        assert word_of(text[token.start : token.end][:120]) == token.word
        at = token.end


@given(PERSIAN | st.text(max_size=80))
def test_tokens_are_fit_for_a_whitespace_analyser(text: str) -> None:
    for word in words_of(text):
        for token in (word.text, word.stem, *word.sounds):
            assert token
            assert not any(sign.isspace() for sign in token)
            assert token.replace(".", "").isalnum()
            assert len(token) <= MAX_WORD


@given(PERSIAN | st.text(max_size=80))
def test_documents_and_places_agree_on_the_words(text: str) -> None:
    assert words_of(text) == [token.word for token in tokenise(text)]


@given(PERSIAN | st.text(max_size=80))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(PERSIAN)
def test_a_folded_word_is_read_as_itself(text: str) -> None:
    for word in words_of(text):
        again = words_of(word.text)
        assert "".join(each.text for each in again) == word.text
