"""The masters of the clothing and cloth leaves."""

from __future__ import annotations

import functools
from collections.abc import Callable

from . import pieces
from .drapes import Cloth, draped, flat, folded, hung, rolled, stack
from .garments import Garment, Pose, sewn
from .grounds import ground
from .leather import bag, crocheted, hide, shoe
from .light import Array
from .palette import code
from .recipe import Draw, Recipe
from .relief import Relief
from .weaves import felted, ikat, knit, needlework, plain, printed, qalamkar, stripes, termeh, velvet, waffle

BALUCH = ("#1a1a1a", "#9d1b1f", "#d9731d", "#1a1a1a", "#efe5cf", "#2f6b4a")
BALUCH_LIGHT = ("#f3ead8", "#1f4f7a", "#2f8f8b", "#f3ead8", "#c9324a", "#d39a2c")
BALUCH_BLUE = ("#17306b", "#d39a2c", "#f3ead8", "#8c1d2c", "#f3ead8", "#2f8f8b")
WALLS = ("plaster:#dcd0bf", "plaster:#e6dccd", "plaster:#cfd3cb", "plaster:#ddd2c8", "plaster:#d5d9d6", "plaster:#e3ddd0")
FLOORS = ("linen:#d9cbb2", "wood:#b08a63", "linen:#c9d0bd", "marble:#e6e1d8", "linen:#c9d3d6", "flat:#e3d9ca")

Make = Callable[[int], Cloth]


def cloth(fn: Callable[[int], Array], gloss: float = 0.03) -> Make:
    """A cloth whose texture comes from a seed."""
    return lambda seed: Cloth(fn(seed), None, gloss)


def solid(key: str, gloss: float = 0.03, strength: float = 0.18) -> Make:
    return cloth(lambda s: plain(code(key) if not key.startswith("#") else key, s, strength), gloss)


def stitched(codes: tuple[str, ...], kind: int = 0) -> Make:
    return cloth(lambda s: needlework(codes, s, 6, kind), 0.08)


def worn(spot: str, cut: str, make: Make, pose: Pose | None = None, trim: Make | None = None, skirt: Make | None = None, **sewing: object) -> Draw:
    """A garment before a wall or on a floor."""

    def draw(seed: int) -> Array:
        r = Relief()
        g = Garment(cut, make(seed), trim(seed + 1) if trim else None, skirt=skirt(seed + 2) if skirt else None, **sewing)  # type: ignore[arg-type]
        sewn(r, g, pose or Pose(), seed)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


FLATLAY = Pose(320, 96, 1.0, 0.10, 0.22, "")
FLATLEFT = Pose(350, 104, 0.98, -0.16, 0.30, "")
NEAR = Pose(310, 92, 1.55, 0.0, 0.05, "")
WIDE = Pose(320, 118, 1.0, 0.0, 0.30, "dark")
BRASS = Pose(330, 112, 1.03, 0.03, 0.06, "brass")
WIRE = Pose(316, 116, 1.0, -0.03, 0.14, "wire")


def on_rod(spot: str, make: Make, x0: float = 180, x1: float = 460, y1: float = 520, fringed: str = "", grow: float = 1, deep: float = 1) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        hung(r, make(seed), x0, x1, 92, y1, seed, fringed, grow, deep)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


def laid(spot: str, make: Make, w: float, h: float, angle: float = 0.1, fringed: str = "", soft: float = 1, grow: float = 1, length: float = 26) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        flat(r, make(seed), w, h, seed, angle, (320, 320), soft, fringed, length, grow)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


def square(spot: str, make: Make, angle: float = 0.2, fringed: str = "", w: float = 330, h: float = 300, grow: float = 1) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        folded(r, make(seed), seed, angle, w, h, fringed=fringed, grow=grow)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


def piled(spot: str, makes: tuple[Make, ...], w: float = 400, each: float = 66) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        stack(r, [m(seed + i) for i, m in enumerate(makes)], seed, 536, w, each)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


def rolls(spot: str, makes: tuple[Make, ...], angle: float = -0.5, radius: float = 52, length: float = 420) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        rolled(r, [m(seed + i) for i, m in enumerate(makes)], seed, angle, radius, length)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


def pegged(spot: str, make: Make, fringed: str = "", wide: float = 230, low: float = 570, grow: float = 1) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        draped(r, make(seed), seed, wide, 92, low, fringed, grow)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


def shoes(spot: str, upper: Callable[[int], Cloth], sole: str, lining: str, accents: tuple[str, ...], kind: str, angles: tuple[float, float] = (0.08, -0.08), scale: float = 1.0, seam: str = "#e6cfa0",
          at: tuple[tuple[float, float], tuple[float, float]] = ((226, 322), (414, 322))) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        up = upper(seed)
        shoe(r, 1, *at[0], angles[0], scale, up, sole, lining, seed, accents, kind, seam)
        shoe(r, -1, *at[1], angles[1], scale, up, sole, lining, seed + 1, accents, kind, seam)
        return r.render(ground(spot, seed))

    return draw


def bagged(spot: str, colour: str, kind: str, panel: Make | None = None, seam: str = "#e6cfa0", metal: str = "#c9a04e") -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        bag(r, colour, seed, kind, seam, metal, panel(seed) if panel else None)
        return r.render(ground(spot, seed))

    return draw


def wool(key: str, second: str = "", pattern: str = "") -> Make:
    def make(seed: int) -> Cloth:
        texture, bumps = knit(code(key), seed, code(second) if second else "", pattern)
        return Cloth(texture, bumps, 0.01)

    return make


def giveh_cloth(shade: str) -> Make:
    def make(seed: int) -> Cloth:
        texture, bumps = crocheted(shade, seed)
        return Cloth(texture, bumps, 0.03)

    return make


def leather_cloth(shade: str) -> Make:
    return lambda seed: Cloth(hide(shade, seed), None, 0.16)


def towelling(codes: tuple[str, ...], widths: tuple[int, ...]) -> Make:
    def make(seed: int) -> Cloth:
        texture, bumps = waffle(codes, widths, seed)
        return Cloth(texture, bumps, 0.01)

    return make


def piece(fn: Callable[..., Array], *args: object, gloss: float = 0.04) -> Make:
    return lambda seed: Cloth(fn(*args, seed), None, gloss)


def _mantos() -> list[Recipe]:
    w = WALLS
    return [
        Recipe("manto", "manto", "teal", "مانتوی جلوباز با کمربند", worn(w[0], "manto", solid("teal"), opening=True, buttons="#c9a86a", belt="#17484e")),
        Recipe("manto", "manto", "mustard", "مانتوی بلند با حاشیهٔ سوزن‌دوزی", worn(w[2], "long", solid("mustard"), WIDE, stitched(BALUCH_LIGHT), opening=True, places=("neck", "cuff", "edge")), "حاشیهٔ سوزن‌دوزی"),
        Recipe("manto", "manto", "crimson", "مانتوی یقه‌دار جیب‌دار", worn(w[1], "manto", solid("crimson"), BRASS, opening=True, buttons="#e6d7b8", collar="#7a1826", pockets=True)),
        Recipe("manto", "manto", "cream", "مانتوی نخی تابستانه", worn(FLOORS[1], "tunic", solid("cream"), FLATLAY, opening=True, buttons="#8a5a33", pockets=True)),
        Recipe("manto", "manto", "navy", "مانتوی راه‌راه", worn(w[4], "manto", cloth(lambda s: stripes(("#1d2f63", "#e9dcc0", "#1d2f63", "#8c1d2c"), (30, 3, 9, 3), s)), WIRE, opening=True, belt="#8c1d2c"), "طرح راه‌راه"),
        Recipe("manto", "manto", "emerald", "مانتوی گل‌دار", worn(FLOORS[0], "long", cloth(lambda s: printed("#2f5d50", ("#e6b9a5", "#efe3c8", "#c98a2b", "#7fa06a"), s)), FLATLEFT, opening=True), "نقش گل"),
        Recipe("manto", "manto", "pink", "مانتوی ترمه‌دوزی", worn(w[5], "long", solid("pink"), Pose(322, 116, 1.0, 0.02, 0.0, "wood"), cloth(lambda s: termeh("#7a1826", ("#e8c777", "#1d2f63", "#f3e6c8", "#2c7f7a"), s, 56)), opening=True, places=("edge", "cuff")), "نوار ترمه"),
    ]


def _dresses() -> list[Recipe]:
    w = WALLS
    return [
        Recipe("needlework-dress", "dress", "crimson", "پیراهن بلند سوزن‌دوزی بلوچ", worn(w[1], "dress", solid("crimson"), None, stitched(BALUCH), places=("neck", "yoke", "cuff", "hem")), "سوزن‌دوزی بلوچ"),
        Recipe("needlework-dress", "dress", "navy", "پیراهن سوزن‌دوزی با جیب جلو", worn(w[4], "dress", solid("navy"), WIDE, stitched(BALUCH_LIGHT, 1), places=("neck", "yoke", "cuff", "pocket")), "سوزن‌دوزی بلوچ"),
        Recipe("needlework-dress", "dress", "black", "پیراهن سوزن‌دوزی سرتاسری", worn(w[2], "dress", solid("black"), BRASS, stitched(BALUCH_BLUE, 2), places=("neck", "panel", "cuff", "hem")), "سوزن‌دوزی بلوچ"),
        Recipe("needlework-dress", "tunic", "turquoise", "تونیک سوزن‌دوزی", worn(FLOORS[0], "tunic", solid("turquoise"), Pose(320, 110, 1.12, 0.12, 0.25, ""), stitched(BALUCH_BLUE), places=("neck", "yoke", "cuff", "hem")), "سوزن‌دوزی"),
        Recipe("needlework-dress", "near", "red", "پیراهن سوزن‌دوزی، نمای یقه", worn(FLOORS[4], "dress", solid("red"), NEAR, stitched(BALUCH), places=("neck", "yoke", "cuff")), "سوزن‌دوزی ریز"),
        Recipe("needlework-dress", "dress", "saffron", "پیراهن سوزن‌دوزی با سرآستین پهن", worn(FLOORS[1], "dress", solid("saffron"), FLATLEFT, stitched(BALUCH, 1), places=("neck", "yoke", "cuff", "hem")), "سوزن‌دوزی بلوچ"),
        Recipe("needlework-dress", "dress", "purple", "پیراهن مخمل سوزن‌دوزی", worn(w[3], "skirted", cloth(lambda s: velvet(code("purple"), s)), WIRE, stitched(BALUCH_LIGHT, 2), places=("neck", "yoke", "hem")), "سوزن‌دوزی"),
    ]


def _local() -> list[Recipe]:
    w = WALLS
    return [
        Recipe("local-dress", "qashqai", "green", "لباس محلی قشقایی با دامن چین‌دار", worn(w[0], "skirted", solid("green", 0.1), None, stitched(BALUCH_LIGHT), cloth(lambda s: printed("#b3202a", ("#e3b52c", "#efe3c8", "#e2a2b4", "#3f7a46"), s)), places=("neck", "hem"), deep=1.5), "دامن گل‌دار"),
        Recipe("local-dress", "kurdish", "lapis", "لباس کردی پولک‌دار", worn(w[1], "robe", cloth(lambda s: printed("#1b3c8f", ("#c79a3e", "#e8d49a"), s, "dots"), 0.12), WIDE, stitched(("#1b3c8f", "#c79a3e", "#e8d49a", "#1b3c8f", "#c79a3e", "#e8d49a"), 1), places=("neck", "cuff", "hem"), coins="#c79a3e"), "خال طلایی"),
        Recipe("local-dress", "gilaki", "red", "لباس محلی گیلکی با سکه‌دوزی", worn(w[5], "skirted", solid("black"), BRASS, stitched(BALUCH_BLUE, 1), cloth(lambda s: stripes(("#b3202a", "#e3b52c", "#1f5f66", "#e3b52c", "#3f7a46", "#efe3c8"), (30, 6, 22, 6, 26, 5), s, True)), places=("neck", "cuff"), coins="#c79a3e", deep=1.4), "دامن نواردوزی"),
        Recipe("local-dress", "turkmen", "lacquer", "لباس ترکمن با یقهٔ سوزن‌دوزی", worn(w[2], "dress", cloth(lambda s: stripes(("#9d1b2b", "#6d0f1c", "#9d1b2b", "#d9901c"), (26, 4, 8, 2), s), 0.1), WIRE, stitched(BALUCH, 2), places=("neck", "yoke", "cuff")), "راه‌راه ابریشمی"),
        Recipe("local-dress", "bandari", "purple", "لباس بندری زری‌دوزی", worn(FLOORS[0], "dress", cloth(lambda s: printed("#5b3a80", ("#d98aa6", "#e8d49a", "#7fb2cf", "#a9b76a"), s), 0.08), FLATLAY, stitched(("#5b3a80", "#c79a3e", "#e8d49a", "#5b3a80", "#c79a3e", "#f3e6c8")), places=("neck", "yoke", "cuff", "hem")), "نوار زری"),
        Recipe("local-dress", "lori", "orange", "کلنجهٔ لری روی پیراهن بلند", worn(w[4], "long", cloth(lambda s: velvet("#8a3a12", s)), WIDE, stitched(("#8a3a12", "#c79a3e", "#f3e6c8", "#2f5d50", "#c79a3e", "#f3e6c8"), 1), places=("neck", "edge", "cuff"), opening=True), "حاشیهٔ زردوزی"),
        Recipe("local-dress", "khorasan", "sky", "پیراهن محلی خراسانی با دامن پرچین", worn(FLOORS[3], "skirted", solid("sky"), FLATLEFT, stitched(BALUCH_LIGHT, 2), cloth(lambda s: printed("#efe3c8", ("#b3202a", "#2b5f9e", "#d9901c", "#3f7a46"), s)), places=("neck", "hem"), deep=1.5), "دامن گل‌دار"),
    ]


def _abayas() -> list[Recipe]:
    w = WALLS
    gold = ("#1d1b1e", "#c79a3e", "#e8d49a", "#1d1b1e", "#c79a3e", "#e8d49a")
    return [
        Recipe("abaya", "abaya", "black", "عبای مشکی جلوباز", worn(w[1], "abaya", solid("black", 0.08), opening=True)),
        Recipe("abaya", "abaya", "black", "عبای مجلسی با حاشیهٔ زری", worn(w[3], "abaya", solid("black", 0.08), WIDE, stitched(gold, 1), opening=True, places=("edge", "cuff")), "حاشیهٔ زری"),
        Recipe("abaya", "abaya", "navy", "عبای کرپ ساده", worn(w[4], "abaya", solid("navy", 0.06), BRASS, opening=True, belt="#16203c")),
        Recipe("abaya", "chador", "charcoal", "چادر رنگی آویخته", pegged(w[0], cloth(lambda s: plain("#3f4044", s, 0.1), 0.06), wide=250)),
        Recipe("abaya", "chador", "white", "چادر نماز گل‌دار تاشده", square(FLOORS[1], cloth(lambda s: printed("#f4efe4", ("#e2a2b4", "#c2557c", "#a594c4", "#a9b76a"), s)), 0.18), "نقش گل"),
        Recipe("abaya", "abaya", "aubergine", "عبای آستین‌گشاد", worn(FLOORS[3], "abaya", solid("aubergine", 0.06), Pose(320, 96, 0.98, 0.08, 0.12, ""), stitched(("#4a2140", "#c79a3e", "#e8d49a", "#4a2140", "#a594c4", "#e8d49a"), 2), opening=True, places=("cuff", "hem")), "سرآستین سوزن‌دوزی"),
        Recipe("abaya", "chador", "sky", "چادر نماز گل‌ریز آویخته", on_rod(w[5], cloth(lambda s: printed("#e3ebee", ("#7fb2cf", "#2b5f9e", "#a594c4", "#6c7436"), s)), 150, 490, 540, deep=1.2), "نقش گل‌ریز"),
    ]


def _children() -> list[Recipe]:
    w = WALLS
    big = Pose(320, 150, 1.45, 0.0, 0.0, "wood")
    lay = Pose(320, 140, 1.42, 0.12, 0.15, "")
    return [
        Recipe("children-wear", "dress", "pink", "پیراهن دخترانهٔ گل‌دار", worn(w[1], "child", cloth(lambda s: printed("#f0d3d8", ("#c2557c", "#e3b52c", "#7fb2cf", "#6c9a5a"), s)), big, collar="#f4efe4"), "نقش گل"),
        Recipe("children-wear", "dress", "yellow", "پیراهن بچگانهٔ خال‌خالی", worn(w[4], "child", cloth(lambda s: printed("#e9c75a", ("#f4efe4",), s, "dots")), Pose(320, 150, 1.45, 0.03, 0.1, "dark"), collar="#f4efe4", belt="#c2557c"), "خال‌خالی"),
        Recipe("children-wear", "shirt", "sky", "پیراهن پسرانهٔ چهارخانه", worn(FLOORS[1], "shirt", cloth(lambda s: stripes(("#7fb2cf", "#f4efe4", "#2b5f9e", "#f4efe4"), (14, 8, 4, 8), s, check=True)), Pose(320, 150, 1.4, 0.08, 0.1, ""), opening=True, buttons="#f4efe4", collar="#7fb2cf", pockets=True), "چهارخانه"),
        Recipe("children-wear", "vest", "crimson", "جلیقهٔ سوزن‌دوزی بچگانه", worn(w[2], "vest", cloth(lambda s: velvet("#8c1d2c", s)), Pose(320, 150, 1.38, 0, 0, "wood"), stitched(BALUCH_LIGHT), opening=True, places=("edge", "hem"), buttons="#c79a3e"), "سوزن‌دوزی"),
        Recipe("children-wear", "dress", "turquoise", "لباس محلی دخترانه", worn(FLOORS[0], "child", solid("turquoise"), lay, stitched(BALUCH), cloth(lambda s: printed("#b3202a", ("#e3b52c", "#efe3c8", "#e2a2b4", "#3f7a46"), s)), places=("neck", "hem"), deep=1.3), "دامن گل‌دار"),
        Recipe("children-wear", "knit", "cream", "پلیور بافتنی بچگانه", worn(FLOORS[4], "shirt", wool("cream", "blue", "fair"), Pose(320, 150, 1.4, -0.08, 0.1, "")), "نقش بافت"),
        Recipe("children-wear", "dress", "lilac", "سارافون دخترانه", worn(w[5], "vest", cloth(lambda s: printed("#cfc2e0", ("#f4efe4", "#5b3a80", "#a9b76a"), s, "leaves")), Pose(320, 150, 1.4, 0.0, 0.0, "wire"), buttons="#f4efe4"), "نقش برگ"),
    ]


def _knits() -> list[Recipe]:
    w = WALLS
    return [
        Recipe("knitwear", "sweater", "cream", "پلیور کابلی دستباف", worn(w[0], "sweater", wool("cream", pattern="cable"), Pose(320, 140, 1.30, 0, 0.0, "wood"), deep=0.6), "بافت کابلی"),
        Recipe("knitwear", "sweater", "navy", "پلیور نقش‌دار پشمی", worn(FLOORS[1], "sweater", wool("navy", "cream", "fair"), Pose(320, 130, 1.32, 0.08, 0.18, ""), deep=0.6), "نقش‌باف"),
        Recipe("knitwear", "cardigan", "mustard", "ژاکت دکمه‌دار", worn(w[4], "cardigan", wool("mustard"), Pose(320, 130, 1.24, 0.0, 0.05, "dark"), opening=True, buttons="#6b4226", pockets=True, deep=0.6)),
        Recipe("knitwear", "scarf", "crimson", "شال‌گردن بافتنی", pegged(w[2], wool("crimson", "cream", "stripe"), "#8c1d2c", 110, 520)),
        Recipe("knitwear", "stack", "multi", "پلیورهای پشمی تاشده", piled("table:#e6dccb,#a9794c,520", (wool("emerald"), wool("cream", pattern="cable"), wool("navy", "cream", "fair"), wool("rose"), wool("grey")))),
        Recipe("knitwear", "blanket", "teal", "پتوی بافتنی تاشده", square(FLOORS[0], wool("teal", pattern="cable"), -0.2, w=360, h=320), "بافت کابلی"),
        Recipe("knitwear", "sweater", "rose", "پلیور راه‌راه", worn(w[5], "sweater", wool("rose", "cream", "stripe"), Pose(320, 138, 1.3, 0.02, 0.02, "wire"), deep=0.6), "راه‌راه"),
    ]


def _flats() -> list[Recipe]:
    w, f = WALLS, FLOORS
    tm = lambda bg, cs, p=76, st=(): cloth(lambda s: termeh(bg, cs, s, p, st), 0.08)  # noqa: E731
    a = ("#e8c777", "#1d2f63", "#f3e6c8", "#2c7f7a", "#7a1826")
    b = ("#f3e6c8", "#8c1d2c", "#d9901c", "#1f5f66", "#23365f")
    ik = lambda *cs, per=(96, 80), fig="diamond": cloth(lambda s: ikat(cs, s, per, fig), 0.10)  # noqa: E731
    out = [
        Recipe("scarf", "flat", "rose", "روسری ابریشمی گل‌دار", laid(f[5], piece(pieces.scarf, "#f0d9d8", ("#c2557c", "#8c1d2c", "#e3b52c", "#6c9a5a"), 430), 440, 430, 0.12, soft=2), "نقش گل با حاشیه"),
        Recipe("scarf", "flat", "turquoise", "روسری نخی طرح کاشی", laid(f[0], piece(pieces.scarf, "#1b9aa3", ("#f3ead2", "#123a8c", "#c9324a", "#d39a2c"), 430), 440, 430, -0.1, soft=2), "طرح کاشی"),
        Recipe("scarf", "peg", "saffron", "روسری نخی آویخته", pegged(w[4], cloth(lambda s: printed("#d9901c", ("#f4efe4", "#8c1d2c", "#1f5f66"), s, "leaves"), 0.1)), "نقش برگ"),
        Recipe("scarf", "folded", "navy", "روسری موج‌دار تاشده", square(f[1], cloth(lambda s: printed("#1f2d52", ("#7fb2cf", "#f4efe4", "#c79a3e"), s, "waves"), 0.1), 0.24), "طرح موج"),
        Recipe("scarf", "rod", "pink", "روسری خال‌دار", on_rod(w[1], cloth(lambda s: printed("#e2a2b4", ("#f4efe4", "#c2557c"), s, "dots"), 0.1), 170, 470, 500, deep=1.2), "خال‌خالی"),
        Recipe("scarf", "rolls", "multi", "روسری‌های لوله‌شده", rolls(f[3], (cloth(lambda s: printed("#2f5d50", ("#e6b9a5", "#efe3c8"), s)), cloth(lambda s: printed("#c2557c", ("#f4efe4",), s, "dots")), cloth(lambda s: printed("#e9dcc0", ("#1f2d52", "#8c1d2c"), s, "leaves"))), -0.4, 62, 440)),
        Recipe("shawl", "rod", "crimson", "شال پشمی دستباف با ریشه", on_rod(w[0], cloth(lambda s: stripes(("#8c1d2c", "#e9dcc0", "#8c1d2c", "#d9901c"), (46, 4, 10, 4), s, True, strength=0.3)), fringed="#e9dcc0"), "راه‌راه"),
        Recipe("shawl", "peg", "grey", "شال کرک ساده", pegged(w[5], cloth(lambda s: plain(code("grey"), s, 0.34)), "#b9b5ae", 150, 540)),
        Recipe("shawl", "folded", "emerald", "شال چهارخانهٔ پشمی", square(f[1], cloth(lambda s: stripes(("#2f5d50", "#efe3c8", "#2f5d50", "#b3202a"), (30, 4, 14, 4), s, check=True, strength=0.3)), -0.16, "#2f5d50"), "چهارخانه"),
        Recipe("shawl", "flat", "mustard", "شال دستباف با ریشهٔ بلند", laid(f[4], cloth(lambda s: stripes(("#c08a2e", "#efe3c8", "#6b4226"), (44, 6, 10), s, True, strength=0.3)), 230, 470, 0.3, "#efe3c8", 1.4, length=38), "راه‌راه"),
        Recipe("shawl", "rod", "lapis", "شال ترمه‌نقش", on_rod(w[2], tm("#1b3c8f", ("#f3e6c8", "#c9324a", "#e8c777", "#7fb2cf")), 190, 450, 520, "#e8d8b0", 0.8), "نقش بته‌جقه"),
        Recipe("shawl", "stack", "multi", "شال‌های دستباف تاشده", piled("table:#dfe0d2,#8d6a49,520", tuple(cloth(lambda s, c=c: stripes((c, "#efe3c8", c), (30, 4, 12), s, strength=0.3)) for c in ("#8c1d2c", "#1f5f66", "#c08a2e", "#5b3a80", "#2f5d50")))),
        Recipe("chadorshab", "rod", "red", "چادرشب ابریشمی قاسم‌آباد", on_rod(w[1], cloth(lambda s: stripes(("#b3202a", "#e3b52c", "#b3202a", "#1f5f66", "#efe3c8", "#1d1b1e"), (40, 5, 10, 14, 4, 4), s, check=True)), 150, 490, 530), "چهارخانه"),
        Recipe("chadorshab", "flat", "multi", "چادرشب پشمی چهارخانه", laid(f[1], cloth(lambda s: stripes(("#1d2f63", "#b3202a", "#e3b52c", "#2f5d50"), (26, 26, 6, 20), s, check=True)), 480, 470, 0.08, soft=1.3), "چهارخانه"),
        Recipe("chadorshab", "folded", "saffron", "چادرشب نخی تاشده", square(f[4], cloth(lambda s: stripes(("#d9901c", "#efe3c8", "#8c1d2c"), (34, 5, 12), s, check=True)), 0.14), "چهارخانه"),
        Recipe("chadorshab", "stack", "multi", "چادرشب‌های دستباف", piled("table:#e6dccb,#9c7650,520", tuple(cloth(lambda s, c=c: stripes((*c, "#efe3c8"), (26, 14, 4), s, check=True)) for c in (("#b3202a", "#1d1b1e"), ("#1d2f63", "#d9901c"), ("#2f5d50", "#b3202a"), ("#d9901c", "#5b3a80"))), each=76)),
        Recipe("chadorshab", "flat", "purple", "چادرشب راه‌راه با ریشه", laid(f[0], cloth(lambda s: stripes(("#5b3a80", "#e3b52c", "#c2557c", "#efe3c8", "#1f5f66"), (24, 5, 24, 5, 18), s)), 360, 480, -0.14, "#e9dcc0"), "راه‌راه"),
        Recipe("chadorshab", "peg", "green", "چادرشب ابریشمی آویخته", pegged(w[3], cloth(lambda s: stripes(("#3f7a46", "#e3b52c", "#b3202a"), (36, 5, 10), s, check=True), 0.12), "#e3b52c", 220)),
        Recipe("termeh", "rod", "crimson", "رانر ترمهٔ یزد", on_rod(w[0], tm("#7a1826", a, 72), 200, 440, 530, "#e8d8b0"), "نقش بته‌جقه"),
        Recipe("termeh", "flat", "lapis", "رومیزی ترمهٔ مربع", laid(f[5], piece(pieces.termeh_square, "#17306b", a, 460), 460, 460, 0.14, "", 0.7), "ترنج و بته‌جقه"),
        Recipe("termeh", "runner", "emerald", "رانر ترمه با حاشیهٔ زری", laid(f[1], piece(pieces.runner, "#2f5d50", ("#e8c777", "#8c1d2c", "#f3e6c8", "#1d2f63"), 240, 520), 240, 520, 0.28, "#e8d8b0", 0.7), "بته‌جقه"),
        Recipe("termeh", "rolls", "multi", "طاقه‌های ترمه", rolls(f[3], (tm("#7a1826", a, 60), tm("#17306b", b, 60), tm("#b07a1c", ("#7a1826", "#f3e6c8", "#1d2f63", "#2c7f7a"), 60)), -0.5, 64, 430), "نقش بته‌جقه"),
        Recipe("termeh", "stripe", "saffron", "ترمهٔ محرمات تاشده", square(f[2], tm("#d9901c", a, 58, ("#7a1826", "#efe3c8", "#23365f", "#c98a2b")), 0.2), "طرح محرمات"),
        Recipe("termeh", "cushion", "purple", "کوسن ترمه", cushion(f[0], tm("#4a2140", ("#e8c777", "#c2557c", "#f3e6c8", "#2c7f7a"), 66)), "نقش بته‌جقه"),
        Recipe("termeh", "square", "cream", "بقچهٔ ترمهٔ کرم", laid(f[4], piece(pieces.termeh_square, "#efe3c8", b, 430), 430, 430, -0.2, "", 0.7), "ترنج و بته‌جقه"),
        Recipe("pateh", "flat", "red", "رومیزی پتهٔ کرمان", laid(f[5], piece(pieces.pateh, "#a8202c", 460), 460, 460, 0.1, soft=0.7), "ترنج و لچک"),
        Recipe("pateh", "runner", "saffron", "رانر پته", laid(f[1], piece(pieces.pateh_runner, "#c98a1c", 220, 520), 220, 520, 0.3, soft=0.7), "نقش سرو و بته"),
        Recipe("pateh", "flat", "cream", "بقچهٔ پته روی شال کرم", laid(f[2], piece(pieces.pateh, "#efe3c8", 440), 440, 440, -0.14, soft=0.7), "ترنج و لچک"),
        Recipe("pateh", "cushion", "emerald", "کوسن پته", cushion(f[4], piece(pieces.pateh, "#1f6f55", 360), 360), "ترنج"),
        Recipe("pateh", "cushion", "red", "کوسن پتهٔ قرمز", cushion(f[0], piece(pieces.pateh, "#9d1b2b", 360), 360), "ترنج"),
        Recipe("pateh", "hang", "navy", "پردهٔ پتهٔ سرو", on_rod(w[1], piece(pieces.pateh_runner, "#1f2d52", 300, 450), 170, 470, 540, deep=0.5), "نقش سرو"),
        Recipe("qalamkar", "flat", "cream", "رومیزی قلمکار اصفهان", laid(f[1], piece(pieces.qalamkar_cloth, "#efe3c8", ("#8e2a22", "#23335f", "#20201c", "#c78a33"), 470), 470, 470, 0.06, soft=0.8), "نقش گل و بته"),
        Recipe("qalamkar", "flat", "saffron", "سفرهٔ قلمکار", laid(f[0], piece(pieces.qalamkar_cloth, "#e3bd74", ("#7a1f1a", "#1f4f3a", "#20201c", "#f0e3c4"), 440), 450, 440, -0.14, soft=0.8), "نقش گل"),
        Recipe("qalamkar", "rod", "brick", "پردهٔ قلمکار", on_rod(w[2], cloth(lambda s: qalamkar("#efe3c8", ("#a54b2c", "#23335f", "#20201c", "#c78a33"), s, 80)), 160, 480, 540), "نقش بته"),
        Recipe("qalamkar", "folded", "blue", "قلمکار آبی تاشده", square(f[5], cloth(lambda s: qalamkar("#eee6d4", ("#2b5f9e", "#1f2d52", "#20304c", "#7fb2cf"), s, 84)), 0.2), "نقش گل"),
        Recipe("qalamkar", "round", "cream", "رومیزی گرد قلمکار", rounded(f[1], cloth(lambda s: pieces.qalamkar_round("#efe3c8", ("#8e2a22", "#23335f", "#20201c", "#c78a33"), 470, s))), "ترنج"),
        Recipe("qalamkar", "stack", "multi", "قلمکارهای تاشده", piled("table:#e6dccb,#8d6a49,520", tuple(cloth(lambda s, c=c: qalamkar("#efe3c8", c, s, 60)) for c in (("#8e2a22", "#23335f", "#20201c", "#c78a33"), ("#23335f", "#8e2a22", "#20201c", "#c78a33"), ("#1f4f3a", "#a54b2c", "#20201c", "#c78a33"), ("#c78a33", "#23335f", "#20201c", "#8e2a22"))), each=76), "نقش گل"),
        Recipe("darayi", "rod", "lapis", "دارایی یزد", on_rod(w[2], ik("#1b3c8f", "#efe6d2", "#2f8f8b", "#b5342f"), 180, 460, 530, "#efe6d2"), "نقش لوزی"),
        Recipe("darayi", "folded", "purple", "دارایی ابریشمی تاشده", square(f[5], ik("#7c1f5a", "#f0dfc0", "#d2982f", "#1f5f7a"), 0.2), "نقش لوزی"),
        Recipe("darayi", "rolls", "multi", "طاقه‌های دارایی", rolls(f[1], (ik("#7c1f5a", "#f0dfc0", "#d2982f", "#1f5f7a"), ik("#1f5f66", "#f0dfc0", "#c98a2b", fig="stripe"), ik("#8c1d2c", "#f0dfc0", "#1d2f63", fig="drop")), -0.5, 64, 430)),
        Recipe("darayi", "flat", "red", "رانر دارایی", laid(f[4], ik("#b3202a", "#f4e6c4", "#1f2d52", "#d9901c", fig="drop"), 230, 520, 0.26, "#f4e6c4", 0.8), "نقش قطره"),
        Recipe("darayi", "peg", "green", "شال دارایی", pegged(w[4], ik("#2f5d50", "#f0dfc0", "#d2982f", "#8c1d2c"), "#f0dfc0", 170), "نقش لوزی"),
        Recipe("darayi", "cushion", "turquoise", "کوسن دارایی", cushion(f[0], ik("#1b9aa3", "#f3ead2", "#1f2d52", "#c9324a", per=(130, 110))), "نقش لوزی"),
        Recipe("golabetun", "flat", "crimson", "رومیزی مخمل گلابتون‌دوزی", laid(f[5], piece(pieces.golabetun, "#6d0f20", 440, gloss=0.12), 440, 440, 0.12, soft=0.7), "ترنج گلابتون"),
        Recipe("golabetun", "runner", "emerald", "رانر مخمل گلابتون", laid(f[1], piece(pieces.golabetun_runner, "#174a3c", 220, 520, gloss=0.12), 220, 520, 0.28, soft=0.7), "شاخ‌وبرگ زرین"),
        Recipe("golabetun", "cushion", "navy", "کوسن گلابتون‌دوزی", cushion(f[4], piece(pieces.golabetun, "#16203c", 360, gloss=0.12), 360), "ترنج گلابتون"),
        Recipe("golabetun", "vest", "black", "جلیقهٔ مخمل گلابتون‌دوزی", worn(w[1], "vest", cloth(lambda s: velvet("#1d1b1e", s)), Pose(320, 130, 1.4, 0, 0, "brass"), cloth(lambda s: pieces.gold_band("#1d1b1e", s), 0.2), opening=True, places=("edge", "hem", "neck")), "حاشیهٔ گلابتون"),
        Recipe("golabetun", "flat", "purple", "بقچهٔ گلابتون", laid(f[2], piece(pieces.golabetun, "#43205c", 400, gloss=0.12), 400, 400, -0.2, soft=0.7), "ترنج گلابتون"),
        Recipe("golabetun", "frame", "lapis", "تابلوی گلابتون‌دوزی", framed(w[0], lambda s: pieces.golabetun("#1b2c66", 400, s)), "ترنج گلابتون"),
        Recipe("towel", "stack", "white", "حوله‌های دستباف", piled("table:#dfe0d2,#b08a63,520", tuple(towelling(("#f4efe4", c, "#f4efe4"), (40, 6, 6)) for c in ("#2b5f9e", "#8c1d2c", "#1f5f66", "#c08a2e", "#5b3a80")))),
        Recipe("towel", "rod", "sky", "حولهٔ نخی راه‌راه با ریشه", on_rod(w[3], towelling(("#f4efe4", "#7fb2cf", "#f4efe4", "#2b5f9e"), (38, 14, 6, 4)), 190, 450, 500, "#f4efe4"), "راه‌راه"),
        Recipe("towel", "folded", "rose", "حولهٔ حمام تاشده", square(f[1], towelling(("#e9c9cf", "#c2557c", "#e9c9cf"), (60, 8, 8)), 0.16)),
        Recipe("towel", "rolls", "multi", "حوله‌های لوله‌شده", rolls(f[3], (towelling(("#f4efe4", "#1f5f66"), (40, 6)), towelling(("#efe3c8", "#8c1d2c"), (40, 6)), towelling(("#d9e3e0", "#2b5f9e"), (40, 6))), -0.45, 64, 420)),
        Recipe("towel", "flat", "cream", "لُنگ و حولهٔ دستباف", laid(f[4], towelling(("#efe3c8", "#b3202a", "#efe3c8", "#b3202a"), (60, 6, 6, 14)), 280, 470, 0.2, "#efe3c8"), "نوار قرمز"),
        Recipe("towel", "peg", "pistachio", "حولهٔ دستی آویخته", pegged(w[5], towelling(("#cfd8a8", "#6c7436", "#cfd8a8"), (50, 6, 6)), "#e6e8cf", 120, 520)),
    ]
    return out


def cushion(spot: str, make: Make, side: float = 380) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        pieces.cushion(r, make(seed), side, seed)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


def rounded(spot: str, make: Make, radius: float = 248) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        pieces.round_cloth(r, make(seed), radius, seed)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


def framed(spot: str, texture: Callable[[int], Array]) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        pieces.frame(r, texture(seed), 320, 320, 420, 420, seed)
        return r.render(ground(spot, seed))

    return draw


def felt_thing(spot: str, kind: str, codes: tuple[str, ...]) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        pieces.felt(r, kind, codes, seed)
        return r.render(ground(spot, seed), 0.38, 0.86)

    return draw


def _felts() -> list[Recipe]:
    f, w = FLOORS, WALLS
    return [
        Recipe("felt", "rug", "cream", "نمد نقش‌دار", felt_thing(f[1], "rug", ("#e6d7b8", "#8c1d2c", "#1f2d52", "#3a2a20")), "نقش ترنج"), Recipe("felt", "hat", "brown", "کلاه نمدی", felt_thing(f[0], "hat", ("#8a6239", "#6b4226"))),
        Recipe("felt", "vest", "tan", "جلیقهٔ نمدی چوپانی", worn(w[2], "vest", cloth(lambda s: felted("#b98a5a", s)), Pose(320, 130, 1.4, 0, 0, "wood"), opening=True, deep=0.4)), Recipe("felt", "rug", "brick", "زیرانداز نمدی", felt_thing(f[2], "round", ("#a54b2c", "#efe3c8", "#1f2d52", "#d9901c")), "نقش خورشید"),
        Recipe("felt", "slippers", "grey", "پاپوش نمدی", shoes(f[1], cloth(lambda s: felted("#8d8a86", s)), "#5a4632", "#b9b4aa", (), "slipper", seam="#b3202a")), Recipe("felt", "slippers", "crimson", "پاپوش نمدی رنگی", shoes(f[4], cloth(lambda s: felted("#8c1d2c", s)), "#4a3022", "#e6d7b8", (), "slipper", (0.35, 0.12), 0.95)),
        Recipe("felt", "balls", "multi", "کیف نمدی دستی", bagged(w[4], "#7a6a9a", "tote", cloth(lambda s: felted("#d9901c", s)))),
    ]


def _feet() -> list[Recipe]:
    f = FLOORS
    rt = ("#8c1d2c", "#1f3f6b", "#8c1d2c", "#1f3f6b", "#8c1d2c")
    return [
        Recipe("giveh", "giveh", "white", "گیوهٔ سفید ملکی", shoes("linen:#c3a67f", giveh_cloth("#f1e9d8"), "#8a6239", "#b48a5c", rt, "giveh")), Recipe("giveh", "giveh", "cream", "گیوهٔ کرم با نقش فیروزه‌ای", shoes(f[1], giveh_cloth("#e6d7b4"), "#6b4226", "#c9a274", ("#1b9aa3", "#17306b", "#1b9aa3"), "giveh", (0.42, 0.18), 0.96)),
        Recipe("giveh", "kalash", "white", "کلاش هورامان", shoes(f[4], giveh_cloth("#f6f1e4"), "#d9d2c0", "#efe6d2", ("#1d1b1e", "#1d1b1e"), "giveh", (-0.1, 0.12), 0.98)), Recipe("giveh", "giveh", "navy", "گیوهٔ سرمه‌ای", shoes(f[0], giveh_cloth("#2b3a63"), "#8a6239", "#c9a274", ("#e3b52c", "#f4efe4", "#e3b52c"), "giveh", (0.0, 0.0))),
        Recipe("giveh", "giveh", "tan", "گیوهٔ شتری تخت‌چرم", shoes(f[3], giveh_cloth("#c9a274"), "#4a3022", "#8a6239", ("#6b2a1a", "#efe3c8", "#6b2a1a"), "giveh", (-0.5, -0.24), 0.95)), Recipe("giveh", "giveh", "crimson", "گیوهٔ زرشکی زنانه", shoes("wood:#7d5a3c", giveh_cloth("#8c2a38"), "#3a2a20", "#e6d7b8", ("#f4efe4", "#d9901c", "#f4efe4"), "giveh", (0.16, -0.16), 0.94)),
        Recipe("charoq", "charoq", "brown", "چارق چرمی با منگوله", shoes(f[0], leather_cloth("#8a4a22"), "#4a2a16", "#c9a274", ("#b3202a", "#e3b52c"), "charoq")), Recipe("charoq", "charoq", "tan", "چارق شتری زنجان", shoes(f[1], leather_cloth("#c08a52"), "#6b4226", "#e6cfa0", ("#1f5f66", "#b3202a"), "charoq", (0.36, 0.12), 0.92)),
        Recipe("charoq", "charoq", "crimson", "چارق زرشکی زردوزی", shoes(f[4], leather_cloth("#7a1826"), "#3a1a16", "#c9a274", ("#c79a3e", "#f3e6c8"), "charoq", (-0.06, 0.1), seam="#c79a3e")), Recipe("charoq", "charoq", "black", "چارق مشکی", shoes(f[3], leather_cloth("#2a2624"), "#161412", "#8a6239", ("#c79a3e", "#8c1d2c"), "charoq", (0.0, 0.0), seam="#c79a3e")),
        Recipe("charoq", "charoq", "emerald", "چارق سبز با بند رنگی", shoes("linen:#c3a67f", leather_cloth("#2f5d50"), "#4a2a16", "#c9a274", ("#e3b52c", "#b3202a"), "charoq", (-0.4, -0.16), 0.92)), Recipe("charoq", "charoq", "navy", "چارق سرمه‌ای", shoes("wood:#a27a52", leather_cloth("#26345c"), "#2a1a12", "#c9a274", ("#f4efe4", "#b3202a"), "charoq", (0.14, -0.14), 0.94)),
        Recipe("leather-bag", "satchel", "brown", "کیف دستی چرم با نقش بته‌جقه", bagged("plaster:#d9d3c7", "#8a4a22", "satchel"), "نقش بته‌جقه"), Recipe("leather-bag", "tote", "tan", "کیف دوشی چرم با نوار گلیم", bagged("plaster:#cfd3cb", "#b07a44", "tote", cloth(lambda s: pieces.gelim_band(s))), "نوار گلیم"),
        Recipe("leather-bag", "round", "crimson", "کیف گرد چرم", bagged("plaster:#e3ddd0", "#7a1f26", "round"), "نقش‌برجسته"), Recipe("leather-bag", "purse", "black", "کیف پول چرم", bagged("wood:#b08a63", "#2a2624", "purse", seam="#c9c2b4", metal="#c9ccd0")),
        Recipe("leather-bag", "bucket", "mustard", "کیف کیسه‌ای چرم", bagged("plaster:#d5d9d6", "#b5802c", "bucket")), Recipe("leather-bag", "satchel", "teal", "کیف چرم با ترمه", bagged("plaster:#e6dccd", "#1f4f56", "satchel", cloth(lambda s: termeh("#7a1826", ("#e8c777", "#1d2f63", "#f3e6c8", "#2c7f7a", "#7a1826"), s, 60))), "رودوزی ترمه"),
        Recipe("leather-bag", "round", "walnut", "کیف گرد چرم با سوزن‌دوزی", bagged("linen:#c9d0bd", "#4a2a16", "round", stitched(BALUCH)), "سوزن‌دوزی"), 
    ]


@functools.cache
def recipes() -> list[Recipe]:
    """All masters of the clothing leaves, and the towels of the crafts."""
    return _mantos() + _dresses() + _local() + _abayas() + _children() + _knits() + _flats() + _felts() + _feet()
