"""The province a shopper wants goods sent to: a plain cookie, no personal datum. The header shows it on every page."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpRequest

from shop.places.selectors import provinces

COOKIE = "to"
DEFAULT_NAME = "تهران"
DIGITS = 6


@lru_cache(maxsize=1)
def province_names() -> dict[int, str]:
    """Provinces by key, in the alphabet's order. Fixed data: read once in each process."""
    return {province.id: province.name for province in provinces()}


def town_chosen(request: HttpRequest) -> int | None:
    """The province that was chosen, None before a choice. A forged cookie is no choice."""
    value = request.COOKIES.get(COOKIE, "")
    is_key = value.isascii() and value.isdecimal() and len(value) <= DIGITS
    return int(value) if is_key and int(value) in province_names() else None


def town_of(request: HttpRequest) -> tuple[int, str]:
    """The chosen province, Tehran before a choice: (key, name)."""
    names = province_names()
    number = town_chosen(request) or next(number for number, name in names.items() if name == DEFAULT_NAME)
    return number, names[number]
