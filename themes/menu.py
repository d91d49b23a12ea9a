"""The fields of the shop in the header. Themes know no category: a room above tells where they come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MenuItem:
    title: str
    url: str
    children: Sequence[MenuItem] = field(default=())


_source: list[Callable[[], Sequence[MenuItem]]] = []


def menu_from(source: Callable[[], Sequence[MenuItem]]) -> None:
    """Called once, in a room's `ready()`."""
    _source[:] = [source]


def menu() -> Sequence[MenuItem]:
    return _source[0]() if _source else ()
