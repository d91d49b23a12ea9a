"""Outlines: splines, turning, mirror images, masks."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from .light import SIDE, Array

Points = Sequence[tuple[float, float]] | Array


def spline(points: Points, steps: int = 10) -> Array:
    """A closed Catmull-Rom curve through the points."""
    p = np.asarray(points, np.float32)
    p0, p1, p2, p3 = np.roll(p, 1, 0), p, np.roll(p, -1, 0), np.roll(p, -2, 0)
    return _curve(p0, p1, p2, p3, steps)


def open_spline(points: Points, steps: int = 10) -> Array:
    """An open Catmull-Rom curve through the points, both ends included."""
    p = np.asarray(points, np.float32)
    q = np.vstack([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    return np.vstack([_curve(q[:-3], q[1:-2], q[2:-1], q[3:], steps), p[-1:]])


def _curve(p0: Array, p1: Array, p2: Array, p3: Array, steps: int) -> Array:
    t = np.linspace(0, 1, steps, endpoint=False, dtype=np.float32)[None, :, None]
    a, b, c, d = (q[:, None, :] for q in (p0, p1, p2, p3))
    out = 0.5 * ((2 * b) + (-a + c) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (-a + 3 * b - 3 * c + d) * t**3)
    return np.asarray(out.reshape(-1, 2), np.float32)


def placed(points: Points, x: float, y: float, scale: float = 1, angle: float = 0) -> Array:
    """Points about 0, 0 grown, turned and moved to x, y."""
    p = np.asarray(points, np.float32) * scale
    c, s = math.cos(angle), math.sin(angle)
    return np.stack([p[:, 0] * c - p[:, 1] * s + x, p[:, 0] * s + p[:, 1] * c + y], 1)


def turned(points: Points, angle: float, x: float, y: float) -> Array:
    """Points turned about x, y."""
    return placed(np.asarray(points, np.float32) - np.array([x, y], np.float32), x, y, 1, angle)


def mirrored(half: Points) -> Array:
    """An outline closed by the mirror image of its half about x = 0."""
    p = np.asarray(half, np.float32)
    q = p[::-1].copy()
    q[:, 0] *= -1
    return np.vstack([p, q])


def mask(points: Points, scale: int = 2, side: int = SIDE) -> Array:
    """The inside of a polygon as 0 or 1 on a plane of `side * scale`."""
    image = Image.new("L", (side * scale, side * scale))
    ImageDraw.Draw(image).polygon([(float(x) * scale, float(y) * scale) for x, y in np.asarray(points)], fill=1)
    return np.asarray(image, np.float32)


def plane(scale: int = 1, side: int = SIDE) -> tuple[Array, Array]:
    """x and y of every pixel, in px of the finished picture."""
    y, x = np.mgrid[0 : side * scale, 0 : side * scale].astype(np.float32)
    return (x + 0.5) / scale, (y + 0.5) / scale


def boteh(x: float, y: float, size: float, flip: int = 1, angle: float = 0, steps: int = 48) -> Array:
    """The bent drop of the paisley."""
    t = np.linspace(0, 2 * np.pi, steps, endpoint=False, dtype=np.float32)
    u = 0.78 * np.sin(t) * np.abs(np.sin(t / 2)) ** 1.25
    v = -0.92 * np.cos(t)
    q = np.clip(-v + 0.1, 0, None)
    u = (u + 0.62 * q**2.2) * flip
    v = v + 0.16 * q**3
    return placed(np.stack([u, v], 1), x, y, size, angle)


def circle(x: float, y: float, radius: float, steps: int = 72, squeeze: float = 1, angle: float = 0) -> Array:
    """A circle or, squeezed, an ellipse."""
    t = np.linspace(0, 2 * np.pi, steps, endpoint=False, dtype=np.float32)
    return placed(np.stack([np.cos(t), squeeze * np.sin(t)], 1), x, y, radius, angle)


def spread(rng: np.random.Generator, count: int, radius: float, power: float = 0.5, jitter: float = 0.42) -> Array:
    """Points in a disc about 0, 0, the outermost first: even by the golden angle, each moved by a part of the gap between them.

    A `power` above 0.5 brings them nearer to the centre.
    """
    k = np.arange(count) + 0.5
    d = radius * (k / count) ** power
    a = k * 2.39996 + rng.random() * 6.3
    gap = radius / math.sqrt(max(count, 1)) * 1.7
    p = np.stack([d * np.cos(a), d * np.sin(a)], 1) + rng.normal(0, gap * jitter, (count, 2))
    reach = np.hypot(p[:, 0], p[:, 1])
    p *= np.minimum(1, radius / np.maximum(reach, 1e-6))[:, None]
    return np.asarray(p[np.argsort(-np.hypot(p[:, 0], p[:, 1]))], np.float32)
