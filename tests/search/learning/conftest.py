"""A process that has counted nothing yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from search.learning.counting import tally
from search.learning.models import Asked, Opened


@pytest.fixture(autouse=True)
def counted_anew() -> Iterator[None]:
    tally.forget()
    yield
    tally.forget()


def everything() -> list[Any]:
    """All rows of the room, and what waits to be one, for "nothing was stored"."""
    waiting = [dict(tally._asked), dict(tally._opened), dict(tally._ripe)]
    return [*(list(model._default_manager.order_by("pk").values()) for model in (Asked, Opened)), *waiting]
