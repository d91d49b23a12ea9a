"""The rows that tell what changed: `search_index_change`.

A row's key says nothing about when its transaction commits, so readers never remember how far they came: they read what is there
and delete exactly what they have dealt with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection, transaction

from shop.core.hot import hot_rows


class Waiting(NamedTuple):
    """A change that the follower has not dealt with."""

    id: int
    listing_id: int


def changes_add(*, listing_ids: Sequence[int]) -> None:
    """These cards changed. Part of the caller's transaction; takes no lock that another one could want."""
    _run("INSERT INTO search_index_change (listing_id) SELECT unnest(%s::bigint[])", [list(listing_ids)])


def changes_add_category(*, category_id: int) -> None:
    """All cards of this leaf, as changed."""
    _run("INSERT INTO search_index_change (listing_id) SELECT id FROM catalog_listings_listing WHERE category_id = %s", [category_id])


def waiting(*, limit: int) -> list[Waiting]:
    """The oldest changes that nobody has dealt with."""
    rows = hot_rows(
        "SELECT id, listing_id FROM search_index_change WHERE pending_for_id IS NULL ORDER BY id LIMIT %s::int", [limit],
    )
    return [Waiting(*row) for row in rows]


def pending(*, generation_id: int, limit: int) -> list[Waiting]:
    """Changes that the follower has dealt with while this generation was being built."""
    rows = hot_rows(
        "SELECT id, listing_id FROM search_index_change WHERE pending_for_id = %s::bigint ORDER BY id LIMIT %s::int",
        [generation_id, limit],
    )
    return [Waiting(*row) for row in rows]


@transaction.atomic
def changes_settle(*, changes: Sequence[Waiting]) -> None:
    """The follower has dealt with these. Where a generation is being built, they wait for it.

    Call it after the index holds them: a generation that begins after this looked reads cards that are newer than these changes.
    """
    _run(
        """INSERT INTO search_index_change (listing_id, pending_for_id)
           SELECT DISTINCT listing_id, generation.id FROM unnest(%s::bigint[]) AS listing_id, search_index_generation generation
           WHERE generation.state = 'building'""",
        [[change.listing_id for change in changes]],
    )
    changes_delete(ids=[change.id for change in changes])


def changes_delete(*, ids: Iterable[int]) -> None:
    _run("DELETE FROM search_index_change WHERE id = ANY(%s::bigint[])", [list(ids)])


def lag() -> tuple[int, float]:
    """How many changes wait for the follower, and for how many seconds the oldest does."""
    rows = hot_rows(
        """SELECT count(*), coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8
           FROM search_index_change WHERE pending_for_id IS NULL""",
    )
    return int(rows[0][0]), float(rows[0][1])


def _run(statement: str, params: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
