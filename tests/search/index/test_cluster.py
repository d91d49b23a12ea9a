"""A cluster of three that loses a machine, its majority, or its voice, while shoppers search and prices change."""

from __future__ import annotations

import random
import signal
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
def engine(search_cluster: SearchServer, settings: Any) -> Iterator[IndexedEngine]:
    yield from cluster_engine(search_cluster, settings)


def test_one_of_three_machines_is_killed(search_cluster: SearchServer, engine: IndexedEngine) -> None:
    """While it is away the two that are left answer, not PostgreSQL: the next one is killed when its copies are there again."""
    with market(engine) as shoppers:
        for _round in range(rounds(1, 10)):
            number = random.randint(1, 3)
            search_cluster.wait_whole()
            shoppers.answered(20)
            search_cluster.kill(number)
            shoppers.answered(50)
            search_cluster.start(number)
        shoppers.answered(20)
    assert len(shoppers.found) > 100
    degraded = sum(one.degraded for one in shoppers.found)
    assert degraded * 100 <= len(shoppers.found) * rounds(100, 5), "beside a full suite a breaker may be open for a while"
    right_after(engine)


def test_a_cluster_without_its_majority_comes_back(search_cluster: SearchServer, engine: IndexedEngine, client: Client) -> None:
    with market(engine):
        search_cluster.kill(1)
        search_cluster.kill(2)
        until(falls_back)
        assert client.get("/all/").status_code == 200
        assert "search" in client.get("/health/ready").json()["degraded"]
        time.sleep(2)
        search_cluster.start(1)
        search_cluster.start(2)
        until(serves)
    right_after(engine)


def test_a_cluster_that_hangs_keeps_no_shopper(search_cluster: SearchServer, engine: IndexedEngine) -> None:
    with market(engine) as shoppers:
        until(serves)
        for node in search_cluster.nodes:
            node.signal(signal.SIGSTOP)
        try:
            until(falls_back)
            time.sleep(3)
        finally:
            for node in search_cluster.nodes:
                node.signal(signal.SIGCONT)
        until(serves)
    assert shoppers.slowest < 5
    right_after(engine)
