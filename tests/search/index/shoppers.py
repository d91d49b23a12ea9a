"""Shoppers who ask and open pages as long as they are there, prices that change, and a follower that works beside them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection
from django.test import Client
from django.utils import timezone

from search.engines.base import IndexedEngine, ListQuery, Sort
from search.index.find import Found, find
from search.index.follower import Follower
from search.index.rebuild import rebuild
from search.index.verify import verify
from tests.orders.world import goods_make, seller_make
from tests.search.index.processes import until
from tests.search.index.test_faults import Writing, drained

GOODS = 30
PAGES = ("/search/?q=کاسه", "/c/glazed-pottery/", "/all/?sort=cheapest", "/search/suggest/?q=کاسه")


@dataclass
class Shoppers:
    """Two threads that ask for lists, by words and without, and one that opens pages: each is there with status 200 and shows goods."""

    engine: IndexedEngine
    stop: threading.Event = field(default_factory=threading.Event)
    found: list[Found] = field(default_factory=list)
    opened: list[tuple[str, int, bool]] = field(default_factory=list)
    slowest: float = 0.0
    errors: list[Exception] = field(default_factory=list)

    def answered(self, count: int) -> None:
        """Wait until the engine itself, and not PostgreSQL, has given so many answers from now on."""
        begun = len(self.found)
        until(lambda: sum(not one.degraded for one in self.found[begun:]) >= count, what="the engine does not answer")

    def ask(self) -> None:
        began = time.monotonic()
        text = "کاسه" if len(self.found) % 2 else ""
        self.found.append(find(ListQuery(now=timezone.now(), text=text, sort=Sort.RELEVANCE if text else Sort.NEWEST)))
        self.slowest = max(self.slowest, time.monotonic() - began)

    def open(self) -> None:
        address = PAGES[len(self.opened) % len(PAGES)]
        answer = Client(raise_request_exception=False).get(address)
        self.opened.append((address, answer.status_code, 'href="/p/' in answer.content.decode()))

    def again(self, act: Callable[[], None], pause_s: float) -> None:
        try:
            while not self.stop.wait(pause_s):
                act()
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
        self.threads = [threading.Thread(target=self.again, args=each) for each in ((self.ask, 0.01), (self.ask, 0.01), (self.open, 0.1))]
        self.threads.append(threading.Thread(target=self.follow))
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *args: object) -> None:
        self.stop.set()
        for thread in self.threads:
            thread.join(60)
        assert self.errors == []
        assert {one.result.total for one in self.found} == {GOODS}
        assert set(self.opened) == {(address, 200, True) for address in PAGES}


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
    """Nothing was lost."""
    until(lambda: verify(engine=engine, pause_s=0.2).is_clean)
    assert len(engine.versions(0, 100)) == GOODS


def falls_back() -> bool:
    return find(ListQuery(now=timezone.now())).degraded


def serves() -> bool:
    return not falls_back()
