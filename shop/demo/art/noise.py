"""Noise planes and fast blur."""

from __future__ import annotations

import numpy as np
from PIL import Image
from scipy import ndimage

from .light import Array


def resized(plane: Array, width: int, height: int, how: Image.Resampling = Image.Resampling.BILINEAR) -> Array:
    """A plane at another size."""
    return np.asarray(Image.fromarray(np.ascontiguousarray(plane, np.float32)).resize((width, height), how), np.float32)


def value_noise(shape: tuple[int, int], cell: float, seed: int, cell_x: float | None = None) -> Array:
    """Smooth noise 0..1 of one size of cell; `cell_x` stretches it across."""
    h, w = shape
    cx = cell_x or cell
    gh, gw = int(h / cell) + 3, int(w / cx) + 3
    grid = np.random.default_rng(seed).random((gh, gw), np.float32)
    return resized(grid, int(gw * cx) + 1, int(gh * cell) + 1, Image.Resampling.BICUBIC)[:h, :w]


def noise(shape: tuple[int, int], cell: float, seed: int, octaves: int = 3, cell_x: float | None = None) -> Array:
    """Octaves of value noise, each half as large and half as strong, about 0..1."""
    out = np.zeros(shape, np.float32)
    total, weight, cx = 0.0, 1.0, cell_x
    for i in range(octaves):
        if cell < 1.2:
            break
        out += weight * value_noise(shape, cell, seed + i * 17, max(cx, 1.2) if cx else None)
        total += weight
        weight, cell = weight / 2, cell / 2
        cx = cx / 2 if cx else None
    return out / max(total, 1e-6)


def blur(plane: Array, sigma: float) -> Array:
    """Gaussian blur; wide ones are made on a smaller plane."""
    if sigma < 3:
        return np.asarray(ndimage.gaussian_filter(plane, sigma), np.float32)
    k = max(1, int(sigma / 2.5))
    h, w = plane.shape
    small = resized(plane, max(2, w // k), max(2, h // k), Image.Resampling.BOX)
    return resized(ndimage.gaussian_filter(small, sigma / k), w, h, Image.Resampling.BICUBIC)


def shifted(plane: Array, dx: int, dy: int) -> Array:
    """The plane moved by whole pixels, zero where nothing comes in."""
    out = np.zeros_like(plane)
    h, w = plane.shape
    if abs(dx) >= w or abs(dy) >= h:
        return out
    out[max(dy, 0) : h + min(dy, 0), max(dx, 0) : w + min(dx, 0)] = plane[max(-dy, 0) : h - max(dy, 0), max(-dx, 0) : w - max(dx, 0)]
    return out


def line_noise(values: Array, cell: float, seed: int) -> Array:
    """One-dimensional smooth noise 0..1 read at `values` (px)."""
    table = np.random.default_rng(seed).random(512).astype(np.float32)
    p = (values + 40 * cell) / cell
    i = np.floor(p).astype(np.int32)
    f = (p - i).astype(np.float32)
    f = f * f * (3 - 2 * f)
    return np.asarray(table[i % 512] * (1 - f) + table[(i + 1) % 512] * f, np.float32)
