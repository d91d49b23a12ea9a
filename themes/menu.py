"""The fields of the shop in the header and the columns of the footer. Themes know no category and no page: rooms above tell.

What they tell is kept for a minute in each process; `version` changes with it and belongs into the key of whatever shows it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock

AGE_S = 60


@dataclass(frozen=True, slots=True)
class MenuItem:
    title: str
    url: str
    children: Sequence[MenuItem] = field(default=())


@dataclass(frozen=True, slots=True)
class FooterColumn:
    title: str
    links: Sequence[MenuItem]


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around every page, the same for everybody."""

    menu: Sequence[MenuItem] = ()
    footer: Sequence[FooterColumn] = ()

    @property
    def version(self) -> int:
        return hash(repr(self))


_menu: list[Callable[[], Sequence[MenuItem]]] = []
_footer: list[Callable[[], Sequence[FooterColumn]]] = []
_kept: tuple[float, Chrome, int] | None = None
_lock = Lock()


def menu_from(source: Callable[[], Sequence[MenuItem]]) -> None:
    """Called once, in a room's `ready()`."""
    _menu[:] = [source]


def footer_from(source: Callable[[], Sequence[FooterColumn]]) -> None:
    """Called once, in a room's `ready()`."""
    _footer[:] = [source]


def chrome() -> tuple[Chrome, int]:
    """Menu and footer, and their version."""
    global _kept
    with _lock:
        if _kept is None or _kept[0] < time.monotonic() - AGE_S:
            made = Chrome(_menu[0]() if _menu else (), _footer[0]() if _footer else ())
            _kept = (time.monotonic(), made, made.version)
        return _kept[1], _kept[2]


def chrome_forget() -> None:
    """Read it again at the next call."""
    global _kept
    _kept = None
