"""The masters of the craft leaves."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from . import jewels, pieces
from .forms import circle, open_spline
from .grounds import ground
from .jewels import BRASS, GOLD, SILVER
from .joinery import faced, framed, grain, khatam, panelled, striped, turned_wood
from .light import Array, tint
from .motifs import Band, bands, rosette
from .recipe import Draw, Recipe
from .relief import Relief
from .rugs import carpet, gelim, jajim, roll, spread_out, varni
from .script import leaf_of
from .serving import hammered_tray, plate, slab, tray_basket
from .stage import Ball, Block, Material, Stage, Surface, Turned
from .vessels import OUTLINES, hammered, plain, speckled, woven, wrapped

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
        rows: list[Band] = [(36, "leaf", 40, 14, light, ""), (66, "line", 1, 5, light, ""), (140, "flower", 28, 24, line, light), (100, "leaf", 56, 12, line, ""), (182, "leaf", 56, 12, line, ""), (212, "line", 1, 5, light, ""),
                (288, "flower", 14, 24, red, light), (380, "boteh", 14, 62, light, line), (462, "flower", 28, 17, red, light), (500, "leaf", 56, 13, line, ""), (532, "line", 1, 5, light, ""), (590, "leaf", 40, 16, light, "")]
    elif style == 1:
        rows = [(54, "line", 1, 8, line, ""), (150, "flower", 16, 38, line, light), (228, "line", 1, 6, line, ""), (248, "line", 1, 3, light, ""), (350, "boteh", 12, 60, line, light), (470, "line", 1, 6, line, ""), (520, "leaf", 40, 18, line, ""), (588, "line", 1, 12, line, "")]
    elif style == 2:
        rows = [(50, "line", 1, 10, line, ""), (110, "dot", 40, 9, red, ""), (160, "line", 1, 5, line, ""), (270, "fish", 10, 46, line, light), (380, "fish", 10, 46, red, light), (470, "line", 1, 5, line, ""), (520, "tri", 40, 18, line, ""), (586, "line", 1, 12, line, "")]
    else:
        rows = [(60, "arch", 20, 34, line, ""), (110, "line", 1, 6, line, ""), (240, "cypress", 12, 84, line, light), (350, "line", 1, 6, line, ""), (420, "flower", 20, 30, red, light), (490, "lozenge", 30, 22, line, light), (560, "line", 1, 10, line, ""), (600, "dot", 50, 6, line, "")]
    return bands(ground_, rows)


def clay_bands(ground_: str, ink: str, style: int) -> Array:
    """Kalpuregan: dots, zigzags and triangles of manganese on bare clay."""
    options: tuple[tuple[Band, ...], ...] = (
        ((40, "zig", 30, 16, ink, ""), (80, "line", 1, 5, ink, ""), (128, "tri", 24, 20, ink, ""), (170, "line", 1, 5, ink, ""), (235, "dot", 48, 6, ink, ""), (275, "dot", 48, 6, ink, ""), (340, "zig", 18, 26, ink, ""), (370, "zig", 18, 26, ink, ""), (430, "line", 1, 5, ink, ""), (470, "bar", 70, 16, ink, ""), (510, "line", 1, 5, ink, ""), (570, "dot", 36, 7, ink, "")),
        ((60, "dot", 60, 6, ink, ""), (90, "dot", 60, 6, ink, ""), (130, "line", 1, 6, ink, ""), (210, "lozenge", 20, 50, ink, ground_), (290, "line", 1, 6, ink, ""), (350, "dot", 70, 5, ink, ""), (372, "dot", 70, 5, ink, ""), (394, "dot", 70, 5, ink, ""), (450, "line", 1, 6, ink, ""), (500, "tri", 36, 20, ink, ""), (560, "bar", 60, 18, ink, "")),
        ((50, "bar", 80, 20, ink, ""), (100, "line", 1, 6, ink, ""), (170, "zig", 22, 30, ink, ""), (200, "zig", 22, 30, ink, ""), (230, "zig", 22, 30, ink, ""), (300, "dot", 44, 8, ink, ""), (350, "line", 1, 6, ink, ""), (420, "tri", 18, 36, ink, ""), (480, "dot", 72, 5, ink, ""), (540, "line", 1, 8, ink, ""), (590, "zig", 40, 12, ink, "")),
    )
    return bands(ground_, options[style % 3])


def mina(spot: str, bg: str, codes: tuple[str, str, str, str], style: int, rim: str = "#c79a4a", radius: float = 262) -> Draw:
    """A minakari plate from above."""
    a, b, c, d = codes
    sets = (
        [(440, 1, "disc", bg, "", 0), (428, 72, "dot", a, "", 5), (404, 1, "ring", a, "", 5), (372, 36, "flower", b, a, 24), (372, 36, "dot", d, "", 4), (336, 1, "ring", a, "", 4), (318, 64, "leaf", c, "", 14), (300, 1, "ring", c, "", 3), (236, 12, "boteh", a, b, 60), (292, 12, "flower", d, a, 17), (182, 24, "twin", c, b, 17), (160, 1, "disc", b, "", 0), (160, 1, "ring", a, "", 5), (128, 16, "flower", bg, a, 26), (92, 1, "disc", bg, "", 0), (92, 1, "ring", a, "", 4), (62, 8, "leaf", c, "", 26), (40, 8, "flower", d, a, 19), (16, 1, "disc", a, "", 0)],
        [(440, 1, "disc", bg, "", 0), (420, 1, "ring", a, "", 6), (386, 32, "star", a, "", 22), (386, 32, "dot", d, "", 8), (350, 1, "ring", b, "", 10), (310, 20, "petal", c, b, 40), (262, 20, "flower", a, d, 22), (226, 1, "ring", a, "", 5), (190, 16, "petal", b, a, 40), (140, 16, "dot", d, "", 8), (120, 1, "disc", a, "", 0), (112, 1, "disc", bg, "", 0), (78, 12, "petal", c, a, 36), (30, 1, "disc", d, "", 0), (16, 1, "disc", a, "", 0)],
        [(440, 1, "disc", a, "", 0), (415, 60, "leaf", b, "", 18), (390, 1, "ring", bg, "", 8), (384, 1, "disc", bg, "", 0), (330, 18, "flower", d, a, 36), (330, 18, "dot", a, "", 5), (280, 48, "tangent", c, "", 14), (258, 1, "ring", a, "", 4), (196, 10, "boteh", a, d, 66), (252, 10, "flower", b, a, 16), (128, 1, "ring", a, "", 5), (100, 20, "petal", b, a, 24), (64, 1, "disc", a, "", 0), (40, 10, "flower", d, bg, 17), (14, 1, "disc", bg, "", 0)],
        [(440, 1, "disc", bg, "", 0), (400, 28, "fish", b, a, 34), (352, 1, "ring", a, "", 5), (320, 40, "dot", d, "", 9), (290, 1, "ring", a, "", 5), (220, 14, "fish", c, a, 58), (150, 1, "ring", a, "", 6), (100, 12, "flower", d, a, 30), (40, 1, "disc", b, "", 0), (26, 8, "leaf", a, "", 14)],
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
        Recipe("minakari", "plate", "lapis", "بشقاب میناکاری", mina("linen:#d7cbb8", navy, c1, 0), "نقش بته و گل"), Recipe("minakari", "vase", "lapis", "گلدان میناکاری", staged("sweep:#efe3c8,#e6d7b8", lambda s: [("vase", t(navy, "#1fa3a8", 0, 1.52, "#b98a3a", 1.46)(s), 318, 0, 0)]), "نقش گل و بته"),
        Recipe("minakari", "plate", "turquoise", "بشقاب میناکاری فیروزه‌ای", mina("plaster:#ddd3c6", turq, c2, 1), "نقش شمسه"), Recipe("minakari", "set", "turquoise", "گلدان و کاسهٔ میناکاری", staged("table:#e6dccb,#8d6a49", lambda s: [("slim-vase", t(turq, "#123a8c", 0, 1.7, "#b98a3a", 1.64)(s, 3), 262, -90, -20), ("bowl", wrapped(glazed(turq, "#123a8c", "#f3ead2", "#c9324a", 1), -0.2, 0.7, 0.75, 0.25, "#b98a3a", 0.60, "#2aa7ad"), 175, 130, 70)]), "نقش سرو"),
        Recipe("minakari", "sugar", "lapis", "شکرپاش میناکاری", staged("cloth:#e3e6da,#c9d0bd", lambda s: [("sugar", t(navy, "#7fd0d0", 0.28, 1.13, "#b98a3a", 0.985)(s, 0), 400, 0, 0)]), "نقش گل"), Recipe("minakari", "plate", "crimson", "بشقاب میناکاری زرشکی", mina("wood:#a27a52", "#7a1826", ("#f3ead2", "#1fa3a8", "#e3b52c", "#123a8c"), 2), "نقش بته"),
        Recipe("minakari", "egg", "turquoise", "تخم‌مرغی میناکاری روی پایه", staged("sweep:#e6dfd8,#d6c9bd", lambda s: [("egg", t(turq, "#123a8c", 0, 1.07, "#b98a3a", 1.02)(s, 0), 380, 0, 0)]), "نقش گل و بته"),
    ]


def _glazed() -> list[Recipe]:
    def ware(outline: str, bg: str, line: str, light: str, red: str, style: int, lo: float, hi: float, rim: float, inner: str) -> Material:
        return wrapped(glazed(bg, line, light, red, style), lo, hi, 0.85, 0.4, line, rim, inner)

    tq, nv = "#1b8f9b", "#0d3f5e"
    return [
        Recipe("glazed-pottery", "set", "turquoise", "کوزه و کاسهٔ سفال لالجین", staged("sweep:#e9dfd0,#e0d2bd", lambda s: [("jug", ware("jug", tq, nv, "#e9f2e6", "#e9f2e6", 1, 0, 1.34, 1.31, tq), 250, -110, -20), ("bowl", ware("bowl", tq, nv, "#e9f2e6", "#e9f2e6", 1, -0.25, 0.7, 0.6, "#27a3ad"), 190, 140, 60)], 18), "نقش گل و بته"),
        Recipe("glazed-pottery", "plate", "turquoise", "بشقاب سفال میبد با نقش ماهی", mina("linen:#d9cbb2", "#e9efe6", ("#123a8c", "#1b8f9b", "#1b5f9b", "#123a8c"), 3, "#1b8f9b"), "نقش ماهی"),
        Recipe("glazed-pottery", "bowl", "cream", "کاسهٔ سفال با نقش ماهی", staged("table:#dfe0d2,#7d5a3c", lambda s: [("low-bowl", ware("low-bowl", "#efe6d2", "#123a8c", "#efe6d2", "#1b8f9b", 2, -0.16, 0.42, 0.385, "#efe9da"), 290, 0, 0)], 24, (320, 500)), "نقش ماهی"),
        Recipe("glazed-pottery", "vase", "lapis", "گلدان سفال لعاب لاجوردی", staged("sweep:#e3e6da,#cfd4c0", lambda s: [("gourd", plain("#1b3c8f", 0.9, 0.5, 0.5, 4), 320, 0, 0)])),
        Recipe("glazed-pottery", "cups", "green", "فنجان‌های سفال لعاب سبز", staged("cloth:#e9e2d3,#d9cbb2", lambda s: [("cup", plain("#3f7a56", 0.9, 0.4, 0.5, 2), 230, -130, 0), ("cup", plain("#5d9a6a", 0.9, 0.4, 0.5, 3), 230, 110, 60), ("cup", plain("#2f5d50", 0.9, 0.4, 0.5, 5), 230, 60, -190)], 26, (320, 500))),
        Recipe("glazed-pottery", "jar", "mustard", "خمرهٔ سفال لعاب خردلی", staged("table:#e6dccb,#5f4632", lambda s: [("jar", ware("jar", "#c98a2b", "#5d2c10", "#f3e6c8", "#7a1f1a", 3, 0, 1.04, 1.0, "#a56a1c"), 420, 0, 0)]), "نقش سرو"),
        Recipe("glazed-pottery", "plate", "lapis", "بشقاب سفال لعاب لاجوردی", mina("wood:#8d6a49", "#1b5f8b", ("#f3f0e6", "#0d2f5e", "#9fd0d0", "#e3b52c"), 1, "#0d2f5e"), "نقش خورشید"),
    ]


def _clay() -> list[Recipe]:
    def pot(code: str, style: int, hi: float, inner: str = "#a5663d") -> Material:
        return wrapped(clay_bands(code, "#2a1a14", style), 0, hi, 0.05, 0.03, inner=inner)

    return [
        Recipe("clay-pottery", "set", "brick", "کوزه و کاسهٔ سفال کلپورگان", staged("sweep:#d8cdbd,#cdbda6", lambda s: [("pot", pot("#b9764a", 0, 1.08), 320, -60, 0), ("cup", pot("#b9764a", 0, 0.5), 180, 190, 100)]), "نقش هندسی"), Recipe("clay-pottery", "jug", "clay", "تنگ سفال کلپورگان", staged("table:#dfe0d2,#7d5a3c", lambda s: [("jug", pot("#c08a5c", 1, 1.34), 345, 0, 0)]), "نقش لوزی"),
        Recipe("clay-pottery", "bowl", "brick", "کاسهٔ سفال کلپورگان", staged("cloth:#e9e2d3,#c9d0bd", lambda s: [("bowl", pot("#b06a42", 2, 0.66), 340, 0, 0)], 24, (320, 500)), "نقش زیگزاگ"), Recipe("clay-pottery", "jar", "clay", "خمرهٔ سفال کلپورگان", staged("sweep:#e3ddd0,#d2c4ae", lambda s: [("jar", pot("#c49468", 2, 1.04), 420, 0, 0)]), "نقش مثلث"),
        Recipe("clay-pottery", "goblet", "brick", "جام سفال کلپورگان", staged("table:#e6dccb,#5f4632", lambda s: [("goblet", pot("#b9764a", 1, 1.0), 300, -110, -10), ("goblet", pot("#a8623a", 0, 1.0), 300, 130, 60)]), "نقش هندسی"), Recipe("clay-pottery", "set", "brown", "سه ظرف سفال کلپورگان", staged("sweep:#cfd8dc,#bccad0", lambda s: [("ewer", pot("#a8623a", 0, 1.44), 300, -140, -40), ("cup", pot("#b9764a", 1, 0.5), 230, 150, 70), ("pot", pot("#b06a42", 2, 1.08), 190, 110, -150)]), "نقش هندسی"),
    ]


def _engraved(kind: int) -> Callable[[Surface], Array]:
    def cut(s: Surface) -> Array:
        y0, y1 = 0.36, 0.72
        ring = np.exp(-(((s.y - y0) / 0.010) ** 2)) + np.exp(-(((s.y - y1) / 0.010) ** 2))
        u, v = np.mod(s.theta / (2 * np.pi) * 12, 1) - 0.5, (s.y - 0.54) / 0.18
        if kind:
            figure = (np.abs(np.abs(u) * 2 + np.abs(v) - 0.8) < 0.10) | (np.hypot(u * 2, v) < 0.18)
        else:
            a = np.arctan2(v, u * 2)
            figure = np.abs(np.hypot(u * 2, v) - 0.5 - 0.22 * np.cos(a * 6)) < 0.09
        return np.asarray(np.clip(ring + figure * (np.abs(v) < 1), 0, 1), np.float32)

    return cut


def _copper() -> list[Recipe]:
    cu, br, ni = "#c26a34", "#c79a4a", "#b9bcbf"

    def tray(seed: int) -> Array:
        r = Relief()
        hammered_tray(r, 320, 318, 270, "#c26a34", seed)
        return r.render(ground("linen:#3a4a44", seed))

    return [
        Recipe("copper", "set", "copper", "تنگ و کاسهٔ مسی چکشی", staged("sweep:#cfd4cf,#c3c7bf", lambda s: [("jug", hammered(cu), 260, -120, -20), ("bowl", hammered(cu, tin="#c9ccd0"), 190, 140, 70)], 18)), Recipe("copper", "tray", "copper", "سینی مسی چکشی", tray),
        Recipe("copper", "cauldron", "copper", "دیگ مسی قلم‌زنی", staged("table:#e6dccb,#5f4632", lambda s: [("cauldron", hammered(cu, _engraved(1), "#c9ccd0"), 380, 0, 0)], 20, (320, 520)), "قلم‌زنی"), Recipe("copper", "candle", "gold", "شمعدان برنجی", staged("sweep:#e7dccf,#d2c0a4", lambda s: [("candle", hammered(br), 470, -120, 0), ("candle", hammered(br), 380, 130, 60)])),
        Recipe("copper", "ewer", "silver", "آفتابهٔ ورشو قلم‌زنی", staged("cloth:#d9d3c7,#8c3f3a", lambda s: [("ewer", hammered(ni, _engraved(0)), 325, 0, 0)]), "قلم‌زنی"), Recipe("copper", "sugar", "silver", "قندان ورشو", staged("table:#dfe0d2,#7d5a3c", lambda s: [("sugar", hammered(ni, _engraved(0)), 400, 0, 0)]), "قلم‌زنی"), Recipe("copper", "vase", "copper", "گلدان مسی قلم‌زنی", staged("sweep:#dfe3e0,#c4ccc8", lambda s: [("vase", hammered(cu, _engraved(0)), 315, 0, 0)]), "قلم‌زنی"),
    ]


def on_cloth(spot: str, make: Callable[[Relief, np.random.Generator], None]) -> Draw:
    """Small things on a ground."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        make(r, rng)
        return r.render(ground(spot, seed), 0.42, 0.80)

    return draw


def _earrings(metal: str, gem: str, boteh: bool) -> Callable[[Relief, np.random.Generator], None]:
    def make(r: Relief, rng: np.random.Generator) -> None:
        for x, flip in ((212, 1), (428, -1)):
            jewels.wire(r, open_spline([(x, 190), (x + 6 * flip, 150), (x - 6 * flip, 116), (x - 22 * flip, 130), (x - 20 * flip, 160)], 10), 2.2, 3, metal)
            if boteh:
                jewels.filigree_boteh(r, rng, x, 320, 118, metal, gem, flip)
            else:
                jewels.filigree_disc(r, rng, x, 296, 100, metal, gem)
            for i in range(5):
                t = x + (i - 2) * 30
                y = 410 + 10 * (2 - abs(i - 2)) + (24 if boteh else 0)
                jewels.chain(r, rng, [(t, y - 18), (t, y + 10)], 4, metal)
                jewels.stone(r, rng, t, y + 26, 2, 9, 12, gem or "#d3d6da")

    return make


def _necklace(metal: str, codes: tuple[str, ...], pendant: str, size: float = 13) -> Callable[[Relief, np.random.Generator], None]:
    def make(r: Relief, rng: np.random.Generator) -> None:
        line = [(150, 70), (120, 220), (170, 360), (320, 420), (470, 360), (520, 220), (490, 70)]
        jewels.beads(r, rng, [(float(x), float(y)) for x, y in line], size, codes, metal, 0.25)
        if pendant == "boteh":
            jewels.filigree_boteh(r, rng, 320, 506, 66, metal, codes[0])
        elif pendant == "disc":
            jewels.filigree_disc(r, rng, 320, 508, 68, metal, codes[0])
        elif pendant:
            jewels.body(r, rng, 320, 496, 3, 46, 56, 8, 0, tint(metal), "almond", 0.5, 0, 0, metal=0.9)
            jewels.stone(r, rng, 320, 498, 9, 36, 45, pendant, 1.57, "almond", True)

    return make


def _rings(metal: str, gems: tuple[str, ...], cut: str = "round") -> Callable[[Relief, np.random.Generator], None]:
    def make(r: Relief, rng: np.random.Generator) -> None:
        spots = [(320, 330, 210, 0.1)] if len(gems) == 1 else [(220, 260, 130, -0.3), (430, 300, 120, 0.35), (300, 480, 116, 0.05)]
        for (x, y, s, a), gem in zip(spots, gems, strict=False):
            jewels.finger_ring(r, rng, x, y, s, metal, gem, a, cut)

    return make


def _bangles(metals: tuple[str, ...], gem: str) -> Callable[[Relief, np.random.Generator], None]:
    def make(r: Relief, rng: np.random.Generator) -> None:
        for i, metal in enumerate(metals):
            x, y = 290 + i * 36, 290 + i * 34
            jewels.band(r, x, y, 178, 10 - i, metal, 3 + i * 6, 0.94, 0.3 * i, twist=i % 2 == 0)
            if i % 2:
                for k in range(20):
                    a = k * math.pi / 10
                    p = circle(x, y, 178, 20, 0.94, 0.3 * i)[k]
                    jewels.stone(r, rng, float(p[0]), float(p[1]), 12 + i * 6, 8, 8, gem, a)

    return make


def _turquoise_plate(metal: str, lobes: int) -> Callable[[Relief, np.random.Generator], None]:
    def make(r: Relief, rng: np.random.Generator) -> None:
        z = jewels.metal_plate(r, 320, 318, 262, metal, 3, 0.1, lobes)
        jewels.turquoise_field(r, rng, 320, 318, 168, 228, z, metal, 820)
        jewels.turquoise_field(r, rng, 320, 318, 0, 150, z, metal, 560)
        for radius in (160, 234, 84):
            jewels.wire(r, np.vstack([circle(320, 318, radius, 100)] * 1 + [circle(320, 318, radius, 100)[:2]]), 4.2, z + 2, metal)
        for i in range(12):
            a = i * math.pi / 6
            leaf = open_spline([(84, 0), (120, 26), (160, 0), (120, -26), (84, 0)], 8)
            from .forms import placed

            jewels.wire(r, placed(leaf, 320, 318, 1, a), 3.4, z + 3, metal)

    return make


def inlaid(metal: str, low: float, high: float) -> Material:
    """Turquoise chips on a turned metal body between two heights."""
    chips = tint("#1b8fa3")
    base = tint(metal)
    rng = np.random.default_rng(3)
    px, py = rng.random(2600) * 1400, rng.random(2600) * 640
    from scipy.spatial import cKDTree

    yy, xx = np.mgrid[0:640, 0:1400].astype(np.float32)
    tree = cKDTree(np.stack([px, py], 1))
    d, i = tree.query(np.stack([xx.ravel(), yy.ravel()], 1), k=2)
    gap = (d[:, 1] - d[:, 0]).reshape(640, 1400)
    tone = (0.8 + 0.45 * rng.random(2600))[i[:, 0]].reshape(640, 1400).astype(np.float32)
    texture = np.where((gap < 2.6)[..., None], base * np.float32(0.8), chips * tone[..., None]).astype(np.float32)
    wave = 0.5 + 0.5 * np.cos(xx / 1400 * 2 * np.pi * 10)
    bare = (yy < 60 + 40 * wave) | (yy > 580 - 40 * wave)
    texture[bare] = base
    return wrapped(texture, low, high, 0.7, 0.4, metal, high - 0.03)


def _jewels() -> list[Recipe]:
    tq = "#22a3b3"
    return [
        Recipe("filigree", "earrings", "silver", "گوشوارهٔ ملیلهٔ زنجان", on_cloth("linen:#303b4a", _earrings(SILVER, "", False)), "ملیله‌کاری"), Recipe("filigree", "earrings", "silver", "گوشوارهٔ ملیلهٔ بته‌جقه", on_cloth("linen:#6d2a38", _earrings(SILVER, "#b3202a", True)), "بته‌جقه"),
        Recipe("filigree", "brooch", "silver", "گل‌سینهٔ ملیلهٔ نقره", on_cloth("linen:#2f5d50", lambda r, g: jewels.filigree_disc(r, g, 320, 320, 220, SILVER, "#1b8fa3", 10)), "ملیله‌کاری"), Recipe("filigree", "bangles", "silver", "النگوی ملیلهٔ نقره", on_cloth("plaster:#d9d3c7", _bangles((SILVER, SILVER, SILVER), "#c9324a")), "ملیله‌کاری"),
        Recipe("filigree", "necklace", "silver", "گردنبند نقره با آویز ملیله", on_cloth("linen:#26304a", _necklace(SILVER, ("#e9e6e0", "#d3d6da"), "disc", 11)), "ملیله‌کاری"), Recipe("filigree", "pendant", "silver", "آویز ملیلهٔ بته‌جقه", on_cloth("linen:#5b3a5f", lambda r, g: (jewels.chain(r, g, [(90, 40), (200, 130), (300, 190)], 6, SILVER), jewels.chain(r, g, [(560, 60), (440, 140), (330, 190)], 6, SILVER), jewels.filigree_boteh(r, g, 318, 380, 200, SILVER, "#2a5f9e"))[0]), "بته‌جقه"),
        Recipe("turquoise", "plate", "turquoise", "بشقاب فیروزه‌کوبی", on_cloth("linen:#d7cbb8", _turquoise_plate("#b5763a", 0)), "گل شمسه"), Recipe("turquoise", "plate", "turquoise", "سینی فیروزه‌کوبی لبه‌دالبر", on_cloth("linen:#6d2a38", _turquoise_plate("#c79a4a", 16)), "گل شمسه"),
        Recipe("turquoise", "vase", "turquoise", "گلدان فیروزه‌کوبی", staged("sweep:#e7dccf,#d2c0a4", lambda s: [("vase", inlaid("#b5763a", 0, 1.52), 315, 0, 0)])), Recipe("turquoise", "bowl", "turquoise", "کاسهٔ فیروزه‌کوبی", staged("table:#e6dccb,#6b4a34", lambda s: [("bowl", inlaid("#c79a4a", -0.05, 0.68), 350, 0, 0)], 22, (320, 510))),
        Recipe("turquoise", "sugar", "turquoise", "قندان فیروزه‌کوبی", staged("cloth:#e3e6da,#c9d0bd", lambda s: [("sugar", inlaid("#b5763a", 0.26, 1.13), 400, 0, 0)])), Recipe("turquoise", "bangles", "turquoise", "النگوی فیروزه‌کوبی", on_cloth("linen:#303b4a", _bangles((BRASS, "#c79a4a", BRASS, "#c79a4a"), tq))),
        Recipe("jewellery", "ring", "turquoise", "انگشتر نقره با نگین فیروزه", on_cloth("linen:#c9bda8", _rings(SILVER, ("#22a3b3",)))), Recipe("jewellery", "rings", "multi", "سه انگشتر با نگین سنگ", on_cloth("marble:#e3ded6", _rings(GOLD, ("#1f6f55", "#a8182f", "#2a3f8e"), "box"))),
        Recipe("jewellery", "necklace", "turquoise", "گردنبند مهره‌ای فیروزه", on_cloth("linen:#e3d9ca", _necklace(SILVER, (tq, "#1b8fa3", "#3bb8c0"), "#22a3b3", 13))), Recipe("jewellery", "necklace", "brick", "گردنبند عقیق", on_cloth("linen:#c9d0bd", _necklace(GOLD, ("#a5361b", "#8c2415", "#b4472a"), "#a5361b", 14))),
        Recipe("jewellery", "bracelet", "multi", "دستبند مهره‌ای رنگی", on_cloth("wood:#b08a63", lambda r, g: (jewels.beads(r, g, [tuple(map(float, p)) for p in circle(300, 300, 170, 24, 0.92)], 13, (tq, "#a8182f", "#e3b52c", "#1b3c8f", "#f4efe4"), SILVER), jewels.beads(r, g, [tuple(map(float, p)) for p in circle(380, 390, 160, 24, 0.92)], 11, ("#2f5d50", "#e9e2d3", "#c98a2b"), GOLD))[0])), Recipe("jewellery", "earrings", "gold", "گوشوارهٔ برنجی با آویز مهره", on_cloth("linen:#efe6d8", _earrings(GOLD, "#1f6f55", False))),
        Recipe("jewellery", "bangles", "gold", "النگوهای دست‌ساز برنجی", on_cloth("linen:#7a8d84", _bangles((GOLD, BRASS, GOLD), "#a8182f"))),
    ]


def _box(spot: str, faces: Callable[[int], tuple[Array, Array, Array]], size: tuple[float, float, float], yaw: float, gloss: float = 0.3, foot: tuple[float, float] = (320, 470), tilt: float = 26, lid: float = 0.72) -> Draw:
    def draw(seed: int) -> Array:
        top, front, side = faces(seed)
        w, h, d = size
        stage = Stage(foot, tilt)
        stage.bodies.append(Block(w, h, d, faced(top, front, side, size, gloss, h * lid), yaw, 0, 0))
        return stage.render(ground(spot, seed), spot.split(":")[1].split(",")[1])

    return draw


def _khatam() -> list[Recipe]:
    def faces(cell: float, codes: tuple[str, ...]) -> Callable[[int], tuple[Array, Array, Array]]:
        return lambda s: (framed(khatam(640, 460, cell, codes, s), 56, codes), framed(khatam(640, 330, cell, codes, s), 36, codes), framed(khatam(460, 330, cell, codes, s), 36, codes))

    base = ("#2b1710", "#efe2c2", "#c08e3a", "#7a3018", "#3b5d3a")
    red = ("#2b1710", "#f3e8cc", "#d0a04a", "#9d2418", "#1f4f3a")
    blue = ("#1d1b1e", "#efe2c2", "#c9a04e", "#27406b", "#7a3018")

    def photo(seed: int) -> Array:
        r = Relief()
        big = khatam(900, 900, 46, base, seed)
        pieces.frame(r, np.broadcast_to(tint("#f0e6d0"), (8, 8, 3)).copy(), 320, 320, 260, 340, seed, wide=10)
        r2 = Relief()
        spot = r.grid(320, 320, 330)
        if spot:
            part, u, v = spot
            e = np.maximum(np.abs(u) - 130, np.abs(v) - 170)
            iu, iv = np.broadcast_to(np.clip((u + 225) * 2, 0, 899).astype(int), e.shape), np.broadcast_to(np.clip((v + 225) * 2, 0, 899).astype(int), e.shape)
            rgb = big[iv, iu]
            for low, high, code in ((0, 6, "#2b1710"), (6, 9, "#efe2c2"), (9, 12, "#2b1710"), (64, 67, "#c08e3a"), (67, 76, "#2b1710")):
                rgb = np.where(((e > low) & (e <= high))[..., None], tint(code), rgb)
            r.write(part, (e > 0) & (e < 76), (20 + 6 * np.sin(np.clip(e / 76, 0, 1) * 3.14)).astype(np.float32), rgb.astype(np.float32), 0.25)
        del r2
        return r.render(ground("plaster:#dcd0bf", seed))

    def tray(seed: int) -> Array:
        r = Relief()
        t = framed(khatam(1040, 760, 48, red, seed), 60, red)
        pieces.frame(r, t, 320, 320, 500, 366, seed, "#5f3d25", "#c79a3e", 22)
        return r.render(ground("linen:#c9d3d6", seed))

    def pens(spot: str, codes: tuple[str, ...]) -> Draw:
        def look(seed: int) -> list[Placed]:
            return [("cylinder", wrapped(khatam(1200, 470, 46, codes, seed), 0, 0.66, 0.3, 0.15, "#2b1710", 0.63, "#5f3d25"), 420, 0, 0)]

        return staged(spot, look, 20, (320, 510))

    return [
        Recipe("khatam", "box", "brown", "جعبهٔ خاتم‌کاری", _box("table:#dfd3c1,#7d5636,330", faces(44, base), (330, 140, 230), 0.55), "ستارهٔ شش‌پر"), Recipe("khatam", "box", "crimson", "جعبهٔ جواهر خاتم", _box("sweep:#e3e6da,#cfd4c0", faces(50, red), (270, 170, 230), -0.5), "ستارهٔ شش‌پر"),
        Recipe("khatam", "frame", "brown", "قاب عکس خاتم", photo, "ستارهٔ شش‌پر"), Recipe("khatam", "tray", "crimson", "سینی خاتم‌کاری", tray, "ستارهٔ شش‌پر"),
        Recipe("khatam", "pen-holder", "navy", "جاقلمی خاتم", pens("cloth:#e9e2d3,#c9d0bd", blue), "ستارهٔ شش‌پر"), Recipe("khatam", "box", "navy", "جعبهٔ دستمال خاتم", _box("table:#e6dccb,#5f4632,340", faces(44, blue), (350, 120, 190), 0.35), "ستارهٔ شش‌پر"),
        Recipe("khatam", "pen-holder", "brown", "لیوان خاتم", pens("sweep:#e7dccf,#d2c0a4", base), "ستارهٔ شش‌پر"),
    ]


def _wood() -> list[Recipe]:
    def chest(code: str, codes: tuple[str, ...], motif: str) -> Callable[[int], tuple[Array, Array, Array]]:
        return lambda s: (framed(panelled(grain(code, s, 640, 460), 640, 460, codes, s, motif), 40, ("#2b1710", "#d9b27a", "#2b1710")), grain(code, s + 1, 640, 330), grain(code, s + 2, 460, 330))

    def board(code: str, spot: str, round_: float, w: float, h: float) -> Draw:
        def draw(seed: int) -> Array:
            r, _ = Relief(), 0
            slab(r, 320, 320, w, h, -0.3, code, seed, 16, "wood", round_)
            slab(r, 330, 330, w * 0.66, h * 0.66, -0.3, "#8a5a33", seed + 1, 24, "wood", round_ * 0.66)
            return r.render(ground(spot, seed))

        return draw

    return [
        Recipe("wood", "box", "walnut", "جعبهٔ چوبی نازک‌کاری", _box("table:#dfe0d2,#b08a63,330", chest("#6b4226", ("#e3c48e", "#c08e3a", "#7a3018"), "star"), (320, 130, 220), 0.5), "نقش شمسه"), Recipe("wood", "bowl", "walnut", "کاسهٔ چوب گردو", staged("sweep:#e3e6da,#cfd4c0", lambda s: [("bowl", turned_wood("#7d5233", s, (0.52, 0.56)), 345, 0, 0)], 24, (320, 500))),
        Recipe("wood", "vase", "tan", "گلدان چوبی خراطی", staged("table:#e6dccb,#5f4632", lambda s: [("gourd", turned_wood("#b5814c", s, (0.80, 0.92, 1.38), ), 320, 0, 0)])), Recipe("wood", "board", "tan", "تختهٔ سرو چوبی", board("#b5814c", "linen:#c9d0bd", 120, 520, 300)),
        Recipe("wood", "candle", "walnut", "شمعدان چوبی خراطی", staged("cloth:#e9e2d3,#c9d0bd", lambda s: [("candle", turned_wood("#6b4226", s, (0.2, 0.42)), 500, -110, 0), ("candle", turned_wood("#8a5a33", s, (0.2, 0.42)), 400, 130, 60)])), Recipe("wood", "set", "brown", "کاسه و لیوان چوبی", staged("sweep:#e7dccf,#d2c0a4", lambda s: [("low-bowl", turned_wood("#9a6a3e", s, (0.34,)), 230, -80, 30), ("goblet", turned_wood("#6b4226", s, (0.42, 0.9), "#c9a274"), 270, 160, -40)], 20, (320, 520))),
        Recipe("wood", "box", "tan", "جعبهٔ چوبی با نقش بته‌جقه", _box("sweep:#cfd8dc,#bccad0", chest("#a5713f", ("#4a2a16", "#e3c48e", "#8c1d2c"), "boteh"), (300, 150, 230), -0.45), "نقش بته‌جقه"),
    ]


def rug(spot: str, make: Callable[[int, float, float], Array], w: float, h: float, angle: float, fringed: str = "#efe4c8", rolled: bool = False) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        texture = make(seed, w, h)
        if rolled:
            roll(r, texture, w, h, seed, fringed)
        else:
            spread_out(r, texture, w, h, seed, angle, fringed)
        return r.render(ground(spot, seed), 0.42, 0.80)

    return draw


def _rugs() -> list[Recipe]:
    g = lambda codes, order: lambda s, w, h: gelim(codes, s, w, h, order)  # noqa: E731
    a, b, c = ("#7d1f24", "#1f2f5c", "#e8d7b3", "#c98a2b", "#2f5d50", "#161616"), ("#22406b", "#e9dcc0", "#a5382b", "#d09a3c", "#3f7f7a", "#20242c"), ("#c98a2b", "#7d1f24", "#efe3c8", "#1f2f5c", "#6c7436", "#2a1a14")
    d = ("#e6d7b8", "#6b4226", "#a54b2c", "#8d8a6a", "#3f4044", "#2a2420")
    o1, o2, o3 = ("stripe", "diamond", "dot", "zig", "hook", "dot", "tri"), ("star", "stripe", "zig", "dot", "diamond", "tri"), ("hook", "dot", "stripe", "star", "dot", "zig")
    red = ("#8c1d24", "#1f2d52", "#efe3c8", "#c9882b", "#2f5d50", "#d9b8a0", "#4a6f9e")
    nav = ("#1f2d52", "#8c1d24", "#efe3c8", "#c9882b", "#7fa0a8", "#d98a6a", "#3f6a4a")
    ivo = ("#e9dcc0", "#2b4a6b", "#f6eedc", "#8c1d24", "#5a7a8c", "#c9a274", "#6c7a4a")
    tea = ("#1f5f66", "#7a1f26", "#efe3c8", "#d9a24a", "#d9c7b0", "#c9665a", "#2a3a4a")
    k = lambda codes, kind: lambda s, w, h: carpet(codes, s, w, h, kind)  # noqa: E731
    j = lambda codes: lambda s, w, h: jajim(codes, s, w, h)  # noqa: E731
    v = lambda codes: lambda s, w, h: varni(codes, s, w, h)  # noqa: E731
    return [
        Recipe("gelim", "rug", "crimson", "گلیم دستباف", rug("wood:#b58a5c", g(a, o1), 400, 520, -0.12), "نقش لوزی و قلاب"), Recipe("gelim", "rug", "blue", "گلیم پشمی", rug("flat:#d8cfc2", g(b, o2), 390, 520, 0.1), "نقش ستاره"), Recipe("gelim", "runner", "mustard", "کنارهٔ گلیم", rug("plank:#8d6a49", g(c, o3), 230, 540, 0.24), "نقش قلاب"),
        Recipe("gelim", "rug", "cream", "گلیم ساده‌رنگ", rug("wood:#7d5a3c", g(d, o2), 410, 500, 0.0), "نقش هندسی"), Recipe("gelim", "rolled", "crimson", "گلیم نیمه‌لوله", rug("marble:#e3ded6", g(a, o3), 420, 470, 0, rolled=True), "نقش قلاب"), Recipe("gelim", "cushion", "blue", "کوسن گلیم", _gelim_cushion("linen:#c9d0bd", b, o1), "نقش لوزی"),
        Recipe("carpet", "rug", "lacquer", "قالیچهٔ لچک‌ترنج", rug("wood:#b58a5c", k(red, "medallion"), 380, 530, -0.1), "لچک و ترنج"), Recipe("carpet", "rug", "navy", "قالیچهٔ ماهی‌درهم", rug("flat:#ddd3c6", k(nav, "herati"), 380, 530, 0.12), "ماهی‌درهم"), Recipe("carpet", "rug", "cream", "قالیچهٔ کرم نایین", rug("wood:#7d5a3c", k(ivo, "medallion"), 390, 520, 0.0), "لچک و ترنج"),
        Recipe("carpet", "tribal", "red", "قالیچهٔ عشایری", rug("plank:#8d6a49", k(red, "tribal"), 350, 530, 0.16), "ترنج لوزی"), Recipe("carpet", "rolled", "lacquer", "قالیچهٔ نیمه‌لوله", rug("marble:#e3ded6", k(red, "herati"), 420, 480, 0, rolled=True), "افشان"), Recipe("carpet", "rug", "teal", "قالیچهٔ ترنج‌دار", rug("linen:#d9cbb2", k(tea, "garden"), 400, 500, -0.2), "لچک و ترنج"),
        Recipe("jajim", "jajim", "multi", "جاجیم دستباف", rug("wood:#b58a5c", j(("#8c1d24", "#1f2d52", "#efe3c8", "#d9901c", "#2f5d50")), 400, 520, 0.1), "راه‌راه نقش‌دار"), Recipe("jajim", "varni", "crimson", "ورنی دشت مغان", rug("flat:#ddd3c6", v(("#8c1d24", "#1f2d52", "#efe3c8", "#d9901c", "#2f5d50", "#1d1b1e")), 380, 530, -0.1), "نقش جانوری"), Recipe("jajim", "jajim", "orange", "جاجیم پشمی", rug("plank:#8d6a49", j(("#d9731d", "#6b4226", "#efe3c8", "#8c1d24", "#1f5f66")), 360, 530, 0.2), "راه‌راه نقش‌دار"),
        Recipe("jajim", "varni", "cream", "ورنی کرم", rug("wood:#7d5a3c", v(("#e9dcc0", "#8c1d24", "#1f2d52", "#c98a2b", "#3f7a46", "#1d1b1e")), 390, 520, 0.08), "نقش جانوری"), Recipe("jajim", "varni", "navy", "ورنی سرمه‌ای", rug("linen:#d9cbb2", v(("#1f2d52", "#efe3c8", "#a5382b", "#d9901c", "#7fa0a8", "#1d1b1e")), 380, 520, -0.18), "نقش جانوری"), Recipe("jajim", "rolled", "multi", "جاجیم نیمه‌لوله", rug("marble:#e3ded6", j(("#5b3a80", "#e3b52c", "#efe3c8", "#b3202a", "#1f5f66")), 420, 480, 0, rolled=True), "راه‌راه نقش‌دار"),
    ]


def _gelim_cushion(spot: str, codes: tuple[str, ...], order: tuple[str, ...]) -> Draw:
    def draw(seed: int) -> Array:
        from .drapes import Cloth

        r = Relief()
        pieces.cushion(r, Cloth(gelim(codes, seed, 380, 380, order)), 390, seed)
        return r.render(ground(spot, seed))

    return draw


def _baskets() -> list[Recipe]:
    straw, dark, red, teal = "#c79a5a", "#7a3a20", "#9d2a2a", "#1f5f66"

    def fruit(seed: int) -> list[Ball]:
        rng = np.random.default_rng(seed)
        m = plain("#a8242c", 0.5, 0.4, 0.4, 3)
        return [Ball(float(150 * math.cos(a)) * 0.72, 232 + 30 * float(rng.random()), float(150 * math.sin(a)) * 0.72, 44, 42, m) for a in np.arange(7) * 0.9]

    def full(spot: str) -> Draw:
        def draw(seed: int) -> Array:
            stage = Stage((320, 540), 22, [Turned(OUTLINES["basket"], 340, woven((straw, dark)))])
            stage.bodies.extend(fruit(seed))
            stage.bodies.append(Ball(0, 262, 0, 46, 44, plain("#b8343a", 0.5, 0.4, 0.4, 3)))
            return stage.render(ground(spot, seed), spot.split(",")[1])

        return draw

    def coil(spot: str, codes: tuple[str, ...], coils: int) -> Draw:
        def draw(seed: int) -> Array:
            r = Relief()
            tray_basket(r, 320, 318, 268, codes, coils)
            return r.render(ground(spot, seed))

        return draw

    def kapu_band(row: Array, theta: Array) -> Array:
        u = np.mod(theta / (2 * np.pi) * 10, 1)
        k = np.mod(row, 12)
        return np.where((k > 1) & (k < 10) & (np.abs(u - 0.5) * 16 < (5 - np.abs(k - 5.5))), np.where(np.abs(u - 0.5) * 16 < (2.5 - np.abs(k - 5.5)), 2, 1), 0)

    def kapu_zig(row: Array, theta: Array) -> Array:
        u = np.abs(np.mod(theta / (2 * np.pi) * 14, 1) - 0.5) * 10
        k = np.mod(row + u, 7)
        return np.where(k < 2, 1, np.where(k < 3.4, 2, 0))

    one = lambda name, look, size, tilt=20.0, foot=(320.0, 530.0): lambda spot: staged(spot, lambda s: [(name, look, size, 0, 0)], tilt, foot)  # noqa: E731
    return [
        Recipe("basket", "basket", "tan", "سبد حصیری دستباف", one("basket", woven((straw, dark)), 380, 22)("sweep:#dfe0d2,#d3d2c0")), Recipe("basket", "fruit", "tan", "سبد حصیری با انار", full("table:#e6dccb,#7d5a3c")), Recipe("basket", "lidded", "clay", "سبد حصیری دردار", one("lidded-basket", woven(("#d9b27a", "#8a5a33"), 18, 20), 420)("cloth:#e9e2d3,#c9d0bd")),
        Recipe("basket", "bamboo", "mustard", "لیوان بامبو", one("cylinder", striped("#c9a04e", "#6b4226", 22), 430)("sweep:#e3e6da,#cfd4c0")), Recipe("basket", "tray", "cream", "سینی حصیری", coil("wood:#7d5a3c", ("#e0c48e", "#d2b07a", "#e0c48e", "#8a5a33"), 12)), Recipe("basket", "set", "tan", "سبدهای حصیری سه‌تایی", staged("table:#dfe0d2,#8d6a49", lambda s: [("basket", woven((straw, dark)), 250, -110, -60), ("basket", woven(("#d9b27a", teal)), 190, 130, 20), ("cup", woven(("#b98a4a", dark), 14, 15), 190, -20, 140)], 22, (320, 500))),
        Recipe("kapu", "kapu", "multi", "کپوی دزفول", one("lidded-basket", woven(("#d9b878", red, teal), 22, 22, kapu_band), 420)("sweep:#e7dccf,#d2c0a4"), "نقش لوزی"), Recipe("kapu", "tray", "red", "سینی کپو", coil("linen:#c9d0bd", ("#d9b878", "#b3202a", "#d9b878", "#1f5f66", "#d9b878"), 14), "حلقه‌های رنگی"), Recipe("kapu", "bowl", "orange", "کاسهٔ کپو", one("bowl", woven(("#d9b878", "#d9731d", "#5b3a80"), 24, 26, kapu_zig), 350, 24, (320.0, 505.0))("table:#e6dccb,#5f4632"), "نقش موج"),
        Recipe("kapu", "kapu", "purple", "کپوی دردار", one("lidded-basket", woven(("#e0c48e", "#5b3a80", "#c2557c"), 22, 22, kapu_zig), 410)("cloth:#e9e2d3,#c9d0bd"), "نقش موج"), Recipe("kapu", "basket", "green", "سبد کپو", one("basket", woven(("#d9b878", "#3f7a46", "#b3202a"), 22, 24, kapu_band), 370, 22)("sweep:#e3e6da,#cfd4c0"), "نقش لوزی"), Recipe("kapu", "tray", "purple", "زیرقابلمه‌ای کپو", coil("marble:#e3ded6", ("#5b3a80", "#d9b878", "#d9731d", "#d9b878"), 13), "حلقه‌های رنگی"),
    ]


def _script() -> list[Recipe]:
    def page(spot: str, texts: tuple[str, ...], style: int, w: float, h: float, frame: str, ground_: str = "#1b3c8f", paper: str = "#f3e8cc", ink: str = "#1d1712", wide: float = 28) -> Draw:
        def draw(seed: int) -> Array:
            r = Relief()
            t = leaf_of(list(texts), style, seed, int(w), int(h), paper, ink, ground_)
            pieces.frame(r, t, 320, 316, w, h, seed, frame, "#c79a3e", wide)
            return r.render(ground(spot, seed))

        return draw

    return [
        Recipe("calligraphy", "shamseh", "lapis", "تابلوی تذهیب با واژهٔ «عشق»", page("plaster:#dcd0bf", ("عشق",), 0, 420, 420, "#5f3d25"), "شمسه", "عشق"), Recipe("calligraphy", "bands", "turquoise", "تابلوی خوشنویسی «هیچ»", page("plaster:#cfd3cb", ("هیچ",), 1, 430, 340, "#2a1a12", "#1b7f86"), "حاشیهٔ تذهیب", "هیچ"),
        Recipe("calligraphy", "arch", "crimson", "تابلوی محرابی «نور»", page("plaster:#e6dccd", ("نور",), 2, 340, 450, "#7d5233", "#7a1826"), "محراب", "نور"), Recipe("calligraphy", "verse", "cream", "چلیپای «این نیز بگذرد»", page("plaster:#d5d9d6", ("این نیز", "بگذرد"), 4, 360, 440, "#8a5a33", "#2f5d50"), "حاشیهٔ تذهیب", "این نیز بگذرد"),
        Recipe("calligraphy", "clouds", "gold", "قطعهٔ خوشنویسی «مهر»", page("wood:#b08a63", ("مهر",), 3, 430, 320, "#1d1b1e", "#8c1d2c", "#efe3c4"), "زمینهٔ گل و برگ", "مهر"), Recipe("calligraphy", "dark", "navy", "تابلوی خط طلایی «صبر»", page("plaster:#ddd2c8", ("صبر",), 5, 400, 400, "#1d1b1e", "#1b3c8f", "#16203c", "#e3c47a"), "خط طلایی", "صبر"),
        Recipe("calligraphy", "shamseh", "crimson", "تابلوی تذهیب با واژهٔ «دوست»", page("linen:#c9d0bd", ("دوست",), 0, 400, 400, "#7d5233", "#7a1826"), "شمسه", "دوست"),
    ]


def recipes() -> list[Recipe]:
    """All masters of the craft leaves but the towels."""
    return _mina() + _glazed() + _clay() + _copper() + _jewels() + _khatam() + _wood() + _rugs() + _baskets() + _script()


__all__ = ["recipes", "speckled"]
