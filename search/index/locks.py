"""Session locks in PostgreSQL: free the moment their holder's connection ends, however it ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from django.db import connection

SPACE = 5_251_001
"""The first half of our keys, so that they meet nobody else's."""


class Lock(IntEnum):
    FOLLOWER = 1
    BATCH = 2
    REBUILD = 3


def lock_try(lock: Lock) -> bool:
    """Whether this session holds the lock from now on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [SPACE, lock])
        return bool(cursor.fetchone()[0])


def lock_is_held(lock: Lock) -> bool:
    """Whether anybody holds it."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %s AND objid = %s
               AND objsubid = 2 AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))""",
            [SPACE, lock],
        )
        return bool(cursor.fetchone()[0])


def unlock(lock: Lock) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [SPACE, lock])


@contextmanager
def locked(lock: Lock) -> Iterator[None]:
    """Wait for the lock, hold it, let it go. Not inside a transaction that may fail: the lock is the session's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, %s)", [SPACE, lock])
    try:
        yield
    finally:
        if connection.connection is not None and not connection.connection.closed:
            unlock(lock)
