"""Which engine serves lists: `settings.LIST_ENGINE`, one of those below or the path of a class."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from search.engines.base import Engine, IndexedEngine
from search.engines.postgres import PostgresEngine


def _tantivy() -> Engine:
    made: Engine = import_string("search.engines.tantivy.TantivyEngine")(settings.SEARCH_FOLDER)
    return made


def _elasticsearch() -> Engine:
    engine = import_string("search.engines.elasticsearch.ElasticsearchEngine")
    made: Engine = engine(urls=settings.ELASTICSEARCH_URL, prefix=settings.ELASTICSEARCH_PREFIX)
    return made


ENGINES: dict[str, Callable[[], Engine]] = {"postgres": PostgresEngine, "tantivy": _tantivy, "elasticsearch": _elasticsearch}


@lru_cache(maxsize=4)
def _made(name: str) -> Engine:
    if name in ENGINES:
        return ENGINES[name]()
    made: Engine = import_string(name)()
    return made


def engine() -> Engine:
    """The engine of this process."""
    return _made(settings.LIST_ENGINE)


def indexed() -> IndexedEngine | None:
    """The same where it has an index of its own; None where lists are PostgreSQL's alone."""
    made = engine()
    return cast("IndexedEngine", made) if hasattr(made, "serving") else None
