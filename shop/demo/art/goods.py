"""Goods that come in heaps: how each fills a round of a plate, a box, a pouch window or a jar."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .bodies import Rng, mound
from .forms import spread
from .light import tint
from .morsels import (
    Make,
    borage_piece,
    flower_piece,
    leaves_piece,
    mixed_piece,
    pieces,
    pistachio_piece,
    ring_piece,
    rosebud_piece,
    saffron_piece,
    sticks_piece,
    walnut_piece,
)
from .relief import Relief


@dataclass(frozen=True, slots=True)
class Goods:
    """A stuff: what lies under it, how many pieces fill a round of 200 px, how high it heaps, and how one piece is made.

    Goods with `rows` (length along the radius, breadth, height) are laid in rings, tier on tier, and not heaped.
    """

    under: str
    count: int
    dome: float
    make: Make
    power: float = 0.5
    rim: float = 0.97
    stack: float = 8
    base: bool = True
    rows: tuple[float, float, float] | None = None


def heap(r: Relief, rng: Rng, name: str, x: float, y: float, radius: float, z: float, density: float = 1, flat: bool = False) -> None:
    """Fill a round about x, y with goods standing on z."""
    g = GOODS[name]
    if g.rows and radius > 90:
        tiers(r, rng, g, x, y, radius, z)
        return
    dome = 0 if flat else g.dome * radius / 200
    if g.base:
        mound(r, x, y, radius * 0.93, z, dome + 2, tint(g.under), int(rng.integers(1 << 20)))
    count = max(3, round(g.count * density * (radius / 200) ** 2))
    for px, py in spread(rng, count, radius * g.rim, g.power):
        d2 = min(1.0, (px * px + py * py) / (radius * radius))
        g.make(
            r,
            rng,
            x + float(px),
            y + float(py),
            z + dome * math.sqrt(1 - d2 * 0.99) + rng.random() * g.stack * (0.3 if flat else 1),
            rng.random() * 6.283,
        )


def tiers(r: Relief, rng: Rng, g: Goods, x: float, y: float, radius: float, z: float) -> None:
    """Lay flat pieces in rings pointing outwards, the next tier smaller and between those below."""
    long, broad, tall = g.rows or (60, 40, 20)
    tier = 0
    reach = radius * g.rim
    while reach > long * 0.45 and tier < 3:
        d = reach - long / 2
        turn = rng.random() * 6.283
        while d >= long * 0.60:
            count = max(3, int(2 * math.pi * (d - long * 0.16) / broad))
            for i in range(count):
                a = turn + i * 2 * math.pi / count
                g.make(
                    r,
                    rng,
                    x + d * math.cos(a) + rng.normal(0, 1.2),
                    y + d * math.sin(a) + rng.normal(0, 1.2),
                    z + tier * tall,
                    a + rng.normal(0, 0.04),
                )
            d -= long * 1.0
            turn += math.pi / count
        if d > -long * 0.10:
            g.make(r, rng, x, y, z + tier * tall, turn)
        reach -= long * (0.92 if tier == 0 else 1.1)
        tier += 1


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


GOODS: dict[str, Goods] = {
    "barberry": Goods(
        "#5d0c14", 1300, 34, pieces(("#a3121f", "#7d0d18", "#c21f2b", "#b5182a"), 10, 6.6, 7, gloss=0.55, mottle=0.2, vary=0.25)
    ),
    "dry-barberry": Goods(
        "#32070c", 1365, 30, pieces(("#5b1018", "#74141c", "#430a10", "#8a1c22"), 9.5, 5.4, 5.5, gloss=0.35, mottle=0.4, vary=0.3)
    ),
    "saffron": Goods("#6d0a10", 1625, 26, saffron_piece, 0.6, 0.94, 14),
    "date": Goods(
        "#2a120a", 101, 44, pieces(("#4a2012", "#5a2a16", "#3a180d"), 33, 18, 17, "almond", 0.5, 0, 0.28, 0.1, 0.14, 0.15), stack=14
    ),
    "zahedi": Goods(
        "#5d3b1c", 109, 44, pieces(("#b07a3c", "#c08c4c", "#9c6830"), 30, 17, 16, "almond", 0.28, 0, 0.2, 0.1, 0.1, 0.15), stack=14
    ),
    "pistachio": Goods("#a88d5a", 390, 40, pistachio_piece, stack=12),
    "walnut": Goods("#6d4f2b", 120, 40, walnut_piece, stack=10),
    "almond": Goods("#5d3a20", 390, 40, pieces(("#a5683a", "#95592f", "#b47a48"), 19, 11.5, 9, "almond", 0.12, 0, 0.28), stack=11),
    "hazelnut": Goods("#5d3a20", 338, 42, pieces(("#b5763c", "#a06430", "#c48a50"), 13.5, 12.5, 13, "round", 0.3, 0, 0.14), stack=11),
    "mixed-nuts": Goods(
        "#7d5a35",
        351,
        40,
        mixed_piece(
            (pistachio_piece, 4),
            (pieces(("#a5683a", "#95592f"), 19, 11.5, 9, "almond", 0.12), 3),
            (pieces(("#b5763c", "#c48a50"), 13, 12, 13, "round", 0.3), 2),
            (walnut_piece, 1.4),
            (pieces(("#e8d2a4", "#dfc48e"), 18, 8, 8, "almond", 0.15), 2),
        ),
        stack=12,
    ),
    "noghl": Goods("#d9d1c0", 429, 40, pieces(("#f8f4ea", "#f3eee0"), 16, 12, 12, "round", 0.14, 0, 0.22, 0.15, 0.025), stack=11),
    "pink-noghl": Goods(
        "#d9b9b8", 429, 40, pieces(("#f6e8e4", "#efc9cf", "#f3d9d8", "#f8f4ea"), 15, 12, 12, "round", 0.14, 0, 0.2, 0.15, 0.025), stack=11
    ),
    "almond-noghl": Goods("#d9d1c0", 325, 40, pieces(("#f8f4ea", "#f3eee0"), 22, 9, 9, "almond", 0.12, 0, 0.26, 0.2, 0.025), stack=11),
    "rosebud": Goods("#6a2a42", 260, 40, rosebud_piece, stack=10),
    "rose-petal": Goods("#8a3a58", 676, 26, leaves_piece(("#c2557c", "#b3406b", "#d98aa6", "#a8375f"), 15, 12, 0.35), stack=12),
    "chamomile": Goods("#8f8a4e", 195, 34, flower_piece(("#e0a51c", "#d39416"), ("#f7f3e6", "#f1ebd8"), (11, 14), 10, 3.6, 7.4), stack=9),
    "orange-blossom": Goods(
        "#9c9a68", 195, 32, flower_piece(("#e3c04a", "#cfae3c"), ("#fbf6ea", "#f4ecd8", "#efe3c4"), (5, 5), 12.5, 5.8, 4.6), stack=9
    ),
    "borage": Goods("#2c2c5c", 546, 30, borage_piece, stack=9),
    "mint": Goods("#33482a", 832, 30, leaves_piece(("#5f7d3c", "#4a6a34", "#7c954b", "#39552c"), 14, 8.5), stack=10),
    "nettle": Goods("#27391f", 728, 30, leaves_piece(("#3f5f33", "#54743f", "#2f4a28", "#6a8350"), 18, 8), stack=10),
    "thyme": Goods(
        "#4a5234",
        1950,
        30,
        mixed_piece(
            (leaves_piece(("#6c7a4c", "#596a40", "#84905f", "#4a5a38"), 8.5, 3.6), 9),
            (sticks_piece(("#8a7a52", "#75684a"), (10, 20), (0.8, 1.3)), 1),
        ),
        stack=9,
    ),
    "cumin": Goods(
        "#5b4220", 1950, 30, pieces(("#8d6b35", "#a58145", "#705126", "#b4935a"), 10, 3, 3, "seed", 0.1, 0, 0.2, 0.2, 0.12), stack=7
    ),
    "black-cumin": Goods(
        "#2c2018", 2210, 30, pieces(("#4a3626", "#5c4630", "#36281c"), 10, 2.4, 2.5, "seed", 0.1, 0, 0.2, 0.25, 0.12), stack=7
    ),
    "jujube": Goods("#5d130c", 247, 42, pieces(("#8c2415", "#a5361b", "#76190f", "#b4472a"), 18, 14.5, 14, "round", 0.5, 0, 0.4), stack=12),
    "apricot": Goods(
        "#9c5b14", 125, 40, pieces(("#dd8a22", "#e59a35", "#c87418"), 23, 19, 9, "round", 0.18, 0.12, 0.3, 0.12, 0.06), stack=12
    ),
    "fig": Goods("#9c7b3c", 143, 42, pieces(("#cda765", "#d9b87c", "#b88f4c"), 23, 20, 13, "round", 0.1, 0, 0.45, 0.12, 0.07), stack=12),
    "mulberry": Goods(
        "#9a8050", 546, 38, pieces(("#dcc594", "#c9ad74", "#e6d5ac"), 13, 7.5, 8, "round", 0.08, 0, 0.7, 0.2, 0.07), stack=10
    ),
    "prune": Goods("#2c1c2a", 169, 42, pieces(("#3c2336", "#4c2c40", "#2a1828"), 22, 17, 13, "round", 0.4, 0.1, 0.5, 0.12, 0.12), stack=12),
    "apple-ring": Goods("#a57a45", 68, 36, ring_piece(("#c9302f", "#b5482c"), ("#f0dcae", "#e8cc94"), 30, True), stack=16),
    "orange-slice": Goods("#9c5b14", 68, 36, ring_piece(("#c8701a", "#d57f22"), ("#e8a03a", "#df8a28"), 31, False), stack=16),
    "lemon": Goods("#7d6a3a", 143, 44, pieces(("#a58a4c", "#8a6e38", "#6c5530"), 21, 20, 19, "round", 0.14, 0, 0.4, 0.1, 0.12), stack=14),
    "liquorice": Goods("#6d4a22", 195, 30, sticks_piece(("#8f6432", "#7a5226", "#a57a44"), (34, 74), (4, 7), "#e0b85a"), 0.6, 0.8, 16),
    "liquorice-chip": Goods(
        "#8f6a34",
        676,
        34,
        mixed_piece(
            (pieces(("#d9b25c", "#c99c48", "#e3c47a"), 15, 5, 4, "slab", 0.06, 0, 0.4, 0.3), 3),
            (pieces(("#7a5226", "#8f6432"), 14, 4.5, 4, "slab", 0.05, 0, 0.3, 0.3), 1),
        ),
        stack=11,
    ),
    "madder": Goods("#5d2415", 312, 30, sticks_piece(("#8c3a22", "#7a2c1a", "#a54e30"), (20, 56), (2.2, 4.2), "#d0653a"), 0.6, 0.86, 14),
    "henna-leaf": Goods("#4d5324", 988, 32, leaves_piece(("#6f7434", "#878a42", "#59602b", "#757b38"), 12, 6), stack=9),
    "tea": Goods(
        "#1d120c",
        2470,
        30,
        pieces(("#3a261a", "#2a1b13", "#523521", "#241812", "#6b4a2e"), 9.5, 2.2, 2.2, "round", 0.12, 0, 0.3, 0.35, 0.14),
        stack=7,
    ),
    "green-tea": Goods("#3a4222", 1950, 30, leaves_piece(("#5c6636", "#4a5530", "#75804a", "#3c4628"), 11, 3.4), stack=8),
    "rose-tea": Goods(
        "#2a1712",
        1300,
        30,
        mixed_piece(
            (pieces(("#3a261a", "#2a1b13", "#523521"), 9.5, 2.4, 2.4), 12),
            (leaves_piece(("#c2557c", "#a8375f", "#d98aa6"), 11, 8), 3),
            (rosebud_piece, 0.5),
        ),
        stack=7,
    ),
    "hibiscus": Goods("#3a0d1c", 676, 32, leaves_piece(("#6d1230", "#84183c", "#4d0c22", "#9c2a4a"), 17, 8, 0.5), stack=12),
    "gum": Goods(
        "#8f6a34", 221, 34, pieces(("#d9b066", "#e6c88a", "#c4934a", "#efdcae"), 17, 13, 13, "round", 0.6, 0, 0.5, 0.35, 0.1, 0.3), stack=11
    ),
    "pickle-mix": Goods(
        "#7d5a26",
        200,
        26,
        mixed_piece(
            (pieces(("#d9772a", "#c9661c"), 17, 15, 8, "disc", 0.4), 3),
            (pieces(("#8a9a4a", "#6c7c36"), 24, 10, 10, "round", 0.4), 3),
            (pieces(("#efe6cc", "#e3d7b4"), 18, 15, 13, "round", 0.35, 0.2, 0.5), 3),
            (pieces(("#b3302a", "#8c2020"), 20, 8, 7, "leaf", 0.4), 2),
        ),
        stack=12,
    ),
    "gherkin": Goods(
        "#3f4a1e", 90, 26, pieces(("#5f7030", "#6f8038", "#4f6028"), 42, 14, 14, "round", 0.4, 0, 0.6, 0.2, 0.08, 0.1), stack=12
    ),
    "olive": Goods("#2c3016", 260, 30, pieces(("#5a6428", "#6c7432", "#48501e"), 16, 13, 13, "round", 0.55, 0, 0.3), stack=11),
    "chilli": Goods(
        "#4a160c", 150, 26, pieces(("#a5281a", "#8c1d14", "#c23a22", "#7a8a34"), 40, 9, 9, "almond", 0.5, 0, 0.2, 0.25, 0.1, 0.15), stack=12
    ),
    "tragacanth": Goods(
        "#cfc4a6", 312, 30, pieces(("#f0e8d2", "#e6dabb", "#f6f0e0"), 22, 10, 4, "leaf", 0.25, 0, 0.35, 0.35, 0.05, 0.4), stack=12
    ),
}
