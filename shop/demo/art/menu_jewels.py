"""The masters of filigree, turquoise and jewellery."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy.spatial import cKDTree

from . import jewels
from .forms import boteh as paisley
from .forms import circle, open_spline, placed
from .grounds import ground
from .jewels import BRASS, GOLD, SILVER
from .light import Array, tint
from .menu_ware import staged
from .recipe import Draw, Recipe
from .relief import Relief
from .stage import Material
from .vessels import wrapped


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
            hx, hy = float(x), 196.0
            if boteh:
                line = paisley(x, 320, 118, flip)
                hx, hy = (float(v) for v in line[int(np.argmin(line[:, 1]))])
            jewels.wire(
                r,
                open_spline(
                    [(hx, hy), (hx + 6 * flip, hy - 44), (hx - 6 * flip, hy - 80), (hx - 22 * flip, hy - 66), (hx - 20 * flip, hy - 34)], 10
                ),
                2.2,
                3,
                metal,
            )
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
        jewels.turquoise_field(r, rng, 320, 318, 168, 228, z, metal, 1150)
        jewels.turquoise_field(r, rng, 320, 318, 0, 150, z, metal, 800)
        for radius in (160, 234, 84):
            jewels.wire(r, np.vstack([circle(320, 318, radius, 100), circle(320, 318, radius, 100)[:2]]), 4.2, z + 2, metal)
        for i in range(12):
            a = i * math.pi / 6
            leaf = open_spline([(84, 0), (120, 26), (160, 0), (120, -26), (84, 0)], 8)
            jewels.wire(r, placed(leaf, 320, 318, 1, a), 3.4, z + 3, metal)

    return make


def inlaid(metal: str, low: float, high: float) -> Material:
    """Turquoise chips on a turned metal body between two heights."""
    chips = tint("#1b8fa3")
    base = tint(metal)
    rng = np.random.default_rng(3)
    px, py = rng.random(2600) * 1400, rng.random(2600) * 640
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
        Recipe(
            "filigree", "earrings", "silver", "گوشوارهٔ ملیلهٔ زنجان", on_cloth("linen:#303b4a", _earrings(SILVER, "", False)), "ملیله‌کاری"
        ),
        Recipe(
            "filigree",
            "earrings",
            "silver",
            "گوشوارهٔ ملیلهٔ بته‌جقه",
            on_cloth("linen:#6d2a38", _earrings(SILVER, "#b3202a", True)),
            "بته‌جقه",
        ),
        Recipe(
            "filigree",
            "brooch",
            "silver",
            "گل‌سینهٔ ملیلهٔ نقره",
            on_cloth("linen:#2f5d50", lambda r, g: jewels.filigree_disc(r, g, 320, 320, 220, SILVER, "#1b8fa3", 10)),
            "ملیله‌کاری",
        ),
        Recipe(
            "filigree",
            "bangles",
            "silver",
            "النگوی ملیلهٔ نقره",
            on_cloth("plaster:#d9d3c7", _bangles((SILVER, SILVER, SILVER), "#c9324a")),
            "ملیله‌کاری",
        ),
        Recipe(
            "filigree",
            "necklace",
            "silver",
            "گردنبند نقره با آویز ملیله",
            on_cloth("linen:#26304a", _necklace(SILVER, ("#e9e6e0", "#d3d6da"), "disc", 11)),
            "ملیله‌کاری",
        ),
        Recipe(
            "filigree",
            "pendant",
            "silver",
            "آویز ملیلهٔ بته‌جقه",
            on_cloth("linen:#5b3a5f", lambda r, g: jewels.hung_boteh(r, g, 300, 390, 205, SILVER, "#2a5f9e")),
            "بته‌جقه",
        ),
        Recipe("turquoise", "plate", "turquoise", "بشقاب فیروزه‌کوبی", on_cloth("linen:#d7cbb8", _turquoise_plate("#b5763a", 0)), "گل شمسه"),
        Recipe(
            "turquoise",
            "plate",
            "turquoise",
            "سینی فیروزه‌کوبی لبه‌دالبر",
            on_cloth("linen:#6d2a38", _turquoise_plate("#c79a4a", 16)),
            "گل شمسه",
        ),
        Recipe(
            "turquoise",
            "vase",
            "turquoise",
            "گلدان فیروزه‌کوبی",
            staged("sweep:#e7dccf,#d2c0a4", lambda s: [("vase", inlaid("#b5763a", 0, 1.52), 315, 0, 0)]),
        ),
        Recipe(
            "turquoise",
            "bowl",
            "turquoise",
            "کاسهٔ فیروزه‌کوبی",
            staged("table:#e6dccb,#6b4a34", lambda s: [("bowl", inlaid("#c79a4a", -0.05, 0.68), 350, 0, 0)], 22, (320, 510)),
        ),
        Recipe(
            "turquoise",
            "sugar",
            "turquoise",
            "قندان فیروزه‌کوبی",
            staged("cloth:#e3e6da,#c9d0bd", lambda s: [("sugar", inlaid("#b5763a", 0.26, 1.13), 400, 0, 0)]),
        ),
        Recipe(
            "turquoise",
            "bangles",
            "turquoise",
            "النگوی فیروزه‌کوبی",
            on_cloth("linen:#303b4a", _bangles((BRASS, "#c79a4a", BRASS, "#c79a4a"), tq)),
        ),
        Recipe("jewellery", "ring", "turquoise", "انگشتر نقره با نگین فیروزه", on_cloth("linen:#c9bda8", _rings(SILVER, ("#22a3b3",)))),
        Recipe(
            "jewellery",
            "rings",
            "multi",
            "سه انگشتر با نگین سنگ",
            on_cloth("marble:#e3ded6", _rings(GOLD, ("#1f6f55", "#a8182f", "#2a3f8e"), "box")),
        ),
        Recipe(
            "jewellery",
            "necklace",
            "turquoise",
            "گردنبند مهره‌ای فیروزه",
            on_cloth("linen:#e3d9ca", _necklace(SILVER, (tq, "#1b8fa3", "#3bb8c0"), "#22a3b3", 13)),
        ),
        Recipe(
            "jewellery",
            "necklace",
            "brick",
            "گردنبند عقیق",
            on_cloth("linen:#c9d0bd", _necklace(GOLD, ("#a5361b", "#8c2415", "#b4472a"), "#a5361b", 14)),
        ),
        Recipe(
            "jewellery",
            "bracelet",
            "multi",
            "دستبند مهره‌ای رنگی",
            on_cloth(
                "wood:#b08a63",
                lambda r, g: (
                    jewels.beads(
                        r,
                        g,
                        [tuple(map(float, p)) for p in circle(300, 300, 170, 24, 0.92)],
                        13,
                        (tq, "#a8182f", "#e3b52c", "#1b3c8f", "#f4efe4"),
                        SILVER,
                    ),
                    jewels.beads(
                        r, g, [tuple(map(float, p)) for p in circle(380, 390, 160, 24, 0.92)], 11, ("#2f5d50", "#e9e2d3", "#c98a2b"), GOLD
                    ),
                )[0],
            ),
        ),
        Recipe("jewellery", "earrings", "gold", "گوشوارهٔ برنجی با آویز مهره", on_cloth("linen:#efe6d8", _earrings(GOLD, "#1f6f55", False))),
        Recipe(
            "jewellery", "bangles", "gold", "النگوهای دست‌ساز برنجی", on_cloth("linen:#7a8d84", _bangles((GOLD, BRASS, GOLD), "#a8182f"))
        ),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _jewels()
