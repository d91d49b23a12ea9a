"""Goods that come in heaps: how each fills a round of a plate, a box, a pouch window or a jar."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .bodies import Rng, body, jitter, mound, thread
from .forms import spread
from .light import tint
from .relief import Relief

Make = Callable[[Relief, Rng, float, float, float, float], None]


@dataclass(frozen=True, slots=True)
class Goods:
    """A stuff: what lies under it, how many pieces fill a round of 200 px, how high it heaps, and how one piece is made."""

    under: str
    count: int
    dome: float
    make: Make
    power: float = 0.5
    rim: float = 0.97
    stack: float = 8
    base: bool = True


def heap(r: Relief, rng: Rng, name: str, x: float, y: float, radius: float, z: float, density: float = 1, flat: bool = False) -> None:
    """Fill a round about x, y with goods standing on z."""
    g = GOODS[name]
    dome = 0 if flat else g.dome * radius / 200
    if g.base:
        mound(r, x, y, radius * 0.93, z, dome + 2, tint(g.under), int(rng.integers(1 << 20)))
    count = max(3, round(g.count * density * (radius / 200) ** 2))
    for px, py in spread(rng, count, radius * g.rim, g.power):
        d2 = min(1.0, (px * px + py * py) / (radius * radius))
        g.make(r, rng, x + float(px), y + float(py), z + dome * math.sqrt(1 - d2 * 0.99) + rng.random() * g.stack * (0.3 if flat else 1), rng.random() * 6.283)


def carpet(r: Relief, rng: Rng, name: str, box: tuple[float, float, float, float], z: float, density: float = 1) -> None:
    """Fill a rectangle (x0, y0, x1, y1) with goods, level."""
    g = GOODS[name]
    x0, y0, x1, y1 = box
    part = (slice(int(max(0, y0) * r.scale), int(y1 * r.scale)), slice(int(max(0, x0) * r.scale), int(x1 * r.scale)))
    shape = r.z[part].shape
    r.write(part, np.ones(shape, bool), np.full(shape, z + 0.5, np.float32), np.broadcast_to(tint(g.under) * np.float32(0.6), (*shape, 3)))
    count = round(g.count * density * (x1 - x0) * (y1 - y0) / (math.pi * 40000) * 1.15)
    for _ in range(max(4, count)):
        g.make(r, rng, rng.uniform(x0, x1), rng.uniform(y0, y1), z + rng.random() * g.stack, rng.random() * 6.283)


def pieces(codes: tuple[str, ...], a: float, b: float, h: float, kind: str = "round", gloss: float = 0.15, crease: float = 0, mottle: float = 0.16,
           vary: float = 0.18, tone: float = 0.1, tip: float = 0.25) -> Make:
    """Simple pieces of one shape: half axes, height, gloss, how they vary in size and tone and tip."""

    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        k = 1 + rng.uniform(-vary, vary)
        body(r, rng, x, y, z, a * k, b * k * (1 + rng.uniform(-vary, vary) * 0.5), h * k, th, jitter(rng, codes, tone), kind, gloss, crease, mottle,
             rng.normal(0, tip))

    return make


def _pistachio(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    k = rng.uniform(0.88, 1.12)
    body(r, rng, x, y, z, 16.5 * k, 11 * k, 11 * k, th, jitter(rng, ("#e2cb9f", "#d9be8c", "#e8d5b0"), 0.06), "almond", 0.14, 0, 0.10)
    if rng.random() < 0.72:
        body(r, rng, x + 3 * math.cos(th), y + 3 * math.sin(th), z + 5 * k, 13.5 * k, 3.6 * k, 7.4 * k, th, jitter(rng, ("#8fae46", "#7c9a3a", "#8a5a52"), 0.12), "round", 0.12, 0.12)


def _walnut(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    tone = jitter(rng, ("#c29a63", "#b58a52", "#cfab76"), 0.08)
    for side in (-1, 1):
        for i in range(3):
            t = th + side * 0.62 + (i - 1) * 0.72
            body(r, rng, x + 9 * math.cos(t), y + 9 * math.sin(t) + side, z + 2, 9.5, 6.2, 9, t + 0.5 * side, tone, "round", 0.16, 0.3, 0.3, 0, 4)


def _rosebud(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    k = rng.uniform(0.85, 1.18)
    c, s = math.cos(th), math.sin(th)
    body(r, rng, x - 13 * c * k, y - 13 * s * k, z + 1, 8 * k, 5.5 * k, 6 * k, th, jitter(rng, ("#77813f", "#6a7438"), 0.1), "round", 0.05, 0.1, 0.2)
    for i in range(3):
        a = th + math.pi + (i - 1) * 0.5
        body(r, rng, x - 4 * c * k + 3 * math.cos(a), y - 4 * s * k + 3 * math.sin(a), z + 5, 9 * k, 2.2 * k, 3, a, jitter(rng, "#7d8a45", 0.1), "leaf", 0.03)
    body(r, rng, x, y, z, 14.5 * k, 11 * k, 11 * k, th, jitter(rng, ("#a8375f", "#b84a72"), 0.1), "almond", 0.06, 0, 0.25)
    for i, code in enumerate(("#c25a82", "#b04068", "#d07a9a")):
        body(r, rng, x + (2 + 1.6 * i) * c, y + (2 + 1.6 * i) * s, z + 5 + i * 1.6, (11 - 2.4 * i) * k, (7.4 - 1.9 * i) * k, 7 * k, th + rng.normal(0, 0.35), jitter(rng, code, 0.1), "petal", 0.05)


def _flower(centre: tuple[str, ...], petal: tuple[str, ...], petals: tuple[int, int], length: float, width: float, heart: float, kind: str = "petal", lift: float = 4.0) -> Make:
    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        k, n = rng.uniform(0.82, 1.15), int(rng.integers(petals[0], petals[1] + 1))
        tilt, side = rng.uniform(0.62, 1), rng.random() * 6.28
        for i in range(n):
            a = th + i * 2 * math.pi / n + rng.normal(0, 0.08)
            dx, dy = math.cos(a), math.sin(a)
            along = dx * math.cos(side) + dy * math.sin(side)
            dx, dy = dx - (1 - tilt) * along * math.cos(side), dy - (1 - tilt) * along * math.sin(side)
            reach = math.hypot(dx, dy)
            body(r, rng, x + dx * (heart + length) * k * 0.72, y + dy * (heart + length) * k * 0.72, z + lift + rng.random() * 1.5, length * k * reach, width * k, 2.6, math.atan2(dy, dx), jitter(rng, petal, 0.04), kind, 0.04, 0.1, 0.06, rng.normal(0.05, 0.1))
        if heart:
            body(r, rng, x, y, z + lift, heart * k, heart * k * tilt, heart * 0.9, side, jitter(rng, centre, 0.08), "round", 0.05, 0, 0.35, 0, 4)

    return make


def _borage(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    if rng.random() < 0.14:
        body(r, rng, x, y, z, 13, 3.4, 2.5, th, jitter(rng, ("#5c7a45", "#7b8a58"), 0.1), "leaf", 0.03)
        return
    for i in range(int(rng.integers(3, 6))):
        a = th + i * 1.26
        body(r, rng, x + 5.5 * math.cos(a), y + 5.5 * math.sin(a), z + rng.random() * 3, 7.5, 4.2, 3, a, jitter(rng, ("#4b4a9b", "#6b62b5", "#37377f", "#8a79c4", "#a05a9a"), 0.1), "petal", 0.04, 0.15, 0.2, rng.normal(0.1, 0.2))


def _leaves(codes: tuple[str, ...], long: float, wide: float, curl: float = 0.3) -> Make:
    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        k = rng.uniform(0.65, 1.3)
        body(r, rng, x, y, z, long * k, wide * k * rng.uniform(0.6, 1.1), 4.5 * k, th, jitter(rng, codes, 0.12), "leaf", 0.04, 0.2, 0.25, rng.normal(0, curl))

    return make


def _mixed(*kinds: tuple[Make, float]) -> Make:
    total = sum(w for _, w in kinds)

    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        pick = rng.random() * total
        for kind, weight in kinds:
            pick -= weight
            if pick <= 0:
                kind(r, rng, x, y, z, th)
                return

    return make


def _saffron(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    length, bend = rng.uniform(16, 34), rng.normal(0, 0.4)
    t = np.linspace(-1, 1, 6, dtype=np.float32)
    c, s = math.cos(th), math.sin(th)
    px, py = length * t, bend * length * t * t
    line = np.stack([x + px * c - py * s, y + px * s + py * c], 1)
    rgb = jitter(rng, ("#8f0d16", "#a51419", "#b81a1a", "#c5241c", "#7a0a12"), 0.08)
    thread(r, line, rng.uniform(1.0, 1.7), z, rgb, 0.16)
    ex, ey = line[-1]
    body(r, rng, float(ex), float(ey), z, 4.2, 2.1, 2.2, th, rgb * np.float32(1.25), "round", 0.1, 0, 0)


def _sticks(codes: tuple[str, ...], length: tuple[float, float], width: tuple[float, float], core: str = "") -> Make:
    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        long, w = rng.uniform(*length), rng.uniform(*width)
        bend = rng.normal(0, 0.08)
        t = np.linspace(-1, 1, 7, dtype=np.float32)
        c, s = math.cos(th), math.sin(th)
        px, py = long * t, bend * long * t * t + rng.normal(0, w * 0.12, 7)
        line = np.stack([x + px * c - py * s, y + px * s + py * c], 1).astype(np.float32)
        rgb = jitter(rng, codes, 0.1)
        thread(r, line, w, z, rgb, 0.05)
        if core:
            for ex, ey in (line[0], line[-1]):
                body(r, rng, float(ex), float(ey), z + w * 0.3, w * 0.85, w * 0.85, w * 0.6, 0, jitter(rng, core, 0.06), "disc", 0.04, 0, 0.2)

    return make


def _ring(codes: tuple[str, ...], pulp: tuple[str, ...], radius: float, hole: bool) -> Make:
    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        k, sq = rng.uniform(0.88, 1.1), rng.uniform(0.8, 1)
        lean = rng.normal(0, 0.12)
        body(r, rng, x, y, z, radius * k, radius * k * sq, 5, th, jitter(rng, codes, 0.08), "disc", 0.10, 0, 0.2, lean)
        body(r, rng, x, y, z + 0.8, radius * 0.86 * k, radius * 0.86 * k * sq, 5, th, jitter(rng, pulp, 0.06), "disc", 0.16, 0, 0.25, lean)
        for i in range(8):
            a = i * math.pi / 4 + th
            body(r, rng, x + radius * 0.46 * k * math.cos(a), y + radius * 0.46 * k * math.sin(a), z + 3.5, radius * 0.34 * k, radius * 0.12 * k, 3.4, a, jitter(rng, pulp, 0.10), "almond", 0.22, 0, 0.2)
        if hole:
            body(r, rng, x, y, z + 4.5, radius * 0.22, radius * 0.2, 2.2, th, jitter(rng, codes, 0.1) * np.float32(0.55), "disc", 0.02)

    return make


GOODS: dict[str, Goods] = {
    "barberry": Goods("#5d0c14", 1300, 34, pieces(("#a3121f", "#7d0d18", "#c21f2b", "#b5182a"), 10, 6.6, 7, gloss=0.55, mottle=0.2, vary=0.25)),
    "dry-barberry": Goods("#32070c", 1365, 30, pieces(("#5b1018", "#74141c", "#430a10", "#8a1c22"), 9.5, 5.4, 5.5, gloss=0.35, mottle=0.4, vary=0.3)),
    "saffron": Goods("#6d0a10", 1625, 26, _saffron, 0.6, 0.94, 14),
    "date": Goods("#2a120a", 101, 44, pieces(("#4a2012", "#5a2a16", "#3a180d"), 33, 18, 17, "almond", 0.5, 0, 0.28, 0.1, 0.14, 0.15), stack=14),
    "zahedi": Goods("#5d3b1c", 109, 44, pieces(("#b07a3c", "#c08c4c", "#9c6830"), 30, 17, 16, "almond", 0.28, 0, 0.2, 0.1, 0.1, 0.15), stack=14),
    "pistachio": Goods("#a88d5a", 390, 40, _pistachio, stack=12),
    "walnut": Goods("#6d4f2b", 120, 40, _walnut, stack=10),
    "almond": Goods("#5d3a20", 390, 40, pieces(("#a5683a", "#95592f", "#b47a48"), 19, 11.5, 9, "almond", 0.12, 0, 0.28), stack=11),
    "hazelnut": Goods("#5d3a20", 338, 42, pieces(("#b5763c", "#a06430", "#c48a50"), 13.5, 12.5, 13, "round", 0.3, 0, 0.14), stack=11),
    "mixed-nuts": Goods("#7d5a35", 351, 40, _mixed((_pistachio, 4), (pieces(("#a5683a", "#95592f"), 19, 11.5, 9, "almond", 0.12), 3), (pieces(("#b5763c", "#c48a50"), 13, 12, 13, "round", 0.3), 2), (_walnut, 1.4), (pieces(("#e8d2a4", "#dfc48e"), 18, 8, 8, "almond", 0.15), 2)), stack=12),
    "noghl": Goods("#d9d1c0", 429, 40, pieces(("#f8f4ea", "#f3eee0"), 16, 12, 12, "round", 0.14, 0, 0.22, 0.15, 0.025), stack=11),
    "pink-noghl": Goods("#d9b9b8", 429, 40, pieces(("#f6e8e4", "#efc9cf", "#f3d9d8", "#f8f4ea"), 15, 12, 12, "round", 0.14, 0, 0.2, 0.15, 0.025), stack=11),
    "almond-noghl": Goods("#d9d1c0", 325, 40, pieces(("#f8f4ea", "#f3eee0"), 22, 9, 9, "almond", 0.12, 0, 0.26, 0.2, 0.025), stack=11),
    "rosebud": Goods("#6a2a42", 260, 40, _rosebud, stack=10),
    "rose-petal": Goods("#8a3a58", 676, 26, _leaves(("#c2557c", "#b3406b", "#d98aa6", "#a8375f"), 15, 12, 0.35), stack=12),
    "chamomile": Goods("#8f8a4e", 195, 34, _flower(("#e0a51c", "#d39416"), ("#f7f3e6", "#f1ebd8"), (11, 14), 10, 3.6, 7.4), stack=9),
    "orange-blossom": Goods("#9c9a68", 195, 32, _flower(("#e3c04a", "#cfae3c"), ("#fbf6ea", "#f4ecd8", "#efe3c4"), (5, 5), 12.5, 5.8, 4.6), stack=9),
    "borage": Goods("#2c2c5c", 546, 30, _borage, stack=9),
    "mint": Goods("#33482a", 832, 30, _leaves(("#5f7d3c", "#4a6a34", "#7c954b", "#39552c"), 14, 8.5), stack=10),
    "nettle": Goods("#27391f", 728, 30, _leaves(("#3f5f33", "#54743f", "#2f4a28", "#6a8350"), 18, 8), stack=10),
    "thyme": Goods("#4a5234", 1950, 30, _mixed((_leaves(("#6c7a4c", "#596a40", "#84905f", "#4a5a38"), 8.5, 3.6), 9), (_sticks(("#8a7a52", "#75684a"), (10, 20), (0.8, 1.3)), 1)), stack=9),
    "cumin": Goods("#5b4220", 1950, 30, pieces(("#8d6b35", "#a58145", "#705126", "#b4935a"), 10, 3, 3, "seed", 0.1, 0, 0.2, 0.2, 0.12), stack=7),
    "black-cumin": Goods("#2c2018", 2210, 30, pieces(("#4a3626", "#5c4630", "#36281c"), 10, 2.4, 2.5, "seed", 0.1, 0, 0.2, 0.25, 0.12), stack=7),
    "jujube": Goods("#5d130c", 247, 42, pieces(("#8c2415", "#a5361b", "#76190f", "#b4472a"), 18, 14.5, 14, "round", 0.5, 0, 0.4), stack=12),
    "apricot": Goods("#9c5b14", 125, 40, pieces(("#dd8a22", "#e59a35", "#c87418"), 23, 19, 9, "round", 0.18, 0.12, 0.3, 0.12, 0.06), stack=12),
    "fig": Goods("#9c7b3c", 143, 42, pieces(("#cda765", "#d9b87c", "#b88f4c"), 23, 20, 13, "round", 0.1, 0, 0.45, 0.12, 0.07), stack=12),
    "mulberry": Goods("#9a8050", 546, 38, pieces(("#dcc594", "#c9ad74", "#e6d5ac"), 13, 7.5, 8, "round", 0.08, 0, 0.7, 0.2, 0.07), stack=10),
    "prune": Goods("#2c1c2a", 169, 42, pieces(("#3c2336", "#4c2c40", "#2a1828"), 22, 17, 13, "round", 0.4, 0.1, 0.5, 0.12, 0.12), stack=12),
    "apple-ring": Goods("#a57a45", 68, 36, _ring(("#c9302f", "#b5482c"), ("#f0dcae", "#e8cc94"), 30, True), stack=16),
    "orange-slice": Goods("#9c5b14", 68, 36, _ring(("#c8701a", "#d57f22"), ("#e8a03a", "#df8a28"), 31, False), stack=16),
    "lemon": Goods("#7d6a3a", 143, 44, pieces(("#a58a4c", "#8a6e38", "#6c5530"), 21, 20, 19, "round", 0.14, 0, 0.4, 0.1, 0.12), stack=14),
    "liquorice": Goods("#6d4a22", 195, 30, _sticks(("#8f6432", "#7a5226", "#a57a44"), (34, 74), (4, 7), "#e0b85a"), 0.6, 0.8, 16),
    "liquorice-chip": Goods("#8f6a34", 676, 34, _mixed((pieces(("#d9b25c", "#c99c48", "#e3c47a"), 15, 5, 4, "slab", 0.06, 0, 0.4, 0.3), 3), (pieces(("#7a5226", "#8f6432"), 14, 4.5, 4, "slab", 0.05, 0, 0.3, 0.3), 1)), stack=11),
    "madder": Goods("#5d2415", 312, 30, _sticks(("#8c3a22", "#7a2c1a", "#a54e30"), (20, 56), (2.2, 4.2), "#d0653a"), 0.6, 0.86, 14),
    "henna-leaf": Goods("#4d5324", 988, 32, _leaves(("#6f7434", "#878a42", "#59602b", "#757b38"), 12, 6), stack=9),
    "tea": Goods("#1d120c", 2470, 30, pieces(("#3a261a", "#2a1b13", "#523521", "#241812", "#6b4a2e"), 9.5, 2.2, 2.2, "round", 0.12, 0, 0.3, 0.35, 0.14), stack=7),
    "green-tea": Goods("#3a4222", 1950, 30, _leaves(("#5c6636", "#4a5530", "#75804a", "#3c4628"), 11, 3.4), stack=8),
    "rose-tea": Goods("#2a1712", 1300, 30, _mixed((pieces(("#3a261a", "#2a1b13", "#523521"), 9.5, 2.4, 2.4), 12), (_leaves(("#c2557c", "#a8375f", "#d98aa6"), 11, 8), 3), (_rosebud, 0.5)), stack=7),
    "hibiscus": Goods("#3a0d1c", 676, 32, _leaves(("#6d1230", "#84183c", "#4d0c22", "#9c2a4a"), 17, 8, 0.5), stack=12),
    "gum": Goods("#8f6a34", 221, 34, pieces(("#d9b066", "#e6c88a", "#c4934a", "#efdcae"), 17, 13, 13, "round", 0.6, 0, 0.5, 0.35, 0.1, 0.3), stack=11),
    "pickle-mix": Goods("#7d5a26", 200, 26, _mixed((pieces(("#d9772a", "#c9661c"), 17, 15, 8, "disc", 0.4), 3), (pieces(("#8a9a4a", "#6c7c36"), 24, 10, 10, "round", 0.4), 3), (pieces(("#efe6cc", "#e3d7b4"), 18, 15, 13, "round", 0.35, 0.2, 0.5), 3), (pieces(("#b3302a", "#8c2020"), 20, 8, 7, "leaf", 0.4), 2)), stack=12),
    "gherkin": Goods("#3f4a1e", 90, 26, pieces(("#5f7030", "#6f8038", "#4f6028"), 42, 14, 14, "round", 0.4, 0, 0.6, 0.2, 0.08, 0.1), stack=12),
    "olive": Goods("#2c3016", 260, 30, pieces(("#5a6428", "#6c7432", "#48501e"), 16, 13, 13, "round", 0.55, 0, 0.3), stack=11),
    "chilli": Goods("#4a160c", 150, 26, pieces(("#a5281a", "#8c1d14", "#c23a22", "#7a8a34"), 40, 9, 9, "almond", 0.5, 0, 0.2, 0.25, 0.1, 0.15), stack=12),
    "tragacanth": Goods("#cfc4a6", 312, 30, pieces(("#f0e8d2", "#e6dabb", "#f6f0e0"), 22, 10, 4, "leaf", 0.25, 0, 0.35, 0.35, 0.05, 0.4), stack=12),
}
