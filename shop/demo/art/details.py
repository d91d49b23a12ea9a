"""Where to look closer at a master: the parts with the most to see."""

from __future__ import annotations

import numpy as np
from PIL import Image

SIDES = (368, 304)
STEP = 16
EDGE = 60.0
"""A stronger edge counts no more, so that weave and stitch weigh against outlines."""
SHARED = 0.45
"""So much of the second part may be in the first."""
RICH = 0.7
"""The second part has at least so much of what the first has to see."""

Box = tuple[int, int, int]


def details_find(image: Image.Image) -> list[Box]:
    """One or two squares (left, top, side) of a master, the larger first."""
    sums = _sums(image)
    first, richness = max(((box, _mean(sums, box)) for box in _boxes(image.width, SIDES[0])), key=lambda found: found[1])
    apart = [box for box in _boxes(image.width, SIDES[1]) if _shared(first, box) <= SHARED]
    second = max(apart, key=lambda box: _mean(sums, box))
    return [first, second] if _mean(sums, second) >= richness * RICH else [first]


def _sums(image: Image.Image) -> np.ndarray:
    grey = np.asarray(image.convert("L"), np.float32)
    edges = np.abs(np.diff(grey, axis=1))[:-1] + np.abs(np.diff(grey, axis=0))[:, :-1]
    return np.pad(np.minimum(edges, EDGE), ((1, 0), (1, 0))).cumsum(0).cumsum(1)


def _boxes(width: int, side: int) -> list[Box]:
    places = range(0, width - side, STEP)
    return [(x, y, side) for y in places for x in places]


def _mean(sums: np.ndarray, box: Box) -> float:
    x, y, side = box
    return float(sums[y + side, x + side] - sums[y, x + side] - sums[y + side, x] + sums[y, x]) / side**2


def _shared(one: Box, two: Box) -> float:
    """The part of the second that lies in the first."""
    across, down = (max(0, min(one[at] + one[2], two[at] + two[2]) - max(one[at], two[at])) for at in (0, 1))
    return across * down / two[2] ** 2
