"""Entries of all sources, brought into a generation: what is new or changed is put, what is gone is removed."""

from __future__ import annotations

import hashlib
import time
from dataclasses import astuple

from django.db import transaction

from search.engines.base import EntryDocument, IndexWriter
from search.index.lexicons import entry_words_save
from search.index.models import Entry, Generation
from search.index.sources import Source, SourceEntry, sources
from search.text import LexiconBuilder, analyse_document


def entries_refresh(*, generation: Generation, writer: IndexWriter) -> int:
    """How many entries changed. The writer commits them; the rows that say so, and their words, are written afterwards.

    One process at a time: the follower, or the rebuild on a generation of its own. Killed in between, it does the same again.
    """
    before = {entry.key: entry for entry in Entry.objects.filter(generation=generation)}
    version = max(time.time_ns() // 1_000_000, *(entry.version + 1 for entry in before.values()), 1)
    changed: list[EntryDocument] = []
    words = LexiconBuilder()
    rows: list[Entry] = []
    seen: set[str] = set()
    for source in sources():
        for found in source.entries():
            key, digest = f"{source.kind}:{found.key}", _digest(found)
            if key in seen:
                continue
            seen.add(key)
            document = _document(key, source, found, version)
            words.add(document.tokens)
            known = before.get(key)
            if known is None or known.digest != digest:
                changed.append(document)
                rows.append(Entry(generation=generation, key=key, digest=digest, version=version))
    gone = [entry for key, entry in before.items() if key not in seen]
    if not changed and not gone:
        return 0
    _rows_write(rows, told=False)
    writer.put_entries(changed)
    writer.remove_entries([(entry.key, version) for entry in gone])
    writer.commit()
    with transaction.atomic():
        Entry.objects.filter(pk__in=[entry.pk for entry in gone]).delete()
        _rows_write(rows, told=True)
        entry_words_save(generation=generation, lexicon=words.build())
    return len(changed) + len(gone)


def _rows_write(rows: list[Entry], *, told: bool) -> None:
    """Before the index has them, without digests: what was put and then forgotten by a death would never be removed."""
    Entry.objects.bulk_create(
        [Entry(generation_id=row.generation_id, key=row.key, digest=row.digest if told else "", version=row.version) for row in rows],
        batch_size=1000, update_conflicts=True, unique_fields=("generation", "key"), update_fields=("digest", "version"),
    )


def _document(key: str, source: Source, found: SourceEntry, version: int) -> EntryDocument:
    return EntryDocument(
        key=key, kind=source.kind, version=version, title=found.title, note=found.note, url=found.url, picture=found.picture,
        weight=found.weight, tokens=analyse_document({"title": found.title, "names": found.words}),
    )


def _digest(found: SourceEntry) -> str:
    return hashlib.sha1(repr(astuple(found)).encode(), usedforsecurity=False).hexdigest()
