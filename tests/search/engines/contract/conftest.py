"""The engines that the contract is kept by. A new one is a line in `MADE`; all tests of this folder then run against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search.engines.base import IndexedEngine
from search.engines.tantivy import TantivyEngine
from tests.search.engines.contract.shop import Shop

MADE: dict[str, Callable[[Path, pytest.FixtureRequest], IndexedEngine]] = {
    "tantivy": lambda folder, request: TantivyEngine(folder),
}


@pytest.fixture(params=sorted(MADE))
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[IndexedEngine]:
    """An engine without an index."""
    made = MADE[request.param](tmp_path / "index", request)
    yield made
    getattr(made, "forget", lambda: None)()


@pytest.fixture
def shop(engine: IndexedEngine) -> Shop:
    return Shop(engine)
