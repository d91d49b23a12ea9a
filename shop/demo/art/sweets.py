"""Sweets, cakes and breads from above, each as goods of a heap (added to `goods.GOODS`) or as one big piece."""

from __future__ import annotations

import math

import numpy as np

from .bodies import Rng, body, jitter
from .goods import GOODS, Goods
from .light import Array, tint
from .noise import noise
from .relief import Relief


def crumbs(
    r: Relief,
    rng: Rng,
    x: float,
    y: float,
    z: float,
    radius: float,
    count: int,
    codes: tuple[str, ...],
    size: float = 3.4,
    kind: str = "round",
) -> None:
    """Chopped nuts or seeds over a round."""
    for _ in range(count):
        a, d = rng.random() * 6.283, radius * math.sqrt(rng.random())
        k = rng.uniform(0.6, 1.2)
        body(
            r,
            rng,
            x + d * math.cos(a),
            y + d * math.sin(a),
            z,
            size * k,
            size * 0.6 * k,
            size * 0.6,
            rng.random() * 6.283,
            jitter(rng, codes, 0.14),
            kind,
            0.1,
            0,
            0.1,
        )


GREEN = ("#8fae46", "#7c9a3a", "#6c8a34")


def gaz_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    """A block of white nougat with green pistachio in its cut."""
    k = rng.uniform(0.94, 1.06)
    body(r, rng, x, y, z, 32 * k, 30 * k, 21, th, jitter(rng, ("#f6efdf", "#f1e8d2"), 0.02), "box", 0.06, 0, 0.07, rng.normal(0, 0.05))
    for _ in range(8):
        a, d = rng.random() * 6.283, 22 * math.sqrt(rng.random())
        body(
            r,
            rng,
            x + d * math.cos(a),
            y + d * math.sin(a),
            z + 19.2,
            6 * rng.uniform(0.7, 1.2),
            3.6,
            3.4,
            rng.random() * 6.283,
            jitter(rng, (*GREEN, "#b98a52"), 0.12),
            "round",
            0.1,
            0,
            0.2,
        )


def qottab_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    """A small fried ball under icing sugar and cardamom."""
    k = rng.uniform(0.92, 1.08)
    body(r, rng, x, y, z, 31 * k, 28 * k, 25, th, jitter(rng, ("#f3ead6", "#efe2c6"), 0.03), "round", 0.03, 0, 0.10, 0, 9)
    crumbs(r, rng, x, y, z + 21, 16, 7, ("#cfb98a", "#e9dcbc", "#b9a878"), 2.2)


def koluche_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float, size: float = 57, stamp: int = 10) -> None:
    """A stamped filled biscuit, browner at the rim."""
    body(r, rng, x, y, z, size, size, 24, th, jitter(rng, ("#b8722f", "#c07b35"), 0.04), "disc", 0.14, 0, 0.2, 0, 9)
    body(r, rng, x, y, z + 5, size * 0.88, size * 0.88, 21, th, jitter(rng, ("#cf8d44", "#d2954e"), 0.04), "round", 0.12, 0, 0.16, 0, 9)
    groove = tint("#96561f")
    spot = r.grid(x, y, size * 0.86)
    if spot is None:
        return
    part, u, v = spot
    d, a = np.hypot(u, v) / size, np.arctan2(v, u) + th
    line = np.exp(-(((d - 0.74) / 0.035) ** 2)) + np.exp(-(((d - 0.20) / 0.04) ** 2))
    petal = np.clip(1 - np.abs(np.sin(a * stamp / 2)) / 0.32, 0, 1) * ((d > 0.28) & (d < 0.64))
    cut = np.clip(np.maximum(line, petal), 0, 1)
    mine = (r.z[part] > z + 6) & (r.z[part] < z + 28) & (d < 0.84)
    gy, gx = np.gradient(cut * -3.4)
    r.gx[part] += np.where(mine, gx * r.scale, 0)
    r.gy[part] += np.where(mine, gy * r.scale, 0)
    k = (cut * 0.62 * mine)[..., None]
    r.rgb[part] = r.rgb[part] * (1 - k) + groove * k


def berenji_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    """A pale rice biscuit, pressed with a flower and sown with poppy seed."""
    k = rng.uniform(0.95, 1.05)
    size = 40 * k
    body(r, rng, x, y, z, size, size, 15, th, jitter(rng, ("#f4e4bb", "#f0dcab"), 0.03), "disc", 0.03, 0, 0.10, 0, 9)
    body(r, rng, x, y, z + 5, size * 0.8, size * 0.8, 13, th, jitter(rng, "#f6e8c4", 0.02), "round", 0.03, 0, 0.10, 0, 9)
    for i in range(6):
        a = th + i * math.pi / 3
        body(
            r,
            rng,
            x + size * 0.5 * math.cos(a),
            y + size * 0.5 * math.sin(a),
            z + 13.2,
            size * 0.2,
            size * 0.05,
            1.6,
            a,
            tint("#d8bd84"),
            "round",
            0,
            0,
            0,
        )
    for _ in range(22):
        a, d = rng.random() * 6.283, size * 0.5 * math.sqrt(rng.random())
        body(r, rng, x + d * math.cos(a), y + d * math.sin(a), z + 16.5, 1.5, 1.4, 1.6, 0, tint("#23252d"), "round", 0.1, 0, 0)


def baklava_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    """A lozenge of layered pastry with a crown of crushed pistachio."""
    body(r, rng, x, y, z, 44, 25, 25, th, jitter(rng, ("#d29a42", "#c88a34", "#dba552"), 0.05), "diamond", 0.30, 0, 0.32, 0, 5)
    crumbs(r, rng, x, y, z + 24, 9.5, 20, GREEN, 3)


def masghati_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float, codes: tuple[str, ...] = ("#e9b03a", "#e2a52c")) -> None:
    """A clear trembling lozenge with slivers of almond and pistachio."""
    body(r, rng, x, y, z, 42, 24, 22, th, jitter(rng, codes, 0.04), "diamond", 0.75, 0, 0.12, 0, 7)
    for _ in range(4):
        a, d = rng.random() * 6.283, 12 * math.sqrt(rng.random())
        body(
            r,
            rng,
            x + d * math.cos(a),
            y + d * math.sin(a),
            z + 21,
            6,
            1.6,
            2.4,
            rng.random() * 6.283,
            jitter(rng, (*GREEN, "#f3e6c8", "#f3e6c8"), 0.08),
            "almond",
            0.1,
            0,
            0,
        )


def rose_masghati(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    """Pink masghati."""
    masghati_piece(r, rng, x, y, z, th, ("#e58fa4", "#df7f98"))


def halva_roll(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    """A pressed finger of brown halva with a sliver of pistachio."""
    body(r, rng, x, y, z, 38, 19, 19, th, jitter(rng, ("#8f5526", "#9a6030", "#85491f"), 0.05), "box", 0.16, 0, 0.3, 0, 5)
    for i in range(3):
        body(
            r,
            rng,
            x + (i - 1) * 14 * math.cos(th),
            y + (i - 1) * 14 * math.sin(th),
            z + 17.6,
            6,
            2.4,
            3,
            th + 0.8,
            jitter(rng, GREEN, 0.1),
            "almond",
            0.1,
            0,
            0,
        )


def sohan_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    """A brittle square of ardeh halva, pale with seeds."""
    body(r, rng, x, y, z, 34, 28, 22, th, jitter(rng, ("#dcc49a", "#d2b886"), 0.04), "box", 0.05, 0, 0.35, 0, 5)
    crumbs(r, rng, x, y, z + 20, 18, 6, GREEN, 3.4)


def halva_spread(r: Relief, rng: Rng, x: float, y: float, radius: float, z: float, code: str = "#8a5022", marks: int = 18) -> None:
    """Halva smoothed on its plate: scallops of a spoon, a star of almonds, a line of pistachio."""
    spot = r.grid(x, y, radius)
    if spot is None:
        return
    part, u, v = spot
    d, a = np.hypot(u, v) / radius, np.arctan2(v, u)
    rows = np.floor(np.clip(d, 0, 0.999) * 4.2)
    local = np.mod(d * 4.2, 1)
    scallop = np.abs(np.sin(a * (4 + rows * marks / 4.2) / 2 * 1.0 + rows * 0.9))
    height = z + 14 * np.sqrt(np.clip(1 - d**4, 0, 1)) + 3.6 * np.sqrt(np.clip(1 - (local - 0.5) ** 2 * 4, 0, 1)) * scallop**0.5
    rgb = tint(code) * (0.86 + 0.28 * noise(d.shape, 9, int(rng.integers(999)), 3))[..., None]
    r.write(part, d < 1, height.astype(np.float32), np.asarray(rgb, np.float32), 0.22)
    for i in range(12):
        t = i * math.pi / 6
        body(
            r,
            rng,
            x + radius * 0.78 * math.cos(t),
            y + radius * 0.78 * math.sin(t),
            z + 13,
            11,
            5.4,
            6,
            t,
            jitter(rng, "#efe0bf", 0.03),
            "almond",
            0.12,
            0,
            0.08,
        )
    for i in range(8):
        t = i * math.pi / 4
        body(
            r,
            rng,
            x + radius * 0.17 * math.cos(t),
            y + radius * 0.17 * math.sin(t),
            z + 16,
            13,
            5.6,
            6,
            t,
            jitter(rng, "#efe0bf", 0.03),
            "almond",
            0.12,
            0,
            0.08,
        )
    for i in range(90):
        t = i * 2 * math.pi / 90
        crumbs(r, rng, x + radius * 0.50 * math.cos(t), y + radius * 0.50 * math.sin(t), z + 15, 5, 2, GREEN, 3)


def flatbread(r: Relief, rng: Rng, x: float, y: float, a: float, b: float, angle: float, z: float, kind: str, seed: int) -> None:
    """A flat bread: `barbari` grooved with sesame, `taftun` round and pricked, `sangak` pitted, `komaj` stamped, `lavash` thin."""
    spot = r.grid(x, y, max(a, b) * 1.1)
    if spot is None:
        return
    part, u, v = spot
    c, s = math.cos(angle), math.sin(angle)
    p, q = (u * c + v * s), (v * c - u * s)
    shape = p.shape
    wob = noise(shape, 60, seed, 3) - 0.5
    power = {"barbari": 3.2, "sangak": 2.6, "lavash": 4}.get(kind, 2)
    d = (np.abs(p / a) ** power + np.abs(q / b) ** power) ** (1 / power) + wob * (0.10 if kind in ("sangak", "lavash") else 0.05)
    thick = {"barbari": 20, "taftun": 9, "sangak": 9, "komaj": 30, "lavash": 4}[kind]
    bubbles = noise(shape, 17, seed + 3, 3)
    height = (
        z
        + thick * np.clip(1 - d**5, 0, 1) ** 0.5
        + (bubbles - 0.5) * {"barbari": 5, "taftun": 6, "sangak": 5, "komaj": 2, "lavash": 7}[kind]
    )
    brown = 0.25 * (d**3) + (0.42 if kind == "sangak" else 0.75) * np.clip((bubbles - 0.5) * 2.4, 0, 1)
    pale, crust, burnt = {
        "barbari": ("#dfae62", "#b5722c", "#7a4316"),
        "taftun": ("#ead0a0", "#c08a48", "#7a4a20"),
        "sangak": ("#e3c48e", "#b07c40", "#6b3e18"),
        "komaj": ("#c98a3c", "#a5611f", "#6d3a12"),
        "lavash": ("#f1dfba", "#c99c5c", "#8a5a2c"),
    }[kind]
    if kind == "barbari":
        groove = np.exp(-(((np.mod(q + 400, b * 0.33) - b * 0.165) / 5.5) ** 2)) * (d < 0.88)
        height -= 8 * groove
        brown = brown * 0.6 + 0.5 * groove * 0.35
    if kind == "sangak":
        pits = noise(shape, 24, seed + 7, 1)
        deep = np.clip((pits - 0.60) * 5, 0, 1)
        height -= 7 * deep
        brown = brown + 0.42 * deep
    if kind == "taftun":
        pricks = np.clip(np.cos(p / 6.2) * np.cos(q / 6.2) - 0.72, 0, 1) * 3.4 * (d < 0.86)
        height -= 4 * pricks
    if kind == "komaj":
        ang = np.arctan2(q, p)
        star = (
            np.exp(-(((np.abs(np.sin(ang * 6)) - 0.1) / 0.12) ** 2)) * ((d > 0.25) & (d < 0.72))
            + np.exp(-(((d - 0.78) / 0.02) ** 2))
            + np.exp(-(((d - 0.2) / 0.02) ** 2))
        )
        height -= 3.4 * np.clip(star, 0, 1)
        brown = brown * 0.4 + 0.45 * np.clip(star, 0, 1)
    k = np.clip(brown, 0, 1)[..., None]
    rgb = tint(pale) * (1 - k) + tint(crust) * k
    dark = np.clip((noise(shape, 26, seed + 11, 3) - 0.60) * 4, 0, 0.8)[..., None] * (0.8 if kind != "komaj" else 0.2)
    rgb = rgb * (1 - dark) + tint(burnt) * dark
    r.write(part, d < 1, height.astype(np.float32), np.asarray(rgb, np.float32), {"komaj": 0.35, "barbari": 0.14}.get(kind, 0.05))
    if kind in ("barbari", "komaj", "taftun"):
        count = {"barbari": 260, "komaj": 90, "taftun": 60}[kind]
        code = "#f1e3c0" if kind != "taftun" else "#2c241c"
        for _ in range(count):
            t, m = rng.random() * 6.283, math.sqrt(rng.random()) * 0.86
            pu, pv = a * m * math.cos(t), b * m * math.sin(t)
            px, py = x + pu * c - pv * s, y + pu * s + pv * c
            iy, ix = int(py * r.scale), int(px * r.scale)
            if 0 <= iy < r.z.shape[0] and 0 <= ix < r.z.shape[1]:
                body(
                    r,
                    rng,
                    px,
                    py,
                    float(r.z[iy, ix]) - 0.6,
                    3.3,
                    1.8,
                    1.8,
                    rng.random() * 6.283,
                    jitter(rng, code, 0.06),
                    "almond",
                    0.08,
                    0,
                    0,
                )


def round_cake(r: Relief, rng: Rng, x: float, y: float, radius: float, z: float, crust: str, top: str, seed: int, deco: str) -> None:
    """A round cake from above; `deco` is walnut, sugar, chocolate, rose, orange or marble."""
    spot = r.grid(x, y, radius * 1.05)
    if spot is None:
        return
    part, u, v = spot
    a = np.arctan2(v, u)
    flute = 0.02 * np.cos(a * 22) if deco in ("sugar", "marble") else 0
    d = np.hypot(u, v) / radius + flute
    shape = d.shape
    crumb = noise(shape, 5, seed, 3)
    height = z + 56 * np.clip(1 - d**7, 0, 1) ** 0.5 + 5 * (crumb - 0.5) + 8 * (1 - d * d)
    rgb: Array = tint(crust) * (0.8 + 0.4 * crumb)[..., None]
    gloss = 0.06
    if deco == "sugar":
        k = np.clip((noise(shape, 8, seed + 3, 3) - 0.30) * 3.4, 0, 0.94)[..., None]
        rgb = rgb * (1 - k) + tint("#f7f1e4") * k
    elif deco in ("chocolate", "rose", "orange"):
        drip = d + 0.05 * np.sin(a * 9 + seed) * 0.6 + 0.03 * np.sin(a * 17)
        on = drip < 0.93
        rgb = np.where(on[..., None], tint(top) * (0.94 + 0.12 * noise(shape, 40, seed, 2))[..., None], rgb)
        height = np.where(on, height + 4 - 2.5 * (crumb - 0.5) * 2, height)
        gloss = 0.45
    elif deco == "marble":
        swirl = np.sin(a * 3 + d * 16 + noise(shape, 70, seed, 3) * 7)
        k = np.clip(swirl * 1.6 + 0.3, 0, 1)[..., None]
        rgb = rgb * (1 - k) + tint(top) * (0.8 + 0.4 * crumb)[..., None] * k
    r.write(part, d < 1, height.astype(np.float32), np.asarray(rgb, np.float32), gloss)
    high = z + 60
    if deco == "walnut":
        for i in range(11):
            t = i * 2 * math.pi / 11
            GOODS["walnut"].make(r, rng, x + radius * 0.72 * math.cos(t), y + radius * 0.72 * math.sin(t), high - 3, t)
        GOODS["walnut"].make(r, rng, x, y, high + 3, 0)
    if deco in ("rose", "chocolate"):
        for i in range(9):
            t = i * 2 * math.pi / 9
            GOODS["rosebud" if deco == "rose" else "hazelnut"].make(
                r, rng, x + radius * 0.70 * math.cos(t), y + radius * 0.70 * math.sin(t), high + 2, t
            )
        crumbs(r, rng, x, y, high + 7.5, radius * 0.46, 170, GREEN, 4.2)
    if deco == "orange":
        for i in range(7):
            t = i * 2 * math.pi / 7
            GOODS["orange-slice"].make(r, rng, x + radius * 0.58 * math.cos(t), y + radius * 0.58 * math.sin(t), high + 7, t)
        GOODS["orange-slice"].make(r, rng, x, y, high + 11, 0)


GOODS.update(
    {
        "gaz": Goods("#d9d1c0", 40, 40, gaz_piece, 0.5, 0.88, 12, False, (66, 66, 24)),
        "qottab": Goods("#d9cdb0", 48, 44, qottab_piece, 0.5, 0.88, 12, False, (60, 60, 30)),
        "koluche": Goods("#9c6a30", 13, 40, koluche_piece, 0.52, 1.0, 14, False, (116, 102, 27)),
        "nan-berenji": Goods("#d9c08a", 27, 40, berenji_piece, 0.5, 0.84, 14, False, (80, 80, 17)),
        "baklava": Goods("#8f5d20", 44, 30, baklava_piece, 0.5, 0.86, 10, False, (86, 50, 27)),
        "masghati": Goods("#c9902c", 40, 30, masghati_piece, 0.5, 0.86, 10, False, (82, 48, 24)),
        "rose-masghati": Goods("#c9758a", 40, 30, rose_masghati, 0.5, 0.86, 10, False, (82, 48, 24)),
        "halva": Goods("#6d3f1a", 46, 34, halva_roll, 0.5, 0.86, 10, False, (76, 40, 21)),
        "ardeh": Goods("#b89a64", 36, 36, sohan_piece, 0.5, 0.86, 10, False, (68, 58, 24)),
    }
)
