"""The masters of minakari and glazed pottery."""

from __future__ import annotations

from collections.abc import Callable

from .grounds import ground
from .light import Array
from .motifs import Band, bands, rosette
from .recipe import Draw, Recipe
from .relief import Relief
from .serving import plate
from .stage import Material, Stage, Turned
from .vessels import OUTLINES, plain, wrapped

Placed = tuple[str, Material, float, float, float]


def staged(spot: str, things: Callable[[int], list[Placed]], tilt: float = 16, foot: tuple[float, float] = (320, 545)) -> Draw:
    """Turned ware before a wall: (outline, look, size, x, z)."""

    def draw(seed: int) -> Array:
        stage = Stage(foot, tilt)
        for outline, look, size, x, z in things(seed):
            stage.bodies.append(Turned(OUTLINES[outline], size, look, x, z))
        return stage.render(ground(spot, seed), spot.split(":")[1].split(",")[1])

    return draw


def glazed(ground_: str, line: str, light: str, red: str, style: int = 0) -> Array:
    """Painted bands for a vessel in three manners."""
    if style == 0:
        rows: list[Band] = [
            (36, "leaf", 40, 14, light, ""),
            (66, "line", 1, 5, light, ""),
            (140, "flower", 28, 24, line, light),
            (100, "leaf", 56, 12, line, ""),
            (182, "leaf", 56, 12, line, ""),
            (212, "line", 1, 5, light, ""),
            (288, "flower", 14, 24, red, light),
            (380, "boteh", 14, 62, light, line),
            (462, "flower", 28, 17, red, light),
            (500, "leaf", 56, 13, line, ""),
            (532, "line", 1, 5, light, ""),
            (590, "leaf", 40, 16, light, ""),
        ]
    elif style == 1:
        rows = [
            (54, "line", 1, 8, line, ""),
            (150, "flower", 16, 38, line, light),
            (228, "line", 1, 6, line, ""),
            (248, "line", 1, 3, light, ""),
            (350, "boteh", 12, 60, line, light),
            (470, "line", 1, 6, line, ""),
            (520, "leaf", 40, 18, line, ""),
            (588, "line", 1, 12, line, ""),
        ]
    elif style == 2:
        rows = [
            (50, "line", 1, 10, line, ""),
            (110, "dot", 40, 9, red, ""),
            (160, "line", 1, 5, line, ""),
            (270, "fish", 10, 46, line, light),
            (380, "fish", 10, 46, red, light),
            (470, "line", 1, 5, line, ""),
            (520, "tri", 40, 18, line, ""),
            (586, "line", 1, 12, line, ""),
        ]
    else:
        rows = [
            (60, "arch", 20, 34, line, ""),
            (110, "line", 1, 6, line, ""),
            (240, "cypress", 12, 84, line, light),
            (350, "line", 1, 6, line, ""),
            (420, "flower", 20, 30, red, light),
            (490, "lozenge", 30, 22, line, light),
            (560, "line", 1, 10, line, ""),
            (600, "dot", 50, 6, line, ""),
        ]
    return bands(ground_, rows)


def mina(spot: str, bg: str, codes: tuple[str, str, str, str], style: int, rim: str = "#c79a4a", radius: float = 262) -> Draw:
    """A minakari plate from above."""
    a, b, c, d = codes
    sets = (
        [
            (440, 1, "disc", bg, "", 0),
            (428, 72, "dot", a, "", 5),
            (404, 1, "ring", a, "", 5),
            (372, 36, "flower", b, a, 24),
            (372, 36, "dot", d, "", 4),
            (336, 1, "ring", a, "", 4),
            (318, 64, "leaf", c, "", 14),
            (300, 1, "ring", c, "", 3),
            (236, 12, "boteh", a, b, 60),
            (292, 12, "flower", d, a, 17),
            (182, 24, "twin", c, b, 17),
            (160, 1, "disc", b, "", 0),
            (160, 1, "ring", a, "", 5),
            (128, 16, "flower", bg, a, 26),
            (92, 1, "disc", bg, "", 0),
            (92, 1, "ring", a, "", 4),
            (62, 8, "leaf", c, "", 26),
            (40, 8, "flower", d, a, 19),
            (16, 1, "disc", a, "", 0),
        ],
        [
            (440, 1, "disc", bg, "", 0),
            (420, 1, "ring", a, "", 6),
            (386, 32, "star", a, "", 22),
            (386, 32, "dot", d, "", 8),
            (350, 1, "ring", b, "", 10),
            (310, 20, "petal", c, b, 40),
            (262, 20, "flower", a, d, 22),
            (226, 1, "ring", a, "", 5),
            (190, 16, "petal", b, a, 40),
            (140, 16, "dot", d, "", 8),
            (120, 1, "disc", a, "", 0),
            (112, 1, "disc", bg, "", 0),
            (78, 12, "petal", c, a, 36),
            (30, 1, "disc", d, "", 0),
            (16, 1, "disc", a, "", 0),
        ],
        [
            (440, 1, "disc", a, "", 0),
            (415, 60, "leaf", b, "", 18),
            (390, 1, "ring", bg, "", 8),
            (384, 1, "disc", bg, "", 0),
            (330, 18, "flower", d, a, 36),
            (330, 18, "dot", a, "", 5),
            (280, 48, "tangent", c, "", 14),
            (258, 1, "ring", a, "", 4),
            (196, 10, "boteh", a, d, 66),
            (252, 10, "flower", b, a, 16),
            (128, 1, "ring", a, "", 5),
            (100, 20, "petal", b, a, 24),
            (64, 1, "disc", a, "", 0),
            (40, 10, "flower", d, bg, 17),
            (14, 1, "disc", bg, "", 0),
        ],
        [
            (440, 1, "disc", bg, "", 0),
            (400, 18, "fish", b, a, 36),
            (352, 1, "ring", a, "", 5),
            (320, 40, "leaf", d, "", 14),
            (290, 1, "ring", a, "", 5),
            (222, 8, "fish", c, a, 66),
            (150, 1, "ring", a, "", 6),
            (100, 12, "flower", d, a, 30),
            (40, 1, "disc", b, "", 0),
            (26, 8, "leaf", a, "", 14),
        ],
    )

    def draw(seed: int) -> Array:
        r = Relief()
        picture = rosette(900, sets[style], bg, codes)
        plate(r, 320, 316, radius, bg, 0.07, 14, 0.55, picture, edge=rim)
        return r.render(ground(spot, seed))

    return draw


def _mina() -> list[Recipe]:
    navy, turq = "#123a8c", "#0f7f86"
    c1, c2 = ("#f3ead2", "#1fa3a8", "#7fd0d0", "#c9324a"), ("#f3ead2", "#123a8c", "#d9efe6", "#c9324a")
    t = lambda bg, line, lo, hi, rim, at: lambda s, st=0: wrapped(glazed(bg, line, "#f3ead2", "#c9324a", st), lo, hi, 0.75, 0.25, rim, at)  # noqa: E731
    return [
        Recipe("minakari", "plate", "lapis", "بشقاب میناکاری", mina("linen:#d7cbb8", navy, c1, 0), "نقش بته و گل"),
        Recipe(
            "minakari",
            "vase",
            "lapis",
            "گلدان میناکاری",
            staged("sweep:#efe3c8,#e6d7b8", lambda s: [("vase", t(navy, "#1fa3a8", 0, 1.52, "#b98a3a", 1.46)(s), 318, 0, 0)]),
            "نقش گل و بته",
        ),
        Recipe("minakari", "plate", "turquoise", "بشقاب میناکاری فیروزه‌ای", mina("plaster:#ddd3c6", turq, c2, 1), "نقش شمسه"),
        Recipe(
            "minakari",
            "set",
            "turquoise",
            "گلدان و کاسهٔ میناکاری",
            staged(
                "table:#e6dccb,#8d6a49",
                lambda s: [
                    ("slim-vase", t(turq, "#123a8c", 0, 1.7, "#b98a3a", 1.64)(s, 3), 262, -90, -20),
                    (
                        "bowl",
                        wrapped(glazed(turq, "#123a8c", "#f3ead2", "#c9324a", 1), -0.2, 0.7, 0.75, 0.25, "#b98a3a", 0.60, "#2aa7ad"),
                        175,
                        130,
                        70,
                    ),
                ],
            ),
            "نقش سرو",
        ),
        Recipe(
            "minakari",
            "sugar",
            "lapis",
            "شکرپاش میناکاری",
            staged("cloth:#e3e6da,#c9d0bd", lambda s: [("sugar", t(navy, "#7fd0d0", 0.28, 1.13, "#b98a3a", 0.985)(s, 0), 400, 0, 0)]),
            "نقش گل",
        ),
        Recipe(
            "minakari",
            "plate",
            "crimson",
            "بشقاب میناکاری زرشکی",
            mina("wood:#a27a52", "#7a1826", ("#f3ead2", "#1fa3a8", "#e3b52c", "#123a8c"), 2),
            "نقش بته",
        ),
        Recipe(
            "minakari",
            "egg",
            "turquoise",
            "تخم‌مرغی میناکاری",
            staged("sweep:#e6dfd8,#d6c9bd", lambda s: [("egg", t(turq, "#123a8c", 0, 1.07, "#b98a3a", 1.02)(s, 0), 380, 0, 0)]),
            "نقش گل و بته",
        ),
    ]


def fish_bowl() -> Material:
    """A cream bowl with fish swimming round its inside."""
    codes = ("#efe6d2", "#123a8c", "#1b8f9b", "#1b5f9b")
    rings = [
        (440, 1, "ring", codes[1], "", 10),
        (405, 44, "leaf", codes[2], "", 14),
        (372, 1, "ring", codes[1], "", 5),
        (285, 9, "fish", codes[1], codes[0], 72),
        (190, 1, "ring", codes[1], "", 5),
        (120, 5, "fish", codes[2], codes[0], 54),
        (30, 8, "leaf", codes[1], "", 14),
    ]
    return wrapped(
        glazed(codes[0], codes[1], codes[0], codes[2], 2),
        -0.16,
        0.42,
        0.85,
        0.4,
        codes[1],
        0.385,
        inside=(rosette(900, rings, codes[0], codes), 0.80),
    )


def _glazed() -> list[Recipe]:
    def ware(outline: str, bg: str, line: str, light: str, red: str, style: int, lo: float, hi: float, rim: float, inner: str) -> Material:
        return wrapped(glazed(bg, line, light, red, style), lo, hi, 0.85, 0.4, line, rim, inner)

    tq, nv = "#1b8f9b", "#0d3f5e"
    return [
        Recipe(
            "glazed-pottery",
            "set",
            "turquoise",
            "کوزه و کاسهٔ سفال لالجین",
            staged(
                "sweep:#e9dfd0,#e0d2bd",
                lambda s: [
                    ("jug", ware("jug", tq, nv, "#e9f2e6", "#e9f2e6", 1, 0, 1.34, 1.31, tq), 250, -110, -20),
                    ("bowl", ware("bowl", tq, nv, "#e9f2e6", "#e9f2e6", 1, -0.25, 0.7, 0.6, "#27a3ad"), 190, 140, 60),
                ],
                18,
            ),
            "نقش گل و بته",
        ),
        Recipe(
            "glazed-pottery",
            "plate",
            "turquoise",
            "بشقاب سفال میبد با نقش ماهی",
            mina("linen:#d9cbb2", "#e9efe6", ("#123a8c", "#1b8f9b", "#1b5f9b", "#123a8c"), 3, "#1b8f9b"),
            "نقش ماهی",
        ),
        Recipe(
            "glazed-pottery",
            "bowl",
            "cream",
            "کاسهٔ سفال با نقش ماهی",
            staged("table:#dfe0d2,#7d5a3c,250", lambda s: [("low-bowl", fish_bowl(), 325, 0, 0)], 42, (320, 420)),
            "نقش ماهی",
        ),
        Recipe(
            "glazed-pottery",
            "vase",
            "lapis",
            "گلدان سفال لعاب لاجوردی",
            staged("sweep:#e3e6da,#cfd4c0", lambda s: [("gourd", plain("#1b3c8f", 0.9, 0.5, 0.5, 4), 320, 0, 0)]),
        ),
        Recipe(
            "glazed-pottery",
            "cups",
            "green",
            "فنجان‌های سفال لعاب سبز",
            staged(
                "cloth:#e9e2d3,#d9cbb2",
                lambda s: [
                    ("cup", plain("#3f7a56", 0.9, 0.4, 0.5, 2), 230, -130, 0),
                    ("cup", plain("#5d9a6a", 0.9, 0.4, 0.5, 3), 230, 110, 60),
                    ("cup", plain("#2f5d50", 0.9, 0.4, 0.5, 5), 230, 60, -190),
                ],
                26,
                (320, 500),
            ),
        ),
        Recipe(
            "glazed-pottery",
            "jar",
            "mustard",
            "خمرهٔ سفال لعاب خردلی",
            staged(
                "table:#e6dccb,#5f4632",
                lambda s: [("jar", ware("jar", "#c98a2b", "#5d2c10", "#f3e6c8", "#7a1f1a", 3, 0, 1.04, 1.0, "#a56a1c"), 420, 0, 0)],
            ),
            "نقش سرو",
        ),
        Recipe(
            "glazed-pottery",
            "plate",
            "lapis",
            "بشقاب سفال لعاب لاجوردی",
            mina("wood:#8d6a49", "#1b5f8b", ("#f3f0e6", "#0d2f5e", "#9fd0d0", "#e3b52c"), 1, "#0d2f5e"),
            "نقش خورشید",
        ),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _mina() + _glazed()
