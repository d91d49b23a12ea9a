"""Rugs knot by knot: gelim, carpet with medallion and borders, jajim, varni."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .drapes import Cloth, flat
from .light import Array, tint
from .noise import noise, value_noise
from .relief import Relief

Codes = Sequence[str]


def knotted(index: Array, codes: Codes, cell: int, seed: int, kind: str = "weft") -> Array:
    """A grid of knots as texture: each row darkened at its edges, wool uneven along the row."""
    palette = np.array([tint(c) for c in codes])
    t = np.repeat(np.repeat(palette[index.astype(int)], cell, 0), cell, 1)
    h, w = t.shape[:2]
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    row = 0.5 - 0.5 * np.cos(2 * np.pi * y / cell)
    a = 1 - (0.20 if kind == "weft" else 0.12) * (1 - row) ** 2
    over = 0.09 * ((x // max(1, cell // 2) + y // cell) % 2)
    pile = 0.10 * (0.5 + 0.5 * np.cos(2 * np.pi * x / cell))
    a = a - (over if kind == "weft" else pile)
    tone = 1 + 0.13 * (value_noise((h, w), cell * 1.5, seed + 2, cell * 40) - 0.5) * 2
    return np.asarray(t * (a * tone)[..., None] * (1 + 0.05 * rng.normal(size=(h, w, 1))), np.float32)


def _band(height: int, width: int, kind: str, a: int, b: int, c: int, d: int) -> Array:
    y, x = np.mgrid[0:height, 0:width]
    o = np.full((height, width), a)
    mid = height // 2
    if kind == "diamond":
        u, v = np.abs(np.mod(x + mid, height) - mid), np.abs(y - mid)
        e = u // 2 * 2 + v // 2 * 2
        o[e < height * 0.5], o[e < height * 0.36], o[e < height * 0.24], o[e < height * 0.10] = b, c, d, a
    elif kind == "zig":
        p = max(8, height)
        e = np.abs(np.mod(x, p) - p // 2) // 2 * 2
        o[(y + e) % p < p // 2] = b
        o[((y + e) % p >= p // 2) & ((y + e) % p < p // 2 + 2)] = c
    elif kind == "hook":
        p = height + 6
        u, v = np.mod(x, p) - p // 2, y - mid
        e = np.abs(u) + np.abs(v)
        o[e < height * 0.46] = b
        o[np.abs(u) < 2] = c
        o[(np.abs(v) < 2) & (np.abs(u) < height * 0.4)] = c
        o[e < height * 0.14] = d
        o[(np.abs(np.abs(u) - height * 0.34) < 2) & (np.abs(v) < height * 0.24)] = d
    elif kind == "tri":
        u = np.abs(np.mod(x, height * 2) - height)
        o[u // 2 * 2 < y] = b
        o[u // 2 * 2 < y - height * 0.45] = c
    elif kind == "stripe":
        o[height // 3 : 2 * height // 3] = b
    elif kind == "dot":
        o[((x // 2) % 4 == 0) & (np.abs(y - mid) < 2)] = b
    elif kind == "star":
        p = height + 2
        u, v = np.abs(np.mod(x, p) - p // 2), np.abs(y - mid)
        o[(u + v < height * 0.46) & (np.maximum(u, v) < height * 0.32)] = b
        o[(u < 2) | (v < 2)] = np.where((u + v < height * 0.46), c, a)[(u < 2) | (v < 2)]
        o[u + v < height * 0.14] = d
    elif kind == "goat":
        p = 22
        u = np.mod(x, p)
        v = y - 2
        o[(v >= 7) & (v < 11) & (u > 4) & (u < 16)] = b
        o[(v >= 11) & (v < 16) & ((u == 5) | (u == 8) | (u == 12) | (u == 15))] = b
        o[(v >= 2) & (v < 8) & (u > 14) & (u < 19)] = b
        o[(v >= 0) & (v < 3) & ((u == 15) | (u == 12))] = c
        o[(v == 0) & (u > 10) & (u < 16)] = c
        o[(v >= 4) & (v < 8) & (u == 3)] = b
        o[(v == 4) & (u == 17)] = a
    return o


KINDS = {"stripe": 6, "diamond": 28, "dot": 7, "zig": 14, "hook": 26, "tri": 12, "star": 22, "goat": 20}


def gelim(
    codes: Codes,
    seed: int,
    w: float,
    h: float,
    order: Sequence[str] = ("stripe", "diamond", "dot", "zig", "hook", "dot", "tri"),
    cell: int = 8,
    edge: bool = True,
) -> Array:
    """Bands of flat weave, mirrored about the middle, with guarded edges."""
    rng = np.random.default_rng(seed)
    nx, ny = int(w * 2 / cell), int(h * 2 / cell)
    rows: list[Array] = []
    total, k = 0, 0
    while total < ny // 2 + 2:
        kind = order[k % len(order)]
        others = [int(v) for v in rng.permutation(np.arange(1, len(codes)))]
        b = _band(KINDS[kind], nx, kind, *([0, *others[:3]] if KINDS[kind] > 18 or k % 3 == 0 else others[:4]))
        rows.append(b)
        total += len(b)
        k += 1
    half = np.vstack(rows)[: (ny + 1) // 2]
    out = np.vstack([half, half[::-1]])[:ny]
    if edge:
        out[:, :2], out[:, -2:] = len(codes) - 1, len(codes) - 1
    return knotted(out, codes, cell, seed)


def varni(codes: Codes, seed: int, w: float, h: float) -> Array:
    """Varni of Moghan: animals in rows on one ground, a saw-toothed border."""
    cell = 7
    nx, ny = int(w * 2 / cell), int(h * 2 / cell)
    rng = np.random.default_rng(seed)
    out = np.zeros((ny, nx), int)
    y = 14
    k = 0
    while y < ny - 24:
        kind = ("goat", "star", "goat", "hook")[k % 4]
        q = [0, *[int(v) for v in rng.permutation(np.arange(1, len(codes)))[:3]]]
        b = _band(KINDS[kind], nx, kind, *q)
        if k % 4 == 2:
            b = b[:, ::-1]
        e = min(len(b), ny - 14 - y)
        out[y : y + e] = b[:e]
        y += len(b) + 3
        k += 1
    yy, xx = np.mgrid[0:ny, 0:nx]
    d = np.minimum(np.minimum(xx, nx - 1 - xx), np.minimum(yy, ny - 1 - yy))
    saw = np.abs(np.mod(np.where((xx < 12) | (xx > nx - 13), yy, xx), 8) - 4)
    out[d < 12] = 1
    out[(d < 12) & (d - 3 < saw)] = 2
    out[(d == 12) | (d == 0)] = len(codes) - 1
    return knotted(out, codes, cell, seed)


def jajim(codes: Codes, seed: int, w: float, h: float) -> Array:
    """Jajim: narrow warp stripes, some with small figures."""
    rng = np.random.default_rng(seed)
    cell = 5
    nx, ny = int(w * 2 / cell), int(h * 2 / cell)
    y = np.arange(ny)[:, None]
    out = np.zeros((ny, nx), int)
    x, k = 0, 0
    while x < nx:
        width = (6, 3, 13, 3)[k % 4]
        a, b = (int(v) for v in rng.permutation(np.arange(1, len(codes)))[:2])
        a = 0 if k % 4 == 0 or k % 8 == 2 else a
        u = np.arange(min(width, nx - x))[None]
        block = np.full((ny, u.shape[1]), a)
        if width == 13:
            p = 18
            e = np.abs(u - 6) + np.abs(np.mod(y, p) - p // 2)
            block = np.where(e < 7, b, a)
            block = np.where(e < 3, (b + 1) % len(codes), block)
        elif width == 3:
            block = np.where(np.mod(y, 6) < 3, a, b) * np.ones_like(u)
        out[:, x : x + u.shape[1]] = block
        x += width
        k += 1
    return knotted(out, codes, cell, seed, "warp")


def carpet(codes: Codes, seed: int, w: float, h: float, kind: str = "medallion", cell: int = 3) -> Array:
    """A pile carpet. codes: field, border, line, and three to five flower colours. Kinds: medallion, herati, tribal, garden, prayer."""
    nx, ny = int(w * 2 / cell), int(h * 2 / cell)
    nx, ny = nx // 2 * 2, ny // 2 * 2
    qx, qy = nx // 2, ny // 2
    y, x = np.mgrid[0:qy, 0:qx]
    rng = np.random.default_rng(seed)
    o = np.zeros((qy, qx), int)
    d = np.minimum(x, y)
    main = 21 if kind != "tribal" else 17
    edges = (2, 7, 8, 8 + main, 9 + main, 14 + main, 16 + main)
    flowers = list(range(3, len(codes)))

    def bloom(out: Array, cx: float, cy: float, r: float, colour: int, heart: int) -> None:
        e = np.hypot(x - cx, y - cy)
        a = np.arctan2(y - cy, x - cx)
        out[e < r * (0.78 + 0.22 * np.cos(a * 6))] = colour
        out[e < r * 0.45] = heart
        out[e < r * 0.2] = 2

    if kind == "tribal":
        for j in range(0, qy + 40, 66):
            e = np.abs(x - qx) + np.abs(y - j)
            for lim, c in ((34, 2), (31, flowers[(j // 66) % len(flowers)]), (21, 1), (12, flowers[(j // 66 + 1) % len(flowers)]), (4, 2)):
                o[e // 2 * 2 < lim] = c
        for j in range(12, qy, 16):
            for i in range(edges[-1] + 6, qx - 40, 15):
                e = np.maximum(np.abs(x - i), np.abs(y - j))
                c = flowers[int(rng.integers(len(flowers)))]
                o[e < 4] = c
                o[(e < 4) & (np.abs(x - i) == np.abs(y - j))] = 2
    else:
        pitch = 17 if kind == "herati" else 21
        for j in range(-1, qy // pitch + 2):
            for i in range(-1, qx // pitch + 2):
                cx, cy = qx - i * pitch - (j % 2) * pitch / 2, qy - j * pitch
                c = flowers[(i + 2 * j) % len(flowers)]
                stem = np.abs((x - cx) - 5 * np.sin((y - cy) / 4.0)) < 0.8
                o[stem & (np.abs(y - cy) < pitch * 0.6)] = flowers[-1]
                if kind == "herati":
                    e = np.abs(x - cx) / 1.2 + np.abs(y - cy)
                    o[(e < 8.5) & (e > 6.6)] = 2
                bloom(o, cx, cy, 4.4, c, flowers[(i + j + 1) % len(flowers)])
                for s in (-1, 1):
                    leaf = (np.abs((x - cx) * s - (y - cy) - 7) < 1.6) & (np.abs(y - cy) < 4)
                    o[leaf] = flowers[(i + j) % len(flowers)]
        if kind in ("medallion", "garden"):
            r = qx * 0.54
            a = np.arctan2(qy - y, (qx - x) * 1.25)
            e = np.hypot((qx - x) * 1.25, qy - y) / (1 + 0.10 * np.abs(np.cos(a * 8)))
            for lim, c in ((1.0, 2), (0.965, 1), (0.74, 2), (0.715, flowers[0]), (0.52, 2), (0.50, 0), (0.30, flowers[1])):
                o[e < r * lim] = c
            for n, k, size in ((16, 0.88, 3.4), (12, 0.65, 4.6), (8, 0.40, 4.0)):
                for i in range(n + 1):
                    t = i * (math.pi / 2) / n * 4 / 2
                    bloom(o, qx - r * k * math.cos(t) / 1.25, qy - r * k * math.sin(t), size, flowers[(i + n) % len(flowers)], 2)
            pend = np.abs(x - qx) * 1.5 + np.abs(y - (qy - r * 1.18)) * 0.8
            o[pend < 13] = 2
            o[pend < 11] = 1
            o[pend < 5] = flowers[0]
            cr = np.hypot(x - edges[-1], y - edges[-1])
            ca = np.arctan2(y - edges[-1], x - edges[-1] + 0.1)
            er = cr / (1 + 0.12 * np.abs(np.cos(ca * 6)))
            for lim, c in ((qx * 0.40, 2), (qx * 0.385, 1), (qx * 0.22, 2), (qx * 0.205, flowers[0])):
                o[er < lim] = c
            for i in range(4):
                t = (i + 0.5) * math.pi / 8
                bloom(o, edges[-1] + qx * 0.30 * math.cos(t), edges[-1] + qx * 0.30 * math.sin(t), 4.6, flowers[i % len(flowers)], 2)
    inside = d >= edges[-1]
    border = np.full((qy, qx), 1)
    along = np.where(x < y, y, x)
    mid = (edges[2] + edges[3]) / 2
    for k in range(0, max(qx, qy), 18):
        c = flowers[(k // 18) % len(flowers)]
        for cx, cy in ((k + 9, mid), (mid, k + 9)):
            bloom(border, cx, cy, 7.0 if main > 18 else 5.5, c, flowers[(k // 18 + 1) % len(flowers)])
            leaf = np.abs(np.hypot(x - cx - (9 if cy == mid else 0), y - cy - (0 if cy == mid else 9)) - 3) < 1.2
            border[leaf] = 2
    out = np.where(inside, o, border)
    minor = ((d >= edges[0]) & (d < edges[1])) | ((d >= edges[4]) & (d < edges[5]))
    out = np.where(minor, np.where(np.mod(along, 8) < 4, flowers[0], 2), out)
    lines = ((d >= edges[1]) & (d < edges[2])) | ((d >= edges[3]) & (d < edges[4])) | ((d >= edges[5]) & (d < edges[6]))
    out = np.where(lines, 2, out)
    out = np.where(d < edges[0], 1, out)
    full = np.block([[out, out[:, ::-1]], [out[::-1], out[::-1, ::-1]]])
    t = knotted(full, codes, cell, seed, "pile")
    sheen = 0.90 + 0.2 * noise(t.shape[:2], 240, seed, 3)
    return np.asarray(t * sheen[..., None], np.float32)


def spread_out(
    r: Relief,
    texture: Array,
    w: float,
    h: float,
    seed: int,
    angle: float,
    fringed: str = "#efe4c8",
    length: float = 24,
    at: tuple[float, float] = (320, 322),
) -> None:
    """A rug on a floor, fringes at both ends."""
    flat(r, Cloth(texture, None, 0.02), w, h, seed, angle, at, 0.4, fringed, length, 1, 2)


def roll(r: Relief, texture: Array, w: float, h: float, seed: int, fringed: str) -> None:
    """A rug half rolled up."""
    spread_out(r, texture, w, h, seed, 0.0, fringed, 22, (320, 350))
    s = r.scale
    n = r.z.shape[0]
    y, x = np.mgrid[0:n, 0:n].astype(np.float32) / s
    radius, cy = 44.0, 350 - h / 2 + 30
    q = y - cy
    inside = ((np.abs(q) < radius) & (np.abs(x - 320) < w / 2 + 3)).astype(np.float32)
    height = (8 + np.sqrt(np.clip(1 - (q / radius) ** 2, 0, 1)) * radius).astype(np.float32)
    t = np.arcsin(np.clip(q / radius, -1, 1)) * radius
    back = texture * 0.82
    iu = np.clip(((x - 320 + w / 2) * 2).astype(int), 0, texture.shape[1] - 1)
    iv = np.mod(((h * 0.5 - t) * 2).astype(int), texture.shape[0])
    r.lay(inside, height, back[iv, iu], 0.02, on_top=False)
