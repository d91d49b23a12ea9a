"""The clauses that every engine translates. One that stands where nothing is scored only has to fit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from search.engines.base import Facet


@dataclass(frozen=True, slots=True)
class Term:
    """The field holds the value: a token of a text field, a number else."""

    field: str
    value: int | str


@dataclass(frozen=True, slots=True)
class Among:
    """The field holds one of the values."""

    field: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Both limits included; None is open. At least one is given."""

    field: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    """What fits is worth `weight`, however often it fits."""

    clause: Clause
    weight: float


@dataclass(frozen=True, slots=True)
class BestOf:
    """One of the clauses fits; worth the best of those that do, and `tie` times the sum of the others."""

    clauses: tuple[Clause, ...]
    tie: float = 0.0


Clause = Term | Among | Range | AllOf | Constant | BestOf


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """All of `fits` fit: all that decides whether a document is found.

    The rest is what a document is worth, and empty where that is not asked. `required` and `one_of` fit the same documents in far more
    terms: each of `required` adds its worth, of `one_of` (where there are any) each that fits; so does each of `lifts`. The same words
    are the same object as long as they are kept, by which an engine may keep what it made of them.
    """

    fits: tuple[Clause, ...] = ()
    required: tuple[Clause, ...] = ()
    one_of: tuple[Clause, ...] = ()
    lifts: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """Documents that fit the text and these filters, and none of `without`, are counted by these facets.

    `price_limits`: least and most price of them.
    """

    filters: tuple[Clause, ...]
    facets: tuple[Facet, ...] = ()
    price_limits: bool = False
    without: tuple[Clause, ...] = ()


class Ordering(StrEnum):
    """`WORTH`: most worth first, then the larger `merit_key`. `KEY`: by a field. `PLACES`: provinces in turn, each by the key."""

    WORTH = "worth"
    KEY = "key"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class Behind:
    """The last offer that was shown. `turn` is its province's among the order's places, their number for any other.

    By worth, `worth` is its own and `place` how many stood up to it when it was shown; a key of 0: nothing else is known of it.
    """

    key: int
    turn: int = 0
    worth: float = 0.0
    place: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """A list goes on behind what stands in `after`."""

    by: Ordering
    key: str
    descending: bool = True
    places: tuple[int, ...] = ()
    after: Behind | None = None


@dataclass(frozen=True, slots=True)
class ListClauses:
    """`main` decides hits and total, and counts what is not chosen from; `others` count a facet each, the province's possibly twice.

    Each of `lifts` that fits adds its worth to that of the text.
    What fits `ended` or one of `excluded` is in no list and no count. `nothing`: the answer is empty without asking.
    """

    text: Text
    main: Count
    ended: Range
    order: Order
    lifts: tuple[Clause, ...] = ()
    others: tuple[Count, ...] = ()
    excluded: tuple[Clause, ...] = ()
    nothing: bool = False
    has_words: bool = False

    def unworded(self) -> ListClauses:
        """Without the words, which are most of it."""
        return replace(self, text=Text())


@dataclass(frozen=True, slots=True)
class EntryClauses:
    """For each kind: its filter. Most worth first, then the larger `merit_key`."""

    text: Text
    kinds: tuple[Term, ...] = field(default=())
    nothing: bool = False
