"""What is told of a hit is what the engine added up."""

from __future__ import annotations

import struct
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engines.base import Boost, Ground, IndexedEngine, ListQuery, OfferDocument, Sort
from search.engines.explain import explain
from search.engines.ranking import NEAR, TIE, on_grid
from search.text import Form, Kind, analyse_query
from tests.search.engines.contract.shop import AT, DAY, NOW, Shop, any_of, offer, plan
from tests.search.engines.contract.test_against_reference import QUERIES, offers
from tests.search.judged import NOW as JUDGED_NOW
from tests.search.judged import JudgedEngine, document_of
from tests.search.judgements.corpus import corpus
from tests.search.judgements.grading import judgements


def single(worth: float) -> float:
    """As 32 bits hold it: an engine may tell its sums in as few digits as keep them apart."""
    found: float = struct.unpack("f", struct.pack("f", worth))[0]
    return found


@given(corpus=offers(), queries=st.lists(QUERIES, min_size=1, max_size=8))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_parts_of_anything_are_what_a_hit_is_worth(shop: Shop, corpus: list[OfferDocument], queries: list[ListQuery]) -> None:
    shop.fill(corpus)
    documents = {each.id: each for each in corpus}
    for query in (replace(each, sort=Sort.RELEVANCE, page=1) for each in queries):
        for hit in shop.engine.search(query).hits:
            assert explain(query, documents[hit.id]).worth == single(hit.worth)


def test_parts_of_judged_queries_are_what_a_hit_is_worth(engine: IndexedEngine) -> None:
    products = corpus()
    lexicon = JudgedEngine(engine, products).lexicon
    documents = {product.id: document_of(product) for product in products}
    boosts = (Boost(Ground.PROVINCE, 3, 0.37), Boost(Ground.OFFER, 40, 9.9), Boost(Ground.CATEGORY, 101, 1.0))
    checked = 0
    for judgement in judgements():
        read = analyse_query(judgement.query, lexicon=lexicon)
        for asked in (read, read.relaxed() or read):
            query = ListQuery(now=JUDGED_NOW, plan=asked, sort=Sort.RELEVANCE, page_size=10, boosts=boosts, near=(3, 4))
            for hit in engine.search(query).hits if asked.slots else ():
                explained = explain(query, documents[hit.id])
                assert explained.worth == single(hit.worth), judgement.query
                assert all(word.fields for word in explained.words if word.slot.required)
                checked += 1
    assert checked > 3000


def test_each_part_is_named(shop: Shop) -> None:
    document = offer(
        7, "شال گل‌دوزی", category="شال", names="یزد", in_stock=True, quality=0.5, created_at=AT - 3 * DAY, province_id=5, seller_id=9,
    )
    shop.fill([document])
    query = ListQuery(
        now=NOW, sort=Sort.RELEVANCE, near=(5,),
        boosts=(Boost(Ground.SELLER, 9, 0.5), Boost(Ground.SELLER, 9, 0.25), Boost(Ground.ROOT, 8, 1)),
        plan=plan(
            any_of("شال", "گلدوزی", weight=0.9), any_of("یزد", required=False), any_of("گل", form=Form.JOINED),
            any_of("آبی", required=False),
        ),
    )
    (hit,) = shop.engine.search(query).hits
    found = explain(query, document)
    shawl, place, joined, blue = found.words
    assert [(each.field, each.alternative.tokens, each.weight) for each in shawl.fields] == [
        ("title", ("شال",), on_grid(0.9)), ("category", ("شال",), on_grid(0.72)),
    ]
    assert [each.counts for each in shawl.fields] == [on_grid(0.9), TIE * on_grid(0.72)]
    assert [(each.field, each.counts) for each in place.fields] == [("names", 0.5)]
    assert [each.alternative.form for each in joined.fields] == [Form.JOINED]
    assert (blue.fields, blue.worth) == ((), 0)
    (lifted,) = found.grounds
    assert (lifted.ground, [each.weight for each in lifted.boosts], lifted.worth) == (Ground.SELLER, [0.5, 0.25], 0.75)
    assert (found.near, found.in_stock, found.quality, found.day) == (on_grid(NEAR), True, 8, (AT - 3 * DAY) // DAY)
    assert (found.worth, all(each.alternative.kind is Kind.EXACT for each in shawl.fields)) == (single(hit.worth), True)
