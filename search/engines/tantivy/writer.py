"""Writing into one generation: versions decide, never the order in which messages come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from search.engines.base import EngineError, EntryDocument, OfferDocument
from search.engines.layout import entry_id, entry_numbers, offer_flags, offer_numbers, offer_sets, texts_of, words_key
from search.engines.tantivy.guard import guarded
from search.engines.tantivy.journal import DOCUMENTS, Journal, Texts
from search.engines.tantivy.shelf import STEP, entry_schema, look, merit_step, offer_schema, shelf_make, values

BATCH = 1000
REMEMBERED = 50_000
OFFER_HEAP, ENTRY_HEAP = 1_500_000_000, 15_000_000
"""Bytes at most, taken only as they are filled. A full heap becomes a segment, and every question pays for every segment: with this one
a million goods are built as one."""
Written = tuple[tantivy.Document, Texts]


class _Pen:
    """Writes into one index by id and version. Removals are remembered, so that an older `put` that comes late does not undo them."""

    def __init__(self, folder: Path, schema: tantivy.Schema, heap: int, journal: Journal | None = None) -> None:
        self._index = shelf_make(folder, schema)
        self._index.config_reader("manual")
        self._schema = self._index.schema
        self._writer = self._index.writer(heap, 1)
        self._index.reload()
        self._searcher = self._index.searcher()
        self._staged: dict[int, int | None] = {}
        self._texts: dict[int, Texts] = {}
        self._removed: dict[int, int] = {}
        self._journal, self._opstamp = journal, self._writer.commit_opstamp
        if journal is not None:
            journal.begin()
        self.changed = False

    def put(self, documents: Iterable[tuple[int, int, Callable[[], Written]]]) -> None:
        """Of (id, version, document)."""
        documents = iter(documents)
        while batch := list(islice(documents, BATCH)):
            present = self._present([key for key, _, _ in batch])
            for key, version, make in batch:
                there = present.get(key)
                if (there is not None and version < there) or version < self._removed.get(key, version):
                    continue
                document, texts = make()
                if there is not None:
                    self._writer.delete_documents_by_term("id", key)
                self._writer.add_document(document)
                self._staged[key] = present[key] = version
                if len(self._texts) <= DOCUMENTS:
                    self._texts[key] = texts
                self._removed.pop(key, None)
                self.changed = True

    def remove(self, documents: Iterable[tuple[int, int]]) -> None:
        """Of (id, version)."""
        documents = iter(documents)
        while batch := list(islice(documents, BATCH)):
            present = self._present([key for key, _ in batch])
            for key, version in batch:
                there = present.get(key)
                if there is not None and version < there:
                    continue
                if there is not None:
                    self._writer.delete_documents_by_term("id", key)
                    self._staged[key] = present[key] = None
                    self._texts.pop(key, None)
                    self.changed = True
                self._remember(key, version)

    def commit(self) -> None:
        if self.changed:
            if self._journal is None:
                self._writer.commit()
            else:
                self._journal.tell(self._opstamp, {key: self._texts.get(key, {}) for key in self._staged})
                before, self._opstamp = self._opstamp, self._writer.commit()
                self._journal.happened(before, self._opstamp)
            self._texts.clear()
            self._index.reload()
            self._searcher = self._index.searcher()
            self._staged.clear()
            self.changed = False

    def close(self) -> None:
        """Lets the lock go, also where the commit fails."""
        try:
            self.commit()
        finally:
            self._writer.wait_merging_threads()

    def _present(self, keys: Sequence[int]) -> dict[int, int | None]:
        """The versions that are there, with what is not committed yet."""
        present: dict[int, int | None] = {}
        asked = [key for key in keys if key not in self._staged]
        if asked and self._searcher.num_docs:
            at = [address for _, address in look(self._searcher, self._with(asked), len(asked))[0]]
            ids, versions = (values(self._searcher, name, at) for name in ("id", "version"))
            present.update(zip(ids, versions, strict=True))
        present.update((key, self._staged[key]) for key in keys if key in self._staged)
        return present

    def _with(self, keys: Sequence[int]) -> Query:
        if len(keys) > 8:
            return Query.term_set_query(self._schema, "id", list(keys))
        return Query.boolean_query([(Occur.Should, Query.term_query(self._schema, "id", key)) for key in keys])

    def _remember(self, key: int, version: int) -> None:
        self._removed[key] = max(version, self._removed.pop(key, version))
        if len(self._removed) > REMEMBERED:
            del self._removed[next(iter(self._removed))]


class TantivyWriter:
    """See `base.IndexWriter`. Holds the lock of its generation until it is closed or its process ends; for one thread."""

    def __init__(self, folder: Path, committed: Callable[[], None]) -> None:
        self._committed = committed
        self._closed = False
        with guarded("no writer"):
            self._offers = _Pen(folder / "offers", offer_schema(), OFFER_HEAP, Journal(folder / "offers"))
            try:
                self._entries = _Pen(folder / "entries", entry_schema(), ENTRY_HEAP)
            except BaseException:
                self._offers.close()
                raise

    def put(self, offers: Iterable[OfferDocument]) -> None:
        self._open()
        with guarded("offers are not written"):
            self._offers.put((offer.id, offer.version, lambda offer=offer: _offer(offer)) for offer in offers)  # type: ignore[misc]

    def remove(self, offers: Iterable[tuple[int, int]]) -> None:
        self._open()
        with guarded("offers are not removed"):
            self._offers.remove(offers)

    def put_entries(self, entries: Iterable[EntryDocument]) -> None:
        self._open()
        with guarded("entries are not written"):
            self._entries.put((entry_id(entry.key), entry.version, lambda entry=entry: _entry(entry)) for entry in entries)  # type: ignore[misc]

    def remove_entries(self, keys: Iterable[tuple[str, int]]) -> None:
        self._open()
        with guarded("entries are not removed"):
            self._entries.remove((entry_id(key), version) for key, version in keys)

    def commit(self) -> None:
        self._open()
        with guarded("no commit"):
            self._offers.commit()
            self._entries.commit()
        self._committed()

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        with guarded("not closed cleanly"):
            try:
                self._offers.close()
            finally:
                self._entries.close()
        self._committed()

    def _open(self) -> None:
        if self._closed:
            raise EngineError("this writer is closed")


def _offer(offer: OfferDocument) -> Written:
    texts = texts_of(offer.tokens)
    numbers = offer_numbers(offer) | {"flags": offer_flags(offer), "words": words_key(texts)}
    return _document(numbers, offer_sets(offer), texts, {}), texts


def _entry(entry: EntryDocument) -> Written:
    shown = {"key": entry.key, "kind": entry.kind, "title": entry.title, "note": entry.note, "url": entry.url, "picture": entry.picture}
    texts = texts_of(entry.tokens)
    return _document(entry_numbers(entry), {}, texts, shown), texts


def _document(
    numbers: Mapping[str, int], sets: Mapping[str, tuple[int, ...]], texts: Mapping[str, tuple[str, ...]], shown: Mapping[str, str]
) -> tantivy.Document:
    document = tantivy.Document()
    for name, value in numbers.items():
        document.add_integer(name, value)
    document.add_integer(STEP, merit_step(numbers["merit_key"]))
    for name, several in sets.items():
        for value in several:
            document.add_integer(name, value)
    for name, tokens in texts.items():
        document.add_text(name, " ".join(tokens))
    for name, text in shown.items():
        document.add_text(name, text)
    return document
