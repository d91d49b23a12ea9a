"""Things seen from above: one field of heights, lit at twice the size and laid on a ground.

Every body is written where it stands higher than what is there, so heaps, plates, cloth and jewellery share one light,
one shadow and one occlusion.
"""

from __future__ import annotations

import math

import numpy as np

from .light import AMBIENT, HALF, KEY, SIDE, SUN, Array, shaded, smoothstep
from .noise import blur, resized, shifted

SLOPE = float(SUN[2] / math.hypot(float(SUN[0]), float(SUN[1])))
TOWARD = (float(SUN[0]) / math.hypot(float(SUN[0]), float(SUN[1])), float(SUN[1]) / math.hypot(float(SUN[0]), float(SUN[1])))


def cast(height: Array, reach: float, soft: float = 0.30) -> Array:
    """Where the key light is kept off by something higher, 0..1, softer with distance."""
    out = np.zeros_like(height)
    t = 1.5
    while t < reach:
        dx, dy = -round(TOWARD[0] * t), -round(TOWARD[1] * t)
        over = shifted(height, dx, dy) - height - SLOPE * t
        np.maximum(out, np.clip(over / (soft * t + 0.8), 0, 1), out=out)
        t = t * 1.13 + 0.9
    return out


def hollows(height: Array) -> Array:
    """How deep a point lies among its neighbours, 0..1."""
    out = np.zeros_like(height)
    for sigma, weight in ((2.5, 0.34), (7, 0.32), (18, 0.30)):
        out += weight * np.clip((blur(height, sigma) - height) / (sigma * 0.8), 0, 1)
    return out


def sky(rx: Array, ry: Array, rz: Array) -> Array:
    """What a polished surface reflects: a dim room, a broad window at the top left, a thin light at the right."""
    a = rx * -0.66 + ry * -0.75
    b = rx * 0.75 + ry * -0.66
    window = smoothstep(0.26, 0.36, a) * (1 - smoothstep(0.78, 0.88, a)) * (1 - smoothstep(0.34, 0.46, np.abs(b)))
    bar = smoothstep(0.62, 0.70, -a) * (1 - smoothstep(0.84, 0.9, -a)) * 0.4
    return np.asarray(1.9 * window + bar + 0.16 + 0.22 * np.clip(rz, 0, 1), np.float32)


class Relief:
    """The field. Coordinates and heights are px of the finished picture; `scale` is how much finer it is drawn."""

    def __init__(self, scale: int = 2) -> None:
        n = SIDE * scale
        self.scale = scale
        self.z: Array = np.zeros((n, n), np.float32)
        self.gx: Array = np.zeros((n, n), np.float32)
        self.gy: Array = np.zeros((n, n), np.float32)
        self.rgb: Array = np.zeros((n, n, 3), np.float32)
        self.gloss: Array = np.zeros((n, n), np.float32)
        self.metal: Array = np.zeros((n, n), np.float32)
        self.cover = np.zeros((n, n), bool)

    def grid(self, x: float, y: float, radius: float) -> tuple[tuple[slice, slice], Array, Array] | None:
        """The part of the field about x, y, and the distances from there; None when it lies outside."""
        s, n = self.scale, SIDE * self.scale
        x0, x1 = max(0, int((x - radius) * s)), min(n, int((x + radius) * s) + 2)
        y0, y1 = max(0, int((y - radius) * s)), min(n, int((y + radius) * s) + 2)
        if x0 >= x1 or y0 >= y1:
            return None
        u = (np.arange(x0, x1, dtype=np.float32) + 0.5) / s - np.float32(x)
        v = (np.arange(y0, y1, dtype=np.float32) + 0.5) / s - np.float32(y)
        return (slice(y0, y1), slice(x0, x1)), u[None, :], v[:, None]

    def write(
        self,
        part: tuple[slice, slice],
        inside: Array,
        height: Array,
        rgb: Array,
        gloss: float | Array = 0.1,
        metal: float | Array = 0,
        slopes: tuple[Array, Array] | None = None,
        on_top: bool = False,
    ) -> None:
        """Put a surface into the field where `inside` and, unless `on_top`, where it stands higher than what is there."""
        z = self.z[part]
        keep = np.asarray(inside, bool) if on_top else (np.asarray(inside, bool) & (height > z))
        if not keep.any():
            return
        if slopes is None:
            gy, gx = np.gradient(height)
            slopes = (gx * self.scale, gy * self.scale)
        z[keep] = height[keep]
        self.gx[part][keep] = slopes[0][keep]
        self.gy[part][keep] = slopes[1][keep]
        self.rgb[part][keep] = rgb[keep] if rgb.ndim == 3 else rgb
        for field, value in ((self.gloss, gloss), (self.metal, metal)):
            field[part][keep] = value[keep] if isinstance(value, np.ndarray) else value
        self.cover[part] |= keep

    def lay(self, inside: Array, height: Array, rgb: Array, gloss: float | Array = 0.05, metal: float = 0, on_top: bool = True) -> None:
        """A surface over the whole field (planes of the field's own size), on its bounding box."""
        rows, cols = np.flatnonzero(inside.any(1)), np.flatnonzero(inside.any(0))
        if not len(rows):
            return
        part = (slice(int(rows[0]), int(rows[-1]) + 1), slice(int(cols[0]), int(cols[-1]) + 1))
        h = height[part]
        keep = inside[part] > 0.5
        flat = rgb[part] if rgb.ndim == 3 else rgb
        g = gloss[part] if isinstance(gloss, np.ndarray) else gloss
        self.write(part, keep, h, flat, g, metal, on_top=on_top)

    def smooth_cover(self) -> Array:
        """How much of each finished pixel is covered."""
        s = self.scale
        return np.asarray(self.cover.reshape(SIDE, s, SIDE, s).mean((1, 3)), np.float32)

    def render(self, ground: Array, ambient: float = 0.40, diffuse: float = 0.82, wrap: float = 0.22, deep: float = 0.78) -> Array:
        """The lit picture on a ground, (640, 640, 3)."""
        s = self.scale
        low = self.z.reshape(SIDE, s, SIDE, s).max((1, 3))
        dark = cast(low, float(low.max()) / SLOPE * 1.15 + 6)
        deepness = hollows(low)
        cover = self.smooth_cover()
        g = shaded(ground, blur(dark, 1.6) * 0.60 + np.clip(deepness - 0.12, 0, 1) * 0.55)
        rows, cols = np.flatnonzero(cover.any(1)), np.flatnonzero(cover.any(0))
        if not len(rows):
            return g
        a, b, c, d = int(rows[0]), int(rows[-1]) + 1, int(cols[0]), int(cols[-1]) + 1
        fine = (slice(a * s, b * s), slice(c * s, d * s))
        w, h = (d - c) * s, (b - a) * s
        lit = self._lit(fine, resized(dark[a:b, c:d], w, h), resized(deepness[a:b, c:d], w, h), ambient, diffuse, wrap, deep)
        lit *= self.cover[fine][..., None]
        small = lit.reshape(b - a, s, d - c, s, 3).mean((1, 3))
        k = cover[a:b, c:d, None]
        g[a:b, c:d] = g[a:b, c:d] * (1 - k) + small
        return g

    def _lit(
        self, fine: tuple[slice, slice], dark: Array, deepness: Array, ambient: float, diffuse: float, wrap: float, deep: float
    ) -> Array:
        gx, gy = np.clip(self.gx[fine], -3.2, 3.2), np.clip(self.gy[fine], -3.2, 3.2)
        nz = 1 / np.sqrt(1 + gx * gx + gy * gy)
        nx, ny = -gx * nz, -gy * nz
        facing = np.clip((nx * SUN[0] + ny * SUN[1] + nz * SUN[2] + wrap) / (1 + wrap), 0, 1) * (1 - 0.72 * dark)
        closed = 1 - deep * np.clip(deepness, 0, 1)
        base = self.rgb[fine]
        metal, gloss = self.metal[fine], self.gloss[fine]
        body = 1 - 0.62 * metal
        out = base * ((ambient * closed * body)[..., None] * AMBIENT + (diffuse * facing * (0.35 + 0.65 * closed) * body)[..., None] * KEY)
        rx, ry, rz = 2 * nz * nx, 2 * nz * ny, 2 * nz * nz - 1
        room = sky(rx, ry, rz) * (0.25 + 0.75 * closed) * (1 - 0.55 * dark)
        fresnel = 0.05 + 0.95 * (1 - np.clip(nz, 0, 1)) ** 4
        spec = np.clip(nx * HALF[0] + ny * HALF[1] + nz * HALF[2], 0, 1) ** 38 * gloss * (1 - dark) * 0.55
        out += (room * gloss * fresnel * (1 - metal) + spec)[..., None]
        out += base * (room * metal * 0.95)[..., None]
        return np.asarray(out, np.float32)
