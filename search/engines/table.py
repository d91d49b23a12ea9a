"""The table that the PostgreSQL engine reads, as the room that owns it hands it over: names, never models."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListTable:
    """Names of a table with one row per offer, and of its columns.

    `best` marks the row that stands for a product in general lists, `best_here` the one in its province; only rows that may be shown
    carry either. `hidden` is a condition that is true for what no list shows. `text` holds folded words with a blank on either side,
    the title's in the first line. `root_of` gives the top category of a category (itself for a top one), None for an unknown one.
    """

    name: str
    id: str
    version: str
    seller: str
    category: str
    root: str
    province: str
    price: str
    band: str
    in_stock: str
    ends_at: str
    created_at: str
    delivery: str
    score: str
    quality: str
    text: str
    best: str
    best_here: str
    hidden: str
    root_of: Callable[[int], int | None]


_tables: list[ListTable] = []


def table_set(table: ListTable) -> None:
    """Called once, by the owner's `ready()`."""
    _tables[:] = [table]


def table_read() -> ListTable:
    """RuntimeError where no room has handed a table over."""
    if not _tables:
        raise RuntimeError("no list table was handed over")
    return _tables[0]
