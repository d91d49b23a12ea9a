"""Why a document stands where it does: the clauses of its query, looked at one by one in plain Python.

What an engine adds up in one number is here in parts, and the parts make the same number: `Explanation.worth` is `Hit.worth`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from search.engines.base import Boost, Ground, ListQuery, OfferDocument, Sort
from search.engines.clauses import AllOf, Among, BestOf, Clause, Constant, Range, Term, list_clauses
from search.engines.layout import DAY, TEXTS, offer_numbers, offer_sets, quality_step, texts_of
from search.engines.ranking import MAX_BOOSTS, MAX_SLOTS, TIE
from search.text import Alternative, Form, QueryPlan, Slot

FIELDS = {name: (field, form) for (field, form), name in TEXTS.items()}
GROUNDS = {
    Ground.OFFER: "id", Ground.CATEGORY: "category", Ground.ROOT: "root", Ground.SELLER: "seller", Ground.PROVINCE: "province",
}


@dataclass(frozen=True, slots=True)
class FieldWorth:
    """Where a word was found: the best alternative in this field. Of all fields but the best one only a share (`TIE`) counts."""

    field: str
    alternative: Alternative
    weight: float
    counts: float


@dataclass(frozen=True, slots=True)
class WordWorth:
    """A word of the query, with the fields it was found in, the best first."""

    slot: Slot
    fields: tuple[FieldWorth, ...]

    @property
    def worth(self) -> float:
        return sum(each.counts for each in self.fields)


@dataclass(frozen=True, slots=True)
class GroundWorth:
    """The boosts of one ground that the document has: what they say, and what they are worth together."""

    ground: Ground
    boosts: tuple[Boost, ...]
    worth: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """`worth` is exact, as an engine adds it up. Documents of equal worth go by stock, quality step (0 … 15), day since 1970, then id."""

    words: tuple[WordWorth, ...]
    near: float
    grounds: tuple[GroundWorth, ...]
    in_stock: bool
    quality: int
    day: int

    @property
    def worth(self) -> float:
        return sum(word.worth for word in self.words) + self.near + sum(each.worth for each in self.grounds)


def explain(query: ListQuery, offer: OfferDocument) -> Explanation:
    """The parts of what the document is worth by relevance. The query's `plan` is the one that was asked (relaxed where it was)."""
    query = replace(query, sort=Sort.RELEVANCE)
    held = Held.of(offer)
    slots = query.plan.slots[:MAX_SLOTS] if query.plan is not None else ()
    heaviest = sorted(query.boosts, key=lambda each: -each.weight)[:MAX_BOOSTS]
    grounds = []
    for ground in Ground:
        here = tuple(each for each in heaviest if each.ground is ground and each.value == held.numbers[GROUNDS[ground]])
        if here:
            grounds.append(GroundWorth(ground, here, held.sum(list_clauses(replace(query, boosts=here, near=())).lifts)))
    return Explanation(
        words=tuple(WordWorth(slot, _fields(held, query, slot)) for slot in slots),
        near=held.sum(list_clauses(replace(query, boosts=())).lifts), grounds=tuple(grounds),
        in_stock=offer.in_stock, quality=quality_step(offer.quality), day=offer.created_at // DAY,
    )


@dataclass(frozen=True, slots=True)
class Held:
    """What an index holds of a document."""

    numbers: Mapping[str, int]
    sets: Mapping[str, Sequence[int]]
    texts: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, offer: OfferDocument) -> Held:
        return cls(offer_numbers(offer), offer_sets(offer), {name: frozenset(tokens) for name, tokens in texts_of(offer.tokens).items()})

    def sum(self, clauses: Sequence[Clause]) -> float:
        return sum(self.worth(each) or 0.0 for each in clauses)

    def worth(self, clause: Clause) -> float | None:
        """None where the clause does not fit; 0 where it fits and is worth nothing by itself."""
        if isinstance(clause, Constant):
            return None if self.worth(clause.clause) is None else clause.weight
        if isinstance(clause, BestOf):
            found = [worth for each in clause.clauses if (worth := self.worth(each)) is not None]
            return max(found) + clause.tie * (sum(found) - max(found)) if found else None
        return 0.0 if self._fits(clause) else None

    def _fits(self, clause: Term | Among | Range | AllOf) -> bool:
        if isinstance(clause, AllOf):
            return all(self.worth(each) is not None for each in clause.clauses)
        if isinstance(clause, Term):
            return clause.value in self._values(clause.field)
        if isinstance(clause, Among):
            return not set(clause.values).isdisjoint(self._values(clause.field))
        value = self.numbers[clause.field]
        return (clause.least is None or value >= clause.least) and (clause.most is None or value <= clause.most)

    def _values(self, field: str) -> Sequence[int] | frozenset[str] | frozenset[int]:
        if field in self.numbers:
            return frozenset((self.numbers[field],))
        return self.sets.get(field) or self.texts.get(field, frozenset())


def _fields(held: Held, query: ListQuery, slot: Slot) -> tuple[FieldWorth, ...]:
    """The word's own clause, taken apart: of each field the heaviest alternative that fits."""
    required = list_clauses(replace(query, plan=QueryPlan(slots=(replace(slot, required=True),)))).text.required
    best: dict[str, tuple[float, Alternative]] = {}
    for one in (leaf for clause in required for leaf in _leaves(clause) if held.worth(leaf) is not None):
        field, alternative = _alternative(one.clause, slot)
        if field not in best or best[field][0] < one.weight:
            best[field] = one.weight, alternative
    ordered = sorted(best.items(), key=lambda each: -each[1][0])
    return tuple(
        FieldWorth(field, alternative, weight, weight if place == 0 else TIE * weight)
        for place, (field, (weight, alternative)) in enumerate(ordered)
    )


def _leaves(clause: Clause) -> Iterator[Constant]:
    if isinstance(clause, Constant):
        yield clause
    elif isinstance(clause, BestOf):
        for each in clause.clauses:
            yield from _leaves(each)


def _alternative(clause: Clause, slot: Slot) -> tuple[str, Alternative]:
    """The field that the clause looks at, and which reading of the word it stands for."""
    if isinstance(clause, Among):
        return "names", next(
            each for each in slot.alternatives if each.form is Form.PROVINCE and str(clause.values[0]) in each.tokens
        )
    terms = clause.clauses if isinstance(clause, AllOf) else (clause,)
    found = [each for each in terms if isinstance(each, Term)]
    field, form = FIELDS[found[0].field]
    tokens = tuple(str(each.value) for each in found)
    return field, next(each for each in slot.alternatives if (each.form, each.tokens) == (form, tokens))
