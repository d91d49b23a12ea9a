"""What a picture is drawn from, and what it says of itself."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

from .light import Array
from .palette import COLOURS

Draw = Callable[[int], Array]


@dataclass(frozen=True, slots=True)
class Recipe:
    """One master: the leaf it serves, its kind and colour, what it shows in Persian, and how it is drawn from a seed."""

    leaf: str
    kind: str
    colour: str
    subject_fa: str
    draw: Draw
    pattern_fa: str = ""
    label_fa: str = ""

    def __post_init__(self) -> None:
        if self.colour not in COLOURS:
            raise KeyError(self.colour)


def seed_of(leaf: str, number: int) -> int:
    """The seed of the n-th master of a leaf, the same on every machine."""
    return zlib.crc32(f"{leaf}/{number}".encode()) & 0x7FFFFFF
