"""An index in a folder of its own, and nothing remembered from the test before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search.engines import registry
from search.engines.base import IndexedEngine
from search.index import find, state

ENGINE = "tantivy"


def wreck(settings: Any) -> None:
    """Delete the index, as a careless hand would."""
    shutil.rmtree(settings.SEARCH_FOLDER)


def corrupt(settings: Any, generation: str) -> None:
    """Let a disk lose what it should keep."""
    (settings.SEARCH_FOLDER / generation / "offers" / "meta.json").write_bytes(b"not an index")


def forget() -> None:
    """As in a process that has just begun."""
    registry._made.cache_clear()
    find.breaker_of.cache_clear()
    state._watches.clear()


@pytest.fixture
def engine(settings: Any, tmp_path: Path) -> Iterator[IndexedEngine]:
    """The engine that is set, with no index yet."""
    settings.LIST_ENGINE = ENGINE
    settings.SEARCH_FOLDER = tmp_path / "search"
    forget()
    made = registry.indexed()
    assert made is not None
    yield made
    forget()
