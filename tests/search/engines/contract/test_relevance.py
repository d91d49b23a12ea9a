"""First pages as judged, through a real index."""

from __future__ import annotations

import pytest

from search.engines.base import IndexedEngine
from tests.search.judged import JudgedEngine
from tests.search.judgements import grading
from tests.search.judgements.corpus import corpus
from tests.search.judgements.test_judgements import LEAST_OF_A_CLASS, LEAST_OVERALL, LEAST_PAIRS


@pytest.fixture
def judged(engine: IndexedEngine) -> JudgedEngine:
    return JudgedEngine(engine, corpus())


def test_first_pages_are_good_in_every_class(judged: JudgedEngine) -> None:
    scores, worst = grading.evaluate(judged.search, corpus(), grading.judgements())
    report = {cls: (round(score.ndcg, 3), round(score.zero_rate, 3)) for cls, score in scores.items()}
    weakest = [(round(value, 2), judgement.query) for value, judgement in worst[:10]]
    assert scores["overall"].ndcg >= LEAST_OVERALL, (report, weakest)
    assert min(score.ndcg for score in scores.values()) >= LEAST_OF_A_CLASS, (report, weakest)
    assert scores["overall"].zero_rate == 0, (report, weakest)


def test_pairs_of_spellings_give_the_same_first_ten(judged: JudgedEngine) -> None:
    pairs = grading.pairs()
    assert len(pairs) >= LEAST_PAIRS
    found = [(one, other, judged.search(one), judged.search(other)) for one, other, _ in pairs]
    assert [(one, other) for one, other, first, second in found if not first or first != second] == []
