"""Facts that may be a minute old: read once a minute in each process, with a version for the keys of what shows them."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")
AGE_S = 60
_all: list[Kept] = []


class Kept(Generic[T]):
    """`read` is called at most once in `AGE_S` seconds. Its answer's `repr` must tell all of it."""

    def __init__(self, read: Callable[[], T]) -> None:
        self._read = read
        self._now: tuple[float, T, int] | None = None
        self._lock = Lock()
        _all.append(self)

    def __call__(self) -> tuple[T, int]:
        """The facts and their version."""
        with self._lock:
            if self._now is None or self._now[0] < time.monotonic() - AGE_S:
                value = self._read()
                self._now = (time.monotonic(), value, hash(repr(value)))
            return self._now[1], self._now[2]

    def forget(self) -> None:
        self._now = None


def forget_all() -> None:
    """Every process reads again at the next call; for tests that change what is kept."""
    for kept in _all:
        kept.forget()
