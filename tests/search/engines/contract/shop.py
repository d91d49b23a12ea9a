"""Documents for the contract, and an index filled with them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

from search.engines.base import EntryDocument, Facet, IndexedEngine, ListQuery, ListResult, OfferDocument
from search.text import Alternative, Form, Kind, QueryPlan, Slot, analyse_document

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
AT = int(NOW.timestamp())
DAY = 86_400
FACETS = tuple(Facet)


def offer(key: int, title: str = "مانتو", **facts: Any) -> OfferDocument:
    """An offer that stands in every list: leaf 11 of category 1, province 5, 100,000 Rial, in stock."""
    texts: dict[str, str] = {name: facts.pop(name) for name in ("category", "names", "description") if name in facts}
    known: dict[str, Any] = {
        "id": key, "version": 1, "product_id": key, "seller_id": 7, "category_id": 11, "root_id": 1, "province_id": 5, "price": 100_000,
        "price_band": 1, "in_stock": True, "best": True, "best_here": True, "ends_at": AT + 300 * DAY, "created_at": AT - 50 * DAY,
        "delivery_days": 3, "score": 0, "quality": 0.0, "tokens": analyse_document({"title": title} | texts),
    }
    return OfferDocument(**{**known, **facts})


def entry(key: str, title: str, kind: str = "category", **facts: Any) -> EntryDocument:
    known: dict[str, Any] = {
        "key": key, "kind": kind, "version": 1, "title": title, "note": "", "url": f"/{key}/", "picture": "", "weight": 0.5,
        "tokens": analyse_document({"title": title}),
    }
    return EntryDocument(**{**known, **facts})


def any_of(*tokens: str | tuple[str, ...], form: Form = Form.EXACT, weight: float = 1.0, required: bool = True) -> Slot:
    """A slot that each of the tokens satisfies; a tuple where all of it is needed."""
    alternatives = tuple(Alternative(form, (each,) if isinstance(each, str) else each, weight, Kind.EXACT) for each in tokens)
    return Slot("", alternatives, required, 0, 0)


def plan(*slots: Slot | str, **facts: Any) -> QueryPlan:
    """A plan of these slots; a plain word has to stand there as typed."""
    return QueryPlan(slots=tuple(any_of(each) if isinstance(each, str) else each for each in slots), **facts)


class Shop:
    """An engine and its index."""

    _numbers = itertools.count(1)

    def __init__(self, engine: IndexedEngine) -> None:
        self.engine = engine

    def fill(self, offers: Sequence[OfferDocument] = (), entries: Iterable[EntryDocument] = (), *, commits: int = 1) -> str:
        """A new generation that serves, written in so many commits; its name."""
        name = f"g{next(self._numbers)}"
        writer = self.engine.writer(name)
        for part in range(commits):
            writer.put(offers[part::commits])
            writer.commit()
        writer.put_entries(entries)
        writer.close()
        self.engine.swap(name)
        return name

    def ask(self, **query: Any) -> ListResult:
        return self.engine.search(ListQuery(**{"now": NOW, **query}))

    def ids(self, **query: Any) -> list[int]:
        return [hit.id for hit in self.ask(**query).hits]

    def counts(self, facet: Facet, **query: Any) -> dict[int, int]:
        return {each.value: each.count for each in self.ask(facets=FACETS, **query).facets[facet]}
