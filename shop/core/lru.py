"""Bounded stores of what was made once, shared by the threads of a process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar
from weakref import WeakSet

T = TypeVar("T")
_all: WeakSet[Lru[Any]] = WeakSet()


class Lru(Generic[T]):
    """The newest `size` values by key. A key names all that its value depends on, so nothing is ever deleted for correctness."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()
        _all.add(self)

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value; made outside of the lock where it is not there, so twice if two threads ask at once."""
        found = self.find(key)
        if found is not None:
            return found
        value = make()
        self.put(key, value)
        return value

    def find(self, key: Hashable) -> T | None:
        with self._lock:
            if key not in self._rows:
                return None
            self._rows.move_to_end(key)
            return self._rows[key]

    def put(self, key: Hashable, value: T) -> None:
        with self._lock:
            self._rows[key] = value
            if len(self._rows) > self._size:
                self._rows.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._rows.clear()


def lru_forget_all() -> None:
    """Make everything again; for tests, whose databases begin anew with the same keys."""
    for one in _all:
        one.clear()
