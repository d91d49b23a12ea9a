"""Shoes and bags: hide, woven cotton, stitches."""

from __future__ import annotations

import math

import numpy as np

from .bodies import body, thread
from .drapes import Cloth, cover
from .forms import boteh, circle, mask, open_spline, placed, spline
from .light import SIDE, Array, tint
from .noise import blur, noise, resized
from .relief import Relief

SOLE = [
    (0, -232),
    (46, -220),
    (78, -165),
    (82, -70),
    (64, 30),
    (66, 125),
    (60, 186),
    (30, 226),
    (0, 231),
    (-34, 224),
    (-62, 182),
    (-65, 118),
    (-58, 30),
    (-72, -72),
    (-68, -160),
    (-40, -218),
]
OPENING = [(-3, -46), (34, -18), (42, 56), (38, 150), (20, 190), (-3, 196), (-24, 190), (-41, 150), (-42, 56), (-34, -18)]


def hide(code: str, seed: int, side: int = 1280) -> Array:
    """Leather's grain."""
    k = 1 + 0.30 * (noise((side, side), 11, seed, 4) - 0.5) + 0.25 * (noise((side, side), 240, seed + 3, 3) - 0.5)
    return np.asarray(tint(code) * k[..., None], np.float32)


def crocheted(code: str, seed: int) -> tuple[Array, Array]:
    """The close cotton of a giveh's upper."""
    y, x = np.mgrid[0:640, 0:640].astype(np.float32)
    knot = 0.5 + 0.5 * np.cos(x * 2 * np.pi / 14 + (np.floor(y / 9) % 2) * np.pi) * np.cos(y * np.pi / 9)
    rgb = tint(code) * (0.76 + 0.26 * knot + 0.06 * (noise((640, 640), 8, seed, 2) - 0.5))[..., None]
    return np.asarray(rgb, np.float32), np.asarray(knot * 1.6, np.float32)


def shoe(
    r: Relief,
    side: int,
    x: float,
    y: float,
    angle: float,
    scale: float,
    upper: Cloth,
    sole: str,
    lining: str,
    seed: int,
    accents: tuple[str, ...] = (),
    kind: str = "giveh",
    seam: str = "#e6cfa0",
) -> None:
    """One shoe from above; `kind` giveh (woven, diamonds on the toe), charoq (hide, laced and curled) or slipper."""

    def at(points: Array | list[tuple[float, float]], k: float = 1.0) -> Array:
        p = np.asarray(points, np.float32) * [side * k, k]
        return placed(p, x, y, scale, angle)

    toe = [(0, -262), (20, -240), (60, -205), *SOLE[2:-2], (-68, -160), (-52, -205), (-18, -240)] if kind == "charoq" else SOLE
    plain_sole = Cloth(hide(sole, seed), None, 0.1)
    flat = np.zeros((SIDE, SIDE), np.float32)
    cover(r, at(spline(toe, 8), 1.05), plain_sole, flat, 5, angle, (0, 0), 1, 1, 7)
    inside = mask(at(spline(toe, 8)), r.scale)
    dome = np.clip(blur(inside, 26 * r.scale * scale) * 2 - 0.9, 0, 1)
    small = resized(dome, SIDE, SIDE)
    cover(r, at(spline(toe, 8)), upper, np.sqrt(small) * 40 * scale, 10, angle, (x - 90, y - 260), 1, 0, 10, inside)
    opening = OPENING if kind != "slipper" else [(a * 1.05, b + 16) for a, b in OPENING]
    hole = mask(at(spline(opening, 8)), r.scale)
    collar = mask(at(spline(opening, 8), 1.16), r.scale) * (1 - hole)
    rolled = 62 + 5 * np.clip(blur(collar, 5) * 2 - 1, 0, 1)
    r.lay(
        collar,
        (r.z * 0.25 + rolled * 0.75).astype(np.float32),
        np.asarray(upper.texture.reshape(-1, 3).mean(0) * np.float32(0.92), np.float32),
        0.06,
    )
    inner = hide(lining, seed + 4)
    n = r.z.shape[0]
    r.lay(hole, np.full((n, n), 22, np.float32), inner[:n, :n], 0.05)
    rng = np.random.default_rng(seed)
    if kind == "giveh":
        for i, code in enumerate(accents):
            cx, cy = at([(0, -150 + i * 17)])[0]
            body(
                r,
                rng,
                float(cx),
                float(cy),
                60,
                (24 - i * 1.6) * scale,
                8 * scale,
                2,
                angle,
                tint(code),
                "diamond",
                0.04,
                0,
                0.1,
                on_top=True,
            )
    if kind in ("charoq", "slipper"):
        ring = at(spline(toe, 8), 0.90)
        stitches(r, ring, seam, 62, scale)
        stitches(r, at(spline(opening, 8), 1.26), seam, 74, scale)
    if kind == "charoq":
        for i in range(4):
            a, b = at([(-30, -92 + i * 17)])[0], at([(30, -78 + i * 17)])[0]
            thread(r, np.array([a, b]), 2.4 * scale, 62, tint(accents[i % len(accents)] if accents else seam), 0.06)
            a, b = at([(30, -92 + i * 17)])[0], at([(-30, -78 + i * 17)])[0]
            thread(r, np.array([a, b]), 2.4 * scale, 62, tint(accents[i % len(accents)] if accents else seam), 0.06)
        cx, cy = at([(0, -246)])[0]
        for i in range(26):
            a = rng.random() * 6.28
            d = rng.random() * 13 * scale
            body(
                r,
                rng,
                float(cx) + d * math.cos(a),
                float(cy) + d * math.sin(a),
                30 + 8 * rng.random(),
                8,
                2,
                3,
                a,
                tint(accents[i % len(accents)] if accents else "#b3202a"),
                "round",
                0.03,
                0,
                0,
            )


def stitches(r: Relief, line: Array, code: str, z: float, scale: float = 1, gap: float = 9) -> None:
    """A running stitch along a line."""
    closed = np.vstack([line, line[:1]])
    step = np.hypot(*np.diff(closed, axis=0).T)
    at = np.concatenate([[0], np.cumsum(step)])
    for d in np.arange(0, at[-1], gap * scale):
        a = [np.interp(d, at, closed[:, 0]), np.interp(d, at, closed[:, 1])]
        b = [np.interp(d + gap * 0.55 * scale, at, closed[:, 0]), np.interp(d + gap * 0.55 * scale, at, closed[:, 1])]
        thread(r, np.array([a, b], np.float32), 1.2 * scale, _height(r, a[0], a[1], z) - 0.4, tint(code), 0.04)


def _height(r: Relief, x: float, y: float, z: float) -> float:
    n = r.z.shape[0]
    iy, ix = int(np.clip(y * r.scale, 0, n - 1)), int(np.clip(x * r.scale, 0, n - 1))
    return float(r.z[iy, ix]) or z


def emboss(r: Relief, line: Array, depth: float = 2.2, width: float = 1.6) -> None:
    """A line pressed into the hide."""
    m = mask(line, r.scale)
    edge = np.clip(blur(m, width) - blur(m, width * 2.6), -1, 1)
    gy, gx = np.gradient(edge * -depth * 2)
    r.gx += gx.astype(np.float32) * r.scale
    r.gy += gy.astype(np.float32) * r.scale
    r.rgb *= (1 - 0.55 * np.clip(np.abs(edge) * 1.6, 0, 1))[..., None]


def bag(
    r: Relief, code: str, seed: int, kind: str = "satchel", seam: str = "#e6cfa0", metal: str = "#c9a04e", panel: Cloth | None = None
) -> None:
    """A leather bag: satchel with a flap, tote, round shoulder bag, purse or clutch. `panel` is a woven inset."""
    leather = Cloth(hide(code, seed), None, 0.16)
    soft = (noise((SIDE, SIDE), 120, seed, 2) - 0.5) * 18
    rng = np.random.default_rng(seed)

    def strap(points: list[tuple[float, float]], width: float, z: float = 8) -> None:
        thread(r, open_spline(points, 12), width, z, tint(code) * np.float32(0.86), 0.16)

    if kind == "satchel":
        strap([(196, 300), (206, 150), (320, 66), (434, 150), (444, 300)], 9)
        cover(
            r,
            spline(
                [(160, 270), (320, 262), (480, 270), (494, 420), (498, 530), (474, 560), (320, 566), (166, 560), (142, 530), (146, 420)], 10
            ),
            leather,
            soft,
            16,
            0,
            (0, 0),
            1,
            1,
            22,
        )
        flap = spline(
            [(154, 258), (320, 248), (486, 258), (494, 340), (476, 420), (420, 458), (320, 470), (220, 458), (164, 420), (146, 340)], 10
        )
        cover(r, flap, leather, soft * 0.8, 40, 0, (90, 40), 1, 1, 12)
        if panel is not None:
            cover(r, placed(np.array(flap) - [320, 358], 320, 358, 0.80), panel, soft * 0.8, 42, 0, (0, 0), 0.7, 1, 4)
        stitches(r, placed(np.array(flap) - [320, 358], 320, 358, 0.93), seam, 44)
        if panel is None:
            for bx, f in ((262, 1), (378, -1)):
                for k in (1, 0.72, 0.44):
                    emboss(r, boteh(bx, 352, 48 * k, f))
        cover(r, spline([(298, 440), (342, 440), (345, 492), (320, 504), (295, 492)], 8), leather, soft * 0, 52, 0, (0, 0), 1, 0, 7)
        body(r, rng, 320, 476, 58, 10, 10, 7, 0, tint(metal), "round", 0.6, 0, 0, metal=0.8)
    elif kind == "tote":
        for dx in (0, 14):
            strap([(236 + dx, 270), (240 + dx, 130), (320 + dx, 74), (396 + dx, 130), (400 + dx, 270)], 7.5, 6 + dx)
        shape = spline(
            [(150, 250), (320, 246), (490, 250), (500, 400), (508, 560), (480, 578), (320, 582), (160, 578), (132, 560), (140, 400)], 10
        )
        cover(r, shape, leather, soft, 18, 0, (0, 0), 1, 1, 16)
        if panel is not None:
            cover(r, np.array([(143, 360), (497, 360), (503, 480), (137, 480)]), panel, soft, 22, 0, (0, 0), 0.8, 1, 4)
        stitches(r, placed(np.array(shape) - [320, 414], 320, 414, 0.95), seam, 40)
        for sx in (236, 400):
            cover(
                r,
                np.array([(sx - 12, 252), (sx + 12, 252), (sx + 12, 318), (sx, 330), (sx - 12, 318)]),
                leather,
                soft * 0,
                44,
                0,
                (0, 0),
                1,
                0,
                5,
            )
            body(r, rng, sx, 308, 50, 5, 5, 4, 0, tint(metal), "round", 0.6, 0, 0, metal=0.8)
    elif kind == "round":
        strap([(150, 330), (120, 150), (240, 52), (400, 52), (520, 150), (490, 330)], 5.5)
        shape = circle(320, 360, 202, 90)
        cover(r, shape, leather, soft, 18, 0, (0, 0), 1, 1, 22)
        if panel is not None:
            cover(r, circle(320, 360, 132, 80), panel, soft, 34, 0, (0, 0), 0.8, 1, 6)
        else:
            for i in range(8):
                px, py = placed([(0, -92)], 320, 360, 1, i * math.pi / 4)[0]
                for k in (1, 0.6):
                    emboss(r, boteh(float(px), float(py), 40 * k, 1, i * math.pi / 4))
        stitches(r, circle(320, 360, 186, 120), seam, 44)
        stitches(r, circle(320, 360, 142, 120), seam, 44)
    elif kind == "purse":
        shape = spline([(130, 220), (320, 212), (510, 220), (518, 330), (514, 440), (320, 450), (126, 440), (122, 330)], 10)
        cover(r, shape, leather, soft * 0.7, 10, 0, (0, 0), 1, 1, 14)
        cover(
            r,
            spline([(122, 212), (320, 204), (518, 212), (522, 300), (508, 352), (320, 362), (132, 352), (118, 300)], 10),
            leather,
            soft * 0.5,
            24,
            0,
            (60, 90),
            1,
            1,
            10,
        )
        if panel is not None:
            cover(r, np.array([(150, 232), (490, 232), (488, 330), (152, 330)]), panel, soft * 0.4, 30, 0, (0, 0), 0.7, 1, 4)
        stitches(
            r,
            placed(
                spline([(122, 212), (320, 204), (518, 212), (522, 300), (508, 352), (320, 362), (132, 352), (118, 300)], 10)
                - np.array([320, 283], np.float32),
                320,
                283,
                0.95,
            ),
            seam,
            40,
        )
        body(r, rng, 320, 346, 44, 11, 11, 7, 0, tint(metal), "round", 0.6, 0, 0, metal=0.8)
    else:
        strap([(160, 250), (170, 120), (470, 120), (480, 250)], 6)
        shape = spline([(176, 230), (320, 200), (464, 230), (520, 430), (500, 540), (320, 566), (140, 540), (120, 430)], 10)
        pleat = soft + 16 * np.abs(np.sin(np.arctan2(*np.mgrid[-150:490, -320:320].astype(np.float32)[::-1]) * 16)) * 0.6
        cover(r, shape, leather, pleat.astype(np.float32), 18, 0, (0, 0), 1, 1, 20)
        cover(
            r,
            spline([(168, 240), (320, 206), (472, 240), (466, 276), (320, 246), (174, 276)], 10),
            leather,
            soft * 0.3,
            48,
            0,
            (0, 0),
            1,
            1,
            8,
        )
        for sx in (300, 340):
            thread(r, open_spline([(320, 232), (sx, 300), (sx + (sx - 320) * 0.4, 372)], 8), 3.4, 60, tint(seam), 0.06)
