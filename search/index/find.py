"""What pages ask: lists and suggestions, from the engine that serves, else from PostgreSQL. See docs/search.md."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

from django.db import DatabaseError
from django.db.utils import InterfaceError
from django.utils import timezone

from search.curation.selectors import boosts_now, excluded_now, words_now
from search.curation.state import State as Said
from search.engines.base import (
    LAST_NUMBERED_PAGE,
    CursorError,
    Engine,
    EngineError,
    Entry,
    EntryQuery,
    IndexedEngine,
    ListQuery,
    ListResult,
    Sort,
)
from search.engines.clauses import list_clauses
from search.engines.postgres import PostgresEngine
from search.engines.registry import engine, indexed
from search.index.breaker import Breaker
from search.index.budget import Budget
from search.index.completion import completed
from search.index.kept import SIZE, Answer, Answers, stamp_of
from search.index.spread import BLOCK_PAGES, spread
from search.index.state import State, watch
from search.text import RELAX_BELOW, Lexicon, QueryPlan, analyse_query
from shop.core.calendar import local_date
from shop.core.lru import Lru

log = logging.getLogger("lists")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """`plan` is None where no text was asked; `relaxed`: fewer words had to fit than were typed.

    `degraded`: another engine than the one that should have answered. `asked` is the query as it was understood and curated.
    """

    result: ListResult
    plan: QueryPlan | None = None
    relaxed: bool = False
    engine: str = PostgresEngine.name
    degraded: bool = False
    asked: ListQuery | None = None


_entries: Lru[tuple[State, tuple[str, int], dict[str, tuple[Entry, ...]]]] = Lru(SIZE)
_answers: Answers[Found] = Answers(lambda found, result: replace(found, result=result))
_plans: Lru[tuple[Lexicon, QueryPlan]] = Lru(2000)


@dataclass(frozen=True, slots=True)
class Rules:
    """What operators say and the words it changes, to try another state than the published one. Made once for many queries."""

    said: Said
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Suggested:
    """What stands in the search box: entries by kind, and products as hits for cards. Kinds without an entry are not there.

    `plan` is what products were asked, `entry_plan` what entries were: each tells which words of a title to light.
    """

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    products: ListResult = field(default_factory=lambda: ListResult([], 0, 0, PostgresEngine.name))
    plan: QueryPlan = field(default_factory=QueryPlan)
    entry_plan: QueryPlan = field(default_factory=QueryPlan)
    degraded: bool = False


_tried: list[tuple[Lexicon, Lexicon]] = []
"""The shop's words, and what was last made of them: a lexicon's own tables take a while for many words."""


def rules_of(said: Said) -> Rules:
    """This state over the words that the shop has now."""
    base = watch().now().lexicon
    for known, made in ((base, base), *_tried):
        if known is base and made.synonyms == said.synonyms and made.hidden == said.hidden:
            return Rules(said, made)
    made = replace(base, synonyms=said.synonyms, hidden=said.hidden)
    _tried[:] = [(base, made)]
    return Rules(said, made)


def find(query: ListQuery, *, rules: Rules | None = None, budget: Budget | None = None) -> Found:
    """The list that the query asks for: understood, curated, relaxed where nearly nothing fits, and spread over shops.

    `rules` hold instead of what is published. `budget` is the page's, where it asks more than this. EngineError only where PostgreSQL
    does not answer either. A made-up cursor leads to the last numbered page. The same question is the same object as long as its answer
    is the same.
    """
    state, asked, budget = watch().now(), indexed(), budget or Budget()
    if rules is not None or asked is None or not state.serves:
        return _found(query, state, rules, budget).value
    return _answers.get(query, asked, state, _known(query), lambda: _found(query, state, None, budget))


def _known(query: ListQuery) -> Hashable:
    """What operators say at the moment of the question."""
    return words_now().version, local_date(query.now)


def _found(query: ListQuery, state: State, rules: Rules | None, budget: Budget) -> Answer[Found]:
    try:
        return _listed(query, state, rules, budget)
    except CursorError:
        return _listed(replace(query, after="", page=LAST_NUMBERED_PAGE), state, rules, budget)


def _listed(query: ListQuery, state: State, rules: Rules | None, budget: Budget) -> Answer[Found]:
    query = _understood(query, rules.lexicon if rules is not None else state.lexicon)
    if query.plan is not None and query.plan.closed:
        return Answer(Found(ListResult([], 0, 0, engine().name), query.plan, engine=engine().name, asked=query))
    query = _curated(query, rules.said if rules is not None else None)
    answer = _guarded(state, lambda asked: _ask(asked, query, state, budget))
    if answer is None:
        result = _fallback(query)
        return Answer(Found(_without_hidden(result, state), query.plan, degraded=True, asked=query))
    found = Found(answer.result, query.plan, answer.relaxed, answer.result.engine, asked=query)
    if indexed() is None or answer.hurried:
        return Answer(found)
    fixed, least = answer.plan is not query.plan, RELAX_BELOW if query.plan is not None and answer.result.total >= RELAX_BELOW else 0
    query = replace(query, plan=answer.plan)
    return Answer(found, answer.result, query, list_clauses(query).unworded(), fixed, answer.is_alike, 0 if fixed else least)


def entries(
    text: str, *, kinds: tuple[str, ...], per_kind: int, loose: bool = False, budget: Budget | None = None,
) -> dict[str, tuple[Entry, ...]]:
    """What stands beside the goods that a text finds, by kind. `loose`: where nothing has all words, the first of them is enough.

    Nothing where no index answers (PostgreSQL keeps no entries), or where the page has no time left for it.
    """
    state, indexed_engine, budget = watch().now(), indexed(), budget or Budget()
    if indexed_engine is None:
        return {}

    def ask() -> list[Entry]:
        plan = analyse_query(text, lexicon=state.entry_lexicon)
        if plan.closed or not plan.slots:
            return []
        found = indexed_engine.suggest(EntryQuery(plan, kinds, per_kind))
        relaxed = plan.relaxed() if loose and not found and budget.lets_more() else None
        return indexed_engine.suggest(EntryQuery(relaxed, kinds, per_kind)) if relaxed is not None else found

    return _beside((text, kinds, per_kind, loose), state, indexed_engine, budget, ask)


def _beside(
    key: Hashable, state: State, indexed_engine: IndexedEngine, budget: Budget, ask: Callable[[], list[Entry]],
) -> dict[str, tuple[Entry, ...]]:
    """Entries by kind, kept under their question as long as the index has the same ones. Nothing where the engine does not answer."""
    stamp = stamp_of(indexed_engine, int(time.time()))
    known = stamp and (stamp.generation, stamp.entries)
    kept = _entries.find(key)
    if kept is not None and known and kept[0] is state and kept[1] == known:
        return kept[2]
    if not budget.lets_more():
        return {}
    answer = _guarded(state, lambda _asked: ask())
    found = _by_kind(answer or (), state)
    if answer is not None and known and not budget.refused:
        _entries.put(key, (state, known, found))
    return found


def suggest(text: str, *, kinds: tuple[str, ...], per_kind: int = 4) -> Suggested:
    """What may be meant by a text that is still being typed: its last word may go on. `per_kind` bounds each kind and the products."""
    state, budget = watch().now(), Budget()
    plan, entry_plan = (_begun(text, words) for words in (state.lexicon, state.entry_lexicon))
    if plan.closed or not (plan.slots or plan.provinces or plan.price_min or plan.price_max):
        return Suggested(plan=plan, entry_plan=entry_plan)
    query, asked = ListQuery(now=timezone.now(), text=text, plan=plan, sort=Sort.RELEVANCE, page_size=per_kind), indexed()
    if asked is None or not state.serves:
        found = _few(query, state).value
    else:
        found = _answers.get(query, asked, state, _known(query), lambda: _few(query, state))
    by_kind: dict[str, tuple[Entry, ...]] = {}
    if asked is not None and kinds and not found.degraded:
        by_kind = _beside(
            ("begun", text, kinds, per_kind), state, asked, budget, lambda: asked.suggest(EntryQuery(entry_plan, kinds, per_kind)),
        )
    return Suggested(by_kind, found.result, plan, entry_plan, found.degraded)


def _few(query: ListQuery, state: State) -> Answer[Found]:
    """The first goods for a text that may go on, without relaxing its words or spreading shops."""
    query = _curated(_understood(query, state.lexicon))
    result = _guarded(state, lambda asked: asked.search(query if indexed() is not None else _plain(query)))
    if result is None:
        return Answer(Found(_without_hidden(_fallback(query), state), degraded=True))
    result = _without_hidden(result, state)
    found = Found(result, query.plan, engine=result.engine, asked=query)
    return Answer(found) if indexed() is None else Answer(found, result, query, list_clauses(query).unworded())


def _begun(text: str, lexicon: Lexicon) -> QueryPlan:
    """The plan of a text that may go on: what many begin with is read once for these words."""
    kept = _plans.find((text, id(lexicon)))
    if kept is None or kept[0] is not lexicon:
        kept = lexicon, completed(analyse_query(text, lexicon=lexicon), text, lexicon)
        _plans.put((text, id(lexicon)), kept)
    return kept[1]


def _by_kind(found: Iterable[Entry], state: State) -> dict[str, tuple[Entry, ...]]:
    """Without makers that were frozen since the follower last came by."""
    frozen = {f"maker:{key}" for key in state.frozen}
    by_kind: dict[str, tuple[Entry, ...]] = {}
    for entry in found:
        if entry.key not in frozen:
            by_kind[entry.kind] = (*by_kind.get(entry.kind, ()), entry)
    return by_kind


def _understood(query: ListQuery, lexicon: Lexicon) -> ListQuery:
    """With the plan of its text. Prices and provinces that the text names are filters where the query has none of its own."""
    if not query.text:
        return query
    plan = query.plan or analyse_query(query.text, lexicon=lexicon)
    has_prices = query.price_min is not None or query.price_max is not None
    has_place = bool(query.province_ids) or query.seller_id is not None
    return replace(
        query, plan=plan, price_min=query.price_min if has_prices else plan.price_min,
        price_max=query.price_max if has_prices else plan.price_max,
        province_ids=query.province_ids if has_place else tuple(int(code) for code in plan.provinces),
    )


def _curated(query: ListQuery, said: Said | None = None) -> ListQuery:
    """With what operators decided about it; without, where that cannot be read."""
    try:
        if said is not None:
            boosts, excluded = said.boosts(now=query.now, query=query), said.excluded(query=query)
        else:
            boosts, excluded = boosts_now(now=query.now, query=query), excluded_now(query=query)
    except (DatabaseError, InterfaceError) as error:
        log.warning("what operators decided is not read", extra={"why": str(error)[:200]})
        return query
    return replace(query, boosts=query.boosts + boosts, excluded_ids=query.excluded_ids + excluded) if boosts or excluded else query


@lru_cache(maxsize=4)
def breaker_of(name: str) -> Breaker:
    """The one breaker of this process for an engine."""
    return Breaker()


def _guarded(state: State, ask: Callable[[Engine], T]) -> T | None:
    """The engine's answer; None where it has no index to answer from, is not asked for now, or fails."""
    asked = engine()
    breaker = breaker_of(asked.name)
    if (indexed() is not None and not state.serves) or not breaker.lets():
        return None
    try:
        answer = ask(asked)
    except CursorError:
        breaker.succeeded()
        raise
    except EngineError as error:
        opened = breaker.failed()
        log.warning("list engine down", extra={"engine": asked.name, "why": str(error)[:300], "breaker": "opened" if opened else ""})
        return None
    breaker.succeeded()
    return answer


@dataclass(frozen=True, slots=True)
class _Asked:
    """`plan` is the widest that was asked; `is_alike`: it finds what is in `result`. `hurried`: there was no time to ask a wider one."""

    result: ListResult
    plan: QueryPlan | None
    relaxed: bool = False
    is_alike: bool = True
    hurried: bool = False


def _ask(asked: Engine, query: ListQuery, state: State, budget: Budget) -> _Asked:
    """Words give way where nearly nothing fits. Pages come in blocks where one shop shall not fill a page; PostgreSQL alone spreads only
    what it weighs.
    """
    query = query if indexed() is not None else _plain(query)
    spreads = query.sort == Sort.RELEVANCE or (query.spread and indexed() is not None)
    in_blocks = spreads and query.seller_id is None and not query.after
    block = _block(query) if in_blocks else query
    answer = _Asked(asked.search(block), query.plan)
    loose = block.plan.relaxed() if block.plan is not None and answer.result.total < RELAX_BELOW else None
    if loose is not None and budget.lets_more():
        more = asked.search(replace(block, plan=loose))
        relaxed = more.total > answer.result.total
        answer = _Asked(more if relaxed else answer.result, loose, relaxed, is_alike=relaxed or _alike(more, answer.result))
    elif loose is not None:
        answer = replace(answer, hurried=True)
    result = _without_hidden(answer.result, state)
    return replace(answer, result=_page_of_block(query, result) if in_blocks else result)


def _alike(wider: ListResult, narrower: ListResult) -> bool:
    """Whether what finds no less finds no more either: each offer has one value of each facet."""
    return (wider.total, wider.facets) == (narrower.total, narrower.facets)


def _block(query: ListQuery) -> ListQuery:
    page = min(query.page, LAST_NUMBERED_PAGE)
    return replace(query, page=(page - 1) // BLOCK_PAGES + 1, page_size=query.page_size * BLOCK_PAGES)


def _page_of_block(query: ListQuery, result: ListResult) -> ListResult:
    first = (min(query.page, LAST_NUMBERED_PAGE) - 1) % BLOCK_PAGES * query.page_size
    hits = spread(result.hits, page_size=query.page_size)[first:first + query.page_size]
    pages = min(-(-result.total // query.page_size), LAST_NUMBERED_PAGE)
    return replace(result, hits=hits, pages=pages, after=result.after if query.page >= LAST_NUMBERED_PAGE else "")


def _without_hidden(result: ListResult, state: State) -> ListResult:
    """What was hidden since the follower last came by is not shown, though it may still be counted."""
    if not state.hidden and not state.frozen:
        return result
    hits = [hit for hit in result.hits if hit.id not in state.hidden and hit.seller_id not in state.frozen]
    return result if len(hits) == len(result.hits) else replace(result, hits=hits)


def _plain(query: ListQuery) -> ListQuery:
    """For PostgreSQL, which reads texts and no plans: the text as it was understood, without what became filters."""
    plan = query.plan
    return query if plan is None else replace(query, text=plan.corrected or plan.text, plan=None)


def _fallback(query: ListQuery) -> ListResult:
    """PostgreSQL's answer, to the text as it was understood."""
    return PostgresEngine().search(_plain(query))
