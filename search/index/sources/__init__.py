"""What stands beside goods in the search box. A room registers its source in its `ready()`; the follower reads all of them each minute."""

from search.index.sources.base import Source, SourceEntry, source_add, sources

__all__ = ["Source", "SourceEntry", "source_add", "sources"]
