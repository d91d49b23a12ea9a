"""The pipeline judged on the small shop, before any engine: what an engine that follows the plan can reach."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.search.judgements import grading
from tests.search.judgements.corpus import Product, corpus
from tests.search.judgements.reference import ReferenceEngine

LEAST_OVERALL = 0.95
LEAST_OF_A_CLASS = 0.90
LEAST_QUERIES = 300
LEAST_OF_A_CLASS_QUERIES = 30
LEAST_PAIRS = 200
# A naive stem would take each for another word: کتان for کت, دفتر for دف, برات for بر, کرمان for کرم.
TAKEN_FOR_OTHERS = ("کت", "کت‌ها", "کتان", "دف", "دفتر", "دفترها", "برات", "کرمان", "کرمانج", "کرم")


@pytest.fixture(scope="module")
def products() -> list[Product]:
    return corpus()


@pytest.fixture(scope="module")
def engine(products: list[Product]) -> ReferenceEngine:
    return ReferenceEngine(products)


def test_every_class_has_enough_queries_and_no_query_is_asked_twice() -> None:
    judged = grading.judgements()
    counts = Counter(judgement.cls for judgement in judged)
    assert len(judged) >= LEAST_QUERIES
    assert set(counts) == set(grading.CLASSES)
    assert min(counts.values()) >= LEAST_OF_A_CLASS_QUERIES
    assert len({judgement.query for judgement in judged}) == len(judged)


def test_every_query_has_something_to_find(products: list[Product]) -> None:
    assert [judgement.query for judgement in grading.judgements() if not any(map(judgement.gain, products))] == []


def test_first_pages_are_good_in_every_class(products: list[Product], engine: ReferenceEngine) -> None:
    scores, worst = grading.evaluate(engine.search, products, grading.judgements())
    report = {cls: (round(score.ndcg, 3), round(score.zero_rate, 3)) for cls, score in scores.items()}
    weakest = [(round(value, 2), judgement.query) for value, judgement in worst[:10]]
    assert scores["overall"].ndcg >= LEAST_OVERALL, (report, weakest)
    assert min(score.ndcg for score in scores.values()) >= LEAST_OF_A_CLASS, (report, weakest)
    assert scores["overall"].zero_rate == 0, (report, weakest)


@pytest.mark.parametrize("query", TAKEN_FOR_OTHERS)
def test_a_word_brings_all_that_carries_it_and_nothing_of_another(products: list[Product], engine: ReferenceEngine, query: str) -> None:
    wanted = _wanted(query, products)
    found = engine.search(query, len(products))
    assert [product.title for product in found if product.id not in wanted] == []
    assert len(found) == len(wanted)


def test_a_first_page_of_quince_is_of_quince_alone(products: list[Product], engine: ReferenceEngine) -> None:
    assert {product.id for product in engine.search("به")} <= _wanted("به", products)


def test_pairs_of_spellings_give_the_same_first_ten(engine: ReferenceEngine) -> None:
    pairs = grading.pairs()
    assert len(pairs) >= LEAST_PAIRS
    found = [(one, other, engine.search(one), engine.search(other)) for one, other, _ in pairs]
    assert [(one, other) for one, other, first, second in found if not first or first != second] == []


def test_the_corpus_is_the_same_each_time(products: list[Product]) -> None:
    assert corpus() == products
    assert len({product.id for product in products}) == len(products) >= 2000


def test_ndcg_knows_the_best_page_and_punishes_a_late_hit() -> None:
    assert grading.ndcg([3, 3, 0], [0, 3, 3]) == 1.0
    assert grading.ndcg([0, 3, 3], [0, 3, 3]) < 0.8
    assert grading.ndcg([], [3]) == 0.0
    assert grading.ndcg([0], [0]) == 0.0


def test_a_gain_is_that_of_the_best_rule(products: list[Product]) -> None:
    manto = next(product for product in products if product.leaf == "manto")
    rules = (
        grading.Rule({"leaf": "manto"}, 1),
        grading.Rule({"leaf": ["manto"], "province": manto.province}, 3),
        grading.Rule({"word": "نیست"}, 2),
    )
    assert grading.Judgement("مانتو", "letters", rules).gain(manto) == 3
    assert grading.Judgement("مانتو", "letters", rules[2:]).gain(manto) == 0
    assert grading.Judgement("مانتو", "letters", (grading.Rule({"price_max": manto.price - 1}, 3),)).gain(manto) == 0


def _wanted(query: str, products: list[Product]) -> set[int]:
    (judgement,) = (each for each in grading.judgements() if each.query == query)
    return {product.id for product in products if judgement.gain(product)}
