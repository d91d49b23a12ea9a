"""Linear light: colours, lit surfaces, shadow tint, and the developed print."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

SIDE = 640
Array = NDArray[np.float32]

SHADOW: Array = np.array([0.30, 0.20, 0.14], np.float32)
KEY: Array = np.array([1.05, 1.00, 0.93], np.float32)
AMBIENT: Array = np.array([0.96, 0.98, 1.04], np.float32)
SUN: Array = np.array([-0.55, -0.62, 0.56], np.float32)
SUN /= np.linalg.norm(SUN)
HALF: Array = SUN + np.array([0, 0, 1], np.float32)
HALF /= np.linalg.norm(HALF)


def linear(values: ArrayLike) -> Array:
    """sRGB 0..1 to linear light."""
    c = np.asarray(values, np.float32)
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4).astype(np.float32)


def encoded(values: Array) -> Array:
    """Linear light to sRGB 0..1."""
    c = np.clip(values, 0, 1)
    return np.where(c <= 0.0031308, 12.92 * c, 1.055 * c ** np.float32(1 / 2.4) - 0.055).astype(np.float32)


@lru_cache(maxsize=1024)
def _tint(code: str) -> Array:
    h = code.lstrip("#")
    out = linear(np.array([int(h[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32))
    out.setflags(write=False)
    return out


def tint(code: str) -> Array:
    """A hex colour as linear light, (3,)."""
    return _tint(code)


def mix(a: Array, b: Array, k: Array | float) -> Array:
    """From `a` to `b` by `k`; a plane of `k` spreads over the colour axis."""
    w = np.asarray(k, np.float32)
    if w.ndim and (a.ndim == w.ndim + 1 or b.ndim == w.ndim + 1 or a.ndim == 1):
        w = w[..., None]
    return np.asarray(a * (1 - w) + b * w, np.float32)


def smoothstep(low: float, high: float, value: Array) -> Array:
    """0 below `low`, 1 above `high`, soft between."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def shaded(rgb: Array, amount: Array) -> Array:
    """`rgb` under a shadow of `amount` 0..1; a shadow is warm brown, never black."""
    a = np.clip(amount, 0, 1)[..., None]
    return np.asarray(rgb * (1 - a) + rgb * SHADOW * a, np.float32)


def develop(rgb: Array, seed: int, vignette: float = 0.12, grain: float = 0.008) -> Image.Image:
    """The print: soft shoulder above 0.8, vignette, grain, sRGB, 8 bits."""
    h, w = rgb.shape[:2]
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    fall = (x / w - 0.45) ** 2 + (y / h - 0.42) ** 2
    c = rgb * (1 - vignette * fall * 2.2)[..., None]
    c = c / (1 + np.maximum(c - 0.8, 0) * 0.9)
    noise = np.random.default_rng(seed).normal(0, grain, (h, w, 1)).astype(np.float32)
    return Image.fromarray((np.clip(encoded(c) + noise, 0, 1) * 255 + 0.5).astype(np.uint8))
