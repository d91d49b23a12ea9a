"""A search engine that one can read: the plan's meaning in memory, to judge the pipeline without an engine.

A slot is worth its best field plus a share of the other fields; a field is worth its weight times the best alternative.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from search.engines.ranking import FIELD_WEIGHTS, TIE
from search.text import RELAX_BELOW, Alternative, Form, Lexicon, LexiconBuilder, QueryPlan, Slot, analyse_document, analyse_query
from tests.search.judgements.corpus import PROVINCES, SYNONYMS, Product


class ReferenceEngine:
    """Holds a corpus; answers in order of worth, ties by id."""

    def __init__(self, products: Sequence[Product], synonyms: Mapping[str, tuple[str, ...]] = SYNONYMS) -> None:
        self._products = {product.id: product for product in products}
        self._postings: dict[tuple[str, Form, str], set[int]] = {}
        builder = LexiconBuilder()
        for product in products:
            document = analyse_document(product.fields())
            builder.add(document)
            for name, tokens in document.items():
                for form in (Form.EXACT, Form.STEM, Form.SOUND, Form.JOINED):
                    for token in getattr(tokens, form.value):
                        self._postings.setdefault((name, form, token), set()).add(product.id)
        self.lexicon: Lexicon = builder.build(synonyms=synonyms, provinces=PROVINCES)

    def plan(self, query: str) -> QueryPlan:
        return analyse_query(query, lexicon=self.lexicon)

    def search(self, query: str, limit: int = 10) -> list[Product]:
        """The first products for a query."""
        plan = self.plan(query)
        found = self._ordered(plan)
        relaxed = plan.relaxed() if len(found) < RELAX_BELOW else None
        return (found if relaxed is None else self._ordered(relaxed))[:limit]

    def _ordered(self, plan: QueryPlan) -> list[Product]:
        worth = self._worth(plan)
        fitting = [self._products[key] for key in worth if self._fits(self._products[key], plan)]
        return sorted(fitting, key=lambda product: (-round(worth[product.id], 6), product.id))

    def _worth(self, plan: QueryPlan) -> dict[int, float]:
        if plan.closed:
            return {}
        total: dict[int, float] = dict.fromkeys(self._products, 0.0)
        if not any(slot.required for slot in plan.slots):
            found = set().union(*(self._slot(slot) for slot in plan.slots)) if plan.slots else set(total)
            total = {key: value for key, value in total.items() if key in found}
        for slot in plan.slots:
            values = self._slot(slot)
            total = {key: value + values.get(key, 0.0) for key, value in total.items() if not slot.required or key in values}
        return total

    def _slot(self, slot: Slot) -> dict[int, float]:
        by_field: dict[int, list[float]] = {}
        for name, weight in FIELD_WEIGHTS.items():
            best: dict[int, float] = {}
            for alternative in slot.alternatives:
                for key in self._found(name, alternative):
                    best[key] = max(best.get(key, 0.0), alternative.weight * weight)
            for key, value in best.items():
                by_field.setdefault(key, []).append(value)
        return {key: max(values) + TIE * (sum(values) - max(values)) for key, values in by_field.items()}

    def _found(self, name: str, alternative: Alternative) -> set[int]:
        if alternative.form is Form.PROVINCE:
            return {key for key, product in self._products.items() if name == "names" and product.province in alternative.tokens}
        return set.intersection(*(self._postings.get((name, alternative.form, token), set()) for token in alternative.tokens))

    @staticmethod
    def _fits(product: Product, plan: QueryPlan) -> bool:
        return (
            (plan.price_min is None or product.price >= plan.price_min)
            and (plan.price_max is None or product.price <= plan.price_max)
            and (not plan.provinces or product.province in plan.provinces)
        )
