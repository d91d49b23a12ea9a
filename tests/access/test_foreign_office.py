"""Routes that Wagtail and allauth bring, by prefix: the office is for operators, and no request of anybody else changes a row."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from tests.access.market import METHODS, ROLES, Market
from tests.access.routes import Found, routes
from tests.access.table import Route
from tests.access.walk import ask

OPEN = frozenset({"wagtailadmin_logout", "wagtailadmin_sprite"})
"""Leaving is for everybody, by POST; the drawings of the icons say nothing about anybody."""
NAMELESS = frozenset({"office/^.*/$", "office/test404/"})
BEHIND_OURS = frozenset({
    "account_confirm_email", "account_confirm_login_code", "account_email", "account_email_verification_sent", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done", "account_signup",
    "wagtailadmin_javascript_catalog",
})
STRANGERS = ROLES[:-1]
AGAIN, HOME, SIGN_IN = ">/account/security/reauthenticate/", ">/account/", ">/account/security/login/"
AWAY = ("in", SIGN_IN)
GUEST = {
    "account_inactive": ("200", "405"), "account_login": ("200", "405"), "account_logout": (">/", "200", "405"),
    "mfa_login_webauthn": (SIGN_IN, "200", "405"),
}
PERSON = {
    "account_login": (HOME,), "account_logout": (">/", "200", "405"), "account_set_password": (">/account/security/password/change/",),
    "mfa_authenticate": (HOME,), "mfa_login_webauthn": (HOME,), "mfa_activate_totp": (AGAIN,), "mfa_add_webauthn": (AGAIN,),
    "mfa_edit_webauthn": (AGAIN,), "mfa_generate_recovery_codes": (AGAIN,), "mfa_remove_webauthn": (AGAIN,),
}
"""What other answers fit than those of most of these pages."""
_VALUES = {"int": "1", "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}
_EXPRESSION = ((r"\((\?P<\w+>)?[^()]*\\d[^()]*\)", "1"), (r"\(\(\?:.*\)\*\)|\.\*/", "nothing/"), (r"\([^()]*\)", "x"), (r"[\\^$]", ""))
"""What stands for the parts of a regular expression."""


def _address(pattern: str) -> str:
    """An address that fits a pattern."""
    found = re.sub(r"(?<!P)<(?:(\w+):)?\w+>", lambda part: _VALUES.get(part[1] or "str", "1"), pattern)
    for part, value in _EXPRESSION:
        found = re.sub(part, value, found)
    return "/" + found


def _answers(one: Found) -> bool:
    """Whether its address leads to it: some of ours stand in front of others, and the office's last one takes whatever is left."""
    return resolve(_address(one.pattern)).view_name == one.name or one.pattern in NAMELESS


def _foreign(*prefixes: str) -> list[Route]:
    there = [one for one in routes() if not one.is_ours and one.pattern.startswith(prefixes) and one.name not in OPEN]
    return [Route(one.name, _address(one.pattern)) for one in there if _answers(one)]


def _asked(market: Market, browser: Client, pages: list[Route], method: str) -> list[tuple[Route, str, str]]:
    """What each stranger is answered, once none of it has changed a row."""
    before = market.digest()
    got = [(route, role, ask(market, browser, route, method, role)) for route in pages for role in STRANGERS]
    after = market.digest()
    assert after == before, f"{[one.name for one in pages]} {method} changed {[table for table in after if after[table] != before[table]]}"
    return got


def test_every_foreign_route_is_asked_or_stands_behind_one_of_ours() -> None:
    behind = {one.name for one in routes() if not one.is_ours and one.name not in OPEN and not _answers(one)}
    assert behind == BEHIND_OURS
    assert len(_foreign("office/")) > 150


@pytest.mark.parametrize("method", METHODS)
def test_wagtails_own_pages_are_for_operators_alone(market: Market, browser: Client, method: str) -> None:
    fit = {"guest": ("in", "404", ">/office/login/")}
    got = _asked(market, browser, _foreign("office/"), method)
    assert not [row for row in got if row[2] not in fit.get(row[1], ("in", "403", "404"))]


@pytest.mark.parametrize("method", METHODS)
def test_documents_and_help_open_nothing_by_a_guess(market: Market, browser: Client, method: str) -> None:
    got = _asked(market, browser, _foreign("documents/", "help/"), method)
    assert not [row for row in got if row[2] not in ("in", "404")]


@pytest.mark.parametrize("method", METHODS)
def test_pages_of_sign_in_and_second_factor(market: Market, browser: Client, method: str) -> None:
    """A guest is led to sign-in; a person sees his own, and whatever touches a factor asks for the password first."""
    wrong = []
    for route in _foreign("account/"):
        point = transaction.savepoint()
        for _route, role, got in _asked(market, browser, [route], method):
            fit = GUEST.get(route.name, AWAY) if role == "guest" else PERSON.get(route.name, ("200", "404", "405", AGAIN))
            if got not in fit:
                wrong.append((route.name, method, role, got))
        transaction.savepoint_rollback(point)  # who signed out, and the counters of tries
    assert not wrong
