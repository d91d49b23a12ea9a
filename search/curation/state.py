"""The state of one version: its rows, what they mean for a query, and the published one as this process keeps it."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from django.db import DatabaseError, models
from django.db.models import Q
from django.db.utils import InterfaceError

from search.curation.models import BoostRule, Entry, Exclusion, HiddenWord, Pin, Synonym
from search.curation.phrases import query_keys, spacings
from search.engines.base import Boost, Ground, ListQuery
from shop.core.calendar import local_date
from shop.core.hot import hot_rows

log = logging.getLogger("lists")
LOOK_S = 1.0
FIRST_PIN = 10.0
NEXT_PIN = 0.1

_PUBLISHED = "SELECT id, number FROM search_curation_version WHERE state = 'published' ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True)
class State:
    """`version` is the key of the version's row: it differs where anything differs. 0: nothing was ever published."""

    version: int = 0
    synonym_rows: tuple[Synonym, ...] = ()
    hidden_rows: tuple[HiddenWord, ...] = ()
    boost_rows: tuple[BoostRule, ...] = ()
    pin_rows: tuple[Pin, ...] = ()
    exclusion_rows: tuple[Exclusion, ...] = ()

    def rows(self) -> tuple[Entry, ...]:
        return (*self.synonym_rows, *self.hidden_rows, *self.boost_rows, *self.pin_rows, *self.exclusion_rows)

    @cached_property
    def synonyms(self) -> Mapping[str, tuple[str, ...]]:
        """As `search.text.Lexicon` takes them: what is typed, however it is spaced → what is meant too."""
        table: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self.synonym_rows:
            if row.is_active:
                for typed in spacings(row.typed):
                    table[typed][row.meant] = None
                for meant in spacings(row.meant) if row.both_ways else ():
                    table[meant][row.typed] = None
        return {typed: tuple(meant) for typed, meant in table.items()}

    @cached_property
    def hidden(self) -> frozenset[str]:
        return frozenset(row.word for row in self.hidden_rows)

    def boosts(self, *, now: dt.datetime, query: ListQuery) -> tuple[Boost, ...]:
        """What lifts this query's results at `now`: first the pins, 10 … 9.1, then boosts by ground."""
        return tuple(boost for boost, _row in self.boosts_said(now=now, query=query))

    def boosts_said(self, *, now: dt.datetime, query: ListQuery) -> list[tuple[Boost, Pin | BoostRule]]:
        """The same, each with the row that says it."""
        day = local_date(now)
        keys = query_keys(query) if query.text else frozenset()
        pinned = [row for key in sorted(keys) for row in self._pins.get(key, ()) if row.starts_on <= day <= row.ends_on]
        rules = [*self._boosts.get("", ()), *(row for key in keys for row in self._boosts.get(key, ()))]
        said: list[tuple[Boost, Pin | BoostRule]] = [
            (Boost(Ground.OFFER, offer, FIRST_PIN - place * NEXT_PIN), row)
            for row in pinned[:1] for place, offer in enumerate(row.offers)
        ]
        said += [
            (Boost(Ground(row.ground), row.value, float(row.weight)), row)
            for row in rules if row.weight and row.starts_on <= day <= row.ends_on
        ]
        return said

    def excluded(self, *, query: ListQuery) -> tuple[int, ...]:
        """The offers that this query does not show."""
        if not query.text or not self._exclusions:
            return ()
        return tuple(sorted({offer for key in query_keys(query) for offer in self._exclusions.get(key, ())}))

    @cached_property
    def _pins(self) -> Mapping[str, Sequence[Pin]]:
        return _by_key(self.pin_rows)

    @cached_property
    def _boosts(self) -> Mapping[str, Sequence[BoostRule]]:
        return _by_key(self.boost_rows)

    @cached_property
    def _exclusions(self) -> Mapping[str, Sequence[int]]:
        return {key: [row.offer for row in rows] for key, rows in _by_key(self.exclusion_rows).items()}


Keyed = TypeVar("Keyed", Pin, BoostRule, Exclusion)
Row = TypeVar("Row", bound=Entry)


def _by_key(rows: Iterable[Keyed]) -> dict[str, list[Keyed]]:
    table: dict[str, list[Keyed]] = defaultdict(list)
    for row in rows:
        table[row.key].append(row)
    return dict(table)


def rows_at(model: type[Row], number: int | None) -> models.QuerySet[Row]:
    """The rows of a version; None: those of the draft, or of what is published where there is no draft."""
    rows = model._default_manager.order_by("pk")
    return rows.filter(until=None) if number is None else rows.filter(Q(until=None) | Q(until__gt=number), since__lte=number)


def state_at(number: int | None, *, version: int = 0) -> State:
    """Read anew: five queries."""
    return State(
        version, tuple(rows_at(Synonym, number)), tuple(rows_at(HiddenWord, number)), tuple(rows_at(BoostRule, number)),
        tuple(rows_at(Pin, number)), tuple(rows_at(Exclusion, number)),
    )


@dataclass
class Kept:
    """The published state in this process. Whether it moved is asked at most once a second, by one thread while others go on.

    Never an error: where the database does not answer, what was known holds.
    """

    state: State = field(default_factory=State)
    look_at: float = 0.0
    begun: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> State:
        if time.monotonic() >= self.look_at and self.lock.acquire(blocking=not self.begun):
            try:
                if time.monotonic() >= self.look_at:
                    self._look()
            except (DatabaseError, InterfaceError) as error:
                log.warning("what operators say of search is not read", extra={"why": str(error)[:200]})
                self.look_at = time.monotonic() + LOOK_S
            finally:
                self.lock.release()
        return self.state

    def forget(self) -> None:
        """Look again at the next question."""
        self.look_at = 0.0

    def _look(self) -> None:
        rows = hot_rows(_PUBLISHED)
        key, number = rows[0] if rows else (0, 0)
        if key != self.state.version:
            self.state = state_at(number, version=key) if key else State()
        self.begun = True
        self.look_at = time.monotonic() + LOOK_S


published = Kept()
