"""What this process knows of the index: which generation answers, its words, and what must not be shown.

Looked at again at most every two seconds (every ten for what is hidden), by one thread while the others go on with what was known.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import DatabaseError
from django.db.utils import InterfaceError

from search.curation.selectors import Words, words_now
from search.engines.base import EngineError, IndexedEngine
from search.engines.registry import indexed
from search.index.lexicons import Known, provinces_of_shop
from search.text import Lexicon
from shop.core.hot import hot_rows

log = logging.getLogger("lists")
LOOK_S = 2.0
LOOK_AGAIN_S = 0.2
HIDDEN_S = 10.0

_SERVING = """
SELECT generation.name, coalesce(lexicon.version, 0) FROM search_index_generation generation
LEFT JOIN search_index_lexicon lexicon ON lexicon.generation_id = generation.id
WHERE generation.engine = %s::text AND generation.state = 'serving'"""
_HIDDEN = """
SELECT DISTINCT change.listing_id FROM (
  SELECT listing_id FROM search_index_change WHERE pending_for_id IS NULL ORDER BY id DESC LIMIT 50000) change
LEFT JOIN catalog_listings_listing card ON card.id = change.listing_id WHERE card.id IS NULL OR card.state = 'hidden'"""
_FROZEN = "SELECT partner_id FROM catalog_listings_maker WHERE is_frozen"


@dataclass(frozen=True, slots=True)
class State:
    """`serves`: the engine answers with the generation that the database names. `hidden` are offers, `frozen` sellers (Oscar's partners)
    that the index may still show since the follower has not come to them.
    """

    generation: str = ""
    serves: bool = False
    lexicon: Lexicon = field(default_factory=Lexicon)
    entry_lexicon: Lexicon = field(default_factory=Lexicon)
    hidden: frozenset[int] = frozenset()
    frozen: frozenset[int] = frozenset()

    def same_as(self, other: State) -> bool:
        """Whether nothing differs; words are compared as objects."""
        mine, others = ((each.generation, each.serves, each.hidden, each.frozen) for each in (self, other))
        return mine == others and self.lexicon is other.lexicon and self.entry_lexicon is other.entry_lexicon


class Watch:
    """The state for one engine, kept. `engine` None: PostgreSQL answers, and only the names of provinces are known."""

    def __init__(self, engine: IndexedEngine | None) -> None:
        self._engine = engine
        self._state = State()
        self._known = Known()
        self._words = Words({}, frozenset(), 0)
        self._provinces: Mapping[str, str] = {}
        self._lock = threading.Lock()
        self._look_at = self._hidden_at = 0.0
        self._begun = False

    def now(self) -> State:
        """The same object while nothing has changed. Never an error: where the database does not answer, what was known holds."""
        if time.monotonic() < self._look_at:
            return self._state
        if self._lock.acquire(blocking=not self._begun):
            try:
                if time.monotonic() >= self._look_at:
                    self._look()
            finally:
                self._lock.release()
        return self._state

    def forget(self) -> None:
        """Look again at the next question."""
        self._look_at = self._hidden_at = 0.0

    def _look(self) -> None:
        try:
            state = self._looked()
        except (DatabaseError, InterfaceError) as error:
            log.warning("the state of search is not read", extra={"why": str(error)[:200]})
            self._look_at = time.monotonic() + LOOK_S
            return
        if self._begun and state.serves != self._state.serves:
            log.warning("the index serves again" if state.serves else "the index does not serve; PostgreSQL answers")
        if not self._begun or not state.same_as(self._state):
            self._state = state
        self._begun = True
        self._look_at = time.monotonic() + (LOOK_S if state.serves or self._engine is None else LOOK_AGAIN_S)

    def _looked(self) -> State:
        before = self._state
        known, name, words = self._known, "", words_now()
        if self._engine is not None:
            rows = hot_rows(_SERVING, [self._engine.name])
            name, version = rows[0] if rows else ("", 0)
            known = known.moved_to(name, version) if name else Known()
        lexicon, entry_lexicon = before.lexicon, before.entry_lexicon
        if known is not self._known or words.version != self._words.version or not self._begun:
            self._provinces = self._provinces or provinces_of_shop()
            lexicon, entry_lexicon = (
                replace(counted, provinces=self._provinces, synonyms=words.synonyms, hidden=words.hidden)
                for counted in (known.plain, known.entries)
            )
            self._known, self._words = known, words
        if self._engine is None:
            return State(lexicon=lexicon)
        hidden, frozen = before.hidden, before.frozen
        if time.monotonic() >= self._hidden_at:
            hidden = frozenset(row[0] for row in hot_rows(_HIDDEN))
            frozen = frozenset(row[0] for row in hot_rows(_FROZEN))
            self._hidden_at = time.monotonic() + HIDDEN_S
        return State(name, bool(name) and _answers(self._engine, name), lexicon, entry_lexicon, hidden, frozen)


def _answers(engine: IndexedEngine, generation: str) -> bool:
    try:
        return engine.serving() == generation
    except EngineError:
        return False


_watches: dict[str, Watch] = {}


def watch() -> Watch:
    """The one watch of this process for the engine that is set."""
    engine = indexed()
    name = engine.name if engine is not None else ""
    if name not in _watches:
        _watches[name] = Watch(engine)
    return _watches[name]
