"""The only node of a cluster is killed while shoppers search: PostgreSQL answers, and the index is right after."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from search.engines.base import IndexedEngine
from tests.concurrency.racing import rounds
from tests.search.index.conftest import cluster_engine
from tests.search.index.processes import until
from tests.search.index.shoppers import falls_back, market, right_after, serves
from tests.searchserver.nodes import SearchServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]


@pytest.fixture
def engine(search_node: SearchServer, settings: Any) -> Iterator[IndexedEngine]:
    yield from cluster_engine(search_node, settings)


def test_the_only_node_is_killed_and_comes_back(search_node: SearchServer, engine: IndexedEngine, client: Client) -> None:
    with market(engine) as shoppers:
        for _round in range(rounds(1, 10)):
            until(serves)
            time.sleep(1)
            answered = len(shoppers.found), len(shoppers.opened)
            search_node.kill(1)
            until(falls_back)
            time.sleep(2)
            assert "search" in client.get("/health/ready").json()["degraded"]
            search_node.start(1)
            until(serves)
            assert len(shoppers.found) > answered[0] + 20
            assert len(shoppers.opened) > answered[1] + 8
    assert shoppers.slowest < 5
    right_after(engine)
