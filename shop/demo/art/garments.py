"""Clothes as spline outlines: on a hanger, laid flat, or seen near."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .bodies import body, thread
from .drapes import Cloth, cover, folds
from .forms import mask, mirrored, open_spline, placed, plane, spline
from .light import Array, tint
from .relief import Relief


@dataclass(frozen=True, slots=True)
class Cut:
    """A pattern in its own units (px of a hanging coat about the shoulder line): hem, width at hem, waist, chest, sleeve."""

    hem: float = 440
    flare: float = 122
    waist: float = 76
    chest: float = 88
    shoulder: float = 88
    sleeve: float = 205
    cuff: float = 24
    spread: float = 0.40
    neck: float = 34
    round_hem: float = 7
    tier: float = 0


CUTS: dict[str, Cut] = {
    "manto": Cut(sleeve=232, spread=0.34),
    "long": Cut(hem=470, flare=104, waist=84, sleeve=236, spread=0.32),
    "dress": Cut(hem=455, flare=170, waist=72, sleeve=214, spread=0.46),
    "tunic": Cut(hem=350, flare=120, waist=84, sleeve=200, spread=0.44),
    "abaya": Cut(hem=480, flare=158, waist=104, chest=100, sleeve=220, cuff=58, spread=0.52, shoulder=92),
    "child": Cut(hem=285, flare=150, waist=72, chest=80, shoulder=76, sleeve=96, cuff=30, spread=0.62, neck=32),
    "shirt": Cut(hem=262, flare=92, waist=86, chest=88, shoulder=84, sleeve=150, cuff=28, spread=0.55),
    "vest": Cut(hem=300, flare=96, waist=84, sleeve=0, shoulder=74, chest=86),
    "sweater": Cut(hem=268, flare=96, waist=98, chest=104, shoulder=96, sleeve=212, cuff=27, spread=0.48, neck=40, round_hem=3),
    "cardigan": Cut(hem=300, flare=102, waist=100, chest=104, shoulder=94, sleeve=216, cuff=27, spread=0.42, neck=36, round_hem=3),
    "robe": Cut(hem=430, flare=140, waist=96, chest=98, shoulder=94, sleeve=222, cuff=40, spread=0.44),
    "skirted": Cut(hem=450, flare=196, waist=64, chest=82, sleeve=210, spread=0.5),
}


@dataclass(slots=True)
class Garment:
    """What is sewn: cut, cloth, trim and its places, front opening, buttons, belt, lining colour of the neck."""

    cut: str
    cloth: Cloth
    trim: Cloth | None = None
    places: tuple[str, ...] = ("neck", "cuff", "hem")
    opening: bool = False
    buttons: str = ""
    belt: str = ""
    inner: str = ""
    collar: str = ""
    skirt: Cloth | None = None
    coins: str = ""
    pockets: bool = False
    deep: float = 1.0
    grow: float = 1.0


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the shoulder line lies, how large, turned, and how the sleeves fall."""

    x: float = 320
    y: float = 118
    scale: float = 1.0
    angle: float = 0.0
    arms: float = 0.0
    hanger: str = "wood"


def _arm(cut: Cut, side: int, extra: float) -> tuple[Array, tuple[float, float], float]:
    """Outline of a sleeve, the middle of its cuff and its direction."""
    a = cut.spread + extra
    dx, dy = math.sin(a), math.cos(a)
    sx, sy = cut.shoulder + 2, 14.0
    ex, ey = sx + dx * cut.sleeve, sy + dy * cut.sleeve
    nx, ny = dy, -dx
    c = cut.cuff
    mid = (c + 33) / 2
    out = [
        (cut.shoulder - 16, 1),
        (sx + 1, sy - 5),
        (sx + dx * cut.sleeve * 0.20 + nx * 19, sy + dy * cut.sleeve * 0.20 + ny * 19),
        (sx + dx * cut.sleeve * 0.58 + nx * (mid - 6), sy + dy * cut.sleeve * 0.58 + ny * (mid - 6)),
        (ex + nx * c, ey + ny * c),
    ]
    inn = [
        (ex - nx * c, ey - ny * c),
        (sx + dx * cut.sleeve * 0.62 - nx * (mid - 2), sy + dy * cut.sleeve * 0.62 - ny * (mid - 2)),
        (cut.chest + 2, 96),
        (cut.chest - 24, 60),
    ]
    line = np.vstack([open_spline(out, 8), open_spline(inn, 8)])
    line[:, 0] *= side
    return line, (ex * side, ey), a * side


def _wave(cut: Cut) -> list[tuple[float, float]]:
    """The lower edge from the side to the middle, waved the more the wider it is."""
    deep = max(0.0, cut.flare - 90) * 0.055
    return [
        (cut.flare * k, cut.hem + cut.round_hem * (1 - k * k) + deep * math.sin(k * 13)) for k in (0.86, 0.72, 0.58, 0.44, 0.3, 0.16, 0.0)
    ]


def _body(cut: Cut) -> Array:
    if not cut.sleeve:
        half = [
            (0, 62),
            (cut.neck * 0.45, 34),
            (cut.neck, -3),
            (cut.neck + 14, 0),
            (cut.shoulder - 8, 9),
            (cut.shoulder - 12, 34),
            (cut.shoulder - 10, 62),
            (cut.chest - 4, 92),
            (cut.chest, 106),
            (cut.waist + 2, 170),
            (cut.flare * 0.98, cut.hem - 30),
            (cut.flare, cut.hem - 2),
            (cut.flare * 0.6, cut.hem + cut.round_hem * 0.7),
            (0, cut.hem + cut.round_hem),
        ]
        return spline(mirrored(np.array(half))[1:-1], 9)
    half = [
        (0, 22),
        (cut.neck * 0.62, 16),
        (cut.neck, -3),
        (cut.neck + 20, 1),
        (cut.shoulder - 4, 12),
        (cut.shoulder + 6, 34),
        (cut.chest, 84),
        (cut.waist + 2, 152),
        ((cut.waist + cut.flare) / 2, 152 + (cut.hem - 152) * 0.42),
        (cut.flare * 0.96, cut.hem - 42),
        (cut.flare, cut.hem - 4),
        *_wave(cut),
    ]
    return spline(mirrored(np.array(half))[1:-1], 9)


def hanger(r: Relief, p: Pose, cut: Cut) -> None:
    """A hanger of wood or wire with its hook."""
    code = {"wood": "#9a6a3e", "dark": "#4a3022", "wire": "#b9b4aa", "brass": "#c79a3e"}[p.hanger]
    s = p.scale
    hook = np.array([(0, -10), (0, -34), (9, -44), (14, -54), (8, -66), (-4, -66), (-10, -57)], np.float32)
    thread(r, placed(open_spline(hook, 6), p.x, p.y, s, p.angle), 1.9, 22, tint("#a89a84"), 0.4, metal=0.4)
    half = cut.shoulder - 4
    arm = open_spline([(-half, 26), (-half * 0.5, 4), (0, -12), (half * 0.5, 4), (half, 26)], 8)
    thread(r, placed(arm, p.x, p.y, s, p.angle), 6.0 if p.hanger in ("wood", "dark") else 2.6, 12, tint(code), 0.2)


def sewn(r: Relief, g: Garment, p: Pose, seed: int) -> None:
    """Put the garment into the field."""
    cut = CUTS[g.cut]

    def at(points: Array | list[tuple[float, float]]) -> Array:
        return placed(np.asarray(points, np.float32), p.x, p.y, p.scale, p.angle)

    if p.hanger:
        hanger(r, p, cut)
    origin = (p.x - 260 * p.scale, p.y)
    grow = g.grow * p.scale
    if cut.sleeve:
        for side in (-1, 1):
            line, (cx, cy), a = _arm(cut, side, p.arms * (1 if side > 0 else 0.8))
            hs = (
                folds(a * 0.9, seed + 11 + side, (38, 19), (24 * g.deep, 10 * g.deep), 18)
                + folds(1.45, seed + 15 + side, (44, 24), (6, 3), 24)
            ) * p.scale
            cover(r, at(line), g.cloth, hs, 9, p.angle - a * 0.8, origin, grow, 2, 10 * p.scale)
            if g.trim is not None and "cuff" in g.places:
                ux, uy = -math.sin(a), -math.cos(a)
                nx, ny = uy * -1, ux
                c = cut.cuff + 1.5
                quad = np.array(
                    [
                        (cx + nx * c, cy + ny * c),
                        (cx - nx * c, cy - ny * c),
                        (cx - nx * (c + 1) + ux * 30, cy - ny * (c + 1) + uy * 30),
                        (cx + nx * (c + 1) + ux * 30, cy + ny * (c + 1) + uy * 30),
                    ]
                )
                cover(r, at(quad), g.trim, hs, 13, p.angle - a, (0, 0), grow * 0.55, 4, 5)
    _, yy = plane()
    g_ = np.clip(((yy - p.y) / p.scale - 70) / max(cut.hem - 130, 60), 0, 1)
    hm = folds(p.angle, seed, (74, 31), (110 * g.deep, 26 * g.deep), 24) * (0.12 + 0.9 * g_)
    hm = hm + folds(0.9, seed + 4, (48, 24), (10 * g.deep, 5 * g.deep), 32) * np.clip(1 - np.abs((yy - p.y) / p.scale - 150) / 90, 0, 1)
    hm = (hm * p.scale).astype(np.float32)
    outline = at(_body(cut))
    inside = mask(outline, r.scale)
    cover(r, outline, g.cloth, hm, 16, p.angle, origin, grow, 2, 11 * p.scale, inside)

    def strip(
        points: Array | list[tuple[float, float]], cloth: Cloth, z: float = 20, angle: float = 0, k: float = 0.55, edge: float = 4
    ) -> None:
        cover(r, at(points), cloth, hm, z, p.angle + angle, origin, grow * k, 2, edge, crop=inside)

    if g.skirt is not None:
        y0 = 168.0
        strip(
            [(-cut.flare - 40, y0), (cut.flare + 40, y0), (cut.flare + 40, cut.hem + 30), (-cut.flare - 40, cut.hem + 30)], g.skirt, 18, k=1
        )
    n = cut.neck
    if g.trim is not None and "neck" in g.places and not cut.sleeve:
        for side in (-1, 1):
            strip(
                [(side * (n - 2), -4), (side * (n + 13), 0), (side * (n * 0.45 + 16), 40), (side * 15, 76), (0, 62), (side * n * 0.45, 34)],
                g.trim,
            )
    elif g.trim is not None and "neck" in g.places:
        strip(
            spline(
                [
                    (-n - 10, -1),
                    (-n, -3),
                    (-n * 0.66, 17),
                    (0, 28),
                    (n * 0.66, 17),
                    (n, -3),
                    (n + 10, -1),
                    (n * 0.96, 30),
                    (0, 46),
                    (-n * 0.96, 30),
                ],
                8,
            ),
            g.trim,
        )
    if g.trim is not None and "yoke" in g.places:
        strip([(-44, 30), (44, 30), (40, 150), (0, 168), (-40, 150)], g.trim)
    if g.trim is not None and "panel" in g.places:
        strip([(-24, 30), (24, 30), (30, cut.hem + 20), (-30, cut.hem + 20)], g.trim)
    if g.trim is not None and "pocket" in g.places:
        y1 = cut.hem * 0.62
        strip([(-30, y1), (30, y1), (36, y1 + 92), (0, y1 + 112), (-36, y1 + 92)], g.trim)
    if g.trim is not None and "edge" in g.places:
        strip([(-15, 20), (-1, 24), (-1, cut.hem + 20), (-17, cut.hem + 20)], g.trim)
        strip([(1, 24), (15, 20), (17, cut.hem + 20), (1, cut.hem + 20)], g.trim)
    if g.trim is not None and "hem" in g.places:
        x = np.linspace(-cut.flare - 8, cut.flare + 8, 20)
        bow = cut.round_hem * (1 - (x / cut.flare) ** 2)
        top = np.stack([x, cut.hem - 36 + bow], 1)
        low = np.stack([x, cut.hem - 8 + bow], 1)[::-1]
        strip(np.vstack([top, low]), g.trim)
    dark = tint(g.inner) if g.inner else g.cloth.texture.reshape(-1, 3).mean(0) * np.float32(0.42)
    low = (n * 0.66, 15, 25) if cut.sleeve else (n * 0.45, 36, 64)
    hole = at(spline([(-n, -3), (-n * 0.6, -9), (n * 0.6, -9), (n, -3), (low[0], low[1]), (0, low[2]), (-low[0], low[1])], 8))
    hole_mask = mask(hole, r.scale) * (1 - inside)
    r.lay(hole_mask, np.full_like(hole_mask, 7.0), np.asarray(dark, np.float32), 0.02)
    if g.opening:
        line = at(open_spline([(1, 26), (2, cut.hem * 0.5), (4, cut.hem + cut.round_hem)], 12))
        x, y = plane(r.scale)
        gap = np.clip(1 - np.abs(x - np.interp(y, line[:, 1], line[:, 0])) / 2.0, 0, 1) * inside * (y > line[0, 1])
        r.rgb *= (1 - 0.66 * gap)[..., None]
        r.gx -= gap * 0.9 * r.scale * 0.5
    rng = np.random.default_rng(seed)
    if g.buttons:
        for i in range(5):
            bx, by = at([(9, 60 + i * 44)])[0]
            body(r, rng, float(bx), float(by), 44, 5 * p.scale, 5 * p.scale, 4, 0, tint(g.buttons), "disc", 0.4, 0, 0, on_top=True)
    if g.belt:
        w = cut.waist + 6
        strap = Cloth(np.broadcast_to(tint(g.belt), (64, 64, 3)).copy())
        strip(
            spline(
                [
                    (-w, 146),
                    (-w * 0.5, 150),
                    (0, 152),
                    (w * 0.5, 150),
                    (w, 146),
                    (w + 2, 164),
                    (w * 0.5, 169),
                    (0, 171),
                    (-w * 0.5, 169),
                    (-w - 2, 164),
                ],
                8,
            ),
            strap,
            26,
            0,
            1,
            6,
        )
        for side in (-1, 1):
            tail = at(open_spline([(2 * side, 160), (12 * side, 196), (20 * side, 262)], 8))
            thread(r, tail, 4.5 * p.scale, 40, tint(g.belt), 0.03)
        bx, by = at([(0, 160)])[0]
        body(r, rng, float(bx), float(by), 44, 10, 9, 7, 0, tint(g.belt), "box", 0.03, 0, 0.1)
    if g.collar:
        for side in (-1, 1):
            flap = [(side * n * 1.04, -7), (side * (n + 15), 6), (side * (n * 0.66 + 12), 46), (side * 2, 27), (side * n * 0.5, 14)]
            cover(r, at(flap), Cloth(np.broadcast_to(tint(g.collar), (64, 64, 3)).copy()), hm * 0.2, 34, 0, (0, 0), 1, 1, 5)
    if g.pockets:
        for side in (-1, 1):
            quad = [
                (side * 26, cut.hem * 0.56),
                (side * (26 + 44), cut.hem * 0.56 - 4),
                (side * (28 + 44), cut.hem * 0.56 + 50),
                (side * 27, cut.hem * 0.56 + 54),
            ]
            cover(r, at(quad), g.cloth, hm, 21, p.angle, (7, 3), grow, 5, 5, crop=inside)
    if g.coins:
        for i in range(int(cut.flare * 2 / 15)):
            x = -cut.flare + 8 + i * 15
            bx, by = at([(x, cut.hem - 44 + cut.round_hem * (1 - (x / cut.flare) ** 2))])[0]
            iy, ix = int(np.clip(by * r.scale, 0, r.z.shape[0] - 1)), int(np.clip(bx * r.scale, 0, r.z.shape[1] - 1))
            if inside[iy, ix] > 0:
                body(r, rng, float(bx), float(by), float(r.z[iy, ix]), 5, 5, 2.5, 0, tint(g.coins), "disc", 0.6, 0, 0.1, metal=0.7)
