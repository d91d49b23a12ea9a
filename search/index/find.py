"""What pages ask: lists and suggestions, from the engine that serves, else from PostgreSQL. Never an error. See docs/search.md."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field

from django.utils import timezone

from search.engines.base import EngineError, Entry, ListQuery, ListResult, Sort
from search.engines.postgres import PostgresEngine
from search.engines.registry import engine
from search.text import QueryPlan

log = logging.getLogger("lists")


@dataclass(frozen=True, slots=True)
class Found:
    """`plan` is None where no text was asked or PostgreSQL answered; `relaxed`: fewer words had to fit than were typed.

    `degraded`: another engine than the one that should have answered.
    """

    result: ListResult
    plan: QueryPlan | None = None
    relaxed: bool = False
    engine: str = PostgresEngine.name
    degraded: bool = False


@dataclass(frozen=True, slots=True)
class Suggested:
    """What stands in the search box: entries by kind, and products as hits for cards. Kinds without an entry are not there."""

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    products: ListResult = field(default_factory=lambda: ListResult([], 0, 0, PostgresEngine.name))
    plan: QueryPlan | None = None
    degraded: bool = False


def find(query: ListQuery) -> Found:
    """The list that the query asks for."""
    try:
        result = engine().search(query)
    except EngineError as error:
        log.warning("list engine down", extra={"engine": engine().name, "why": str(error)})
        return Found(PostgresEngine().search(query), degraded=True)
    return Found(result, engine=result.engine)


def suggest(text: str, *, kinds: tuple[str, ...], per_kind: int = 4) -> Suggested:
    """What may be meant by a text that is still being typed. `per_kind` bounds each kind and the products."""
    found = find(ListQuery(now=timezone.now(), text=text, sort=Sort.RELEVANCE, page_size=per_kind))
    return Suggested(products=found.result, plan=found.plan, degraded=found.degraded)
