"""Which orders a list offers: only those that something can be told apart by."""

from __future__ import annotations

from django.utils import timezone

from search.engines.base import Sort
from shop.core.hot import hot_rows
from shop.pages.kept import Kept

ORDERS = (Sort.RELEVANCE, Sort.NEWEST, Sort.CHEAPEST, Sort.DEAREST, Sort.SCORE, Sort.DELIVERY, Sort.NEAREST)
_SCORED = """
SELECT EXISTS (SELECT FROM catalog_listings_listing WHERE score IS NOT NULL AND best_here AND ends_at > %s::timestamptz)"""


def _read() -> bool:
    return bool(hot_rows(_SCORED, [timezone.now()])[0][0])


any_scored = Kept(_read)
"""Whether any offer that lists show has a score."""


def offered(*, has_town: bool) -> tuple[Sort, ...]:
    """By nearness where a town was chosen, by score where anything has one."""
    without = {Sort.NEAREST: not has_town, Sort.SCORE: not any_scored()[0]}
    return tuple(sort for sort in ORDERS if not without.get(sort))
