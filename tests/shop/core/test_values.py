"""Letters, digits, money, days, numbers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import jdatetime
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from shop.core.calendar import add_working_days, is_working_day, jalali_date, jalali_datetime, jalali_day
from shop.core.errors import DomainError
from shop.core.ids import ALPHABET, order_number_new, order_number_read
from shop.core.money import rial, toman_fa, vat_part
from shop.core.persian import clean, digits_en, digits_fa, fold, sort_key, squeeze
from shop.core.phones import mobile_clean, mobile_masked, postal_code_clean
from shop.core.states import move_check


@pytest.mark.parametrize(("written", "folded"), [
    ("كيك", "کیک"), ("مدرسة", "مدرسه"), ("خانۀ", "خانه"), ("أإآ", "ااا"), ("مؤمن", "مومن"), ("رئیس", "رییس"), ("مــداد", "مداد"),
    ("مُحَمَّد", "محمد"), ("۱۲۳٤٥", "12345"), ("ﻻ", "لا"), ("GAZ", "gaz"), ("\u200fگز\u200e", "گز"),
])
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=80))
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_titles_that_read_the_same_squeeze_to_the_same() -> None:
    assert squeeze("گل‌دوزی  كار") == squeeze("گلدوزی کار")
    assert squeeze("کت") != squeeze("کتان")


def test_clean_keeps_what_a_person_wrote() -> None:
    assert clean(" كوزۀ\u202e لعابی\u0000 ") == "کوزۀ لعابی"
    assert clean("سه‌شنبه") == "سه‌شنبه"


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_go_there_and_back(number: int) -> None:
    assert int(digits_en(digits_fa(str(number)))) == number


def test_names_are_sorted_by_the_persian_alphabet() -> None:
    names = ["یزد", "گیلان", "پارس", "آمل", "چالوس", "کرمان", "بم", "ژاله"]
    assert sorted(names, key=sort_key) == ["آمل", "بم", "پارس", "چالوس", "ژاله", "کرمان", "گیلان", "یزد"]


@pytest.mark.parametrize(("amount", "text"), [
    (28_800_000, "۲٬۸۸۰٬۰۰۰"), (0, "۰"), (5, "۰٫۵"), (-10_000, "−۱٬۰۰۰"), (9_999_999_999, "۹۹۹٬۹۹۹٬۹۹۹٫۹"),
])
def test_toman(amount: int, text: str) -> None:
    assert toman_fa(amount) == text


def test_money_is_whole_rial() -> None:
    assert rial(Decimal("1000.00")) == 1000
    with pytest.raises(ValueError, match="whole"):
        rial(Decimal("1000.50"))


@given(st.integers(min_value=0, max_value=10**10), st.integers(min_value=0, max_value=30))
def test_vat_inside_a_price(amount: int, percent: int) -> None:
    tax = vat_part(amount, percent)
    assert 0 <= tax <= amount
    assert (amount - tax) * percent // 100 - tax in (-1, 0, 1)


def test_jalali_dates_of_every_day_of_eighty_years_agree_with_a_second_reckoning() -> None:
    day, end = dt.date(1991, 3, 21), dt.date(2071, 3, 21)
    year, month, number = 1370, 1, 1
    while day < end:
        if number == 1:
            assert jdatetime.date.fromgregorian(date=day) == jdatetime.date(year, month, 1)
        length = 31 if month <= 6 else 30 if month < 12 or jdatetime.date(year, 1, 1).isleap() else 29
        day += dt.timedelta(days=1)
        number += 1
        if number > length:
            number, month = 1, month + 1
        if month > 12:
            month, year = 1, year + 1
    assert (year, month, number) == (1450, 1, 1)


@pytest.mark.parametrize("year", [1399, 1403, 1408])
def test_leap_years(year: int) -> None:
    assert jdatetime.date(year, 12, 30).togregorian() + dt.timedelta(days=1) == jdatetime.date(year + 1, 1, 1).togregorian()


def test_dates_on_screen() -> None:
    moment = dt.datetime(2026, 11, 22, 21, 30, tzinfo=dt.UTC)
    assert jalali_date(moment) == "۲ آذر ۱۴۰۵"
    assert jalali_day(moment) == "دوشنبه ۲ آذر"
    assert jalali_datetime(moment) == "۲ آذر ۱۴۰۵، ۰۱:۰۰"


def test_working_days_pass_over_fridays_and_holidays() -> None:
    thursday = dt.date(2026, 11, 26)
    assert not is_working_day(dt.date(2026, 11, 27))
    assert add_working_days(thursday, 1) == dt.date(2026, 11, 28)
    assert not is_working_day(dt.date(2026, 3, 21))


def test_order_numbers_are_read_as_people_type_them() -> None:
    number = order_number_new()
    assert len(number) == 10
    assert set(number) <= set(ALPHABET)
    assert order_number_read(" abc-de۱ol ") == "ABCDE101"
    assert order_number_read("ab\x00c\udcffمد") == "ABC"


@pytest.mark.parametrize("typed", [
    "09123456789", "+989123456789", "00989123456789", "989123456789", "9123456789", "۰۹۱۲ ۳۴۵ ۶۷۸۹", "٠٩١٢-٣٤٥-٦٧٨٩",
])
def test_mobile_numbers_in_every_form(typed: str) -> None:
    assert mobile_clean(typed) == "09123456789"


@pytest.mark.parametrize("typed", ["", "02112345678", "0912345678", "091234567890", "abc"])
def test_what_is_no_mobile_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        mobile_clean(typed)


def test_a_masked_number_shows_four_and_four() -> None:
    assert mobile_masked("09123456789") == "۰۹۱۲…۶۷۸۹"


def test_postal_codes() -> None:
    assert postal_code_clean("۸۱۶۳۰-۱۲۳۴۵") == "8163012345"
    with pytest.raises(ValidationError, match="۲ رقم کم دارد"):
        postal_code_clean("81630123")
    with pytest.raises(ValidationError, match="۱ رقم زیاد دارد"):
        postal_code_clean("81630123456")


def test_a_state_moves_along_its_table_only() -> None:
    moves = {"placed": frozenset({"paid"})}
    move_check(moves, "placed", "paid")
    with pytest.raises(DomainError) as refused:
        move_check(moves, "paid", "placed")
    assert refused.value.code == "state"
