"""The engine of several machines. See docs/search.md."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from elasticsearch.dsl import Search

from search.engines.base import Entry, EntryQuery, IndexWriter, ListQuery, ListResult, Stamp
from search.engines.elasticsearch.cluster import AwayError, Cluster
from search.engines.elasticsearch.entries import entries_search
from search.engines.elasticsearch.generations import Generations
from search.engines.elasticsearch.guard import guarded
from search.engines.elasticsearch.lists import list_search
from search.engines.elasticsearch.mapping import WINDOW
from search.engines.elasticsearch.writer import ElasticsearchWriter

TRIES = 3
T = TypeVar("T")


class ElasticsearchEngine:
    """See `base.IndexedEngine`. One object serves all threads of a process; commits and swaps are seen by all processes at once.

    `urls` are the nodes; `prefix` begins the names of all indexes of this shop.
    """

    name = "elasticsearch"
    wears = False

    def __init__(self, urls: Sequence[str], prefix: str) -> None:
        self._cluster = Cluster(urls)
        self._generations = Generations(self._cluster, prefix)

    def search(self, query: ListQuery) -> ListResult:
        return self._asked("no list", lambda: list_search(self._cluster, self._generations.offers, query, name=self.name))

    def suggest(self, query: EntryQuery) -> list[Entry]:
        return self._asked("no suggestions", lambda: entries_search(self._cluster, self._generations.entries, query))

    def serving(self) -> str:
        with guarded("the cluster does not answer"):
            return self._generations.serving()

    def stamp(self, now: int) -> None:
        return None

    def changes(self, before: Stamp, after: Stamp, query: ListQuery) -> None:
        return None

    def writer(self, generation: str) -> IndexWriter:
        with guarded("no writer"):
            return ElasticsearchWriter(self._cluster, self._generations.make(generation))

    def swap(self, generation: str) -> None:
        with guarded("no swap"):
            self._generations.swap(generation)

    def discard(self, generation: str) -> None:
        with guarded("not removed"):
            self._generations.discard(generation)

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        return self._asked("no versions", lambda: self._versions(after, min(limit, WINDOW)))

    def _versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        search = Search().source(False).extra(docvalue_fields=["id", "version"], size=limit, search_after=[after], track_total_hits=False)
        (answer,) = self._cluster.ask(self._generations.offers, [search.sort("id")])
        return [(int(hit["fields"]["id"][0]), int(hit["fields"]["version"][0])) for hit in answer["hits"]["hits"]]

    def _asked(self, what: str, ask: Callable[[], T]) -> T:
        """Asked again where a swap took away the index that was about to be read."""
        with guarded(what):
            for _try in range(TRIES - 1):
                try:
                    return ask()
                except AwayError:
                    continue
            return ask()
