"""PostgreSQL keeps the contract of lists without words, and lists just what the embedded index lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.listings.table import table
from search.engines.base import IndexedEngine, ListQuery, OfferDocument, Sort
from search.engines.table import table_set
from search.engines.tantivy import TantivyEngine
from tests.search.engines.contract.shop import FACETS, NOW, Shop, offer
from tests.search.engines.contract.test_against_reference import QUERIES, offers
from tests.search.engines.contract.test_cursors import (
    test_a_cursor_goes_on_through_places_near_and_far,
    test_a_cursor_goes_on_where_the_page_ended,
    test_what_is_no_cursor_is_an_error,
)
from tests.search.engines.contract.test_lists import (
    goods,
    test_a_category_is_a_top_one_or_a_leaf,
    test_a_facet_does_not_narrow_itself_but_narrows_the_others,
    test_a_general_list_shows_the_best_a_province_its_best_a_shop_all_its_own,
    test_a_province_counts_what_choosing_it_would_show,
    test_an_empty_list_has_no_counts_and_no_limits,
    test_every_order_with_equals,
    test_facets_come_most_first_and_bars_in_their_order,
    test_limits_of_price_are_included,
    test_nearness_without_a_place_is_newness,
    test_offers_may_be_left_out_of_list_and_counts,
    test_only_so_many_pages_have_a_number,
    test_pages_neither_repeat_nor_lose,
    test_what_has_ended_is_in_no_list_and_no_count,
    test_without_words_what_is_lifted_comes_first_then_stock_quality_and_day,
)
from tests.search.engines.shelf import ROOTS, PostgresShelf

__all__ = [
    "goods", "test_a_category_is_a_top_one_or_a_leaf", "test_a_cursor_goes_on_through_places_near_and_far",
    "test_a_cursor_goes_on_where_the_page_ended",
    "test_a_facet_does_not_narrow_itself_but_narrows_the_others",
    "test_a_general_list_shows_the_best_a_province_its_best_a_shop_all_its_own", "test_a_province_counts_what_choosing_it_would_show",
    "test_an_empty_list_has_no_counts_and_no_limits", "test_every_order_with_equals", "test_facets_come_most_first_and_bars_in_their_order",
    "test_limits_of_price_are_included", "test_nearness_without_a_place_is_newness", "test_offers_may_be_left_out_of_list_and_counts",
    "test_only_so_many_pages_have_a_number", "test_pages_neither_repeat_nor_lose", "test_what_has_ended_is_in_no_list_and_no_count",
    "test_what_is_no_cursor_is_an_error", "test_without_words_what_is_lifted_comes_first_then_stock_quality_and_day",
]
pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(db: None) -> Iterator[Shop]:
    yield Shop(cast(IndexedEngine, PostgresShelf()))
    table_set(table())


def rooted(corpus: list[OfferDocument]) -> list[OfferDocument]:
    """Each leaf in its own field, as in a shop."""
    return [replace(each, root_id=ROOTS[each.category_id]) for each in corpus]


@given(corpus=offers().map(rooted), queries=st.lists(QUERIES.map(lambda query: replace(query, plan=None)), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_lists_are_those_of_the_embedded_index(shop: Shop, tmp_path: Path, corpus: list[OfferDocument], queries: list[ListQuery]) -> None:
    index = Shop(TantivyEngine(tmp_path / "index"))
    for each in (shop, index):
        each.fill(corpus)
    for query in queries:
        same(shop, index, query)


def same(shop: Shop, index: Shop, query: ListQuery) -> str:
    """Both engines' answers are one; its cursor."""
    ours, theirs = shop.engine.search(query), index.engine.search(query)
    assert [(hit.id, hit.version) for hit in ours.hits] == [(hit.id, hit.version) for hit in theirs.hits]
    assert (ours.total, ours.pages, ours.after) == (theirs.total, theirs.pages, theirs.after)
    assert ours.facets == theirs.facets
    assert (ours.price_min, ours.price_max) == (theirs.price_min, theirs.price_max)
    return ours.after


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_and_what_follows_them_are_those_of_the_embedded_index(shop: Shop, tmp_path: Path, sort: Sort) -> None:
    index = Shop(TantivyEngine(tmp_path / "index"))
    facts: list[dict[str, Any]] = [
        {
            "price": key % 3 * 100, "created_at": 1_700_000_000 - key % 4, "delivery_days": key % 2, "score": key % 5,
            "province_id": 5 + key % 4,
        }
        for key in range(1, 31)
    ]
    for each in (shop, index):
        each.fill([offer(key, **fact) for key, fact in enumerate(facts, 1)])
    query = ListQuery(now=NOW, sort=sort, near=(7, 5), page_size=7, facets=FACETS)
    for page in range(1, 7):
        same(shop, index, replace(query, page=page))
    after, steps = same(shop, index, query), 1
    while after:
        after, steps = same(shop, index, replace(query, after=after)), steps + 1
    assert steps == (5 if sort is not Sort.RELEVANCE else 1), "by relevance the first pages have no cursor"
