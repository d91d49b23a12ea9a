"""Reads of what searches taught. A query is all its spellings, told in the one that was typed most."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import connection

from search.curation.selectors import words_now
from search.learning.privacy import DAYS_APART, RARE, may_be_shown
from search.text.tokens import words_of
from shop.core.calendar import local_date

POPULAR_DAYS = 30
POOR_FROM = 20
"""Askings from which on clicks per asking say something."""

_QUERIES = """
WITH query AS (
  SELECT key, sum(asked)::bigint AS asked, sum(empty)::bigint AS empty, sum(asked - empty - relaxed)::bigint AS answered,
    count(DISTINCT day) AS days, max(day) FILTER (WHERE empty > 0) AS empty_on, (array_agg(found ORDER BY day DESC, found DESC))[1] AS found
  FROM search_learning_asked WHERE day > %(after)s AND day <= %(today)s GROUP BY key
)"""
_TEXT = """
(SELECT text FROM search_learning_asked spelling WHERE spelling.key = query.key AND day > %(after)s AND day <= %(today)s
 GROUP BY text ORDER BY sum(asked) DESC, text LIMIT 1)"""
_POPULAR = """, asked
FROM query WHERE answered >= %(rare)s AND days >= %(apart)s ORDER BY asked DESC, key LIMIT %(limit)s"""
_EMPTY = """
FROM query WHERE empty > 0 AND found = 0
AND (SELECT sum(asked) FROM search_learning_asked kept WHERE kept.key = query.key) >= %(rare)s"""
_POOR = """
FROM query LEFT JOIN (
  SELECT key, sum(clicked)::bigint AS clicked, sum(sold)::bigint AS sold
  FROM search_learning_opened WHERE day > %(after)s AND day <= %(today)s GROUP BY key
) opened USING (key) WHERE asked >= %(enough)s AND found > 0"""


@dataclass(frozen=True, slots=True)
class Popular:
    """A query that many people asked, as it is shown; `count` is how often in the days that were looked at."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class EmptyQuery:
    """A query that still finds nothing: how often it found nothing in the days that were looked at, and when last."""

    text: str
    asked: int
    last_on: dt.date


@dataclass(frozen=True, slots=True)
class PoorQuery:
    """A query with results: how often they were shown, opened and then bought, and how many there were the last time."""

    text: str
    asked: int
    clicked: int
    sold: int
    found: int


def popular_queries(*, now: dt.datetime, limit: int = 200) -> list[Popular]:
    """The most asked queries that found something, most first; none with hidden words or numbers that could mean a person.

    Nor one that was asked on fewer than three of the last thirty days, or found goods with all its words fewer than five times.
    """
    asked = _window(now, POPULAR_DAYS) | {"rare": RARE, "apart": DAYS_APART, "limit": 2 * limit + 100}
    hidden = {word.text for text in words_now().hidden for word in words_of(text)}
    rows = _rows(asked, _QUERIES, "SELECT", _TEXT, _POPULAR)
    return [Popular(text, count) for text, count in rows if may_be_shown(text) and not _has_word_of(hidden, text)][:limit]


def empty_queries(*, days: int, now: dt.datetime, offset: int = 0, limit: int = 50) -> tuple[list[EmptyQuery], int]:
    """A page of the queries that found nothing in the last `days` days and still do, most first, and how many there are.

    Those that were asked fewer than five times in all are nobody's business.
    """
    asked = _window(now, days) | {"rare": RARE, "offset": offset, "limit": limit}
    order = "ORDER BY empty DESC, key OFFSET %(offset)s LIMIT %(limit)s"
    rows = _rows(asked, _QUERIES, "SELECT", _TEXT, ", empty, empty_on", _EMPTY, order)
    return [EmptyQuery(*row) for row in rows], _count(asked, _EMPTY)


def poor_queries(*, days: int, now: dt.datetime, offset: int = 0, limit: int = 50) -> tuple[list[PoorQuery], int]:
    """A page of the queries with results that were asked at least 20 times in the last `days` days, fewest clicks per asking first."""
    asked = _window(now, days) | {"enough": POOR_FROM, "offset": offset, "limit": limit}
    order = "ORDER BY coalesce(clicked, 0)::float / asked, asked DESC, key OFFSET %(offset)s LIMIT %(limit)s"
    rows = _rows(asked, _QUERIES, "SELECT", _TEXT, ", asked, coalesce(clicked, 0), coalesce(sold, 0), found", _POOR, order)
    return [PoorQuery(*row) for row in rows], _count(asked, _POOR)


def _window(now: dt.datetime, days: int) -> dict[str, Any]:
    """The last `days` days in Tehran, today among them."""
    today = local_date(now)
    return {"today": today, "after": today - dt.timedelta(days=days)}


def _rows(asked: dict[str, Any], *parts: str) -> list[tuple[Any, ...]]:
    """The answer to a statement in parts."""
    with connection.cursor() as cursor:
        cursor.execute(" ".join(parts), asked)
        return cursor.fetchall()


def _count(asked: dict[str, Any], which: str) -> int:
    return int(_rows(asked, _QUERIES, "SELECT count(*)", which)[0][0])


def _has_word_of(hidden: set[str], text: str) -> bool:
    return any(word.text in hidden or word.stem in hidden for word in words_of(text)) if hidden else False
