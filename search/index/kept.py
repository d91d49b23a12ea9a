"""Answers kept in this process: the same question is not asked again while nothing that it rests on has changed.

An answer rests on the index as its stamp tells, on what must not be shown, on the shop's words and on what operators say that day. Where
the index moved on, an answer is carried over the offers that changed (`search.engines.effects`); where that cannot be told, it goes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from search.engines.base import EngineError, IndexedEngine, ListQuery, ListResult, Stamp
from search.engines.clauses import ListClauses
from search.engines.effects import answer_after
from search.text import QueryPlan
from shop.core.lru import Lru

SIZE = 6000
_NO_TIME = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """`value` holds `result`, the engine's answer to `query` and its clauses; without a result it is not kept.

    `fixed`: it holds while nothing comes or goes, since words gave way or did not have to. `is_alike`: `query` is wider than what
    was asked, but found and counted the same offers. With fewer than `least` offers it is another question.
    """

    value: T
    result: ListResult | None = None
    query: ListQuery | None = None
    clauses: ListClauses | None = None
    fixed: bool = False
    is_alike: bool = True
    least: int = 0


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    stamp: Stamp
    state: object
    known: Hashable
    plan: QueryPlan | None
    answer: Answer[T]


class Answers(Generic[T]):
    """`carried` makes the value anew where the result it holds has changed."""

    def __init__(self, carried: Callable[[T, ListResult], T]) -> None:
        self._rows: Lru[_Kept[T]] = Lru(SIZE)
        self._carried = carried

    def get(self, query: ListQuery, engine: IndexedEngine, state: object, known: Hashable, make: Callable[[], Answer[T]]) -> T:
        """The answer to this question; `make` asks for it. What else it rests on: `state`, the same object, and `known`, an equal one."""
        now = int(query.now.timestamp())
        before = stamp_of(engine, now)
        key: Hashable = replace(query, now=_NO_TIME, plan=None), id(query.plan)
        if before is not None:
            kept = self._rows.find(key)
            if kept is not None and kept.plan is query.plan and kept.state is state and kept.known == known:
                answer = self._now(kept, before, engine)
                if answer is not None:
                    if kept.stamp != before:
                        self._rows.put(key, _Kept(before, state, known, query.plan, answer))
                    return answer.value
        answer = make()
        # An index that moved on meanwhile may or may not have answered as it was.
        if answer.result is not None and before is not None and before == stamp_of(engine, now):
            self._rows.put(key, _Kept(before, state, known, query.plan, answer))
        return answer.value

    def _now(self, kept: _Kept[T], stamp: Stamp, engine: IndexedEngine) -> Answer[T] | None:
        if kept.stamp == stamp:
            return kept.answer
        answer = kept.answer
        if answer.result is None or answer.query is None or answer.clauses is None:
            return None
        changes = engine.changes(kept.stamp, stamp, answer.query)
        if changes is None:
            return None
        result = answer_after(answer.result, answer.clauses, changes, page_size=answer.query.page_size, fixed=answer.fixed)
        if result is None or result.total < answer.least or (result is not answer.result and not answer.is_alike):
            return None
        return answer if result is answer.result else replace(answer, value=self._carried(answer.value, result), result=result)


def stamp_of(engine: IndexedEngine, now: int) -> Stamp | None:
    """None where the engine tells none, or does not answer."""
    try:
        return engine.stamp(now)
    except EngineError:
        return None
