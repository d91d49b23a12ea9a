"""A list's query as clauses that any engine has: what must fit, what lifts, what is counted, in which order. See docs/search.md.

An engine translates these (`kinds`) and adds nothing, so that all engines find the same set, the same counts and the same order.
"""

from search.engines.clauses.kinds import (
    AllOf,
    Among,
    Behind,
    BestOf,
    Clause,
    Constant,
    Count,
    EntryClauses,
    ListClauses,
    Order,
    Ordering,
    Range,
    Term,
    Text,
)
from search.engines.clauses.lists import cursor, entry_clauses, list_clauses, text_clauses, weights_of
from search.engines.clauses.words import TEXTS_KEPT

__all__ = [
    "TEXTS_KEPT", "AllOf", "Among", "Behind", "BestOf", "Clause", "Constant", "Count", "EntryClauses", "ListClauses", "Order", "Ordering",
    "Range", "Term", "Text", "cursor", "entry_clauses", "list_clauses", "text_clauses", "weights_of",
]
