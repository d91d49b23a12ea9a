"""The masters of saffron, sweets, breads, fruit and nuts."""

from __future__ import annotations

import numpy as np

from .forms import spread
from .grounds import ground
from .light import Array
from .recipe import Draw, Recipe
from .relief import Relief
from .served import close, in_basket, in_bowl, in_box, in_tray, jarred, on_board, on_plate, pair, pouched
from .serving import hammered_tray, plate, slab
from .sweets import flatbread, halva_spread, round_cake

WHITE, CREAM, TEAL, BLUE, RED, GREEN, GREY = "#f3efe6", "#efe7d8", "#2d6f77", "#1d3f7a", "#8c2f2f", "#5d7d5a", "#8d9494"


def _six(
    leaf: str,
    goods: str,
    subject: str,
    colour: str,
    spots: tuple[str, str, str, str, str, str],
    vessels: tuple[str, str, str],
    fa: str = "",
) -> list[Recipe]:
    """The usual six of one stuff: plate, bowl, basket, board, tray, near."""
    a, b, c = vessels
    return [
        Recipe(leaf, "plate", colour, f"{subject} در بشقاب", on_plate(goods, spots[0], a), fa),
        Recipe(leaf, "bowl", colour, f"{subject} در کاسه", in_bowl(goods, spots[1], b), fa),
        Recipe(leaf, "basket", colour, f"{subject} در سبد حصیری", in_basket(goods, spots[2]), fa),
        Recipe(leaf, "board", colour, f"{subject} روی تختهٔ چوبی", on_board(goods, spots[3]), fa),
        Recipe(leaf, "tray", colour, f"{subject} در سینی مسی", in_tray(goods, spots[4]), fa),
        Recipe(leaf, "close", colour, f"{subject} از نزدیک", close(goods, spots[5], c), fa),
    ]


SPOTS = (
    ("linen:#d9cbb2", "wood:#7d5a3c", "plaster:#dfe0d2", "linen:#c9d3d6", "linen:#8c3f3a", "wood:#a27a52"),
    ("wood:#a27a52", "linen:#c9d0bd", "linen:#d8c4a4", "plaster:#d9d3c7", "wood:#6b4a34", "linen:#bfc8c0"),
    ("linen:#303b4a", "plaster:#e3d9ca", "wood:#8d6a49", "linen:#cbb89a", "linen:#b9c4b3", "marble:#e3ded6"),
    ("marble:#e6e1d8", "linen:#c7866f", "linen:#cfd2c7", "wood:#5f4632", "plaster:#d5d9d6", "linen:#3a4a44"),
)


def _saffron() -> list[Recipe]:
    out = [
        Recipe("saffron", "plate", "pomegranate", "زعفران سرگل در بشقاب", on_plate("saffron", "linen:#303b4a", "#e9e1d2")),
        Recipe("saffron", "bowl", "pomegranate", "زعفران نگین در کاسهٔ فیروزه‌ای", in_bowl("saffron", "wood:#8d6a49", "#1b9aa3")),
        Recipe(
            "saffron",
            "jar",
            "pomegranate",
            "زعفران سرگل در شیشهٔ کوچک",
            jarred(
                "#a51419",
                "table:#e6dccb,#7d5a3c",
                "زعفران",
                "سرگل · ۵ گرم",
                "#8c1d2c",
                "#c79a3e",
                "hex",
                goods="saffron",
                size=400,
                x=0,
                style=3,
            ),
            label_fa="زعفران · سرگل · ۵ گرم",
        ),
        Recipe(
            "saffron",
            "pouch",
            "pomegranate",
            "بستهٔ زعفران نگین",
            pouched("saffron", "linen:#c9b9a0", "زعفران نگین", "۲ گرم · قائنات", "#8c1d2c", "#2b2a3a", "round", style=3),
            label_fa="زعفران نگین · ۲ گرم · قائنات",
        ),
        Recipe("saffron", "tray", "pomegranate", "زعفران دسته در سینی مسی", in_tray("saffron", "linen:#3a4a44")),
        Recipe("saffron", "close", "pomegranate", "زعفران سرگل از نزدیک", close("saffron", "marble:#e3ded6", "#f3efe6", "#c79a3e")),
    ]
    return out


def _halva() -> list[Recipe]:
    def spread_plate(code: str, vessel: str, spot: str, marks: int) -> Draw:
        def draw(seed: int) -> Array:
            r, rng = Relief(), np.random.default_rng(seed)
            z = plate(r, 320, 320, 262, vessel, 0.12, 12, 0.4)
            halva_spread(r, rng, 320, 320, 208, z, code, marks)
            return r.render(ground(spot, seed))

        return draw

    return [
        Recipe("halva", "spread", "brown", "حلوای زعفرانی با خلال بادام و پسته", spread_plate("#a5682a", WHITE, "linen:#8c3f3a", 18)),
        Recipe("halva", "spread", "walnut", "حلوای آرد گندم در بشقاب فیروزه‌ای", spread_plate("#6d3c1a", "#1b9aa3", "wood:#a27a52", 14)),
        Recipe("halva", "fingers", "brown", "حلوای لقمه‌ای با پسته در بشقاب", on_plate("halva", "linen:#d9cbb2", "#1d3f7a")),
        Recipe("halva", "box", "brown", "حلوای لقمه‌ای در جعبه", in_box("halva", "plaster:#dfd3c1", "#8c1d2c")),
        Recipe("halva", "ardeh", "clay", "حلوا ارده با پسته روی تختهٔ چوبی", on_board("ardeh", "linen:#c9d3d6")),
        Recipe("halva", "ardeh", "clay", "حلوا ارده در سینی مسی", in_tray("ardeh", "linen:#3a4a44")),
    ]


def _cakes() -> list[Recipe]:
    def cake(crust: str, top: str, deco: str, vessel: str, spot: str) -> Draw:
        def draw(seed: int) -> Array:
            r, rng = Relief(), np.random.default_rng(seed)
            z = (
                slab(r, 320, 322, 540, 540, 0.1, vessel, seed, 12, "wood")
                if deco == "marble"
                else plate(r, 320, 320, 285, vessel, 0.06, 6, 0.35)
            )
            round_cake(r, rng, 320, 318, 214, z, crust, top, seed % 9999, deco)
            return r.render(ground(spot, seed))

        return draw

    return [
        Recipe("cake", "walnut", "brown", "کیک گردویی", cake("#9c5f2a", "#9c5f2a", "walnut", WHITE, "linen:#c9d3d6")),
        Recipe("cake", "sugar", "white", "کیک وانیلی با پودر قند", cake("#c08a48", "#f7f1e4", "sugar", "#2d6f77", "wood:#a27a52")),
        Recipe("cake", "chocolate", "walnut", "کیک شکلاتی با فندق", cake("#4a2a18", "#2c160c", "chocolate", "#e9dfd0", "linen:#c7866f")),
        Recipe("cake", "rose", "pink", "کیک گلاب با غنچهٔ گل", cake("#d9ab6a", "#efc2cc", "rose", "#f3efe6", "marble:#e6e1d8")),
        Recipe("cake", "orange", "orange", "کیک پرتقالی", cake("#c98a3c", "#f0c268", "orange", "#1d3f7a", "linen:#d9cbb2")),
        Recipe("cake", "marble", "brown", "کیک دورنگ کاکائویی", cake("#d2954e", "#4a2a18", "marble", "#b5814c", "plaster:#d5d9d6")),
    ]


def _breads() -> list[Recipe]:
    def breads(kind: str, spot: str, count: int, board: str) -> Draw:
        def draw(seed: int) -> Array:
            r, rng = Relief(), np.random.default_rng(seed)
            z = slab(r, 320, 320, 580, 560, 0.05, board, seed, 10, "wood") if board else 0
            if kind == "barbari":
                for i in range(count):
                    flatbread(r, rng, 320 - 20 + 44 * i, 250 + 130 * i, 268, 104, -0.42 + 0.16 * i, z + 12 * i, kind, seed % 999 + i)
            elif kind in ("sangak", "lavash"):
                for i in range(count):
                    flatbread(r, rng, 320, 310 + 14 * i, 262 - 8 * i, 186 - 10 * i, -0.3 + 0.34 * i, z + 12 * i, kind, seed % 999 + i)
            else:
                size = 210 if count == 1 else 150 if count < 4 else 116
                for i, (px, py) in enumerate(spread(rng, count, 0 if count == 1 else 150, 0.5, 0.1)):
                    flatbread(
                        r, rng, 320 + float(px), 320 + float(py), size, size * 0.97, rng.random() * 6, z + 10 * i, kind, seed % 999 + i
                    )
            return r.render(ground(spot, seed))

        return draw

    def tray(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        z = hammered_tray(r, 320, 320, 290, "#c98a52", seed)
        for i, (px, py) in enumerate(spread(rng, 7, 168, 0.5, 0.06)):
            flatbread(r, rng, 320 + float(px), 320 + float(py), 84, 82, rng.random() * 6, z + 7 * i, "komaj", seed % 999 + i)
        return r.render(ground("linen:#c9d3d6", seed))

    return [
        Recipe("bread", "barbari", "clay", "نان بربری کنجدی", breads("barbari", "linen:#d9cbb2", 2, "#8d6a49")),
        Recipe("bread", "sangak", "clay", "نان سنگک", breads("sangak", "wood:#7d5a3c", 2, "")),
        Recipe("bread", "taftun", "clay", "نان تافتون تنوری با سیاه‌دانه", breads("taftun", "linen:#c9d3d6", 3, "")),
        Recipe("bread", "komaj", "honey", "نان کماج شیرین با کنجد", breads("komaj", "linen:#8c3f3a", 3, "#b5814c")),
        Recipe("bread", "fatir", "honey", "نان فطیر محلی در سینی مسی", tray),
        Recipe("bread", "lavash", "cream", "نان لواش محلی", breads("lavash", "plank:#8d6a49", 3, "")),
    ]


def _gaz() -> list[Recipe]:
    return [
        Recipe("gaz", "plate", "white", "گز پسته‌ای در بشقاب لاجوردی", on_plate("gaz", "linen:#c9d3d6", "#1d3f7a")),
        Recipe("gaz", "box", "white", "گز آردی در جعبه", in_box("gaz", "plaster:#dfd3c1", "#1b6f78")),
        Recipe("gaz", "bowl", "white", "گز لقمه‌ای در کاسهٔ فیروزه‌ای", in_bowl("gaz", "wood:#7d5a3c", "#1b9aa3")),
        Recipe("gaz", "tray", "white", "گز پسته‌ای در سینی مسی", in_tray("gaz", "linen:#8c3f3a")),
        Recipe("gaz", "board", "white", "گز انگبین روی تختهٔ چوبی", on_board("gaz", "linen:#3a4a44")),
        Recipe("gaz", "close", "white", "گز پسته‌ای از نزدیک", close("gaz", "wood:#a27a52", "#8c2f2f")),
    ]


def recipes() -> list[Recipe]:
    """All masters of the food leaves."""
    s = SPOTS
    out = _saffron() + _gaz()
    out += _six("qottab", "qottab", "قطاب یزدی", "white", s[1], (TEAL, RED, BLUE))
    out += _six("koluche", "koluche", "کلوچهٔ فومن", "honey", s[0], (CREAM, TEAL, GREY))
    out += _six("nan-berenji", "nan-berenji", "نان برنجی کرمانشاه", "cream", s[3], (TEAL, BLUE, RED))
    out += _six("noghl", "noghl", "نقل بیدمشک", "white", s[1], (RED, BLUE, TEAL))[:4]
    out += [
        Recipe("noghl", "tray", "pink", "نقل رنگی در سینی مسی", in_tray("pink-noghl", "linen:#3a4a44")),
        Recipe("noghl", "almond", "white", "نقل خلال بادام در کاسه", in_bowl("almond-noghl", "wood:#8d6a49", "#1d3f7a")),
    ]
    out += _six("baklava", "baklava", "باقلوای یزدی", "honey", s[2], (WHITE, BLUE, TEAL))[:5]
    out += [Recipe("baklava", "box", "honey", "باقلوای یزدی در جعبه", in_box("baklava", "linen:#8c3f3a", "#1f2d52"))]
    out += _halva()
    out += [
        Recipe("masghati", "plate", "saffron", "مسقطی زعفرانی لار در بشقاب", on_plate("masghati", "linen:#c9d3d6", "#f3efe6")),
        Recipe("masghati", "plate", "pink", "مسقطی گلاب در بشقاب", on_plate("rose-masghati", "wood:#7d5a3c", "#f3efe6")),
        Recipe("masghati", "box", "saffron", "مسقطی زعفرانی در جعبه", in_box("masghati", "plaster:#dfe0d2", "#5d7d5a")),
        Recipe(
            "masghati",
            "pair",
            "multi",
            "مسقطی زعفرانی و گلاب در دو کاسه",
            pair("masghati", "rose-masghati", "linen:#3a4a44", (WHITE, TEAL)),
        ),
        Recipe("masghati", "tray", "pink", "مسقطی گلاب در سینی مسی", in_tray("rose-masghati", "linen:#cfd2c7")),
        Recipe("masghati", "close", "saffron", "مسقطی زعفرانی از نزدیک", close("masghati", "linen:#8c3f3a", BLUE)),
    ]
    out += _cakes() + _breads()
    out += (
        _six("dates", "date", "رطب مضافتی بم", "walnut", s[0], (CREAM, TEAL, WHITE))[:4]
        + _six("dates", "zahedi", "خرمای زاهدی", "honey", s[3], (BLUE, RED, CREAM))[4:]
    )
    out += [
        Recipe("dried-fruit", "plate", "apricot", "برگهٔ زردآلو در بشقاب", on_plate("apricot", "linen:#c9d3d6", TEAL)),
        Recipe("dried-fruit", "bowl", "clay", "انجیر خشک استهبان در کاسه", in_bowl("fig", "wood:#7d5a3c", BLUE)),
        Recipe("dried-fruit", "basket", "cream", "توت خشک در سبد حصیری", in_basket("mulberry", "linen:#b9c4b3")),
        Recipe("dried-fruit", "board", "red", "سیب خشک حلقه‌ای روی تختهٔ چوبی", on_board("apple-ring", "linen:#3a4a44")),
        Recipe("dried-fruit", "tray", "orange", "پرتقال خشک در سینی مسی", in_tray("orange-slice", "linen:#d9cbb2")),
        Recipe("dried-fruit", "pair", "multi", "آلو و زردآلوی خشک در دو کاسه", pair("prune", "apricot", "marble:#e3ded6", (WHITE, TEAL))),
        Recipe("dried-fruit", "close", "aubergine", "آلوی خشک از نزدیک", close("prune", "linen:#cbb89a", CREAM)),
        Recipe("dried-fruit", "bowl", "moss", "لیموعمانی در کاسه", in_bowl("lemon", "plaster:#dfe0d2", WHITE)),
        Recipe("nuts", "plate", "pistachio", "پستهٔ خندان در بشقاب", on_plate("pistachio", "wood:#7d5a3c", TEAL)),
        Recipe("nuts", "bowl", "walnut", "مغز گردو در کاسه", in_bowl("walnut", "linen:#c9d0bd", WHITE)),
        Recipe("nuts", "basket", "brown", "بادام درختی در سبد حصیری", in_basket("almond", "linen:#d8c4a4")),
        Recipe("nuts", "tray", "multi", "آجیل چهارمغز در سینی مسی", in_tray("mixed-nuts", "linen:#8c3f3a")),
        Recipe("nuts", "board", "brown", "فندق روی تختهٔ چوبی", on_board("hazelnut", "linen:#3a4a44")),
        Recipe("nuts", "close", "multi", "آجیل مخلوط از نزدیک", close("mixed-nuts", "marble:#e3ded6", BLUE)),
        Recipe(
            "nuts",
            "pouch",
            "pistachio",
            "بستهٔ پستهٔ خندان",
            pouched("pistachio", "linen:#b9c4b3", "پستهٔ اکبری", "دامغان · ۵۰۰ گرم", "#4a6a34"),
            label_fa="پستهٔ اکبری · دامغان · ۵۰۰ گرم",
        ),
        Recipe("barberry", "plate", "red", "زرشک تازه‌خشک در بشقاب", on_plate("barberry", "linen:#d9cbb2", CREAM, speck=0.3)),
        Recipe("barberry", "bowl", "red", "زرشک پفکی در کاسهٔ فیروزه‌ای", in_bowl("barberry", "wood:#8d6a49", "#1b9aa3")),
        Recipe("barberry", "basket", "crimson", "زرشک دانه‌اناری در سبد حصیری", in_basket("dry-barberry", "plaster:#dfe0d2")),
        Recipe(
            "barberry",
            "pouch",
            "red",
            "بستهٔ زرشک پفکی",
            pouched("barberry", "linen:#c9d0bd", "زرشک پفکی", "بیرجند · ۲۵۰ گرم", "#8c1d2c"),
            label_fa="زرشک پفکی · بیرجند · ۲۵۰ گرم",
        ),
        Recipe(
            "barberry",
            "jar",
            "red",
            "زرشک در شیشه",
            jarred("#8f1020", "table:#e6dccb,#7d5a3c", "زرشک", "قائنات", "#8c1d2c", "#c9c4b8", "jar", goods="barberry", size=345, x=0),
            label_fa="زرشک · قائنات",
        ),
        Recipe("barberry", "close", "crimson", "زرشک دانه‌اناری از نزدیک", close("dry-barberry", "marble:#e6e1d8", WHITE)),
    ]
    return out
