"""How many threads of a web worker work at once. The others wait for something outside, or for their turn.

Threads that compete for the interpreter lock cost a third of the throughput and bring nothing; threads that wait for a gateway cost
nothing, and must not keep lists from answering. So a worker has four threads, two of which may work: a thread that goes to wait for
the world outside steps aside (`stepped_aside`). Why: docs/adr/0008-two-threads-at-work.md.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse

AT_WORK = 2
_turn = threading.BoundedSemaphore(AT_WORK)
_own = threading.local()


@contextmanager
def _working() -> Iterator[None]:
    with _turn:
        _own.has_turn = True
        try:
            yield
        finally:
            _own.has_turn = False


@contextmanager
def stepped_aside() -> Iterator[None]:
    """Another thread may work for the time of the block. Never inside a transaction or with a lock held."""
    if not getattr(_own, "has_turn", False):
        yield
        return
    _own.has_turn = False
    _turn.release()
    try:
        yield
    finally:
        _turn.acquire()
        _own.has_turn = True


class GateMiddleware:
    """The first in the list. A request inside a request (tests) has the turn already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(_own, "has_turn", False):
            return self.get_response(request)
        with _working():
            return self.get_response(request)
