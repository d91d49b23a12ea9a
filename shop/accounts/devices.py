"""A browser is known by a signed cookie with a random id; it says nothing about the person."""

from __future__ import annotations

import ipaddress
import secrets

from allauth.core.internal.httpkit import get_client_ip
from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = "device"
AGE_S = 60 * 60 * 24 * 365
_SALT = "device"


def _cookie_id(request: HttpRequest) -> str:
    try:
        return str(signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT))
    except signing.BadSignature:
        return ""


def device_id(request: HttpRequest) -> str:
    """The browser's id; a browser without a good cookie gets one that lasts for this request until `device_ensure` keeps it."""
    known = getattr(request, "device", "") or _cookie_id(request) or secrets.token_urlsafe(16)
    request.device = known  # type: ignore[attr-defined]
    return known


def device_ensure(request: HttpRequest, response: HttpResponse) -> None:
    """Give the browser its cookie where it has none."""
    if not _cookie_id(request):
        response.set_cookie(
            COOKIE, signing.dumps(device_id(request), salt=_SALT),
            max_age=AGE_S, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip


def client_address(request: HttpRequest) -> str | None:
    """The client's network address; proxies are believed as far as `ALLAUTH_TRUSTED_PROXY_COUNT` says."""
    try:
        return str(ipaddress.ip_address((get_client_ip(request) or "").strip()))
    except ValueError:
        return None
