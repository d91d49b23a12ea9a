"""The embedded engine and the cluster answer alike."""

from __future__ import annotations

from pathlib import Path

from search.engines.tantivy import TantivyEngine
from tests.search.engines.elastic import elastic_engine
from tests.search.judged import JudgedEngine
from tests.search.judgements import grading
from tests.search.judgements.corpus import corpus


def test_every_judged_query_has_the_same_first_ten(search_server: tuple[str, ...], tmp_path: Path) -> None:
    products = corpus()
    with elastic_engine(search_server) as cluster:
        one, other = JudgedEngine(TantivyEngine(tmp_path), products), JudgedEngine(cluster, products)
        asked = [judgement.query for judgement in grading.judgements()]
        assert [text for text in asked if one.search(text) != other.search(text)] == []
