"""The port of the engines: what a list page asks, and what it is told. Engines know no model."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

PAGE_SIZE = 24
LAST_NUMBERED_PAGE = 400


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    CHEAPEST = "cheapest"
    DEAREST = "dearest"
    DELIVERY = "delivery"


class Facet(StrEnum):
    """`CATEGORY` counts leaves, `ROOT` top categories, `STOCK` has the values 1 and 0, `PRICE` the bars of the histogram."""

    CATEGORY = "category"
    ROOT = "root"
    PROVINCE = "province"
    STOCK = "stock"
    PRICE = "price"


@dataclass(frozen=True, slots=True)
class ListQuery:
    """One list. Prices are Rial, both limits included. `category_id` is a top category or a leaf.

    `category_ids` narrows to some leaves (a filter of several choices), `seller_id` is Oscar's partner. `now` decides whose
    licence has ended. Beyond page 400 a list goes on by `after`, the cursor of the page before; `page` is then not read.
    """

    now: dt.datetime
    text: str = ""
    category_id: int | None = None
    category_ids: tuple[int, ...] = ()
    province_ids: tuple[int, ...] = ()
    seller_id: int | None = None
    price_min: int | None = None
    price_max: int | None = None
    in_stock: bool = False
    sort: Sort = Sort.NEWEST
    page: int = 1
    page_size: int = PAGE_SIZE
    after: str = ""
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    id: int
    version: int


@dataclass(frozen=True, slots=True)
class FacetCount:
    value: int
    count: int


@dataclass(frozen=True, slots=True)
class ListResult:
    """`facets` hold values that have goods, most first; a facet counts as if it were not chosen from itself.

    `price_min` and `price_max` are the limits of what the other filters leave, None where that is nothing. `after` is the cursor
    of the next page, "" on the last. `pages` are those with a number.
    """

    hits: list[Hit]
    total: int
    pages: int
    engine: str
    facets: dict[Facet, list[FacetCount]] = field(default_factory=dict)
    price_min: int | None = None
    price_max: int | None = None
    after: str = ""


class Engine(Protocol):
    name: str

    def search(self, query: ListQuery) -> ListResult:
        """What the query finds. EngineError where the engine does not answer."""


class EngineError(RuntimeError):
    """The engine does not answer; another may."""
