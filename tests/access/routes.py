"""Every route of the URL conf, and which of them are ours to answer for one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver
from wagtail.admin.viewsets import viewsets

ROOMS = ("shop.", "catalog.", "sellers.", "orders.", "fairs.", "search.", "themes.")
PREFIXES = ("office/", "documents/", "help/", "account/security/")
"""Where Wagtail's and allauth's own routes may stand without a line each."""


@dataclass(frozen=True)
class Found:
    name: str
    pattern: str
    is_ours: bool


def _is_ours(module: str) -> bool:
    return module.startswith(ROOMS)


def _walk(resolver: Any, prefix: str, spaces: tuple[str, ...], ours: frozenset[str]) -> Iterator[Found]:
    for one in resolver.url_patterns:
        pattern = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, pattern, (*spaces, one.namespace) if one.namespace else spaces, ours)
            continue
        view = getattr(one.callback, "view_class", one.callback)
        is_ours = _is_ours(view.__module__) or not ours.isdisjoint(spaces)
        yield Found(":".join((*spaces, str(one.name))), pattern, is_ours)


def routes() -> list[Found]:
    """A set of office pages that one of our rooms registered is ours, though Wagtail's classes may answer."""
    resolver = get_resolver()
    _ = resolver.url_patterns
    ours = frozenset(str(one.name) for one in viewsets.viewsets if _is_ours(type(one).__module__))
    return list(_walk(resolver, "", (), ours))
