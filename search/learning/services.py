"""What is counted of searches: by day, query, position and offer, never by person."""

from __future__ import annotations


def query_seen(*, text: str, found: int) -> None:
    """A search without filters showed its first page with `found` results in all. Costs no query."""


def click_seen(*, text: str, position: int, offer_id: int) -> None:
    """The offer at this position (from 1, over all pages) of this query's results was opened. Costs no query."""
