"""The engines that the contract is kept by. A new one is a line in `MADE`; all tests of this folder then run against it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from search.engines.base import IndexedEngine
from search.engines.tantivy import TantivyEngine
from tests.search.engines.contract.shop import Shop
from tests.search.engines.elastic import elastic_engine

MADE: dict[str, Callable[[Path, pytest.FixtureRequest], AbstractContextManager[IndexedEngine]]] = {
    "tantivy": lambda folder, request: nullcontext(TantivyEngine(folder)),
    "elasticsearch": lambda folder, request: elastic_engine(request.getfixturevalue("search_server")),
}
ASKS_A_SERVER = {"elasticsearch"}


@pytest.fixture(params=[pytest.param(name, marks=[pytest.mark.searchserver] * (name in ASKS_A_SERVER)) for name in sorted(MADE)])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[IndexedEngine]:
    """An engine without an index."""
    with MADE[request.param](tmp_path / "index", request) as made:
        yield made


@pytest.fixture
def shop(engine: IndexedEngine) -> Shop:
    return Shop(engine)
