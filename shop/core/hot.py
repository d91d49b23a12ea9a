"""Hot statements: prepared on the server, rows in binary. Django's own cursor does neither.

The statement is text with `%s` and casts (`%s::int`), so that one text is one prepared statement. Query counts in tests see these
statements as they see Django's own.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connections
from psycopg.abc import QueryNoTemplate

PREPARE_AFTER = 2


def hot_rows(statement: str, params: Sequence[Any] = (), *, using: str = "default") -> list[tuple[Any, ...]]:
    """All rows of a statement, on Django's connection and in its transaction. Database errors are Django's."""
    with _executed(statement, params, using) as cursor:
        return cursor.fetchall()


def hot_count(statement: str, params: Sequence[Any] = (), *, using: str = "default") -> int:
    """How many rows a statement wrote."""
    with _executed(statement, params, using) as cursor:
        return cursor.rowcount


def hot_bytes(statement: str, params: Sequence[Any] = (), *, using: str = "default") -> tuple[bytes | None, ...] | None:
    """The first row's values as the server sent them, unread: equal bytes are equal values. None where there is no row."""
    with _executed(statement, params, using) as cursor:
        result = cursor.pgresult
        if result is None or not result.ntuples:
            return None
        return tuple([result.get_value(0, column) for column in range(result.nfields)])


@contextmanager
def _executed(statement: str, params: Sequence[Any], using: str) -> Iterator[psycopg.Cursor[Any]]:
    connection = connections[using]
    connection.ensure_connection()
    raw: Any = connection.connection
    if raw.prepare_threshold is None:
        raw.prepare_threshold = PREPARE_AFTER
    began = time.monotonic()
    with connection.wrap_database_errors, psycopg.Cursor(raw) as cursor:
        query: QueryNoTemplate = statement.encode()
        cursor.execute(query, params, binary=True)
        if connection.queries_logged:
            connection.queries_log.append({"sql": statement, "time": f"{time.monotonic() - began:.3f}"})
        yield cursor
