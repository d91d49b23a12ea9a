"""How many threads of a web worker work at once. The others wait for something outside, or for their turn.

Threads that compete for the interpreter lock cost a third of the throughput and bring nothing; threads that wait for a gateway cost
nothing, and must not keep lists from answering. So a worker has four threads, of which one works; a second one may where the first takes
long, and a thread that goes to wait for the world outside steps aside (`stepped_aside`). Why: docs/adr/0008-two-threads-at-work.md.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse

PATIENCE_S = 0.005
"""A page that takes longer than this is no reason to wait any more: the second turn is there for it."""
_first, _second = threading.Lock(), threading.Lock()
_own = threading.local()


def _turn() -> threading.Lock:
    """A turn, waited for as long as it takes."""
    if _first.acquire(timeout=PATIENCE_S):
        return _first
    while True:
        for turn in (_second, _first):
            if turn.acquire(timeout=PATIENCE_S):
                return turn


@contextmanager
def stepped_aside() -> Iterator[None]:
    """Another thread may work for the time of the block. Never inside a transaction or with a lock held."""
    turn: threading.Lock | None = getattr(_own, "turn", None)
    if turn is None:
        yield
        return
    _own.turn = None
    turn.release()
    try:
        yield
    finally:
        _own.turn = _turn()


class GateMiddleware:
    """The first in the list. A request inside a request (tests) has the turn already."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if getattr(_own, "turn", None) is not None:
            return self.get_response(request)
        _own.turn = _turn()
        try:
            return self.get_response(request)
        finally:
            turn, _own.turn = _own.turn, None
            turn.release()
