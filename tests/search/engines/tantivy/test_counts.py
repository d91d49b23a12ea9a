"""Counts of a list whose hits are all known are read from them; else the index counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engines.base import Facet, Sort
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy.shelf import SPARE
from tests.search.engines.contract.shop import FACETS, Shop, offer, plan


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.CHEAPEST])
def test_counts_are_the_same_read_and_counted(tmp_path: Path, sort: Sort) -> None:
    shop = Shop(TantivyEngine(tmp_path / "index"))
    many = 40 * SPARE
    shop.fill([
        offer(key, category_id=11 + key % 3, province_id=5 + key % 4, price=1000 * key, price_band=key % 6, in_stock=key % 7 > 0)
        for key in range(1, many + 1)
    ], commits=3)
    counted, read = (shop.ask(plan=plan("مانتو"), sort=sort, page_size=size, facets=FACETS) for size in (1, many))
    assert len(read.hits) == read.total == counted.total == many
    assert counted.facets == read.facets
    assert sum(each.count for each in read.facets[Facet.PRICE]) == many
    assert (counted.price_min, counted.price_max) == (read.price_min, read.price_max) == (1000, 1000 * many)
