"""The masters of children's clothes, knitwear and felt."""

from __future__ import annotations

from .dressing import (
    BALUCH,
    BALUCH_LIGHT,
    FLOORS,
    WALLS,
    bagged,
    cloth,
    felt_thing,
    pegged,
    piled,
    shoes,
    solid,
    square,
    stitched,
    wool,
    worn,
)
from .garments import Pose
from .recipe import Recipe
from .weaves import felted, printed, stripes, velvet


def _children() -> list[Recipe]:
    w = WALLS
    big = Pose(320, 150, 1.45, 0.0, 0.0, "wood")
    lay = Pose(320, 140, 1.42, 0.12, 0.15, "")
    return [
        Recipe(
            "children-wear",
            "dress",
            "pink",
            "پیراهن دخترانهٔ گل‌دار",
            worn(
                w[1], "child", cloth(lambda s: printed("#f0d3d8", ("#c2557c", "#e3b52c", "#7fb2cf", "#6c9a5a"), s)), big, collar="#f4efe4"
            ),
            "نقش گل",
        ),
        Recipe(
            "children-wear",
            "dress",
            "yellow",
            "پیراهن بچگانهٔ خال‌خالی",
            worn(
                w[4],
                "child",
                cloth(lambda s: printed("#e9c75a", ("#f4efe4",), s, "dots")),
                Pose(320, 150, 1.45, 0.03, 0.1, "dark"),
                collar="#f4efe4",
                belt="#c2557c",
            ),
            "خال‌خالی",
        ),
        Recipe(
            "children-wear",
            "shirt",
            "sky",
            "پیراهن پسرانهٔ چهارخانه",
            worn(
                FLOORS[1],
                "shirt",
                cloth(lambda s: stripes(("#7fb2cf", "#f4efe4", "#2b5f9e", "#f4efe4"), (14, 8, 4, 8), s, check=True)),
                Pose(320, 150, 1.4, 0.08, 0.1, ""),
                opening=True,
                buttons="#f4efe4",
                collar="#7fb2cf",
                pockets=True,
            ),
            "چهارخانه",
        ),
        Recipe(
            "children-wear",
            "vest",
            "crimson",
            "جلیقهٔ سوزن‌دوزی بچگانه",
            worn(
                w[2],
                "vest",
                cloth(lambda s: velvet("#8c1d2c", s)),
                Pose(320, 150, 1.38, 0, 0, "wood"),
                stitched(BALUCH_LIGHT),
                opening=True,
                places=("edge", "hem"),
                buttons="#c79a3e",
            ),
            "سوزن‌دوزی",
        ),
        Recipe(
            "children-wear",
            "dress",
            "turquoise",
            "لباس محلی دخترانه",
            worn(
                FLOORS[0],
                "child",
                solid("turquoise"),
                lay,
                stitched(BALUCH),
                cloth(lambda s: printed("#b3202a", ("#e3b52c", "#efe3c8", "#e2a2b4", "#3f7a46"), s)),
                places=("neck", "hem"),
                deep=1.3,
            ),
            "دامن گل‌دار",
        ),
        Recipe(
            "children-wear",
            "knit",
            "cream",
            "پلیور بافتنی بچگانه",
            worn(FLOORS[4], "shirt", wool("cream", "blue", "fair"), Pose(320, 150, 1.4, -0.08, 0.1, "")),
            "نقش بافت",
        ),
        Recipe(
            "children-wear",
            "dress",
            "lilac",
            "سارافون دخترانه",
            worn(
                w[5],
                "vest",
                cloth(lambda s: printed("#cfc2e0", ("#f4efe4", "#5b3a80", "#a9b76a"), s, "leaves")),
                Pose(320, 150, 1.4, 0.0, 0.0, "wire"),
                buttons="#f4efe4",
            ),
            "نقش برگ",
        ),
    ]


def _knits() -> list[Recipe]:
    w = WALLS
    return [
        Recipe(
            "knitwear",
            "sweater",
            "cream",
            "پلیور کابلی دستباف",
            worn(w[0], "sweater", wool("cream", pattern="cable"), Pose(320, 140, 1.30, 0, 0.0, "wood"), deep=0.6),
            "بافت کابلی",
        ),
        Recipe(
            "knitwear",
            "sweater",
            "navy",
            "پلیور نقش‌دار پشمی",
            worn(FLOORS[1], "sweater", wool("navy", "cream", "fair"), Pose(320, 130, 1.32, 0.08, 0.18, ""), deep=0.6),
            "نقش‌باف",
        ),
        Recipe(
            "knitwear",
            "cardigan",
            "mustard",
            "ژاکت دکمه‌دار",
            worn(
                w[4],
                "cardigan",
                wool("mustard"),
                Pose(320, 130, 1.24, 0.0, 0.05, "dark"),
                opening=True,
                buttons="#6b4226",
                pockets=True,
                deep=0.6,
            ),
        ),
        Recipe("knitwear", "scarf", "crimson", "شال‌گردن بافتنی", pegged(w[2], wool("crimson", "cream", "stripe"), "#8c1d2c", 110, 520)),
        Recipe(
            "knitwear",
            "stack",
            "multi",
            "پلیورهای پشمی تاشده",
            piled(
                "table:#e6dccb,#a9794c,520",
                (wool("emerald"), wool("cream", pattern="cable"), wool("navy", "cream", "fair"), wool("rose"), wool("grey")),
            ),
        ),
        Recipe(
            "knitwear",
            "blanket",
            "teal",
            "پتوی بافتنی تاشده",
            square(FLOORS[0], wool("teal", pattern="cable"), -0.2, w=360, h=320),
            "بافت کابلی",
        ),
        Recipe(
            "knitwear",
            "sweater",
            "rose",
            "پلیور راه‌راه",
            worn(w[5], "sweater", wool("rose", "cream", "stripe"), Pose(320, 138, 1.3, 0.02, 0.02, "wire"), deep=0.6),
            "راه‌راه",
        ),
    ]


def _felts() -> list[Recipe]:
    f, w = FLOORS, WALLS
    return [
        Recipe("felt", "rug", "cream", "نمد نقش‌دار", felt_thing(f[1], "rug", ("#e6d7b8", "#8c1d2c", "#1f2d52", "#3a2a20")), "نقش ترنج"),
        Recipe("felt", "hat", "brown", "کلاه نمدی", felt_thing(f[0], "hat", ("#8a6239", "#6b4226"))),
        Recipe(
            "felt",
            "vest",
            "tan",
            "جلیقهٔ نمدی چوپانی",
            worn(w[2], "vest", cloth(lambda s: felted("#b98a5a", s)), Pose(320, 130, 1.4, 0, 0, "wood"), opening=True, deep=0.4),
        ),
        Recipe(
            "felt", "rug", "brick", "زیرانداز نمدی", felt_thing(f[2], "round", ("#a54b2c", "#efe3c8", "#1f2d52", "#d9901c")), "نقش خورشید"
        ),
        Recipe(
            "felt",
            "slippers",
            "grey",
            "پاپوش نمدی",
            shoes(f[1], cloth(lambda s: felted("#8d8a86", s)), "#5a4632", "#b9b4aa", (), "slipper", seam="#b3202a"),
        ),
        Recipe(
            "felt",
            "slippers",
            "crimson",
            "پاپوش نمدی رنگی",
            shoes(f[4], cloth(lambda s: felted("#8c1d2c", s)), "#4a3022", "#e6d7b8", (), "slipper", (0.35, 0.12), 0.95),
        ),
        Recipe("felt", "bag", "lilac", "کیف نمدی دستی", bagged(w[4], "#7a6a9a", "tote", cloth(lambda s: felted("#d9901c", s)))),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _children() + _knits() + _felts()
