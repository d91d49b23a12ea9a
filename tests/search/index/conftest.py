"""Both indexed engines, each with an index of its own, and nothing remembered from the test before."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from search.engines import registry
from search.engines.base import IndexedEngine
from search.index import find, state
from tests.search.engines.elastic import indexes_remove, prefix_new
from tests.searchserver.nodes import SearchServer


def wreck(settings: Any) -> None:
    """Delete the index, as a careless hand would."""
    if settings.LIST_ENGINE == "elasticsearch":
        indexes_remove(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX)
    else:
        shutil.rmtree(settings.SEARCH_FOLDER)


def corrupt(settings: Any, generation: str) -> None:
    """Let a disk lose what it should keep, or a hand close what should be open."""
    if settings.LIST_ENGINE == "elasticsearch":
        with Elasticsearch(list(settings.ELASTICSEARCH_URL)) as client:
            client.indices.close(index=list(client.indices.get_alias(name=f"{settings.ELASTICSEARCH_PREFIX}-*").body))
    else:
        (settings.SEARCH_FOLDER / generation / "offers" / "meta.json").write_bytes(b"not an index")


def forget() -> None:
    """As in a process that has just begun."""
    registry._made.cache_clear()
    find.breaker_of.cache_clear()
    state._watches.clear()


def cluster_engine(server: SearchServer, settings: Any) -> Iterator[IndexedEngine]:
    """The engine on a server that a test may kill, with no index yet."""
    settings.LIST_ENGINE, settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX = "elasticsearch", server.urls, prefix_new()
    forget()
    made = registry.indexed()
    assert made is not None
    yield made
    forget()
    indexes_remove(server.urls, settings.ELASTICSEARCH_PREFIX)


@pytest.fixture(params=["tantivy", pytest.param("elasticsearch", marks=pytest.mark.searchserver)])
def engine(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Iterator[IndexedEngine]:
    """The engine that is set, with no index yet."""
    settings.LIST_ENGINE = request.param
    settings.SEARCH_FOLDER = tmp_path / "search"
    if request.param == "elasticsearch":
        settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX = request.getfixturevalue("search_server"), prefix_new()
    forget()
    made = registry.indexed()
    assert made is not None
    yield made
    forget()
    if request.param == "elasticsearch":
        indexes_remove(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX)
