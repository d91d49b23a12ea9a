"""Writing into one generation: the cluster refuses older versions, so the order in which messages come decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from elasticsearch.helpers import streaming_bulk

from search.engines.base import EngineError, EntryDocument, OfferDocument
from search.engines.elasticsearch.cluster import Cluster
from search.engines.elasticsearch.generations import Names
from search.engines.elasticsearch.guard import guarded
from search.engines.elasticsearch.mapping import TERMS
from search.engines.layout import entry_id, entry_numbers, offer_numbers, offer_sets, texts_of

BATCH = 500
BUSY_RETRIES = 8
OLDER, GONE = 409, 404

Action = dict[str, Any]


class ElasticsearchWriter:
    """See `base.IndexWriter`. Several may write at a time; for one thread."""

    def __init__(self, cluster: Cluster, names: Names) -> None:
        self._cluster, self._names = cluster, names
        self._changed: set[str] = set()
        self._closed = False

    def put(self, offers: Iterable[OfferDocument]) -> None:
        with guarded("offers are not written"):
            self._write(self._names.offers, (_put(offer.id, offer.version, _offer(offer)) for offer in offers))

    def remove(self, offers: Iterable[tuple[int, int]]) -> None:
        with guarded("offers are not removed"):
            self._write(self._names.offers, (_remove(key, version) for key, version in offers))

    def put_entries(self, entries: Iterable[EntryDocument]) -> None:
        with guarded("entries are not written"):
            self._write(self._names.entries, (_put(entry_id(entry.key), entry.version, _entry(entry)) for entry in entries))

    def remove_entries(self, keys: Iterable[tuple[str, int]]) -> None:
        with guarded("entries are not removed"):
            self._write(self._names.entries, (_remove(entry_id(key), version) for key, version in keys))

    def commit(self) -> None:
        self._open()
        with guarded("no commit"):
            for index in sorted(self._changed):
                self._cluster.write.indices.refresh(index=index)
            self._changed.clear()

    def close(self) -> None:
        if not self._closed:
            self.commit()
            self._closed = True

    def _open(self) -> None:
        if self._closed:
            raise EngineError("this writer is closed")

    def _write(self, index: str, actions: Iterator[Action]) -> None:
        """What the cluster has in a later version stays, and what is not there cannot be removed: neither is an error.

        An index that was removed is not made anew by writing: the name is an alias, and must be.
        """
        self._open()
        written = streaming_bulk(
            self._cluster.write, actions, index=index, chunk_size=BATCH, max_retries=BUSY_RETRIES, initial_backoff=0.2, max_backoff=5,
            raise_on_error=False, require_alias=True,
        )
        for done, result in written:
            self._changed.add(index)
            ((kind, answer),) = result.items()
            gone = kind == "delete" and answer["status"] == GONE and "error" not in answer
            if not (done or answer["status"] == OLDER or gone):
                raise EngineError(f"document {answer.get('_id')}: {str(answer.get('error'))[:300]}")


def _put(key: int, version: int, source: dict[str, Any]) -> Action:
    return {"_op_type": "index", "_id": str(key), "version": version, "version_type": "external_gte", "_source": source}


def _remove(key: int, version: int) -> Action:
    return {"_op_type": "delete", "_id": str(key), "version": version, "version_type": "external_gte"}


def _offer(offer: OfferDocument) -> dict[str, Any]:
    numbers: dict[str, int | str] = {**offer_numbers(offer)}
    numbers.update({name: str(numbers[name]) for name in TERMS})
    sets = {name: list(map(str, values)) for name, values in offer_sets(offer).items()}
    return {**numbers, **sets, **_texts(texts_of(offer.tokens))}


def _entry(entry: EntryDocument) -> dict[str, Any]:
    shown = {"key": entry.key, "kind": entry.kind, "title": entry.title, "note": entry.note, "url": entry.url, "picture": entry.picture}
    return {**entry_numbers(entry), **shown, **_texts(texts_of(entry.tokens))}


def _texts(tokens: dict[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {name: list(values) for name, values in tokens.items()}
