"""Where the shell's links lead. A place without a route yet is left out of the page, never shown dead."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

PLACES = {
    "home": "pages:home",
    "search": "pages:search",
    "suggest": "pages:suggest",
    "all": "pages:all",
    "categories": "pages:categories",
    "provinces": "pages:provinces",
    "makers": "pages:makers",
    "town": "pages:to",
    "basket": "basket:view",
    "basket_add": "basket:add",
    "account": "accounts:home",
    "sign_in": "accounts:sign-in",
    "sign_out": "accounts:sign-out",
    "order_find": "orders:find",
    "panel": "panel:home",
}


def place_url(name: str) -> str:
    """The address of a place of the shell, "" while no route bears its name."""
    try:
        return reverse(PLACES[name])
    except NoReverseMatch:
        return ""
