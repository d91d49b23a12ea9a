"""The masters of bare clay and copper."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .grounds import ground
from .light import Array
from .menu_ware import staged
from .motifs import Band, bands
from .recipe import Recipe
from .relief import Relief
from .serving import hammered_tray
from .stage import Material, Surface
from .vessels import hammered, wrapped


def clay_bands(ground_: str, ink: str, style: int) -> Array:
    """Kalpuregan: dots, zigzags and triangles of manganese on bare clay."""
    options: tuple[tuple[Band, ...], ...] = (
        (
            (40, "zig", 30, 16, ink, ""),
            (80, "line", 1, 5, ink, ""),
            (128, "tri", 24, 20, ink, ""),
            (170, "line", 1, 5, ink, ""),
            (235, "dot", 48, 6, ink, ""),
            (275, "dot", 48, 6, ink, ""),
            (340, "zig", 18, 26, ink, ""),
            (370, "zig", 18, 26, ink, ""),
            (430, "line", 1, 5, ink, ""),
            (470, "bar", 70, 16, ink, ""),
            (510, "line", 1, 5, ink, ""),
            (570, "dot", 36, 7, ink, ""),
        ),
        (
            (60, "dot", 60, 6, ink, ""),
            (90, "dot", 60, 6, ink, ""),
            (130, "line", 1, 6, ink, ""),
            (210, "lozenge", 20, 50, ink, ground_),
            (290, "line", 1, 6, ink, ""),
            (350, "dot", 70, 5, ink, ""),
            (372, "dot", 70, 5, ink, ""),
            (394, "dot", 70, 5, ink, ""),
            (450, "line", 1, 6, ink, ""),
            (500, "tri", 36, 20, ink, ""),
            (560, "bar", 60, 18, ink, ""),
        ),
        (
            (50, "bar", 80, 20, ink, ""),
            (100, "line", 1, 6, ink, ""),
            (170, "zig", 22, 30, ink, ""),
            (200, "zig", 22, 30, ink, ""),
            (230, "zig", 22, 30, ink, ""),
            (300, "dot", 44, 8, ink, ""),
            (350, "line", 1, 6, ink, ""),
            (420, "tri", 18, 36, ink, ""),
            (480, "dot", 72, 5, ink, ""),
            (540, "line", 1, 8, ink, ""),
            (590, "zig", 40, 12, ink, ""),
        ),
    )
    return bands(ground_, options[style % 3])


def _clay() -> list[Recipe]:
    def pot(code: str, style: int, hi: float, inner: str = "#a5663d") -> Material:
        return wrapped(clay_bands(code, "#2a1a14", style), 0, hi, 0.05, 0.03, inner=inner)

    return [
        Recipe(
            "clay-pottery",
            "set",
            "brick",
            "کوزه و کاسهٔ سفال کلپورگان",
            staged(
                "sweep:#d8cdbd,#cdbda6",
                lambda s: [("pot", pot("#b9764a", 0, 1.08), 320, -60, 0), ("cup", pot("#b9764a", 0, 0.5), 180, 190, 100)],
            ),
            "نقش هندسی",
        ),
        Recipe(
            "clay-pottery",
            "jug",
            "clay",
            "تنگ سفال کلپورگان",
            staged("table:#dfe0d2,#7d5a3c", lambda s: [("jug", pot("#c08a5c", 1, 1.34), 345, 0, 0)]),
            "نقش لوزی",
        ),
        Recipe(
            "clay-pottery",
            "bowl",
            "brick",
            "کاسهٔ سفال کلپورگان",
            staged("cloth:#e9e2d3,#c9d0bd", lambda s: [("bowl", pot("#b06a42", 2, 0.66), 340, 0, 0)], 24, (320, 500)),
            "نقش زیگزاگ",
        ),
        Recipe(
            "clay-pottery",
            "jar",
            "clay",
            "خمرهٔ سفال کلپورگان",
            staged("sweep:#e3ddd0,#d2c4ae", lambda s: [("jar", pot("#c49468", 2, 1.04), 420, 0, 0)]),
            "نقش مثلث",
        ),
        Recipe(
            "clay-pottery",
            "goblet",
            "brick",
            "جام سفال کلپورگان",
            staged(
                "table:#e6dccb,#5f4632",
                lambda s: [("goblet", pot("#b9764a", 1, 1.0), 300, -110, -10), ("goblet", pot("#a8623a", 0, 1.0), 300, 130, 60)],
            ),
            "نقش هندسی",
        ),
        Recipe(
            "clay-pottery",
            "set",
            "brown",
            "سه ظرف سفال کلپورگان",
            staged(
                "sweep:#cfd8dc,#bccad0",
                lambda s: [
                    ("ewer", pot("#a8623a", 0, 1.44), 300, -140, -40),
                    ("cup", pot("#b9764a", 1, 0.5), 230, 150, 70),
                    ("pot", pot("#b06a42", 2, 1.08), 190, 110, -150),
                ],
            ),
            "نقش هندسی",
        ),
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
        Recipe(
            "copper",
            "set",
            "copper",
            "تنگ و کاسهٔ مسی چکشی",
            staged(
                "sweep:#cfd4cf,#c3c7bf",
                lambda s: [("jug", hammered(cu), 260, -120, -20), ("bowl", hammered(cu, tin="#c9ccd0"), 190, 140, 70)],
                18,
            ),
        ),
        Recipe("copper", "tray", "copper", "سینی مسی چکشی", tray),
        Recipe(
            "copper",
            "cauldron",
            "copper",
            "دیگ مسی قلم‌زنی",
            staged("table:#e6dccb,#5f4632", lambda s: [("cauldron", hammered(cu, _engraved(1), "#c9ccd0"), 380, 0, 0)], 20, (320, 520)),
            "قلم‌زنی",
        ),
        Recipe(
            "copper",
            "candle",
            "gold",
            "شمعدان برنجی",
            staged("sweep:#e7dccf,#d2c0a4", lambda s: [("candle", hammered(br), 470, -120, 0), ("candle", hammered(br), 380, 130, 60)]),
        ),
        Recipe(
            "copper",
            "ewer",
            "silver",
            "آفتابهٔ ورشو قلم‌زنی",
            staged("cloth:#d9d3c7,#8c3f3a", lambda s: [("ewer", hammered(ni, _engraved(0)), 325, 0, 0)]),
            "قلم‌زنی",
        ),
        Recipe(
            "copper",
            "sugar",
            "silver",
            "قندان ورشو",
            staged("table:#dfe0d2,#7d5a3c", lambda s: [("sugar", hammered(ni, _engraved(0)), 400, 0, 0)]),
            "قلم‌زنی",
        ),
        Recipe(
            "copper",
            "vase",
            "copper",
            "گلدان مسی قلم‌زنی",
            staged("sweep:#dfe3e0,#c4ccc8", lambda s: [("vase", hammered(cu, _engraved(0)), 315, 0, 0)]),
            "قلم‌زنی",
        ),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _clay() + _copper()
