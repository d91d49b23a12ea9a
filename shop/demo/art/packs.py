"""Packed goods: jars and bottles that stand, pouches that lie, each with its Persian label."""

from __future__ import annotations

import math

import numpy as np

from .bodies import Rng
from .forms import mask, placed, plane, spline
from .goods import carpet
from .light import Array, mix, smoothstep, tint
from .noise import blur, noise
from .relief import Relief
from .stage import Look, Material, Surface, profile

JAR = [(0.40, 0), (0.455, 0.015), (0.48, 0.07), (0.485, 0.30), (0.485, 0.86), (0.455, 0.97), (0.385, 1.04), (0.37, 1.12)]
HEX_JAR = [(0.42, 0), (0.50, 0.02), (0.52, 0.10), (0.52, 0.62), (0.47, 0.76), (0.39, 0.80), (0.38, 0.86)]
POT = [(0.30, 0), (0.40, 0.02), (0.52, 0.22), (0.55, 0.46), (0.48, 0.68), (0.38, 0.76), (0.37, 0.83)]
BOTTLE = [(0.26, 0), (0.295, 0.015), (0.31, 0.07), (0.31, 0.80), (0.27, 0.96), (0.14, 1.09), (0.105, 1.17), (0.105, 1.36)]
FLASK = [(0.30, 0), (0.36, 0.02), (0.42, 0.18), (0.42, 0.40), (0.30, 0.66), (0.12, 0.86), (0.10, 1.0), (0.10, 1.26)]
TALL = [(0.20, 0), (0.235, 0.012), (0.245, 0.06), (0.245, 1.02), (0.20, 1.16), (0.10, 1.28), (0.085, 1.36), (0.085, 1.60)]
SHAPES: dict[str, tuple[list[tuple[float, float]], float, float, float]] = {
    # outline, shoulder, label from and to
    "jar": (JAR, 1.05, 0.22, 0.80),
    "hex": (HEX_JAR, 0.80, 0.12, 0.58),
    "pot": (POT, 0.77, 0.16, 0.60),
    "bottle": (BOTTLE, 1.17, 0.16, 0.76),
    "flask": (FLASK, 1.0, 0.10, 0.46),
    "tall": (TALL, 1.36, 0.24, 0.92),
}


def lidded(shape: str, lid: str) -> Array:
    """The outline of a closed vessel: lid is screw, cloth, cork or clip."""
    body = list(SHAPES[shape][0])
    r, y = body[-1]
    if lid == "cork":
        end = [(r * 1.05, y + 0.004), (r * 1.05, y + 0.03), (r * 0.80, y + 0.034), (r * 0.86, y + 0.15), (r * 0.80, y + 0.165)]
    elif lid == "cloth":
        end = []
    else:
        end = [(r * 1.09, y + 0.005), (r * 1.11, y + 0.02), (r * 1.11, y + 0.16), (r * 1.06, y + 0.185)]
    outline = profile(body)[:-1]
    top = outline[-1]
    tail = np.array([*end, (0, (end[-1][1] if end else top[1]) + 0.012)], np.float32)
    return np.vstack([outline, tail])


def skirt(shape: str) -> Array:
    """The cloth over a lid, flaring under its string."""
    r, y = SHAPES[shape][0][-1]
    points = [
        (r * 1.42, y - 0.10),
        (r * 1.45, y - 0.09),
        (r * 1.22, y + 0.02),
        (r * 1.09, y + 0.075),
        (r * 1.13, y + 0.12),
        (r * 1.10, y + 0.20),
        (r * 0.98, y + 0.25),
    ]
    return np.vstack([[[r, y - 0.04]], profile(points)[1:]]).astype(np.float32)


def filled(
    shape: str,
    fill: Array | str,
    lid: str,
    label: Array | None = None,
    wide: float = 0.88,
    level: float = 0.97,
    swatch: Array | None = None,
    cloudy: float = 0.3,
    seed: int = 5,
    cork: bool = False,
) -> Material:
    """A vessel's look: clear glass over its filling up to `level` of the shoulder, a paper label, a lid colour."""
    body = tint(fill) if isinstance(fill, str) else fill
    _, shoulder, low, high = SHAPES[shape]
    table = noise((400, 800), 26, seed, 4)
    end = SHAPES[shape][0][-1][1]

    def look(s: Surface) -> Look:
        edge = np.clip(s.facing, 0, 1)
        row = np.clip((s.y * 160).astype(int), 0, 399)
        col = np.clip(((s.theta / (2 * np.pi) + 0.5) * 799).astype(int), 0, 799)
        if swatch is not None:
            n = swatch.shape[0]
            iu = np.mod(((s.theta * 0.46 / 1.05 + 0.5) * n * 0.9).astype(int), n)
            iv = np.mod(((1.15 - s.y) / 1.05 * n * 0.9).astype(int), n)
            c = swatch[iv, iu] * (0.40 + 0.70 * edge**0.9)[:, None]
        else:
            c = body[None] * (0.52 + 0.78 * edge**1.2)[:, None] * (1 - cloudy / 2 + cloudy * table[row, col])[:, None]
        empty = smoothstep(shoulder * level - 0.012, shoulder * level + 0.004, s.y)
        c = mix(c, np.broadcast_to(tint("#d5cfc0"), c.shape) * (0.45 + 0.5 * edge)[:, None], empty)
        gloss = np.full(len(s.y), 0.95, np.float32)
        spec = np.full(len(s.y), 0.5, np.float32)
        if label is not None:
            on = (np.abs(s.theta) < wide) & (s.y > low) & (s.y < high)
            h, w = label.shape[:2]
            iu = np.clip((s.theta / wide + 1) / 2 * (w - 1), 0, w - 1).astype(int)
            iv = np.clip((high - s.y) / (high - low) * (h - 1), 0, h - 1).astype(int)
            c = np.where(on[:, None], label[iv, iu], c)
            gloss, spec = np.where(on, 0.1, gloss), np.where(on, 0.03, spec)
        cap = s.y > end + (0.032 if cork else 0.001)
        ribs = 0.84 + 0.32 * table[row * 3 % 400, col] if cork else 0.92 + 0.08 * np.sign(np.sin(s.theta * 60)) * (s.normal[:, 1] < 0.5)
        c = np.where(cap[:, None], tint("#b98a5a" if cork else lid) * ribs[:, None], c)
        shine = 0.04 if cork else 0.5
        return Look(
            np.asarray(c, np.float32), np.where(cap, shine, gloss).astype(np.float32), np.where(cap, shine / 2, spec).astype(np.float32)
        )

    return look


def checked(codes: tuple[str, str], kind: str = "check") -> Material:
    """Cotton for a jar's cap: check, dots, stripe or plain."""
    a, b = tint(codes[0]), tint(codes[1])

    def look(s: Surface) -> Look:
        top = s.normal[:, 1] > 0.6
        u = np.where(top, s.r * np.cos(s.theta), s.theta * 0.42)
        v = np.where(top, s.r * np.sin(s.theta), s.y)
        p, q = np.mod(u * 14, 1) < 0.5, np.mod(v * 14, 1) < 0.5
        if kind == "check":
            k = (p.astype(np.float32) + q) / 2
        elif kind == "dots":
            k = (np.hypot(np.mod(u * 11, 1) - 0.5, np.mod(v * 11, 1) - 0.5) < 0.26).astype(np.float32)
        elif kind == "stripe":
            k = p.astype(np.float32)
        else:
            k = np.zeros(len(u), np.float32)
        pleat = 0.86 + 0.14 * np.sin(s.theta * 22) * (~top)
        return Look((a * (1 - k[:, None]) + b * k[:, None]) * pleat[:, None].astype(np.float32), 0.03, 0.02)

    return look


def swatch(name: str, seed: int, density: float = 1.2) -> Array:
    """A square of goods, lit, for what is seen through glass or a window."""
    r = Relief(1)
    carpet(r, np.random.default_rng(seed), name, (0, 0, 640, 640), 0, density)
    return r.render(np.zeros((640, 640, 3), np.float32))


def pouch(
    r: Relief,
    rng: Rng,
    x: float,
    y: float,
    angle: float,
    scale: float,
    kraft: str,
    label: Array,
    window: Array | None,
    shape: str = "oval",
    seed: int = 0,
) -> None:
    """A filled paper pouch: soft body, sealed head, printed label, and a window on the goods."""
    half = [(0, -226), (90, -225), (150, -221), (152, -170), (156, 0), (160, 150), (158, 196), (122, 222), (0, 228)]
    line = spline(np.vstack([np.array(half), np.array(half)[-2:0:-1] * [-1, 1]]), 10)
    outline = placed(line, x, y, scale, angle)
    inside = mask(outline, r.scale)
    px, py = plane(r.scale)
    c, s = math.cos(-angle), math.sin(-angle)
    u, v = ((px - x) * c - (py - y) * s) / scale, ((px - x) * s + (py - y) * c) / scale
    belly = np.sqrt(np.clip(1 - (u / 160) ** 2, 0, 1)) * np.clip((v + 190) / 130, 0, 1) * np.sqrt(np.clip((230 - v) / 60, 0, 1))
    shape_ = inside.shape
    crumple = noise(shape_, 100, seed, 3) - 0.5
    height = (6 + 62 * belly + crumple * 20 + 3 * np.abs(noise(shape_, 40, seed + 9, 2) - 0.5)).astype(np.float32) * scale
    height -= 2.0 * np.exp(-(((v + 190) / 1.6) ** 2)) + 2.0 * np.exp(-(((v + 184) / 1.6) ** 2))
    paper = tint(kraft) * (1 + 0.16 * (noise(shape_, 5, seed + 1, 3) - 0.5))[..., None]
    rgb = np.asarray(paper, np.float32)
    lw, lh = 108.0, 108.0 * label.shape[0] / label.shape[1]
    ly = -92.0 if window is not None else -10
    if window is None:
        lw, lh = 124.0, 124.0 * label.shape[0] / label.shape[1]
    on = (np.abs(u) < lw) & (np.abs(v - ly) < lh)
    iu = np.clip((u / lw + 1) / 2 * (label.shape[1] - 1), 0, label.shape[1] - 1).astype(int)
    iv = np.clip(((v - ly) / lh + 1) / 2 * (label.shape[0] - 1), 0, label.shape[0] - 1).astype(int)
    rgb = np.where(on[..., None], label[iv, iu], rgb)
    gloss = np.where(on, 0.05, 0.06).astype(np.float32)
    if window is not None:
        wy = 96.0
        if shape == "oval":
            d = np.hypot(u / 100, (v - wy) / 82)
        elif shape == "arch":
            d = np.maximum(np.abs(u) / 82, np.where(v > wy, (v - wy) / 82, np.hypot(u / 82, (v - wy) / 96)))
        else:
            d = np.hypot(u, v - wy) / 92
        see = d < 1
        n = window.shape[0]
        wu, wv = np.clip((u + 160) * n / 320, 0, n - 1).astype(int), np.clip((v + 60) * n / 320, 0, n - 1).astype(int)
        glass = window[wv, wu] * (0.62 + 0.38 * np.clip((1 - d) * 5, 0, 1))[..., None]
        glint = np.clip(1 - np.abs(u + v * 0.45 - 10) / 13, 0, 1) * 0.12 + np.clip(1 - np.abs(u + v * 0.45 - 46) / 5, 0, 1) * 0.08
        rgb = np.where(see[..., None], glass + glint[..., None], rgb)
        height = np.where(see, height - 2.5, height).astype(np.float32)
        gloss = np.where(see, 0.3, gloss).astype(np.float32)
    height = np.where(inside > 0, height * (0.35 + 0.65 * np.clip(blur(inside, 5 * r.scale) * 2 - 1, 0, 1)), 0).astype(np.float32)
    r.lay(inside, height, np.asarray(rgb, np.float32), gloss)
