"""The published state of a process outlives a test's transaction: each test looks anew."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from search.curation.models import ENTRIES, Change, Version
from search.curation.state import published


@pytest.fixture(autouse=True)
def looked_anew() -> Iterator[None]:
    published.forget()
    yield
    published.forget()


def everything() -> list[Any]:
    """All rows of the room, for "nothing changed"."""
    return [list(model._default_manager.order_by("pk").values()) for model in (Version, Change, *ENTRIES)]
