"""The client for one cluster, and what of it is asked in one go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import MultiSearch, Search

from search.engines.base import EngineError
from shop.core.gate import stepped_aside

ASK_S = 0.8
"""A page waits 1.2 s for search; a node that does not answer is left for the other nodes, or for PostgreSQL."""
WRITE_S = 30.0
RETRIES = 3
AWAY = (404, 503)

Answer = dict[str, Any]


class AwayError(EngineError):
    """The index is not there; a moment later it, or the one that serves instead, may be."""


class Cluster:
    """One client serves all threads. `ask` is in a hurry, `write` is patient and tries again."""

    def __init__(self, urls: Sequence[str]) -> None:
        client = Elasticsearch(list(urls), max_retries=RETRIES, dead_node_backoff_factor=1.0, max_dead_node_backoff=5.0)
        self._ask = client.options(request_timeout=ASK_S, retry_on_timeout=False)
        self.write = client.options(request_timeout=WRITE_S, retry_on_timeout=True)

    def ask(self, index: str, searches: Sequence[Search]) -> list[Answer]:
        """The answers of the searches, asked in one request: whole or not at all. AwayError where the index is not there; EngineError
        where a part fails, ApiError or TransportError where all of it does.
        """
        asked = MultiSearch()
        for search in searches:
            asked = asked.add(search.params(allow_partial_search_results=False))
        with stepped_aside():
            answers: list[Answer] = self._ask.msearch(index=index, searches=asked.to_dict())["responses"]
        for answer in answers:
            if "error" in answer:
                raise (AwayError if answer["status"] in AWAY else EngineError)(str(answer["error"])[:300])
        return answers

    def holders(self, alias: str) -> list[str]:
        """The indexes behind an alias."""
        found = self._ask.options(ignore_status=404).indices.get_alias(name=alias, filter_path=["*.aliases"])
        return [] if found.meta.status == 404 else sorted(found.body)
