"""What goods lie on or stand before: plaster, linen, wood, marble, and floors running into walls."""

from __future__ import annotations

import math

import numpy as np

from .forms import plane
from .light import AMBIENT, KEY, SIDE, SUN, Array, smoothstep, tint
from .noise import blur, noise

SHAPE = (SIDE, SIDE)


def window(rgb: Array, seed: int, depth: float = 0.16) -> Array:
    """The shadow of a window's bars across the picture, moved and turned a little by the seed."""
    rng = np.random.default_rng(seed + 991)
    angle = -0.42 + rng.normal(0, 0.10)
    sx, sy = rng.uniform(0, 160, 2)
    x, y = plane()
    u = (x - 320) * math.cos(angle) - (y - 320) * math.sin(angle)
    v = (x - 320) * math.sin(angle) + (y - 320) * math.cos(angle)
    u = u + v * 0.35
    panes = ((np.mod(u + sx, 200) < 170) & (np.mod(v + sy, 264) < 232)).astype(np.float32)
    return np.asarray(rgb * (1 - depth + depth * 1.3 * blur(panes, 10))[..., None], np.float32)


def _fall(rgb: Array, top: float = 1.12, drop: float = 0.22) -> Array:
    x, y = plane()
    return np.asarray(rgb * (top - drop * (x + y) / (2 * SIDE))[..., None], np.float32)


def _bumps(height: Array, rgb: Array, ambient: float = 0.5, diffuse: float = 0.72) -> Array:
    gy, gx = np.gradient(height)
    nz = 1 / np.sqrt(1 + gx * gx + gy * gy)
    facing = np.clip((-gx * SUN[0] - gy * SUN[1] + SUN[2]) * nz * 0.8 + 0.2, 0, 1)
    return np.asarray(rgb * (ambient * AMBIENT + diffuse * facing[..., None] * KEY), np.float32)


def plaster(code: str, seed: int, panes: bool = True) -> Array:
    """A limed wall."""
    n, fine = noise(SHAPE, 176, seed, 5), noise(SHAPE, 7, seed + 5, 3)
    c = tint(code) * (1 + 0.16 * (n - 0.5) + 0.05 * (fine - 0.5))[..., None]
    c = _fall(c)
    return window(c, seed) if panes else c


def linen(code: str, seed: int, wrinkle: float = 1) -> Array:
    """A cloth of thick and thin threads with soft wrinkles."""
    weft, warp = noise(SHAPE, 2.4, seed, 2, cell_x=48), noise(SHAPE, 48, seed + 9, 2, cell_x=2.4)
    big = noise(SHAPE, 208, seed + 3, 4)
    c = tint(code) * (1 + 0.16 * (weft - 0.5) + 0.16 * (warp - 0.5))[..., None]
    return _fall(_bumps(big * 56 * wrinkle, c), 1.1, 0.16)


def wood(code: str, seed: int, planks: int = 4, upright: bool = False) -> Array:
    """Planks with grain and dark joints, lying or `upright`."""
    rng = np.random.default_rng(seed)
    _, y = plane()
    width = SIDE / planks
    index = np.clip((y // width).astype(int), 0, planks)
    tone = rng.random(planks + 1).astype(np.float32)
    grain, fine = noise(SHAPE, 11, seed, 4, cell_x=336), noise(SHAPE, 3, seed + 3, 2, cell_x=128)
    ring = np.sin((grain * 26 + index * 3.1) * 2.2) * 0.5 + 0.5
    v = 1 + 0.20 * (ring - 0.5) + 0.22 * (fine - 0.5) + 0.14 * (tone[index] - 0.5)
    edge = np.minimum(np.mod(y, width), width - np.mod(y, width))
    v = v * (1 - 0.55 * np.exp(-((edge / 1.5) ** 2)))
    c = tint(code) * v[..., None]
    return _fall(np.ascontiguousarray(c.transpose(1, 0, 2)) if upright else c, 1.14, 0.26)


def marble(code: str, seed: int) -> Array:
    """Stone with a few faint veins."""
    x, y = plane()
    warp = noise(SHAPE, 150, seed, 5) * 260
    vein = np.exp(-((np.abs(np.mod(x * 0.7 + y + warp, 260) - 130) / 5) ** 1.1)) * noise(SHAPE, 90, seed + 4, 2)
    cloud = noise(SHAPE, 120, seed + 2, 5)
    return _fall(tint(code) * (1 + 0.10 * (cloud - 0.5) - 0.26 * vein)[..., None], 1.1, 0.2)


def sweep(wall: str, floor: str, seed: int, horizon: float = 380, panes: bool = True) -> Array:
    """A seamless floor running up into a wall; `horizon` is where it turns, px from the top."""
    _, y = plane()
    k = 1 / (1 + np.exp(-(y - horizon) / 26))
    c = tint(wall) * (1 - k[..., None]) + tint(floor) * k[..., None]
    c = c * (1 + 0.10 * (noise(SHAPE, 190, seed, 4) - 0.5))[..., None]
    c = _fall(c, 1.14, 0.26)
    return window(c, seed, 0.13) if panes else c


def table(wall: str, board: str, seed: int, horizon: float = 350, panes: bool = True) -> Array:
    """A wooden table before a wall."""
    _, y = plane()
    k = smoothstep(horizon - 4, horizon + 4, y)[..., None]
    back = plaster(wall, seed, panes)
    gap = np.clip(1 - np.abs(y - horizon + 5) / 10, 0, 1)[..., None]
    return np.asarray(back * (1 - k) * (1 - 0.14 * gap) + wood(board, seed, 3) * k, np.float32)


def cloth_table(wall: str, cloth: str, seed: int, horizon: float = 350) -> Array:
    """A table under a cloth before a wall."""
    _, y = plane()
    k = smoothstep(horizon - 5, horizon + 5, y)[..., None]
    return np.asarray(plaster(wall, seed) * (1 - k) + linen(cloth, seed, 0.6) * k, np.float32)


def ground(spec: str, seed: int) -> Array:
    """A ground by name, as `linen:#d9cbb2` or `table:#dfd3c1,#7d5636,340`."""
    kind, _, rest = spec.partition(":")
    parts = rest.split(",")
    if kind in ("sweep", "table", "cloth"):
        horizon = float(parts[2]) if len(parts) > 2 else 360
        return {"sweep": sweep, "table": table, "cloth": cloth_table}[kind](parts[0], parts[1], seed, horizon)
    if kind == "plank":
        return wood(parts[0], seed, 4, upright=True)
    if kind == "flat":
        return plaster(parts[0], seed, False)
    return {"plaster": plaster, "linen": linen, "wood": wood, "marble": marble}[kind](parts[0], seed)
