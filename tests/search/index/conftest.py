"""An index in a folder of its own, and nothing remembered from the test before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search.engines import registry
from search.engines.base import IndexedEngine
from search.index import find, state

ENGINE = "tests.search.index.folder.FolderEngine"


def forget() -> None:
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
