"""What is counted of searches: by day, query, position and offer, never by person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Exists, OuterRef, Sum
from django.utils import timezone

from search.learning.counting import counts_write, tally
from search.learning.models import LAST_POSITION, Asked, Opened
from search.learning.privacy import RARE, may_be_stored
from shop.core.calendar import local_date

MOST = 2**31 - 1
KEEP_DAYS = 400
"""The same days of the year before are there to be compared with; a Jalali year, its leap day and some to spare."""
KEEP_RARE_DAYS = 30
SATURDAY = 5
"""The first day of the week in Iran, as `weekday` counts."""


def query_seen(*, text: str, found: int, relaxed: bool = False) -> None:
    """A search without filters showed its first page with `found` results in all. Costs no query.

    `relaxed`: they lack some of its words. A text with a number that may mean a person is not counted at all.
    """
    text = _plain(text)
    if text and may_be_stored(text):
        tally.ask((local_date(timezone.now()), text), empty=not found, relaxed=bool(found) and relaxed, found=min(found, MOST))


def click_seen(*, text: str, position: int, offer_id: int) -> None:
    """The offer at this position (from 1, over all pages) of this query's results was opened. Costs no query.

    Nothing is counted for a query that nobody asked, an offer that is not there, or a position beyond the twentieth page.
    """
    if 1 <= offer_id < 2**63:
        _opened(text, position, local_date(timezone.now()), offer_id, clicked=1)


def sale_seen(*, text: str, position: int) -> None:
    """What was opened there was bought and paid, this week. As `click_seen`."""
    today = local_date(timezone.now())
    _opened(text, position, today - dt.timedelta(days=(today.weekday() - SATURDAY) % 7), 0, sold=1)


def queries_import(*, rows: Iterable[tuple[dt.date, str, int, int]]) -> None:
    """Add what was counted elsewhere: day, text, how often it was asked, how many results it had. What may not be kept is left out."""
    asked = {
        (day, text): (times, 0 if found else times, 0, found)
        for day, given, times, found in rows if (text := _plain(given)) and may_be_stored(text)
    }
    counts_write(asked=asked, opened={})


@transaction.atomic
def counts_purge(*, now: dt.datetime) -> int:
    """Take away what has served its time, and how many rows that were: all after 400 days, after 30 what was asked fewer than five times.

    A text of few, which may be a person's own, is so forgotten within a month. What was opened goes with its query.
    """
    today = local_date(now)
    last, rare = today - dt.timedelta(days=KEEP_DAYS), today - dt.timedelta(days=KEEP_RARE_DAYS)
    few = Asked.objects.values("key").annotate(times=Sum("asked")).filter(times__lt=RARE).values("key")
    return sum(rows.delete()[0] for rows in (
        Asked.objects.filter(day__lte=last), Opened.objects.filter(day__lte=last), Asked.objects.filter(day__lte=rare, key__in=few),
        Opened.objects.filter(~Exists(Asked.objects.filter(key=OuterRef("key")))),
    ))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _opened(text: str, position: int, day: dt.date, offer_id: int, *, clicked: int = 0, sold: int = 0) -> None:
    text = _plain(text)
    if text and may_be_stored(text) and 1 <= position <= LAST_POSITION:
        tally.open((day, text, position, offer_id), clicked=clicked, sold=sold)
