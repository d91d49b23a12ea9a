"""Django's handler of requests, without what it does anew at each of them though it comes out the same.

For a web worker alone: a command, a job and the tests' client have Django's own.
"""

from __future__ import annotations

from functools import lru_cache

import django
from django.conf import settings
from django.core.cache import close_caches
from django.core.handlers.base import reset_urlconf
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, reset_queries
from django.http import HttpRequest
from django.urls import ResolverMatch, get_resolver
from django.utils.translation import get_language

ADDRESSES_KEPT = 10_000
ADDRESS_MOST = 300


class Handler(WSGIHandler):
    """Which view answers an address is found once: patterns do not change while the process lives.

    An unknown address is never kept, nor one that is longer than ours are.
    """

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        if hasattr(request, "urlconf") or len(request.path_info) > ADDRESS_MOST:
            return super().resolve_request(request)
        request.resolver_match = match = _match(request.path_info, get_language())
        return match


@lru_cache(maxsize=ADDRESSES_KEPT)
def _match(path: str, _language: str | None) -> ResolverMatch:
    return get_resolver().resolve(path)


def signals_trim() -> None:
    """Leave out what Django does around each request to no end here.

    Connections are looked after when a request ends, so not again when the next begins; queries are kept under DEBUG alone; our cache
    has nothing to close; each request sets its own URLconf.
    """
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_caches)
    request_finished.disconnect(reset_urlconf)
    if not settings.DEBUG:
        request_started.disconnect(reset_queries)


def application_make() -> Handler:
    """The WSGI application of a web worker."""
    django.setup(set_prefix=False)
    signals_trim()
    return Handler()
