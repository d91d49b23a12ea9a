"""Whole pieces with a design of their own: bordered scarves, medallion cloths, cypress and boteh."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from .forms import circle
from .light import Array, tint
from .motifs import Pen
from .noise import noise
from .weaves import inked, stitched, threads

Codes = Sequence[str]


def frame_lines(pen: Pen, w: float, h: float, steps: Sequence[tuple[float, str]]) -> None:
    """Nested rectangles, each from a margin inwards."""
    for margin, colour in steps:
        pen.rect(margin, margin, w - margin, h - margin, colour)


def scarf(ground: str, codes: Codes, side: float, seed: int) -> Array:
    """A square scarf: wide border of flowers, scattered field, bouquet in the middle."""
    rng = np.random.default_rng(seed)
    pen = Pen(side, side, codes[1])
    frame_lines(pen, side, side, ((14, codes[0]), (20, ground), (74, codes[1]), (79, ground)))
    n = 9
    for i in range(n):
        t = 47 + i * (side - 94) / (n - 1)
        for x, y in ((t, 47), (t, side - 47), (47, t), (side - 47, t)):
            pen.flower(x, y, 22, 8, codes[(i) % 3], codes[3], i * 0.3, ground)
        m = t + (side - 94) / (n - 1) / 2
        if i < n - 1:
            for x, y in ((m, 47), (m, side - 47), (47, m), (side - 47, m)):
                pen.leaf(x, y, 12, 0.8, codes[3])
                pen.leaf(x, y, 12, -0.8, codes[3])
    c = side / 2
    for k in range(3):
        for i in range(8 + k * 4):
            a = i * 2 * math.pi / (8 + k * 4) + k * 0.2
            d = 34 + k * 42
            pen.leaf(c + (d + 16) * math.cos(a), c + (d + 16) * math.sin(a), 15, a, codes[3])
            pen.flower(c + d * math.cos(a), c + d * math.sin(a), 17, 7, codes[(i + k) % 3], codes[3], rng.random() * 6, ground)
    pen.flower(c, c, 28, 9, codes[0], codes[2], 0, codes[3])
    return threads(pen.done(), 0.10, seed)


def _corners(pen: Pen, w: float, h: float, size: float, codes: Codes) -> None:
    for x, y, fx, fy in ((0, 0, 1, 1), (w, 0, -1, 1), (0, h, 1, -1), (w, h, -1, -1)):
        for k, colour in ((1.0, codes[0]), (0.86, codes[1]), (0.7, codes[2])):
            t = np.linspace(0, math.pi / 2, 20)
            d = size * k * (1 + 0.10 * np.cos(t * 12))
            pen.shape(np.vstack([[(x, y)], np.stack([x + fx * d * np.cos(t), y + fy * d * np.sin(t)], 1)]), colour)
        for i in range(3):
            a = (i + 0.5) * math.pi / 6
            pen.flower(x + fx * size * 0.46 * math.cos(a), y + fy * size * 0.46 * math.sin(a), size * 0.12, 7, codes[3], codes[0])


def _medallion(pen: Pen, x: float, y: float, radius: float, codes: Codes, points: int = 16, tall: float = 1.0) -> None:
    for k, colour in ((1.0, codes[0]), (0.9, codes[1]), (0.74, codes[2]), (0.5, codes[3]), (0.3, codes[0])):
        t = np.linspace(0, 2 * math.pi, points * 12, endpoint=False)
        d = radius * k * (1 + 0.07 * np.cos(t * points))
        pen.shape(np.stack([x + d * np.cos(t), y + tall * d * np.sin(t)], 1), colour)
    for k, n, s in ((0.82, points, 0.07), (0.62, points // 2, 0.10), (0.4, points // 2, 0.07)):
        for i in range(n):
            a = i * 2 * math.pi / n
            pen.flower(
                x + radius * k * math.cos(a),
                y + tall * radius * k * math.sin(a),
                radius * s,
                6,
                codes[(i) % 2 + 3 if len(codes) > 4 else 3],
                codes[0],
                a,
            )
    pen.flower(x, y, radius * 0.2, 10, codes[1], codes[3])


def _border_boteh(pen: Pen, w: float, h: float, margin: float, size: float, codes: Codes) -> None:
    nx, ny = max(2, round((w - 2 * margin) / (size * 1.7))), max(2, round((h - 2 * margin) / (size * 1.7)))
    for i in range(nx + 1):
        t = margin + i * (w - 2 * margin) / nx
        pen.boteh(t, margin, size, codes, 1)
        pen.boteh(t, h - margin, size, codes, -1, math.pi)
    for i in range(1, ny):
        t = margin + i * (h - 2 * margin) / ny
        pen.boteh(margin, t, size, codes, 1, -math.pi / 2)
        pen.boteh(w - margin, t, size, codes, 1, math.pi / 2)


def _field_vines(
    pen: Pen, w: float, h: float, margin: float, codes: Codes, rng: np.random.Generator, pitch: float = 44, clear: float = 0
) -> None:
    for j in range(int((h - 2 * margin) / pitch) + 1):
        for i in range(int((w - 2 * margin) / pitch) + 1):
            x, y = margin + i * pitch + (j % 2) * pitch / 2, margin + j * pitch
            if x > w - margin or math.hypot(x - w / 2, y - h / 2) < clear:
                continue
            a = rng.random() * 6.28
            pen.curve([(x - 14, y + 10), (x, y), (x + 14, y - 10)], codes[2], 1.3)
            pen.flower(x, y, pitch * 0.21, 6, codes[(i + j) % len(codes)], codes[(i + j + 1) % len(codes)], a)
            for q in (-1, 1):
                pen.leaf(x + q * pitch * 0.30, y - q * pitch * 0.18, pitch * 0.12, a + q, codes[(i + 2) % len(codes)])


def termeh_square(ground: str, codes: Codes, side: float, seed: int) -> Array:
    """A square termeh: medallion, corners, boteh border."""
    rng = np.random.default_rng(seed)
    pen = Pen(side, side, codes[0])
    frame_lines(pen, side, side, ((7, codes[4]), (12, ground), (66, codes[0]), (70, codes[4]), (74, ground)))
    _field_vines(pen, side, side, 92, (codes[0], codes[2], codes[3]), rng, 34, side * 0.27)
    _border_boteh(pen, side, side, 39, 20, (codes[0], codes[4], codes[2], codes[3], codes[1]))
    _medallion(pen, side / 2, side / 2, side * 0.25, (codes[0], codes[4], codes[2], codes[3], codes[1]))
    return threads(pen.done(), 0.14, seed)


def runner(ground: str, codes: Codes, w: float, h: float, seed: int) -> Array:
    """A long runner: border and a row of great boteh."""
    rng = np.random.default_rng(seed)
    pen = Pen(w, h, codes[0])
    frame_lines(pen, w, h, ((6, codes[1]), (11, ground), (38, codes[0]), (41, ground)))
    for i in range(int((h - 40) / 22)):
        for x in (24, w - 24):
            pen.flower(x, 30 + i * 22, 8, 6, codes[1] if i % 2 else codes[2], codes[0])
    _field_vines(pen, w, h, 56, (codes[0], codes[1], codes[3]), rng, 30)
    n = max(2, int(h / 120))
    for i in range(n):
        y = 76 + i * (h - 140) / (n - 1)
        pen.boteh(w / 2, y, 54, (codes[0], codes[1], codes[2], codes[3], codes[0]), 1 if i % 2 else -1)
    return threads(pen.done(), 0.14, seed)


WOOLS = ("#f0e6cf", "#1f6f55", "#1f2d52", "#e3b52c", "#d9731d", "#2f8f8b")


def pateh(ground: str, side: float, seed: int) -> Array:
    """Pateh of Kerman: close wool stitches, a medallion, corners, boteh around."""
    rng = np.random.default_rng(seed)
    codes = ("#f0e6cf", "#1f6f55", "#a8202c" if ground != "#a8202c" else "#1f2d52", "#e3b52c", "#d9731d", "#2f8f8b")
    pen = Pen(side, side, codes[1])
    frame_lines(pen, side, side, ((9, codes[3]), (13, ground), (58, codes[1]), (62, codes[0]), (65, ground)))
    _field_vines(pen, side, side, 84, (codes[0], codes[3], codes[1], codes[5]), rng, 32, side * 0.26)
    _corners(pen, side, side, side * 0.0 + 92, (codes[1], codes[3], codes[2], codes[0]))
    _border_boteh(pen, side, side, 36, 17, (codes[0], codes[1], codes[3], codes[4], codes[2]))
    _medallion(pen, side / 2, side / 2, side * 0.24, (codes[0], codes[1], codes[3], codes[2], codes[5]), 12)
    return _wool(pen.done(), seed)


def pateh_runner(ground: str, w: float, h: float, seed: int) -> Array:
    """A pateh with cypresses in a row."""
    rng = np.random.default_rng(seed)
    pen = Pen(w, h, "#1f6f55")
    frame_lines(pen, w, h, ((8, "#e3b52c"), (12, ground), (40, "#f0e6cf"), (43, ground)))
    _field_vines(pen, w, h, 56, ("#f0e6cf", "#e3b52c", "#2f8f8b"), rng, 28)
    for i in range(int((h - 30) / 24)):
        for x in (26, w - 26):
            pen.flower(x, 26 + i * 24, 9, 6, WOOLS[i % 5], "#f0e6cf")
    n = max(2, int(h / 170))
    for i in range(n):
        y = h * (i + 0.5) / n
        pen.cypress(w / 2, y, h / n * 0.80, ("#1f6f55", "#2f8f8b", "#e3b52c", "#f0e6cf"))
        for q in (-1, 1):
            pen.boteh(w / 2 + q * w * 0.22, y + h / n * 0.24, 22, ("#f0e6cf", "#1f2d52", "#e3b52c", "#d9731d", "#f0e6cf"), q)
    return _wool(pen.done(), seed)


def _wool(texture: Array, seed: int) -> Array:
    h, w = texture.shape[:2]
    y, x = np.mgrid[0:h, 0:w]
    sheen = 0.84 + 0.22 * np.abs(np.sin((x * 0.8 + y) * np.pi / 6.2)) + 0.10 * (noise((h, w), 5, seed, 1) - 0.5)
    return np.asarray(texture * sheen[..., None], np.float32)


def qalamkar_cloth(ground: str, codes: Codes, side: float, seed: int) -> Array:
    """A printed cloth with borders of boteh and cypress and a medallion."""
    rng = np.random.default_rng(seed)
    pen = Pen(side, side, ground)
    frame_lines(
        pen,
        side,
        side,
        ((8, codes[2]), (10, ground), (18, codes[0]), (22, ground), (72, codes[2]), (74, ground), (82, codes[1]), (85, ground)),
    )
    _border_boteh(pen, side, side, 47, 17, (codes[1], ground, codes[0], codes[3], codes[2]))
    _field_vines(pen, side, side, 104, (codes[0], codes[1], codes[2], codes[3]), rng, 36, side * 0.24)
    _medallion(pen, side / 2, side / 2, side * 0.22, (codes[2], ground, codes[0], codes[3], codes[1]), 16)
    return inked(pen.done(), ground, seed)


def qalamkar_round(ground: str, codes: Codes, side: float, seed: int) -> Array:
    """A printed round cloth, drawn on its square."""
    pen = Pen(side + 60, side + 60, ground)
    c = (side + 60) / 2
    for k, n, s in ((0.90, 40, 12), (0.74, 24, 22), (0.52, 16, 24)):
        for i in range(n):
            a = i * 2 * math.pi / n
            x, y = c + side / 2 * k * math.cos(a), c + side / 2 * k * math.sin(a)
            if s == 22:
                pen.boteh(x, y, s, (codes[1], ground, codes[0], codes[3], codes[2]), 1, a + math.pi / 2)
            else:
                pen.flower(x, y, s, 8, codes[i % 2], codes[3], a)
    for k in (0.97, 0.84, 0.63, 0.40):
        pen.line(np.vstack([circle(c, c, side / 2 * k, 120), circle(c, c, side / 2 * k, 120)[:2]]), codes[2], 2)
    _medallion(pen, c, c, side * 0.18, (codes[2], ground, codes[0], codes[3], codes[1]), 12)
    return inked(pen.done(), ground, seed)


GOLD = ("#c79a3e", "#e8d49a", "#a57a2a")


def _gilt(pen: Pen, ground: str, seed: int) -> Array:
    t = pen.done()
    h, w = t.shape[:2]
    gold = (np.abs(t - tint(ground)).sum(-1) > 0.05).astype(np.float32)
    y, x = np.mgrid[0:h, 0:w]
    cord = 0.70 + 0.55 * np.abs(np.sin((x * 0.9 + y * 1.3) * np.pi / 5.0))
    pile = 0.72 + 0.5 * noise((h, w), 110, seed, 3)
    return np.asarray(t * np.where(gold > 0, cord, pile)[..., None], np.float32)


def golabetun(ground: str, side: float, seed: int) -> Array:
    """Gold thread on velvet: a sun of boteh, vines to the corners, a bordered edge."""
    pen = Pen(side, side, ground)
    c = side / 2
    for m, s in ((16, 3), (24, 1.5), (62, 2)):
        pen.line([(m, m), (side - m, m), (side - m, side - m), (m, side - m), (m, m)], GOLD[0], s)
    n = 12
    for i in range(n + 1):
        t = 43 + i * (side - 86) / n
        for x, y, a in ((t, 43, 0), (t, side - 43, math.pi), (43, t, -math.pi / 2), (side - 43, t, math.pi / 2)):
            pen.leaf(x, y, 13, a + (0.6 if i % 2 else -0.6), GOLD[i % 2])
            pen.dot(x, y, 3, GOLD[1])
    for i in range(8):
        a = i * math.pi / 4
        x, y = c + side * 0.17 * math.cos(a), c + side * 0.17 * math.sin(a)
        pen.boteh(x, y, side * 0.085, (GOLD[0], ground, GOLD[1], ground, GOLD[0]), 1, a + math.pi / 2)
        pen.curve(
            [
                (c + side * 0.27 * math.cos(a), c + side * 0.27 * math.sin(a)),
                (c + side * 0.32 * math.cos(a + 0.18), c + side * 0.32 * math.sin(a + 0.18)),
                (c + side * 0.31 * math.cos(a + 0.4), c + side * 0.31 * math.sin(a + 0.4)),
            ],
            GOLD[0],
            2,
        )
        pen.flower(c + side * 0.31 * math.cos(a + 0.4), c + side * 0.31 * math.sin(a + 0.4), 11, 6, GOLD[1], GOLD[2])
    pen.flower(c, c, side * 0.075, 12, GOLD[1], GOLD[2], 0, ground)
    for i in range(24):
        a = i * math.pi / 12
        pen.leaf(c + side * 0.105 * math.cos(a), c + side * 0.105 * math.sin(a), 7, a, GOLD[0])
    for sx, sy in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
        x, y = c + sx * side * 0.30, c + sy * side * 0.30
        pen.vine([(x - sx * 40, y + sy * 30), (x, y), (x + sx * 30, y - sy * 40)], GOLD[0], 2, GOLD[1], 11, 6)
        pen.flower(x, y, 20, 8, GOLD[1], GOLD[2], 0.3, GOLD[0])
    return _gilt(pen, ground, seed)


def golabetun_runner(ground: str, w: float, h: float, seed: int) -> Array:
    """A runner of velvet with a winding golden branch."""
    pen = Pen(w, h, ground)
    for m, s in ((12, 3), (20, 1.5)):
        pen.line([(m, m), (w - m, m), (w - m, h - m), (m, h - m), (m, m)], GOLD[0], s)
    k = 6
    points = [(w / 2 + (w * 0.24 if i % 2 else -w * 0.24), 40 + i * (h - 80) / k) for i in range(k + 1)]
    pen.vine(points, GOLD[0], 3, GOLD[1], 15, 5)
    for i, (x, y) in enumerate(points):
        pen.flower(w - x, y, 25, 9, GOLD[i % 2], GOLD[2], i, ground)
        pen.flower(x, y, 15, 6, GOLD[1], GOLD[2], i)
    return _gilt(pen, ground, seed)


def gold_band(ground: str, seed: int) -> Array:
    """A repeating band of gold thread."""
    pen = Pen(640, 640, ground)
    for j in range(16):
        for i in range(16):
            x, y = i * 40 + 20, j * 40 + 20
            pen.flower(x, y, 13, 6, GOLD[(i + j) % 2], GOLD[2])
            for q in range(4):
                a = q * math.pi / 2 + math.pi / 4
                pen.leaf(x + 19 * math.cos(a), y + 19 * math.sin(a), 9, a, GOLD[0])
    return _gilt(pen, ground, seed)


def gelim_band(seed: int) -> Array:
    """A repeating gelim of stepped diamonds."""
    n = 1280 // 8
    y, x = np.mgrid[0:n, 0:n]
    a = np.abs(x % 20 - 10) // 2 * 2 + np.abs(y % 20 - 10) // 2 * 2
    o = np.select([a < 4, a < 8, a < 12], [3, 2, 1], 0)
    o[(y % 20) < 2] = 4
    return stitched(o, ("#7d1f24", "#e8d7b3", "#1f2f5c", "#c98a2b", "#161616"), 8, seed)
