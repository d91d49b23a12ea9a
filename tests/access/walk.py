"""One request of the matrix, and its answer in the table's words."""

from __future__ import annotations

from fnmatch import fnmatchcase
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client

from tests.access.market import Market
from tests.access.table import FORMS, Route


def ask(market: Market, client: Client, route: Route, method: str, role: str) -> str:
    """A status; "in" for the way to sign-in; ">/address/" for the way elsewhere."""
    session = market.sessions.get(role)
    client.cookies = SimpleCookie({settings.SESSION_COOKIE_NAME: session} if session else {})
    form: Any = {key: value.format(**market.places) for key, value in FORMS.get(route.name, {}).items()}
    send = getattr(client, method.lower())
    address = route.address.format(**market.places)
    response = send(address, form) if method == "POST" else send(address)
    if 300 <= response.status_code < 400:
        path = urlsplit(response["Location"]).path
        return "in" if path == settings.LOGIN_URL else f">{path}"
    return str(response.status_code)


def fits(got: str, expected: str) -> bool:
    return fnmatchcase(got, expected)


def is_refusal(expected: str) -> bool:
    return expected in ("in", "403", "404", "405", "409", "422")
