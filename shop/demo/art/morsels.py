"""How single pieces of goods are made: nuts, buds, flowers, leaves, sticks, slices."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from .bodies import Rng, body, jitter, thread
from .relief import Relief

Make = Callable[[Relief, Rng, float, float, float, float], None]


def pieces(
    codes: tuple[str, ...],
    a: float,
    b: float,
    h: float,
    kind: str = "round",
    gloss: float = 0.15,
    crease: float = 0,
    mottle: float = 0.16,
    vary: float = 0.18,
    tone: float = 0.1,
    tip: float = 0.25,
) -> Make:
    """Simple pieces of one shape: half axes, height, gloss, how they vary in size and tone and tip."""

    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        k = 1 + rng.uniform(-vary, vary)
        body(
            r,
            rng,
            x,
            y,
            z,
            a * k,
            b * k * (1 + rng.uniform(-vary, vary) * 0.5),
            h * k,
            th,
            jitter(rng, codes, tone),
            kind,
            gloss,
            crease,
            mottle,
            rng.normal(0, tip),
        )

    return make


def pistachio_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    k = rng.uniform(0.88, 1.12)
    body(r, rng, x, y, z, 16.5 * k, 11 * k, 11 * k, th, jitter(rng, ("#e2cb9f", "#d9be8c", "#e8d5b0"), 0.06), "almond", 0.14, 0, 0.10)
    if rng.random() < 0.72:
        body(
            r,
            rng,
            x + 3 * math.cos(th),
            y + 3 * math.sin(th),
            z + 5 * k,
            13.5 * k,
            3.6 * k,
            7.4 * k,
            th,
            jitter(rng, ("#8fae46", "#7c9a3a", "#8a5a52"), 0.12),
            "round",
            0.12,
            0.12,
        )


def walnut_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    k = rng.uniform(0.88, 1.12)
    spot = r.grid(x, y, 27 * k)
    if spot is None:
        return
    part, u, v = spot
    c, s = math.cos(th), math.sin(th)
    p, q = (u * c + v * s) / (24 * k), (v * c - u * s) / (19 * k)
    wob = rng.random() * 6.283
    angle = np.arctan2(q, p)
    d = (p * p + q * q) * (1 + 0.10 * np.cos(angle * 5 + wob) + 0.06 * np.cos(angle * 9))
    folds = np.abs(np.sin(7 * np.abs(q) + 2.2 * np.sin(5 * p + wob)))
    rise = np.sqrt(np.clip(1 - d, 0, 1)) * (0.70 + 0.36 * folds**0.7) * (1 - 0.5 * np.exp(-((q / 0.10) ** 2)))
    rgb = jitter(rng, ("#c89a5e", "#b98850", "#d6ae76"), 0.07) * (0.66 + 0.42 * folds**0.6)[..., None]
    r.write(part, d < 1, (z + 17 * k * rise).astype(np.float32), np.asarray(rgb, np.float32), 0.14)


def rosebud_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    k = rng.uniform(0.85, 1.18)
    c, s = math.cos(th), math.sin(th)
    body(
        r,
        rng,
        x - 13 * c * k,
        y - 13 * s * k,
        z + 1,
        8 * k,
        5.5 * k,
        6 * k,
        th,
        jitter(rng, ("#77813f", "#6a7438"), 0.1),
        "round",
        0.05,
        0.1,
        0.2,
    )
    for i in range(3):
        a = th + math.pi + (i - 1) * 0.5
        body(
            r,
            rng,
            x - 4 * c * k + 3 * math.cos(a),
            y - 4 * s * k + 3 * math.sin(a),
            z + 5,
            9 * k,
            2.2 * k,
            3,
            a,
            jitter(rng, "#7d8a45", 0.1),
            "leaf",
            0.03,
        )
    body(r, rng, x, y, z, 14.5 * k, 11 * k, 11 * k, th, jitter(rng, ("#a8375f", "#b84a72"), 0.1), "almond", 0.06, 0, 0.25)
    for i, code in enumerate(("#c25a82", "#b04068", "#d07a9a")):
        body(
            r,
            rng,
            x + (2 + 1.6 * i) * c,
            y + (2 + 1.6 * i) * s,
            z + 5 + i * 1.6,
            (11 - 2.4 * i) * k,
            (7.4 - 1.9 * i) * k,
            7 * k,
            th + rng.normal(0, 0.35),
            jitter(rng, code, 0.1),
            "petal",
            0.05,
        )


def flower_piece(
    centre: tuple[str, ...],
    petal: tuple[str, ...],
    petals: tuple[int, int],
    length: float,
    width: float,
    heart: float,
    kind: str = "petal",
    lift: float = 4.0,
) -> Make:
    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        k, n = rng.uniform(0.82, 1.15), int(rng.integers(petals[0], petals[1] + 1))
        tilt, side = rng.uniform(0.62, 1), rng.random() * 6.28
        for i in range(n):
            a = th + i * 2 * math.pi / n + rng.normal(0, 0.08)
            dx, dy = math.cos(a), math.sin(a)
            along = dx * math.cos(side) + dy * math.sin(side)
            dx, dy = dx - (1 - tilt) * along * math.cos(side), dy - (1 - tilt) * along * math.sin(side)
            reach = math.hypot(dx, dy)
            body(
                r,
                rng,
                x + dx * (heart + length) * k * 0.72,
                y + dy * (heart + length) * k * 0.72,
                z + lift + rng.random() * 1.5,
                length * k * reach,
                width * k,
                2.6,
                math.atan2(dy, dx),
                jitter(rng, petal, 0.04),
                kind,
                0.04,
                0.1,
                0.06,
                rng.normal(0.05, 0.1),
            )
        if heart:
            body(
                r,
                rng,
                x,
                y,
                z + lift,
                heart * k,
                heart * k * tilt,
                heart * 0.9,
                side,
                jitter(rng, centre, 0.08),
                "round",
                0.05,
                0,
                0.35,
                0,
                4,
            )

    return make


def borage_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    if rng.random() < 0.14:
        body(r, rng, x, y, z, 13, 3.4, 2.5, th, jitter(rng, ("#5c7a45", "#7b8a58"), 0.1), "leaf", 0.03)
        return
    for i in range(int(rng.integers(3, 6))):
        a = th + i * 1.26
        body(
            r,
            rng,
            x + 5.5 * math.cos(a),
            y + 5.5 * math.sin(a),
            z + rng.random() * 3,
            7.5,
            4.2,
            3,
            a,
            jitter(rng, ("#4b4a9b", "#6b62b5", "#37377f", "#8a79c4", "#a05a9a"), 0.1),
            "petal",
            0.04,
            0.15,
            0.2,
            rng.normal(0.1, 0.2),
        )


def leaves_piece(codes: tuple[str, ...], long: float, wide: float, curl: float = 0.3) -> Make:
    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        k = rng.uniform(0.65, 1.3)
        body(
            r,
            rng,
            x,
            y,
            z,
            long * k,
            wide * k * rng.uniform(0.6, 1.1),
            4.5 * k,
            th,
            jitter(rng, codes, 0.12),
            "leaf",
            0.04,
            0.2,
            0.25,
            rng.normal(0, curl),
        )

    return make


def mixed_piece(*kinds: tuple[Make, float]) -> Make:
    total = sum(w for _, w in kinds)

    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        pick = rng.random() * total
        for kind, weight in kinds:
            pick -= weight
            if pick <= 0:
                kind(r, rng, x, y, z, th)
                return

    return make


def saffron_piece(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
    length, bend = rng.uniform(16, 34), rng.normal(0, 0.4)
    t = np.linspace(-1, 1, 6, dtype=np.float32)
    c, s = math.cos(th), math.sin(th)
    px, py = length * t, bend * length * t * t
    line = np.stack([x + px * c - py * s, y + px * s + py * c], 1)
    rgb = jitter(rng, ("#8f0d16", "#a51419", "#b81a1a", "#c5241c", "#7a0a12"), 0.08)
    thread(r, line, rng.uniform(1.0, 1.7), z, rgb, 0.16)
    ex, ey = line[-1]
    body(r, rng, float(ex), float(ey), z, 4.2, 2.1, 2.2, th, rgb * np.float32(1.25), "round", 0.1, 0, 0)


def sticks_piece(codes: tuple[str, ...], length: tuple[float, float], width: tuple[float, float], core: str = "") -> Make:
    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        long, w = rng.uniform(*length), rng.uniform(*width)
        bend = rng.normal(0, 0.08)
        t = np.linspace(-1, 1, 7, dtype=np.float32)
        c, s = math.cos(th), math.sin(th)
        px, py = long * t, bend * long * t * t + rng.normal(0, w * 0.12, 7)
        line = np.stack([x + px * c - py * s, y + px * s + py * c], 1).astype(np.float32)
        rgb = jitter(rng, codes, 0.1)
        thread(r, line, w, z, rgb, 0.05)
        if core:
            for ex, ey in (line[0], line[-1]):
                body(
                    r, rng, float(ex), float(ey), z + w * 0.3, w * 0.85, w * 0.85, w * 0.6, 0, jitter(rng, core, 0.06), "disc", 0.04, 0, 0.2
                )

    return make


def ring_piece(codes: tuple[str, ...], pulp: tuple[str, ...], radius: float, hole: bool) -> Make:
    def make(r: Relief, rng: Rng, x: float, y: float, z: float, th: float) -> None:
        k, sq = rng.uniform(0.88, 1.1), rng.uniform(0.8, 1)
        lean = rng.normal(0, 0.12)
        body(r, rng, x, y, z, radius * k, radius * k * sq, 5, th, jitter(rng, codes, 0.08), "disc", 0.10, 0, 0.2, lean)
        body(r, rng, x, y, z + 0.8, radius * 0.86 * k, radius * 0.86 * k * sq, 5, th, jitter(rng, pulp, 0.06), "disc", 0.16, 0, 0.25, lean)
        for i in range(8):
            a = i * math.pi / 4 + th
            body(
                r,
                rng,
                x + radius * 0.46 * k * math.cos(a),
                y + radius * 0.46 * k * math.sin(a),
                z + 3.5,
                radius * 0.34 * k,
                radius * 0.12 * k,
                3.4,
                a,
                jitter(rng, pulp, 0.10),
                "almond",
                0.22,
                0,
                0.2,
            )
        if hole:
            body(r, rng, x, y, z + 4.5, radius * 0.22, radius * 0.2, 2.2, th, jitter(rng, codes, 0.1) * np.float32(0.55), "disc", 0.02)

    return make
