"""The embedded engine of the port. See docs/search.md."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import tantivy
from tantivy import Order

from search.engines.base import Change, EngineError, Entry, EntryQuery, IndexWriter, ListQuery, ListResult, Stamp
from search.engines.layout import MAX_ID
from search.engines.tantivy.changes import Changes, held
from search.engines.tantivy.entries import entries_search
from search.engines.tantivy.generations import Generations
from search.engines.tantivy.guard import guarded
from search.engines.tantivy.journal import Journal
from search.engines.tantivy.lists import list_search
from search.engines.tantivy.queries import Translator
from search.engines.tantivy.shelf import Shelf, look, values
from search.engines.tantivy.writer import TantivyWriter

LOOK_EVERY_S = 0.2
QUIET_S = 60
TRIES = 3


@dataclass
class _Open:
    """A generation that is read."""

    name: str
    offers: Shelf
    entries: Shelf
    list_words: Translator
    entry_words: Translator
    journal: Journal
    changes: Changes = field(default_factory=Changes)
    _quiet: tuple[tantivy.Searcher | None, int] = (None, 0)

    def refresh(self) -> None:
        """Sees what was committed, and remembers which offers that changed."""
        offers, searcher, before = self.offers, self.offers.searcher, self.offers.opstamp
        self.entries.refresh()
        if not offers.refresh() or offers.opstamp == before:
            return
        texts = self.journal.between(before, offers.opstamp)
        if texts is None or not self.changes.follow_on(before):
            self.changes = Changes()
        if texts is not None:
            was, now = (held(each, offers.schema, texts) for each in (searcher, offers.searcher))
            changed = {key: Change(was.get(key), now.get(key)) for key in texts}
            self.changes.moved(before, offers.opstamp, changed, texts)

    def all_last(self, searcher: tantivy.Searcher, now: int) -> bool:
        """Whether no document has ended: asked once a minute and commit, since hardly ever one has."""
        known_for, until = self._quiet
        if known_for is not searcher or now >= until:
            until = now + QUIET_S
            if look(searcher, self.list_words.range("ends_at", None, until, few_terms=True), 1)[1]:
                until = 0
            self._quiet = searcher, until
        return now < until


class TantivyEngine:
    """See `base.IndexedEngine`. One object serves all threads of a process; every process opens the same folder.

    Commits and swaps of other processes are seen within `LOOK_EVERY_S`, those of this object at once. Each generation has one writer.
    """

    name = "tantivy"
    wears = True

    def __init__(self, folder: Path | str) -> None:
        self._generations = Generations(Path(folder))
        self._lock = threading.Lock()
        self._opened: _Open | None = None
        self._look_at = 0.0

    def search(self, query: ListQuery) -> ListResult:
        with guarded("no list"):
            opened = self._current()
            shelf = opened.offers
            searcher = shelf.searcher
            return list_search(
                searcher, shelf.schema, opened.list_words, query, name=self.name,
                all_last=opened.all_last(searcher, int(query.now.timestamp())),
            )

    def suggest(self, query: EntryQuery) -> list[Entry]:
        with guarded("no suggestions"):
            opened = self._current()
            return entries_search(opened.entries, opened.entry_words, query)

    def serving(self) -> str:
        return self._generations.serving()

    def stamp(self, now: int) -> Stamp:
        with guarded("no list"):
            opened = self._current()
            offers = opened.offers
            return Stamp(opened.name, offers.opstamp, opened.entries.opstamp, 0 if opened.all_last(offers.searcher, now) else now)

    def changes(self, before: Stamp, after: Stamp, query: ListQuery) -> Mapping[int, Change] | None:
        opened = self._opened
        if opened is None or not opened.name == before.generation == after.generation or before.ends != after.ends:
            return None
        return opened.changes.between(before.offers, after.offers, query)

    def writer(self, generation: str) -> IndexWriter:
        with guarded("no writer"):
            return TantivyWriter(self._generations.make(generation), self._look_now)

    def swap(self, generation: str) -> None:
        with guarded("no swap"):
            self._open(generation)
            self._generations.swap(generation)
        self._look_now()

    def discard(self, generation: str) -> None:
        with guarded("not removed"):
            self._generations.discard(generation)

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        with guarded("no versions"):
            opened = self._current()
            searcher = opened.offers.searcher
            later = opened.list_words.range("id", min(max(after, -1), MAX_ID) + 1, None)
            found, _ = look(searcher, later, limit, order_by_field="id", order=Order.Asc)
            versions = values(searcher, "version", [address for _, address in found])
            return [(int(key), version) for (key, _), version in zip(found, versions, strict=True)]

    def _look_now(self) -> None:
        self._look_at = 0.0

    def _current(self) -> _Open:
        """What serves, as it was committed a moment ago. EngineError where nothing does.

        One thread looks, the others go on with what they have.
        """
        opened, now = self._opened, time.monotonic()
        if opened is not None and now < self._look_at:
            return opened
        if not self._lock.acquire(blocking=opened is None) and opened is not None:
            return opened
        try:
            self._look_at = now + LOOK_EVERY_S
            return self._looked()
        except BaseException:
            self._look_at = 0.0
            raise
        finally:
            self._lock.release()

    def _looked(self) -> _Open:
        """Tried again where a swap removes what was just about to be opened."""
        for left in reversed(range(TRIES)):
            name = self._generations.serving()
            if not name:
                self._opened = None
                raise EngineError("there is no index")
            try:
                return self._refreshed(name)
            except (EngineError, OSError, ValueError):
                if not left:
                    raise
        raise EngineError("there is no index")

    def _refreshed(self, name: str) -> _Open:
        opened = self._opened
        if opened is None or opened.name != name:
            self._opened = opened = self._open(name)
        else:
            opened.refresh()
        return opened

    def _open(self, name: str) -> _Open:
        path = self._generations.readable(name)
        offers, entries = Shelf(path / "offers"), Shelf(path / "entries")
        return _Open(name, offers, entries, Translator(offers.schema), Translator(entries.schema), Journal(path / "offers"))
