"""The masters of coats, dresses and cloaks."""

from __future__ import annotations

from .dressing import (
    BALUCH,
    BALUCH_BLUE,
    BALUCH_LIGHT,
    BRASS,
    FLATLAY,
    FLATLEFT,
    FLOORS,
    NEAR,
    WALLS,
    WIDE,
    WIRE,
    cloth,
    on_rod,
    pegged,
    solid,
    square,
    stitched,
    worn,
)
from .garments import Pose
from .palette import code
from .recipe import Recipe
from .weaves import plain, printed, stripes, termeh, velvet


def _mantos() -> list[Recipe]:
    w = WALLS
    return [
        Recipe(
            "manto",
            "manto",
            "teal",
            "مانتوی جلوباز با کمربند",
            worn(w[0], "manto", solid("teal"), opening=True, buttons="#c9a86a", belt="#17484e"),
        ),
        Recipe(
            "manto",
            "manto",
            "mustard",
            "مانتوی بلند با حاشیهٔ سوزن‌دوزی",
            worn(w[2], "long", solid("mustard"), WIDE, stitched(BALUCH_LIGHT), opening=True, places=("neck", "cuff", "edge")),
            "حاشیهٔ سوزن‌دوزی",
        ),
        Recipe(
            "manto",
            "manto",
            "crimson",
            "مانتوی یقه‌دار جیب‌دار",
            worn(w[1], "manto", solid("crimson"), BRASS, opening=True, buttons="#e6d7b8", collar="#7a1826", pockets=True),
        ),
        Recipe(
            "manto",
            "manto",
            "cream",
            "مانتوی نخی تابستانه",
            worn(FLOORS[1], "tunic", solid("cream"), FLATLAY, opening=True, buttons="#8a5a33", pockets=True),
        ),
        Recipe(
            "manto",
            "manto",
            "navy",
            "مانتوی راه‌راه",
            worn(
                w[4],
                "manto",
                cloth(lambda s: stripes(("#1d2f63", "#e9dcc0", "#1d2f63", "#8c1d2c"), (30, 3, 9, 3), s)),
                WIRE,
                opening=True,
                belt="#8c1d2c",
            ),
            "طرح راه‌راه",
        ),
        Recipe(
            "manto",
            "manto",
            "emerald",
            "مانتوی گل‌دار",
            worn(
                FLOORS[0],
                "long",
                cloth(lambda s: printed("#2f5d50", ("#e6b9a5", "#efe3c8", "#c98a2b", "#7fa06a"), s)),
                FLATLEFT,
                opening=True,
            ),
            "نقش گل",
        ),
        Recipe(
            "manto",
            "manto",
            "pink",
            "مانتوی ترمه‌دوزی",
            worn(
                w[5],
                "long",
                solid("pink"),
                Pose(322, 116, 1.0, 0.02, 0.0, "wood"),
                cloth(lambda s: termeh("#7a1826", ("#e8c777", "#1d2f63", "#f3e6c8", "#2c7f7a"), s, 56)),
                opening=True,
                places=("edge", "cuff"),
            ),
            "نوار ترمه",
        ),
    ]


def _dresses() -> list[Recipe]:
    w = WALLS
    return [
        Recipe(
            "needlework-dress",
            "dress",
            "crimson",
            "پیراهن بلند سوزن‌دوزی بلوچ",
            worn(w[1], "dress", solid("crimson"), None, stitched(BALUCH), places=("neck", "yoke", "cuff", "hem")),
            "سوزن‌دوزی بلوچ",
        ),
        Recipe(
            "needlework-dress",
            "dress",
            "navy",
            "پیراهن سوزن‌دوزی با جیب جلو",
            worn(w[4], "dress", solid("navy"), WIDE, stitched(BALUCH_LIGHT, 1), places=("neck", "yoke", "cuff", "pocket")),
            "سوزن‌دوزی بلوچ",
        ),
        Recipe(
            "needlework-dress",
            "dress",
            "black",
            "پیراهن سوزن‌دوزی سرتاسری",
            worn(w[2], "dress", solid("black"), BRASS, stitched(BALUCH_BLUE, 2), places=("neck", "panel", "cuff", "hem")),
            "سوزن‌دوزی بلوچ",
        ),
        Recipe(
            "needlework-dress",
            "tunic",
            "turquoise",
            "تونیک سوزن‌دوزی",
            worn(
                FLOORS[0],
                "tunic",
                solid("turquoise"),
                Pose(320, 110, 1.12, 0.12, 0.25, ""),
                stitched(BALUCH_BLUE),
                places=("neck", "yoke", "cuff", "hem"),
            ),
            "سوزن‌دوزی",
        ),
        Recipe(
            "needlework-dress",
            "near",
            "red",
            "پیراهن سوزن‌دوزی، نمای یقه",
            worn(FLOORS[4], "dress", solid("red"), NEAR, stitched(BALUCH), places=("neck", "yoke", "cuff")),
            "سوزن‌دوزی ریز",
        ),
        Recipe(
            "needlework-dress",
            "dress",
            "saffron",
            "پیراهن سوزن‌دوزی با سرآستین پهن",
            worn(FLOORS[1], "dress", solid("saffron"), FLATLEFT, stitched(BALUCH, 1), places=("neck", "yoke", "cuff", "hem")),
            "سوزن‌دوزی بلوچ",
        ),
        Recipe(
            "needlework-dress",
            "dress",
            "purple",
            "پیراهن مخمل سوزن‌دوزی",
            worn(
                w[3], "skirted", cloth(lambda s: velvet(code("purple"), s)), WIRE, stitched(BALUCH_LIGHT, 2), places=("neck", "yoke", "hem")
            ),
            "سوزن‌دوزی",
        ),
    ]


def _local() -> list[Recipe]:
    w = WALLS
    return [
        Recipe(
            "local-dress",
            "qashqai",
            "green",
            "لباس محلی قشقایی با دامن چین‌دار",
            worn(
                w[0],
                "skirted",
                solid("green", 0.1),
                None,
                stitched(BALUCH_LIGHT),
                cloth(lambda s: printed("#b3202a", ("#e3b52c", "#efe3c8", "#e2a2b4", "#3f7a46"), s)),
                places=("neck", "hem"),
                deep=1.5,
            ),
            "دامن گل‌دار",
        ),
        Recipe(
            "local-dress",
            "kurdish",
            "lapis",
            "لباس کردی پولک‌دار",
            worn(
                w[1],
                "robe",
                cloth(lambda s: printed("#1b3c8f", ("#c79a3e", "#e8d49a"), s, "dots"), 0.12),
                WIDE,
                stitched(("#1b3c8f", "#c79a3e", "#e8d49a", "#1b3c8f", "#c79a3e", "#e8d49a"), 1),
                places=("neck", "cuff", "hem"),
                coins="#c79a3e",
            ),
            "خال طلایی",
        ),
        Recipe(
            "local-dress",
            "gilaki",
            "multi",
            "لباس محلی گیلکی با سکه‌دوزی",
            worn(
                w[5],
                "skirted",
                solid("black"),
                BRASS,
                stitched(BALUCH_BLUE, 1),
                cloth(
                    lambda s: stripes(("#b3202a", "#e3b52c", "#1f5f66", "#e3b52c", "#3f7a46", "#efe3c8"), (30, 6, 22, 6, 26, 5), s, True)
                ),
                places=("neck", "cuff"),
                coins="#c79a3e",
                deep=1.4,
            ),
            "دامن نواردوزی",
        ),
        Recipe(
            "local-dress",
            "turkmen",
            "lacquer",
            "لباس ترکمن با یقهٔ سوزن‌دوزی",
            worn(
                w[2],
                "dress",
                cloth(lambda s: stripes(("#9d1b2b", "#6d0f1c", "#9d1b2b", "#d9901c"), (26, 4, 8, 2), s), 0.1),
                WIRE,
                stitched(BALUCH, 2),
                places=("neck", "yoke", "cuff"),
            ),
            "راه‌راه ابریشمی",
        ),
        Recipe(
            "local-dress",
            "bandari",
            "purple",
            "لباس بندری زری‌دوزی",
            worn(
                FLOORS[0],
                "dress",
                cloth(lambda s: printed("#5b3a80", ("#d98aa6", "#e8d49a", "#7fb2cf", "#a9b76a"), s), 0.08),
                FLATLAY,
                stitched(("#5b3a80", "#c79a3e", "#e8d49a", "#5b3a80", "#c79a3e", "#f3e6c8")),
                places=("neck", "yoke", "cuff", "hem"),
            ),
            "نوار زری",
        ),
        Recipe(
            "local-dress",
            "lori",
            "brick",
            "کلنجهٔ مخمل لری",
            worn(
                w[4],
                "long",
                cloth(lambda s: velvet("#8a3a12", s)),
                WIDE,
                stitched(("#8a3a12", "#c79a3e", "#f3e6c8", "#2f5d50", "#c79a3e", "#f3e6c8"), 1),
                places=("neck", "edge", "cuff"),
                opening=True,
            ),
            "حاشیهٔ زردوزی",
        ),
        Recipe(
            "local-dress",
            "khorasan",
            "sky",
            "پیراهن محلی خراسانی با دامن پرچین",
            worn(
                FLOORS[3],
                "skirted",
                solid("sky"),
                FLATLEFT,
                stitched(BALUCH_LIGHT, 2),
                cloth(lambda s: printed("#efe3c8", ("#b3202a", "#2b5f9e", "#d9901c", "#3f7a46"), s)),
                places=("neck", "hem"),
                deep=1.5,
            ),
            "دامن گل‌دار",
        ),
    ]


def _abayas() -> list[Recipe]:
    w = WALLS
    gold = ("#1d1b1e", "#c79a3e", "#e8d49a", "#1d1b1e", "#c79a3e", "#e8d49a")
    return [
        Recipe("abaya", "abaya", "black", "عبای مشکی جلوباز", worn(w[1], "abaya", solid("black", 0.08), opening=True)),
        Recipe(
            "abaya",
            "abaya",
            "black",
            "عبای مجلسی با حاشیهٔ زری",
            worn(w[3], "abaya", solid("black", 0.08), WIDE, stitched(gold, 1), opening=True, places=("edge", "cuff")),
            "حاشیهٔ زری",
        ),
        Recipe("abaya", "abaya", "navy", "عبای کرپ ساده", worn(w[4], "abaya", solid("navy", 0.06), BRASS, opening=True, belt="#16203c")),
        Recipe("abaya", "chador", "charcoal", "چادر ساده آویخته", pegged(w[0], cloth(lambda s: plain("#3f4044", s, 0.1), 0.06), wide=250)),
        Recipe(
            "abaya",
            "chador",
            "white",
            "چادر نماز گل‌دار تاشده",
            square(FLOORS[1], cloth(lambda s: printed("#f4efe4", ("#e2a2b4", "#c2557c", "#a594c4", "#a9b76a"), s)), 0.18),
            "نقش گل",
        ),
        Recipe(
            "abaya",
            "abaya",
            "aubergine",
            "عبای آستین‌گشاد",
            worn(
                FLOORS[3],
                "abaya",
                solid("aubergine", 0.06),
                Pose(320, 96, 0.98, 0.08, 0.12, ""),
                stitched(("#4a2140", "#c79a3e", "#e8d49a", "#4a2140", "#a594c4", "#e8d49a"), 2),
                opening=True,
                places=("cuff", "hem"),
            ),
            "سرآستین سوزن‌دوزی",
        ),
        Recipe(
            "abaya",
            "chador",
            "sky",
            "چادر نماز گل‌ریز آویخته",
            on_rod(w[5], cloth(lambda s: printed("#e3ebee", ("#7fb2cf", "#2b5f9e", "#a594c4", "#6c7436"), s)), 150, 490, 540, deep=1.2),
            "نقش گل‌ریز",
        ),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _mantos() + _dresses() + _local() + _abayas()
