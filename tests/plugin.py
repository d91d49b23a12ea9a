"""Loaded before pytest-django reads the settings: starts the tests' own PostgreSQL and migrates once into a template database.

The controller does it; xdist's workers inherit the environment. The template's name is a hash of all migrations and of the lock file,
so a change of either makes a new one.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from contextlib import ExitStack

import psycopg
import pytest
from psycopg import sql

from shop.core.messages import messages_compile
from shop.core.postgres import PostgresError, Server
from shop.settings.env import DATA, ROOT

FAST = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=300",
        "-c", "shared_buffers=256MB", "-c", "autovacuum_naptime=5min")
LOADED = ("catalog/listings/taxonomy.py", "shop/places/services.py", "shop/cms/texts.py", "shop/cms/services.py", "shop/cms/operators.py")
"""What migrations and `post_migrate` write."""
pytest_plugins = ["tests.searchserver.fixtures"]
_life = ExitStack()


def _template_name() -> str:
    digest = hashlib.sha256((ROOT / "requirements" / "dev.txt").read_bytes())
    for room in ("shop", "catalog", "sellers", "orders", "fairs", "search"):
        for path in sorted((ROOT / room).rglob("migrations/*.py")):
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    for name in LOADED:
        digest.update((ROOT / name).read_bytes())
    return "template_" + digest.hexdigest()[:16]


def _template_make(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(hashtext('bazarche template'))")
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        print("Migrating a template database for the tests (once for each change of migrations) …", flush=True)
        half = sql.Identifier(name + "_half")
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(half))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(half))
        env = os.environ | {"DATABASE_URL": url.rsplit("/", 1)[0] + f"/{name}_half", "DJANGO_SETTINGS_MODULE": "shop.settings"}
        done = subprocess.run([sys.executable, str(ROOT / "manage.py"), "migrate", "-v0"], env=env, cwd=ROOT)
        if done.returncode:
            raise pytest.UsageError("the migrations fail; see above")
        connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(half, sql.Identifier(name)))


def _begin() -> None:
    if os.environ.get("BAZARCHE_TEST_TEMPLATE"):
        return
    messages_compile()
    try:
        own = Server(DATA / "test-postgres", FAST)
        url = os.environ.get("TEST_DATABASE_URL") or _life.enter_context(own.running(wait_for_others=False))
    except PostgresError as error:
        raise pytest.UsageError(str(error)) from error
    name = _template_name()
    _template_make(url, name)
    os.environ |= {"DATABASE_URL": url, "BAZARCHE_TEST_TEMPLATE": name, "BAZARCHE_TEST_RUN": str(os.getpid()), "DEMO": "0", "DEBUG": "0"}


_begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        _life.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each reason to skip, so that nobody takes a part that did not run for a part that passed."""
    reasons = {str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if isinstance(report.longrepr, tuple)}
    for reason in sorted(reasons):
        terminalreporter.write_line(f"skipped: {reason}")
    if reasons and os.environ.get("NOTHING_SKIPPED") == "1":
        terminalreporter.write_line("NOTHING_SKIPPED is set: a skipped part counts as a failure")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped") if reporter else None
    if skipped and os.environ.get("NOTHING_SKIPPED") == "1" and exitstatus == 0 and not hasattr(session.config, "workerinput"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
