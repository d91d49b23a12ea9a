"""Cloth as flat texture, two texels to the px: plain, striped, dyed, printed, stitched, knitted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from .light import Array, tint
from .motifs import Pen
from .noise import noise, value_noise

SIZE = 1280
Codes = Sequence[str]


def threads(texture: Array, strength: float = 0.10, seed: int = 0, twill: bool = True) -> Array:
    """Thick and thin threads, and a twill's diagonal, over a flat texture."""
    h, w = texture.shape[:2]
    a = value_noise((h, w), 3.2, seed, 40) + value_noise((h, w), 40, seed + 4, 3.2)
    k = 1 + strength * (a - 1) * 1.6
    if twill:
        y, x = np.mgrid[0:h, 0:w]
        k = k * (1 - 0.09 * (((x + y) // 3) % 2))
    return np.asarray(texture * k[..., None], np.float32)


def plain(code: str, seed: int = 0, strength: float = 0.2, side: int = SIZE) -> Array:
    """One colour."""
    return threads(np.broadcast_to(tint(code), (side, side, 3)), strength, seed)


def velvet(code: str, seed: int = 0, side: int = SIZE) -> Array:
    """A pile that catches light in patches."""
    k = 0.72 + 0.5 * noise((side, side), 120, seed, 3) + 0.12 * (noise((side, side), 3, seed + 1, 1) - 0.5)
    return np.asarray(tint(code) * k[..., None], np.float32)


def stripes(codes: Codes, widths: Sequence[int], seed: int = 0, across: bool = False, check: bool = False, strength: float = 0.14) -> Array:
    """Stripes of widths in px; `check` crosses them, `across` lays them level."""
    seq = np.repeat(np.arange(len(codes)), [w * 2 for w in widths])
    row = np.array([tint(c) for c in codes])[seq[np.arange(SIZE) % len(seq)]]
    level = np.broadcast_to(row[:, None] if across else row[None], (SIZE, SIZE, 3))
    out = 0.5 * (row[None] + row[:, None]) if check else level
    return threads(np.ascontiguousarray(out), strength, seed)


def ikat(codes: Codes, seed: int = 0, period: tuple[int, int] = (96, 80), figure: str = "diamond") -> Array:
    """Darayi: figures dyed into the warp before weaving, so that their edges run. The first colour is the ground."""
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    run = (value_noise((SIZE, SIZE), 480, seed, 3) - 0.5) * 76 + (value_noise((SIZE, SIZE), 200, seed + 5, 8) - 0.5) * 20
    py, px = period[0] * 2.0, period[1] * 2.0
    v = np.abs(np.mod(y + run, py) - py / 2) / (py / 2)
    u = np.abs(np.mod(x, px) - px / 2) / (px / 2)
    if figure == "drop":
        d = np.hypot(u * 1.1, v) + 0.25 * np.cos(v * 6)
    elif figure == "stripe":
        d = u * 1.3 + 0.22 * np.sign(np.sin(y / py * 6.28 + run / 30))
    else:
        d = v + u * 0.9
    edges = [0.42, 0.66, 0.9, 1.2][: len(codes) - 1]
    index = len(codes) - 1 - np.clip(np.digitize(d, edges), 0, len(codes) - 1)
    return threads(np.array([tint(c) for c in codes])[index], 0.18, seed, False)


def termeh(ground: str, codes: Codes, seed: int = 0, pitch: float = 76, stripe: Codes = (), side: int = 640) -> Array:
    """Termeh: rows of boteh, each second row turned, smaller ones between and vines from one to the next."""
    rng = np.random.default_rng(seed)
    pen = Pen(side, side, ground)
    if stripe:
        for i in range(int(side / pitch) + 1):
            pen.rect(i * pitch, 0, (i + 1) * pitch, side, stripe[i % len(stripe)])
            pen.rect(i * pitch - 2, 0, i * pitch + 2, side, codes[0])
    step = pitch * 1.22
    for j in range(-1, int(side / step) + 2):
        shift = rng.uniform(-0.08, 0.08) * pitch if not stripe else rng.uniform(-0.02, 0.02) * pitch
        for i in range(-1, int(side / pitch) + 2):
            x = i * pitch + pitch / 2 + (0 if stripe else (j % 2) * pitch / 2) + shift
            y = j * step + pitch * 0.6 + rng.normal(0, pitch * 0.025)
            size = pitch * (0.46 + 0.05 * ((i + j) % 3 - 1))
            flip = 1 if j % 2 else -1
            for q in (-1, 1):
                pen.curve(
                    [(x + q * size * 0.1, y + size * 0.95), (x + q * size * 0.7, y + size * 1.25), (x + q * pitch * 0.5, y + size * 0.8)],
                    codes[2],
                    1.4,
                )
            turn = (0, 1, 2, 3)[(i * 2 + j) % 4] if stripe else (i + j) % 3
            pen.boteh(
                x,
                y,
                size,
                [
                    codes[turn % len(codes)],
                    codes[(turn + 1) % len(codes)],
                    codes[(turn + 2) % len(codes)],
                    codes[(turn + 3) % len(codes)],
                    codes[0],
                ],
                flip,
            )
            pen.flower(x + pitch / 2, y + pitch * 0.04, pitch * 0.11, 6, codes[1], codes[0])
            pen.flower(x + pitch / 2, y - pitch * 0.58, pitch * 0.085, 5, codes[3 % len(codes)], codes[0])
            for q in (-1, 1):
                pen.leaf(x + pitch / 2, y + q * pitch * 0.24, pitch * 0.09, 1.57, codes[2])
                pen.leaf(x + pitch / 2 + q * pitch * 0.10, y + pitch * 0.34, pitch * 0.07, 0.8 * q, codes[3 % len(codes)])
    return threads(pen.done(), 0.14, seed)


def qalamkar(ground: str, codes: Codes, seed: int = 0, pitch: float = 92, side: int = 640) -> Array:
    """Qalamkar: stamped flowers and boteh, a little out of place, the ink uneven."""
    rng = np.random.default_rng(seed)
    pen = Pen(side, side, ground)
    for j in range(-1, int(side / pitch) + 2):
        for i in range(-1, int(side / pitch) + 2):
            x, y = i * pitch + (j % 2) * pitch / 2 + rng.normal(0, 1), j * pitch + pitch / 2 + rng.normal(0, 1)
            for k in range(10):
                a = k * np.pi / 5
                pen.leaf(x + pitch * 0.40 * np.cos(a), y + pitch * 0.40 * np.sin(a), pitch * 0.07, a, codes[2])
            pen.flower(x, y, pitch * 0.28, 10, codes[0], codes[1])
            pen.flower(x, y, pitch * 0.14, 6, codes[3], codes[2])
            pen.boteh(x + pitch / 2, y, pitch * 0.22, (codes[1], ground, codes[0], codes[3], codes[2]), 1 if j % 2 else -1)
    return inked(pen.done(), ground, seed)


def inked(texture: Array, ground: str, seed: int) -> Array:
    """Uneven stamping over a ground colour, on cotton."""
    h, w = texture.shape[:2]
    a = np.clip((noise((h, w), 11, seed, 3) - 0.2) * 6, 0.78, 1)[..., None]
    return threads(tint(ground) * (1 - a) + texture * a, 0.14, seed)


def stitched(index: Array, codes: Codes, cell: int = 6, seed: int = 0) -> Array:
    """A grid of stitches, each with its own sheen."""
    palette = np.array([tint(c) for c in codes])
    t = np.repeat(np.repeat(palette[index.astype(int)], cell, 0), cell, 1)
    h, w = t.shape[:2]
    y, x = np.mgrid[0:h, 0:w]
    sheen = 0.78 + 0.30 * np.abs(np.sin((x + (y // cell) * 2.3) * np.pi / 4.4))
    sheen = sheen * (1 - 0.24 * (y % cell == 0)) * (0.92 + 0.16 * value_noise((h, w), 60, seed))
    return np.asarray(t * sheen[..., None], np.float32)


def needlework(codes: Codes, seed: int = 0, cell: int = 6, kind: int = 0) -> Array:
    """Balochi needlework: close lozenges and crosses on a grid of stitches."""
    n = SIZE // cell + 1
    y, x = np.mgrid[0:n, 0:n]
    p = (24, 20, 28)[kind % 3]
    u, v = x % p - p // 2, y % p - p // 2
    a, m = np.abs(u) + np.abs(v), np.maximum(np.abs(u), np.abs(v))
    o = np.zeros((n, n), int)
    o[a < p // 2] = 1
    o[a < p * 0.38] = 2
    o[(m < p * 0.25) & (a < p * 0.38)] = 3
    o[a < p * 0.17] = 4
    o[(np.abs(u) == np.abs(v)) & (a > p // 2 - 1)] = 4
    if kind % 3 == 1:
        o[(np.abs(u) < 2) & (a < p * 0.36)] = 1
        o[(np.abs(v) < 2) & (a < p * 0.36)] = 1
    o[m >= p // 2 - 1] = 5
    o[(m == p // 2 - 1) & ((x + y) % 3 == 0)] = 3
    return stitched(o, codes, cell, seed)[:SIZE, :SIZE]


def knit(code: str, seed: int = 0, second: str = "", pattern: str = "", cell: float = 9) -> tuple[Array, Array]:
    """Stocking stitch as texture and height; `pattern` (fair, stripe, cable) uses the second colour."""
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    w, h = cell * 2, cell * 1.7
    u = np.mod(x, w) / w - 0.5
    lean = np.abs(u) * 1.25
    v = np.mod(y / h + lean, 1)
    row, col = np.floor(y / h + lean).astype(int), np.floor(x / w).astype(int)
    loop = np.sqrt(np.clip(1 - (v * 2 - 1) ** 2, 0, 1)) * np.sqrt(np.clip(1 - ((np.abs(u) - 0.25) * 3.7) ** 2, 0, 1))
    a, b = tint(code), tint(second or code)
    which = np.zeros_like(row)
    if pattern == "stripe":
        which = (row // 7) % 2
    elif pattern == "fair":
        p = 16
        q = np.abs(col % p - p // 2) + np.abs(row % p - p // 2)
        band = (row // p) % 3
        which = np.where(band == 0, (q % 4 == 0), np.where(band == 1, (q < 5), ((col + row) % 4 == 0) & (row % p < 4))).astype(int)
    rgb = np.where((which > 0)[..., None], b, a) * (0.50 + 0.58 * loop)[..., None]
    rgb = rgb * (0.94 + 0.12 * noise((SIZE, SIZE), 5, seed, 2))[..., None]
    high = loop * 2.0
    if pattern == "cable":
        period = 150.0
        for side in (-1, 1):
            centre = np.mod(x, 200) - 100 - side * 16 * np.sin(y / period * 6.28)
            high = high + 7 * np.sqrt(np.clip(1 - (centre / 15) ** 2, 0, 1))
    return np.asarray(rgb, np.float32), np.asarray(high, np.float32)


def waffle(codes: Codes, widths: Sequence[int], seed: int = 0) -> tuple[Array, Array]:
    """Towelling with a woven honeycomb: texture and height."""
    base = stripes(codes, widths, seed, across=True, strength=0.16)
    y, x = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32)
    cell = np.maximum(np.abs(np.mod(x, 14) - 7), np.abs(np.mod(y, 14) - 7)) / 7
    return np.asarray(base * (0.72 + 0.34 * cell)[..., None], np.float32), np.asarray(cell * 3.0, np.float32)


def felted(code: str, seed: int = 0) -> Array:
    """Pressed wool: clouds and stray fibres."""
    k = (
        0.82
        + 0.22 * noise((SIZE, SIZE), 60, seed, 4)
        + 0.22 * (noise((SIZE, SIZE), 5, seed + 2, 2) - 0.5)
        + 0.14 * (value_noise((SIZE, SIZE), 4, seed + 3, 30) - 0.5)
    )
    return np.asarray(tint(code) * k[..., None], np.float32)


def printed(ground: str, codes: Codes, seed: int, kind: str = "flowers", side: int = 640) -> Array:
    """A printed scarf or dress cloth: flowers, dots, leaves or waves."""
    rng = np.random.default_rng(seed)
    pen = Pen(side, side, ground)
    if kind == "dots":
        for j in range(int(side / 26) + 2):
            for i in range(int(side / 26) + 2):
                pen.dot(i * 26 + (j % 2) * 13, j * 26, 5, codes[(i + j) % len(codes)])
    elif kind == "waves":
        for j in range(int(side / 34) + 3):
            pen.curve([(i * 40 - 40, j * 34 + 10 * ((i + j) % 2)) for i in range(int(side / 40) + 4)], codes[j % len(codes)], 7)
    else:
        taken: list[tuple[float, float]] = []
        for _ in range(1500):
            x, y = rng.uniform(0, side), rng.uniform(0, side)
            if all((x - a) ** 2 + (y - b) ** 2 > 41**2 for a, b in taken):
                taken.append((x, y))
        for x, y in taken:
            a, c = rng.random() * 6.28, codes[int(rng.integers(len(codes)))]
            for ox in (-side, 0, side):
                for oy in (-side, 0, side):
                    if -40 < x + ox < side + 40 and -40 < y + oy < side + 40:
                        if kind == "leaves":
                            for q in range(-2, 3):
                                px, py = x + ox + 8 * q * np.cos(a), y + oy + 8 * q * np.sin(a)
                                for turn in (-1, 1):
                                    pen.leaf(px + 7 * np.cos(a + turn), py + 7 * np.sin(a + turn), 8.5, a + turn * 0.75, c)
                            pen.line(
                                [(x + ox - 24 * np.cos(a), y + oy - 24 * np.sin(a)), (x + ox + 22 * np.cos(a), y + oy + 22 * np.sin(a))],
                                codes[-1],
                                1.4,
                            )
                        else:
                            for q in (-0.5, 0.5, 2.6):
                                pen.leaf(x + ox + 17 * np.cos(a + q), y + oy + 17 * np.sin(a + q), 9, a + q, codes[-1], 0.4)
                            pen.flower(x + ox, y + oy, 15, 6, c, ground, a)
                            pen.dot(x + ox + 27 * np.cos(a + 2.6), y + oy + 27 * np.sin(a + 2.6), 3.4, c)
    return threads(pen.done(), 0.12, seed)
