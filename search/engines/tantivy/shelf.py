"""One Tantivy index on disk: its schema, its reader, and the order of documents of equal worth.

Documents lie in each segment by falling `merit_key`: so Tantivy, which lets the first of equals win, gives each segment's part of a
group of equals in its right order, and only parts of several segments have to be brought together.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import tantivy
from tantivy import FieldType, Occur, Order, Query

from search.engines.layout import ANY, ENTRY_NUMBERS, ENTRY_SHOWN, NUMBERS, SETS, TEXTS

Address = tantivy.DocAddress
Hits = list[tuple[float, Address]]


HELD = ("flags", "words")
"""For telling what changed: see `layout.offer_flags` and `layout.words_key`."""
STEP = "merit_step"
"""A coarse `merit_key`: few terms, by which most documents are left unread."""
AT_ONCE = 1000
SPARE = 10
"""So many times what a page shows is asked for, up to `AT_ONCE`."""


def merit_step(merit_key: int) -> int:
    """The key's length in bits and the four bits behind its first: a larger key has no smaller step."""
    length = merit_key.bit_length()
    return length << 4 | (merit_key >> max(length - 5, 0)) & 15


@lru_cache(maxsize=1)
def offer_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in HELD:
        builder.add_integer_field(name, fast=True)
    for name in (*SETS, STEP):
        builder.add_integer_field(name, indexed=True)
    return _with_texts(builder)


@lru_cache(maxsize=1)
def entry_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ENTRY_NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ENTRY_SHOWN:
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(STEP, indexed=True)
    return _with_texts(builder)


def _with_texts(builder: tantivy.SchemaBuilder) -> tantivy.Schema:
    for name in (*TEXTS.values(), *ANY.values()):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    return builder.build()


def shelf_make(folder: Path, schema: tantivy.Schema) -> tantivy.Index:
    """The index in the folder, made where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    return tantivy.Index(schema, path=str(folder), sort_by_field="merit_key", sort_order=Order.Desc)


class Shelf:
    """A reader that sees commits of all processes when `refresh` is called. `opstamp` is the number of the commit it sees."""

    def __init__(self, folder: Path) -> None:
        self._meta = folder / "meta.json"
        self._index = tantivy.Index.open(str(folder))
        self._index.config_reader("manual")
        self.schema = self._index.schema
        self._seen: tuple[int, int, int] | None = None
        self.refresh()
        self.searcher.search(Query.all_query(), limit=1)

    def refresh(self) -> bool:
        """Whether there is another searcher. Cheap where nothing was committed. For one thread at a time; the others may read meanwhile."""
        seen = self._signature()
        if seen == self._seen:
            return False
        while True:
            opstamp = int(json.loads(self._meta.read_bytes())["opstamp"])
            self._index.reload()
            before, seen = seen, self._signature()
            if before == seen:
                break
        self.searcher, self.opstamp, self._seen = self._index.searcher(), opstamp, seen
        return True

    def _signature(self) -> tuple[int, int, int]:
        meta = os.stat(self._meta)
        return meta.st_mtime_ns, meta.st_ino, meta.st_size


def look(searcher: tantivy.Searcher, query: Query, limit: int, **order: Any) -> tuple[Hits, int]:
    """Hits, and how many documents fit."""
    found: Any = searcher.search(query, limit=limit, **order)
    return found.hits, found.count


def values(searcher: tantivy.Searcher, name: str, at: list[Address]) -> list[int]:
    """A number of each document."""
    return cast("list[int]", searcher.fast_field_values(name, at))


@dataclass(frozen=True, slots=True)
class Best:
    """A page of hits, how many there are in all, and, where these are few, `all` of them in no order to rely on."""

    hits: Hits
    total: int
    all: Hits | None = None


def best(searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, *, first: int, size: int) -> Best:
    """Hits from place `first` on, most worth first, then by falling merit. Exact on every page.

    More are asked for than a page shows: that costs little, and equals that lie across its end are mostly known with it.
    """
    end = first + size
    found, total = look(searcher, query, max(end, min(SPARE * end, AT_ONCE), 1))
    known = found if total <= len(found) else None
    if first >= len(found):
        return Best([], total, known)
    if searcher.num_segments == 1:
        return Best(found[first:end], total, known)
    low, high = found[min(end, len(found)) - 1][0], found[first][0]
    above, last = _place(found, high), _place(found, low, behind=True)
    if known is None and last == len(found):
        level = _place(found, low)
        tied = _equals(searcher, schema, query, found[level:], needed=end - level, limit=4 * end)
        found = found[:level] + tied
    ordered = _by_merit(searcher, found[above:last])
    return Best(ordered[first - above:end - above], total, known)


def _place(hits: Hits, worth: float, *, behind: bool = False) -> int:
    """Where those of this worth begin; or, `behind`, where they end."""
    return (bisect_right if behind else bisect_left)(hits, -worth, key=lambda hit: -hit[0])


def _equals(searcher: tantivy.Searcher, schema: tantivy.Schema, query: Query, known: Hits, *, needed: int, limit: int) -> Hits:
    """Of all documents worth what the known ones are, the best `needed`.

    So many are known already, of whichever segments; what is better than all of them has at least the least merit among the best of
    them. Read what may be above that, and raise it by what is found, until nothing is left unread.
    """
    worth, least = known[0][0], -1
    while True:
        merits = sorted(values(searcher, "merit_key", [address for _, address in known]), reverse=True)
        raised = merit_step(merits[needed - 1])
        if raised == least:
            limit *= 4
        least = raised
        above = Query.range_query(schema, STEP, FieldType.Integer, lower_bound=least, use_inverted_index=True)
        above = Query.const_score_query(above, 0.0)
        hits, total = look(searcher, Query.boolean_query([(Occur.Must, query), (Occur.Must, above)]), limit)
        known = [hit for hit in hits if hit[0] == worth]
        if total <= len(hits) or hits[-1][0] < worth:
            return _by_merit(searcher, known)[:needed]


def _by_merit(searcher: tantivy.Searcher, hits: Hits) -> Hits:
    if len(hits) < 2:
        return hits
    merits = values(searcher, "merit_key", [address for _, address in hits])
    return [hit for _, hit in sorted(zip(merits, hits, strict=True), key=lambda pair: (-pair[1][0], -pair[0]))]
