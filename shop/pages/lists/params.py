"""A list's address: read into a query, and written again with one thing changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from urllib.parse import quote_plus

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from search.engines.base import CursorError, Facet, ListQuery, Sort
from search.engines.cursors import cursor_read
from search.text import QueryPlan
from shop.core.money import RETAIL_MAX_RIAL, RIAL_PER_TOMAN
from shop.core.persian import clean, digits_en

TEXT_MAX = 200
VALUES_MAX = 40
PAGE_DIGITS = 5
ADDRESS_KEPT = 1000
"""Longer addresses are read each time: nobody fills the memory with them."""
CURSOR_VALUE_MAX = 253_402_214_400_000_000
"""The last day of the calendar in microseconds; prices and days are far below it."""
ABLE = frozenset("0123456789")


class Typed(StrEnum):
    """What of a text the shopper does not want understood: a price in it, a province in it, its words as other words."""

    PRICE = "price"
    PLACE = "place"
    WORDS = "words"


quoted = lru_cache(maxsize=4096)(quote_plus)


def _amount(text: str) -> int | None:
    """Toman as typed, with any digits and group marks, as Rial; None for what is no amount."""
    digits = "".join(letter for letter in digits_en(text) if letter not in "٬,، .")
    if not digits or not set(digits) <= ABLE or len(digits) > 12:
        return None
    return min(int(digits) * RIAL_PER_TOMAN, RETAIL_MAX_RIAL)


def _ids(values: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({int(value) for value in values if value and set(value) <= ABLE and len(value) < 10}))[:VALUES_MAX]


def _cursor(text: str, sort: Sort) -> str:
    """A cursor as engines write it for this order, "" for anything else, so that a made-up one never reaches a statement."""
    try:
        value, *_ = cursor_read(text, 3 if sort is Sort.RELEVANCE else 2)
    except CursorError:
        return ""
    return text if value <= CURSOR_VALUE_MAX else ""


def _page(text: str) -> int:
    """The page's number; 1 for what is none. One that no list has stays as it is: that page is not found."""
    text = digits_en(text)
    return int(text) if text and set(text) <= ABLE and len(text) <= PAGE_DIGITS else 1


def _usual(text: str) -> Sort:
    return Sort.RELEVANCE if text else Sort.NEWEST


@dataclass(frozen=True, slots=True)
class ListParams:
    """What a shopper chose on a list. `typed` says what of the text stays as typed; without a text it is empty."""

    text: str = ""
    typed: tuple[Typed, ...] = ()
    categories: tuple[int, ...] = ()
    provinces: tuple[int, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    in_stock: bool = False
    sort: Sort | None = None
    page: int = 1
    after: str = ""

    @staticmethod
    def of(request: HttpRequest) -> ListParams:
        """Those of its address; of what a list's own links are long, the same address is read once."""
        words = request.META.get("QUERY_STRING", "")
        return _params(words) if len(words) <= ADDRESS_KEPT else _params.__wrapped__(words)

    @classmethod
    def read(cls, get: QueryDict) -> ListParams:
        """Whatever is not understood is left out: a list never fails because of its address."""
        low, high = _amount(get.get("price_min", "")), _amount(get.get("price_max", ""))
        if low is not None and high is not None and low > high:
            low, high = high, low
        text = clean(get.get("q", ""))[:TEXT_MAX]
        named = get.get("sort", "")
        sort = Sort(named) if named in list(Sort) else None
        return cls(
            text=text,
            typed=tuple(one for one in Typed if one.value in get.getlist("typed")) if text else (),
            categories=_ids(get.getlist("cat")),
            provinces=_ids(get.getlist("province")),
            price_min=low or None,
            price_max=high,
            in_stock=get.get("stock") == "1",
            sort=sort,
            page=_page(get.get("page", "1")),
            after=_cursor(after, sort or _usual(text)) if (after := get.get("after", "")) else "",
        )

    @property
    def filtered(self) -> bool:
        return bool(self.categories or self.provinces or self.price_min or self.price_max is not None or self.in_stock)

    @property
    def count(self) -> int:
        """How many filters are set."""
        prices = self.price_min is not None or self.price_max is not None
        return len(self.categories) + len(self.provinces) + prices + self.in_stock

    @property
    def words(self) -> str:
        """The address's words, without page and cursor."""
        parts = [f"q={quoted(self.text)}"] if self.text else []
        parts += [f"typed={one}" for one in self.typed]
        parts += [f"cat={number}" for number in self.categories]
        parts += [f"province={number}" for number in self.provinces]
        if self.price_min is not None:
            parts.append(f"price_min={self.price_min // RIAL_PER_TOMAN}")
        if self.price_max is not None:
            parts.append(f"price_max={self.price_max // RIAL_PER_TOMAN}")
        if self.in_stock:
            parts.append("stock=1")
        if self.sort:
            parts.append(f"sort={self.sort}")
        return "&".join(parts)

    def url(self, path: str) -> str:
        return f"{path}?{words}" if (words := self.words) else path

    def url_after(self, path: str, after: str) -> str:
        """The address of what comes after a cursor: pages beyond the last numbered one."""
        return f"{self.page_base(path, 'after')}{quoted(after)}"

    def page_base(self, path: str, name: str = "page") -> str:
        """The address up to the page's number."""
        return f"{path}?{words}&{name}=" if (words := self.words) else f"{path}?{name}="

    def cleared(self, typed: tuple[Typed, ...] = ()) -> ListParams:
        """Without filters, also without those `typed` names in the text; text and order stay."""
        return ListParams(text=self.text, typed=with_typed(self.typed, *typed), sort=self.sort)

    @property
    def effective_sort(self) -> Sort:
        """The order that holds where none was chosen: by relevance for a text, else the newest first."""
        return self.sort or _usual(self.text)

    def without(self, **changes: object) -> ListParams:
        return replace(self, page=1, after="", **changes)  # type: ignore[arg-type]

    def query(self, *, facets: tuple[Facet, ...], leaves: tuple[int, ...] = (), category_id: int | None = None,
              province_id: int | None = None, seller_id: int | None = None, near: tuple[int, ...] = (),
              plan: QueryPlan | None = None) -> ListQuery:
        """The question for the engine, on this list's ground. `leaves` are what the chosen categories stand for."""
        return ListQuery(
            now=timezone.now(), text=self.text, category_id=category_id, category_ids=leaves,
            province_ids=(province_id,) if province_id else self.provinces, seller_id=seller_id, price_min=self.price_min,
            price_max=self.price_max, in_stock=self.in_stock, sort=self.effective_sort,
            page=max(self.page, 1), after=self.after, facets=facets, near=near, plan=plan,
        )


@lru_cache(maxsize=4096)
def _params(query_string: str) -> ListParams:
    return ListParams.read(QueryDict(query_string.encode("latin-1")))  # WSGI hands on bytes as letters


def with_typed(typed: tuple[Typed, ...], *more: Typed) -> tuple[Typed, ...]:
    """Both, each once, in the order that addresses have."""
    return tuple(one for one in Typed if one in typed or one in more)
