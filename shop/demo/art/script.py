"""Framed words: a Persian word, dissolved in ornament, with a gilded border (tazhib)."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from .lettering import word
from .light import Array, linear
from .motifs import Pen
from .noise import noise

GOLD, GOLD2, LAPIS = "#c79a3e", "#e3c47a", "#1b3c8f"


def leaf_of(
    texts: list[str], style: int, seed: int, w: int = 400, h: int = 400, paper: str = "#f3e8cc", ink: str = "#1d1712", ground: str = LAPIS
) -> Array:
    """A page: words on paper, borders and corners by style (0 shamseh, 1 bands, 2 arch, 3 clouds, 4 slanted chalipa, 5 plain)."""
    pen = Pen(w, h, paper)
    if style in (0, 1, 2, 4):
        b = 46 if style != 2 else 38
        pen.rect(0, 0, w, h, GOLD)
        pen.rect(6, 6, w - 6, h - 6, ground)
        pen.rect(b - 6, b - 6, w - b + 6, h - b + 6, GOLD)
        pen.rect(b - 2, b - 2, w - b + 2, h - b + 2, "#8c1d2c")
        pen.rect(b, b, w - b, h - b, paper)
        step = 34.0
        for horizontal, length in ((True, w), (False, h)):
            n = max(2, round(length / step))
            for i in range(n):
                t = (i + 0.5) * length / n
                for m in (b / 2, (h if horizontal else w) - b / 2):
                    x, y = (t, m) if horizontal else (m, t)
                    pen.flower(x, y, 10, 6, ("#e9d7c0", "#c9324a", "#7fb2cf")[i % 3], GOLD, i * 0.4)
                    a = 0.0 if horizontal else math.pi / 2
                    for s in (-1, 1):
                        pen.leaf(x + s * 14 * math.cos(a), y + s * 14 * math.sin(a), 7, a + 0.5 * s, GOLD2)
                        pen.leaf(
                            x + s * 14 * math.cos(a) + 6 * math.sin(a),
                            y + s * 14 * math.sin(a) + 6 * math.cos(a),
                            5,
                            a - 0.6 * s,
                            "#3f7a46",
                        )
    if style == 0:
        c = (w / 2, h / 2)
        for k, colour in ((150, GOLD), (146, ground), (132, GOLD2), (128, paper)):
            t = np.linspace(0, 2 * math.pi, 240, endpoint=False)
            d = k * (1 + 0.06 * np.cos(t * 16))
            pen.shape(np.stack([c[0] + d * np.cos(t), c[1] + d * np.sin(t)], 1), colour)
        for i in range(32):
            a = i * math.pi / 16
            pen.leaf(c[0] + 165 * math.cos(a), c[1] + 165 * math.sin(a), 12 if i % 2 else 7, a, LAPIS if i % 2 else GOLD)
        for i in range(16):
            a = i * math.pi / 8
            pen.flower(c[0] + 138 * math.cos(a), c[1] + 138 * math.sin(a), 7, 6, "#e9d7c0", "#c9324a", a)
    if style == 2:
        pen.rect(38, 38, w - 38, h - 38, ground)
        for j in range(9):
            for i in range(13):
                x, y = 46 + i * (w - 92) / 12, 50 + j * 22.0
                pen.flower(x, y, 7, 6, ("#e9d7c0", GOLD2, "#7fb2cf")[(i + j) % 3], GOLD, i)
                pen.leaf(x + 9, y + 9, 6, 0.8 + j, GOLD2)
        for k, colour in ((8.0, GOLD), (4.0, "#8c1d2c"), (0.0, paper)):
            half, top, foot = w * 0.345 + k, h * 0.15 - k * 1.3, h - 46 + k * 0.6
            side = [
                (half, foot),
                (half, h * 0.44),
                (half * 0.92, h * 0.34),
                (half * 0.62, h * 0.25),
                (half * 0.22, top + h * 0.035),
                (0, top),
            ]
            pen.shape(np.array([(w / 2 + u, v) for u, v in side] + [(w / 2 - u, v) for u, v in side[::-1]]), colour)
    if style == 3:
        rng = np.random.default_rng(seed)
        pen.line([(14, 14), (w - 14, 14), (w - 14, h - 14), (14, h - 14), (14, 14)], GOLD, 4)
        pen.line([(22, 22), (w - 22, 22), (w - 22, h - 22), (22, h - 22), (22, 22)], ground, 1.5)
        for _ in range(60):
            x, y = rng.uniform(36, w - 36), rng.uniform(36, h - 36)
            a = rng.random() * 6.28
            pen.vine(
                [(x - 16 * math.cos(a), y - 16 * math.sin(a)), (x, y + 5), (x + 16 * math.cos(a), y + 16 * math.sin(a))],
                "#dcc48e",
                1.2,
                "#e3cf9c",
                6,
                4,
            )
    if style == 5:
        pen.line([(26, 26), (w - 26, 26), (w - 26, h - 26), (26, h - 26), (26, 26)], "#8c1d2c", 2)
    image = pen.image.convert("RGBA")
    s = 2
    n = len(texts)
    room_w = w * {0: 0.56, 2: 0.54, 4: 0.50}.get(style, 0.70) * s
    for i, text in enumerate(texts):
        size = min(150.0, h * (0.34 if n == 1 else 0.5 / n)) * s
        wide, tall = int(w * 2.4) * s, int(size * 2.6)
        img = word(text, size, ink, wide, tall, 500 if style != 5 else 800, 0.62)
        box = img.getbbox()
        if box is None:
            continue
        img = img.crop(box)
        lean = Image.Transform.AFFINE
        img = img.transform(
            (img.width + int(img.height * 0.22), img.height), lean, (1, 0.22, -img.height * 0.22, 0, 1, 0), Image.Resampling.BICUBIC
        )
        k = min(1.0, room_w / img.width)
        img = img.resize((max(1, int(img.width * k)), max(1, int(img.height * k))), Image.Resampling.LANCZOS)
        if style == 4:
            img = img.rotate(22, Image.Resampling.BICUBIC, expand=True)
        x = int(w * s / 2 - img.width / 2 + (0 if n == 1 or style != 4 else (0.5 - i / max(1, n - 1)) * w * 0.18 * s))
        y = int(h * s * ((i + 1) / (n + 1)) - img.height / 2) + (int(h * s * 0.10) if style == 2 else 0)
        image.alpha_composite(img, (max(0, x), max(0, y)))
    t = linear(np.asarray(image.convert("RGB"), np.float32) / 255)
    age = 0.94 + 0.12 * noise(t.shape[:2], 90, seed, 4) + 0.03 * (noise(t.shape[:2], 5, seed + 1, 2) - 0.5)
    return np.asarray(t * age[..., None], np.float32)
