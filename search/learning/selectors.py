"""Reads of what searches taught."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Popular:
    """A query that many people asked, as it is shown; `count` is how often in the days that were looked at."""

    text: str
    count: int


def popular_queries(*, now: dt.datetime, limit: int = 200) -> list[Popular]:
    """The most asked queries that found something, most first; none with hidden words or numbers that could mean a person."""
    return []
