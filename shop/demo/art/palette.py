"""The colours goods are named by, in Persian and on the dye-pot."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """A named colour."""

    key: str
    fa: str
    code: str


COLOURS: dict[str, Colour] = {
    c.key: c
    for c in (
        Colour("turquoise", "فیروزه‌ای", "#1b9aa3"),
        Colour("lapis", "لاجوردی", "#1b3c8f"),
        Colour("navy", "سرمه‌ای", "#1f2d52"),
        Colour("teal", "کله‌غازی", "#1f5f66"),
        Colour("crimson", "زرشکی", "#8c1d2c"),
        Colour("red", "قرمز", "#b3202a"),
        Colour("lacquer", "لاکی", "#9d1b2b"),
        Colour("pomegranate", "اناری", "#a8182f"),
        Colour("rose", "گلی", "#c2557c"),
        Colour("pink", "صورتی", "#e2a2b4"),
        Colour("purple", "بنفش", "#5b3a80"),
        Colour("aubergine", "بادمجانی", "#4a2140"),
        Colour("lilac", "یاسی", "#a594c4"),
        Colour("saffron", "زعفرانی", "#d9901c"),
        Colour("mustard", "خردلی", "#c08a2e"),
        Colour("gold", "طلایی", "#c79a3e"),
        Colour("honey", "عسلی", "#c9720c"),
        Colour("orange", "نارنجی", "#d9731d"),
        Colour("brick", "آجری", "#a54b2c"),
        Colour("brown", "قهوه‌ای", "#6b4226"),
        Colour("tan", "شتری", "#b98a5a"),
        Colour("cream", "کرم", "#efe3c8"),
        Colour("white", "سفید", "#f4efe4"),
        Colour("ivory", "شیری", "#f0e6d0"),
        Colour("green", "سبز", "#3f7a46"),
        Colour("moss", "زیتونی", "#6c7436"),
        Colour("emerald", "یشمی", "#2f5d50"),
        Colour("pistachio", "پسته‌ای", "#a9b76a"),
        Colour("sky", "آبی آسمانی", "#7fb2cf"),
        Colour("blue", "آبی", "#2b5f9e"),
        Colour("grey", "خاکستری", "#8d8a86"),
        Colour("charcoal", "دودی", "#3f4044"),
        Colour("black", "مشکی", "#1d1b1e"),
        Colour("silver", "نقره‌ای", "#c9ccd0"),
        Colour("copper", "مسی", "#c26a34"),
        Colour("clay", "نخودی", "#c9a274"),
        Colour("apricot", "زردآلویی", "#e2963c"),
        Colour("yellow", "زرد", "#e3b52c"),
        Colour("walnut", "گردویی", "#5f3d25"),
        Colour("multi", "رنگارنگ", "#8c5a6b"),
    )
}


def code(key: str) -> str:
    """The hex code of a named colour."""
    return COLOURS[key].code
