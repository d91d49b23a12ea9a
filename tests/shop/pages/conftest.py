"""A shop whose stores start empty in each test: databases begin anew with the same keys."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from tests.shop.pages.stores import stores_forget


@pytest.fixture(autouse=True)
def _fresh_stores() -> Iterator[None]:
    stores_forget()
    yield
    stores_forget()


@pytest.fixture
def clock_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process reads again after some seconds is read where it was forgotten and nowhere else, however slow the machine is."""
    moment = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment)
