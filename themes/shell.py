"""What the header shows of a person, in a signed cookie for display alone: it is never trusted for anything else."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "shell"
AGE_S = 60 * 60 * 24 * 60
_SALT = "shell"


@dataclass(frozen=True, slots=True)
class Shell:
    """`name` is empty for a guest; `basket` counts pieces."""

    name: str = ""
    basket: int = 0


def shell_read(request: HttpRequest) -> Shell:
    """What the cookie says; a missing or forged one is a guest with an empty basket."""
    try:
        name, basket = signing.loads(request.COOKIES[COOKIE], salt=_SALT)
        return Shell(str(name), int(basket))
    except (KeyError, ValueError, TypeError, signing.BadSignature):
        return Shell()


def shell_write(request: HttpRequest, response: HttpResponse, *, name: str | None = None, basket: int | None = None) -> None:
    """Set what is given; what is None stays as the request's cookie has it, or as an earlier call for this request set it."""
    now = shell_read(request)
    value = signing.dumps([now.name if name is None else name, now.basket if basket is None else basket], salt=_SALT)
    request.COOKIES[COOKIE] = value
    response.set_cookie(COOKIE, value, max_age=AGE_S, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
