"""The province a shopper wants goods sent to: a plain cookie, no personal datum."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from shop.pages.lists.render import province_names

COOKIE = "to"
DEFAULT_NAME = "تهران"
AGE_S = 60 * 60 * 24 * 365


def province_of(request: HttpRequest) -> tuple[int, str]:
    """The chosen province, Tehran before a choice: (number, name)."""
    names = province_names()
    value = request.COOKIES.get(COOKIE, "")
    if value.isascii() and value.isdecimal() and int(value[:6]) in names:
        return int(value[:6]), names[int(value[:6])]
    number = next(number for number, name in names.items() if name == DEFAULT_NAME)
    return number, names[number]


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the province and go back to the page."""
    value = request.POST.get("province", "")
    after = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(after, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        after = "/"
    response = HttpResponseRedirect(after)
    if value.isascii() and value.isdecimal() and int(value[:6]) in province_names():
        response.set_cookie(COOKIE, value, max_age=AGE_S, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE)
    return response
