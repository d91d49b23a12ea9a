"""Hot statements: prepared on the server, rows in binary. Django's own cursor does neither.

The statement is text with `%s` and casts (`%s::int`), so that one text is one prepared statement. Query counts in tests see these
statements as they see Django's own. They go to the server without psycopg's cursor, which costs more than many of them do.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import psycopg
from django.db import connections
from psycopg import abc, pq
from psycopg.adapt import PyFormat, Transformer

PREPARED_MOST = 200
"""So many statements of ours a connection keeps; the one that was used longest ago goes first."""
_BEGIN = b"BEGIN"
_DONE = (pq.ExecStatus.TUPLES_OK, pq.ExecStatus.COMMAND_OK)


def hot_rows(statement: str, params: Sequence[Any] = (), *, using: str = "default") -> list[tuple[Any, ...]]:
    """All rows of a statement, on Django's connection and in its transaction. Database errors are Django's."""
    result, reader = _executed(statement, params, using)
    reader.set_pgresult(result)
    return reader.load_rows(0, result.ntuples, tuple)


def hot_count(statement: str, params: Sequence[Any] = (), *, using: str = "default") -> int:
    """How many rows a statement wrote."""
    result, _reader = _executed(statement, params, using)
    return result.command_tuples or 0


def hot_bytes(statement: str, params: Sequence[Any] = (), *, using: str = "default") -> tuple[bytes | None, ...] | None:
    """The first row's values as the server sent them, unread: equal bytes are equal values. None where there is no row."""
    result, _reader = _executed(statement, params, using)
    if not result.ntuples:
        return None
    return tuple([result.get_value(0, column) for column in range(result.nfields)])


@contextmanager
def alone(*, using: str = "default") -> Iterator[None]:
    """For one hot statement that must be committed when the block ends: it is by itself. RuntimeError inside a transaction.

    As `transaction.atomic(durable=True)`, which asks the server twice more; a test's own transaction counts for neither.
    """
    blocks: list[Any] = connections[using].atomic_blocks
    if blocks and not blocks[-1]._from_testcase:
        raise RuntimeError("a statement that must be committed by itself stands in a transaction")
    yield


class _Kept(NamedTuple):
    """What belongs to one connection: how its values are written and read, the names of what is prepared on it, and those to come."""

    values: abc.Transformer
    names: OrderedDict[tuple[str, tuple[int, ...]], bytes]
    numbers: Iterator[int]


_kept: WeakKeyDictionary[psycopg.Connection[Any], _Kept] = WeakKeyDictionary()


def _executed(statement: str, params: Sequence[Any], using: str) -> tuple[pq.abc.PGresult, abc.Transformer]:
    connection = connections[using]
    connection.ensure_connection()
    raw: Any = connection.connection
    began = time.monotonic()
    with connection.wrap_database_errors:
        kept = _kept.get(raw)
        if kept is None:
            kept = _kept[raw] = _Kept(Transformer(raw), OrderedDict(), count())
        result = _answer(raw, kept, statement, params)
    if connection.queries_logged:
        connection.queries_log.append({"sql": statement, "time": f"{time.monotonic() - began:.3f}"})
    return result, kept.values


def _answer(raw: psycopg.Connection[Any], kept: _Kept, statement: str, params: Sequence[Any]) -> pq.abc.PGresult:
    """What the server says; psycopg's errors."""
    text, formats = _numbered(statement)
    values, given = kept.values, raw.pgconn
    sent = values.dump_sequence(params, formats)
    if not raw.autocommit and given.transaction_status == pq.TransactionStatus.IDLE:
        _good(raw, given.exec_(_BEGIN))
    key = statement, values.types or ()
    name = kept.names.get(key)
    if name is None:
        name = kept.names[key] = _prepared(raw, kept, text, key[1])
    else:
        kept.names.move_to_end(key)
    result = given.exec_prepared(name, sent, values.formats, pq.Format.BINARY)  # type: ignore[arg-type]  # None is NULL there too
    return _good(raw, result)


def _prepared(raw: psycopg.Connection[Any], kept: _Kept, text: bytes, types: tuple[int, ...]) -> bytes:
    """The name of what is prepared now."""
    if len(kept.names) >= PREPARED_MOST:
        _key, oldest = kept.names.popitem(last=False)
        _good(raw, raw.pgconn.exec_(b"DEALLOCATE " + oldest))
    name = b"hot_%d" % next(kept.numbers)
    _good(raw, raw.pgconn.prepare(name, text, types))
    return name


def _good(raw: psycopg.Connection[Any], result: pq.abc.PGresult) -> pq.abc.PGresult:
    if result.status in _DONE:
        return result
    if raw.pgconn.status == pq.ConnStatus.BAD:
        raise psycopg.OperationalError(raw.pgconn.get_error_message())
    raise psycopg.errors.error_from_result(result, encoding="utf-8")


@lru_cache(maxsize=1000)
def _numbered(statement: str) -> tuple[bytes, list[PyFormat]]:
    """The statement with `$1`, `$2` for its places, `%` for `%%`; the driver chooses the format of each value."""
    first, *parts = statement.replace("%%", "\0").split("%s")
    text = first + "".join([f"${number}{part}" for number, part in enumerate(parts, 1)])
    return text.replace("\0", "%").encode(), [PyFormat.AUTO] * len(parts)
