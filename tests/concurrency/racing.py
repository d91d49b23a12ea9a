"""Threads that begin at the same instant, each on a database connection of its own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection

SOAK = os.environ.get("SOAK") == "1"


def rounds(quick: int, full: int) -> int:
    """How often a race is run: the full count with SOAK=1."""
    return full if SOAK else quick


def race(acts: Sequence[Callable[[], Any]], wait_s: float = 60) -> list[Any]:
    """Results in order; an exception is a result too. A thread that does not end is an AssertionError."""
    barrier = threading.Barrier(len(acts))
    results: list[Any] = [None] * len(acts)

    def run(at: int, act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            barrier.wait(wait_s)
            results[at] = act()
        except Exception as error:
            results[at] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(at, act), daemon=True) for at, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(wait_s)
        assert not thread.is_alive(), "a racer hangs: deadlock?"
    return results
