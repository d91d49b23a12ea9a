"""Cloth laid, hung, folded, stacked and rolled."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from .bodies import body, thread
from .forms import Points, mask, open_spline, plane, spline, turned
from .light import SIDE, Array, tint
from .noise import blur, line_noise, noise, resized
from .relief import Relief


@dataclass(slots=True)
class Cloth:
    """A texture, its own height if it has one, and how it shines."""

    texture: Array
    bumps: Array | None = None
    gloss: float = 0.03


def folds(angle: float, seed: int, cells: tuple[float, ...] = (70, 34), heights: tuple[float, ...] = (16, 7), bend: float = 32) -> Array:
    """Folds across a direction, bent by slow noise, on the finished picture's plane (px high)."""
    x, y = plane()
    warp = (noise((SIDE, SIDE), 240, seed, 2) - 0.5) * bend * 2
    u = x * math.cos(angle) + y * math.sin(angle) + warp
    out = np.zeros((SIDE, SIDE), np.float32)
    for i, (cell, height) in enumerate(zip(cells, heights, strict=True)):
        n = line_noise(u, cell, seed + i * 7)
        out += height * (0.45 * n + 0.275 * (1 - np.cos(2 * np.pi * n)))
    return out


def cover(
    r: Relief,
    outline: Points,
    cloth: Cloth,
    height: Array,
    z: float = 6,
    angle: float = 0,
    origin: tuple[float, float] = (0, 0),
    grow: float = 1,
    pull: float = 5,
    edge: float = 6,
    inside: Array | None = None,
    crop: Array | None = None,
) -> None:
    """Lay cloth within an outline. `height` is a plane of folds at 640; the texture follows them by `pull`."""
    s = r.scale
    m = mask(outline, s) if inside is None else inside
    if crop is not None:
        m = m * crop
    rows, cols = np.flatnonzero(m.any(1)), np.flatnonzero(m.any(0))
    if not len(rows):
        return
    part = (slice(int(rows[0]), int(rows[-1]) + 1), slice(int(cols[0]), int(cols[-1]) + 1))
    n = SIDE * s
    gy, gx = np.gradient(blur(height, 1.5))
    h = resized(height, n, n)[part]
    dx, dy = resized(gx, n, n)[part] * pull, resized(gy, n, n)[part] * pull
    soft = np.clip(blur(m, edge * s * 0.6)[part] * 2 - 1, 0, 1)
    soft = np.sqrt(np.clip(soft * (2 - soft), 0, 1))
    yy, xx = np.mgrid[part].astype(np.float32) / s
    u, v = (xx + dx - origin[0]) / grow, (yy + dy - origin[1]) / grow
    c, sn = math.cos(angle), math.sin(angle)
    th, tw = cloth.texture.shape[:2]
    iu = np.mod(((u * c + v * sn) * 2).astype(np.int32), tw)
    iv = np.mod(((v * c - u * sn) * 2).astype(np.int32), th)
    total = z + h + soft * edge * 0.8
    if cloth.bumps is not None:
        total = total + cloth.bumps[iv % cloth.bumps.shape[0], iu % cloth.bumps.shape[1]]
    r.write(part, m[part] > 0.5, total.astype(np.float32), cloth.texture[iv, iu], cloth.gloss, on_top=True)


def fringe(
    r: Relief,
    start: tuple[float, float],
    end: tuple[float, float],
    out: tuple[float, float],
    length: float,
    code: str,
    seed: int,
    step: float = 5.4,
    z: float = 3,
) -> None:
    """Knotted threads along an edge, pointing `out`."""
    rng = np.random.default_rng(seed)
    span = math.hypot(end[0] - start[0], end[1] - start[1])
    count = max(2, int(span / step))
    for i in range(count + 1):
        t = i / count
        x, y = start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t
        long, sway = length * rng.uniform(0.86, 1.1), rng.normal(0, 2.2)
        k = np.array([0, 0.5, 1.0], np.float32)
        rgb = tint(code) * np.float32(rng.uniform(0.82, 1.05))
        for q in (-0.9, 0.9):
            line = np.stack(
                [
                    x + out[0] * long * k + -out[1] * (sway * k * k + q * (1 - 0.4 * k)),
                    y + out[1] * long * k + out[0] * (sway * k * k + q * (1 - 0.4 * k)),
                ],
                1,
            )
            thread(r, line.astype(np.float32), 0.95, z, rgb, 0.04)
        body(r, rng, x + out[0] * 6, y + out[1] * 6, z, 2.1, 2.1, 2.4, 0, rgb, "round", 0.04, 0, 0)


def flat(
    r: Relief,
    cloth: Cloth,
    w: float,
    h: float,
    seed: int,
    angle: float = 0,
    at: tuple[float, float] = (320, 320),
    soft: float = 1,
    fringed: str = "",
    length: float = 26,
    grow: float = 1,
    wave: float = 4,
) -> None:
    """A piece laid out, turned by `angle`, with soft waves; fringes at its short ends."""
    rng = np.random.default_rng(seed)
    x, y = at
    points = []
    corners = [(-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2)]
    for i in range(4):
        (ax, ay), (bx, by) = corners[i], corners[(i + 1) % 4]
        for t in np.linspace(0, 1, 8, endpoint=False):
            points.append(
                (
                    x + ax + (bx - ax) * t + (rng.normal(0, wave * 0.4) if t else 0),
                    y + ay + (by - ay) * t + (rng.normal(0, wave * 0.4) if t else 0),
                )
            )
    outline = turned(np.array(points), angle, x, y)
    height = (folds(0.7 + angle, seed, (130, 60), (11, 4), 70) + folds(-0.4, seed + 5, (190, 90), (8, 3), 70)) * soft
    if fringed:
        c, s = math.cos(angle), math.sin(angle)
        p = turned(np.add(corners, (x, y)), angle, x, y)
        fringe(r, tuple(p[0]), tuple(p[1]), (s, -c), length, fringed, seed)
        fringe(r, tuple(p[3]), tuple(p[2]), (-s, c), length, fringed, seed + 1)
    start = turned(np.array([(x - w / 2, y - h / 2)]), angle, x, y)[0]
    cover(r, outline, cloth, height, 5, angle, (float(start[0]), float(start[1])), grow)


def rod(r: Relief, y: float, x0: float, x1: float, code: str = "#8a5a33") -> None:
    """A round wooden rod with turned ends."""
    thread(r, np.array([(x0, y), (x1, y)], np.float32), 6.5, 20, tint(code), 0.2)
    rng = np.random.default_rng(1)
    for x in (x0, x1):
        body(r, rng, x, y, 18, 10, 10, 12, 0, tint(code), "round", 0.25, 0, 0.2)


def hung(
    r: Relief,
    cloth: Cloth,
    x0: float,
    x1: float,
    y0: float,
    y1: float,
    seed: int,
    fringed: str = "",
    grow: float = 1,
    deep: float = 1,
    code: str = "#8a5a33",
) -> None:
    """Cloth over a rod, falling in folds."""
    height = folds(0, seed, (62, 26), (66 * deep, 15 * deep), 16)
    _, yy = plane()
    height = height * (0.34 + 0.66 * np.clip((yy - y0) / (y1 - y0), 0, 1))
    xs = np.linspace(x0, x1, 48)
    low = height[int(y1) - 5, np.clip(xs.astype(int), 0, SIDE - 1)]
    ends = y1 + (low - low.mean()) * 0.34
    left = [(x0 - 4 * math.sin(i * 0.5), y0 + (y1 - y0) * i / 20) for i in range(20)]
    right = [(x1 + 4 * math.sin(i * 0.4 + 1), y0 + (y1 - y0) * i / 20) for i in range(20)]
    outline = np.array(left + list(zip(xs, ends, strict=True)) + right[::-1])
    rod(r, y0 + 1, x0 - 54, x1 + 54, code)
    if fringed:
        for i in range(len(xs) - 1):
            fringe(
                r, (float(xs[i]), float(ends[i]) - 2), (float(xs[i + 1]), float(ends[i + 1]) - 2), (0, 1), 30, fringed, seed + i, 5.4, 14
            )
    cover(r, outline, cloth, height, 16, 0, (x0, y0), grow, 2.5, 5)
    top = folds(0, seed + 3, (40, 20), (5, 2), 10)
    cover(
        r,
        np.array([(x0 - 1, y0 - 8), (x1 + 1, y0 - 8), (x1 + 1, y0 + 26), (x0 - 1, y0 + 26)]),
        cloth,
        top,
        30,
        0,
        (x0, y0 - 30),
        grow,
        3,
        12,
    )


def folded(
    r: Relief,
    cloth: Cloth,
    seed: int,
    angle: float = 0.2,
    w: float = 330,
    h: float = 300,
    at: tuple[float, float] = (320, 326),
    layers: int = 4,
    fringed: str = "",
    grow: float = 1,
) -> None:
    """A square of folded cloth, its layers showing on two sides."""
    x, y = at
    c, s = math.cos(angle), math.sin(angle)
    for i in range(layers):
        off = (layers - 1 - i) * 5.5
        ax, ay = x + off * c * 0.7 - off * s, y + off * s * 0.7 + off * c
        base = [
            (-w / 2, -h / 2 + 6),
            (-w / 2 + 8, -h / 2),
            (0, -h / 2 - 2),
            (w / 2 - 12, -h / 2 + 2),
            (w / 2, -h / 2 + 12),
            (w / 2 + 2, 0),
            (w / 2, h / 2 - 10),
            (w / 2 - 10, h / 2),
            (0, h / 2 + 3),
            (-w / 2 + 8, h / 2),
            (-w / 2, h / 2 - 8),
            (-w / 2 - 2, 0),
        ]
        outline = turned(spline(np.add(base, (ax, ay)), 6), angle, ax, ay)
        height = folds(angle + 0.5, seed + i, (170, 80), (7, 3), 50)
        start = turned(np.array([(ax - w / 2, ay - h / 2)]), angle, ax, ay)[0]
        if fringed and i == layers - 1:
            p = turned(np.add([(-w / 2 + 4, h / 2 - 2), (w / 2 - 4, h / 2 - 2)], (ax, ay)), angle, ax, ay)
            fringe(r, tuple(p[0]), tuple(p[1]), (-s, c), 34, fringed, seed, 5.4, 10 + i * 14)
        cover(r, outline, cloth, height, 4 + i * 15, angle, (float(start[0]) - i * 37, float(start[1]) - i * 53), grow, 3, 9)


def stack(r: Relief, cloths: list[Cloth], seed: int, base: float = 530, w: float = 400, each: float = 66, cx: float = 320) -> None:
    """Folded pieces lying on each other, seen from the front; the fold is at the left."""
    rng = np.random.default_rng(seed)
    y = base
    for i, cloth in enumerate(cloths):
        ww, hh = w + rng.integers(-14, 14), each + rng.integers(-7, 8)
        x0 = cx - ww / 2 + rng.integers(-7, 7)
        outline = spline(
            [
                (x0 + 8, y - hh),
                (x0 + ww * 0.5, y - hh - 2),
                (x0 + ww - 14, y - hh + 2),
                (x0 + ww, y - hh * 0.5),
                (x0 + ww - 12, y - 2),
                (x0 + ww * 0.5, y + 1),
                (x0 + 6, y),
                (x0 - 3, y - hh * 0.5),
            ],
            12,
        )
        xx, yy = plane()
        v = np.clip((yy - (y - hh)) / hh, 0, 1)
        layer = np.mod(v * 3, 1)
        height = (
            np.sqrt(np.clip(1 - (2 * layer - 1) ** 2, 0, 1)) * 12
            + (noise((SIDE, SIDE), 50, seed + i, 3, cell_x=170) - 0.5) * 10
            + np.clip((xx - x0) / 40, 0, 1) * 4
        )
        cover(r, outline, cloth, height.astype(np.float32), 12, 0, (x0 + i * 37, y - hh), 0.8, 1.5, 10)
        y -= hh - 2


def rolled(
    r: Relief, cloths: list[Cloth], seed: int, angle: float = -0.5, radius: float = 52, length: float = 420, gap: float = 1.0
) -> None:
    """Rolls of cloth side by side, seen from above, a coil at each end."""
    rng = np.random.default_rng(seed)
    c, s = math.cos(angle), math.sin(angle)
    xx, yy = plane(r.scale)
    for i, cloth in enumerate(cloths):
        off = (i - (len(cloths) - 1) / 2) * radius * 2 * gap
        cx, cy = 320 - s * off + c * rng.uniform(-16, 16), 320 + c * off + s * rng.uniform(-16, 16)
        p, q = (xx - cx) * c + (yy - cy) * s, (yy - cy) * c - (xx - cx) * s
        inside = ((np.abs(q) < radius) & (np.abs(p) < length / 2 + 5 * np.sin(q / radius * 3))).astype(np.float32)
        ring = np.clip(1 - (q / radius) ** 2, 0, 1)
        t = np.arcsin(np.clip(q / radius, -1, 1)) * radius
        ridge = np.exp(-(((q - radius * 0.45) / 2.2) ** 2)) * 3
        height = (6 + np.sqrt(ring) * radius - ridge).astype(np.float32)
        iu, iv = (
            np.mod((p * 2 + 2000).astype(np.int32), cloth.texture.shape[1]),
            np.mod((t * 2 + 900 + i * 333).astype(np.int32), cloth.texture.shape[0]),
        )
        r.lay(inside, height, cloth.texture[iv, iu], cloth.gloss, on_top=False)


def draped(
    r: Relief, cloth: Cloth, seed: int, wide: float = 250, top: float = 92, low: float = 580, fringed: str = "", grow: float = 1
) -> None:
    """A shawl caught up on a wooden peg, falling open."""
    xx, yy = plane()
    t = np.clip((yy - top) / (low - top), 0, 1)
    spread_ = 34 + (wide - 34) * t**0.72
    u = (xx - 320) / np.maximum(spread_, 1)
    bend = (noise((SIDE, SIDE), 200, seed, 2) - 0.5) * 0.25
    n = line_noise((u + bend) * 100, 34, seed)
    height = ((0.45 * n + 0.275 * (1 - np.cos(2 * np.pi * n))) * 84 + line_noise((u + bend) * 100, 15, seed + 3) * 18).astype(
        np.float32
    ) * (0.5 + 0.5 * t)
    edge = np.linspace(0, 1, 30)
    left = [(320 - (34 + (wide - 34) * k**0.72) + 5 * math.sin(k * 9), top + (low - top) * k * 0.94) for k in edge]
    right = [(320 + (34 + (wide - 34) * k**0.72) + 5 * math.sin(k * 8 + 1), top + (low - top) * k * 0.97) for k in edge]
    bottom = [
        (320 + wide * (k * 2 - 1), low + 16 * math.sin(k * 12 + seed % 7) + 26 * (1 - (2 * k - 1) ** 2)) for k in np.linspace(0, 1, 26)
    ]
    outline = np.array(left + bottom + right[::-1])
    if fringed:
        line = open_spline(np.array(bottom), 2)
        for i in range(len(line) - 1):
            fringe(
                r,
                (float(line[i, 0]), float(line[i, 1]) - 3),
                (float(line[i + 1, 0]), float(line[i + 1, 1]) - 3),
                (0, 1),
                32,
                fringed,
                seed + i,
                5.4,
                12,
            )
    cover(r, outline, cloth, height, 14, 0, (60, top), grow, 2.5, 7)
    rng = np.random.default_rng(2)
    body(r, rng, 320, top - 6, 56, 18, 18, 16, 0, tint("#7d5233"), "round", 0.3, 0, 0.2)
