"""Jewellery on cloth or stone: rings, pendants, bangles, beads, filigree, turquoise inlay."""

from __future__ import annotations

import math

import numpy as np

from .bodies import Rng, body, jitter, thread
from .forms import boteh, circle, open_spline, placed
from .light import tint
from .noise import noise
from .relief import Relief

SILVER, BRASS, GOLD = "#d3d6da", "#c79a4a", "#d9ab48"


def stone(
    r: Relief,
    rng: Rng,
    x: float,
    y: float,
    z: float,
    a: float,
    b: float,
    code: str,
    angle: float = 0,
    kind: str = "round",
    veins: bool = False,
) -> None:
    """A polished stone."""
    body(r, rng, x, y, z, a, b, min(a, b) * 0.62, angle, jitter(rng, code, 0.04), kind, 0.85, 0, 0.45 if veins else 0.14, 0, 5)


def wire(r: Relief, line: np.ndarray, width: float, z: float, code: str) -> None:
    """Bright metal wire."""
    thread(r, np.asarray(line, np.float32), width, z, tint(code), 0.5, metal=0.9)


def band(
    r: Relief,
    x: float,
    y: float,
    radius: float,
    width: float,
    code: str,
    z: float = 2,
    squeeze: float = 1.0,
    angle: float = 0,
    twist: bool = False,
) -> None:
    """A ring or bangle lying flat."""
    line = circle(x, y, radius, 90, squeeze, angle)
    closed = np.vstack([line, line[:2]])
    if twist:
        t = np.arange(len(closed)) * 0.9
        for s in (0.0, math.pi):
            d = width * 0.55 * np.sin(t + s)
            u = (closed - [x, y]) / np.maximum(np.hypot(*(closed - [x, y]).T), 1)[:, None]
            wire(r, closed + u * d[:, None], width * 0.55, z, code)
    else:
        wire(r, closed, width, z, code)


def grains(r: Relief, rng: Rng, line: np.ndarray, size: float, z: float, code: str, gap: float) -> None:
    """Small metal balls along a line."""
    closed = np.asarray(line)
    step = np.hypot(*np.diff(closed, axis=0).T)
    at = np.concatenate([[0], np.cumsum(step)])
    for d in np.arange(0, at[-1], gap):
        body(
            r,
            rng,
            float(np.interp(d, at, closed[:, 0])),
            float(np.interp(d, at, closed[:, 1])),
            z,
            size,
            size,
            size,
            0,
            tint(code),
            "round",
            0.5,
            0,
            0,
            metal=0.9,
        )


def finger_ring(r: Relief, rng: Rng, x: float, y: float, size: float, metal: str, gem: str, angle: float = 0, cut: str = "round") -> None:
    """A ring seen from above and a little aside: hoop, setting, stone."""
    c, s = math.cos(angle), math.sin(angle)
    band(r, x, y, size * 0.72, size * 0.10, metal, 3, 0.80, angle)
    gx, gy = x + s * size * 0.66, y - c * size * 0.66
    body(
        r,
        rng,
        gx,
        gy,
        8,
        size * 0.50,
        size * 0.42,
        size * 0.16,
        angle,
        tint(metal),
        "round" if cut != "box" else "box",
        0.5,
        0,
        0,
        metal=0.9,
    )
    grains(r, rng, circle(gx, gy, size * 0.46, 60, 0.84, angle), size * 0.05, 8 + size * 0.05, metal, size * 0.115)
    stone(r, rng, gx, gy, 8 + size * 0.11, size * 0.36, size * 0.29, gem, angle, "round" if cut != "box" else "box", gem.startswith("#2"))


def chain(r: Relief, rng: Rng, points: list[tuple[float, float]], size: float, code: str) -> None:
    """A chain of small links."""
    line = open_spline(points, 14)
    step = np.hypot(*np.diff(line, axis=0).T)
    at = np.concatenate([[0], np.cumsum(step)])
    for k, d in enumerate(np.arange(0, at[-1], size * 1.5)):
        x, y = float(np.interp(d, at, line[:, 0])), float(np.interp(d, at, line[:, 1]))
        x2, y2 = float(np.interp(d + 2, at, line[:, 0])), float(np.interp(d + 2, at, line[:, 1]))
        wire(r, circle(x, y, size, 12, 0.55 if k % 2 else 0.25, math.atan2(y2 - y, x2 - x)), size * 0.28, 2 + k % 2, code)


def beads(
    r: Relief, rng: Rng, points: list[tuple[float, float]], size: float, codes: tuple[str, ...], spacer: str = GOLD, grow: float = 0.0
) -> None:
    """A string of beads with metal spacers, larger to the middle by `grow`."""
    line = open_spline(points, 14)
    step = np.hypot(*np.diff(line, axis=0).T)
    at = np.concatenate([[0], np.cumsum(step)])
    d, k = 0.0, 0
    while d < at[-1]:
        t = d / at[-1]
        s = size * (1 + grow * math.sin(t * math.pi))
        x, y = float(np.interp(d + s, at, line[:, 0])), float(np.interp(d + s, at, line[:, 1]))
        if spacer and k % 4 == 3:
            body(r, rng, x, y, 1, s * 0.7, s * 0.7, s * 1.2, 0, tint(spacer), "round", 0.5, 0, 0, metal=0.9)
            d += s * 1.5
        else:
            code = codes[k % len(codes)]
            body(r, rng, x, y, 0, s, s * 0.96, s * 1.7, rng.random() * 6, jitter(rng, code, 0.06), "round", 0.7, 0, 0.35, 0, 5)
            d += s * 2.02
        k += 1


def filigree_disc(r: Relief, rng: Rng, x: float, y: float, radius: float, code: str, gem: str = "", petals: int = 8) -> None:
    """A round of filigree: rims, scrolls in petals, grains, a stone at the heart."""
    band(r, x, y, radius, radius * 0.035 + 0.8, code, 3)
    band(r, x, y, radius * 0.93, radius * 0.02 + 0.5, code, 3)
    grains(r, rng, circle(x, y, radius * 0.965, 90), radius * 0.03 + 0.4, 4, code, radius * 0.075 + 1)
    for i in range(petals):
        a = i * 2 * math.pi / petals
        for s in (-1, 1):
            t = np.linspace(0, 1, 22)
            q = t * 9.0
            d = 0.15 * (1 - t) ** 1.2
            cx, cy = 0.62 + d * np.cos(q), s * (0.16 + d * np.sin(q))
            wire(r, placed(np.stack([cx, cy], 1), x, y, radius, a), radius * 0.016 + 0.55, 3, code)
        leaf = open_spline([(0.28, 0), (0.5, 0.22), (0.86, 0.0), (0.5, -0.22), (0.28, 0)], 8)
        wire(r, placed(leaf, x, y, radius, a), radius * 0.02 + 0.6, 3.4, code)
        leaf = open_spline([(0.34, 0), (0.48, 0.08), (0.66, 0.0), (0.48, -0.08), (0.34, 0)], 6)
        wire(r, placed(leaf, x, y, radius, a + math.pi / petals), radius * 0.014 + 0.5, 3, code)
        body(
            r,
            rng,
            x + radius * 0.86 * math.cos(a + math.pi / petals),
            y + radius * 0.86 * math.sin(a + math.pi / petals),
            3,
            radius * 0.05,
            radius * 0.05,
            radius * 0.06,
            0,
            tint(code),
            "round",
            0.5,
            0,
            0,
            metal=0.9,
        )
    band(r, x, y, radius * 0.27, radius * 0.03 + 0.5, code, 4)
    if gem:
        stone(r, rng, x, y, 4, radius * 0.23, radius * 0.23, gem)
    else:
        for i in range(7):
            a = i * math.pi / 3.5
            body(
                r,
                rng,
                x + radius * 0.14 * math.cos(a),
                y + radius * 0.14 * math.sin(a),
                3,
                radius * 0.07,
                radius * 0.07,
                radius * 0.08,
                0,
                tint(code),
                "round",
                0.5,
                0,
                0,
                metal=0.9,
            )


def filigree_boteh(r: Relief, rng: Rng, x: float, y: float, size: float, code: str, gem: str = "", flip: int = 1) -> None:
    """A paisley of filigree."""
    for k, w in ((1.0, 1.0 + size / 90), (0.9, 0.6 + size / 140)):
        line = boteh(x, y + size * 0.06 * (1 - k), size * k, flip)
        wire(r, np.vstack([line, line[:2]]), w, 3, code)
    line = boteh(x, y, size * 0.95, flip)
    grains(r, rng, np.vstack([line, line[:1]]), 0.9 + size / 130, 4, code, 3 + size / 55)
    thick = 0.7 + size / 130
    for ring_, count, reach in ((0.74, 15, 0.15), (0.46, 9, 0.15), (0.20, 5, 0.13)):
        for i, (px, py) in enumerate(boteh(x, y + size * 0.12 * (1 - ring_), size * ring_, flip, 0, count)):
            t = np.linspace(0, 1, 20)
            q = t * 8.5 * (1 if i % 2 else -1) + i * 1.3
            d = size * reach * (1 - t) ** 0.9
            wire(r, np.stack([px + d * np.cos(q), py + d * np.sin(q)], 1), thick, 3, code)
            body(r, rng, float(px), float(py), 3, thick * 1.9, thick * 1.9, thick * 2.2, 0, tint(code), "round", 0.5, 0, 0, metal=0.9)
    if gem:
        stone(r, rng, x, y + size * 0.36, 4, size * 0.2, size * 0.2, gem)


def hung_boteh(r: Relief, rng: Rng, x: float, y: float, size: float, code: str, gem: str) -> None:
    """A filigree paisley on a chain that meets its tip."""
    line = boteh(x, y, size)
    tip = line[int(np.argmin(line[:, 1]))]
    tx, ty = float(tip[0]), float(tip[1])
    filigree_boteh(r, rng, x, y, size, code, gem)
    band(r, tx, ty - 12, 10, 2.4, code, 4)
    chain(r, rng, [(60.0, 20.0), (160.0, 60.0), (tx - 60, ty - 60), (tx - 3, ty - 20)], 6, code)
    chain(r, rng, [(610.0, 20.0), (560.0, 50.0), (tx + 50, ty - 66), (tx + 3, ty - 20)], 6, code)


def turquoise_field(
    r: Relief, rng: Rng, x: float, y: float, inner: float, outer: float, z: float, metal: str, count: int, lift: float = 3
) -> None:
    """Firoozeh-koobi: chips of turquoise set close in a metal ground, between two radii."""
    for _ in range(count):
        a = rng.random() * 2 * math.pi
        d = math.sqrt(rng.uniform(inner * inner, outer * outer))
        s = rng.uniform(7, 11)
        px, py = x + d * math.cos(a), y + d * math.sin(a)
        body(
            r,
            rng,
            px,
            py,
            z,
            s,
            s * rng.uniform(0.6, 0.95),
            lift,
            rng.random() * 6.28,
            jitter(rng, ("#22a3b3", "#1b8fa3", "#3bb8c0", "#178296"), 0.08),
            "box" if rng.random() < 0.6 else "round",
            0.6,
            0,
            0.3,
            0,
            5,
        )


def metal_plate(r: Relief, x: float, y: float, radius: float, code: str, seed: int, rim: float = 0.1, lobes: int = 0) -> float:
    """A worked metal plate, its rim lobed if asked; answers its floor's height."""
    spot = r.grid(x, y, radius * 1.06)
    if spot is None:
        return 0
    part, u, v = spot
    a = np.arctan2(v, u)
    d = np.hypot(u, v) / radius * (1 + (0.03 * np.cos(a * lobes) if lobes else 0))
    height = 5 + 14 * np.clip((d - (1 - rim * 1.6)) / (rim * 1.6), 0, 1) ** 1.5 + 1.2 * noise(d.shape, 20, seed, 2)
    for ring in (1 - rim, 0.62, 0.30):
        height = height + 1.8 * np.exp(-(((d - ring) / 0.012) ** 2))
    rgb = np.broadcast_to(tint(code), (*d.shape, 3))
    r.write(part, d < 1, np.asarray(height, np.float32), np.asarray(rgb, np.float32), 0.5, 0.8)
    return 6.0
