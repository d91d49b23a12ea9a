"""What docs/search.md says a list is, as plain Python over all documents. Slow, and meant to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from search.engines.base import Boost, Facet, Ground, ListQuery, OfferDocument, Sort
from search.engines.ranking import FIELD_WEIGHTS, NEAR, TIE, on_grid
from search.text import Alternative, Form, Slot

VALUES = {
    Facet.CATEGORY: lambda each: each.category_id, Facet.ROOT: lambda each: each.root_id, Facet.PROVINCE: lambda each: each.province_id,
    Facet.STOCK: lambda each: int(each.in_stock), Facet.PRICE: lambda each: each.price_band,
}
GROUNDS = {
    Ground.OFFER: lambda each: each.id, Ground.CATEGORY: lambda each: each.category_id, Ground.ROOT: lambda each: each.root_id,
    Ground.SELLER: lambda each: each.seller_id, Ground.PROVINCE: lambda each: each.province_id,
}
WITHOUT = {
    Facet.CATEGORY: {"category_ids": ()}, Facet.PROVINCE: {"province_ids": ()}, Facet.STOCK: {"in_stock": False},
    Facet.PRICE: {"price_min": None, "price_max": None}, Facet.ROOT: {},
}


class Reference:
    def __init__(self, offers: Iterable[OfferDocument]) -> None:
        self.offers = list(offers)

    def listed(self, query: ListQuery) -> list[OfferDocument]:
        """All documents of the list, in its order."""
        by_province = bool(query.province_ids)
        return sorted(self._found(query, by_province=by_province), key=lambda each: self._order(each, query))

    def counts(self, facet: Facet, query: ListQuery) -> dict[int, int]:
        """A facet counts as if nothing were chosen from it; a province counts what choosing it would show."""
        return dict(Counter(map(VALUES[facet], self._counted(facet, query))))

    def price_limits(self, query: ListQuery) -> tuple[int | None, int | None]:
        prices = [each.price for each in self._counted(Facet.PRICE, query)]
        return min(prices, default=None), max(prices, default=None)

    def worth(self, each: OfferDocument, query: ListQuery) -> float:
        return self._worth(each, query) or 0.0

    def _counted(self, facet: Facet, query: ListQuery) -> list[OfferDocument]:
        loose = replace(query, **WITHOUT[facet])
        by_province = facet is Facet.PROVINCE or bool(query.province_ids)
        return self._found(loose, by_province=by_province)

    def _found(self, query: ListQuery, *, by_province: bool) -> list[OfferDocument]:
        return [each for each in self.offers if self._fits(each, query, by_province=by_province) and self._worth(each, query) is not None]

    @staticmethod
    def _fits(each: OfferDocument, query: ListQuery, *, by_province: bool) -> bool:
        shown = query.seller_id == each.seller_id if query.seller_id is not None else each.best or (by_province and each.best_here)
        if by_province and query.province_ids and query.seller_id is None:
            shown = each.best_here
        return (
            shown
            and each.id not in query.excluded_ids
            and each.ends_at > query.now.timestamp()
            and (query.category_id is None or query.category_id in (each.category_id, each.root_id))
            and (not query.category_ids or each.category_id in query.category_ids)
            and (not query.province_ids or each.province_id in query.province_ids)
            and (query.price_min is None or each.price >= query.price_min)
            and (query.price_max is None or each.price <= query.price_max)
            and (each.in_stock or not query.in_stock)
        )

    def _worth(self, each: OfferDocument, query: ListQuery) -> float | None:
        """None where the words do not fit. Nothing else than words rules out."""
        if query.plan is not None and query.plan.closed:
            return None
        slots = query.plan.slots if query.plan is not None else ()
        values = [self._slot(each, slot) for slot in slots]
        if any(slot.required and value is None for slot, value in zip(slots, values, strict=True)):
            return None
        if slots and not any(slot.required for slot in slots) and not any(value is not None for value in values):
            return None
        worth = sum(value or 0.0 for value in values)
        if query.near and each.in_stock and each.province_id == query.near[0]:
            worth += on_grid(NEAR)
        return worth + sum(on_grid(weight) for weight in self._boosts(each, query.boosts))

    @staticmethod
    def _boosts(each: OfferDocument, boosts: tuple[Boost, ...]) -> list[float]:
        return [
            sum(boost.weight for boost in boosts if boost.ground is ground and boost.value == value(each))
            for ground, value in GROUNDS.items()
        ]

    def _slot(self, each: OfferDocument, slot: Slot) -> float | None:
        fields = []
        for name, weight in FIELD_WEIGHTS.items():
            found = [on_grid(one.weight * weight) for one in slot.alternatives if self._holds(each, name, one)]
            if found:
                fields.append(max(found))
        return max(fields) + TIE * (sum(fields) - max(fields)) if fields else None

    @staticmethod
    def _holds(each: OfferDocument, name: str, one: Alternative) -> bool:
        if one.form is Form.PROVINCE:
            return name == "names" and str(each.province_id) in one.tokens
        return name in each.tokens and all(token in getattr(each.tokens[name], one.form.value) for token in one.tokens)

    def _order(self, each: OfferDocument, query: ListQuery) -> tuple[float, ...]:
        newest = (-each.created_at, -each.id)
        if query.sort is Sort.RELEVANCE:
            merit = (-int(each.in_stock), -round(each.quality * 15), -(each.created_at // 86_400), -each.id)
            return (-self.worth(each, query), *merit)
        if query.sort is Sort.NEAREST and query.near:
            return (query.near.index(each.province_id) if each.province_id in query.near else len(query.near), *newest)
        return {
            Sort.CHEAPEST: (each.price, each.id), Sort.DEAREST: (-each.price, -each.id), Sort.DELIVERY: (each.delivery_days, each.id),
            Sort.SCORE: (-each.score, -each.id),
        }.get(query.sort, newest)
