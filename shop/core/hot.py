"""Hot statements: prepared on the server, rows in binary. Django's own cursor does neither.

The statement is text with `%s` and casts (`%s::int`), so that one text is one prepared statement. Query counts in tests see these
statements as they see Django's own.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

import psycopg
from django.db import connections
from django.db.models import AutoField, Field, Model
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


M = TypeVar("M", bound=Model)


def hot_create(rows: Iterable[M]) -> list[M]:
    """Write new rows of one model in their order, in one prepared statement whatever their number; keys and state are set on them.

    As `bulk_create`, no signals are sent. Not for models with JSON, array or inherited columns. Database errors are Django's.
    """
    made = list(rows)
    if not made:
        return made
    statement, fields = _insert_of(type(made[0]))
    given = json.dumps([{field.column: _plain(field.pre_save(row, True)) for field in fields} for row in made], default=str)
    for row, (key,) in zip(made, hot_rows(statement, [given]), strict=True):
        row.pk = key
        row._state.adding, row._state.db = False, "default"
    return made


def _plain(value: Any) -> Any:
    """Text choices as their text."""
    return value.value if isinstance(value, Enum) else value


@lru_cache(maxsize=64)
def _insert_of(model: type[Model]) -> tuple[str, list[Field[Any, Any]]]:
    meta, connection = model._meta, connections["default"]
    fields = [field for field in meta.concrete_fields if not isinstance(field, AutoField)]
    names = ", ".join(f'"{field.column}"' for field in fields)
    typed = ", ".join(f'"{field.column}" {field.rel_db_type(connection)}' for field in fields)
    return (
        f'INSERT INTO "{meta.db_table}" ({names}) SELECT {names} '  # noqa: S608
        f"FROM ROWS FROM (json_to_recordset(%s::json) AS ({typed})) WITH ORDINALITY AS given({names}, place) ORDER BY place "
        f'RETURNING "{meta.pk.column}"'
    ), fields


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
