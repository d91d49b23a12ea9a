"""Why a hit stands where it does, with who said what about it: for operators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.curation.models import BoostRule, Pin
from search.curation.state import State
from search.engines.base import Ground, ListQuery
from search.engines.explain import Explanation, explain
from search.index.documents import cards_read
from search.index.find import Found


@dataclass(frozen=True, slots=True)
class Why:
    """`version` is the card's in the database now: what an index holds may be older. `said` are the rows behind each ground's boosts."""

    explanation: Explanation
    version: int
    said: dict[Ground, tuple[Pin | BoostRule, ...]]


def why(*, found: Found, said: State, listing_id: int) -> Why | None:
    """Of an offer as its card is now, under the query that was asked. None where the offer is not shown, or no text was asked.

    `said` is the state that the query was asked with.
    """
    query = _asked(found)
    documents = cards_read(listing_ids=[listing_id]).documents if query is not None else []
    if query is None or not documents:
        return None
    explanation = explain(query, documents[0])
    return Why(explanation, documents[0].version, {each.ground: _rows(query, said, each.boosts) for each in explanation.grounds})


def _asked(found: Found) -> ListQuery | None:
    """The query with the plan that was answered in the end."""
    query = found.asked
    if query is None or query.plan is None or not query.plan.slots:
        return None
    return replace(query, plan=query.plan.relaxed() or query.plan) if found.relaxed else query


def _rows(query: ListQuery, said: State, boosts: Sequence[object]) -> tuple[Pin | BoostRule, ...]:
    return tuple(row for boost, row in said.boosts_said(now=query.now, query=query) if boost in boosts)
