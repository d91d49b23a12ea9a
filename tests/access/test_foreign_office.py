"""Wagtail's own routes of the office, by prefix: nobody but an operator gets a page, whatever the address."""

from __future__ import annotations

import re

from django.test import Client

from tests.access.market import Market
from tests.access.routes import routes
from tests.access.table import Route
from tests.access.walk import ask

OPEN = frozenset({"wagtailadmin_logout", "wagtailadmin_sprite"})
"""Leaving is for everybody, by POST; the drawings of the icons say nothing about anybody."""
_VALUES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}


def _address(pattern: str) -> str:
    """An address that fits a pattern of paths; parts in regular expressions are left to the prefix."""
    found = re.sub(r"<(?:(\w+):)?\w+>", lambda part: _VALUES.get(part[1] or "str", "1"), pattern)
    return "/" + found


def _office() -> list[Route]:
    foreign = [one for one in routes() if not one.is_ours and one.pattern.startswith("office/") and one.name not in OPEN]
    return [Route(one.name, _address(one.pattern)) for one in foreign if not re.search(r"[\\^$(]", one.pattern)]


def test_wagtails_own_pages_are_for_operators_alone(market: Market, browser: Client) -> None:
    pages, wrong, before = _office(), [], market.digest()
    assert len(pages) > 100
    for route in pages:
        for method, role in (("GET", "guest"), ("POST", "guest"), ("GET", "shopper"), ("POST", "seller")):
            got = ask(market, browser, route, method, role)
            if got not in (("in", "404") if role == "guest" else ("403", "404", "in")):
                wrong.append(f"{route.name} {route.address} {method} as {role}: got {got}")
    assert not wrong, "\n".join(wrong)
    assert market.digest() == before
