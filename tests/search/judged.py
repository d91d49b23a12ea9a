"""The judgements' shop in a real index, and the searches that stand beside ours as what others get."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import psycopg
import tantivy
from elasticsearch import Elasticsearch
from elasticsearch.helpers import bulk

from search.engines.base import IndexedEngine, ListQuery, OfferDocument, Sort
from search.engines.tantivy.shelf import values
from search.text import RELAX_BELOW, Lexicon, LexiconBuilder, QueryPlan, analyse_document, analyse_query
from tests.search.judgements.corpus import LEAVES, PROVINCES, SYNONYMS, Product

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
AT = int(NOW.timestamp())
DEPTH = 10
PROVINCE_IDS = {name: number for number, name in enumerate(PROVINCES, 1)}
LEAF_IDS = {slug: number for number, slug in enumerate(LEAVES, 100)}

Search = Callable[[str], Sequence[Product]]


class JudgedEngine:
    """Fills the engine with the goods and asks it as `search.index` does: plan, prices and provinces of the text, relaxed where few fit."""

    def __init__(self, engine: IndexedEngine, products: Sequence[Product]) -> None:
        self._engine = engine
        self._products = {product.id: product for product in products}
        builder = LexiconBuilder()
        documents = [document_of(product) for product in products]
        for document in documents:
            builder.add(document.tokens)
        codes = {name: str(number) for name, number in PROVINCE_IDS.items()}
        self.lexicon: Lexicon = builder.build(synonyms=SYNONYMS, provinces=codes)
        writer = engine.writer("judged")
        writer.put(documents)
        writer.close()
        engine.swap("judged")

    def search(self, text: str) -> list[Product]:
        plan = analyse_query(text, lexicon=self.lexicon)
        query = ListQuery(
            now=NOW, text=text, plan=plan, sort=Sort.RELEVANCE, page_size=DEPTH, price_min=plan.price_min, price_max=plan.price_max,
            province_ids=tuple(map(int, plan.provinces)),
        )
        result = self._engine.search(query)
        relaxed: QueryPlan | None = plan.relaxed() if result.total < RELAX_BELOW else None
        if relaxed is not None:
            result = self._engine.search(replace(query, plan=relaxed))
        return [self._products[hit.id] for hit in result.hits]


def document_of(product: Product) -> OfferDocument:
    return OfferDocument(
        id=product.id, version=1, product_id=product.id, seller_id=1, category_id=LEAF_IDS[product.leaf], root_id=1,
        province_id=PROVINCE_IDS[product.province], price=product.price, price_band=1, in_stock=True, best=True, best_here=True,
        ends_at=AT + 86_400, created_at=AT - 90 * 86_400, delivery_days=3, score=0, quality=0.0, tokens=analyse_document(product.fields()),
    )


def plain_postgres(url: str, products: Sequence[Product]) -> Search:
    """`to_tsvector('simple', …)` and `websearch_to_tsquery`, most rank first. Holds a connection until the process ends."""
    connection = psycopg.connect(url, autocommit=True)
    connection.execute("CREATE TEMPORARY TABLE judged (id int PRIMARY KEY, words tsvector)")
    with connection.cursor() as cursor:
        rows = [(product.id, " ".join(product.fields().values())) for product in products]
        cursor.executemany("INSERT INTO judged VALUES (%s, to_tsvector('simple', %s))", rows)
    known = {product.id: product for product in products}

    def search(text: str) -> list[Product]:
        rows = connection.execute(
            "SELECT id FROM judged, websearch_to_tsquery('simple', %s) asked WHERE words @@ asked "
            "ORDER BY ts_rank(words, asked) DESC, id DESC LIMIT %s", [text, DEPTH],
        ).fetchall()
        return [known[row[0]] for row in rows]

    return search


def plain_tantivy(folder: Path, products: Sequence[Product]) -> Search:
    """The default analyser, the default query parser, BM25."""
    builder = tantivy.SchemaBuilder().add_integer_field("id", fast=True)
    names = ("title", "category", "names", "description")
    for name in names:
        builder.add_text_field(name)
    folder.mkdir(parents=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(50_000_000, 1)
    for product in products:
        writer.add_document(tantivy.Document(id=product.id, **product.fields()))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    known = {product.id: product for product in products}

    def search(text: str) -> list[Product]:
        query, _ = index.parse_query_lenient(text, list(names))
        at = [address for _, address in searcher.search(query, limit=DEPTH).hits]
        return [known[key] for key in values(searcher, "id", at)]

    return search


def plain_elasticsearch(urls: Sequence[str], index: str, products: Sequence[Product]) -> Search:
    """The standard analyser, `multi_match` over the same four fields, BM25."""
    client = Elasticsearch(list(urls), request_timeout=60)
    names = ["title", "category", "names", "description"]
    client.indices.create(index=index, mappings={"properties": {name: {"type": "text"} for name in names}})
    bulk(client, ({"_index": index, "_id": str(product.id), "_source": product.fields()} for product in products), refresh=True)
    known = {product.id: product for product in products}

    def search(text: str) -> list[Product]:
        found = client.search(index=index, query={"multi_match": {"query": text, "fields": names}}, size=DEPTH, source=False)
        return [known[int(hit["_id"])] for hit in found["hits"]["hits"]]

    return search
