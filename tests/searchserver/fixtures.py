"""A search server for tests: `search_server`, one node for the whole run; `search_cluster`, three nodes to kill; `search_node`, one.

Loaded by tests/plugin.py. A test that asks for one is marked `searchserver` by itself. Where the JDK, Maven or the server are missing
such tests skip with the reason; a server that is there and does not start fails them.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from shop.settings.env import DATA
from tests.searchserver.nodes import SearchServer
from tests.searchserver.parts import FETCH_S, PartMissingError, jdk_home, server_home

FIXTURES = {"search_server", "search_cluster", "search_node"}


@cache
def _missing() -> str:
    try:
        jdk_home()
        server_home(timeout_s=FETCH_S)
    except PartMissingError as missing:
        return str(missing)
    return ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.searchserver)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("searchserver") and _missing():
        pytest.skip(_missing())


def _file(name: str) -> Path:
    """A file that the workers of a run share."""
    DATA.mkdir(parents=True, exist_ok=True)
    return DATA / f"test-search.{name}"


@contextmanager
def _lock(name: str) -> Iterator[None]:
    with _file(name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _shared_server() -> Iterator[tuple[str, ...]]:
    """The addresses of the one server of all workers. Who comes first starts it, and at its end waits until the others are through.

    A worker holds the lock `users` as long as it uses the server: an address that nobody holds is of a server that is gone.
    """
    address, own = _file("url"), None
    with _file("users.lock").open("w") as users:
        with _lock("start.lock"):
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                own = SearchServer(quick=True, fetch_s=FETCH_S)
                own.__enter__()
                address.write_text(own.setting)
            except BlockingIOError:
                pass
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield tuple(address.read_text().split(","))
        finally:
            if own:
                with _lock("start.lock"):
                    fcntl.flock(users, fcntl.LOCK_EX)
                    own.stop()


@pytest.fixture(scope="session")
def search_server() -> Iterator[tuple[str, ...]]:
    """The addresses of a node that all workers share: name your indexes after your run and worker, and remove them."""
    with _shared_server() as urls:
        yield urls


@contextmanager
def _own_server(nodes: int) -> Iterator[SearchServer]:
    """One at a time on all workers, for the memory's sake: a module asks for one of the two below, never for both."""
    with _lock("cluster.lock"), SearchServer(nodes=nodes, quick=True, fetch_s=FETCH_S) as server:
        yield server


@pytest.fixture(scope="module")
def search_cluster() -> Iterator[SearchServer]:
    """Three nodes of this module's own: `.urls`, `.kill(2)` (kill -9), `.start(2)`. A test leaves all three running."""
    with _own_server(3) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def search_node() -> Iterator[SearchServer]:
    """A node of this module's own, which has no other beside it: `.kill(1)`, `.start(1)`. A test leaves it running."""
    with _own_server(1) as server:
        yield server
