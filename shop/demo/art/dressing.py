"""How cloth, clothes, shoes and bags are put before the camera: the compositions of the fashion leaves."""

from __future__ import annotations

from collections.abc import Callable

from . import furnishing
from .drapes import Cloth, draped, flat, folded, hung, rolled, stack
from .garments import Garment, Pose, sewn
from .grounds import ground
from .leather import bag, crocheted, hide, shoe
from .light import Array
from .palette import code
from .recipe import Draw
from .relief import Relief
from .weaves import ikat, knit, needlework, plain, termeh, waffle

Codes = tuple[str, ...]
BALUCH = ("#1a1a1a", "#9d1b1f", "#d9731d", "#1a1a1a", "#efe5cf", "#2f6b4a")
BALUCH_LIGHT = ("#f3ead8", "#1f4f7a", "#2f8f8b", "#f3ead8", "#c9324a", "#d39a2c")
BALUCH_BLUE = ("#17306b", "#d39a2c", "#f3ead8", "#8c1d2c", "#f3ead8", "#2f8f8b")
WALLS = ("plaster:#dcd0bf", "plaster:#e6dccd", "plaster:#cfd3cb", "plaster:#ddd2c8", "plaster:#d5d9d6", "plaster:#e3ddd0")
FLOORS = ("linen:#d9cbb2", "wood:#b08a63", "linen:#c9d0bd", "marble:#e6e1d8", "linen:#c9d3d6", "flat:#e3d9ca")
Make = Callable[[int], Cloth]


def cloth(fn: Callable[[int], Array], gloss: float = 0.03) -> Make:
    """A cloth whose texture comes from a seed."""
    return lambda seed: Cloth(fn(seed), None, gloss)


def solid(key: str, gloss: float = 0.03, strength: float = 0.11) -> Make:
    return cloth(lambda s: plain(code(key) if not key.startswith("#") else key, s, strength), gloss)


def stitched(codes: tuple[str, ...], kind: int = 0) -> Make:
    return cloth(lambda s: needlework(codes, s, 6, kind), 0.08)


def worn(
    spot: str, cut: str, make: Make, pose: Pose | None = None, trim: Make | None = None, skirt: Make | None = None, **sewing: object
) -> Draw:
    """A garment before a wall or on a floor."""

    def draw(seed: int) -> Array:
        r = Relief()
        g = Garment(cut, make(seed), trim(seed + 1) if trim else None, skirt=skirt(seed + 2) if skirt else None, **sewing)
        sewn(r, g, pose or Pose(), seed)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


FLATLAY = Pose(320, 96, 1.0, 0.10, 0.22, "")
FLATLEFT = Pose(350, 104, 0.98, -0.16, 0.30, "")
NEAR = Pose(310, 92, 1.55, 0.0, 0.05, "")
WIDE = Pose(320, 118, 1.0, 0.0, 0.30, "dark")
BRASS = Pose(330, 112, 1.03, 0.03, 0.06, "brass")
WIRE = Pose(316, 116, 1.0, -0.03, 0.14, "wire")


def on_rod(
    spot: str, make: Make, x0: float = 180, x1: float = 460, y1: float = 520, fringed: str = "", grow: float = 1, deep: float = 1
) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        hung(r, make(seed), x0, x1, 92, y1, seed, fringed, grow, deep)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


def laid(
    spot: str, make: Make, w: float, h: float, angle: float = 0.1, fringed: str = "", soft: float = 1, grow: float = 1, length: float = 26
) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        flat(r, make(seed), w, h, seed, angle, (320, 320), soft, fringed, length, grow)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


def square(spot: str, make: Make, angle: float = 0.2, fringed: str = "", w: float = 330, h: float = 300, grow: float = 1) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        folded(r, make(seed), seed, angle, w, h, fringed=fringed, grow=grow)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


def piled(spot: str, makes: tuple[Make, ...], w: float = 400, each: float = 66) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        stack(r, [m(seed + i) for i, m in enumerate(makes)], seed, 536, w, each)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


def rolls(spot: str, makes: tuple[Make, ...], angle: float = -0.5, radius: float = 52, length: float = 420) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        rolled(r, [m(seed + i) for i, m in enumerate(makes)], seed, angle, radius, length)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


def pegged(spot: str, make: Make, fringed: str = "", wide: float = 230, low: float = 570, grow: float = 1) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        draped(r, make(seed), seed, wide, 92, low, fringed, grow)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


def shoes(
    spot: str,
    upper: Callable[[int], Cloth],
    sole: str,
    lining: str,
    accents: tuple[str, ...],
    kind: str,
    angles: tuple[float, float] = (0.08, -0.08),
    scale: float = 1.0,
    seam: str = "#e6cfa0",
    at: tuple[tuple[float, float], tuple[float, float]] = ((226, 322), (414, 322)),
) -> Draw:
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


def cushion(spot: str, make: Make, side: float = 380) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        furnishing.cushion(r, make(seed), side, seed)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


def rounded(spot: str, make: Make, radius: float = 248) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        furnishing.round_cloth(r, make(seed), radius, seed)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


def framed(spot: str, texture: Callable[[int], Array]) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        furnishing.frame(r, texture(seed), 320, 320, 420, 420, seed)
        return r.render(ground(spot, seed))

    return draw


def felt_thing(spot: str, kind: str, codes: tuple[str, ...]) -> Draw:
    def draw(seed: int) -> Array:
        r = Relief()
        furnishing.felt(r, kind, codes, seed)
        return r.render(ground(spot, seed), 0.35, 0.92, 0.10)

    return draw


TERMEH_RED: Codes = ("#e8c777", "#1d2f63", "#f3e6c8", "#2c7f7a", "#7a1826")
TERMEH_LIGHT: Codes = ("#f3e6c8", "#8c1d2c", "#d9901c", "#1f5f66", "#23365f")


def termeh_cloth(ground_: str, codes: Codes, pitch: float = 76, stripe: Codes = ()) -> Make:
    """Termeh by the metre."""
    return cloth(lambda s: termeh(ground_, codes, s, pitch, stripe), 0.08)


def ikat_cloth(*codes: str, per: tuple[int, int] = (96, 80), fig: str = "diamond") -> Make:
    """Darayi by the metre; the first colour is the ground."""
    return cloth(lambda s: ikat(codes, s, per, fig), 0.10)
