"""Inflection goes; words that only look inflected stay."""

from __future__ import annotations

import pytest

from search.text.sound import sound_key
from search.text.tokens import words_of
from tests.search.text.shop import lexicon, query_finds


def stem_of(text: str) -> str:
    (word,) = words_of(text)
    return word.stem


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("روسری‌ها", "روسری"),
        ("روسریها", "روسری"),
        ("روسری ها", "روسری"),
        ("روسری‌های", "روسری"),
        ("روسریهای", "روسری"),
        ("گل‌هایی", "گل"),
        ("لباسهایش", "لباس"),
        ("لباس‌هایمان", "لباس"),
        ("بزرگ‌تر", "بزرگ"),
        ("بزرگتر", "بزرگ"),
        ("بزرگ‌ترین", "بزرگ"),
        ("بزرگترین", "بزرگ"),
        ("ارزان‌ترین‌ها", "ارزان"),
        ("خانه‌ام", "خانه"),
        ("خانه‌ات", "خانه"),
        ("خانه‌اش", "خانه"),
        ("روسریاش", "روسری"),
        ("می‌شود", "شود"),
        ("نمی‌شود", "شود"),
        ("می شود", "شود"),
        ("ترشیجات", "ترشی"),
        ("شیرینی‌جات", "شیرینی"),
        ("زیورآلات", "زیور"),
        ("محصولات", "محصول"),
        ("منسوجات", "منسوج"),
        ("عرقیات", "عرق"),
        ("مانتوی", "مانتو"),
        ("حنای", "حنا"),
        ("قالیچهها", "قالیچه"),
    ],
)
def test_inflection_goes(word: str, stem: str) -> None:
    assert stem_of(word) == stem


@pytest.mark.parametrize(
    "word",
    [
        "کت",
        "کتان",
        "دف",
        "دفتر",
        "دختر",
        "برات",
        "کرمان",
        "بهترین",
        "بهتر",
        "انگشتر",
        "میناکاری",
        "میوه",
        "میخک",
        "شکلات",
        "نبات",
        "سوغات",
        "بادام",
        "حمام",
        "تنها",
        "گرانبها",
        "بها",
        "نقاش",
        "قماش",
        "چای",
        "موی",
        "روی",
        "خاکستر",
        "بستر",
        "ها",
        "تر",
        "ام",
        "می",
        "قهوه‌ای",
        "سرمه‌ای",
        "پارچه‌ای",
        "مات",
        "رها",
        "چتر",
        "متر",
        "لیتر",
        "دکتر",
        "آرام",
        "سلام",
        "اشتها",
    ],
)
def test_what_only_looks_inflected_survives(word: str) -> None:
    (found,) = words_of(word)
    assert found.stem == found.text


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("کت", "کتان"),
        ("کتان", "کت"),
        ("دف", "دفتر"),
        ("دفتر", "دف"),
        ("قهوه", "مانتو قهوه‌ای"),
        ("زرشک", "روسری زرشکی"),
        ("گز", "گزنه"),
        ("به", "بهترین"),
        ("شال", "شالی"),
        ("مس", "مسقطی"),
    ],
)
def test_a_word_does_not_return_another_that_begins_like_it(query: str, title: str) -> None:
    assert not query_finds(query, title, lexicon((query, title)))


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("روسری", "روسری‌های نخی"),
        ("روسری‌ها", "روسری نخی"),
        ("روسریهای", "روسری‌ها"),
        ("مانتو", "مانتوی سنتی"),
        ("گلیم های", "گلیم"),
        ("بزرگتر", "گلیم بزرگ"),
        ("ترشیجات", "ترشی لیته"),
        ("برات", "برات"),
        ("کرمان بافت", "کرمان بافت"),
        ("بهترین", "بهترین"),
    ],
)
def test_forms_of_a_word_find_each_other(query: str, title: str) -> None:
    assert query_finds(query, title)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("طرمه", "ترمه"),
        ("ذعفران", "زعفران"),
        ("ضعفران", "زعفران"),
        ("ظعفران", "زعفران"),
        ("عصل", "عسل"),
        ("عثل", "عسل"),
        ("غالیچه", "قالیچه"),
        ("هوله", "حوله"),
        ("خاطم", "خاتم"),
    ],
)
def test_letters_that_sound_alike_have_one_key(one: str, other: str) -> None:
    assert sound_key(one) == sound_key(other)


@pytest.mark.parametrize(("one", "other"), [("گز", "گژ"), ("شال", "سال"), ("کیف", "گیف"), ("خرما", "حرما"), ("چای", "جای"), ("پته", "بته")])
def test_letters_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert sound_key(one) != sound_key(other)
