"""The masters of the herb leaves."""

from __future__ import annotations

import numpy as np

from .bodies import mound
from .goods import heap
from .grounds import ground
from .light import Array, tint
from .recipe import Draw, Recipe
from .relief import Relief
from .served import close, in_basket, in_bowl, in_tray, jarred, on_board, on_plate, pair, pouched
from .serving import plate

WHITE, CREAM, TEAL, BLUE, RED = "#f3efe6", "#efe7d8", "#2d6f77", "#1d3f7a", "#8c2f2f"
SPOTS = (
    ("linen:#c9d0bd", "wood:#7d5a3c", "plaster:#dfe0d2", "linen:#d9cbb2", "table:#e6dccb,#8d6a49", "linen:#3a4a44"),
    ("wood:#8d6a49", "linen:#b9c4b3", "linen:#d8c4a4", "plaster:#d9d3c7", "sweep:#e3e6da,#cfd4c0", "marble:#e3ded6"),
    ("linen:#d9d2c2", "plaster:#e3d9ca", "wood:#a27a52", "linen:#c9d3d6", "cloth:#e9e2d3,#c9d0bd", "linen:#303b4a"),
)


def _six(
    leaf: str,
    goods: str,
    name: str,
    short: str,
    line: str,
    colour: str,
    accent: str,
    row: int,
    vessels: tuple[str, str, str],
    kraft: str = "#b98d5c",
    shape: str = "oval",
) -> list[Recipe]:
    s = SPOTS[row]
    return [
        Recipe(leaf, "plate", colour, f"{name} در بشقاب", on_plate(goods, s[0], vessels[0])),
        Recipe(leaf, "bowl", colour, f"{name} در کاسه", in_bowl(goods, s[1], vessels[1])),
        Recipe(leaf, "basket", colour, f"{name} در سبد حصیری", in_basket(goods, s[2])),
        Recipe(
            leaf,
            "pouch",
            colour,
            f"بستهٔ {name}",
            pouched(goods, s[3], short, line, accent, kraft, shape, style=row),
            label_fa=f"{short} · {line}",
        ),
        Recipe(
            leaf,
            "jar",
            colour,
            f"{name} در شیشه",
            jarred(
                accent,
                s[4],
                short,
                line,
                accent,
                "#b8924a",
                ("jar", "pot", "hex")[row],
                goods=goods,
                size=(345, 400, 400)[row],
                x=0,
                cork=row != 2,
                style=(row + 1) % 4,
            ),
            label_fa=f"{short} · {line}",
        ),
        Recipe(leaf, "close", colour, f"{name} از نزدیک", close(goods, s[5], vessels[2])),
    ]


def _waters() -> list[Recipe]:
    rows = (
        ("گلاب", "دوآتشه · قمصر", "#f0cdd0", "pink", "bottle", "sweep:#ecd9d3,#e6cdc3", "#a0385c", "rose-petal"),
        ("گلاب", "ناب کاشان", "#f3dcd8", "pink", "tall", "table:#e6dfd8,#9c7650", "#a0385c", ""),
        ("عرق نعنا", "خانگی", "#d5e3c4", "pistachio", "bottle", "sweep:#e3e9da,#cfd8c0", "#3f6a3a", "mint"),
        ("عرق بهارنارنج", "شیراز", "#f0e8c4", "cream", "flask", "cloth:#efe9d8,#e0d7b8", "#b07a1c", ""),
        ("عرق بیدمشک", "ارومیه", "#e3dccf", "ivory", "tall", "table:#dfe3e0,#7d5a3c", "#5a5a7d", ""),
        ("عرق کاسنی", "۱ لیتر", "#cfdce3", "sky", "bottle", "sweep:#dbe3e6,#c4d0d4", "#2b5a7d", ""),
        ("گلاب", "۵۰۰ میلی‌لیتر", "#eec3c6", "rose", "flask", "cloth:#ecdcd8,#d9bfb8", "#8c2f4f", "rosebud"),
    )
    out = []
    for i, (title, line, fill, colour, shape, spot, accent, side) in enumerate(rows):
        out.append(
            Recipe(
                "rosewater",
                "bottle",
                colour,
                f"{title} در بطری",
                jarred(
                    fill,
                    spot,
                    title,
                    line,
                    accent,
                    "#b8924a" if i % 2 == 0 else "#a57a4c",
                    shape,
                    cork=i % 2 == 1,
                    size={"bottle": 335, "flask": 390, "tall": 300}[shape],
                    x=-56 if side else 0,
                    side="#2d6f77" if side else "",
                    side_fill=side,
                    cloudy=0.08,
                    style=i % 4,
                ),
                label_fa=f"{title} · {line}",
            )
        )
    return out


def powder(code: str, spec: str, vessel: str, beside: str = "", close_up: bool = False) -> Draw:
    """A heap of powder in a bowl; `beside` lies a small heap of the herb itself."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        x, y, big = (340, 340, 300) if close_up else (290, 290, 215)
        z = plate(r, x, y, big, vessel, 0.10, 34, 0.4)
        mound(r, x, y, big * 0.80, z + 12, big * 0.42, tint(code), seed, 0.04, 5)
        if beside:
            heap(r, rng, beside, 520, 520, 84, 0)
        return r.render(ground(spec, seed))

    return draw


def recipes() -> list[Recipe]:
    """All masters of the herb leaves."""
    out = _six("thyme", "thyme", "آویشن کوهی", "آویشن", "کوهی · ۱۰۰ گرم", "moss", "#4a6a34", 0, (CREAM, TEAL, WHITE))
    out += _six(
        "chamomile",
        "chamomile",
        "بابونهٔ خشک",
        "بابونه",
        "گل خشک · ۵۰ گرم",
        "white",
        "#b07a1c",
        1,
        (TEAL, BLUE, "#8c5a3a"),
        "#8d9c84",
        "arch",
    )
    out += _six(
        "rosebud",
        "rosebud",
        "غنچهٔ گل محمدی",
        "گل محمدی",
        "غنچهٔ خشک · ۵۰ گرم",
        "rose",
        "#a0385c",
        2,
        (WHITE, TEAL, CREAM),
        "#d9c7b0",
        "round",
    )
    out += _waters()
    out += _six(
        "borage",
        "borage",
        "گل گاوزبان",
        "گل گاوزبان",
        "شمال · ۵۰ گرم",
        "purple",
        "#35357c",
        0,
        (CREAM, WHITE, "#d9b25c"),
        "#c9a878",
        "arch",
    )
    out += _six(
        "orange-blossom",
        "orange-blossom",
        "بهارنارنج خشک",
        "بهارنارنج",
        "شیراز · ۴۰ گرم",
        "white",
        "#b07a1c",
        1,
        (BLUE, TEAL, RED),
        "#c9b48a",
        "round",
    )
    out += _six("mint", "mint", "نعنای خشک", "نعنا", "خشک · ۸۰ گرم", "green", "#3f6a3a", 2, (CREAM, BLUE, WHITE))[:4]
    out += [
        Recipe(
            "mint",
            "jar",
            "emerald",
            "گزنهٔ خشک در شیشه",
            jarred(
                "#3f5f33", "table:#d5dcd8,#6b4a34", "گزنه", "برگ خشک", "#2f4a28", "#a57a4c", "pot", goods="nettle", size=400, x=0, cork=True
            ),
            label_fa="گزنه · برگ خشک",
        ),
        Recipe("mint", "plate", "emerald", "گزنهٔ خشک در بشقاب", on_plate("nettle", "linen:#d8c4a4", WHITE)),
    ]
    out += _six(
        "cumin", "cumin", "زیرهٔ سبز", "زیرهٔ سبز", "کرمان · ۱۰۰ گرم", "mustard", "#6d5426", 0, (BLUE, CREAM, TEAL), "#a5845a", "round"
    )[:5]
    out += [Recipe("cumin", "close", "walnut", "زیرهٔ سیاه از نزدیک", close("black-cumin", "linen:#c9d3d6", WHITE))]
    out += _six("jujube", "jujube", "عناب خراسان", "عناب", "خراسان · ۲۵۰ گرم", "brick", "#8c2415", 1, (CREAM, WHITE, TEAL))
    out += _six("liquorice", "liquorice", "ریشهٔ شیرین‌بیان", "شیرین‌بیان", "ریشه · ۱۵۰ گرم", "brown", "#6d4a22", 2, (TEAL, WHITE, BLUE))[:5]
    out += [Recipe("liquorice", "bowl", "mustard", "شیرین‌بیان خردشده در کاسه", in_bowl("liquorice-chip", "linen:#b9c4b3", TEAL))]
    out += [
        Recipe("henna", "powder", "moss", "پودر حنا در کاسه", powder("#7d8040", "wood:#7d5a3c", WHITE)),
        Recipe("henna", "leaf", "moss", "برگ حنا در بشقاب", on_plate("henna-leaf", "linen:#d9cbb2", TEAL)),
        Recipe("henna", "powder", "moss", "پودر و برگ حنا", powder("#70743a", "linen:#c7866f", "#1d3f7a", "henna-leaf")),
        Recipe(
            "henna",
            "pouch",
            "moss",
            "بستهٔ حنا",
            pouched("henna-leaf", "linen:#c9d3d6", "حنا", "یزد · ۲۰۰ گرم", "#59602b", "#b98d5c", "arch"),
            label_fa="حنا · یزد · ۲۰۰ گرم",
        ),
        Recipe(
            "henna",
            "jar",
            "moss",
            "پودر حنا در شیشه",
            jarred("#777b3c", "table:#e6dccb,#6b4a34", "حنا", "شهداد", "#59602b", "#a57a4c", "jar", size=345, x=0, cork=True, cloudy=0.14),
            label_fa="حنا · شهداد",
        ),
        Recipe("henna", "close", "moss", "برگ حنا از نزدیک", close("henna-leaf", "marble:#e3ded6", CREAM)),
        Recipe("madder", "root", "brick", "ریشهٔ روناس در بشقاب", on_plate("madder", "linen:#c9d0bd", CREAM)),
        Recipe("madder", "powder", "brick", "پودر روناس در کاسه", powder("#8c3320", "linen:#303b4a", WHITE, "madder")),
        Recipe("madder", "basket", "brick", "ریشهٔ روناس در سبد حصیری", in_basket("madder", "plaster:#dfe0d2")),
        Recipe(
            "madder",
            "pouch",
            "brick",
            "بستهٔ روناس",
            pouched("madder", "linen:#d8c4a4", "روناس", "اردکان · ۲۵۰ گرم", "#8c3a22", shape="round"),
            label_fa="روناس · اردکان · ۲۵۰ گرم",
        ),
        Recipe("madder", "board", "brick", "ریشهٔ روناس روی تختهٔ چوبی", on_board("madder", "linen:#3a4a44")),
        Recipe("madder", "powder", "brick", "پودر روناس از نزدیک", powder("#96402a", "wood:#a27a52", "#2d6f77", close_up=True)),
        Recipe("tea", "plate", "walnut", "چای سیاه لاهیجان در بشقاب", on_plate("tea", "linen:#c9d0bd", WHITE)),
        Recipe("tea", "bowl", "moss", "چای سبز در کاسه", in_bowl("green-tea", "wood:#8d6a49", TEAL)),
        Recipe("tea", "tray", "rose", "دمنوش چای و گل محمدی در سینی مسی", in_tray("rose-tea", "linen:#d9cbb2")),
        Recipe(
            "tea",
            "pouch",
            "walnut",
            "بستهٔ چای سیاه",
            pouched("tea", "linen:#b9c4b3", "چای لاهیجان", "بهاره · ۴۰۰ گرم", "#4a6a34", "#4c5a44", style=3),
            label_fa="چای لاهیجان · بهاره · ۴۰۰ گرم",
        ),
        Recipe("tea", "plate", "crimson", "چای ترش در بشقاب", on_plate("hibiscus", "plaster:#e3d9ca", BLUE)),
        Recipe(
            "tea",
            "jar",
            "rose",
            "دمنوش چای و گل سرخ در شیشه",
            jarred(
                "#3a261a",
                "sweep:#e6dfd8,#d6c9bd",
                "دمنوش گل سرخ",
                "چای و گلبرگ",
                "#a0385c",
                "#c79a3e",
                "hex",
                goods="rose-tea",
                size=400,
                x=0,
            ),
            label_fa="دمنوش گل سرخ · چای و گلبرگ",
        ),
        Recipe("tea", "pair", "multi", "چای سیاه و چای ترش در دو کاسه", pair("tea", "hibiscus", "marble:#e3ded6", (WHITE, TEAL))),
        Recipe("gum", "plate", "honey", "سقز طبیعی در بشقاب", on_plate("gum", "wood:#7d5a3c", WHITE)),
        Recipe("gum", "bowl", "ivory", "کتیرای ورقه‌ای در کاسه", in_bowl("tragacanth", "linen:#3a4a44", TEAL)),
        Recipe(
            "gum",
            "pouch",
            "honey",
            "بستهٔ سقز",
            pouched("gum", "linen:#c9d3d6", "سقز", "کردستان · ۱۰۰ گرم", "#8c5a12", shape="round"),
            label_fa="سقز · کردستان · ۱۰۰ گرم",
        ),
        Recipe(
            "gum",
            "jar",
            "ivory",
            "کتیرا در شیشه",
            jarred(
                "#e6dabb",
                "table:#d9d3c7,#8d6a49",
                "کتیرا",
                "زاگرس",
                "#6d5426",
                "#a57a4c",
                "pot",
                goods="tragacanth",
                size=400,
                x=0,
                cork=True,
            ),
            label_fa="کتیرا · زاگرس",
        ),
        Recipe("gum", "pair", "multi", "سقز و کتیرا در دو کاسه", pair("gum", "tragacanth", "linen:#8c3f3a", (BLUE, TEAL))),
        Recipe("gum", "close", "honey", "سقز طبیعی از نزدیک", close("gum", "linen:#b9c4b3", CREAM)),
    ]
    return out
