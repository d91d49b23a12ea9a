"""Persian text and labels, shaped by resvg in Vazirmatn."""

from __future__ import annotations

import io
import os
from functools import lru_cache
from pathlib import Path

import numpy as np
import resvg_py
from PIL import Image, ImageDraw

from .light import Array, linear

RTL = "\u200f"


def font_folder() -> Path:
    """Where Vazirmatn's TrueType files lie: $VAZIRMATN, else the project's node_modules."""
    default = Path(__file__).resolve().parents[3] / "node_modules/vazirmatn/fonts/ttf"
    return Path(os.environ.get("VAZIRMATN", default))


@lru_cache(maxsize=256)
def word(text: str, size: float, colour: str, width: int, height: int, weight: int = 700, baseline: float = 0.68) -> Image.Image:
    """One centred line as RGBA. Raises FileNotFoundError without the font."""
    folder = font_folder()
    if not folder.is_dir():
        raise FileNotFoundError(f"Vazirmatn is missing: {folder}")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><text x="{width / 2}" y="{height * baseline}" '
        f'font-family="Vazirmatn" font-weight="{weight}" font-size="{size}" fill="{colour}" text-anchor="middle" direction="rtl">'
        f"{RTL}{text}</text></svg>"
    )
    data = resvg_py.svg_to_bytes(svg_string=svg, font_dirs=[str(folder)], skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(data))).convert("RGBA")


def fitted(text: str, size: float, colour: str, width: int, height: int, weight: int = 700) -> Image.Image:
    """Like `word`, set smaller when it would be wider than the space."""
    image = word(text, size, colour, width * 2, height, weight)
    box = image.getbbox()
    if box and box[2] - box[0] > width * 0.94:
        image = word(text, size * width * 0.94 / (box[2] - box[0]), colour, width * 2, height, weight)
    return image.crop((width // 2, 0, width // 2 + width, height))


@lru_cache(maxsize=128)
def label(
    title: str,
    line: str,
    paper: str = "#f6eedc",
    ink: str = "#3a2418",
    accent: str = "#8c1d2c",
    width: int = 560,
    height: int = 340,
    style: int = 0,
) -> Array:
    """A printed label as linear light: a frame of one of four styles, the name, and a line below."""
    image = Image.new("RGB", (width, height), paper)
    draw = ImageDraw.Draw(image)
    w, h = width, height
    if style == 0:
        draw.rectangle([12, 12, w - 13, h - 13], outline=accent, width=6)
        draw.rectangle([24, 24, w - 25, h - 25], outline=accent, width=2)
        for x in range(44, w - 30, 24):
            for y in (38, h - 39):
                draw.polygon([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)], fill=accent)
    elif style == 1:
        draw.rectangle([0, 0, w, int(h * 0.17)], fill=accent)
        draw.rectangle([0, int(h * 0.86), w, h], fill=accent)
        for x in range(20, w, 36):
            for y in (int(h * 0.085), int(h * 0.93)):
                draw.ellipse([x - 6, y - 6, x + 6, y + 6], fill=paper)
    elif style == 2:
        draw.rounded_rectangle([14, 14, w - 15, h - 15], 46, outline=accent, width=7)
        draw.line([(w * 0.3, h * 0.63), (w * 0.7, h * 0.63)], fill=accent, width=4)
    else:
        draw.rectangle([0, 0, w, h], fill=accent)
        draw.rounded_rectangle([22, 22, w - 23, h - 23], 30, fill=paper)
        draw.rounded_rectangle([34, 34, w - 35, h - 35], 22, outline=accent, width=3)
    mid = h * 0.49
    head = fitted(title, min(104, h * 0.30), ink, int(w * 0.84), int(h * 0.40), 800)
    image.paste(head, ((w - head.width) // 2, int(mid - h * 0.32)), head)
    if line:
        foot = fitted(line, min(54, h * 0.155), accent, int(w * 0.80), int(h * 0.22), 600)
        image.paste(foot, ((w - foot.width) // 2, int(mid + h * 0.10)), foot)
    return linear(np.asarray(image, np.float32) / 255)
