"""Small bodies of a heap: ellipsoids, rounded boxes, leaves, petals, seeds, threads."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from .light import Array, tint
from .noise import noise
from .relief import Relief

Rng = np.random.Generator


@lru_cache(maxsize=4)
def _mottle(cell: int) -> Array:
    return (noise((512, 512), cell, 5, 3) - 0.5) * 1.6


def jitter(rng: Rng, codes: tuple[str, ...] | str, amount: float = 0.1) -> Array:
    """One of the colours, a little lighter or darker."""
    code = codes if isinstance(codes, str) else codes[int(rng.integers(len(codes)))]
    return np.asarray(tint(code) * np.float32(max(0.3, 1 + rng.normal(0, amount))), np.float32)


def body(
    r: Relief,
    rng: Rng,
    x: float,
    y: float,
    z: float,
    a: float,
    b: float,
    h: float,
    angle: float,
    rgb: Array,
    kind: str = "round",
    gloss: float = 0.1,
    crease: float = 0,
    mottle: float = 0.14,
    lean: float = 0,
    cell: int = 7,
    on_top: bool = False,
    metal: float = 0,
) -> None:
    """One body of half axes a, b and height h about x, y, standing on z; `lean` tips it along its length."""
    spot = r.grid(x, y, max(a, b) + 1)
    if spot is None:
        return
    part, u, v = spot
    c, s = math.cos(angle), math.sin(angle)
    p, q = (u * c + v * s) / a, (v * c - u * s) / b
    if kind == "box":
        d = p**4 + q**4
        rise = np.clip(1 - d, 0, 1) ** 0.32
    elif kind == "disc":
        d = p * p + q * q
        rise = np.clip(1 - d**3, 0, 1) ** 0.5
    elif kind == "leaf":
        wide = np.clip(1 - p * p, 1e-3, 1) ** 0.85
        e = q / wide
        d = np.where(np.abs(p) < 1, e * e, 2)
        rise = 0.35 + 0.55 * np.abs(e) * (1 - 0.4 * np.abs(e)) + 0.2 * p
    elif kind == "petal":
        wide = np.clip(1 - p * p, 1e-3, 1) ** 0.5 * (0.78 + 0.22 * p)
        e = q / wide
        d = np.where(np.abs(p) < 1, e * e, 2)
        rise = 0.4 + 0.5 * e * e * (0.5 + 0.5 * p) + 0.35 * p
    elif kind == "almond":
        wide = np.clip(1 - p * p, 1e-3, 1) ** 0.55 * (0.80 + 0.24 * p)
        d = np.where(np.abs(p) < 1, (q / wide) ** 2, 2)
        rise = np.sqrt(np.clip(1 - np.maximum(d, p * p), 0, 1))
    elif kind == "diamond":
        d = np.maximum(np.abs(p + q), np.abs(p - q)) ** 2
        rise = np.clip(1 - d**4, 0, 1) ** 0.35
    elif kind == "slab":
        d = np.maximum(np.abs(p), np.abs(q)) ** 2
        rise = np.clip(1 - d**6, 0, 1) ** 0.35
    else:
        d = p * p + q * q
        rise = np.sqrt(np.clip(1 - d, 0, 1))
    if kind == "seed":
        rise = rise * (1 + 0.16 * np.cos(q * 9))
    if crease:
        rise = rise - crease * np.exp(-((q / 0.16) ** 2))
    height = (z + h * rise + lean * p * a).astype(np.float32)
    colour: Array = rgb
    if mottle:
        m = _mottle(cell)
        oy, ox = int(rng.integers(0, 512 - min(500, height.shape[0]))), int(rng.integers(0, 512 - min(500, height.shape[1])))
        patch = m[oy : oy + height.shape[0], ox : ox + height.shape[1]]
        if patch.shape == height.shape:
            colour = rgb * (1 + mottle * patch)[..., None]
    r.write(part, np.broadcast_to(d, height.shape) < 1, height, np.broadcast_to(colour, (*height.shape, 3)), gloss, metal, on_top=on_top)


def thread(
    r: Relief, points: Array, width: float, z: float, rgb: Array, gloss: float = 0.15, lift: Array | None = None, metal: float = 0
) -> None:
    """A round thread along points, as a chain of short capsules."""
    for i in range(len(points) - 1):
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        length = math.hypot(x1 - x0, y1 - y0)
        spot = r.grid((x0 + x1) / 2, (y0 + y1) / 2, length / 2 + width + 1)
        if spot is None or length < 1e-6:
            continue
        part, u, v = spot
        c, s = (x1 - x0) / length, (y1 - y0) / length
        along, across = u * c + v * s, v * c - u * s
        beyond = np.maximum(np.abs(along) - length / 2, 0)
        d = (across * across + beyond * beyond) / (width * width)
        up = z if lift is None else z + float(lift[i]) + (float(lift[i + 1]) - float(lift[i])) * np.clip(along / length + 0.5, 0, 1)
        height = (up + width * np.sqrt(np.clip(1 - d, 0, 1))).astype(np.float32)
        r.write(part, d < 1, height, np.broadcast_to(rgb, (*height.shape, 3)), gloss, metal)


def mound(
    r: Relief,
    x: float,
    y: float,
    radius: float,
    z: float,
    dome: float,
    rgb: Array,
    seed: int,
    rough: float = 0.08,
    fine: float = 0,
    gloss: float = 0.03,
) -> None:
    """A low heap of one stuff with an uneven edge."""
    spot = r.grid(x, y, radius * 1.15)
    if spot is None:
        return
    part, u, v = spot
    shape = (v.shape[0], u.shape[1])
    d = np.hypot(u, v) / radius + rough * (noise(shape, 64, seed, 3) - 0.5) * 2
    height = z + dome * np.sqrt(np.clip(1 - d * d, 0, 1)) + 0.01
    if fine:
        height = height + fine * (noise(shape, 9, seed + 3, 3) - 0.5)
    colour = rgb * (0.82 + 0.36 * noise(shape, 14, seed + 1, 3))[..., None]
    r.write(part, d < 1, height.astype(np.float32), colour, gloss)
