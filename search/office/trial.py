"""A query asked twice: by what is published and by what the draft says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from search.curation.models import Pin
from search.curation.selectors import draft, draft_state
from search.curation.state import State, published
from search.engines.base import PAGE_SIZE, Hit, ListQuery, Sort
from search.index.find import Found, Rules, find, rules_of
from shop.places.selectors import provinces_near

FIRST = 10


@dataclass(frozen=True, slots=True)
class Place:
    """A hit at its place, from 1. `before` is its place on the other side's page, 0 where it is not on it."""

    number: int
    hit: Hit
    before: int

    @property
    def moved(self) -> int:
        """By how many places it stands higher than before; 0 for one that was not there."""
        return self.before - self.number if self.before else 0


@dataclass(frozen=True)
class Trial:
    """`new` is None where there is no draft."""

    old: Found
    new: Found | None

    @cached_property
    def old_places(self) -> list[Place]:
        return _places(self.old.result.hits, self.new.result.hits if self.new is not None else self.old.result.hits)

    @cached_property
    def new_places(self) -> list[Place]:
        return _places(self.new.result.hits, self.old.result.hits) if self.new is not None else []

    @property
    def changed(self) -> int:
        """How many of the first ten places hold another offer than before."""
        if self.new is None:
            return 0
        one, two = ([hit.id for hit in found.result.hits[:FIRST]] for found in (self.old, self.new))
        longer = max(len(one), len(two))
        return sum(left != right for left, right in zip(_padded(one, longer), _padded(two, longer), strict=True))


def _padded(ids: list[int], length: int) -> list[int]:
    return ids + [0] * (length - len(ids))


def _places(hits: Sequence[Hit], others: Sequence[Hit]) -> list[Place]:
    there = {hit.id: number for number, hit in enumerate(others, 1)}
    return [Place(number, hit, there.get(hit.id, 0)) for number, hit in enumerate(hits[:FIRST], 1)]


class Bench:
    """The two states, read once for any number of queries: six queries."""

    def __init__(self) -> None:
        self.has_draft = draft() is not None

    @cached_property
    def said(self) -> State:
        return draft_state()

    @cached_property
    def _rules(self) -> Rules:
        return rules_of(self.said)

    def found(self, text: str, *, province: int | None = None, by_draft: bool) -> Found:
        """The first page as a shopper of the province gets it."""
        near = provinces_near(province) if province is not None else ()
        query = ListQuery(now=timezone.now(), text=text, sort=Sort.RELEVANCE, page_size=PAGE_SIZE, near=near)
        return find(query, rules=self._rules if by_draft else None)

    def trial(self, text: str, *, province: int | None = None) -> Trial:
        new = self.found(text, province=province, by_draft=True) if self.has_draft else None
        return Trial(self.found(text, province=province, by_draft=False), new)

    def pinned_away(self, found: Found, *, by_draft: bool) -> list[int]:
        """Offers that are pinned for the query and yet not on its page: not for sale, not the best offer, or without its words."""
        if found.asked is None:
            return []
        said = self.state(by_draft=by_draft).boosts_said(now=found.asked.now, query=found.asked)
        shown = {hit.id for hit in found.result.hits}
        return [boost.value for boost, row in said if isinstance(row, Pin) and boost.value not in shown]

    def state(self, *, by_draft: bool) -> State:
        """What a query was asked with."""
        return self.said if by_draft else published.now()
