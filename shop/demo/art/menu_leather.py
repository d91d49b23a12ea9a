"""The masters of shoes and leather bags."""

from __future__ import annotations

from . import pieces
from .dressing import (
    BALUCH,
    FLOORS,
    bagged,
    cloth,
    giveh_cloth,
    leather_cloth,
    shoes,
    stitched,
)
from .recipe import Recipe
from .weaves import termeh


def _feet() -> list[Recipe]:
    f = FLOORS
    rt = ("#8c1d2c", "#1f3f6b", "#8c1d2c", "#1f3f6b", "#8c1d2c")
    return [
        Recipe(
            "giveh", "giveh", "white", "گیوهٔ سفید ملکی", shoes("linen:#c3a67f", giveh_cloth("#f1e9d8"), "#8a6239", "#b48a5c", rt, "giveh")
        ),
        Recipe(
            "giveh",
            "giveh",
            "cream",
            "گیوهٔ کرم با نقش فیروزه‌ای",
            shoes(f[1], giveh_cloth("#e6d7b4"), "#6b4226", "#c9a274", ("#1b9aa3", "#17306b", "#1b9aa3"), "giveh", (0.42, 0.18), 0.96),
        ),
        Recipe(
            "giveh",
            "kalash",
            "white",
            "کلاش هورامان",
            shoes(f[4], giveh_cloth("#f6f1e4"), "#d9d2c0", "#efe6d2", ("#1d1b1e", "#1d1b1e"), "giveh", (-0.1, 0.12), 0.98),
        ),
        Recipe(
            "giveh",
            "giveh",
            "navy",
            "گیوهٔ سرمه‌ای",
            shoes(f[0], giveh_cloth("#2b3a63"), "#8a6239", "#c9a274", ("#e3b52c", "#f4efe4", "#e3b52c"), "giveh", (0.0, 0.0)),
        ),
        Recipe(
            "giveh",
            "giveh",
            "tan",
            "گیوهٔ شتری تخت‌چرم",
            shoes(f[3], giveh_cloth("#c9a274"), "#4a3022", "#8a6239", ("#6b2a1a", "#efe3c8", "#6b2a1a"), "giveh", (-0.5, -0.24), 0.95),
        ),
        Recipe(
            "giveh",
            "giveh",
            "crimson",
            "گیوهٔ زرشکی زنانه",
            shoes(
                "wood:#7d5a3c",
                giveh_cloth("#8c2a38"),
                "#3a2a20",
                "#e6d7b8",
                ("#f4efe4", "#d9901c", "#f4efe4"),
                "giveh",
                (0.16, -0.16),
                0.94,
            ),
        ),
        Recipe(
            "charoq",
            "charoq",
            "brown",
            "چارق چرمی با منگوله",
            shoes(f[0], leather_cloth("#8a4a22"), "#4a2a16", "#c9a274", ("#b3202a", "#e3b52c"), "charoq"),
        ),
        Recipe(
            "charoq",
            "charoq",
            "tan",
            "چارق شتری زنجان",
            shoes(f[1], leather_cloth("#c08a52"), "#6b4226", "#e6cfa0", ("#1f5f66", "#b3202a"), "charoq", (0.36, 0.12), 0.92),
        ),
        Recipe(
            "charoq",
            "charoq",
            "crimson",
            "چارق زرشکی زردوزی",
            shoes(f[4], leather_cloth("#7a1826"), "#3a1a16", "#c9a274", ("#c79a3e", "#f3e6c8"), "charoq", (-0.06, 0.1), seam="#c79a3e"),
        ),
        Recipe(
            "charoq",
            "charoq",
            "black",
            "چارق مشکی",
            shoes(f[3], leather_cloth("#2a2624"), "#161412", "#8a6239", ("#c79a3e", "#8c1d2c"), "charoq", (0.0, 0.0), seam="#c79a3e"),
        ),
        Recipe(
            "charoq",
            "charoq",
            "emerald",
            "چارق سبز با بند رنگی",
            shoes("linen:#c3a67f", leather_cloth("#2f5d50"), "#4a2a16", "#c9a274", ("#e3b52c", "#b3202a"), "charoq", (-0.4, -0.16), 0.92),
        ),
        Recipe(
            "charoq",
            "charoq",
            "navy",
            "چارق سرمه‌ای",
            shoes("wood:#a27a52", leather_cloth("#26345c"), "#2a1a12", "#c9a274", ("#f4efe4", "#b3202a"), "charoq", (0.14, -0.14), 0.94),
        ),
        Recipe(
            "leather-bag", "satchel", "brown", "کیف دستی چرم با نقش بته‌جقه", bagged("plaster:#d9d3c7", "#8a4a22", "satchel"), "نقش بته‌جقه"
        ),
        Recipe(
            "leather-bag",
            "tote",
            "tan",
            "کیف دوشی چرم با نوار گلیم",
            bagged("plaster:#cfd3cb", "#b07a44", "tote", cloth(lambda s: pieces.gelim_band(s))),
            "نوار گلیم",
        ),
        Recipe("leather-bag", "round", "crimson", "کیف گرد چرم", bagged("plaster:#e3ddd0", "#7a1f26", "round"), "نقش‌برجسته"),
        Recipe("leather-bag", "purse", "black", "کیف پول چرم", bagged("wood:#b08a63", "#2a2624", "purse", seam="#c9c2b4", metal="#c9ccd0")),
        Recipe("leather-bag", "bucket", "mustard", "کیف کیسه‌ای چرم", bagged("plaster:#d5d9d6", "#b5802c", "bucket")),
        Recipe(
            "leather-bag",
            "satchel",
            "teal",
            "کیف چرم با ترمه",
            bagged(
                "plaster:#e6dccd",
                "#1f4f56",
                "satchel",
                cloth(lambda s: termeh("#7a1826", ("#e8c777", "#1d2f63", "#f3e6c8", "#2c7f7a", "#7a1826"), s, 60)),
            ),
            "رودوزی ترمه",
        ),
        Recipe(
            "leather-bag",
            "round",
            "walnut",
            "کیف گرد چرم با سوزن‌دوزی",
            bagged("linen:#c9d0bd", "#4a2a16", "round", stitched(BALUCH)),
            "سوزن‌دوزی",
        ),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _feet()
