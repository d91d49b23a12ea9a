"""A breaker: after some failures in a row nobody waits for the engine for a while; then one asks, and the others follow."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 3
OPEN_S = 5.0


class Breaker:
    """Closed lets all through; open nobody; after `open_s` one probe. Threads share it."""

    def __init__(self, *, failures: int = FAILURES, open_s: float = OPEN_S, clock: Callable[[], float] = time.monotonic) -> None:
        self._most, self._open_s, self._clock = failures, open_s, clock
        self._lock = threading.Lock()
        self._failed = 0
        self._until = 0.0

    @property
    def is_open(self) -> bool:
        """Nothing has succeeded since it opened."""
        return self._failed >= self._most

    def lets(self) -> bool:
        """Whether to ask now. Whoever is let through says `succeeded` or `failed` afterwards."""
        if self._failed < self._most:
            return True
        with self._lock:
            now = self._clock()
            if self._failed >= self._most and now < self._until:
                return False
            self._until = now + self._open_s
            return True

    def succeeded(self) -> None:
        if self._failed:
            with self._lock:
                self._failed = 0

    def failed(self) -> bool:
        """Whether this failure opened it."""
        with self._lock:
            self._failed += 1
            self._until = self._clock() + self._open_s
            return self._failed == self._most
