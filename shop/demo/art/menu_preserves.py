"""The masters of jam, pickle, honey and syrup."""

from __future__ import annotations

from .recipe import Recipe
from .served import jarred


def _jams() -> list[Recipe]:
    rows = (
        ("انار", "pomegranate", "#8f1020", "sweep:#e7dccf,#dccbb6", ("#b3243b", "#f4ead8"), "check", "jar", "#efe0d0"),
        ("به", "orange", "#c4560a", "table:#dfe0d2,#9c7650", ("#2b5a7d", "#f4ead8"), "check", "jar", "#f1e9dc"),
        ("بهارنارنج", "saffron", "#d99a2a", "sweep:#e3e6da,#cfd4c0", None, "check", "hex", ""),
        ("گل محمدی", "rose", "#b0385c", "cloth:#efdcd8,#e6cfc9", ("#f4ead8", "#c2557c"), "dots", "pot", "#e9c9cf"),
        ("آلبالو", "crimson", "#6d0a1c", "table:#d9d3c7,#6b4a34", ("#3f5f43", "#f4ead8"), "stripe", "jar", ""),
        ("هویج", "orange", "#dd7a14", "sweep:#cfd8dc,#bccad0", None, "check", "hex", "#f1e9dc"),
        ("توت‌فرنگی", "red", "#b31a26", "cloth:#e9e2d3,#c9d0bd", ("#f4ead8", "#b3202a"), "dots", "jar", ""),
        ("انجیر", "moss", "#7d6a2a", "table:#e6dccb,#8d6a49", ("#6c5a7d", "#f4ead8"), "stripe", "pot", "#e9dfcc"),
    )
    out = []
    for i, (fruit, colour, fill, spot, cap, weave, shape, side) in enumerate(rows):
        title = f"مربای {fruit}"
        line = ("خانگی", "دست‌پخت مادربزرگ", "۳۰۰ گرم", "بدون نگه‌دارنده")[i % 4]
        size = 330 if shape == "jar" else 380
        out.append(
            Recipe(
                "jam",
                "jar",
                colour,
                f"{title} در شیشه",
                jarred(
                    fill,
                    spot,
                    title,
                    line,
                    "#8c1d2c",
                    "#b8924a" if i % 2 == 0 else "#e9e2d6",
                    shape,
                    cap,
                    weave,
                    side=side,
                    size=size,
                    x=-46 if side else 0,
                    style=i % 4,
                    cloudy=0.55,
                ),
                label_fa=f"{title} · {line}",
            )
        )
    return out


def _pickles() -> list[Recipe]:
    rows = (
        ("سیر ترشی", "هفت‌ساله", "clay", "#c9a274", "hazelnut", "table:#dfe0d2,#7d5a3c", "jar"),
        ("ترشی لیته", "خانگی", "moss", "#5c5a2a", "nettle", "sweep:#e9e2d3,#d9cdb8", "jar"),
        ("ترشی مخلوط", "۷۰۰ گرم", "orange", "#b8863a", "pickle-mix", "table:#e6dccb,#9c7650", "pot"),
        ("خیارشور", "خانگی", "green", "#6c7436", "gherkin", "cloth:#e3e6da,#c9d0bd", "jar"),
        ("زیتون پرورده", "رودبار", "moss", "#4c5226", "olive", "table:#d9d3c7,#6b4a34", "hex"),
        ("ترشی فلفل", "تند", "red", "#8c2a1a", "chilli", "sweep:#d5dcd8,#c3cbc4", "jar"),
        ("ترشی بادمجان", "شکم‌پر", "aubergine", "#3a2036", "prune", "cloth:#e9dfd0,#d7cbb8", "pot"),
    )
    out = []
    for i, (title, line, colour, fill, goods, spot, shape) in enumerate(rows):
        cap = (("#f4ead8", "#3f5f43"), None, ("#b3243b", "#f4ead8"))[i % 3]
        out.append(
            Recipe(
                "pickle",
                "jar",
                colour,
                f"{title} در شیشه",
                jarred(
                    fill,
                    spot,
                    title,
                    line,
                    "#3f5f33",
                    "#c9c4b8",
                    shape,
                    cap,
                    ("check", "stripe", "dots")[i % 3],
                    goods=goods,
                    size=345 if shape == "jar" else 400,
                    x=0,
                    style=(i + 1) % 4,
                ),
                label_fa=f"{title} · {line}",
            )
        )
    return out


def _honey() -> list[Recipe]:
    rows = (
        ("عسل گَوَن", "۹۰۰ گرم", "#c9720c", "honey", "jar", "sweep:#f0e2c4,#ead6ae", None),
        ("عسل کُنار", "۵۰۰ گرم", "#a5520a", "honey", "hex", "table:#e9e2d3,#8d6a49", None),
        ("عسل آویشن", "کوهستان", "#dd9a22", "saffron", "pot", "sweep:#dfe6da,#cdd6c0", ("#f4ead8", "#c98a2b")),
        ("عسل بهارنارنج", "۹۰۰ گرم", "#e3ac3a", "yellow", "jar", "cloth:#efe6d8,#e6d7b8", ("#c98a2b", "#f4ead8")),
        ("عسل چهل‌گیاه", "سبلان", "#b8660c", "honey", "hex", "table:#d5dcd8,#5f4632", ("#6b4226", "#e6d7b8")),
        ("عسل مرکبات", "۱ کیلوگرم", "#e09a1c", "saffron", "jar", "sweep:#e7dccf,#d2c0a4", None),
    )
    out = []
    for i, (title, line, fill, colour, shape, spot, cap) in enumerate(rows):
        side = "#e9dfcc" if i in (0, 2, 5) else ""
        out.append(
            Recipe(
                "honey",
                "jar",
                colour,
                f"{title} در شیشه",
                jarred(
                    fill,
                    spot,
                    title,
                    line,
                    "#8c5a12",
                    "#b8924a",
                    shape,
                    cap,
                    "stripe",
                    side=side,
                    side_fill="#c8780f",
                    size=330 if shape == "jar" else 390,
                    x=-46 if side else 0,
                    cloudy=0.16,
                    style=i % 4,
                    paper="#fbf2da",
                ),
                label_fa=f"{title} · {line}",
            )
        )
    return out


def _syrups() -> list[Recipe]:
    rows = (
        ("شیرهٔ انگور", "ملایر", "#3a160a", "walnut", "bottle", "sweep:#e7dccf,#d2c0a4"),
        ("شیرهٔ خرما", "بوشهر", "#2a120a", "walnut", "jar", "table:#dfe0d2,#8d6a49"),
        ("شیرهٔ توت", "خانگی", "#5d2c10", "brown", "bottle", "cloth:#e9e2d3,#c9d0bd"),
        ("رب انار", "ساوه", "#4c0a14", "crimson", "jar", "sweep:#e3e6da,#cfd4c0"),
        ("شیرهٔ سیب", "۵۰۰ گرم", "#8c4a16", "honey", "flask", "table:#e6dccb,#6b4a34"),
        ("شربت آلبالو", "خانگی", "#7d0a1e", "crimson", "tall", "sweep:#e6dfd8,#d6c9bd"),
    )
    out = []
    for i, (title, line, fill, colour, shape, spot) in enumerate(rows):
        out.append(
            Recipe(
                "syrup",
                "bottle" if shape != "jar" else "jar",
                colour,
                f"{title} در شیشه",
                jarred(
                    fill,
                    spot,
                    title,
                    line,
                    "#6d2a16",
                    "#c79a3e" if i % 2 else "#3a2a20",
                    shape,
                    cork=shape in ("flask", "tall"),
                    size={"jar": 340, "bottle": 330, "flask": 380, "tall": 300}[shape],
                    x=-50 if i in (0, 2) else 0,
                    side="#e9dfcc" if i in (0, 2) else "",
                    cloudy=0.14,
                    style=i % 4,
                ),
                label_fa=f"{title} · {line}",
            )
        )
    return out


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _jams() + _pickles() + _honey() + _syrups()
