"""Each of our routes, by each method, as each role: the answer of the table, and where it refuses, nothing has changed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from django.db import transaction
from django.test import Client

from tests.access.market import METHODS, ROLES, Market
from tests.access.routes import PREFIXES, routes
from tests.access.table import ROUTES, Route
from tests.access.walk import ask, fits, is_refusal

SAFE = ("GET", "HEAD", "OPTIONS")
NOTED = frozenset({"payments:callback"})
"""The gateway comes back by GET; what it said is written down, refused or not."""
FOREIGN = ("other shopper", "other seller")


def test_every_route_of_ours_is_listed_and_every_listed_one_exists() -> None:
    listed, there = {route.name for route in ROUTES}, {found.name for found in routes() if found.is_ours}
    assert (there - listed, listed - there) == (set(), set())


def test_other_routes_stand_under_known_prefixes() -> None:
    assert [found for found in routes() if not found.is_ours and not found.pattern.startswith(PREFIXES)] == []


def _cases(route: Route) -> Iterator[tuple[str, str, str]]:
    for method in METHODS:
        for role, expected in zip(ROLES, route.answers(method), strict=True):
            yield method, role, expected


def _changes_nothing(route: Route, method: str, expected: str) -> bool:
    return (method in SAFE or is_refusal(expected)) and route.name not in NOTED


def _ask_apart(market: Market, client: Client, route: Route, method: str, role: str) -> str:
    """Whatever the request changes is taken back."""
    point = transaction.savepoint()
    try:
        return ask(market, client, route, method, role)
    finally:
        transaction.savepoint_rollback(point)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.name} {route.address}")
def test_answers(market: Market, browser: Client, route: Route) -> None:
    wrong = []
    quiet = []
    before, point = market.digest(), transaction.savepoint()
    for method, role, expected in _cases(route):
        if _changes_nothing(route, method, expected):
            quiet.append((method, role))
            got = ask(market, browser, route, method, role)
        else:
            got = _ask_apart(market, browser, route, method, role)
        if not fits(got, expected):
            wrong.append(f"{route.name} {route.address} {method} as {role}: expected {expected}, got {got}")
    has_changed = market.digest() != before
    transaction.savepoint_rollback(point)
    if has_changed:
        wrong += _culprits(market, browser, route, quiet)
    assert not wrong, "\n".join(wrong)


def _culprits(market: Market, client: Client, route: Route, cases: list[tuple[str, str]]) -> Iterator[str]:
    """Which request changed what: each once more, alone."""
    before = market.digest()
    for method, role in cases:
        point = transaction.savepoint()
        got = ask(market, client, route, method, role)
        after = market.digest()
        transaction.savepoint_rollback(point)
        if changed := [table for table in before if before[table] != after[table]]:
            yield f"{route.name} {route.address} {method} as {role}: got {got} and changed {', '.join(changed)}"


def test_digest_sees_a_change_of_one_row(market: Market, browser: Client) -> None:
    """Otherwise the matrix would pass whatever happened."""
    before, point = market.digest(), transaction.savepoint()
    route = next(route for route in ROUTES if route.name == "accounts:address-delete")
    ask(market, browser, route, "POST", "shopper")
    after = market.digest()
    transaction.savepoint_rollback(point)
    assert {table for table in before if before[table] != after[table]} == {"accounts_address"}
    assert market.digest() == before


def test_an_unsafe_request_without_the_forms_token_is_refused(market: Market, strict_browser: Client) -> None:
    wrong, before = [], market.digest()
    for route, role in product({route.name: route for route in ROUTES}.values(), ROLES):
        for method in ("POST", "PUT", "PATCH", "DELETE") if role == "operator" else ("POST",):
            got = ask(market, strict_browser, route, method, role)
            if got != "403":
                wrong.append(f"{route.name} {route.address} {method} as {role} without token: expected 403, got {got}")
    assert not wrong, "\n".join(wrong)
    assert market.digest() == before


def test_the_table_refuses_strangers_wherever_something_belongs_to_somebody() -> None:
    """A line of the table that lets a stranger at an address, an order or a parcel would be a mistake of ours."""
    owned = ("{address}", "{paid}", "{waiting}", "{parcel}", "{unpaid_parcel}", "{guests}/cancel/?k={wrong_key}")
    for route in ROUTES:
        if route.address.startswith("/office/") or not any(one in route.address for one in owned):
            continue
        for method in METHODS:
            answers = dict(zip(ROLES, route.answers(method), strict=True))
            assert all(answers[role] in ("403", "404", "405") for role in FOREIGN), (route.address, method)
