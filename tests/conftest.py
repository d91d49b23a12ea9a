"""A database of its own for each worker, cloned from the migrated template; transactional tests get a new clone afterwards."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection, connections
from django.test import TransactionTestCase
from psycopg import sql


def _clone(name: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(os.environ["BAZARCHE_TEST_TEMPLATE"]),
            ),
        )


def _drop(name: str) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"test_{os.environ['BAZARCHE_TEST_RUN']}_{worker}"
    _clone(name)
    connection.close()
    connections.settings["default"]["NAME"] = connection.settings_dict["NAME"] = name

    def renew(self: TransactionTestCase) -> None:
        connections.close_all()
        _clone(name)

    teardown = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = renew
    yield
    TransactionTestCase._fixture_teardown = teardown
    connections.close_all()
    _drop(name)


@pytest.fixture
def clock_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process reads again after some seconds is read where it was forgotten and nowhere else, however slow the machine is."""
    moment = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment)
