"""Which engine serves lists: `settings.LIST_ENGINE`."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from search.engines.base import Engine


@lru_cache(maxsize=4)
def _made(path: str) -> Engine:
    made: Engine = import_string(path)()
    return made


def engine() -> Engine:
    """The engine of this process."""
    return _made(settings.LIST_ENGINE)
