"""How the stand-in misbehaves when a test tells it to."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any


@dataclass
class Fault:
    """What becomes of the next `times` calls of one kind.

    hang: no answer for `seconds`, nothing done. late: done, and no answer for `seconds`. drop: the connection is closed, nothing done.
    status: HTTP `code` with a page that is no JSON. refuse: the protocol's error `code`.
    """

    kind: str
    times: int = 1
    seconds: float = 30.0
    code: int = 502


class Faults:
    """`on` names a call: request, verify, unVerified."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: dict[str, list[Fault]] = {}
        self._released = threading.Event()
        self.calls: dict[str, int] = {}
        self.repeat = 1

    def add(self, on: str, fault: dict[str, Any]) -> None:
        with self._lock:
            self._waiting.setdefault(on, []).append(Fault(**fault))

    def next(self, on: str) -> Fault | None:
        """The fault for this call, counted."""
        with self._lock:
            self.calls[on] = self.calls.get(on, 0) + 1
            queue = self._waiting.get(on) or []
            if not queue:
                return None
            queue[0].times -= 1
            return queue.pop(0) if queue[0].times <= 0 else queue[0]

    def sleep(self, seconds: float) -> None:
        """Until the time is over or `clear`."""
        self._released.wait(seconds)

    def clear(self) -> None:
        """Behave again; whoever hangs is let go."""
        with self._lock:
            self._waiting.clear()
            self.calls.clear()
            self.repeat = 1
            self._released.set()
            self._released = threading.Event()
