"""Whether index and database say the same, and what to do where they do not."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db import transaction

from search.engines.base import IndexedEngine
from search.index.outbox import changes_add
from shop.core.hot import hot_rows

PAGE = 10_000
ROUNDS = 5
PAUSE_S = 0.5


@dataclass(frozen=True, slots=True)
class Verified:
    """Keys of offers: `missing` are not in the index, `extra` should not be, `old` are there in an older version, `ahead` in a later one.

    `waiting` are changes that the follower has not dealt with; what they explain counts as no difference.
    """

    checked: int
    missing: list[int] = field(default_factory=list)
    extra: list[int] = field(default_factory=list)
    old: list[int] = field(default_factory=list)
    ahead: list[int] = field(default_factory=list)
    waiting: int = 0

    @property
    def is_clean(self) -> bool:
        return not (self.missing or self.extra or self.old or self.ahead)

    @property
    def wrong(self) -> list[int]:
        return sorted({*self.missing, *self.extra, *self.old})


def verify(*, engine: IndexedEngine, pause_s: float = PAUSE_S) -> Verified:
    """Compare keys and versions of the serving index with the cards. What changes while it looks is looked at again.

    EngineError where the index does not answer.
    """
    checked, doubtful = _compare(engine)
    for _round in range(ROUNDS):
        if not doubtful:
            break
        time.sleep(pause_s)
        doubtful = {key for key in doubtful if _differs(engine, key)}
    late = _waiting(sorted(doubtful))
    found = Verified(checked=checked, waiting=len(late))
    for key in sorted(doubtful - late):
        here, there = _card(key), _indexed(engine, key)
        if here == there:
            continue
        if there is None:
            found.missing.append(key)
        elif here is None:
            found.extra.append(key)
        else:
            (found.old if there < here else found.ahead).append(key)
    return found


@transaction.atomic
def verify_repair(*, found: Verified) -> None:
    """What is wrong counts as changed: the follower brings it in order. What the index has in a later version only a rebuild mends."""
    changes_add(listing_ids=found.wrong)


def _compare(engine: IndexedEngine) -> tuple[int, set[int]]:
    doubtful: set[int] = set()
    checked, after = 0, 0
    for page, last in _pages(engine):
        here = dict(hot_rows(
            """SELECT id, version FROM catalog_listings_listing WHERE id > %s::bigint AND id <= %s::bigint AND state <> 'hidden'
               AND ends_at IS NOT NULL""", [after, last],
        ))
        there = dict(page)
        doubtful |= {key for key in here.keys() | there.keys() if here.get(key) != there.get(key)}
        checked += len(here)
        after = last
    return checked, doubtful


def _pages(engine: IndexedEngine) -> Iterator[tuple[list[tuple[int, int]], int]]:
    """What the index has, with the key up to which each page goes: the last goes to the end of all keys."""
    after = 0
    while True:
        page = engine.versions(after, PAGE)
        if len(page) < PAGE:
            yield page, 2**63 - 1
            return
        after = page[-1][0]
        yield page, after


def _differs(engine: IndexedEngine, key: int) -> bool:
    return _card(key) != _indexed(engine, key)


def _card(key: int) -> int | None:
    rows = hot_rows(
        "SELECT version FROM catalog_listings_listing WHERE id = %s::bigint AND state <> 'hidden' AND ends_at IS NOT NULL", [key],
    )
    return int(rows[0][0]) if rows else None


def _indexed(engine: IndexedEngine, key: int) -> int | None:
    page = engine.versions(key - 1, 1)
    return page[0][1] if page and page[0][0] == key else None


def _waiting(keys: list[int]) -> set[int]:
    return {row[0] for row in hot_rows(
        "SELECT DISTINCT listing_id FROM search_index_change WHERE listing_id = ANY(%s::bigint[]) AND pending_for_id IS NULL", [keys],
    )} if keys else set()
