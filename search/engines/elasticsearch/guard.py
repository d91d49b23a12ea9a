"""What the client raises is an engine that does not answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from elasticsearch import ApiError, TransportError
from elasticsearch.helpers import BulkIndexError

from search.engines.base import EngineError

MOST_WORDS = 300


@contextmanager
def guarded(what: str) -> Iterator[None]:
    """EngineError for what client and cluster refuse, and for documents that no index can hold."""
    try:
        yield
    except (ApiError, TransportError, BulkIndexError, ValueError) as error:
        raise EngineError(f"{what}: {type(error).__name__}: {str(error)[:MOST_WORDS]}") from error
