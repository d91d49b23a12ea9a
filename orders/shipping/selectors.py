"""What delivery costs and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shop.core.hot import hot_rows

GRAMS_PER_KG = 1000
_OFFERS = """
SELECT s.id, s.province_id, m.code, m.title, m.base_same, m.base_other, m.per_kg,
       m.days_same_min, m.days_same_max, m.days_other_min, m.days_other_max, m.max_weight_g, d.free_from
FROM sellers_businesses_seller s
CROSS JOIN orders_shipping_deliverymethod m
LEFT JOIN orders_shipping_sellerdelivery d ON d.seller_id = s.id AND d.method_id = m.id
WHERE s.id = ANY(%s::text::bigint[]) AND m.is_active
  AND (d.id IS NOT NULL OR NOT EXISTS (SELECT FROM orders_shipping_sellerdelivery x WHERE x.seller_id = s.id))
ORDER BY s.id, m.position, m.id
"""


@dataclass(frozen=True, slots=True)
class Quote:
    """One way for one parcel. `cost` in Rial, tax included; days of the carrier, without the maker's preparation."""

    code: str
    title: str
    cost: int
    days_min: int
    days_max: int


def quotes_for(*, sellers_weights: Mapping[int, tuple[int, int]], province_id: int) -> dict[int, list[Quote]]:
    """The ways each seller's parcel can go to a province, in the operator's order. One query.

    `sellers_weights` is (grams, Rial of goods) by seller id. A parcel too heavy for every way has an empty list.
    """
    quotes: dict[int, list[Quote]] = {seller_id: [] for seller_id in sellers_weights}
    for row in _offers(sellers_weights):
        quote = _quote(row, *sellers_weights[row[0]], here=row[1] == province_id)
        if quote:
            quotes[row[0]].append(quote)
    return quotes


def quote_for_product(*, seller_id: int, weight_g: int, province_id: int, goods_total: int = 0) -> Quote | None:
    """The cheapest way for one piece, for its product page; None where it is too heavy for all. One query."""
    quotes = quotes_for(sellers_weights={seller_id: (weight_g, goods_total)}, province_id=province_id)[seller_id]
    return min(quotes, key=lambda quote: (quote.cost, quote.days_max), default=None)


def freight_range(*, sellers_weights: Mapping[int, tuple[int, int]]) -> tuple[int, int] | None:
    """The least and the most that delivery of all parcels together can cost, wherever they go; None where one cannot go. One query."""
    costs: dict[int, list[int]] = {seller_id: [] for seller_id in sellers_weights}
    for row in _offers(sellers_weights):
        for here in (True, False):
            if quote := _quote(row, *sellers_weights[row[0]], here=here):
                costs[row[0]].append(quote.cost)
    if not costs or not all(costs.values()):
        return None
    return sum(min(found) for found in costs.values()), sum(max(found) for found in costs.values())


def _offers(sellers: Mapping[int, object]) -> list[tuple[Any, ...]]:
    return hot_rows(_OFFERS, ["{" + ",".join(map(str, sorted(sellers))) + "}"])


def _quote(row: tuple[Any, ...], weight_g: int, goods: int, *, here: bool) -> Quote | None:
    _seller, _home, code, title, base_same, base_other, per_kg, same_min, same_max, other_min, other_max, most_g, free_from = row
    if weight_g > most_g:
        return None
    more_kg = max(0, -(-weight_g // GRAMS_PER_KG) - 1)
    cost = (base_same if here else base_other) + more_kg * per_kg
    if free_from is not None and goods >= free_from:
        cost = 0
    return Quote(code, title, cost, *((same_min, same_max) if here else (other_min, other_max)))
