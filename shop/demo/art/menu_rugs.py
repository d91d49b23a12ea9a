"""The masters of rugs and calligraphy."""

from __future__ import annotations

from collections.abc import Callable

from . import furnishing
from .drapes import Cloth
from .grounds import ground
from .light import Array
from .recipe import Draw, Recipe
from .relief import Relief
from .rugs import carpet, gelim, jajim, roll, spread_out, varni
from .script import leaf_of


def rug(
    spot: str, make: Callable[[int, float, float], Array], w: float, h: float, angle: float, fringed: str = "#efe4c8", rolled: bool = False
) -> Draw:
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
    a, b, c = (
        ("#7d1f24", "#1f2f5c", "#e8d7b3", "#c98a2b", "#2f5d50", "#161616"),
        ("#22406b", "#e9dcc0", "#a5382b", "#d09a3c", "#3f7f7a", "#20242c"),
        ("#c98a2b", "#7d1f24", "#efe3c8", "#1f2f5c", "#6c7436", "#2a1a14"),
    )
    d = ("#e6d7b8", "#6b4226", "#a54b2c", "#8d8a6a", "#3f4044", "#2a2420")
    o1, o2, o3 = (
        ("stripe", "diamond", "dot", "zig", "hook", "dot", "tri"),
        ("star", "stripe", "zig", "dot", "diamond", "tri"),
        ("hook", "dot", "stripe", "star", "dot", "zig"),
    )
    red = ("#8c1d24", "#1f2d52", "#efe3c8", "#c9882b", "#2f5d50", "#d9b8a0", "#4a6f9e")
    nav = ("#1f2d52", "#8c1d24", "#efe3c8", "#c9882b", "#7fa0a8", "#d98a6a", "#3f6a4a")
    ivo = ("#e9dcc0", "#2b4a6b", "#f6eedc", "#8c1d24", "#5a7a8c", "#c9a274", "#6c7a4a")
    tea = ("#1f5f66", "#7a1f26", "#efe3c8", "#d9a24a", "#d9c7b0", "#c9665a", "#2a3a4a")
    k = lambda codes, kind: lambda s, w, h: carpet(codes, s, w, h, kind)  # noqa: E731
    j = lambda codes: lambda s, w, h: jajim(codes, s, w, h)  # noqa: E731
    v = lambda codes: lambda s, w, h: varni(codes, s, w, h)  # noqa: E731
    return [
        Recipe("gelim", "rug", "crimson", "گلیم دستباف", rug("wood:#b58a5c", g(a, o1), 400, 520, -0.12), "نقش لوزی و قلاب"),
        Recipe("gelim", "rug", "blue", "گلیم پشمی", rug("flat:#d8cfc2", g(b, o2), 390, 520, 0.1), "نقش ستاره"),
        Recipe("gelim", "runner", "mustard", "کنارهٔ گلیم", rug("plank:#8d6a49", g(c, o3), 230, 540, 0.24), "نقش قلاب"),
        Recipe("gelim", "rug", "cream", "گلیم ساده‌رنگ", rug("wood:#7d5a3c", g(d, o2), 410, 500, 0.0), "نقش هندسی"),
        Recipe("gelim", "rolled", "crimson", "گلیم نیمه‌لوله", rug("marble:#e3ded6", g(a, o3), 420, 470, 0, rolled=True), "نقش قلاب"),
        Recipe("gelim", "cushion", "blue", "کوسن گلیم", _gelim_cushion("linen:#c9d0bd", b, o1), "نقش لوزی"),
        Recipe("carpet", "rug", "lacquer", "قالیچهٔ لچک‌ترنج", rug("wood:#b58a5c", k(red, "medallion"), 380, 530, -0.1), "لچک و ترنج"),
        Recipe("carpet", "rug", "navy", "قالیچهٔ ماهی‌درهم", rug("flat:#ddd3c6", k(nav, "herati"), 380, 530, 0.12), "ماهی‌درهم"),
        Recipe("carpet", "rug", "cream", "قالیچهٔ کرم نایین", rug("wood:#7d5a3c", k(ivo, "medallion"), 390, 520, 0.0), "لچک و ترنج"),
        Recipe("carpet", "tribal", "red", "قالیچهٔ عشایری", rug("plank:#8d6a49", k(red, "tribal"), 350, 530, 0.16), "ترنج لوزی"),
        Recipe(
            "carpet", "rolled", "lacquer", "قالیچهٔ نیمه‌لوله", rug("marble:#e3ded6", k(red, "herati"), 420, 480, 0, rolled=True), "افشان"
        ),
        Recipe("carpet", "rug", "teal", "قالیچهٔ ترنج‌دار", rug("linen:#d9cbb2", k(tea, "garden"), 400, 500, -0.2), "لچک و ترنج"),
        Recipe(
            "jajim",
            "jajim",
            "multi",
            "جاجیم دستباف",
            rug("wood:#b58a5c", j(("#8c1d24", "#1f2d52", "#efe3c8", "#d9901c", "#2f5d50")), 400, 520, 0.1),
            "راه‌راه نقش‌دار",
        ),
        Recipe(
            "jajim",
            "varni",
            "crimson",
            "ورنی دشت مغان",
            rug("flat:#ddd3c6", v(("#8c1d24", "#1f2d52", "#efe3c8", "#d9901c", "#2f5d50", "#1d1b1e")), 380, 530, -0.1),
            "نقش جانوری",
        ),
        Recipe(
            "jajim",
            "jajim",
            "orange",
            "جاجیم پشمی",
            rug("plank:#8d6a49", j(("#d9731d", "#6b4226", "#efe3c8", "#8c1d24", "#1f5f66")), 360, 530, 0.2),
            "راه‌راه نقش‌دار",
        ),
        Recipe(
            "jajim",
            "varni",
            "cream",
            "ورنی کرم",
            rug("wood:#7d5a3c", v(("#e9dcc0", "#8c1d24", "#1f2d52", "#c98a2b", "#3f7a46", "#1d1b1e")), 390, 520, 0.08),
            "نقش جانوری",
        ),
        Recipe(
            "jajim",
            "varni",
            "navy",
            "ورنی سرمه‌ای",
            rug("linen:#d9cbb2", v(("#1f2d52", "#efe3c8", "#a5382b", "#d9901c", "#7fa0a8", "#1d1b1e")), 380, 520, -0.18),
            "نقش جانوری",
        ),
        Recipe(
            "jajim",
            "rolled",
            "multi",
            "جاجیم نیمه‌لوله",
            rug("marble:#e3ded6", j(("#5b3a80", "#e3b52c", "#efe3c8", "#b3202a", "#1f5f66")), 420, 480, 0, rolled=True),
            "راه‌راه نقش‌دار",
        ),
    ]


def _gelim_cushion(spot: str, codes: tuple[str, ...], order: tuple[str, ...]) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        furnishing.cushion(r, Cloth(gelim(codes, seed, 380, 380, order)), 390, seed)
        return r.render(ground(spot, seed))

    return draw


def _script() -> list[Recipe]:
    def page(
        spot: str,
        texts: tuple[str, ...],
        style: int,
        w: float,
        h: float,
        frame: str,
        ground_: str = "#1b3c8f",
        paper: str = "#f3e8cc",
        ink: str = "#1d1712",
        wide: float = 28,
    ) -> Draw:
        def draw(seed: int) -> Array:
            r = Relief()
            t = leaf_of(list(texts), style, seed, int(w), int(h), paper, ink, ground_)
            furnishing.frame(r, t, 320, 316, w, h, seed, frame, "#c79a3e", wide)
            return r.render(ground(spot, seed))

        return draw

    return [
        Recipe(
            "calligraphy",
            "shamseh",
            "lapis",
            "تابلوی تذهیب با واژهٔ «عشق»",
            page("plaster:#dcd0bf", ("عشق",), 0, 420, 420, "#5f3d25"),
            "شمسه",
            "عشق",
        ),
        Recipe(
            "calligraphy",
            "bands",
            "turquoise",
            "تابلوی خوشنویسی «هیچ»",
            page("plaster:#cfd3cb", ("هیچ",), 1, 430, 340, "#2a1a12", "#1b7f86"),
            "حاشیهٔ تذهیب",
            "هیچ",
        ),
        Recipe(
            "calligraphy",
            "arch",
            "crimson",
            "تابلوی محرابی «نور»",
            page("plaster:#e6dccd", ("نور",), 2, 340, 450, "#7d5233", "#7a1826"),
            "محراب",
            "نور",
        ),
        Recipe(
            "calligraphy",
            "verse",
            "cream",
            "چلیپای «این نیز بگذرد»",
            page("plaster:#d5d9d6", ("این نیز", "بگذرد"), 4, 360, 440, "#8a5a33", "#2f5d50"),
            "حاشیهٔ تذهیب",
            "این نیز بگذرد",
        ),
        Recipe(
            "calligraphy",
            "clouds",
            "gold",
            "قطعهٔ خوشنویسی «مهر»",
            page("wood:#b08a63", ("مهر",), 3, 430, 320, "#1d1b1e", "#8c1d2c", "#efe3c4"),
            "زمینهٔ گل و برگ",
            "مهر",
        ),
        Recipe(
            "calligraphy",
            "dark",
            "navy",
            "تابلوی خط طلایی «صبر»",
            page("plaster:#ddd2c8", ("صبر",), 5, 400, 400, "#1d1b1e", "#1b3c8f", "#16203c", "#e3c47a"),
            "خط طلایی",
            "صبر",
        ),
        Recipe(
            "calligraphy",
            "shamseh",
            "crimson",
            "تابلوی تذهیب با واژهٔ «دوست»",
            page("linen:#c9d0bd", ("دوست",), 0, 400, 400, "#7d5233", "#7a1826"),
            "شمسه",
            "دوست",
        ),
    ]


def recipes() -> list[Recipe]:
    """All masters of these leaves."""
    return _rugs() + _script()
