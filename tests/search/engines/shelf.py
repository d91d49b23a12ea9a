"""PostgreSQL as an engine of the contract: a table of its own takes what an index would hold, without words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import connection

from search.engines.base import EntryDocument, ListQuery, ListResult, OfferDocument
from search.engines.postgres import PostgresEngine
from search.engines.table import ListTable, table_set

ROOTS = {leaf: leaf // 10 for leaf in range(10, 100)} | {root: root for root in range(1, 10)}
"""The contract's leaves bear the number of their field in front."""
TABLE = ListTable(
    name="contract_offer", id="id", version="version", seller="seller", category="category", root="root", province="province",
    price="price", band="band", in_stock="in_stock", ends_at="ends_at", created_at="created_at", delivery="delivery", score="score",
    quality="quality", text="words", best="best", best_here="best_here", hidden="false", root_of=ROOTS.get,
)
COLUMNS = {
    "id": "bigint", "version": "bigint", "seller": "bigint", "category": "int", "root": "int", "province": "int", "price": "bigint",
    "band": "smallint", "in_stock": "boolean", "best": "boolean", "best_here": "boolean", "ends_at": "timestamptz",
    "created_at": "timestamptz", "delivery": "int", "score": "bigint", "quality": "float8", "words": "text",
}


class PostgresShelf:
    """Takes whole corpora: one generation, no words, no entries."""

    name = PostgresEngine.name

    def __init__(self) -> None:
        table_set(TABLE)
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMPORARY TABLE {TABLE.name} ({', '.join(f'{name} {kind}' for name, kind in COLUMNS.items())})")

    def search(self, query: ListQuery) -> ListResult:
        return PostgresEngine().search(query)

    def writer(self, generation: str) -> PostgresShelf:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE.name}")
        return self

    def put(self, offers: Iterable[OfferDocument]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE.name} VALUES ({', '.join(['%s'] * len(COLUMNS))})",
                [
                    (each.id, each.version, each.seller_id, each.category_id, each.root_id, each.province_id, each.price, each.price_band,
                     each.in_stock, each.best, each.best_here, _moment(each.ends_at), _moment(each.created_at), each.delivery_days,
                     each.score, each.quality, "")
                    for each in offers
                ],
            )

    def put_entries(self, entries: Iterable[EntryDocument]) -> None:
        return

    def commit(self) -> None:
        return

    def close(self) -> None:
        return

    def swap(self, generation: str) -> None:
        return


def _moment(seconds: int) -> dt.datetime:
    return dt.datetime.fromtimestamp(seconds, dt.UTC)
