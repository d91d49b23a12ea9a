"""The masters of termeh, pateh, qalamkar, darayi and golabetun."""

from __future__ import annotations

from . import pieces
from .dressing import (
    FLOORS,
    TERMEH_LIGHT,
    TERMEH_RED,
    WALLS,
    cloth,
    cushion,
    framed,
    ikat_cloth,
    laid,
    on_rod,
    pegged,
    piece,
    piled,
    rolls,
    rounded,
    square,
    termeh_cloth,
    worn,
)
from .garments import Pose
from .recipe import Recipe
from .weaves import qalamkar, velvet


def _termeh() -> list[Recipe]:
    return [
        Recipe(
            "termeh",
            "rod",
            "crimson",
            "رانر ترمهٔ یزد",
            on_rod(WALLS[0], termeh_cloth("#7a1826", TERMEH_RED, 72), 200, 440, 530, "#e8d8b0"),
            "نقش بته‌جقه",
        ),
        Recipe(
            "termeh",
            "flat",
            "lapis",
            "رومیزی ترمهٔ مربع",
            laid(FLOORS[5], piece(pieces.termeh_square, "#17306b", TERMEH_RED, 460), 460, 460, 0.14, "", 0.7),
            "ترنج و بته‌جقه",
        ),
        Recipe(
            "termeh",
            "runner",
            "emerald",
            "رانر ترمه با حاشیهٔ زری",
            laid(
                FLOORS[1],
                piece(pieces.runner, "#2f5d50", ("#e8c777", "#8c1d2c", "#f3e6c8", "#1d2f63"), 240, 520),
                240,
                520,
                0.28,
                "#e8d8b0",
                0.7,
            ),
            "بته‌جقه",
        ),
        Recipe(
            "termeh",
            "rolls",
            "multi",
            "طاقه‌های ترمه",
            rolls(
                FLOORS[3],
                (
                    termeh_cloth("#7a1826", TERMEH_RED, 60),
                    termeh_cloth("#17306b", TERMEH_LIGHT, 60),
                    termeh_cloth("#b07a1c", ("#7a1826", "#f3e6c8", "#1d2f63", "#2c7f7a"), 60),
                ),
                -0.5,
                64,
                430,
            ),
            "نقش بته‌جقه",
        ),
        Recipe(
            "termeh",
            "stripe",
            "saffron",
            "ترمهٔ محرمات تاشده",
            square(FLOORS[2], termeh_cloth("#d9901c", TERMEH_RED, 58, ("#7a1826", "#efe3c8", "#23365f", "#c98a2b")), 0.2),
            "طرح محرمات",
        ),
        Recipe(
            "termeh",
            "cushion",
            "purple",
            "کوسن ترمه",
            cushion(FLOORS[0], termeh_cloth("#4a2140", ("#e8c777", "#c2557c", "#f3e6c8", "#2c7f7a"), 66)),
            "نقش بته‌جقه",
        ),
        Recipe(
            "termeh",
            "square",
            "cream",
            "بقچهٔ ترمهٔ کرم",
            laid(FLOORS[4], piece(pieces.termeh_square, "#efe3c8", TERMEH_LIGHT, 430), 430, 430, -0.2, "", 0.7),
            "ترنج و بته‌جقه",
        ),
    ]


def _pateh() -> list[Recipe]:
    return [
        Recipe(
            "pateh",
            "flat",
            "red",
            "رومیزی پتهٔ کرمان",
            laid(FLOORS[5], piece(pieces.pateh, "#a8202c", 460), 460, 460, 0.1, soft=0.7),
            "ترنج و لچک",
        ),
        Recipe(
            "pateh",
            "runner",
            "saffron",
            "رانر پته",
            laid(FLOORS[1], piece(pieces.pateh_runner, "#c98a1c", 220, 520), 220, 520, 0.3, soft=0.7),
            "نقش سرو و بته",
        ),
        Recipe(
            "pateh",
            "flat",
            "cream",
            "بقچهٔ پته روی شال کرم",
            laid(FLOORS[2], piece(pieces.pateh, "#efe3c8", 440), 440, 440, -0.14, soft=0.7),
            "ترنج و لچک",
        ),
        Recipe("pateh", "cushion", "emerald", "کوسن پته", cushion(FLOORS[4], piece(pieces.pateh, "#1f6f55", 360), 360), "ترنج"),
        Recipe("pateh", "cushion", "red", "کوسن پتهٔ قرمز", cushion(FLOORS[0], piece(pieces.pateh, "#9d1b2b", 360), 360), "ترنج"),
        Recipe(
            "pateh",
            "hang",
            "navy",
            "پردهٔ پتهٔ سرو",
            on_rod(WALLS[1], piece(pieces.pateh_runner, "#1f2d52", 300, 450), 170, 470, 540, deep=0.5),
            "نقش سرو",
        ),
    ]


def _qalamkar() -> list[Recipe]:
    return [
        Recipe(
            "qalamkar",
            "flat",
            "cream",
            "رومیزی قلمکار اصفهان",
            laid(
                FLOORS[1],
                piece(pieces.qalamkar_cloth, "#efe3c8", ("#8e2a22", "#23335f", "#20201c", "#c78a33"), 470),
                470,
                470,
                0.06,
                soft=0.8,
            ),
            "نقش گل و بته",
        ),
        Recipe(
            "qalamkar",
            "flat",
            "saffron",
            "سفرهٔ قلمکار",
            laid(
                FLOORS[0],
                piece(pieces.qalamkar_cloth, "#e3bd74", ("#7a1f1a", "#1f4f3a", "#20201c", "#f0e3c4"), 440),
                450,
                440,
                -0.14,
                soft=0.8,
            ),
            "نقش گل",
        ),
        Recipe(
            "qalamkar",
            "rod",
            "brick",
            "پردهٔ قلمکار",
            on_rod(WALLS[2], cloth(lambda s: qalamkar("#efe3c8", ("#a54b2c", "#23335f", "#20201c", "#c78a33"), s, 80)), 160, 480, 540),
            "نقش بته",
        ),
        Recipe(
            "qalamkar",
            "folded",
            "blue",
            "قلمکار آبی تاشده",
            square(FLOORS[5], cloth(lambda s: qalamkar("#eee6d4", ("#2b5f9e", "#1f2d52", "#20304c", "#7fb2cf"), s, 84)), 0.2),
            "نقش گل",
        ),
        Recipe(
            "qalamkar",
            "round",
            "cream",
            "رومیزی گرد قلمکار",
            rounded(FLOORS[1], cloth(lambda s: pieces.qalamkar_round("#efe3c8", ("#8e2a22", "#23335f", "#20201c", "#c78a33"), 470, s))),
            "ترنج",
        ),
        Recipe(
            "qalamkar",
            "stack",
            "multi",
            "قلمکارهای تاشده",
            piled(
                "table:#e6dccb,#8d6a49,520",
                tuple(
                    cloth(lambda s, c=c: qalamkar("#efe3c8", c, s, 60))
                    for c in (
                        ("#8e2a22", "#23335f", "#20201c", "#c78a33"),
                        ("#23335f", "#8e2a22", "#20201c", "#c78a33"),
                        ("#1f4f3a", "#a54b2c", "#20201c", "#c78a33"),
                        ("#c78a33", "#23335f", "#20201c", "#8e2a22"),
                    )
                ),
                each=76,
            ),
            "نقش گل",
        ),
    ]


def _darayi() -> list[Recipe]:
    return [
        Recipe(
            "darayi",
            "rod",
            "lapis",
            "دارایی یزد",
            on_rod(WALLS[2], ikat_cloth("#1b3c8f", "#efe6d2", "#2f8f8b", "#b5342f"), 180, 460, 530, "#efe6d2"),
            "نقش لوزی",
        ),
        Recipe(
            "darayi",
            "folded",
            "purple",
            "دارایی ابریشمی تاشده",
            square(FLOORS[5], ikat_cloth("#7c1f5a", "#f0dfc0", "#d2982f", "#1f5f7a"), 0.2),
            "نقش لوزی",
        ),
        Recipe(
            "darayi",
            "rolls",
            "multi",
            "طاقه‌های دارایی",
            rolls(
                FLOORS[1],
                (
                    ikat_cloth("#7c1f5a", "#f0dfc0", "#d2982f", "#1f5f7a"),
                    ikat_cloth("#1f5f66", "#f0dfc0", "#c98a2b", fig="stripe"),
                    ikat_cloth("#8c1d2c", "#f0dfc0", "#1d2f63", fig="drop"),
                ),
                -0.5,
                64,
                430,
            ),
        ),
        Recipe(
            "darayi",
            "flat",
            "red",
            "رانر دارایی",
            laid(FLOORS[4], ikat_cloth("#b3202a", "#f4e6c4", "#1f2d52", "#d9901c", fig="drop"), 230, 520, 0.26, "#f4e6c4", 0.8),
            "نقش قطره",
        ),
        Recipe(
            "darayi",
            "peg",
            "green",
            "شال دارایی",
            pegged(WALLS[4], ikat_cloth("#2f5d50", "#f0dfc0", "#d2982f", "#8c1d2c"), "#f0dfc0", 170),
            "نقش لوزی",
        ),
        Recipe(
            "darayi",
            "cushion",
            "turquoise",
            "کوسن دارایی",
            cushion(FLOORS[0], ikat_cloth("#1b9aa3", "#f3ead2", "#1f2d52", "#c9324a", per=(130, 110))),
            "نقش لوزی",
        ),
    ]


def _golabetun() -> list[Recipe]:
    return [
        Recipe(
            "golabetun",
            "flat",
            "crimson",
            "رومیزی مخمل گلابتون‌دوزی",
            laid(FLOORS[5], piece(pieces.golabetun, "#6d0f20", 440, gloss=0.12), 440, 440, 0.12, soft=0.7),
            "ترنج گلابتون",
        ),
        Recipe(
            "golabetun",
            "runner",
            "emerald",
            "رانر مخمل گلابتون",
            laid(FLOORS[1], piece(pieces.golabetun_runner, "#174a3c", 220, 520, gloss=0.12), 220, 520, 0.28, soft=0.7),
            "شاخ‌وبرگ زرین",
        ),
        Recipe(
            "golabetun",
            "cushion",
            "navy",
            "کوسن گلابتون‌دوزی",
            cushion(FLOORS[4], piece(pieces.golabetun, "#16203c", 360, gloss=0.12), 360),
            "ترنج گلابتون",
        ),
        Recipe(
            "golabetun",
            "vest",
            "black",
            "جلیقهٔ مخمل گلابتون‌دوزی",
            worn(
                WALLS[1],
                "vest",
                cloth(lambda s: velvet("#1d1b1e", s)),
                Pose(320, 130, 1.4, 0, 0, "brass"),
                cloth(lambda s: pieces.gold_band("#1d1b1e", s), 0.2),
                opening=True,
                places=("edge", "hem", "neck"),
            ),
            "حاشیهٔ گلابتون",
        ),
        Recipe(
            "golabetun",
            "flat",
            "purple",
            "بقچهٔ گلابتون",
            laid(FLOORS[2], piece(pieces.golabetun, "#43205c", 400, gloss=0.12), 400, 400, -0.2, soft=0.7),
            "ترنج گلابتون",
        ),
        Recipe(
            "golabetun",
            "frame",
            "lapis",
            "تابلوی گلابتون‌دوزی",
            framed(WALLS[0], lambda s: pieces.golabetun("#1b2c66", 400, s)),
            "ترنج گلابتون",
        ),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _termeh() + _pateh() + _qalamkar() + _darayi() + _golabetun()
