"""The token of a page's forms is one that Django's own check takes."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.test import RequestFactory

from shop.core.csrf import form_token


def _answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def _check(cookie: str, token: str) -> HttpResponse | None:
    request = RequestFactory(enforce_csrf_checks=True).post("/", {"csrfmiddlewaretoken": token})
    request.COOKIES["csrftoken"] = cookie
    middleware = CsrfViewMiddleware(_answer)
    middleware.process_request(request)
    return middleware.process_view(request, _answer, (), {})


def test_a_first_visit_gets_a_cookie_whose_token_is_accepted_and_never_the_same_twice() -> None:
    request = RequestFactory().get("/")
    first, second = form_token(request), form_token(request)
    response = CsrfViewMiddleware(_answer).process_response(request, HttpResponse(""))
    cookie = response.cookies["csrftoken"].value
    assert first != second
    assert _check(cookie, first) is None
    assert _check(cookie, second) is None


def test_a_known_secret_is_kept_whoever_drew_it() -> None:
    request = RequestFactory().get("/")
    get_token(request)
    secret = request.META["CSRF_COOKIE"]
    assert _check(secret, form_token(request)) is None
    assert request.META["CSRF_COOKIE"] == secret


@pytest.mark.parametrize("wrong", ["", "a" * 64, "short"])
def test_another_token_is_refused(wrong: str) -> None:
    request = RequestFactory().get("/")
    form_token(request)
    refused = _check(request.META["CSRF_COOKIE"], wrong)
    assert refused is not None
    assert refused.status_code == 403
