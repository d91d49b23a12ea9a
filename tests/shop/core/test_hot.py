"""Hot statements: what they give back, whose errors they raise, and that a connection keeps no more of them than it may."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import DataError, IntegrityError, OperationalError, ProgrammingError, connection, connections, transaction
from pytest_django import DjangoAssertNumQueries

from shop.core import hot
from shop.core.hot import hot_bytes, hot_count, hot_rows

pytestmark = pytest.mark.django_db


def prepared() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements WHERE name LIKE 'hot_%'")
        return {row[0] for row in cursor.fetchall()}


def test_values_come_back_as_they_were_sent() -> None:
    moment = dt.datetime(2026, 11, 26, 8, 30, tzinfo=dt.UTC)
    sent = ["بازارچه", moment, [1, 2], None]
    rows = hot_rows("SELECT %s::text, %s::timestamptz, %s::bigint[], %s::int, 4.50::numeric, 8 %% 5", sent)
    assert rows == [(*sent, Decimal("4.50"), 3)]


def test_without_rows() -> None:
    assert hot_rows("SELECT 1 WHERE false") == []
    assert hot_bytes("SELECT 1 WHERE false") is None
    assert hot_count("UPDATE shop_places_province SET name = name WHERE false") == 0


def test_equal_bytes_for_equal_values() -> None:
    assert hot_bytes("SELECT %s::text, NULL", ["آ"]) == ("آ".encode(), None)


def test_counts_what_was_written() -> None:
    hot_count("CREATE TEMPORARY TABLE counted (number int) ON COMMIT DROP")
    assert hot_count("INSERT INTO counted SELECT * FROM generate_series(1, %s::int)", [3]) == 3


def test_queries_are_counted(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(2):
        hot_rows("SELECT 1")
        hot_count("SELECT 2")


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("SELECT 1 / 0", DataError),
        ("SELEC", ProgrammingError),
        ("INSERT INTO shop_places_province DEFAULT VALUES", IntegrityError),
    ],
)
def test_errors_are_djangos(statement: str, error: type[Exception]) -> None:
    with pytest.raises(error), transaction.atomic():
        hot_rows(statement)
    assert hot_rows("SELECT 1") == [(1,)]


@pytest.mark.django_db(transaction=True)
def test_takes_part_in_the_transaction() -> None:
    with transaction.atomic():
        hot_count("CREATE TABLE made_and_dropped (number int)")
        transaction.set_rollback(True)
    assert hot_rows("SELECT to_regclass('made_and_dropped')::text") == [(None,)]


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_is_told_and_replaced() -> None:
    [(pid,)] = hot_rows("SELECT pg_backend_pid()")
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
    other.close()
    with pytest.raises(OperationalError):
        hot_rows("SELECT 1")
    connection.close_if_unusable_or_obsolete()
    assert hot_rows("SELECT 1") == [(1,)]


@pytest.mark.django_db(transaction=True)
def test_the_oldest_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    monkeypatch.setattr(hot, "PREPARED_MOST", 2)
    for statement in ("SELECT 1", "SELECT 2", "SELECT 1", "SELECT 3"):
        hot_rows(statement)
    assert prepared() == {"SELECT 1", "SELECT 3"}
    assert hot_rows("SELECT 2") == [(2,)]


def test_one_statement_for_each_kind_of_value() -> None:
    assert hot_rows("SELECT %s::bigint", [1]) == [(1,)]
    assert hot_rows("SELECT %s::bigint", [2**40]) == [(2**40,)]


@pytest.mark.django_db(transaction=True)
def test_alone_is_refused_in_a_transaction() -> None:
    with pytest.raises(RuntimeError), transaction.atomic(), hot.alone():
        hot_rows("SELECT 1")
    with hot.alone():
        assert hot_rows("SELECT 1") == [(1,)]
