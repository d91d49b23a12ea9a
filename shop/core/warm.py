"""A worker reads what it keeps before its first shopper comes, so that nobody waits for the whole of it."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.db import connections

log = logging.getLogger("request")
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def warm(application: Application, paths: Iterable[str]) -> None:
    """Ask the application for these pages of the shop as a reader would, and let go of this thread's connections.

    A page that fails is logged; the worker starts all the same, since what is down now may be up soon.
    """
    began = time.perf_counter()
    try:
        for path in paths:
            _ask(application, path)
    except Exception:
        log.exception("not warm")
    finally:
        connections.close_all()
    log.info("warm", extra={"ms": round((time.perf_counter() - began) * 1000)})


def _ask(application: Application, path: str) -> None:
    site, page = urlsplit(settings.SITE_URL), urlsplit(path)
    environ = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": page.path, "QUERY_STRING": quote(page.query, safe="=&"),
        "SERVER_NAME": site.hostname, "SERVER_PORT": str(site.port or 80), "HTTP_HOST": site.netloc, "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_X_FORWARDED_PROTO": site.scheme, "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": site.scheme, "wsgi.input": io.BytesIO(),
    }
    told: list[str] = []
    response = application(environ, lambda status, _headers, _error=None: told.append(status))
    try:
        for _part in response:
            pass
    finally:
        if close := getattr(response, "close", None):
            close()
    if not told[0].startswith("200"):
        log.warning("not warm", extra={"path": path, "status": told[0]})
