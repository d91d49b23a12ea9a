"""The web worker's handler: the same views for the same addresses, and connections that are looked after."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from typing import Any

import pytest
from django.http import Http404, HttpRequest
from django.urls import resolve

from shop.core import handler
from shop.core.handler import Handler
from shop.settings.env import ROOT


def asked(path: str) -> HttpRequest:
    request = HttpRequest()
    request.path = request.path_info = path
    return request


@pytest.fixture
def web() -> Handler:
    handler._match.cache_clear()
    return Handler()


@pytest.mark.parametrize("path", ["/basket/add/", "/p/12/کاسه/", "/p/13/کاسه/", "/health/live"])
def test_an_address_has_the_view_that_django_finds(web: Handler, path: str) -> None:
    for _again in range(2):
        request = asked(path)
        match, found = web.resolve_request(request), resolve(path)
        assert (match.func, match.args, match.kwargs) == (found.func, found.args, found.kwargs)
        assert request.resolver_match is match


def test_an_unknown_address_stays_unknown_and_is_not_kept(web: Handler) -> None:
    for _again in range(2):
        with pytest.raises(Http404):
            web.resolve_request(asked("/nothing/at/all/"))
    assert handler._match.cache_info().currsize == 0


def test_a_long_address_is_found_and_fills_no_memory(web: Handler) -> None:
    path = f"/p/12/{'ا' * handler.ADDRESS_MOST}/"
    assert web.resolve_request(asked(path)).func is resolve(path).func
    assert handler._match.cache_info().currsize == 0


def test_a_request_with_its_own_addresses_is_not_answered_from_those_of_the_shop(web: Handler) -> None:
    web.resolve_request(asked("/health/live"))
    request = asked("/health/live")
    request.urlconf = "shop.pages.urls.media"
    with pytest.raises(Http404):
        web.resolve_request(request)


def test_a_worker_gives_back_its_connection_when_a_request_ends() -> None:
    """In a process of its own: the signals of this one are the test client's."""
    say = (
        "from shop.wsgi import application; from django.core import signals; from django.db import close_old_connections as c\n"
        "print([r[1]() is c for r in signals.request_finished.receivers], len(signals.request_started.receivers))"
    )
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "shop.settings", "DEBUG": "0"}
    done = subprocess.run([sys.executable, "-c", say], env=env, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1:] == ["[True] 0"], done.stderr[-500:]


@pytest.mark.django_db
def test_it_answers(web: Handler) -> None:
    said: dict[str, Any] = {}
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": "/health/live", "SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.input": io.BytesIO(),
        "wsgi.url_scheme": "http",
    }
    response = web(environ, lambda status, headers: said.update(status=status))
    assert (said["status"], b"".join(response)) == ("200 OK", b'{"status": "ok"}')
