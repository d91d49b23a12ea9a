"""What operators say about search, as it holds now: kept in each process, looked at again at most once a second."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Max

from search.curation.models import ENTRIES, Change, Entry, Version, VersionState, WatchedQuery
from search.curation.state import State, published, rows_at, state_at
from search.engines.base import Boost, ListQuery


@dataclass(frozen=True, slots=True)
class Words:
    """`synonyms` and `hidden` as `search.text.Lexicon` takes them. Another `version` may be another set of words."""

    synonyms: Mapping[str, tuple[str, ...]]
    hidden: frozenset[str]
    version: int


def words_now() -> Words:
    """The published words; of an equal version they are equal."""
    state = published.now()
    return Words(state.synonyms, state.hidden, state.version)


def boosts_now(*, now: dt.datetime, query: ListQuery) -> tuple[Boost, ...]:
    """Boosts and pins that hold at `now` for this query. The plan is read where there is one, else the text."""
    return published.now().boosts(now=now, query=query)


def excluded_now(*, query: ListQuery) -> tuple[int, ...]:
    """The offers that operators took out of this query's results."""
    return published.now().excluded(query=query)


def draft() -> Version | None:
    return Version.objects.filter(state=VersionState.DRAFT).first()


def draft_state() -> State:
    """What would hold if the draft were published. Not kept."""
    return state_at(None)


def number_now() -> int:
    """The number of the version that holds, 0 for none."""
    return Version.objects.filter(state=VersionState.PUBLISHED).aggregate(n=Max("number"))["n"] or 0


def changes_of(version: Version) -> list[Change]:
    """Who did what on the way to this version."""
    return list(version.changes.select_related("actor"))


@dataclass(frozen=True, slots=True)
class Difference:
    """`gone` are in the first state only, `come` in the second only."""

    gone: tuple[Entry, ...]
    come: tuple[Entry, ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.come)


def difference(*, before: int, after: int | None) -> Difference:
    """What differs between two versions by what is said, not by which row says it; None is the draft. Ten queries."""
    gone: list[Entry] = []
    come: list[Entry] = []
    for model in ENTRIES:
        one = {row.content(): row for row in rows_at(model, before)}
        two = {row.content(): row for row in rows_at(model, after)}
        gone += [row for content, row in one.items() if content not in two]
        come += [row for content, row in two.items() if content not in one]
    return Difference(tuple(gone), tuple(come))


def watched_queries() -> list[WatchedQuery]:
    """What a draft is tried on."""
    return list(WatchedQuery.objects.order_by("pk"))
