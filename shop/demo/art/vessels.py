"""Turned ware: outlines and materials of vases, bowls, jugs, plates on a stand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .light import Array, tint
from .noise import noise
from .stage import Look, Material, Surface, profile

OUTLINES: dict[str, Array] = {
    "vase": profile([(0.22, 0), (0.30, 0.02), (0.52, 0.35), (0.58, 0.62), (0.46, 0.95), (0.22, 1.22), (0.17, 1.36), (0.26, 1.52)], 0.03),
    "slim-vase": profile([(0.20, 0), (0.25, 0.02), (0.34, 0.3), (0.40, 0.75), (0.34, 1.1), (0.16, 1.36), (0.13, 1.52), (0.21, 1.70)], 0.03),
    "gourd": profile(
        [
            (0.26, 0),
            (0.32, 0.02),
            (0.52, 0.28),
            (0.50, 0.55),
            (0.26, 0.80),
            (0.24, 0.92),
            (0.34, 1.10),
            (0.30, 1.28),
            (0.18, 1.38),
            (0.20, 1.46),
        ],
        0.03,
    ),
    "jug": profile([(0.26, 0), (0.32, 0.02), (0.52, 0.30), (0.56, 0.55), (0.42, 0.88), (0.24, 1.05), (0.21, 1.2), (0.27, 1.34)], 0.03),
    "bowl": profile([(0.20, 0), (0.24, 0.03), (0.26, 0.05), (0.48, 0.22), (0.62, 0.48), (0.66, 0.62)], 0.035, 0.06),
    "low-bowl": profile([(0.24, 0), (0.28, 0.02), (0.30, 0.05), (0.62, 0.18), (0.78, 0.34), (0.80, 0.40)], 0.035, 0.06),
    "cup": profile([(0.16, 0), (0.20, 0.02), (0.32, 0.12), (0.38, 0.30), (0.39, 0.46)], 0.03, 0.05),
    "pot": profile([(0.22, 0), (0.28, 0.02), (0.58, 0.34), (0.64, 0.58), (0.50, 0.86), (0.30, 0.98), (0.33, 1.08)], 0.04),
    "jar": profile([(0.30, 0), (0.36, 0.02), (0.50, 0.24), (0.52, 0.62), (0.44, 0.90), (0.34, 0.98), (0.36, 1.04)], 0.035),
    "sugar": profile(
        [
            (0.20, 0),
            (0.30, 0.02),
            (0.16, 0.10),
            (0.14, 0.16),
            (0.40, 0.30),
            (0.48, 0.50),
            (0.46, 0.66),
            (0.48, 0.70),
            (0.30, 0.86),
            (0.10, 0.96),
            (0.05, 1.0),
            (0.09, 1.07),
            (0.04, 1.13),
        ]
    ),
    "egg": profile([(0.02, 0.0), (0.20, 0.03), (0.37, 0.20), (0.43, 0.42), (0.38, 0.70), (0.24, 0.94), (0.10, 1.05), (0.02, 1.07)]),
    "goblet": profile(
        [(0.26, 0), (0.27, 0.03), (0.08, 0.08), (0.06, 0.34), (0.12, 0.42), (0.32, 0.55), (0.38, 0.82), (0.36, 1.0)], 0.025, 0.50
    ),
    "candle": profile(
        [(0.34, 0), (0.35, 0.03), (0.14, 0.09), (0.09, 0.2), (0.16, 0.3), (0.08, 0.42), (0.12, 0.56), (0.20, 0.62), (0.20, 0.66)],
        0.04,
        0.56,
    ),
    "ewer": profile(
        [
            (0.24, 0),
            (0.28, 0.03),
            (0.16, 0.10),
            (0.36, 0.30),
            (0.42, 0.52),
            (0.30, 0.80),
            (0.13, 0.98),
            (0.10, 1.2),
            (0.15, 1.34),
            (0.19, 1.44),
        ],
        0.025,
    ),
    "cauldron": profile([(0.36, 0), (0.44, 0.02), (0.56, 0.20), (0.58, 0.44), (0.52, 0.58), (0.50, 0.62), (0.60, 0.66)], 0.03, 0.05),
    "dish": profile([(0.30, 0), (0.34, 0.02), (0.60, 0.06), (0.80, 0.12), (0.82, 0.145)], 0.025, 0.045),
    "cylinder": profile([(0.30, 0), (0.32, 0.01), (0.325, 0.05), (0.325, 0.66), (0.33, 0.70)], 0.035, 0.05),
    "basket": profile([(0.40, 0), (0.46, 0.02), (0.54, 0.24), (0.60, 0.52), (0.62, 0.70)], 0.045, 0.06),
    "lidded-basket": profile(
        [
            (0.38, 0),
            (0.46, 0.02),
            (0.54, 0.24),
            (0.55, 0.48),
            (0.50, 0.62),
            (0.54, 0.645),
            (0.535, 0.70),
            (0.36, 0.84),
            (0.12, 0.92),
            (0.05, 0.95),
            (0.07, 1.0),
            (0.03, 1.04),
        ]
    ),
}


def plain(code: str, gloss: float = 0.4, spec: float = 0.2, uneven: float = 0.0, seed: int = 0, metal: float = 0) -> Material:
    """One colour, `uneven` like a glaze or a clay."""
    rgb = tint(code)
    table = noise((400, 800), 30, seed, 5) if uneven else None

    def look(s: Surface) -> Look:
        if table is None:
            return Look(np.broadcast_to(rgb, (len(s.y), 3)), gloss, spec, metal)
        k = 1 + uneven * (_read(table, s) - 0.5)
        return Look(rgb * k[:, None], gloss, spec, metal)

    return look


def _read(table: Array, s: Surface) -> Array:
    h, w = table.shape
    return np.asarray(
        table[np.clip((s.y * 180).astype(int), 0, h - 1), np.clip(((s.theta / (2 * np.pi) + 0.5) * (w - 1)).astype(int), 0, w - 1)]
    )


def speckled(code: str, gloss: float = 0.5, rough: bool = False) -> Material:
    """A filling seen from above: honey, jam, seeds."""
    table = noise((700, 700), 8 if rough else 40, 3, 3)
    rgb = tint(code)

    def look(s: Surface) -> Look:
        k = table[
            np.clip((s.r * np.cos(s.theta) * 600 + 350).astype(int), 0, 699),
            np.clip((s.r * np.sin(s.theta) * 600 + 350).astype(int), 0, 699),
        ]
        return Look(rgb * (0.55 + 0.95 * k)[:, None], gloss, gloss * 0.6)

    return look


def wrapped(
    texture: Array,
    low: float,
    high: float,
    gloss: float = 0.5,
    spec: float = 0.2,
    rim: str = "",
    rim_at: float = 9,
    inner: str = "",
    repeat: int = 1,
    metal: float = 0,
    inside: tuple[Array, float] | None = None,
) -> Material:
    """A flat picture around the outside, by angle and height; rim and inside may be of another colour, or the inside a picture."""
    h, w = texture.shape[:2]

    def look(s: Surface) -> Look:
        iu = (np.mod((s.theta / (2 * np.pi) + 0.5) * repeat, 1) * (w - 1)).astype(int)
        iv = np.clip((high - s.y) / (high - low) * (h - 1), 0, h - 1).astype(int)
        c = texture[iv, iu]
        if inner:
            c = np.where((s.face > 0)[:, None], tint(inner), c)
        if inside is not None:
            disc, reach = inside
            n = disc.shape[0]
            iu = np.clip((s.r * np.sin(s.theta) / reach * 0.5 + 0.5) * n, 0, n - 1).astype(int)
            iv = np.clip((s.r * np.cos(s.theta) / reach * 0.5 + 0.5) * n, 0, n - 1).astype(int)
            c = np.where((s.face > 0)[:, None], disc[iv, iu], c)
        if rim:
            c = np.where((s.y > rim_at)[:, None], tint(rim), c)
        return Look(np.asarray(c, np.float32), gloss, spec, metal)

    return look


def hammered(code: str, engrave: Callable[[Surface], Array] | None = None, tin: str = "") -> Material:
    """Beaten metal; `engrave` darkens 0..1, `tin` colours the inside."""
    rgb = tint(code)
    table = noise((400, 800), 9, 7, 2)

    def look(s: Surface) -> Look:
        beat = np.abs(np.sin(s.theta * 20 + np.floor(s.y * 20) * 1.7)) * np.abs(np.sin(s.y * 62.8))
        s.normal += (
            np.stack([np.cos(s.theta), np.zeros_like(s.y), -np.sin(s.theta)], -1) * (_read(table, s) - 0.5)[:, None] * 0.35
        ).astype(np.float32)
        s.normal[:, 1] += (0.10 * (beat - 0.5)).astype(np.float32)
        s.normal /= np.linalg.norm(s.normal, axis=1, keepdims=True)
        c = rgb * (0.86 + 0.2 * beat)[:, None]
        if engrave is not None:
            c = c * (1 - 0.62 * engrave(s))[:, None]
        if tin:
            c = np.where((s.face > 0)[:, None], tint(tin), c)
        return Look(np.asarray(c, np.float32), 0.95, 0.5, 1)

    return look


def woven(codes: tuple[str, ...], rows: int = 17, stitches: int = 17, band: Callable[[Array, Array], Array] | None = None) -> Material:
    """Wicker: over and under by angle and row; `band` picks the colour's index by row and angle."""
    colours = np.array([tint(c) for c in codes])

    def look(s: Surface) -> Look:
        row = np.floor(s.y * rows)
        over = np.sin(s.theta * stitches + row * np.pi)
        k = 0.62 + 0.22 * np.clip(over, -1, 1) + 0.30 * np.abs(np.sin(s.y * rows * np.pi))
        s.normal[:, 1] += (0.35 * np.cos(s.y * rows * np.pi) * np.sign(np.sin(s.y * rows * np.pi))).astype(np.float32) * 0.5
        s.normal /= np.linalg.norm(s.normal, axis=1, keepdims=True)
        index = (np.mod(row, 6) == 3).astype(int) if band is None else np.asarray(band(row, s.theta), int)
        return Look((colours[np.clip(index, 0, len(codes) - 1)] * k[:, None]).astype(np.float32), 0.05, 0.03)

    return look
