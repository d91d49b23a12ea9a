"""Choosing the province that goods are sent to. The choice is a form in the shell's sheet, so it works without script."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from themes.town import COOKIE, DIGITS, province_names

AGE_S = 60 * 60 * 24 * 365


def _after(request: HttpRequest) -> str:
    """The page the shopper came from: what the form says, else the browser; an address of ours or the first page."""
    wanted = request.POST.get("next", "")
    if not wanted:
        came = urlsplit(request.headers.get("referer", ""))
        wanted = f"{came.path}?{came.query}" if came.query else came.path
        wanted = wanted if came.netloc == request.get_host() else ""
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if safe else "/"


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember the province and go back to the page."""
    response = HttpResponseRedirect(_after(request))
    value = request.POST.get("province", "")
    if value.isascii() and value.isdecimal() and len(value) <= DIGITS and int(value) in province_names():
        response.set_cookie(COOKIE, value, max_age=AGE_S, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE)
    return response
