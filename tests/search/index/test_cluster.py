"""A cluster of three that loses a machine, its majority, or its voice, while shoppers search and prices change."""

from __future__ import annotations

import random
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from search.engines import registry
from search.engines.base import IndexedEngine, ListQuery
from search.index.find import Found, find
from search.index.follower import Follower
from search.index.rebuild import rebuild
from search.index.verify import verify
from tests.concurrency.racing import rounds
from tests.orders.world import goods_make, seller_make
from tests.search.engines.elastic import indexes_remove, prefix_new
from tests.search.index.conftest import forget
from tests.search.index.processes import until
from tests.search.index.test_faults import Writing, drained
from tests.searchserver.nodes import SearchServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]
GOODS = 30


@pytest.fixture
def engine(search_cluster: SearchServer, settings: Any) -> Iterator[IndexedEngine]:
    settings.LIST_ENGINE, settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_PREFIX = "elasticsearch", search_cluster.urls, prefix_new()
    forget()
    made = registry.indexed()
    assert made is not None
    yield made
    forget()
    indexes_remove(search_cluster.urls, settings.ELASTICSEARCH_PREFIX)


@dataclass
class Shoppers:
    """Two threads that ask for lists as long as it is open; the follower works beside them."""

    engine: IndexedEngine
    stop: threading.Event = field(default_factory=threading.Event)
    found: list[Found] = field(default_factory=list)
    slowest: float = 0.0
    errors: list[Exception] = field(default_factory=list)

    def ask(self) -> None:
        try:
            while not self.stop.wait(0.01):
                began = time.monotonic()
                self.found.append(find(ListQuery(now=timezone.now())))
                self.slowest = max(self.slowest, time.monotonic() - began)
        except Exception as error:
            self.errors.append(error)
        finally:
            connection.close()

    def follow(self) -> None:
        try:
            Follower(self.engine, stopping=self.stop.is_set).run()
        finally:
            connection.close()

    def __enter__(self) -> Shoppers:
        self.threads = [threading.Thread(target=each) for each in (self.ask, self.ask, self.follow)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join(60)
        assert self.errors == []
        assert {one.result.total for one in self.found} == {GOODS}


@contextmanager
def market(engine: IndexedEngine) -> Iterator[Shoppers]:
    """Goods in the index, shoppers who ask, prices that change."""
    seller = seller_make()
    records = [goods_make(seller) for _n in range(GOODS)]
    rebuild(engine=engine)
    with Shoppers(engine) as shoppers:
        with Writing(records, pause_s=0.05):
            yield shoppers
        until(drained)


def right_after(engine: IndexedEngine) -> None:
    until(lambda: verify(engine=engine, pause_s=0.2).is_clean)
    assert len(engine.versions(0, 100)) == GOODS


def serves_again() -> bool:
    return not find(ListQuery(now=timezone.now())).degraded


def test_one_of_three_machines_is_killed(search_cluster: SearchServer, engine: IndexedEngine) -> None:
    with market(engine) as shoppers:
        for _round in range(rounds(1, 10)):
            number = random.randint(1, 3)
            time.sleep(1)
            search_cluster.kill(number)
            time.sleep(3)
            search_cluster.start(number)
    assert len(shoppers.found) > 100
    right_after(engine)


def test_a_cluster_without_its_majority_comes_back(search_cluster: SearchServer, engine: IndexedEngine, client: Client) -> None:
    with market(engine):
        search_cluster.kill(1)
        search_cluster.kill(2)
        until(lambda: find(ListQuery(now=timezone.now())).degraded)
        assert client.get("/all/").status_code == 200
        assert "search" in client.get("/health/ready").json()["degraded"]
        time.sleep(2)
        search_cluster.start(1)
        search_cluster.start(2)
        until(serves_again)
    right_after(engine)


def test_a_cluster_that_hangs_keeps_no_shopper(search_cluster: SearchServer, engine: IndexedEngine) -> None:
    with market(engine) as shoppers:
        until(serves_again)
        for node in search_cluster.nodes:
            node.signal(signal.SIGSTOP)
        try:
            until(lambda: find(ListQuery(now=timezone.now())).degraded)
            time.sleep(3)
        finally:
            for node in search_cluster.nodes:
                node.signal(signal.SIGCONT)
        until(serves_again)
    assert shoppers.slowest < 5
    right_after(engine)
