"""From buckets of an index to the counts of facets, the same for every engine that has buckets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from search.engines.base import Facet, FacetCount

FACET_FIELDS = {Facet.CATEGORY: "category", Facet.ROOT: "root", Facet.PROVINCE: "province", Facet.STOCK: "bar", Facet.PRICE: "bar"}
"""Which field of the layout holds a facet. A bar holds two: the price's bar twice, plus one in stock."""

Counts = dict[Facet, dict[int, int]]


def buckets_add(counts: Counts, facet: Facet, buckets: Iterable[Mapping[str, Any]]) -> None:
    """`buckets` have a `key` and a `doc_count`."""
    values_add(counts, facet, {int(bucket["key"]): bucket["doc_count"] for bucket in buckets})


def values_add(counts: Counts, facet: Facet, found: Mapping[int, int]) -> None:
    """`found`: how many documents have each value of the facet's field."""
    values = counts[facet]
    for value, count in found.items():
        if facet is Facet.PRICE:
            value //= 2
        elif facet is Facet.STOCK:
            value %= 2
        values[value] += count


def facets_of(counts: Counts) -> dict[Facet, list[FacetCount]]:
    """Bars in their order, all else most first."""
    return {facet: [FacetCount(value, count) for value, count in _ordered(facet, values) if count] for facet, values in counts.items()}


def _ordered(facet: Facet, counts: Mapping[int, int]) -> list[tuple[int, int]]:
    return sorted(counts.items()) if facet is Facet.PRICE else sorted(counts.items(), key=lambda item: (-item[1], item[0]))
