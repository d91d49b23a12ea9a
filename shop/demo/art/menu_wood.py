"""The masters of khatam, wood and basketry."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from . import furnishing
from .grounds import ground
from .joinery import faced, framed, grain, khatam, panelled, striped, turned_wood
from .light import Array, tint
from .menu_ware import Placed, staged
from .recipe import Draw, Recipe
from .relief import Relief
from .serving import slab, tray_basket
from .stage import Ball, Block, Material, Stage, Turned
from .vessels import OUTLINES, plain, woven, wrapped


def _box(
    spot: str,
    faces: Callable[[int], tuple[Array, Array, Array]],
    size: tuple[float, float, float],
    yaw: float,
    gloss: float = 0.3,
    foot: tuple[float, float] = (320, 432),
    tilt: float = 26,
    lid: float = 0.72,
) -> Draw:
    def draw(seed: int) -> Array:
        top, front, side = faces(seed)
        w, h, d = size
        stage = Stage(foot, tilt)
        stage.bodies.append(Block(w, h, d, faced(top, front, side, size, gloss, h * lid), yaw, 0, 0))
        return stage.render(ground(spot, seed), spot.split(":")[1].split(",")[1])

    return draw


def _khatam() -> list[Recipe]:
    def faces(cell: float, codes: tuple[str, ...]) -> Callable[[int], tuple[Array, Array, Array]]:
        return lambda s: (
            framed(khatam(640, 460, cell, codes, s), 56, codes),
            framed(khatam(640, 330, cell, codes, s), 36, codes),
            framed(khatam(460, 330, cell, codes, s), 36, codes),
        )

    base = ("#2b1710", "#efe2c2", "#c08e3a", "#7a3018", "#3b5d3a")
    red = ("#2b1710", "#f3e8cc", "#d0a04a", "#9d2418", "#1f4f3a")
    blue = ("#1d1b1e", "#efe2c2", "#c9a04e", "#27406b", "#7a3018")

    def photo(seed: int) -> Array:
        r = Relief()
        big = khatam(1040, 1040, 46, base, seed)
        furnishing.frame(r, np.broadcast_to(tint("#f0e6d0"), (8, 8, 3)).copy(), 320, 320, 260, 340, seed, wide=10)
        spot = r.grid(320, 320, 330)
        if spot:
            part, u, v = spot
            e = np.maximum(np.abs(u) - 130, np.abs(v) - 170)
            iu, iv = (
                np.broadcast_to(np.clip((u + 260) * 2, 0, 1039).astype(int), e.shape),
                np.broadcast_to(np.clip((v + 260) * 2, 0, 1039).astype(int), e.shape),
            )
            rgb = big[iv, iu]
            for low, high, code in ((0, 6, "#2b1710"), (6, 9, "#efe2c2"), (9, 12, "#2b1710"), (64, 67, "#c08e3a"), (67, 76, "#2b1710")):
                rgb = np.where(((e > low) & (e <= high))[..., None], tint(code), rgb)
            r.write(
                part, (e > 0) & (e < 76), (20 + 6 * np.sin(np.clip(e / 76, 0, 1) * 3.14)).astype(np.float32), rgb.astype(np.float32), 0.25
            )
        return r.render(ground("plaster:#dcd0bf", seed))

    def tray(seed: int) -> Array:
        r = Relief()
        t = framed(khatam(1040, 760, 48, red, seed), 60, red)
        furnishing.frame(r, t, 320, 320, 500, 366, seed, "#5f3d25", "#c79a3e", 22)
        return r.render(ground("linen:#c9d3d6", seed))

    def pens(spot: str, codes: tuple[str, ...]) -> Draw:
        def look(seed: int) -> list[Placed]:
            return [("cylinder", wrapped(khatam(1200, 470, 46, codes, seed), 0, 0.66, 0.3, 0.15, "#2b1710", 0.63, "#5f3d25"), 420, 0, 0)]

        return staged(spot, look, 20, (320, 510))

    return [
        Recipe(
            "khatam",
            "box",
            "brown",
            "جعبهٔ خاتم‌کاری",
            _box("table:#dfd3c1,#7d5636,280", faces(44, base), (410, 170, 285), 0.55),
            "ستارهٔ شش‌پر",
        ),
        Recipe(
            "khatam",
            "box",
            "crimson",
            "جعبهٔ جواهر خاتم",
            _box("sweep:#e3e6da,#cfd4c0", faces(50, red), (340, 210, 285), -0.5),
            "ستارهٔ شش‌پر",
        ),
        Recipe("khatam", "frame", "brown", "قاب عکس خاتم", photo, "ستارهٔ شش‌پر"),
        Recipe("khatam", "tray", "crimson", "سینی خاتم‌کاری", tray, "ستارهٔ شش‌پر"),
        Recipe("khatam", "pen-holder", "navy", "جاقلمی خاتم", pens("cloth:#e9e2d3,#c9d0bd", blue), "ستارهٔ شش‌پر"),
        Recipe(
            "khatam",
            "box",
            "navy",
            "جعبهٔ دستمال خاتم",
            _box("table:#e6dccb,#5f4632,290", faces(44, blue), (440, 150, 240), 0.35),
            "ستارهٔ شش‌پر",
        ),
        Recipe("khatam", "pen-holder", "brown", "لیوان خاتم", pens("sweep:#e7dccf,#d2c0a4", base), "ستارهٔ شش‌پر"),
    ]


def _wood() -> list[Recipe]:
    def chest(code: str, codes: tuple[str, ...], motif: str) -> Callable[[int], tuple[Array, Array, Array]]:
        return lambda s: (
            framed(panelled(grain(code, s, 640, 460), 640, 460, codes, s, motif), 40, ("#2b1710", "#d9b27a", "#2b1710")),
            grain(code, s + 1, 640, 330),
            grain(code, s + 2, 460, 330),
        )

    def board(code: str, spot: str, round_: float, w: float, h: float) -> Draw:
        def draw(seed: int) -> Array:
            r = Relief()
            slab(r, 320, 320, w, h, -0.3, code, seed, 16, "wood", round_)
            slab(r, 330, 330, w * 0.66, h * 0.66, -0.3, "#8a5a33", seed + 1, 24, "wood", round_ * 0.66)
            return r.render(ground(spot, seed))

        return draw

    return [
        Recipe(
            "wood",
            "box",
            "walnut",
            "جعبهٔ چوبی نازک‌کاری",
            _box("table:#dfe0d2,#b08a63,280", chest("#6b4226", ("#e3c48e", "#c08e3a", "#7a3018"), "star"), (400, 165, 275), 0.5),
            "نقش شمسه",
        ),
        Recipe(
            "wood",
            "bowl",
            "walnut",
            "کاسهٔ چوب گردو",
            staged("sweep:#e3e6da,#cfd4c0", lambda s: [("bowl", turned_wood("#7d5233", s, (0.52, 0.56)), 345, 0, 0)], 24, (320, 500)),
        ),
        Recipe(
            "wood",
            "vase",
            "tan",
            "گلدان چوبی خراطی",
            staged(
                "table:#e6dccb,#5f4632",
                lambda s: [
                    (
                        "gourd",
                        turned_wood(
                            "#b5814c",
                            s,
                            (0.80, 0.92, 1.38),
                        ),
                        320,
                        0,
                        0,
                    )
                ],
            ),
        ),
        Recipe("wood", "board", "tan", "تختهٔ سرو چوبی", board("#b5814c", "linen:#c9d0bd", 120, 520, 300)),
        Recipe(
            "wood",
            "candle",
            "walnut",
            "شمعدان چوبی خراطی",
            staged(
                "cloth:#e9e2d3,#c9d0bd",
                lambda s: [
                    ("candle", turned_wood("#6b4226", s, (0.2, 0.42)), 500, -110, 0),
                    ("candle", turned_wood("#8a5a33", s, (0.2, 0.42)), 400, 130, 60),
                ],
            ),
        ),
        Recipe(
            "wood",
            "set",
            "brown",
            "کاسه و لیوان چوبی",
            staged(
                "sweep:#e7dccf,#d2c0a4",
                lambda s: [
                    ("low-bowl", turned_wood("#9a6a3e", s, (0.34,)), 230, -80, 30),
                    ("goblet", turned_wood("#6b4226", s, (0.42, 0.9), "#c9a274"), 270, 160, -40),
                ],
                20,
                (320, 520),
            ),
        ),
        Recipe(
            "wood",
            "box",
            "tan",
            "جعبهٔ چوبی با نقش بته‌جقه",
            _box("sweep:#cfd8dc,#bccad0", chest("#a5713f", ("#4a2a16", "#e3c48e", "#8c1d2c"), "boteh"), (380, 190, 285), -0.45),
            "نقش بته‌جقه",
        ),
    ]


def _baskets() -> list[Recipe]:
    straw, dark, red, teal = "#c79a5a", "#7a3a20", "#9d2a2a", "#1f5f66"

    def fruit(seed: int) -> list[Ball]:
        rng = np.random.default_rng(seed)
        m = plain("#a8242c", 0.5, 0.4, 0.4, 3)
        return [
            Ball(float(150 * math.cos(a)) * 0.72, 232 + 30 * float(rng.random()), float(150 * math.sin(a)) * 0.72, 44, 42, m)
            for a in np.arange(7) * 0.9
        ]

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
        return np.where(
            (k > 1) & (k < 10) & (np.abs(u - 0.5) * 16 < (5 - np.abs(k - 5.5))),
            np.where(np.abs(u - 0.5) * 16 < (2.5 - np.abs(k - 5.5)), 2, 1),
            0,
        )

    def kapu_zig(row: Array, theta: Array) -> Array:
        u = np.abs(np.mod(theta / (2 * np.pi) * 14, 1) - 0.5) * 10
        k = np.mod(row + u, 7)
        return np.where(k < 2, 1, np.where(k < 3.4, 2, 0))

    def one(
        name: str, look: Material, size: float, tilt: float = 20.0, foot: tuple[float, float] = (320.0, 530.0)
    ) -> Callable[[str], Draw]:
        return lambda spot: staged(spot, lambda s: [(name, look, size, 0, 0)], tilt, foot)

    return [
        Recipe("basket", "basket", "tan", "سبد حصیری دستباف", one("basket", woven((straw, dark)), 380, 22)("sweep:#dfe0d2,#d3d2c0")),
        Recipe("basket", "fruit", "tan", "سبد حصیری با سیب", full("table:#e6dccb,#7d5a3c")),
        Recipe(
            "basket",
            "lidded",
            "clay",
            "سبد حصیری دردار",
            one("lidded-basket", woven(("#d9b27a", "#8a5a33"), 18, 20), 420)("cloth:#e9e2d3,#c9d0bd"),
        ),
        Recipe(
            "basket", "bamboo", "mustard", "لیوان بامبو", one("cylinder", striped("#c9a04e", "#6b4226", 22), 430)("sweep:#e3e6da,#cfd4c0")
        ),
        Recipe("basket", "tray", "cream", "سینی حصیری", coil("wood:#7d5a3c", ("#e0c48e", "#d2b07a", "#e0c48e", "#8a5a33"), 12)),
        Recipe(
            "basket",
            "set",
            "tan",
            "سبدهای حصیری سه‌تایی",
            staged(
                "table:#dfe0d2,#8d6a49",
                lambda s: [
                    ("basket", woven((straw, dark)), 250, -110, -60),
                    ("basket", woven(("#d9b27a", teal)), 190, 130, 20),
                    ("cup", woven(("#b98a4a", dark), 14, 15), 190, -20, 140),
                ],
                22,
                (320, 500),
            ),
        ),
        Recipe(
            "kapu",
            "kapu",
            "multi",
            "کپوی دزفول",
            one("lidded-basket", woven(("#d9b878", red, teal), 22, 22, kapu_band), 420)("sweep:#e7dccf,#d2c0a4"),
            "نقش لوزی",
        ),
        Recipe(
            "kapu",
            "tray",
            "red",
            "سینی کپو",
            coil("linen:#c9d0bd", ("#d9b878", "#b3202a", "#d9b878", "#1f5f66", "#d9b878"), 14),
            "حلقه‌های رنگی",
        ),
        Recipe(
            "kapu",
            "bowl",
            "orange",
            "کاسهٔ کپو",
            one("bowl", woven(("#d9b878", "#d9731d", "#5b3a80"), 24, 26, kapu_zig), 350, 24, (320.0, 505.0))("table:#e6dccb,#5f4632"),
            "نقش موج",
        ),
        Recipe(
            "kapu",
            "kapu",
            "purple",
            "کپوی دردار",
            one("lidded-basket", woven(("#e0c48e", "#5b3a80", "#c2557c"), 22, 22, kapu_zig), 410)("cloth:#e9e2d3,#c9d0bd"),
            "نقش موج",
        ),
        Recipe(
            "kapu",
            "basket",
            "green",
            "سبد کپو",
            one("basket", woven(("#d9b878", "#3f7a46", "#b3202a"), 22, 24, kapu_band), 370, 22)("sweep:#e3e6da,#cfd4c0"),
            "نقش لوزی",
        ),
        Recipe(
            "kapu",
            "tray",
            "purple",
            "زیرقابلمه‌ای کپو",
            coil("marble:#e3ded6", ("#5b3a80", "#d9b878", "#d9731d", "#d9b878"), 13),
            "حلقه‌های رنگی",
        ),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _khatam() + _wood() + _baskets()
