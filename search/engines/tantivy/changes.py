"""What a reader remembers of the last commits: the offers that changed, as they were and as they are, and where to find them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping

import tantivy
from tantivy import Query

from search.engines.base import Change, Held, ListQuery
from search.engines.clauses import AllOf, Among, BestOf, Clause, Constant, Range, Term, Text, text_clauses
from search.engines.layout import EVERYTHING, NUMBERS
from search.engines.tantivy.journal import Texts
from search.engines.tantivy.shelf import HELD, look, values

REMEMBERED = 2000
MOST = 150
"""Of so many offers that concern one question it is cheaper to ask anew."""
Key = tuple[str, int | str]


class Changes:
    """By offer, place and word, as far back as it is worth it. One thread at a time writes; what is read meanwhile is never less."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._steps: deque[tuple[int, int, tuple[int, ...]]] = deque()
        self._of: dict[int, tuple[tuple[int, Change], ...]] = {}
        self._places: dict[int, set[int]] = defaultdict(set)
        self._bearers: dict[Key, set[int]] = defaultdict(set)
        self._keys: dict[int, frozenset[Key]] = {}
        self._reworded: dict[int, int] = {}
        self._last = 0

    def follow_on(self, commit: int) -> bool:
        """Whether nothing that happened up to this commit is missing."""
        return not self._numbers or self._numbers.get(commit) == self._last

    def moved(self, before: int, after: int, changes: Mapping[int, Change], texts: Mapping[int, Texts]) -> None:
        """The commit `after` followed on `before`, on which this follows too. `texts` are the tokens by field of what changed."""
        self._numbers.setdefault(before, self._last)
        number = self._last + 1
        for key, change in changes.items():
            self._of[key] = (*self._of.get(key, ()), (number, change))
            for held in (change.was, change.now):
                for place in _places(held):
                    self._places[place].add(key)
            if _is_reworded(change):
                self._reworded[key] = number
            self._bears(key, _keys(change.now, texts.get(key, {})))
        self._steps.append((number, before, tuple(changes)))
        self._numbers[after] = self._last = number
        while sum(len(keys) for _, _, keys in self._steps) > REMEMBERED:
            self._drop()

    def between(self, before: int, after: int, query: ListQuery) -> dict[int, Change] | None:
        """By id, without those that cannot concern the query; None where it is not known, or there are too many."""
        first, last = self._numbers.get(before), self._numbers.get(after)
        text = text_clauses(query.plan) if query.plan is not None else Text()
        if first is None or last is None:
            return None
        if text is None:
            return {}
        recent = self._since(first)
        if text.fits:
            sure = set.intersection(recent, *map(self._fitting, text.fits))
            asked = sure | recent.intersection(self._reworded)
        else:
            sure = asked = recent & self._places.get(EVERYTHING if query.category_id is None else query.category_id, set())
        changes: dict[int, Change] = {}
        for key in asked:
            history = [change for number, change in self._of.get(key, ()) if first < number <= last]
            if history:
                change = Change(history[0].was, history[-1].now)
                if key in sure or _is_reworded(change):
                    changes[key] = change
                if len(changes) > MOST:
                    return None
        # What was forgotten meanwhile may be missing.
        return changes if self._numbers.get(before) == first else None

    def _since(self, first: int) -> set[int]:
        """Offers that changed after the step `first`. Most answers are a step or two old: so the newest are looked at, not all."""
        recent: set[int] = set()
        for number, _, keys in reversed(list(self._steps)):
            if number <= first:
                break
            recent.update(keys)
        return recent

    def _fitting(self, clause: Clause) -> set[int]:
        match clause:
            case Term(name, value):
                return self._bearers.get((name, value), set())
            case Among(name, several):
                return set().union(*(self._bearers.get((name, value), ()) for value in several))
            case AllOf(clauses):
                return set.intersection(*map(self._fitting, clauses))
            case BestOf(clauses, _):
                return set().union(*map(self._fitting, clauses))
            case Constant(inner, _):
                return self._fitting(inner)
            case Range():
                raise ValueError("no word is a range")

    def _bears(self, key: int, keys: frozenset[Key]) -> None:
        before = self._keys.get(key, frozenset())
        if keys == before:
            return
        for one in keys - before:
            self._bearers[one].add(key)
        self._keys[key] = keys
        for one in before - keys:
            self._bearers[one].discard(key)
            if not self._bearers[one]:
                del self._bearers[one]

    def _drop(self) -> None:
        """Forget the oldest step: first that anything is known since the commit before it, so that no reader takes the rest for all."""
        number, before, keys = self._steps[0]
        self._numbers.pop(before, None)
        self._steps.popleft()
        for key in keys:
            left = tuple(row for row in self._of[key] if row[0] > number)
            if left:
                self._of[key] = left
                continue
            del self._of[key]
            self._reworded.pop(key, None)
            self._bears(key, frozenset())
            del self._keys[key]
            for keys_of in self._places.values():
                keys_of.discard(key)


def _is_reworded(change: Change) -> bool:
    """Whether it may bear other words than before, a province's name among them."""
    was, now = change.was, change.now
    return was is None or now is None or was["words"] != now["words"] or was["province"] != now["province"]


def _places(held: Held | None) -> tuple[int, ...]:
    return () if held is None else (EVERYTHING, held["root"], held["category"])


def _keys(held: Held | None, texts: Texts) -> frozenset[Key]:
    """What an offer can be found by as a word."""
    if held is None:
        return frozenset()
    return frozenset({("province", held["province"]), *((name, token) for name, tokens in texts.items() for token in tokens)})


def held(searcher: tantivy.Searcher, schema: tantivy.Schema, ids: Iterable[int]) -> dict[int, Held]:
    """What the index holds of these offers, by id."""
    wanted = list(ids)
    found, _ = look(searcher, Query.term_set_query(schema, "id", wanted), max(len(wanted), 1))
    at = [address for _, address in found]
    columns = [values(searcher, name, at) for name in (*NUMBERS, *HELD)]
    return {row[0]: dict(zip((*NUMBERS, *HELD), row, strict=True)) for row in zip(*columns, strict=True)}
