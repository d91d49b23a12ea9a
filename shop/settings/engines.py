"""Which search engine serves lists, and how long a page waits for it."""

from __future__ import annotations

from shop.settings import env

ELASTICSEARCH_URL = env.addresses("ELASTICSEARCH_URL")
"""The nodes of an Elasticsearch 9 cluster; empty: search runs on this machine alone."""
LIST_ENGINE = env.text("LIST_ENGINE", "search.engines.postgres.PostgresEngine")
