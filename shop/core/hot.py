"""Hot statements: prepared on the server, rows in binary. Django's own cursor does neither.

The statement is text with `%s` and casts (`%s::int`), so that one text is one prepared statement. Query counts in tests see these
statements as they see Django's own.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import connections
from psycopg.abc import QueryNoTemplate

PREPARE_AFTER = 2


def hot_rows(statement: str, params: Sequence[Any] = (), *, using: str = "default") -> list[tuple[Any, ...]]:
    """All rows of a statement, on Django's connection and in its transaction. Database errors are Django's."""
    connection = connections[using]
    connection.ensure_connection()
    raw: Any = connection.connection
    if raw.prepare_threshold is None:
        raw.prepare_threshold = PREPARE_AFTER
    began = time.monotonic()
    with connection.wrap_database_errors, psycopg.Cursor(raw) as cursor:
        query: QueryNoTemplate = statement.encode()
        rows = cursor.execute(query, params, binary=True).fetchall()
    if connection.queries_logged:
        connection.queries_log.append({"sql": statement, "time": f"{time.monotonic() - began:.3f}"})
    return rows
