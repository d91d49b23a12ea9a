"""Every master there is."""

from __future__ import annotations

from collections import Counter

from . import menu_crafts, menu_fashion, menu_food, menu_herbs
from .recipe import Recipe


def numbered() -> list[tuple[int, Recipe]]:
    """All recipes with their number within the leaf, from 1."""
    seen: Counter[str] = Counter()
    out = []
    for module in (menu_fashion, menu_food, menu_crafts, menu_herbs):
        for recipe in module.recipes():
            seen[recipe.leaf] += 1
            out.append((seen[recipe.leaf], recipe))
    return out
