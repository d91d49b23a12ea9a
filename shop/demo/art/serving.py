"""What goods are served on, from above: plates, bowls, trays, boards, boxes, paper."""

from __future__ import annotations

import math

import numpy as np

from .light import Array, tint
from .noise import noise
from .relief import Relief


def plate(
    r: Relief,
    x: float,
    y: float,
    radius: float,
    colour: str = "#f1e9dc",
    rim: float = 0.13,
    depth: float = 12,
    gloss: float = 0.35,
    pattern: Array | None = None,
    speck: float = 0,
    seed: int = 0,
    metal: float = 0,
    edge: str = "",
) -> float:
    """A round plate or, deeper, a bowl; answers the height of its floor. `pattern` is a square picture for the whole round."""
    spot = r.grid(x, y, radius + 1)
    if spot is None:
        return 0
    part, u, v = spot
    d = np.hypot(u, v) / radius
    inner = 1 - rim
    lip = np.sqrt(np.clip(1 - ((d - (1 - rim * 0.42)) / (rim * 0.42)) ** 2, 0, 1)) * 3.4
    t = np.clip((d - inner * 0.80) / (1 - inner * 0.80), 0, 1)
    height = 5 + depth * t**1.6 + np.where(d > inner, lip, lip * 0)
    height = np.where(d > 1 - rim * 0.42, height - depth * 0.25 * np.clip((d - (1 - rim * 0.3)) / (rim * 0.3), 0, 1) ** 2, height)
    shape = d.shape
    rgb = np.broadcast_to(tint(colour), (*shape, 3)).copy()
    if pattern is not None:
        n = pattern.shape[0]
        iu = np.clip(((u / radius) * 0.5 + 0.5) * n, 0, n - 1).astype(int)
        iv = np.clip(((v / radius) * 0.5 + 0.5) * n, 0, n - 1).astype(int)
        rgb = pattern[np.broadcast_to(iv, shape), np.broadcast_to(iu, shape)]
    if edge:
        rgb = np.where((d > 0.965)[..., None], tint(edge), rgb)
    if speck:
        spots = noise(shape, 4.4, seed, 1) > 0.85
        rgb = rgb * (1 - speck * spots)[..., None]
    r.write(part, d < 1, height.astype(np.float32), np.asarray(rgb, np.float32), gloss, metal)
    return 5.0


def hammered_tray(r: Relief, x: float, y: float, radius: float, code: str, seed: int) -> float:
    """A beaten copper or brass tray with an engraved ring."""
    spot = r.grid(x, y, radius + 1)
    if spot is None:
        return 0
    part, u, v = spot
    d = np.hypot(u, v) / radius
    shape = d.shape
    dents = noise(shape, 17, seed, 2)
    height = 5 + 13 * np.clip((d - 0.86) / 0.14, 0, 1) ** 1.4 + dents * 1.7
    for ring in (0.84, 0.80, 0.52):
        height -= 1.2 * np.exp(-(((d - ring) / 0.008) ** 2))
    angle = np.arctan2(v, u)
    height -= 1.0 * ((np.abs(d - 0.82) < 0.012) & (np.sin(angle * 60) > 0))
    rgb = np.broadcast_to(tint(code), (*shape, 3)) * (0.9 + 0.2 * noise(shape, 60, seed + 1, 2))[..., None]
    r.write(part, d < 1, height.astype(np.float32), np.asarray(rgb, np.float32), 0.5, 0.7)
    return 6.5


def slab(
    r: Relief,
    x: float,
    y: float,
    w: float,
    h: float,
    angle: float,
    code: str,
    seed: int,
    thick: float = 12,
    kind: str = "wood",
    round_: float = 10,
    gloss: float = 0.06,
) -> float:
    """A board, a sheet of paper or a stone slab, turned; answers its height."""
    n = r.z.shape[0]
    spot = r.grid(x, y, math.hypot(w, h) / 2 + 2)
    if spot is None:
        return 0
    part, u, v = spot
    c, s = math.cos(angle), math.sin(angle)
    p, q = u * c + v * s, v * c - u * s
    dx, dy = np.abs(p) - (w / 2 - round_), np.abs(q) - (h / 2 - round_)
    edge = np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0) - round_
    height = thick - 3 * np.clip(1 + edge / 4, 0, 1) ** 2
    shape = edge.shape
    if kind == "wood":
        iu = np.clip((p + n / 4), 0, 639).astype(int) % 640
        iv = np.clip((q + n / 4), 0, 639).astype(int) % 640
        grain = noise((640, 640), 13, seed, 4, cell_x=380)
        fine = noise((640, 640), 3, seed + 3, 2, cell_x=140)
        tone = 1 + 0.24 * np.sin(grain * 40) * 0.5 + 0.2 * (fine - 0.5)
        rgb = tint(code) * tone[iv, iu][..., None]
    elif kind == "paper":
        rgb = tint(code) * (1 + 0.10 * (noise(shape, 6, seed, 3) - 0.5))[..., None]
        height = height + 5 * (noise(shape, 150, seed + 2, 2) - 0.5)
    else:
        rgb = tint(code) * (1 + 0.14 * (noise(shape, 60, seed, 4) - 0.5) - 0.25 * (noise(shape, 4, seed + 1, 1) > 0.86))[..., None]
    r.write(part, edge < 0, height.astype(np.float32), np.asarray(rgb, np.float32), gloss)
    return thick


def box(r: Relief, x: float, y: float, w: float, h: float, code: str, inside: str = "#f4ecdc", wall: float = 10, tall: float = 46) -> float:
    """An open box with upright walls; answers the height of its floor."""
    spot = r.grid(x, y, math.hypot(w, h) / 2 + 4)
    if spot is None:
        return 0
    part, u, v = spot
    e = np.maximum(np.abs(u) - w / 2, np.abs(v) - h / 2)
    rim = e > -wall
    height = np.where(rim, tall, 8).astype(np.float32)
    rgb = np.where(rim[..., None], tint(code), tint(inside)).astype(np.float32)
    r.write(part, e < 0, height, rgb, 0.08)
    return 8


def tray_basket(r: Relief, x: float, y: float, radius: float, codes: tuple[str, ...], coils: int = 9) -> float:
    """A coiled straw tray from above; answers the height of its floor."""
    spot = r.grid(x, y, radius + 2)
    if spot is None:
        return 0
    part, u, v = spot
    d = np.hypot(u, v) / radius
    angle = np.arctan2(v, u)
    coil = d * coils
    rise = np.abs(np.sin(coil * math.pi)) ** 0.6
    stitch = np.abs(np.sin(angle * np.maximum(6, np.floor(coil) * 12) + np.floor(coil) * 1.7))
    height = 5 + 20 * np.clip((d - 0.70) / 0.30, 0, 1) ** 1.4 + 3.4 * rise + 1.3 * stitch * rise
    index = np.floor(coil).astype(int)
    pick = np.array([tint(codes[i % len(codes)]) for i in range(coils + 2)])
    rgb = pick[np.clip(index, 0, coils + 1)] * (0.78 + 0.3 * stitch)[..., None]
    r.write(part, d < 1, height.astype(np.float32), np.asarray(rgb, np.float32), 0.05)
    return 7
