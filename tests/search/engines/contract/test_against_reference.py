"""Corpora and queries that nobody thought of: the engine's set, counts and order are those of the plain reference."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.base import Boost, Ground, ListQuery, OfferDocument, Sort
from search.engines.cursors import cursor_write
from search.text import Alternative, Form, Kind, QueryPlan, Slot, analyse_document
from tests.search.engines.contract.reference import Reference
from tests.search.engines.contract.shop import AT, DAY, FACETS, NOW, Shop

WORDS = ("شال", "کیف", "سبز", "گل‌دوزی", "ترمه‌ها", "به", "۱۲")
TOKENS = ("شال", "کیف", "سبز", "گلدوزی", "ترمه", "گل", "نیست", "شالکیف", "به", "12")
TEXT = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)


@st.composite
def offers(draw: st.DrawFn) -> list[OfferDocument]:
    def one(key: int) -> OfferDocument:
        small = st.integers(0, 2)
        best_here = draw(st.booleans())
        return OfferDocument(
            id=key, version=draw(st.integers(1, 3)), product_id=key, seller_id=1 + draw(small), category_id=11 + draw(small),
            root_id=1 + draw(small), province_id=5 + draw(small), price=draw(small) * 100, price_band=draw(small),
            in_stock=draw(st.booleans()), best=best_here and draw(st.booleans()), best_here=best_here,
            ends_at=AT + draw(st.sampled_from((-DAY, 0, 1, DAY, 9 * DAY))),
            created_at=AT - draw(small) * DAY - draw(small), delivery_days=draw(small), score=draw(small),
            quality=draw(st.sampled_from((0.0, 0.03, 0.5, 1.0))),
            tokens=analyse_document({"title": draw(TEXT), "category": draw(TEXT), "names": draw(TEXT), "description": draw(TEXT)}),
        )

    return [one(key) for key in draw(st.lists(st.integers(1, 60), unique=True, max_size=30))]


ALTERNATIVES = st.builds(
    Alternative, st.sampled_from(list(Form)), st.lists(st.sampled_from((*TOKENS, "6")), min_size=1, max_size=2).map(tuple),
    st.sampled_from((1.0, 0.9, 0.81, 0.45)), st.just(Kind.EXACT),
)
SLOTS = st.builds(Slot, st.just(""), st.lists(ALTERNATIVES, max_size=4).map(tuple), st.booleans(), st.just(0), st.just(0))
PLANS = st.none() | st.builds(QueryPlan, slots=st.lists(SLOTS, max_size=3).map(tuple))
BOOSTS = st.builds(Boost, st.sampled_from(list(Ground)), st.sampled_from((1, 2, 5, 6, 11, 12, 30)), st.sampled_from((0.25, 1.0, 10.0)))
PRICES = st.none() | st.sampled_from((0, 100, 101, 200))
QUERIES = st.builds(
    ListQuery, now=st.just(NOW), category_id=st.sampled_from((None, None, 1, 2, 11, 77)),
    category_ids=st.sampled_from(((), (), (11,), (11, 12))), province_ids=st.sampled_from(((), (), (5,), (5, 6), (6, 7, 8, 9, 10, 11))),
    seller_id=st.sampled_from((None, None, None, 1, 9)), price_min=PRICES, price_max=PRICES,
    in_stock=st.booleans(), sort=st.sampled_from(list(Sort)),
    page=st.integers(1, 3), page_size=st.sampled_from((1, 4, 24)), facets=st.just(FACETS), plan=PLANS,
    boosts=st.lists(BOOSTS, max_size=3).map(tuple), near=st.sampled_from(((), (6,), (7, 5))),
    excluded_ids=st.sampled_from(((), (), (3,), (3, 4, 5, 6, 7, 8, 9))),
)


@given(corpus=offers(), queries=st.lists(QUERIES, min_size=1, max_size=8), commits=st.integers(1, 3))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_lists_are_those_of_the_reference(
    shop: Shop, corpus: list[OfferDocument], queries: list[ListQuery], commits: int
) -> None:
    shop.fill(corpus, commits=commits)
    reference = Reference(corpus)
    for query in queries:
        expected = reference.listed(query)
        result = shop.engine.search(query)
        first = (query.page - 1) * query.page_size
        assert [(hit.id, hit.version, hit.seller_id) for hit in result.hits] == [
            (each.id, each.version, each.seller_id) for each in expected[first:first + query.page_size]
        ]
        assert (result.total, result.pages) == (len(expected), -(-len(expected) // query.page_size))
        assert {facet: {each.value: each.count for each in result.facets[facet]} for facet in FACETS} == {
            facet: reference.counts(facet, query) for facet in FACETS
        }
        assert (result.price_min, result.price_max) == reference.price_limits(query)
        if query.sort is Sort.RELEVANCE:
            assert [hit.worth for hit in result.hits] == [reference.worth(each, query) for each in expected[first:first + query.page_size]]
            result = shop.engine.search(replace(query, after=cursor_write(first, 0, 0)))
            assert [hit.id for hit in result.hits] == [each.id for each in expected[first:first + query.page_size]]
        if result.after:
            after = [hit.id for hit in shop.engine.search(replace(query, after=result.after)).hits]
            assert after == [each.id for each in expected[first + query.page_size:first + 2 * query.page_size]]
        else:
            assert len(expected) <= first + query.page_size
