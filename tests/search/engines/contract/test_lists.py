"""Lists without words: populations, filters, facets that do not narrow themselves, order, pages, cursors."""

from __future__ import annotations

import pytest

from search.engines.base import LAST_NUMBERED_PAGE, Boost, Facet, Ground, Sort
from tests.search.engines.contract.shop import AT, DAY, FACETS, NOW, Shop, offer

HERE, THERE, ELSEWHERE = 5, 6, 8


@pytest.fixture
def goods(shop: Shop) -> Shop:
    """Five products; the first is also sold dearer in another province, and once more in the same one."""
    shop.fill([
        offer(1, price=900_000, price_band=3, province_id=HERE, category_id=11, seller_id=1),
        offer(2, price=2_000_000, price_band=5, province_id=HERE, category_id=12, seller_id=1, in_stock=False),
        offer(3, price=3_000_000, price_band=5, province_id=THERE, category_id=21, root_id=2, seller_id=2),
        offer(4, price=4_000_000, price_band=5, province_id=THERE, category_id=13, seller_id=2),
        offer(5, price=5_000_000, price_band=6, province_id=HERE, category_id=13, seller_id=1),
        offer(6, price=1_000_000, price_band=4, province_id=THERE, category_id=11, seller_id=2, best=False),
        offer(7, price=1_100_000, price_band=4, province_id=HERE, category_id=11, seller_id=3, best=False, best_here=False),
    ])
    return shop


def test_a_general_list_shows_the_best_a_province_its_best_a_shop_all_its_own(goods: Shop) -> None:
    assert set(goods.ids()) == {1, 2, 3, 4, 5}
    assert set(goods.ids(province_ids=(THERE,))) == {3, 4, 6}
    assert set(goods.ids(province_ids=(HERE, THERE))) == {1, 2, 3, 4, 5, 6}
    assert goods.ids(province_ids=(ELSEWHERE,)) == []
    assert goods.ids(seller_id=3) == [7]
    assert set(goods.ids(seller_id=2)) == {3, 4, 6}
    assert goods.ids(seller_id=2, province_ids=(HERE,)) == []


def test_a_category_is_a_top_one_or_a_leaf(goods: Shop) -> None:
    assert set(goods.ids(category_id=1)) == {1, 2, 4, 5}
    assert set(goods.ids(category_id=13)) == {4, 5}
    assert set(goods.ids(seller_id=2, category_id=1)) == {4, 6}
    assert set(goods.ids(category_id=1, category_ids=(12, 13))) == {2, 4, 5}
    for unknown in (0, -3, 99, 2**80):
        assert goods.ids(category_id=unknown) == []


def test_limits_of_price_are_included(goods: Shop) -> None:
    assert set(goods.ids(price_min=2_000_000, price_max=4_000_000)) == {2, 3, 4}
    assert set(goods.ids(price_max=900_000)) == {1}
    assert goods.ids(price_min=5_000_001) == []
    assert goods.ids(price_min=2**70) == []
    assert set(goods.ids(price_min=-(2**70))) == {1, 2, 3, 4, 5}


def test_a_facet_does_not_narrow_itself_but_narrows_the_others(goods: Shop) -> None:
    chosen = {"category_id": 1, "category_ids": (13,)}
    assert goods.counts(Facet.CATEGORY, **chosen) == {11: 1, 12: 1, 13: 2}
    assert goods.counts(Facet.PROVINCE, **chosen) == {HERE: 1, THERE: 1}
    assert goods.counts(Facet.ROOT, **chosen) == {1: 2}
    result = goods.ask(facets=FACETS, **chosen)
    assert (result.total, result.price_min, result.price_max) == (2, 4_000_000, 5_000_000)
    result = goods.ask(facets=FACETS, in_stock=True, price_max=4_000_000)
    assert result.total == 3
    assert (result.price_min, result.price_max) == (900_000, 5_000_000)
    assert goods.counts(Facet.STOCK, in_stock=True, price_max=4_000_000) == {1: 3, 0: 1}
    assert goods.counts(Facet.PRICE, in_stock=True, price_max=4_000_000) == {3: 1, 5: 2, 6: 1}


def test_a_province_counts_what_choosing_it_would_show(goods: Shop) -> None:
    for chosen in ((), (HERE,), (HERE, THERE)):
        for category in (None, 1, 11):
            counts = goods.counts(Facet.PROVINCE, province_ids=chosen, category_id=category)
            assert counts
            for province, count in counts.items():
                assert goods.ask(province_ids=(province,), category_id=category).total == count
    assert goods.counts(Facet.PROVINCE, seller_id=2) == {THERE: 3}


def test_offers_may_be_left_out_of_list_and_counts(goods: Shop) -> None:
    assert set(goods.ids(excluded_ids=(1, 5, 999, -1))) == {2, 3, 4}
    result = goods.ask(excluded_ids=(1,), facets=FACETS)
    for facet in set(FACETS) - {Facet.PROVINCE}:
        assert sum(each.count for each in result.facets[facet]) == 4
    assert goods.counts(Facet.PROVINCE, excluded_ids=(6,)) == {HERE: 3, THERE: 2}


def test_facets_come_most_first_and_bars_in_their_order(goods: Shop) -> None:
    result = goods.ask(facets=FACETS)
    assert [(each.value, each.count) for each in result.facets[Facet.CATEGORY]] == [(13, 2), (11, 1), (12, 1), (21, 1)]
    assert [(each.value, each.count) for each in result.facets[Facet.PRICE]] == [(3, 1), (5, 3), (6, 1)]
    assert list(result.facets) == list(FACETS)
    assert goods.ask().facets == {}
    assert (goods.ask().price_min, goods.ask().price_max) == (None, None)


def test_what_has_ended_is_in_no_list_and_no_count(shop: Shop) -> None:
    shop.fill([offer(1, ends_at=AT), offer(2, ends_at=AT + 1), offer(3, ends_at=AT - 90 * DAY), offer(4)])
    result = shop.ask(facets=FACETS)
    assert (sorted(hit.id for hit in result.hits), result.total) == ([2, 4], 2)
    assert {facet: sum(each.count for each in counts) for facet, counts in result.facets.items()} == dict.fromkeys(FACETS, 2)
    later = NOW.replace(second=1)
    assert shop.ids(now=later) == [4]
    assert shop.ids(now=NOW.replace(year=2029)) == []
    assert sorted(shop.ids(now=NOW.replace(hour=11))) == [1, 2, 4]
    assert sorted(shop.ids()) == [2, 4]


@pytest.mark.parametrize(("sort", "order"), [
    (Sort.NEWEST, [3, 4, 2, 1]), (Sort.CHEAPEST, [4, 1, 2, 3]), (Sort.DEAREST, [3, 2, 1, 4]), (Sort.DELIVERY, [1, 3, 4, 2]),
    (Sort.SCORE, [4, 2, 3, 1]), (Sort.NEAREST, [4, 3, 2, 1]), (Sort.RELEVANCE, [4, 3, 2, 1]),
])
def test_every_order_with_equals(shop: Shop, sort: Sort, order: list[int]) -> None:
    shop.fill([
        offer(1, created_at=AT - 9, price=500, delivery_days=1, score=0, province_id=5),
        offer(2, created_at=AT - 9, price=500, delivery_days=4, score=470, province_id=6),
        offer(3, created_at=AT, price=900, delivery_days=2, score=100, province_id=6),
        offer(4, created_at=AT - 5, price=100, delivery_days=2, score=470, province_id=9),
    ], commits=2)
    assert shop.ids(sort=sort, near=(9, 6)) == order


def test_without_words_what_is_lifted_comes_first_then_stock_quality_and_day(shop: Shop) -> None:
    shop.fill([
        offer(1, created_at=AT, quality=0.9, in_stock=False),
        offer(2, created_at=AT - 9 * DAY, quality=0.4, seller_id=9),
        offer(3, created_at=AT - 5 * DAY, quality=0.41, seller_id=8),
        offer(4, created_at=AT - 5 * DAY - 3, quality=0.8, seller_id=8),
        offer(5, created_at=AT - 9 * DAY, quality=0.1, province_id=6),
        offer(6, created_at=AT - 1 * DAY, quality=0.8, category_id=12),
    ], commits=2)
    assert shop.ids(sort=Sort.RELEVANCE) == [6, 4, 3, 2, 5, 1]
    assert shop.ids(sort=Sort.RELEVANCE, near=(6,)) == [5, 6, 4, 3, 2, 1]
    boosts = (Boost(Ground.SELLER, 9, 0.5), Boost(Ground.CATEGORY, 11, 0.25), Boost(Ground.OFFER, 1, 2.0), Boost(Ground.SELLER, 8, 0.0001))
    assert shop.ids(sort=Sort.RELEVANCE, near=(6,), boosts=boosts) == [1, 2, 5, 4, 3, 6]
    assert shop.ids(sort=Sort.NEWEST, near=(6,), boosts=boosts)[0] == 1


def test_nearness_without_a_place_is_newness(shop: Shop) -> None:
    shop.fill([offer(1, created_at=AT), offer(2, created_at=AT - 1, province_id=6)])
    assert shop.ids(sort=Sort.NEAREST) == [1, 2]
    assert shop.ids(sort=Sort.NEAREST, near=(6,)) == [2, 1]


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_neither_repeat_nor_lose(shop: Shop, sort: Sort) -> None:
    shop.fill([offer(key, price=key % 3 * 100, delivery_days=key % 2, province_id=5 + key % 4) for key in range(1, 61)], commits=3)
    pages = [shop.ids(sort=sort, page=page, page_size=7, near=(6, 7)) for page in range(1, 11)]
    assert sorted(key for page in pages for key in page) == list(range(1, 61))
    assert [len(page) for page in pages] == [7] * 8 + [4, 0]
    assert [key for page in pages for key in page] == shop.ids(sort=sort, page_size=100, near=(6, 7))


def test_only_so_many_pages_have_a_number(shop: Shop) -> None:
    shop.fill([offer(key) for key in range(1, 406)])
    result = shop.ask(page_size=1, page=LAST_NUMBERED_PAGE)
    assert (result.pages, result.total) == (LAST_NUMBERED_PAGE, 405)
    assert shop.ids(page_size=1, page=LAST_NUMBERED_PAGE + 7) == [hit.id for hit in result.hits]
    assert result.after
    assert len(shop.ids(page_size=10, after=result.after)) == 5
    assert shop.ids(page=0) == shop.ids(page=1)


def test_a_hit_tells_version_and_seller(goods: Shop) -> None:
    goods.fill([offer(9, version=2**40, seller_id=31)])
    assert [(hit.id, hit.version, hit.seller_id) for hit in goods.ask().hits] == [(9, 2**40, 31)]


def test_an_empty_list_has_no_counts_and_no_limits(shop: Shop) -> None:
    shop.fill()
    result = shop.ask(facets=FACETS)
    assert (result.total, result.hits, result.pages, result.price_min, result.price_max, result.after) == (0, [], 0, None, None, "")
    assert result.facets == {facet: [] for facet in FACETS}
    assert shop.ids(sort=Sort.NEAREST, near=(5,)) == []
