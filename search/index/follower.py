"""The one process that brings changes into the index. See docs/search.md for what it promises."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import DatabaseError, connection
from django.db.utils import InterfaceError

from search.engines.base import EngineError, IndexedEngine, IndexWriter
from search.index.documents import cards_read
from search.index.entries import entries_refresh
from search.index.generations import abandoned_fail, serving
from search.index.lexicons import NewWords
from search.index.locks import Lock, lock_try, locked
from search.index.models import Generation
from search.index.outbox import changes_settle, waiting

log = logging.getLogger("search.follower")
BATCH = 500
POLL_S = 0.3
STANDBY_S = 1.0
ENTRIES_S = 60.0
WORDS_S = 10.0
BACK_OFF_S = (0.5, 1.0, 2.0, 5.0)


@dataclass
class Open:
    """What the follower holds of the serving generation."""

    generation: Generation
    writer: IndexWriter
    words: NewWords
    entries_at: float = 0.0
    words_at: float = 0.0

    def close(self) -> None:
        try:
            self.writer.close()
        except EngineError as error:
            log.info("the index of before is gone", extra={"generation": self.generation.name, "why": str(error)})


@dataclass
class Follower:
    """Follows until `stopping` says so. Several may run: one works, the others wait for its lock.

    The lock is the connection's, which is never renewed but here, where the lock counts as lost.
    """

    engine: IndexedEngine
    stopping: Callable[[], bool]
    sleep: Callable[[float], object] = time.sleep
    opened: Open | None = None
    failures: int = 0
    _told: str = field(default="")

    def run(self) -> None:
        """Returns between two batches. Neither a database that restarts nor an engine that fails ends it."""
        leads = False
        while not self.stopping():
            try:
                if not leads:
                    leads = lock_try(Lock.FOLLOWER)
                    self._tell("follows the changes" if leads else "another follower works; this one waits")
                pause = self.step() if leads else STANDBY_S
                self.failures = 0
            except EngineError as error:
                self._let_go()
                pause = self._failed("the engine does not answer", error)
            except (DatabaseError, InterfaceError) as error:
                leads = False
                self._let_go()
                connection.close()
                pause = self._failed("the database does not answer", error)
            if pause and not self.stopping():
                self.sleep(pause)
        self._let_go()

    def step(self) -> float:
        """One batch; how long to wait before the next. The serving generation cannot change meanwhile."""
        with locked(Lock.BATCH):
            opened = self._current()
            changes = waiting(limit=BATCH)
            if changes and opened is not None:
                cards = cards_read(listing_ids=[change.listing_id for change in changes])
                opened.writer.put(cards.documents)
                opened.writer.remove(cards.gone)
                opened.writer.commit()
                opened.words.add(cards.spoken)
            if changes:
                changes_settle(changes=changes)
            if opened is not None:
                self._care(opened)
        return 0.0 if len(changes) == BATCH else POLL_S

    def _care(self, opened: Open) -> None:
        """What is done by the clock: entries, and the words that are new."""
        now = time.monotonic()
        if now >= opened.entries_at:
            entries_refresh(generation=opened.generation, writer=opened.writer)
            opened.entries_at = now + ENTRIES_S
            abandoned_fail()
        if now >= opened.words_at:
            opened.words.write()
            opened.words_at = now + WORDS_S

    def _current(self) -> Open | None:
        """The serving generation with its writer, opened when it is another one than before. None where nothing serves."""
        generation = serving(self.engine.name)
        if self.opened is not None and (generation is None or generation.pk != self.opened.generation.pk):
            self._let_go()
        if generation is None:
            return None
        if self.opened is None:
            if self.engine.serving() != generation.name:
                self.engine.swap(generation.name)
            self.opened = Open(generation, self.engine.writer(generation.name), NewWords.of(generation))
        return self.opened

    def _let_go(self) -> None:
        if self.opened is not None:
            opened, self.opened = self.opened, None
            opened.close()

    def _failed(self, what: str, error: Exception) -> float:
        pause = BACK_OFF_S[min(self.failures, len(BACK_OFF_S) - 1)]
        if not self.failures:
            log.warning(what, extra={"why": str(error)[:300]})
            self._told = ""
        self.failures += 1
        return pause

    def _tell(self, what: str) -> None:
        if what != self._told:
            log.warning(what)
            self._told = what
