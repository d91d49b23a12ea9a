"""The numbers of ranking, for every engine. What they mean: docs/search.md.

All weights lie on a grid of 1/4096 and `TIE` is five sixteenths, so that the 32-bit sums of an engine are exact below 256: the same
document is worth the same in every engine and on every shard, and documents that are worth the same are truly equal.
"""

from __future__ import annotations

from collections.abc import Mapping

FIELD_WEIGHTS: Mapping[str, float] = {"title": 1.0, "category": 0.8, "names": 0.5, "description": 0.3}
TIE = 0.3125
"""Of a word's other fields, beside the best one."""

NEAR = 0.015
"""Goods that can be bought now and come from the shopper's own province."""

QUALITY_STEPS = 15
MAX_BOOST = 16.0
MAX_BOOSTS = 200
MAX_SLOTS = 16
MAX_ALTERNATIVES = 16
GRID = 4096
GRAIN = 16 * GRID
"""Every worth is a whole number of these parts: weights lie on the grid, and `TIE` is a number of sixteenths."""


def on_grid(weight: float) -> float:
    """The nearest weight that sums exactly."""
    return round(weight * GRID) / GRID
