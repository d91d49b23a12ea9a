"""Lists from PostgreSQL: filters, facets that do not narrow themselves, sorts, pages, words."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from catalog.listings.bands import BOUNDS, band_of
from catalog.listings.models import CategoryInfo, Listing
from catalog.listings.services import price_set, stock_set
from search.engines.base import EngineError, Facet, ListQuery, ListResult, Sort
from search.engines.postgres import PostgresEngine
from search.engines.registry import engine
from shop.places.models import Province
from tests.catalog.makes import card_of, maker_change, maker_make, other_offer, product_make, record_of

FACETS = (Facet.CATEGORY, Facet.ROOT, Facet.PROVINCE, Facet.STOCK, Facet.PRICE)


def _search(**query: Any) -> ListResult:
    return engine().search(ListQuery(**{"now": timezone.now(), **query}))


def _ids(result: ListResult) -> list[int]:
    return [hit.id for hit in result.hits]


def _counts(result: ListResult, facet: Facet) -> dict[int, int]:
    return {count.value: count.count for count in result.facets[facet]}


def _category(slug: str) -> int:
    return int(CategoryInfo.objects.get(slug=slug).category_id)


def _provinces() -> list[int]:
    return list(Province.objects.order_by("pk").values_list("pk", flat=True)[:3])


@pytest.fixture
def goods(db: None) -> list[Any]:
    """Two makers in two provinces, five products, one of them with both makers."""
    here, there, _other = _provinces()
    first, second = maker_make(province_id=here), maker_make(province_id=there)
    products = [
        product_make(first, "شال پشمی سبز", leaf="shawl", price=1_000_000),
        product_make(first, "روسری نخی", leaf="scarf", price=2_000_000, stock=0),
        product_make(second, "مربای به", leaf="jam", price=3_000_000, preparation_days=1),
        product_make(second, "کت زنانه", leaf="manto", price=4_000_000),
        product_make(first, "پیراهن کتان", leaf="manto", price=5_000_000),
    ]
    other_offer(second, products[0], price=900_000)
    return products


def test_a_general_list_shows_each_product_once_a_province_its_own_a_shop_all_its_own(goods: list[Any]) -> None:
    here, there, other = _provinces()
    first = Listing.objects.filter(province_id=here).values_list("partner_id", flat=True)[0]
    assert _search().total == 5
    assert card_of(goods[0], Listing.objects.get(product=goods[0], province_id=there).partner).pk in _ids(_search())
    assert set(_ids(_search(province_ids=(here,)))) == set(Listing.objects.filter(province_id=here).values_list("pk", flat=True))
    assert _search(province_ids=(here, there)).total == 6
    assert _search(province_ids=(other,)).total == 0
    assert _search(seller_id=first).total == 3


def test_the_order_by_score_and_by_nearness(goods: list[Any]) -> None:
    here, there, _other = _provinces()
    best = card_of(goods[3])
    Listing.objects.filter(pk=best.pk).update(score="4.70")
    assert _ids(_search(sort=Sort.SCORE))[0] == best.pk
    provinces = dict(Listing.objects.values_list("pk", "province_id"))
    found = [provinces[key] for key in _ids(_search(sort=Sort.NEAREST, near=(there, here)))]
    assert found == sorted(found, key=(there, here).index)
    assert _ids(_search(sort=Sort.NEAREST)) == _ids(_search())


def test_a_category_is_a_root_or_a_leaf(goods: list[Any]) -> None:
    assert _search(category_id=_category("fashion")).total == 4
    assert _search(category_id=_category("manto")).total == 2
    assert _search(category_id=999_999).total == 0
    assert _search(category_id=_category("fashion"), category_ids=(_category("manto"), _category("scarf"))).total == 3


def test_a_facet_does_not_narrow_itself_but_narrows_the_others(goods: list[Any]) -> None:
    here, there, _other = _provinces()
    manto, shawl, scarf = (_category(slug) for slug in ("manto", "shawl", "scarf"))
    result = _search(category_id=_category("fashion"), category_ids=(manto,), facets=FACETS)
    assert _counts(result, Facet.CATEGORY) == {manto: 2, shawl: 1, scarf: 1}
    assert _counts(result, Facet.PROVINCE) == {here: 1, there: 1}
    assert (result.total, result.price_min, result.price_max) == (2, 4_000_000, 5_000_000)
    result = _search(category_id=_category("fashion"), province_ids=(here,), facets=FACETS)
    assert _counts(result, Facet.PROVINCE) == {here: 3, there: 2}
    assert _counts(result, Facet.CATEGORY) == {manto: 1, shawl: 1, scarf: 1}
    result = _search(in_stock=True, price_max=4_000_000, facets=FACETS)
    assert result.total == 3
    assert _counts(result, Facet.STOCK) == {1: 3, 0: 1}
    assert (result.price_min, result.price_max) == (900_000, 5_000_000)
    assert sum(_counts(result, Facet.PRICE).values()) == 4
    assert _counts(result, Facet.ROOT) == {_category("fashion"): 2, _category("food"): 1}


def test_a_province_counts_what_choosing_it_would_show(goods: list[Any]) -> None:
    for province, count in _counts(_search(facets=FACETS), Facet.PROVINCE).items():
        assert _search(province_ids=(province,)).total == count


def test_an_empty_list_has_no_counts_and_no_limits(db: None) -> None:
    result = _search(facets=FACETS)
    assert (result.total, result.hits, result.pages, result.price_min, result.price_max) == (0, [], 0, None, None)
    assert all(counts == [] for counts in result.facets.values())


def test_what_ended_is_neither_shown_nor_counted(goods: list[Any]) -> None:
    result = _search(now=timezone.now() + dt.timedelta(days=301), facets=FACETS)
    assert (result.total, result.hits) == (0, [])
    assert all(counts == [] for counts in result.facets.values())


def test_hits_bring_the_version_of_now(goods: list[Any]) -> None:
    record = record_of(goods[2])
    price_set(stockrecord_id=record.pk, price=3_300_000, actor=None)
    card = card_of(goods[2])
    assert [(hit.id, hit.version) for hit in _search(category_id=_category("jam")).hits] == [(card.pk, card.version)]


@pytest.mark.parametrize(("sort", "key", "reverse"), [
    (Sort.NEWEST, lambda card: (card.created_at, card.pk), True),
    (Sort.CHEAPEST, lambda card: (card.price, card.pk), False),
    (Sort.DEAREST, lambda card: (card.price, card.pk), True),
    (Sort.DELIVERY, lambda card: (card.preparation_days, card.pk), False),
])
def test_pages_neither_repeat_nor_lose_where_everything_is_equal(
    db: None, sort: Sort, key: Callable[[Listing], Any], reverse: bool,
) -> None:
    partner, moment = maker_make(), timezone.now()
    for number in range(11):
        product_make(partner, price=1_000 + number // 6, created_at=moment)
    expected = [card.pk for card in sorted(Listing.objects.all(), key=key, reverse=reverse)]
    pages = [_ids(_search(sort=sort, page=page, page_size=3)) for page in (1, 2, 3, 4, 5)]
    assert [key for page in pages for key in page] == expected
    assert _search(sort=sort, page_size=3).pages == 4
    assert [key for page in _walk(sort) for key in page] == expected


def _walk(sort: Sort) -> Iterator[list[int]]:
    after = ""
    while True:
        result = _search(sort=sort, page_size=3, after=after)
        yield _ids(result)
        after = result.after
        if not after:
            return


def test_a_cursor_goes_on_where_it_was_though_goods_came_and_went(db: None) -> None:
    partner = maker_make()
    products = [product_make(partner) for _ in range(6)]
    first = _search(page_size=2)
    product_make(partner)
    stock_set(stockrecord_id=record_of(products[5]).pk, num_in_stock=0, actor=None)
    second = _search(page_size=2, after=first.after)
    assert _ids(second) == [card_of(products[3]).pk, card_of(products[2]).pk]


@pytest.mark.parametrize("cursor", [
    "x", "%%", "MTIz", "4pyT", "a.b", "LTEuMQ", "OTAwMDAwMDAwMDAwMDAwMDAwMC4x", "MS45OTk5OTk5OTk5OTk5OTk5OTk5OQ",
])
def test_a_forged_cursor_is_refused(db: None, cursor: str) -> None:
    with pytest.raises(EngineError):
        _search(after=cursor)


@pytest.mark.parametrize(("text", "titles"), [
    ("شال", {"شال پشمی سبز"}),
    ("شال پشمي", {"شال پشمی سبز"}),
    ("کت", {"کت زنانه"}),
    ("مربا", {"مربای به"}),
    ("به", {"مربای به"}),
    ("روسری با نخی", {"روسری نخی"}),
    ("پوشاک سبز", {"شال پشمی سبز"}),
    ("روسرى نخئ", {"روسری نخی"}),
    ("زنانح", {"کت زنانه"}),
    ("موشک", set()),
    ("100% _", set()),
])
def test_words_find_titles(goods: list[Any], text: str, titles: set[str]) -> None:
    found = _search(text=text, sort=Sort.RELEVANCE, facets=FACETS)
    assert set(Listing.objects.filter(pk__in=_ids(found)).values_list("title", flat=True)) == titles
    assert found.total == len(titles)


def test_a_half_space_is_found_typed_either_way(db: None) -> None:
    product_make(maker_make(), "رومیزی گل‌دوزی")
    for text in ("گل‌دوزی", "گلدوزی", "گل دوزی"):
        assert _search(text=text).total == 1, text


def test_what_stands_in_the_title_comes_first(db: None) -> None:
    partner = maker_make("کارگاه زعفران")
    product_make(partner, "نبات چوبی", leaf="noghl")
    titled = product_make(maker_make(), "نبات زعفران", leaf="noghl")
    product_make(partner, "گز اصفهان", leaf="gaz")
    assert _ids(_search(text="زعفران", sort=Sort.RELEVANCE))[0] == card_of(titled).pk
    assert _search(text="زعفران", sort=Sort.RELEVANCE).total == 3


def test_one_query_for_two_goods_and_for_twenty(db: None, django_assert_max_num_queries: Any) -> None:
    partner = maker_make()
    category = _category("fashion")
    _search(category_id=category)
    for count in (2, 18):
        for _ in range(count):
            product_make(partner)
        with django_assert_max_num_queries(1):
            _search(category_id=category, facets=FACETS, text="کالا", in_stock=True)


def test_bands_in_the_table_are_those_of_python(db: None) -> None:
    partner = maker_make()
    for price in (1, BOUNDS[0] - 1, BOUNDS[0], BOUNDS[3] + 1, BOUNDS[-1], 9_999_999_999):
        assert card_of(product_make(partner, price=price)).price_band == band_of(price)


class CountsAreWhatANaiveCountFinds(TestCase):
    """Every facet under every mix of filters, against a count in Python."""

    def setUp(self) -> None:
        provinces = _provinces()
        self.leaves = [_category(slug) for slug in ("scarf", "jam", "manto")]
        makers = [maker_make(province_id=province) for province in provinces]
        for number in range(24):
            product = product_make(
                makers[number % 3], leaf=("scarf", "jam", "manto")[number % 5 % 3], price=100_000 * (1 + number * 7 % 11),
                stock=number % 4,
            )
            if number % 4 == 0:
                other_offer(makers[(number + 1) % 3], product, price=350_000, stock=number % 3)
        maker_change(makers[2], is_frozen=False)
        self.provinces = provinces

    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        st.sets(st.integers(0, 2), max_size=2), st.sets(st.integers(0, 2), max_size=2), st.booleans(),
        st.one_of(st.none(), st.integers(1, 9)), st.one_of(st.none(), st.integers(1, 9)), st.booleans(),
    )
    def test_counts(
        self, leaves: set[int], provinces: set[int], in_stock: bool, least: int | None, most: int | None, scoped: bool,
    ) -> None:
        query = ListQuery(
            now=timezone.now(), category_id=_category("fashion") if scoped else None,
            category_ids=tuple(self.leaves[n] for n in leaves), province_ids=tuple(self.provinces[n] for n in provinces),
            in_stock=in_stock, price_min=least and least * 100_000, price_max=most and most * 100_000, page_size=100, facets=FACETS,
        )
        result = PostgresEngine().search(query)
        assert set(_ids(result)) == {card.pk for card in _naive(query)}
        assert result.total == len(_naive(query))
        columns: dict[Facet, tuple[Callable[[Listing], int], dict[str, Any]]] = {
            Facet.CATEGORY: (lambda card: card.category_id, {"category_ids": ()}),
            Facet.ROOT: (lambda card: card.root_id, {}),
            Facet.STOCK: (lambda card: int(card.in_stock), {"in_stock": False}),
            Facet.PRICE: (lambda card: card.price_band, {"price_min": None, "price_max": None}),
        }
        for facet, (value, without) in columns.items():
            assert _counts(result, facet) == Counter(map(value, _naive(dataclasses.replace(query, **without)))), facet
        for province in self.provinces:
            wanted = len(_naive(dataclasses.replace(query, province_ids=(province,))))
            assert _counts(result, Facet.PROVINCE).get(province, 0) == wanted
        prices = [card.price for card in _naive(dataclasses.replace(query, price_min=None, price_max=None))]
        assert (result.price_min, result.price_max) == (min(prices, default=None), max(prices, default=None))


def _naive(query: ListQuery) -> list[Listing]:
    return [
        card for card in Listing.objects.all()
        if (card.best_here and card.province_id in query.province_ids if query.province_ids else card.best)
        and (query.category_id is None or query.category_id in card.categories)
        and (not query.category_ids or card.category_id in query.category_ids)
        and (not query.in_stock or card.in_stock)
        and (query.price_min is None or card.price >= query.price_min)
        and (query.price_max is None or card.price <= query.price_max)
    ]


def test_what_operators_took_out_is_neither_shown_nor_counted(goods: list[Any]) -> None:
    whole = _search(facets=FACETS)
    gone = whole.hits[1].id
    left = _search(facets=FACETS, excluded_ids=(gone,))
    assert _ids(left) == [hit for hit in _ids(whole) if hit != gone]
    assert left.total == whole.total - 1 == sum(_counts(left, Facet.ROOT).values())
