"""The port of the engines: what a list page asks, and what it is told. Engines know no model. How it fits: docs/search.md."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from search.text import DocumentTokens, QueryPlan

PAGE_SIZE = 24
LAST_NUMBERED_PAGE = 400


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    CHEAPEST = "cheapest"
    DEAREST = "dearest"
    DELIVERY = "delivery"
    SCORE = "score"
    NEAREST = "nearest"


class Facet(StrEnum):
    """`CATEGORY` counts leaves, `ROOT` top categories, `STOCK` has the values 1 and 0, `PRICE` the bars of the histogram."""

    CATEGORY = "category"
    ROOT = "root"
    PROVINCE = "province"
    STOCK = "stock"
    PRICE = "price"


class Ground(StrEnum):
    """What an operator's boost may rest on."""

    OFFER = "offer"
    CATEGORY = "category"
    ROOT = "root"
    SELLER = "seller"
    PROVINCE = "province"


@dataclass(frozen=True, slots=True)
class Boost:
    """Documents of this ground are worth `weight` more; a plan's word as typed in a title is worth 1."""

    ground: Ground
    value: int
    weight: float


@dataclass(frozen=True, slots=True)
class ListQuery:
    """One list. Prices are Rial, both limits included. `category_id` is a top category or a leaf.

    `category_ids` narrows to some leaves (a filter of several choices), `seller_id` is Oscar's partner. `now` decides whose
    licence has ended. Beyond page 400 a list goes on by `after`, the cursor of the page before; `page` is then not read.

    `text` is as typed, `plan` the same understood: the PostgreSQL engine reads `text`, the others `plan`. `near` are provinces,
    nearest first, from the shopper's own on: for the order by nearness and for a small preference. `boosts` count for relevance.
    `excluded_ids` are offers that are neither shown nor counted. `spread`: one shop shall not fill a page, whatever the order; engines do
    not read it.
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
    plan: QueryPlan | None = None
    boosts: tuple[Boost, ...] = ()
    excluded_ids: tuple[int, ...] = ()
    near: tuple[int, ...] = ()
    spread: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """`seller_id` is Oscar's partner. `worth` is set for the order by relevance."""

    id: int
    version: int
    seller_id: int = 0
    worth: float = 0.0


@dataclass(frozen=True, slots=True)
class FacetCount:
    value: int
    count: int


@dataclass(frozen=True, slots=True)
class Span:
    """The order's keys of the first and the last offer that were looked at, and how many stand up to there."""

    first: int
    last: int
    end: int


@dataclass(frozen=True, slots=True)
class ListResult:
    """`facets` hold values that have goods, most first; a facet counts as if it were not chosen from itself.

    `price_min` and `price_max` are the limits of what the other filters leave, None where that is nothing. `after` is the cursor
    of the next page, "" on the last. `pages` are those with a number. `span` is told where one key alone decides the order and the place
    is known: then a page can be told to stay though others come and go behind it.
    """

    hits: list[Hit]
    total: int
    pages: int
    engine: str
    facets: dict[Facet, list[FacetCount]] = field(default_factory=dict)
    price_min: int | None = None
    price_max: int | None = None
    after: str = ""
    span: Span | None = field(default=None, compare=False)


class Engine(Protocol):
    name: str

    def search(self, query: ListQuery) -> ListResult:
        """What the query finds. EngineError where the engine does not answer."""


class EngineError(RuntimeError):
    """The engine does not answer; another may."""


class CursorError(EngineError):
    """Whoever asked made the cursor up; the engine is well."""


@dataclass(frozen=True, slots=True)
class OfferDocument:
    """A card as an index holds it. Prices are Rial; `ends_at` and `created_at` seconds since 1970; `quality` 0 … 1; `score` in hundredths.

    `delivery_days` is what the order by delivery compares. A document replaces another only with the same version or a later one.
    """

    id: int
    version: int
    product_id: int
    seller_id: int
    category_id: int
    root_id: int
    province_id: int
    price: int
    price_band: int
    in_stock: bool
    best: bool
    best_here: bool
    ends_at: int
    created_at: int
    delivery_days: int
    score: int
    quality: float
    tokens: DocumentTokens


@dataclass(frozen=True, slots=True)
class EntryDocument:
    """What may stand beside goods in the search box: a category, a maker, a help page, a query. `weight` 0 … 1 orders equals."""

    key: str
    kind: str
    version: int
    title: str
    note: str
    url: str
    picture: str
    weight: float
    tokens: DocumentTokens


@dataclass(frozen=True, slots=True)
class EntryQuery:
    plan: QueryPlan
    kinds: tuple[str, ...]
    per_kind: int = 4


Held = Mapping[str, int]
"""What an index holds of an offer: the numbers of its layout, and `flags` and `words` that tell the rest from another state of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """An offer before and after; None where the index does not hold it."""

    was: Held | None
    now: Held | None


@dataclass(frozen=True, slots=True)
class Stamp:
    """`ends` tells moments apart at which other licences have ended."""

    generation: str
    offers: int
    entries: int
    ends: int


@dataclass(frozen=True, slots=True)
class Entry:
    key: str
    kind: str
    title: str
    note: str
    url: str
    picture: str


class IndexedEngine(Engine, Protocol):
    """An engine with an index of its own, in generations: one serves, another may be built beside it.

    `wears`: changes make its answers slower until it is built anew.
    """

    wears: bool

    def suggest(self, query: EntryQuery) -> list[Entry]:
        """Entries that answer the plan, the best of each kind. EngineError where the engine does not answer."""

    def serving(self) -> str:
        """The generation that answers, "" where there is none."""

    def stamp(self, now: int) -> Stamp | None:
        """What the index holds at `now`, seconds since 1970: of equal stamps are equal answers to equal questions.

        None where telling costs as much as asking. EngineError where the engine does not answer.
        """

    def changes(self, before: Stamp, after: Stamp, query: ListQuery) -> Mapping[int, Change] | None:
        """The offers that changed between two stamps, by id, without those that bore the query's words neither before nor after.

        Others that do not concern the query may be left out too. None where it is not known, or where asking anew is cheaper.
        """

    def writer(self, generation: str) -> IndexWriter:
        """Write into a generation, made when it is new. The embedded engine allows one writer of each: EngineError for a second."""

    def swap(self, generation: str) -> None:
        """From now on this generation answers, in one step; those that served before are removed when no reader holds them."""

    def discard(self, generation: str) -> None:
        """Remove what was written into a generation that nobody writes into. Nothing where it serves, or where there is none."""

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        """(id, version) of the serving offers with an id above `after`, by id: for `search verify`."""


class IndexWriter(Protocol):
    """Writes are seen after `commit`. Everything may be said twice."""

    def put(self, offers: Iterable[OfferDocument]) -> None:
        """Add or replace; an older version than the one that is there changes nothing."""

    def remove(self, offers: Iterable[tuple[int, int]]) -> None:
        """Take (id, version) out; one that is there in a later version stays."""

    def put_entries(self, entries: Iterable[EntryDocument]) -> None: ...

    def remove_entries(self, keys: Iterable[tuple[str, int]]) -> None: ...

    def commit(self) -> None: ...

    def close(self) -> None:
        """Commit and let go."""
