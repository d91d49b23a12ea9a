"""The cards' table as the PostgreSQL engine of lists is told of it."""

from __future__ import annotations

from functools import lru_cache

from catalog.listings.models import Listing
from search.engines.table import ListTable
from shop.core.hot import hot_rows


def table() -> ListTable:
    """Names only: the engine knows no model."""
    return ListTable(
        name=Listing._meta.db_table, id="id", version="version", seller="partner_id", category="category_id", root="root_id",
        province="province_id", price="price", band="price_band", in_stock="in_stock", ends_at="ends_at", created_at="created_at",
        delivery="preparation_days", score="(coalesce(score, 0) * 100)::bigint", quality="quality", text="search_text",
        best="best", best_here="best_here", hidden="(state = 'hidden')", root_of=_root_of,
    )


def _root_of(category_id: int) -> int | None:
    try:
        return _root_known(category_id)
    except KeyError:
        return None


@lru_cache(maxsize=1024)
def _root_known(category_id: int) -> int:
    """A category's place in the tree is for good; one that is not there yet is asked for again (KeyError)."""
    rows = hot_rows(
        """SELECT root.id FROM catalogue_category leaf JOIN catalogue_category root ON root.path = left(leaf.path, 4)
           WHERE leaf.id = %s::int""",
        [category_id],
    )
    if not rows:
        raise KeyError(category_id)
    return int(rows[0][0])
