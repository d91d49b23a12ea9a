"""A slow network for the tests that look at pages: `pytest -p tests.slow tests/e2e`.

A page waits, then its first bytes come, then the rest: so what reads a page before it is there fails every time and not once in a hundred.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer

Answer = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
WAIT_S = 0.3


def _slowed(app: Answer) -> Answer:
    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterator[bytes]:
        page = False

        def begin(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            nonlocal page
            page = dict(headers).get("Content-Type", "").startswith("text/html")
            return start(status, headers, *rest)

        told = app(environ, begin)
        try:
            body = b"".join(told)
        finally:
            getattr(told, "close", lambda: None)()
        for part in (body[:64], body[64:]):
            time.sleep(WAIT_S if page else 0)
            yield part

    return answer


def pytest_configure() -> None:
    set_app = ThreadedWSGIServer.set_app
    pytest.MonkeyPatch().setattr(ThreadedWSGIServer, "set_app", lambda server, app: set_app(server, _slowed(app)))
