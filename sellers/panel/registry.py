"""What the panel shows: each room above adds its pages, tiles and parts of the home page in its `ready()`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sellers.businesses.models import Seller


@dataclass(frozen=True, slots=True)
class PanelPage:
    """An entry of the menu. `route` takes no arguments; `short` is its word in the phone's bar; `count` is one query at most."""

    route: str
    title: Any
    icon: str
    order: int = 100
    short: Any = ""
    count: Callable[[Seller], int] | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """A number of things to do, counted from rows; `late` paints its note."""

    number: int
    word: str
    icon: str
    url: str = ""
    note: str = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class PanelTiles:
    """`make(seller, now)` gives tiles of the home page."""

    name: str
    make: Callable[[Seller, dt.datetime], Sequence[Tile]]
    order: int = 100


@dataclass(frozen=True, slots=True)
class PanelPart:
    """A part of the home page below the tiles: a template, and what `context(seller, now)` gives it; None leaves it out."""

    template: str
    context: Callable[[Seller, dt.datetime], dict[str, Any] | None]
    order: int = 100


_pages: dict[str, PanelPage] = {}
_tiles: dict[str, PanelTiles] = {}
_parts: dict[str, PanelPart] = {}


def panel_page(page: PanelPage) -> None:
    """Register a page; one of the same route takes its place."""
    _pages[page.route] = page


def panel_tiles(tiles: PanelTiles) -> None:
    """Register tiles; those of the same name take their place."""
    _tiles[tiles.name] = tiles


def panel_part(part: PanelPart) -> None:
    """Register a part of the home page; one of the same template takes its place."""
    _parts[part.template] = part


def pages() -> list[PanelPage]:
    return sorted(_pages.values(), key=lambda page: page.order)


def tiles_for(seller: Seller, now: dt.datetime) -> list[Tile]:
    return [tile for tiles in sorted(_tiles.values(), key=lambda one: one.order) for tile in tiles.make(seller, now)]


def parts_for(seller: Seller, now: dt.datetime) -> list[tuple[str, dict[str, Any]]]:
    """Template and context of each part that has something to show."""
    made = [(part.template, part.context(seller, now)) for part in sorted(_parts.values(), key=lambda one: one.order)]
    return [(template, context) for template, context in made if context is not None]
