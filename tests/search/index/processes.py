"""`manage.py search …` as a process of its own, on the test's database and index."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from shop.settings.env import ROOT

WAIT_S = 120.0


def environment() -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{connection.settings_dict['NAME']}",
        "DJANGO_SETTINGS_MODULE": "tests.settings", "LIST_ENGINE": settings.LIST_ENGINE,
        "TEST_ELASTICSEARCH_URL": ",".join(settings.ELASTICSEARCH_URL), "ELASTICSEARCH_PREFIX": settings.ELASTICSEARCH_PREFIX,
        "BAZARCHE_DATA": str(settings.SEARCH_FOLDER.parent), "LOG_LEVEL": "WARNING",
    }


def started(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "search", *words], cwd=ROOT, env=environment(), text=True, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def ended(process: subprocess.Popen[str], number: int = signal.SIGTERM) -> str:
    """Its output, after it has ended by the signal."""
    process.send_signal(number)
    return process.communicate(timeout=WAIT_S)[0]


@contextmanager
def following(*words: str) -> Iterator[subprocess.Popen[str]]:
    """A follower that works; it has to end well."""
    process = started("follow", *words)
    try:
        yield process
    finally:
        if process.poll() is None:
            said = ended(process)
            assert process.returncode == 0, said


def until(true: Callable[[], object], within_s: float = WAIT_S, what: str = "") -> float:
    """Seconds until it was true; AssertionError where it did not become so in time."""
    began = time.monotonic()
    while not true():
        assert time.monotonic() - began < within_s, what or "not in time"
        time.sleep(0.02)
    return time.monotonic() - began
