"""A small engine of its own: the whole port over pickles in a folder, for several processes. Finds by words; counts no facets."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from search.engines.base import EngineError, Entry, EntryDocument, EntryQuery, Hit, ListQuery, ListResult, OfferDocument, Sort
from search.text import DocumentTokens, Form, QueryPlan

FIELDS = {"title": 1.0, "category": 0.8, "names": 0.5, "description": 0.3}


class FolderEngine:
    name = "folder"

    def __init__(self) -> None:
        self.folder = Path(settings.SEARCH_FOLDER)

    def search(self, query: ListQuery) -> ListResult:
        found = []
        for version, document in self._read(self.serving())["offers"].values():
            if document is not None and self._fits(document, query):
                worth = worth_of(document.tokens, query.plan)
                if worth is not None:
                    found.append((worth if query.sort == Sort.RELEVANCE else document.created_at, document, version))
        found.sort(key=lambda row: (-row[0], -row[1].id))
        first = (query.page - 1) * query.page_size
        hits = [Hit(document.id, version, document.seller_id, worth) for worth, document, version in found[first:first + query.page_size]]
        return ListResult(hits, len(found), -(-len(found) // query.page_size), self.name)

    @staticmethod
    def _fits(document: OfferDocument, query: ListQuery) -> bool:
        return (
            (document.best_here if query.province_ids else document.best or query.seller_id is not None)
            and document.ends_at > query.now.timestamp()
            and (query.seller_id is None or document.seller_id == query.seller_id)
            and (not query.province_ids or document.province_id in query.province_ids)
            and (query.category_id is None or query.category_id in (document.category_id, document.root_id))
            and (query.price_min is None or document.price >= query.price_min)
            and (query.price_max is None or document.price <= query.price_max)
        )

    def suggest(self, query: EntryQuery) -> list[Entry]:
        rows = [document for _version, document in self._read(self.serving())["entries"].values() if document is not None]
        found = [(worth, row) for row in rows if row.kind in query.kinds and (worth := worth_of(row.tokens, query.plan)) is not None]
        found.sort(key=lambda pair: (-pair[0] - pair[1].weight, pair[1].key))
        return [
            Entry(row.key, row.kind, row.title, row.note, row.url, row.picture)
            for kind in query.kinds for row in [row for _worth, row in found if row.kind == kind][:query.per_kind]
        ]

    def serving(self) -> str:
        try:
            name = (self.folder / "serving").read_text()
        except OSError:
            return ""
        return name if (self.folder / name).exists() else ""

    def writer(self, generation: str) -> FolderWriter:
        self.folder.mkdir(parents=True, exist_ok=True)
        return FolderWriter(self.folder / generation)

    def swap(self, generation: str) -> None:
        if not (self.folder / generation).exists():
            raise EngineError(f"{generation} is not there")
        (self.folder / "serving.new").write_text(generation)
        os.replace(self.folder / "serving.new", self.folder / "serving")
        for path in self.folder.iterdir():
            if path.name.split(".")[0] not in (generation, "serving"):
                path.unlink(missing_ok=True)

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        offers = self._read(self.serving())["offers"]
        return [(key, version) for key, (version, document) in sorted(offers.items()) if document is not None and key > after][:limit]

    def _read(self, generation: str) -> dict:
        try:
            return pickle.loads((self.folder / generation).read_bytes())  # noqa: S301
        except Exception as error:
            raise EngineError(f"no index: {error}") from error

    def wreck(self) -> None:
        """Delete all of it, as a careless hand would."""
        shutil.rmtree(self.folder, ignore_errors=True)


class FolderWriter:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = path.with_name(path.name + ".lock").open("w")
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise EngineError("another writer is at work") from error
        self.data = pickle.loads(path.read_bytes()) if path.exists() else {"offers": {}, "entries": {}}  # noqa: S301

    def put(self, offers: Iterable[OfferDocument]) -> None:
        self._set("offers", ((row.id, row.version, row) for row in offers))

    def remove(self, offers: Iterable[tuple[int, int]]) -> None:
        self._set("offers", ((key, version, None) for key, version in offers))

    def put_entries(self, entries: Iterable[EntryDocument]) -> None:
        self._set("entries", ((row.key, row.version, row) for row in entries))

    def remove_entries(self, keys: Iterable[tuple[str, int]]) -> None:
        self._set("entries", ((key, version, None) for key, version in keys))

    def _set(self, table: str, rows: Iterable[tuple[object, int, object]]) -> None:
        for key, version, row in rows:
            if version >= self.data[table].get(key, (0, None))[0]:
                self.data[table][key] = (version, row)

    def commit(self) -> None:
        half = self.path.with_name(self.path.name + ".half")
        try:
            half.write_bytes(pickle.dumps(self.data))
            os.replace(half, self.path)
        except OSError as error:
            raise EngineError(str(error)) from error

    def close(self) -> None:
        try:
            self.commit()
        finally:
            self.lock.close()


def worth_of(tokens: DocumentTokens, plan: QueryPlan | None) -> float | None:
    """What a document is worth to a plan; None where it does not fit."""
    total = 0.0
    for slot in plan.slots if plan is not None else ():
        best = 0.0
        for alternative in slot.alternatives:
            for name, weight in FIELDS.items():
                if alternative.form is not Form.PROVINCE and name in tokens:
                    there = getattr(tokens[name], alternative.form.value)
                    if all(token in there for token in alternative.tokens):
                        best = max(best, weight * alternative.weight)
        if slot.required and not best:
            return None
        total += best
    return total
