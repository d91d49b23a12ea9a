"""What operators say about search, as it holds now. Nothing here asks the database more than once a second and process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from search.engines.base import Boost, ListQuery


@dataclass(frozen=True, slots=True)
class Words:
    """`synonyms` and `hidden` as `search.text.Lexicon` takes them. Another `version` is another set of words."""

    synonyms: Mapping[str, tuple[str, ...]]
    hidden: frozenset[str]
    version: int


def words_now() -> Words:
    """The published words; of an equal version they are equal."""
    return Words({}, frozenset(), 0)


def boosts_now(*, now: dt.datetime, query: ListQuery) -> tuple[Boost, ...]:
    """Boosts and pins that hold at `now` for this query. The plan is read where there is one, else the text."""
    return ()


def excluded_now(*, query: ListQuery) -> tuple[int, ...]:
    """The offers that operators took out of this query's results."""
    return ()
