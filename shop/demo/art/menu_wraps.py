"""The masters of scarves, shawls, chadorshab and towels."""

from __future__ import annotations

from . import pieces
from .dressing import (
    FLOORS,
    WALLS,
    cloth,
    laid,
    on_rod,
    pegged,
    piece,
    piled,
    rolls,
    square,
    termeh_cloth,
    towelling,
)
from .palette import code
from .recipe import Recipe
from .weaves import plain, printed, stripes


def _scarf() -> list[Recipe]:
    return [
        Recipe(
            "scarf",
            "flat",
            "rose",
            "روسری ابریشمی گل‌دار",
            laid(FLOORS[5], piece(pieces.scarf, "#f0d9d8", ("#c2557c", "#8c1d2c", "#e3b52c", "#6c9a5a"), 430), 440, 430, 0.12, soft=2),
            "نقش گل با حاشیه",
        ),
        Recipe(
            "scarf",
            "flat",
            "turquoise",
            "روسری نخی طرح کاشی",
            laid(FLOORS[0], piece(pieces.scarf, "#1b9aa3", ("#f3ead2", "#123a8c", "#c9324a", "#d39a2c"), 430), 440, 430, -0.1, soft=2),
            "طرح کاشی",
        ),
        Recipe(
            "scarf",
            "peg",
            "saffron",
            "روسری نخی آویخته",
            pegged(WALLS[4], cloth(lambda s: printed("#d9901c", ("#f4efe4", "#8c1d2c", "#1f5f66"), s, "leaves"), 0.1)),
            "نقش برگ",
        ),
        Recipe(
            "scarf",
            "folded",
            "navy",
            "روسری موج‌دار تاشده",
            square(FLOORS[1], cloth(lambda s: printed("#1f2d52", ("#7fb2cf", "#f4efe4", "#c79a3e"), s, "waves"), 0.1), 0.24),
            "طرح موج",
        ),
        Recipe(
            "scarf",
            "rod",
            "pink",
            "روسری خال‌دار",
            on_rod(WALLS[1], cloth(lambda s: printed("#e2a2b4", ("#f4efe4", "#c2557c"), s, "dots"), 0.1), 170, 470, 500, deep=1.2),
            "خال‌خالی",
        ),
        Recipe(
            "scarf",
            "rolls",
            "multi",
            "روسری‌های لوله‌شده",
            rolls(
                FLOORS[3],
                (
                    cloth(lambda s: printed("#2f5d50", ("#e6b9a5", "#efe3c8"), s)),
                    cloth(lambda s: printed("#c2557c", ("#f4efe4",), s, "dots")),
                    cloth(lambda s: printed("#e9dcc0", ("#1f2d52", "#8c1d2c"), s, "leaves")),
                ),
                -0.4,
                62,
                440,
            ),
        ),
    ]


def _shawl() -> list[Recipe]:
    return [
        Recipe(
            "shawl",
            "rod",
            "crimson",
            "شال پشمی دستباف با ریشه",
            on_rod(
                WALLS[0],
                cloth(lambda s: stripes(("#8c1d2c", "#e9dcc0", "#8c1d2c", "#d9901c"), (46, 4, 10, 4), s, True, strength=0.2)),
                fringed="#e9dcc0",
            ),
            "راه‌راه",
        ),
        Recipe(
            "shawl", "peg", "grey", "شال کرک ساده", pegged(WALLS[5], cloth(lambda s: plain(code("grey"), s, 0.34)), "#b9b5ae", 150, 540)
        ),
        Recipe(
            "shawl",
            "folded",
            "emerald",
            "شال چهارخانهٔ پشمی",
            square(
                FLOORS[1],
                cloth(lambda s: stripes(("#2f5d50", "#efe3c8", "#2f5d50", "#b3202a"), (30, 4, 14, 4), s, check=True, strength=0.2)),
                -0.16,
                "#2f5d50",
            ),
            "چهارخانه",
        ),
        Recipe(
            "shawl",
            "flat",
            "mustard",
            "شال دستباف با ریشهٔ بلند",
            laid(
                FLOORS[4],
                cloth(lambda s: stripes(("#c08a2e", "#efe3c8", "#6b4226"), (44, 6, 10), s, True, strength=0.2)),
                230,
                470,
                0.3,
                "#efe3c8",
                1.4,
                length=38,
            ),
            "راه‌راه",
        ),
        Recipe(
            "shawl",
            "rod",
            "lapis",
            "شال ترمه‌نقش",
            on_rod(WALLS[2], termeh_cloth("#1b3c8f", ("#f3e6c8", "#c9324a", "#e8c777", "#7fb2cf")), 190, 450, 520, "#e8d8b0", 0.8),
            "نقش بته‌جقه",
        ),
        Recipe(
            "shawl",
            "stack",
            "multi",
            "شال‌های دستباف تاشده",
            piled(
                "table:#dfe0d2,#8d6a49,520",
                tuple(
                    cloth(lambda s, c=c: stripes((c, "#efe3c8", c), (30, 4, 12), s, strength=0.2))
                    for c in ("#8c1d2c", "#1f5f66", "#c08a2e", "#5b3a80", "#2f5d50")
                ),
            ),
        ),
    ]


def _chadorshab() -> list[Recipe]:
    return [
        Recipe(
            "chadorshab",
            "rod",
            "red",
            "چادرشب ابریشمی قاسم‌آباد",
            on_rod(
                WALLS[1],
                cloth(
                    lambda s: stripes(
                        ("#b3202a", "#e3b52c", "#b3202a", "#1f5f66", "#efe3c8", "#1d1b1e"), (40, 5, 10, 14, 4, 4), s, check=True
                    )
                ),
                150,
                490,
                530,
            ),
            "چهارخانه",
        ),
        Recipe(
            "chadorshab",
            "flat",
            "multi",
            "چادرشب پشمی چهارخانه",
            laid(
                FLOORS[1],
                cloth(lambda s: stripes(("#1d2f63", "#b3202a", "#e3b52c", "#2f5d50"), (26, 26, 6, 20), s, check=True)),
                480,
                470,
                0.08,
                soft=1.3,
            ),
            "چهارخانه",
        ),
        Recipe(
            "chadorshab",
            "folded",
            "saffron",
            "چادرشب نخی تاشده",
            square(FLOORS[4], cloth(lambda s: stripes(("#d9901c", "#efe3c8", "#8c1d2c"), (34, 5, 12), s, check=True)), 0.14),
            "چهارخانه",
        ),
        Recipe(
            "chadorshab",
            "stack",
            "multi",
            "چادرشب‌های دستباف",
            piled(
                "table:#e6dccb,#9c7650,520",
                tuple(
                    cloth(lambda s, c=c: stripes((*c, "#efe3c8"), (26, 14, 4), s, check=True))
                    for c in (("#b3202a", "#1d1b1e"), ("#1d2f63", "#d9901c"), ("#2f5d50", "#b3202a"), ("#d9901c", "#5b3a80"))
                ),
                each=76,
            ),
        ),
        Recipe(
            "chadorshab",
            "flat",
            "purple",
            "چادرشب راه‌راه با ریشه",
            laid(
                FLOORS[0],
                cloth(lambda s: stripes(("#5b3a80", "#e3b52c", "#c2557c", "#efe3c8", "#1f5f66"), (24, 5, 24, 5, 18), s)),
                360,
                480,
                -0.14,
                "#e9dcc0",
            ),
            "راه‌راه",
        ),
        Recipe(
            "chadorshab",
            "peg",
            "green",
            "چادرشب ابریشمی آویخته",
            pegged(WALLS[3], cloth(lambda s: stripes(("#3f7a46", "#e3b52c", "#b3202a"), (36, 5, 10), s, check=True), 0.12), "#e3b52c", 220),
        ),
    ]


def _towel() -> list[Recipe]:
    return [
        Recipe(
            "towel",
            "stack",
            "white",
            "حوله‌های دستباف",
            piled(
                "table:#dfe0d2,#b08a63,520",
                tuple(towelling(("#f4efe4", c, "#f4efe4"), (40, 6, 6)) for c in ("#2b5f9e", "#8c1d2c", "#1f5f66", "#c08a2e", "#5b3a80")),
            ),
        ),
        Recipe(
            "towel",
            "rod",
            "sky",
            "حولهٔ نخی راه‌راه با ریشه",
            on_rod(WALLS[3], towelling(("#f4efe4", "#7fb2cf", "#f4efe4", "#2b5f9e"), (38, 14, 6, 4)), 190, 450, 500, "#f4efe4"),
            "راه‌راه",
        ),
        Recipe(
            "towel", "folded", "rose", "حولهٔ حمام تاشده", square(FLOORS[1], towelling(("#e9c9cf", "#c2557c", "#e9c9cf"), (60, 8, 8)), 0.16)
        ),
        Recipe(
            "towel",
            "rolls",
            "multi",
            "حوله‌های لوله‌شده",
            rolls(
                FLOORS[3],
                (
                    towelling(("#f4efe4", "#1f5f66"), (40, 6)),
                    towelling(("#efe3c8", "#8c1d2c"), (40, 6)),
                    towelling(("#d9e3e0", "#2b5f9e"), (40, 6)),
                ),
                -0.45,
                64,
                420,
            ),
        ),
        Recipe(
            "towel",
            "flat",
            "cream",
            "لُنگ و حولهٔ دستباف",
            laid(FLOORS[4], towelling(("#efe3c8", "#b3202a", "#efe3c8", "#b3202a"), (60, 6, 6, 14)), 280, 470, 0.2, "#efe3c8"),
            "نوار قرمز",
        ),
        Recipe(
            "towel",
            "peg",
            "pistachio",
            "حولهٔ دستی آویخته",
            pegged(WALLS[5], towelling(("#cfd8a8", "#6c7436", "#cfd8a8"), (50, 6, 6)), "#e6e8cf", 120, 520),
        ),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _scarf() + _shawl() + _chadorshab() + _towel()
