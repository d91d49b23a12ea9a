"""Which search engine serves lists, and how long a page waits for it."""

from __future__ import annotations

from shop.settings import env

ELASTICSEARCH_URL = env.text("ELASTICSEARCH_URL")
LIST_ENGINE = env.text("LIST_ENGINE", "search.engines.postgres.PostgresEngine")
