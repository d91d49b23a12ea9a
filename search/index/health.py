"""What is wrong with search, for those who watch."""

from __future__ import annotations

from django.utils import timezone

from search.engines.base import EngineError, ListQuery
from search.engines.registry import engine, indexed
from search.index.find import breaker_of
from search.index.generations import serving
from search.index.outbox import lag

LATE_S = 60


def trouble() -> str:
    """"" or why lists are not what they should be: the engine fails or does not serve, or nobody brings changes into its index."""
    made, index = engine(), indexed()
    if breaker_of(made.name).is_open:
        return "the engine fails; PostgreSQL answers"
    try:
        if index is not None:
            generation = serving(made.name)
            if generation is None or index.serving() != generation.name:
                return "no index serves; PostgreSQL answers until `manage.py search rebuild` has made one"
        made.search(ListQuery(now=timezone.now(), page_size=1))
    except EngineError as error:
        return str(error)[:200]
    oldest = lag()[1] if index is not None else 0
    return f"changes wait for {oldest:.0f} s: does `manage.py search follow` run?" if oldest > LATE_S else ""
