"""Inlay and wood: khatam faces, boxes, turned and carved wood, boards."""

from __future__ import annotations

import numpy as np

from .light import Array, mix, tint
from .motifs import Pen
from .noise import noise
from .stage import Look, Material, Surface

KHATAM = ("#2b1710", "#efe2c2", "#c08e3a", "#7a3018", "#3b5d3a")


def khatam(w: int, h: int, cell: float = 30, codes: tuple[str, ...] = KHATAM, seed: int = 0) -> Array:
    """Khatam: six-pointed stars of wood, bone and brass in hexagons, large enough to be read."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    b = y / (cell * 0.866)
    a = x / cell - b / 2
    c = -a - b
    ra, rb, rc = np.rint(a), np.rint(b), np.rint(c)
    da, db, dc = abs(ra - a), abs(rb - b), abs(rc - c)
    ra, rb = np.where((da > db) & (da > dc), -rb - rc, ra), np.where((db >= da) & (db > dc), -ra - rc, rb)
    dx, dy = x - (ra + rb / 2) * cell, y - rb * cell * 0.866
    r = np.hypot(dx, dy) / cell
    th = np.arctan2(dy, dx)
    k = np.abs(np.mod(th, np.pi / 3) - np.pi / 6) / (np.pi / 6)
    star = r / (0.27 + 0.22 * k)
    kind = np.mod(ra - rb, 3).astype(int)
    p = [tint(q) for q in codes]
    half = (np.floor(np.mod(th / (np.pi / 6), 2)) == 0)[..., None]
    o = np.where(half, p[3], p[0]) * np.ones((h, w, 1), np.float32)
    o = np.where((star < 1)[..., None], p[1], o)
    o = np.where((star < 0.80)[..., None], np.where(half, p[2], p[1]), o)
    o = np.where((star < 0.52)[..., None], np.where((kind == 0)[..., None], p[4], p[3]), o)
    o = np.where((r < 0.09)[..., None], p[2], o)
    return np.asarray(o * (0.92 + 0.16 * noise((h, w), 4, seed, 2))[..., None], np.float32)


def framed(texture: Array, border: int = 46, codes: tuple[str, ...] = KHATAM) -> Array:
    """Lines of bone, dark wood and brass around a face."""
    h, w = texture.shape[:2]
    d = np.minimum(np.minimum(np.arange(w), np.arange(w)[::-1])[None], np.minimum(np.arange(h), np.arange(h)[::-1])[:, None])
    out = texture.copy()
    for low, high, k in (
        (0, 7, 0),
        (7, 12, 1),
        (12, 17, 0),
        (border, border + 5, 1),
        (border + 5, border + 11, 0),
        (border + 11, border + 15, 2),
    ):
        out[(d >= low) & (d < high)] = tint(codes[k])
    return out


def panelled(ground: Array, w: int, h: int, codes: tuple[str, ...], seed: int, motif: str = "star") -> Array:
    """Wood with an inlaid medallion."""
    pen = Pen(w / 2, h / 2, "#000000", 2)
    x, y, s = w / 4, h / 4, min(w, h) / 4
    if motif == "star":
        for k, c in ((0.80, codes[0]), (0.72, codes[1]), (0.56, codes[2]), (0.30, codes[0])):
            pen.star(x, y, s * k, 8, c, 0.66)
    elif motif == "boteh":
        for q in (-1, 1):
            pen.boteh(x + q * s * 0.42, y, s * 0.5, (codes[0], codes[1], codes[2], codes[0], codes[1]), q)
    else:
        pen.flower(x, y, s * 0.6, 10, codes[0], codes[1], 0, codes[2])
        for i in range(12):
            a = i * np.pi / 6
            pen.leaf(x + s * 0.76 * np.cos(a), y + s * 0.76 * np.sin(a), s * 0.13, a, codes[i % 2])
    top = pen.done()
    top = top[:h, :w]
    on = top.sum(-1) > 0.004
    out = ground[: top.shape[0], : top.shape[1]].copy()
    out[on] = top[on]
    return out


def grain(code: str, seed: int, w: int = 900, h: int = 700) -> Array:
    """Planed wood."""
    g, f = noise((h, w), 16, seed, 4, cell_x=460), noise((h, w), 4, seed + 3, 2, cell_x=170)
    ring = np.sin(g * 46) * 0.5 + 0.5
    return np.asarray(tint(code) * (1 + 0.26 * (ring - 0.5) + 0.22 * (f - 0.5))[..., None], np.float32)


def faced(
    top: Array, front: Array, side: Array, size: tuple[float, float, float], gloss: float = 0.25, lid: float = 0, bone: str = "#2b1710"
) -> Material:
    """A box's look from a picture to each face; `lid` is the height of the seam under the lid."""
    w, h, d = size

    def look(s: Surface) -> Look:
        out: Array = np.zeros((len(s.u), 3), np.float32)
        for face, picture, across, up in ((1, top, w, d), (2, front, w, h), (0, side, d, h)):
            m = s.face == face
            if not m.any():
                continue
            ph, pw = picture.shape[:2]
            v = (s.v[m] / up + 0.5) if face == 1 else (1 - s.v[m] / up)
            iu = np.clip((s.u[m] / across + 0.5) * (pw - 1), 0, pw - 1).astype(int)
            iv = np.clip(v * (ph - 1), 0, ph - 1).astype(int)
            out[m] = picture[iv, iu]
        if lid:
            seam = (s.face != 1) & (np.abs(s.v - lid) < 1.4)
            out[seam] = tint(bone) * 0.5
        edge = (s.face == 1) & ((np.abs(np.abs(s.u) - w / 2) < 1.2) | (np.abs(np.abs(s.v) - d / 2) < 1.2))
        out[edge] *= 1.25
        return Look(out, gloss, 0.12)

    return look


def turned_wood(code: str, seed: int, rings: tuple[float, ...] = (), second: str = "") -> Material:
    """Wood on the lathe: grain around the axis, dark rings at heights, or laminated with a second wood."""
    table = grain(code, seed)
    other = tint(second) if second else None

    def look(s: Surface) -> Look:
        iv = np.clip((s.y * 420).astype(int), 0, table.shape[0] - 1)
        iu = np.clip(((s.theta / (2 * np.pi) + 0.5) * (table.shape[1] - 1)).astype(int), 0, table.shape[1] - 1)
        c = table[iv, iu]
        if other is not None:
            k = (np.mod(np.floor(s.theta / (2 * np.pi) * 16) + np.floor(s.y * 9), 2) == 0).astype(np.float32)
            c = mix(c, other * (c.mean(1, keepdims=True) / c.mean()), k)
        for y in rings:
            c = c * (1 - 0.6 * np.exp(-(((s.y - y) / 0.010) ** 2)))[:, None]
        return Look(np.asarray(c, np.float32), 0.3, 0.15)

    return look


def striped(code: str, seam: str, count: int = 24) -> Material:
    """Staves or bamboo side by side, two hoops."""
    table = noise((400, 800), 6, 9, 3, cell_x=3)

    def look(s: Surface) -> Look:
        u = np.mod(s.theta / (2 * np.pi) * count, 1)
        k = 0.72 + 0.34 * np.sin(u * np.pi) ** 0.6
        k = k * (0.9 + 0.2 * table[np.clip((s.y * 180).astype(int), 0, 399), np.clip(((s.theta / 6.2832 + 0.5) * 799).astype(int), 0, 799)])
        c = tint(code) * k[:, None]
        hoop = (np.abs(np.mod(s.y, 0.42) - 0.21) < 0.022).astype(np.float32)
        return Look(np.asarray(mix(c, tint(seam), hoop), np.float32), 0.12, 0.08)

    return look
