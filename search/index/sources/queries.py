"""What many people asked and found."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote_plus

from django.utils import timezone

from search.index.sources.base import SourceEntry
from search.learning.selectors import popular_queries


class Queries:
    kind = "query"

    def entries(self) -> Iterator[SourceEntry]:
        """The most asked weigh most; those that read the same stand once."""
        for popular in popular_queries(now=timezone.now()):
            yield SourceEntry(
                key=popular.text[:100], title=popular.text, url=f"/search/?q={quote_plus(popular.text)}",
                weight=popular.count / (popular.count + 20),
            )
