"""Prices that a query names, in Rial."""

from __future__ import annotations

import pytest

from search.text.prices import MAX_RIAL, prices_read
from search.text.tokens import words_of

THOUSAND, MILLION = 10_000, 10_000_000


def read(text: str) -> tuple[int | None, int | None]:
    found = prices_read([word.text for word in words_of(text)])
    return found.least, found.most


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("زیر ۵۰۰ هزار تومان", None, 500 * THOUSAND),
        ("زیر 500هزار تومن", None, 500 * THOUSAND),
        ("زیر ۵۰۰", None, 500 * THOUSAND),
        ("زیر ۵۰۰٬۰۰۰ تومان", None, 500 * THOUSAND),
        ("زیر 500/000 تومان", None, 500 * THOUSAND),
        ("زیر ۵۰۰۰۰۰", None, 500 * THOUSAND),
        ("زیر ۵٬۰۰۰٬۰۰۰ ریال", None, 500 * THOUSAND),
        ("کمتر از دو میلیون", None, 2 * MILLION),
        ("کم‌تر از ۲ میلیون تومان", None, 2 * MILLION),
        ("ارزان‌تر از ۱٫۵ میلیون تومان", None, 15 * MILLION // 10),
        ("پایین تر از ۱/۵ میلیون", None, 15 * MILLION // 10),
        ("تا یک میلیون و دویست هزار تومان", None, 12 * MILLION // 10),
        ("تا یک میلیون و دویست تومان", None, 12 * MILLION // 10),
        ("زیر یک و نیم میلیون", None, 15 * MILLION // 10),
        ("زیر یک میلیون و نیم", None, 15 * MILLION // 10),
        ("زیر نیم میلیون", None, MILLION // 2),
        ("حداکثر هزار تومان", None, THOUSAND),
        ("زیر پانصد هزار تومان", None, 500 * THOUSAND),
        ("زیر بیست و پنج هزار تومان", None, 25 * THOUSAND),
        ("بالای ۳ میلیون", 3 * MILLION, None),
        ("بیشتر از ۳ میلیون تومان", 3 * MILLION, None),
        ("حداقل ۸۰۰ هزار تومان", 800 * THOUSAND, None),
        ("از ۸۰۰ هزار تومان", 800 * THOUSAND, None),
        ("۳۰۰ هزار تومان به پایین", None, 300 * THOUSAND),
        ("۳۰۰ هزار تومن به بالا", 300 * THOUSAND, None),
        ("بین ۱ تا ۲ میلیون تومان", MILLION, 2 * MILLION),
        ("بین ۱ و ۲ میلیون تومان", MILLION, 2 * MILLION),
        ("از ۲۰۰ تا ۵۰۰ هزار تومان", 200 * THOUSAND, 500 * THOUSAND),
        ("۲۰۰ تا ۵۰۰ هزار تومان", 200 * THOUSAND, 500 * THOUSAND),
        ("۸۰۰ هزار تا ۲ میلیون", 800 * THOUSAND, 2 * MILLION),
        ("۵۰۰ هزار تومانی", 400 * THOUSAND, 600 * THOUSAND),
        ("حدود ۱ میلیون تومان", 800 * THOUSAND, 1200 * THOUSAND),
        ("بالای ۱ میلیون زیر ۲ میلیون", MILLION, 2 * MILLION),
        ("زیر ۱ میلیون بالای ۲ میلیون", MILLION, 2 * MILLION),
        ("قیمت زیر ۲ میلیون", None, 2 * MILLION),
    ],
)
def test_limits(text: str, least: int | None, most: int | None) -> None:
    assert read(text) == (least, most)


@pytest.mark.parametrize(
    "text",
    [
        "عسل ۲ کیلو",
        "عسل زیر ۲ کیلو",
        "سایز ۳۸ تا ۴۴",
        "گلیم ۲ در ۳",
        "زعفران ۴٫۶ گرم",
        "۱۲ نفره",
        "تا ۵ عدد",
        "هزار",
        "یک",
        "از یزد تا کرمان",
        "زیر",
        "زیر ۰ تومان",
        "بین",
        "تومان",
        "زیر " + "9" * 40 + " تومان",
        "۵ تا",
        "از ۳۸",
    ],
)
def test_numbers_that_are_no_prices(text: str) -> None:
    assert read(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("مانتو زیر ۵۰۰ هزار تومان نخی", ["مانتو", "نخی"]),
        ("مانتو با قیمت زیر ۲ میلیون", ["مانتو", "با"]),
        ("عسل ۲ کیلو زیر ۹۰۰ هزار تومان", ["عسل", "2", "کیلو"]),
    ],
)
def test_only_the_price_leaves_the_text(text: str, rest: list[str]) -> None:
    words = [word.text for word in words_of(text)]
    taken = prices_read(words).taken
    assert [word for place, word in enumerate(words) if place not in taken] == rest


def test_no_price_is_beyond_reason() -> None:
    _, most = read("زیر ۱۰۰۰ میلیارد تومان")
    assert most is None or most <= MAX_RIAL
