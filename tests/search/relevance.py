"""`make relevance`: NDCG@10 and the share of queries without a hit, by class of query, for each engine and for what others get."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from search.engines.tantivy import TantivyEngine
from shop.core.postgres import PostgresError, Server
from shop.settings.env import DATA
from tests.plugin import FAST
from tests.search.engines.elastic import elastic_engine, prefix_new
from tests.search.judged import JudgedEngine, Search, plain_elasticsearch, plain_postgres, plain_tantivy
from tests.search.judgements import grading
from tests.search.judgements.corpus import Product, corpus
from tests.searchserver.nodes import SearchServer
from tests.searchserver.parts import PartMissingError


def searches(stack: ExitStack) -> dict[str, Search]:
    """By what the report calls them. What cannot be asked on this machine is told and left out."""
    products = corpus()
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    found: dict[str, Search] = {"tantivy": JudgedEngine(TantivyEngine(folder / "ours"), products).search}
    found |= elasticsearch(stack, products)
    found["tantivy, default analyser"] = plain_tantivy(folder / "plain", products)
    try:
        own = Server(DATA / "test-postgres", FAST)
        url = os.environ.get("TEST_DATABASE_URL") or stack.enter_context(own.running(wait_for_others=False))
        found["PostgreSQL, simple"] = plain_postgres(url, products)
    except PostgresError as error:
        print(f"PostgreSQL is left out: {error}", file=sys.stderr)
    return found


def elasticsearch(stack: ExitStack, products: Sequence[Product]) -> dict[str, Search]:
    """A server of this run's own, and on it our index beside one as others make it."""
    try:
        urls = stack.enter_context(SearchServer()).urls
    except PartMissingError as missing:
        print(f"Elasticsearch is left out: {missing}", file=sys.stderr)
        return {}
    ours = stack.enter_context(elastic_engine(urls))
    return {
        "elasticsearch": JudgedEngine(ours, products).search,
        "elasticsearch, standard analyser": plain_elasticsearch(urls, prefix_new(), products),
    }


def main() -> int:
    with ExitStack() as stack:
        asked, products = grading.judgements(), corpus()
        print(f"NDCG@10 (share of queries without a hit) over {len(asked)} queries and {len(products)} goods")
        reports = {}
        for name, search in searches(stack).items():
            began = time.perf_counter()
            reports[name] = grading.evaluate(search, products, asked)
            print(f"  {name}: {(time.perf_counter() - began) / len(asked) * 1000:.1f} ms a query", file=sys.stderr)
        width = max(map(len, reports))
        print(" " * 18 + "  ".join(f"{name:>{width}}" for name in reports))
        for cls in (*grading.CLASSES, "overall"):
            cells = (f"{scores[cls].ndcg:.3f} ({scores[cls].zero_rate:>4.0%})" for scores, _ in reports.values())
            print(f"{cls:<18}" + "  ".join(f"{cell:>{width}}" for cell in cells))
        for value, judgement in next(iter(reports.values()))[1][:5]:
            print(f"weakest of ours: {value:.2f}  {judgement.query}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
