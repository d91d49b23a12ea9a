"""An Elasticsearch engine with indexes of its own on a server that others use too."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from elasticsearch import Elasticsearch

from search.engines.elasticsearch import ElasticsearchEngine

_numbers = itertools.count(1)


def prefix_new() -> str:
    """A prefix that no other worker or test has."""
    return f"t{os.getpid()}-{next(_numbers)}"


def indexes_remove(urls: Sequence[str], prefix: str) -> None:
    with Elasticsearch(list(urls), request_timeout=60) as client:
        names = list(client.indices.get_alias(index=f"{prefix}-*", expand_wildcards="all").body)
        if names:
            client.indices.delete(index=",".join(names), ignore_unavailable=True)


@contextmanager
def elastic_engine(urls: Sequence[str]) -> Iterator[ElasticsearchEngine]:
    """Its indexes are gone at the end."""
    prefix = prefix_new()
    try:
        yield ElasticsearchEngine(urls, prefix)
    finally:
        indexes_remove(urls, prefix)
