"""Whose basket a request means: the signed-in person's, else the ones that a signed cookie names.

The cookie keeps the last few baskets of this browser, the newest first: one that became an order stays known, so that the order is
found again after a broken redirect and its goods after an expiry.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "basket"
AGE_S = 60 * 60 * 24 * 60
KEPT = 4
_SALT = "orders.basket"


@dataclass(frozen=True, slots=True)
class Owner:
    """`user_id` is None for a guest; `basket_ids` are those of this browser."""

    user_id: int | None
    basket_ids: tuple[int, ...] = ()


def cookie_baskets(request: HttpRequest) -> tuple[int, ...]:
    """The baskets of this browser; none where the cookie is missing or forged."""
    value = request.COOKIES.get(COOKIE)
    if value is None:
        return ()
    try:
        return _signed_baskets(value, settings.SECRET_KEY)
    except (ValueError, TypeError, signing.BadSignature):
        return ()


@lru_cache(maxsize=10_000)
def _signed_baskets(value: str, _secret: str) -> tuple[int, ...]:
    """What a cookie that was signed says: the signature of the same text is reckoned once. A forged one raises and is not kept."""
    return tuple(int(key) for key in signing.loads(value, salt=_SALT))


def owner_read(request: HttpRequest) -> Owner:
    """A guest without a session costs no query, and the session is not even asked for."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return Owner(None, cookie_baskets(request))
    user = request.user
    return Owner(user.pk if user.is_authenticated else None, cookie_baskets(request))


def basket_remember(owner: Owner, response: HttpResponse, *, basket_id: int) -> None:
    """Put a guest's new basket before the ones known; nothing for a signed-in person, whose baskets have an owner."""
    if owner.user_id is not None or owner.basket_ids[:1] == (basket_id,):
        return
    ids = [basket_id, *(key for key in owner.basket_ids if key != basket_id)][:KEPT]
    response.set_cookie(
        COOKIE, signing.dumps(ids, salt=_SALT), max_age=AGE_S, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
