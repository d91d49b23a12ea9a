"""Made-up pieces: cushions, round cloths, framed pictures, felts."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .drapes import Cloth, cover, folds
from .forms import circle, plane, spline
from .light import SIDE, Array, tint
from .motifs import Pen
from .noise import noise, resized
from .pieces import frame_lines
from .relief import Relief
from .weaves import felted

Codes = Sequence[str]


def cushion(r: Relief, cloth: Cloth, side: float, seed: int) -> None:
    """A plump cushion with corded edge."""
    h = side / 2
    outline = spline(
        [
            (320 - h, 320 - h),
            (320, 320 - h + 14),
            (320 + h, 320 - h),
            (320 + h - 14, 320),
            (320 + h, 320 + h),
            (320, 320 + h - 14),
            (320 - h, 320 + h),
            (320 - h + 14, 320),
        ],
        14,
    )
    x, y = plane()
    u, v = np.clip(np.abs(x - 320) / h, 0, 1), np.clip(np.abs(y - 320) / h, 0, 1)
    dome = ((1 - u**2.6) * (1 - v**2.6)) ** 0.55 * 74 + folds(0.8, seed, (120, 50), (7, 3), 50)
    cover(
        r,
        outline,
        cloth,
        dome.astype(np.float32),
        6,
        0,
        (320 - h + 6, 320 - h + 6),
        (side - 12) / (cloth.texture.shape[1] / 2) if cloth.texture.shape[1] < 1000 else 1,
        0,
        8,
    )


def round_cloth(r: Relief, cloth: Cloth, radius: float, seed: int) -> None:
    """A round cloth lying flat."""
    t = np.linspace(0, 2 * math.pi, 90, endpoint=False)
    d = radius * (1 + 0.008 * np.sin(t * 12))
    height = folds(0.6, seed, (140, 60), (9, 3), 60)
    n = cloth.texture.shape[0] / 2
    cover(r, np.stack([320 + d * np.cos(t), 320 + d * np.sin(t)], 1), cloth, height, 5, 0, (320 - n / 2, 320 - n / 2), 1, 3, 5)


def frame(
    r: Relief,
    picture: Array,
    x: float,
    y: float,
    w: float,
    h: float,
    seed: int,
    code: str = "#6b4226",
    gilt: str = "#c79a3e",
    wide: float = 30,
) -> None:
    """A picture in a moulded frame with a gilt inner edge."""
    spot = r.grid(x, y, math.hypot(w, h) / 2 + wide + 8)
    if spot is None:
        return
    part, u, v = spot
    e = np.maximum(np.abs(u) - w / 2, np.abs(v) - h / 2)
    k = np.clip(e / wide, 0, 1)
    height = np.where(e < 0, 14, 18 + 16 * np.sin(k * math.pi) + 3 * np.sin(k * 9)).astype(np.float32)
    ph, pw = picture.shape[:2]
    iu = np.broadcast_to(np.clip((u / w + 0.5) * (pw - 1), 0, pw - 1).astype(int), e.shape)
    iv = np.broadcast_to(np.clip((v / h + 0.5) * (ph - 1), 0, ph - 1).astype(int), e.shape)
    grain = 0.84 + 0.32 * noise(e.shape, 8, seed, 3, cell_x=90)
    wood = tint(code) * grain[..., None]
    rgb = np.where((e < 0)[..., None], picture[iv, iu], np.where((k < 0.22)[..., None], tint(gilt), wood))
    metal = np.where((e > 0) & (k < 0.22), 0.5, 0).astype(np.float32)
    r.write(part, e < wide, height, np.asarray(rgb, np.float32), np.where(e < 0, 0.05, 0.25).astype(np.float32), metal)


def felt(r: Relief, kind: str, codes: Codes, seed: int) -> None:
    """Felted things: a patterned rug, a round mat, a hat from above."""
    if kind == "hat":
        cloth = Cloth(felted(codes[0], seed))
        x, y = plane()
        d = np.hypot(x - 320, (y - 322))
        dome = np.where(
            d < 150, 60 + 70 * np.sqrt(np.clip(1 - (d / 150) ** 2.6, 0, 1)), 10 + 4 * np.sin(np.arctan2(y - 322, x - 320) * 3)
        ).astype(np.float32)
        cover(r, circle(320, 322, 250, 100, 0.98), cloth, dome, 6, 0, (0, 0), 1, 0, 10)
        band = Cloth(felted(codes[1], seed + 1))
        ring = ((np.hypot(*(np.array(plane(r.scale)) - np.array([320, 322])[:, None, None])) - 158) ** 2 < 100).astype(np.float32)
        r.lay(ring, np.full_like(ring, 44.0), band.texture[: ring.shape[0], : ring.shape[1]], 0.02)
        return
    base = felted(codes[0], seed)
    pen = Pen(640, 640, codes[0])
    if kind == "rug":
        frame_lines(pen, 640, 640, ((84, codes[0]),))
        pen.line([(104, 124), (536, 124), (536, 516), (104, 516), (104, 124)], codes[1], 12)
        pen.line([(124, 144), (516, 144), (516, 496), (124, 496), (124, 144)], codes[2], 5)
        for k, c in ((110, codes[1]), (84, codes[0]), (66, codes[2]), (34, codes[1])):
            pen.star(320, 320, k * 1.2, 8, c, 0.72)
        for q in (-1, 1):
            pen.boteh(320 + q * 150, 320, 44, (codes[1], codes[0], codes[2], codes[1], codes[0]), q)
            for p in (-1, 1):
                pen.star(320 + q * 150, 320 + p * 110, 26, 6, codes[2], 0.5)
        outline = spline([(72, 92), (320, 86), (566, 94), (572, 320), (564, 548), (320, 554), (76, 546), (68, 320)], 10)
    else:
        for k, c in ((228, codes[1]), (208, codes[0]), (150, codes[2]), (132, codes[0])):
            pen.dot(320, 320, k, c)
        for i in range(16):
            a = i * math.pi / 8
            pen.leaf(320 + 178 * math.cos(a), 320 + 178 * math.sin(a), 24, a, codes[3] if i % 2 else codes[1], 0.5)
        pen.star(320, 320, 118, 12, codes[3], 0.56)
        pen.star(320, 320, 74, 12, codes[1], 0.6)
        pen.dot(320, 320, 26, codes[2])
        outline = circle(320, 320, 250, 100)
    flat_ = pen.done()
    soft = np.stack([resized(resized(flat_[..., k], 420, 420), 1280, 1280) for k in range(3)], -1)
    texture = soft * (base.mean(-1, keepdims=True) / base.mean()) * np.float32(1.0)
    height = (noise((SIDE, SIDE), 110, seed, 3) - 0.5) * 14
    cover(r, outline, Cloth(np.asarray(texture, np.float32)), height, 7, 0, (0, 0), 1, 0, 8)
