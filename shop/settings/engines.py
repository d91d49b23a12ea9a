"""Which search engine serves lists, and how long a page waits for it."""

from __future__ import annotations

from pathlib import Path

from shop.settings import env

ELASTICSEARCH_URL = env.addresses("ELASTICSEARCH_URL")
"""The nodes of an Elasticsearch 9 cluster; empty: search runs on this machine alone."""
ELASTICSEARCH_PREFIX = env.text("ELASTICSEARCH_PREFIX", "bazarche")
"""What the names of this shop's indexes begin with, on a cluster that others use too."""
LIST_ENGINE = env.text("LIST_ENGINE", "elasticsearch" if ELASTICSEARCH_URL else "tantivy")
"""tantivy (embedded), elasticsearch, or postgres: the fallback alone (`search.engines.registry`)."""
SEARCH_FOLDER = Path(env.text("SEARCH_FOLDER") or env.DATA / "search").absolute()
"""Where the embedded index lies: one folder for one database."""
SEARCH_COUNTS_EVERY_S = 5.0
"""How often a process writes what it counted of searches; 0 leaves it to who calls for it."""
