"""Counts of this process, added to the rows every few seconds in one transaction, so that no page pays for them.

A process that is killed loses what it had not written, never a half of it; two processes add up. While the database is away counts wait,
up to a bound. Only where a commit's answer was cut off is it unknown whether it was counted: it is not counted again.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import threading
from collections.abc import Mapping, Sequence
from multiprocessing.util import Finalize
from typing import TypeVar

from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.utils import InterfaceError

from search.curation.phrases import phrase_key

log = logging.getLogger("lists")
WAITING_MOST = 5_000
"""Texts, and places that were opened, that wait in a process; what is new beyond them is not counted."""
NEW_A_DAY = 10_000
"""Rows of a day in each table: who types at random fills none. Two that write at the same instant may both add their last ones."""

Ask = tuple[dt.date, str]
"""Day and text."""
Open = tuple[dt.date, str, int, int]
"""Day, text, position and offer (0 for a sale)."""
Place = TypeVar("Place", Ask, Open)

_ASKED = """
WITH given AS (
  SELECT * FROM unnest(%s::date[], %s::text[], %s::text[], %s::int[], %s::int[], %s::int[], %s::int[])
    AS given(day, key, text, asked, empty, relaxed, found)
), marked AS (
  SELECT given.*, known.id IS NOT NULL AS known,
    row_number() OVER (PARTITION BY given.day, known.id IS NULL ORDER BY given.asked DESC) AS n
  FROM given LEFT JOIN search_learning_asked known ON known.day = given.day AND known.text = given.text
)
INSERT INTO search_learning_asked AS kept (day, key, text, asked, empty, relaxed, found)
SELECT day, key, text, asked, empty, relaxed, found FROM marked
WHERE known OR n <= %s - (SELECT count(*) FROM search_learning_asked there WHERE there.day = marked.day)
ORDER BY day, text
ON CONFLICT (day, text) DO UPDATE SET asked = kept.asked + excluded.asked, empty = kept.empty + excluded.empty,
  relaxed = kept.relaxed + excluded.relaxed, found = excluded.found"""
_OPENED = """
WITH given AS (
  SELECT day, key, position, offer, sum(clicked) AS clicked, sum(sold) AS sold
  FROM unnest(%s::date[], %s::text[], %s::int[], %s::bigint[], %s::int[], %s::int[]) AS given(day, key, position, offer, clicked, sold)
  WHERE (given.offer = 0 OR EXISTS (SELECT 1 FROM catalog_listings_listing card WHERE card.id = given.offer))
    AND EXISTS (SELECT 1 FROM search_learning_asked asked WHERE asked.key = given.key)
  GROUP BY day, key, position, offer
), marked AS (
  SELECT given.*, known.id IS NOT NULL AS known,
    row_number() OVER (PARTITION BY given.day, known.id IS NULL ORDER BY given.clicked DESC) AS n
  FROM given LEFT JOIN search_learning_opened known
    ON known.day = given.day AND known.key = given.key AND known.position = given.position AND known.offer = given.offer
)
INSERT INTO search_learning_opened AS kept (day, key, position, offer, clicked, sold)
SELECT day, key, position, offer, clicked, sold FROM marked
WHERE known OR n <= %s - (SELECT count(*) FROM search_learning_opened there WHERE there.day = marked.day)
ORDER BY day, key, position, offer
ON CONFLICT (day, key, position, offer) DO UPDATE SET clicked = kept.clicked + excluded.clicked, sold = kept.sold + excluded.sold"""


def counts_write(*, asked: Mapping[Ask, Sequence[int]], opened: Mapping[Open, Sequence[int]]) -> None:
    """Add `asked` (times, of them empty, of them relaxed, results of the last time) and `opened` (clicks, sales) to the rows.

    In the caller's transaction; keys are taken in order, so that two writers never wait for each other in a circle. What was opened is
    added where the query is known and the offer is there: a made-up one leaves nothing.
    """
    queries = [(day, key, text, *counts) for (day, text), counts in asked.items() if (key := phrase_key(text))]
    places = [(day, key, position, offer, *counts) for (day, text, position, offer), counts in opened.items() if (key := phrase_key(text))]
    with connection.cursor() as cursor:
        for statement, rows in ((_ASKED, queries), (_OPENED, places)):
            if rows:
                cursor.execute(statement, [*map(list, zip(*rows, strict=True)), NEW_A_DAY])


class Tally:
    """What this process counted and has not written. Threads may share it."""

    def __init__(self) -> None:
        self._lock, self._writing = threading.Lock(), threading.Lock()
        self._thread: threading.Thread | None = None
        self.forget()

    def forget(self) -> None:
        """As in a process that has just begun."""
        self._asked: dict[Ask, list[int]] = {}
        self._opened: dict[Open, list[int]] = {}
        self._ripe: dict[Open, list[int]] = {}

    def ask(self, ask: Ask, *, empty: bool, relaxed: bool, found: int) -> None:
        with self._lock:
            counts = _row(self._asked, ask, 4)
            if counts is not None:
                counts[:] = [counts[0] + 1, counts[1] + empty, counts[2] + relaxed, found]
        self._begin()

    def open(self, place: Open, *, clicked: int = 0, sold: int = 0) -> None:
        with self._lock:
            counts = _row(self._opened, place, 2)
            if counts is not None:
                counts[:] = [counts[0] + clicked, counts[1] + sold]
        self._begin()

    def write(self, *, last: bool = False) -> None:
        """Write what waits. A click waits for the write after the next, unless it is the `last`: another process may hold its query."""
        with self._writing:
            with self._lock:
                asked, ripe = self._asked, self._ripe
                self._asked, self._ripe, self._opened = {}, self._opened, {}
                if last:
                    ripe, self._ripe = _together(ripe, self._ripe), {}
            if not asked and not ripe:
                return
            sent = False
            try:
                with transaction.atomic():
                    counts_write(asked=asked, opened=ripe)
                    sent = True
            except (OperationalError, InterfaceError) as error:
                log.warning("counts of searches wait", extra={"why": str(error)[:200]})
                if not sent:
                    with self._lock:
                        self._asked, self._ripe = _together(asked, self._asked), _together(ripe, self._ripe)
            except DatabaseError:
                log.exception("counts of searches are lost")

    def _begin(self) -> None:
        """The thread that writes, once in a process."""
        if settings.SEARCH_COUNTS_EVERY_S and (self._thread is None or not self._thread.is_alive()):
            with self._lock:
                if self._thread is None or not self._thread.is_alive():
                    self._thread = threading.Thread(target=self._run, name="search counts", daemon=True)
                    self._thread.start()
                    # as multiprocessing's own: children of a server end without `atexit`
                    Finalize(None, self.write, kwargs={"last": True}, exitpriority=10)

    def _run(self) -> None:
        pause = threading.Event()
        while not pause.wait(settings.SEARCH_COUNTS_EVERY_S):
            self.write()
            connection.close()


def _row(rows: dict[Place, list[int]], key: Place, width: int) -> list[int] | None:
    """The counts of a key, begun where there is room; None where there is none."""
    counts = rows.get(key)
    if counts is None and len(rows) < WAITING_MOST:
        counts = rows[key] = [0] * width
    return counts


def _together(older: dict[Place, list[int]], newer: dict[Place, list[int]]) -> dict[Place, list[int]]:
    """Both, up to the bound. What stands fourth is no count: the newer one holds."""
    rows = {key: list(counts) for key, counts in older.items()}
    for key, more in newer.items():
        counts = _row(rows, key, len(more))
        if counts is not None:
            counts[:] = [one + other for one, other in zip(counts[:3], more[:3], strict=True)] + more[3:]
    return rows


tally = Tally()
os.register_at_fork(after_in_child=tally.forget)
