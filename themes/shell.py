"""What the header shows of a person, in a cookie for display alone: it is never trusted for anything else, so nobody signs it.

Whoever writes one by hand sees his own words on his own screen. It is read and written with nearly every page.
"""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "shell"
AGE_S = 60 * 60 * 24 * 60
NAME_MOST = 60
COUNT_DIGITS = 5


@dataclass(frozen=True, slots=True)
class Shell:
    """`name` is empty for a guest; `basket` counts pieces."""

    name: str = ""
    basket: int = 0


def shell_read(request: HttpRequest) -> Shell:
    """What the cookie says; a missing or broken one is a guest with an empty basket."""
    count, _dot, name = request.COOKIES.get(COOKIE, "").partition(".")
    if not (count.isascii() and count.isdigit() and len(count) <= COUNT_DIGITS):
        return Shell()
    try:
        return Shell(urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()[:NAME_MOST], int(count))
    except (binascii.Error, UnicodeError):
        return Shell()


def shell_write(request: HttpRequest, response: HttpResponse, *, name: str | None = None, basket: int | None = None) -> None:
    """Set what is given; what is None stays as the request's cookie has it, or as an earlier call for this request set it."""
    now = shell_read(request)
    shown = (now.name if name is None else name)[:NAME_MOST]
    value = f"{now.basket if basket is None else basket}.{urlsafe_b64encode(shown.encode()).decode().rstrip('=')}"
    request.COOKIES[COOKIE] = value
    response.set_cookie(COOKIE, value, max_age=AGE_S, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
