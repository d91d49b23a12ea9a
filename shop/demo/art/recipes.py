"""Every master there is."""

from __future__ import annotations

from collections import Counter
from functools import cache

from .menu_clay import recipes as clays
from .menu_cloth import recipes as cloths
from .menu_food import recipes as foods
from .menu_garments import recipes as garments
from .menu_herbs import recipes as herbs
from .menu_jewels import recipes as jewels
from .menu_knits import recipes as knits
from .menu_leather import recipes as leathers
from .menu_preserves import recipes as preserves
from .menu_rugs import recipes as rugs
from .menu_ware import recipes as wares
from .menu_wood import recipes as woods
from .menu_wraps import recipes as wraps
from .recipe import Recipe

MENUS = (garments, knits, wraps, cloths, leathers, preserves, foods, wares, clays, jewels, woods, rugs, herbs)


@cache
def numbered() -> tuple[tuple[int, Recipe], ...]:
    """All recipes with their number within the leaf, from 1."""
    seen: Counter[str] = Counter()
    out = []
    for menu in MENUS:
        for recipe in menu():
            seen[recipe.leaf] += 1
            out.append((seen[recipe.leaf], recipe))
    return tuple(out)
