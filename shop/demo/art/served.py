"""Compositions of heaped and packed goods: how a leaf's stuff is put before the camera."""

from __future__ import annotations

import math

import numpy as np

from .bodies import Rng
from .goods import GOODS, heap
from .grounds import ground
from .lettering import label as print_label
from .light import SIDE, Array
from .packs import checked, filled, lidded, pouch, skirt, swatch
from .recipe import Draw
from .relief import Relief
from .serving import box, hammered_tray, plate, slab, tray_basket
from .stage import Stage, Turned, profile
from .vessels import plain, speckled

CUP = profile([(0.12, 0), (0.15, 0.02), (0.30, 0.12), (0.38, 0.28), (0.40, 0.36)], 0.03, 0.05)


def strewn(r: Relief, rng: Rng, name: str, x: float, y: float, inner: float, outer: float, count: int) -> None:
    """A few pieces fallen beside the vessel."""
    g = GOODS[name]
    start = rng.random() * 6.283
    for i in range(count):
        a = start + rng.normal(0, 0.55) + (0 if i % 3 else 2.4)
        d = rng.uniform(inner, outer)
        px, py = x + d * math.cos(a), y + d * math.sin(a)
        if 0 < px < SIDE and 0 < py < SIDE:
            g.make(r, rng, px, py, 0, rng.random() * 6.283)


def on_plate(name: str, spec: str, vessel: str, big: float = 258, speck: float = 0, pattern: Array | None = None, edge: str = "") -> Draw:
    """One full plate in the middle."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        z = plate(r, 320, 318, big, vessel, speck=speck, seed=seed, pattern=pattern, edge=edge)
        heap(r, rng, name, 320, 318, big * 0.79, z)
        return r.render(ground(spec, seed))

    return draw


def in_bowl(name: str, spec: str, vessel: str, speck: float = 0, at: tuple[float, float] = (300, 300), edge: str = "") -> Draw:
    """A deep bowl off the middle, some goods beside it."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        z = plate(r, at[0], at[1], 205, vessel, 0.09, 46, 0.4, speck=speck, seed=seed, edge=edge)
        heap(r, rng, name, at[0], at[1], 170, z + 26)
        strewn(r, rng, name, at[0], at[1], 225, 330, 14)
        return r.render(ground(spec, seed))

    return draw


def in_tray(name: str, spec: str, metal: str = "#c98a52") -> Draw:
    """A beaten tray."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        z = hammered_tray(r, 320, 320, 276, metal, seed)
        heap(r, rng, name, 320, 320, 205, z)
        return r.render(ground(spec, seed))

    return draw


def in_basket(name: str, spec: str, straw: tuple[str, ...] = ("#c79a5a", "#d9b274", "#7a3a20", "#c79a5a")) -> Draw:
    """A coiled straw tray."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        z = tray_basket(r, 324, 316, 270, straw)
        heap(r, rng, name, 324, 316, 192, z)
        return r.render(ground(spec, seed))

    return draw


def on_board(name: str, spec: str, wood: str = "#b5814c", kind: str = "wood", angle: float = -0.2) -> Draw:
    """A free heap on a board, a sheet of paper or a slab."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        z = slab(r, 320, 322, 500, 420, angle, wood, seed, 12 if kind != "paper" else 3, kind)
        heap(r, rng, name, 316, 318, 178, z)
        strewn(r, rng, name, 316, 318, 190, 240, 10)
        return r.render(ground(spec, seed))

    return draw


def in_box(name: str, spec: str, code: str, inside: str = "#f4ecdc") -> Draw:
    """A gift box full of the goods, its pieces in rows."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        z = box(r, 320, 320, 500, 420, code, inside)
        g = GOODS[name]
        step = max(30.0, math.sqrt(2.05 * math.pi * 40000 / g.count) if not g.base else 60)
        if g.base:
            from_goods(r, rng, name, z)
        else:
            long, broad, _ = g.rows or (step, step, 0)
            nx, ny = int(468 / (long * 1.02)), int(388 / (broad * 1.04))
            for j in range(ny):
                for i in range(nx):
                    g.make(
                        r,
                        rng,
                        320 + (i - (nx - 1) / 2) * 460 / nx + rng.normal(0, 1.5),
                        320 + (j - (ny - 1) / 2) * 380 / ny + rng.normal(0, 1.5),
                        z + 4,
                        rng.normal(0, 0.04),
                    )
        return r.render(ground(spec, seed))

    def from_goods(r: Relief, rng: Rng, name: str, z: float) -> None:
        for x in (210, 320, 430):
            for y in (240, 400):
                heap(r, rng, name, x, y, 92, z, 1.2)

    return draw


def pair(name: str, other: str, spec: str, vessels: tuple[str, str]) -> Draw:
    """Two bowls of two kinds, cut by the edges."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        z = plate(r, 240, 250, 190, vessels[0], 0.09, 30, 0.4, seed=seed)
        heap(r, rng, name, 240, 250, 156, z + 14)
        z = plate(r, 470, 472, 142, vessels[1], 0.09, 30, 0.4, seed=seed + 1)
        heap(r, rng, other, 470, 472, 114, z + 12)
        return r.render(ground(spec, seed))

    return draw


def close(name: str, spec: str, vessel: str, edge: str = "") -> Draw:
    """A big plate seen near, cut by the picture's edge."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        z = plate(r, 380, 372, 345, vessel, 0.11, 18, 0.4, seed=seed, edge=edge)
        heap(r, rng, name, 378, 370, 274, z, 0.92)
        return r.render(ground(spec, seed))

    return draw


def pouched(
    name: str,
    spec: str,
    title: str,
    line: str,
    accent: str,
    kraft: str = "#b98d5c",
    shape: str = "oval",
    strew: bool = True,
    angle: float = 0.0,
    style: int = 0,
    paper: str = "#f6eedc",
    window: bool = True,
) -> Draw:
    """A labelled pouch, some goods beside it."""

    def draw(seed: int) -> Array:
        r, rng = Relief(), np.random.default_rng(seed)
        lab = print_label(title, line, paper, accent=accent, style=style)
        see = swatch(name, seed) if window else None
        x = 290 if strew else 320
        pouch(r, rng, x, 316, angle, 1.14, kraft, lab, see, shape, seed)
        if strew:
            heap(r, rng, name, 545, 520, 62, 0)
            strewn(r, rng, name, 545, 520, 62, 92, 7)
        return r.render(ground(spec, seed))

    return draw


def jarred(
    fill: str,
    spec: str,
    title: str,
    line: str,
    accent: str,
    lid: str = "#b8924a",
    shape: str = "jar",
    cap: tuple[str, str] | None = None,
    weave: str = "check",
    goods: str = "",
    side: str = "",
    side_fill: str = "",
    paper: str = "#f6eedc",
    style: int = 0,
    cork: bool = False,
    x: float = -40,
    cloudy: float = 0.3,
    level: float = 0.97,
    size: float = 310,
) -> Draw:
    """A labelled jar or bottle standing before a wall; `goods` show through its glass, `side` is a small cup's colour."""

    def draw(seed: int) -> Array:
        h = {"jar": 0.60, "hex": 0.52, "pot": 0.46, "bottle": 1.0, "flask": 0.62, "tall": 1.5}[shape]
        width = 560
        lab = print_label(title, line, paper, accent=accent, width=width, height=int(width * max(0.52, min(1.15, h * 0.95))), style=style)
        inside = swatch(goods, seed, 1.15) if goods else None
        foot = {"bottle": 560, "tall": 570, "flask": 545}.get(shape, 540)
        stage = Stage((320, foot), 15)
        look = filled(shape, fill, lid, lab, swatch=inside, cloudy=cloudy, level=level, seed=seed % 1000, cork=cork)
        stage.bodies.append(Turned(lidded(shape, "cork" if cork else "cloth" if cap else "screw"), size, look, x, 0))
        if cap:
            stage.bodies.append(Turned(skirt(shape), size, checked(cap, weave), x, 0))
        if side:
            from_side(stage, side, side_fill or fill, size, x)
        spot = spec.split(":")[1].split(",")
        return stage.render(ground(spec, seed), spot[1])

    def from_side(stage: Stage, code: str, inside: str, size: float, x: float) -> None:
        s = 200.0
        stage.bodies.append(Turned(CUP, s, plain(code, 0.5, 0.2), x + 238, 84))
        top = profile([(0.345, 0), (0.34, 0.02), (0.25, 0.055), (0.12, 0.085), (0.01, 0.095)])
        material = speckled(inside, 0.6) if GOODS.get(inside) is None else speckled(GOODS[inside].under, 0.1, True)
        stage.bodies.append(Turned(top, s, material, x + 238, 84, 0.29 * s))

    return draw
