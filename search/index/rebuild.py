"""A new generation beside the one that serves, and the change from one to the other without a gap."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from django.db import IntegrityError
from django.utils.translation import gettext as _

from catalog.listings.models import Listing, ListingState
from search.engines.base import EngineError, IndexedEngine, IndexWriter
from search.index.documents import BATCH, cards_all, cards_read
from search.index.entries import entries_refresh
from search.index.generations import building, generation_begin, generation_fail, generation_progress, generation_serve
from search.index.lexicons import NewWords, lexicon_save
from search.index.locks import Lock, lock_try, locked, unlock
from search.index.models import Generation
from search.index.outbox import changes_delete, pending
from search.text import LexiconBuilder
from shop.core.errors import DomainError

log = logging.getLogger("search.rebuild")
REPLAY = 500
FEW = 100
"""So many changes are replayed while the follower waits."""

Progress = Callable[[int, int], None]


def rebuild(*, engine: IndexedEngine, progress: Progress = lambda done, total: None) -> Generation:
    """Build all documents anew and let them serve. Writes and lists go on meanwhile; the follower waits for the last moment alone.

    Holds the rebuild's lock throughout and the batch lock for the change. DomainError search_rebuild_runs where another one runs.
    EngineError where the engine fails: the generation has failed then, and the one before still serves.
    """
    if not lock_try(Lock.REBUILD):
        raise DomainError("search_rebuild_runs", _("نمایهٔ جستجو هم‌اکنون در حال بازسازی است."))
    try:
        left = building(engine.name)
        if left is not None:
            generation_fail(generation=left, why="its rebuild ended half way")
        generation = _build(engine, progress)
        for name in Generation.objects.filter(engine=engine.name).exclude(pk=generation.pk).values_list("name", flat=True):
            engine.discard(name)
        return generation
    finally:
        unlock(Lock.REBUILD)


def _build(engine: IndexedEngine, progress: Progress) -> Generation:
    total = Listing.objects.exclude(state=ListingState.HIDDEN).count()
    try:
        generation = generation_begin(engine=engine.name, total=total)
    except IntegrityError as error:
        raise DomainError("search_rebuild_runs", _("نمایهٔ جستجو هم‌اکنون در حال بازسازی است.")) from error
    try:
        writer = engine.writer(generation.name)
        try:
            words = _fill(generation, writer, progress)
            _replay(generation, writer, words, down_to=FEW)
            with locked(Lock.BATCH):
                _replay(generation, writer, words, down_to=0)
                words.write()
                writer.close()
                generation_serve(generation=generation)
                engine.swap(generation.name)
        except BaseException:
            _close(writer)
            raise
    except BaseException as error:
        generation_fail(generation=generation, why=f"{type(error).__name__}: {error}")
        raise
    log.info("index rebuilt", extra={"generation": generation.name, "documents": generation.done})
    return generation


def _fill(generation: Generation, writer: IndexWriter, progress: Progress) -> NewWords:
    builder = LexiconBuilder()
    told = time.monotonic()
    done = 0
    for cards in cards_all(BATCH):
        writer.put(cards.documents)
        for document in cards.spoken:
            builder.add(document)
        done += len(cards.documents)
        if time.monotonic() - told > 1:
            told = time.monotonic()
            generation_progress(generation=generation, done=done)
            progress(done, max(generation.total, done))
    writer.commit()
    lexicon_save(generation=generation, lexicon=builder.build())
    entries_refresh(generation=generation, writer=writer)
    generation_progress(generation=generation, done=done)
    progress(done, done)
    return NewWords.of(generation)


def _replay(generation: Generation, writer: IndexWriter, words: NewWords, *, down_to: int) -> None:
    """Changes that the follower dealt with since the generation began, until no more than so many are left."""
    while changes := pending(generation_id=generation.pk, limit=REPLAY):
        cards = cards_read(listing_ids=[change.listing_id for change in changes])
        writer.put(cards.documents)
        writer.remove(cards.gone)
        writer.commit()
        words.add(cards.spoken)
        changes_delete(ids=[change.id for change in changes])
        if len(changes) <= down_to:
            return


def _close(writer: IndexWriter) -> None:
    try:
        writer.close()
    except EngineError as error:
        log.info("a writer did not close", extra={"why": str(error)})
