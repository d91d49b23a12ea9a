"""Every way in for a number takes Persian, Arabic and Latin digits alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from orders.basket.views import number_of
from search.office.fields import WeightField
from shop.accounts.fields import mobile_field, postal_code_field
from shop.core.persian import DIGITS_AR, DIGITS_FA
from shop.pages.lists.params import ListParams
from themes.office import CountField, JalaliDateField, TomanField

READERS: dict[str, tuple[Callable[[str], Any], str, Any]] = {
    "mobile number": (mobile_field().clean, "0912 345 6789", "09123456789"),
    "postal code": (postal_code_field().clean, "16345-67890", "1634567890"),
    "amount of the office": (TomanField().clean, "120,000", 1_200_000),
    "count of the office": (CountField().clean, "1,250", 1250),
    "day of the office": (JalaliDateField().clean, "1405/09/02", dt.date(2026, 11, 23)),
    "weight of search": (WeightField().clean, "1.25", Decimal("1.25")),
    "number of a form": (lambda typed: number_of(QueryDict(urlencode({"n": typed})), "n"), "17", 17),
    "least price of a list": (lambda typed: listed(price_min=typed).price_min, "120,000", 1_200_000),
    "highest price of a list": (lambda typed: listed(price_max=typed).price_max, "120,000", 1_200_000),
    "page of a list": (lambda typed: listed(page=typed).page, "12", 12),
}
"""What reads it, how it is typed, and what it comes to."""
DIGITS = {"Latin": "0123456789", "Persian": DIGITS_FA, "Arabic": DIGITS_AR}


def listed(**typed: str) -> ListParams:
    return ListParams.read(QueryDict(urlencode(typed)))


@pytest.mark.parametrize("digits", DIGITS)
@pytest.mark.parametrize("reader", READERS)
def test_digits_of_any_kind(reader: str, digits: str) -> None:
    read, typed, value = READERS[reader]
    assert read(typed.translate(str.maketrans("0123456789", DIGITS[digits]))) == value
