"""The token of a page's forms, as Django's check wants it, for less than Django's own.

Django draws each of its 64 letters from the system by itself, which costs a hot page a tenth of its time. Here both draws are one call
each. Secret and mask carry 128 bits; what is sent back is checked by Django's middleware, unchanged.
"""

from __future__ import annotations

from secrets import token_hex

from django.http import HttpRequest
from django.middleware.csrf import CSRF_ALLOWED_CHARS, CSRF_SECRET_LENGTH

_PLACE = {letter: place for place, letter in enumerate(CSRF_ALLOWED_CHARS)}
_LETTERS = CSRF_ALLOWED_CHARS * 2


def form_token(request: HttpRequest) -> str:
    """A token for the forms of this answer, masked anew each time; a request without a secret gets one with the answer's cookie."""
    secret = request.META.get("CSRF_COOKIE")
    if secret is None:
        secret = request.META["CSRF_COOKIE"] = token_hex(CSRF_SECRET_LENGTH // 2)
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = True
    mask = token_hex(CSRF_SECRET_LENGTH // 2)
    return mask + "".join([_LETTERS[_PLACE[one] + _PLACE[other]] for one, other in zip(secret, mask, strict=True)])
