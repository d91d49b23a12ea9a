"""A pen for ornament: flowers, leaves, boteh, cypress, stars, rosettes and bands, in flat colours."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from .forms import Points, boteh, circle, open_spline, placed
from .light import Array, linear


class Pen:
    """Draws in px on a picture `scale` times finer; `done` answers linear light at that fineness."""

    def __init__(self, width: float, height: float, ground: str, scale: int = 2) -> None:
        self.scale = scale
        self.image = Image.new("RGB", (int(width * scale), int(height * scale)), ground)
        self.draw = ImageDraw.Draw(self.image)

    def done(self) -> Array:
        return linear(np.asarray(self.image, np.float32) / 255)

    def shape(self, points: Points, colour: str) -> None:
        self.draw.polygon([(float(x) * self.scale, float(y) * self.scale) for x, y in np.asarray(points)], fill=colour)

    def line(self, points: Points, colour: str, width: float) -> None:
        self.draw.line(
            [(float(x) * self.scale, float(y) * self.scale) for x, y in np.asarray(points)],
            fill=colour,
            width=max(1, round(width * self.scale)),
            joint="curve",
        )

    def curve(self, points: Points, colour: str, width: float) -> None:
        self.line(open_spline(points, 10), colour, width)

    def rect(self, x0: float, y0: float, x1: float, y1: float, colour: str) -> None:
        s = self.scale
        self.draw.rectangle([x0 * s, y0 * s, x1 * s - 1, y1 * s - 1], fill=colour)

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        s = self.scale
        self.draw.ellipse([(x - radius) * s, (y - radius) * s, (x + radius) * s, (y + radius) * s], fill=colour)

    def flower(self, x: float, y: float, radius: float, petals: int, colour: str, heart: str, angle: float = 0, ring: str = "") -> None:
        for i in range(petals):
            a = angle + 2 * math.pi * i / petals
            self.shape(circle(x + radius * 0.58 * math.cos(a), y + radius * 0.58 * math.sin(a), radius * 0.42, 14, 0.72, a), colour)
        if ring:
            self.dot(x, y, radius * 0.46, ring)
        self.dot(x, y, radius * 0.30, heart)

    def leaf(self, x: float, y: float, length: float, angle: float, colour: str, wide: float = 0.32) -> None:
        t = np.linspace(0, np.pi, 10)
        u = np.concatenate([np.stack([np.cos(t), wide * np.sin(t)], 1), np.stack([-np.cos(t), -wide * np.sin(t)], 1)])
        self.shape(placed(u, x, y, length, angle), colour)

    def boteh(self, x: float, y: float, size: float, codes: Sequence[str], flip: int = 1, angle: float = 0) -> None:
        """Five nested drops, a row of pearls and a flower at the belly."""
        for k, c in zip((1, 0.86, 0.72, 0.5, 0.3), codes, strict=False):
            self.shape(boteh(x, y + size * 0.06 * (1 - k) * math.cos(angle), size * k, flip, angle), c)
        ring = boteh(x, y, size * 0.79, flip, angle, 48)
        for i in range(0, 48, 4):
            self.dot(float(ring[i, 0]), float(ring[i, 1]), size * 0.035, codes[0])
        bx, by = placed([(0, 0.36)], x, y, size, angle)[0]
        self.flower(float(bx), float(by), size * 0.24, 7, codes[3], codes[0])

    def cypress(self, x: float, y: float, height: float, codes: Sequence[str]) -> None:
        """A standing cypress with flowers in its body."""
        half = [(0, -0.5), (0.10, -0.30), (0.19, 0.0), (0.20, 0.22), (0.10, 0.38), (0.03, 0.40), (0.03, 0.5)]
        body = np.array([*half, *[(-a, b) for a, b in half[::-1]]])
        self.shape(placed(body, x, y, height), codes[0])
        self.shape(placed(body, x, y, height * 0.84), codes[1])
        for i in range(5):
            self.flower(x, y + height * (-0.22 + i * 0.11), height * (0.035 + 0.012 * i), 6, codes[2 + i % 2], codes[0])

    def star(self, x: float, y: float, radius: float, points: int, colour: str, inner: float = 0.5, angle: float = 0) -> None:
        a = np.arange(points * 2) * math.pi / points + angle
        d = np.where(np.arange(points * 2) % 2, inner, 1.0)
        self.shape(np.stack([x + radius * d * np.cos(a), y + radius * d * np.sin(a)], 1), colour)

    def vine(self, points: Points, colour: str, width: float, leaf: str, size: float, every: int = 7) -> None:
        """A curve with leaves on both sides."""
        line = open_spline(points, 12)
        self.line(line, colour, width)
        for i in range(every // 2, len(line) - 1, every):
            dx, dy = line[i + 1] - line[i]
            a = math.atan2(float(dy), float(dx))
            side = 1 if (i // every) % 2 else -1
            self.leaf(
                float(line[i, 0]) + side * size * 0.6 * math.cos(a + 1.2),
                float(line[i, 1]) + side * size * 0.6 * math.sin(a + 1.2) * 1.0,
                size,
                a + side * 0.8,
                leaf,
            )


Ring = tuple[float, int, str, str, str, float]


def rosette(side: int, rings: Sequence[Ring], ground: str, codes: Sequence[str]) -> Array:
    """A plate's picture drawn in rings (radius of 450, count, kind, colour, second colour, size)."""
    k = side / 900
    pen = Pen(side, side, ground, 2)
    c = side / 2
    for radius, count, kind, one, two, size in rings:
        r, s = radius * k, size * k
        if kind == "disc":
            pen.dot(c, c, r, one)
            continue
        if kind == "ring":
            pen.line(np.vstack([circle(c, c, r, 160), circle(c, c, r, 160)[:2]]), one, s)
            continue
        for i in range(count):
            a = 2 * math.pi * i / count
            x, y = c + r * math.cos(a), c + r * math.sin(a)
            if kind == "flower":
                pen.flower(x, y, s, 6, one, two, a)
            elif kind == "boteh":
                pen.boteh(x, y, s, (one, two, codes[2 % len(codes)], codes[-1], codes[0]), 1 if i % 2 else -1, a + math.pi / 2)
            elif kind == "leaf":
                pen.leaf(x, y, s, a, one)
            elif kind == "twin":
                pen.leaf(x, y, s, a + 0.9, one)
                pen.leaf(x, y, s, a - 0.9, two)
            elif kind == "tangent":
                pen.leaf(x, y, s, a + math.pi / 2 + (0.4 if i % 2 else -0.4), one)
            elif kind == "star":
                pen.star(x, y, s, 8, one, 0.6, a)
            elif kind == "petal":
                pen.leaf(x, y, s, a, one, 0.42)
                pen.leaf(x, y, s * 0.62, a, two, 0.42)
            elif kind == "fish":
                pen.leaf(x, y, s, a + math.pi / 2, one, 0.36)
                pen.star(x - s * 1.1 * math.cos(a + math.pi / 2), y - s * 1.1 * math.sin(a + math.pi / 2), s * 0.34, 3, one, 0.5, a)
                pen.dot(x + s * 0.6 * math.cos(a + math.pi / 2), y + s * 0.6 * math.sin(a + math.pi / 2), s * 0.09, two)
            else:
                pen.dot(x, y, s, one)
    return pen.done()


Band = tuple[float, str, int, float, str, str]


def bands(ground: str, rows: Sequence[Band], width: int = 1400, height: int = 640) -> Array:
    """The decoration around a vessel: rows of (y, kind, count, size, colour, second colour)."""
    pen = Pen(width, height, ground, 1)
    for y, kind, count, size, one, two in rows:
        if kind == "line":
            pen.rect(0, y, width, y + size, one)
            continue
        step = width / count
        for i in range(count):
            x = (i + 0.5) * step
            if kind == "flower":
                pen.flower(x, y, size, 8, one, two)
            elif kind == "boteh":
                pen.boteh(x, y, size, (one, two, one, "#c9324a", two), 1 if i % 2 else -1)
            elif kind == "leaf":
                pen.leaf(x, y, size, 0.8 if i % 2 else -0.8, one)
            elif kind == "dot":
                pen.dot(x, y, size, one)
            elif kind == "zig":
                pen.line([(x - step / 2, y + size), (x, y - size), (x + step / 2, y + size)], one, 5)
            elif kind == "tri":
                pen.shape([(x - step * 0.42, y + size), (x, y - size), (x + step * 0.42, y + size)], one)
            elif kind == "bar":
                pen.line([(x, y - size), (x, y + size)], one, 4)
            elif kind == "lozenge":
                pen.shape([(x - step * 0.40, y), (x, y - size), (x + step * 0.40, y), (x, y + size)], one)
                pen.shape([(x - step * 0.20, y), (x, y - size * 0.5), (x + step * 0.20, y), (x, y + size * 0.5)], two)
            elif kind == "fish":
                pen.leaf(x, y, size, 0, one, 0.36)
                pen.shape([(x - size, y), (x - size * 1.5, y - size * 0.35), (x - size * 1.5, y + size * 0.35)], one)
                pen.dot(x + size * 0.55, y - size * 0.05, size * 0.1, two)
            elif kind == "cypress":
                pen.cypress(x, y, size * 2, (one, two, one, two))
            elif kind == "arch":
                pen.line(
                    open_spline(
                        [
                            (x - step / 2, y + size),
                            (x - step * 0.3, y - size * 0.5),
                            (x, y - size),
                            (x + step * 0.3, y - size * 0.5),
                            (x + step / 2, y + size),
                        ],
                        8,
                    ),
                    one,
                    5,
                )
    return pen.done()
