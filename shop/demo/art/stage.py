"""Things that stand: solids of revolution, balls and boxes under one camera a little above, in one depth buffer."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw

from .forms import open_spline
from .light import AMBIENT, SIDE, Array, shaded, smoothstep, tint
from .noise import blur

SCALE = 2
LAMP: Array = np.array([-0.62, 0.68, 0.42], np.float32)
LAMP /= np.linalg.norm(LAMP)


@dataclass(slots=True)
class Surface:
    """Visible points of one body: angle about the axis, height and radius in the body's own units, normal, inside or out."""

    theta: Array
    y: Array
    r: Array
    normal: Array
    facing: Array
    u: Array
    v: Array
    face: Array


@dataclass(slots=True)
class Look:
    """What a material answers: colour, mirror gloss, highlight, and how far it is metal."""

    rgb: Array
    gloss: Array | float = 0.1
    spec: Array | float = 0.1
    metal: float = 0


Material = Callable[[Surface], Look]


def profile(points: Sequence[tuple[float, float]], wall: float = 0, base: float = 0.05, steps: int = 12) -> Array:
    """A half outline from the foot up. With `wall` it is hollow: over the rim and down inside to `base`."""
    outer = open_spline(points, steps)
    if not wall:
        return np.vstack([[[0, outer[0, 1]]], outer, [[0, outer[-1, 1]]]]).astype(np.float32)
    inner = outer.copy()
    inner[:, 0] = np.maximum(outer[:, 0] - wall, 0)
    inner = inner[outer[:, 1] > base][::-1]
    rim = np.array([[outer[-1, 0] - wall / 2, outer[-1, 1] + wall * 0.45]], np.float32)
    return np.vstack([[[0, outer[0, 1]]], outer, rim, inner, [[0, inner[-1, 1] - 0.01]]]).astype(np.float32)


@dataclass(slots=True)
class Turned:
    """A solid of revolution: half outline in own units, `size` px to the unit, foot at (x, z) on the floor, raised by `lift`."""

    outline: Array
    size: float
    material: Material
    x: float = 0
    z: float = 0
    lift: float = 0
    squash: float = 1


@dataclass(slots=True)
class Ball:
    """An ellipsoid of half axes (a, b, a) px about a centre."""

    x: float
    y: float
    z: float
    a: float
    b: float
    material: Material


@dataclass(slots=True)
class Block:
    """A box: width, height, depth px, turned by `yaw` about the upright, foot centre at (x, z), raised by `lift`."""

    width: float
    height: float
    depth: float
    material: Material
    yaw: float = 0.5
    x: float = 0
    z: float = 0
    lift: float = 0


Body = Turned | Ball | Block


@dataclass(slots=True)
class Stage:
    """The scene: `foot` is where the floor's origin falls in the picture, `tilt` the camera's height in degrees."""

    foot: tuple[float, float] = (320, 520)
    tilt: float = 15
    bodies: list[Body] = field(default_factory=list)

    def render(self, ground: Array, floor: str = "#d8c8b0") -> Array:
        """The lit picture over a ground, (640, 640, 3)."""
        n = SIDE * SCALE
        depth: Array = np.full(n * n, -1e9, np.float32)
        out: Array = np.zeros((n * n, 3), np.float32)
        e = math.radians(self.tilt)
        for body in self.bodies:
            if isinstance(body, Turned):
                self._turned(body, e, depth, out, floor)
            elif isinstance(body, Ball):
                self._ball(body, e, depth, out, floor)
            else:
                self._block(body, e, depth, out, floor)
        hit = (depth > -1e8).reshape(SIDE, SCALE, SIDE, SCALE)
        cover = hit.mean((1, 3), dtype=np.float32)
        small = out.reshape(SIDE, SCALE, SIDE, SCALE, 3).mean((1, 3))
        g = shaded(ground, self._shadow(e))
        return np.asarray(g * (1 - cover[..., None]) + small, np.float32)

    def _discs(self) -> list[tuple[float, float, float, float]]:
        """(x, z, height, radius) of slices of every round body."""
        out = []
        for b in self.bodies:
            if isinstance(b, Turned):
                for h in np.linspace(0, float(b.outline[:, 1].max()), 42):
                    near = np.abs(b.outline[:, 1] - h) < 0.06
                    if near.any():
                        out.append((b.x, b.z, b.lift + h * b.size * b.squash, float(b.outline[near, 0].max()) * b.size))
            elif isinstance(b, Ball):
                for k in np.linspace(-0.9, 0.9, 6):
                    out.append((b.x, b.z, b.y + k * b.b, b.a * math.sqrt(1 - k * k)))
        return out

    def _shadow(self, e: float) -> Array:
        """Cast and contact shadow on the floor, 0..1."""
        sin = math.sin(e)
        low, mid, high, touch = (Image.new("L", (SIDE, SIDE)) for _ in range(4))
        drop_x, drop_z = -float(LAMP[0] / LAMP[1]), -float(LAMP[2] / LAMP[1])

        def put(image: Image.Image, x: float, z: float, r: float) -> None:
            sx, sy = self.foot[0] + x, self.foot[1] + z * sin
            ImageDraw.Draw(image).ellipse([sx - r, sy - r * sin, sx + r, sy + r * sin], fill=255)

        for x, z, h, r in self._discs():
            k = 0.62
            target = low if h < 60 else mid if h < 170 else high
            put(target, x + drop_x * h * k, z + drop_z * h * k, r)
            if h < 26:
                put(touch, x, z, r * 1.03 + 1)
        for b in self.bodies:
            if isinstance(b, Block):
                top = [(b.x + dx, b.z + dz) for dx, dz in self._corners(b)]
                for h, image in (
                    (b.lift + b.height * 0.3, low),
                    (b.lift + b.height * 0.65, mid),
                    (b.lift + b.height, mid if b.height < 170 else high),
                ):
                    k = 0.62
                    poly = [(self.foot[0] + x + drop_x * h * k, self.foot[1] + (z + drop_z * h * k) * sin) for x, z in top]
                    ImageDraw.Draw(image).polygon(poly, fill=255)
                if b.lift < 26:
                    ImageDraw.Draw(touch).polygon([(self.foot[0] + x * 1.0, self.foot[1] + z * sin + 1) for x, z in top], fill=255)
        planes = [np.asarray(i, np.float32) / 255 for i in (low, mid, high, touch)]
        out = np.maximum.reduce([blur(planes[0], 7) * 0.62, blur(planes[1], 14) * 0.50, blur(planes[2], 22) * 0.42])
        return np.clip(out + blur(planes[3], 5) * 0.40, 0, 0.85)

    @staticmethod
    def _corners(b: Block) -> list[tuple[float, float]]:
        c, s = math.cos(b.yaw), math.sin(b.yaw)
        return [
            (c * i * b.width / 2 + s * j * b.depth / 2, -s * i * b.width / 2 + c * j * b.depth / 2)
            for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]

    def _turned(self, b: Turned, e: float, depth: Array, out: Array, floor: str) -> None:
        n = SIDE * SCALE
        line = b.outline.copy()
        seg = np.hypot(*np.diff(line, axis=0).T)
        at = np.concatenate([[0], np.cumsum(seg)])
        count = max(24, int(at[-1] * b.size * SCALE / 0.62))
        t = np.linspace(0, at[-1], count)
        r, y = np.interp(t, at, line[:, 0]), np.interp(t, at, line[:, 1])
        tr, ty = np.gradient(r), np.gradient(y) * b.squash
        smooth = np.ones(21) / 21
        tr, ty = np.convolve(np.pad(tr, 10, "edge"), smooth, "valid"), np.convolve(np.pad(ty, 10, "edge"), smooth, "valid")
        length = np.hypot(tr, ty) + 1e-9
        nr, ny = (ty / length).astype(np.float32), (-tr / length).astype(np.float32)
        closed = self._profile_occlusion(r, y * b.squash, nr, ny)
        rings = np.maximum(8, (2 * np.pi * r * b.size * SCALE / 0.66).astype(int))
        j = np.repeat(np.arange(count, dtype=np.int32), rings)
        first = np.repeat(np.cumsum(rings) - rings, rings)
        theta = ((np.arange(len(j)) - first) / rings[j] * 2 * np.pi - np.pi).astype(np.float32)
        cos = np.cos(theta)
        sin_e, cos_e = np.float32(math.sin(e)), np.float32(math.cos(e))
        seen = ny[j] * sin_e + nr[j] * cos * cos_e > 0
        j, theta, cos = j[seen], theta[seen], cos[seen]
        sin = np.sin(theta)
        rr, yy = r.astype(np.float32)[j], y.astype(np.float32)[j]
        wx = b.x + rr * sin * b.size
        wy = b.lift + yy * b.size * b.squash
        wz = b.z + rr * cos * b.size
        px = ((self.foot[0] + wx) * SCALE).astype(np.int32)
        py = ((self.foot[1] - wy * cos_e + wz * sin_e) * SCALE).astype(np.int32)
        inside = (px >= 0) & (px < n) & (py >= 0) & (py < n)
        pix = (py * n + px)[inside]
        d = (wy * sin_e + wz * cos_e)[inside].astype(np.float32)
        before = depth.copy()
        np.maximum.at(depth, pix, d)
        win = (d >= depth[pix]) & (depth[pix] > before[pix])
        pick = np.flatnonzero(inside)[win]
        where = pix[win]
        jj = j[pick]
        normal = np.stack([nr[jj] * sin[pick], ny[jj], nr[jj] * cos[pick]], -1)
        facing = normal[:, 1] * sin_e + normal[:, 2] * cos_e
        inner = (nr[jj] < -0.02) | ((ny[jj] > 0.5) & (t[jj] > at[-1] * 0.55))
        s = Surface(theta[pick], yy[pick], rr[pick], normal, facing, theta[pick], yy[pick], inner.astype(np.int32))
        sunk = np.where(inner, np.clip((float(y.max()) - yy[pick]) / max(float(r.max()), 0.2), 0, 1), 0).astype(np.float32)
        lit = np.clip(1 - sunk * (0.55 + 0.55 * np.clip(-sin[pick], -0.4, 1)), 0.22, 1)
        out[where] = shade(s, b.material(s), closed[jj] * (1 - 0.35 * sunk), lit, wy[pick], floor, (sin_e, cos_e))

    @staticmethod
    def _profile_occlusion(r: Array, y: Array, nr: Array, ny: Array) -> Array:
        """How open each ring of an outline is to the sky, 0..1, from the outline itself at three distances."""
        k = max(1, len(r) // 160)
        pr, py = r[::k], y[::k]
        open_: Array = np.ones(len(r), np.float32)
        for reach, weight in ((0.08, 0.22), (0.2, 0.24), (0.4, 0.22)):
            qr, qy = r + nr * reach, y + ny * reach
            near = np.min(np.hypot(np.abs(qr)[:, None] - pr[None], qy[:, None] - py[None]), axis=1)
            near = np.minimum(near, np.maximum(qy, 0) + 0.02)
            open_ -= (weight * np.clip(1 - near / reach, 0, 1)).astype(np.float32)
        return np.clip(open_, 0.2, 1).astype(np.float32)

    def _ball(self, b: Ball, e: float, depth: Array, out: Array, floor: str) -> None:
        n, sin_e, cos_e = SIDE * SCALE, math.sin(e), math.cos(e)
        cx, cy = (self.foot[0] + b.x) * SCALE, (self.foot[1] - b.y * cos_e + b.z * sin_e) * SCALE
        tall = math.sqrt((b.b * cos_e) ** 2 + (b.a * sin_e) ** 2)
        x0, x1 = max(0, int(cx - b.a * SCALE) - 1), min(n, int(cx + b.a * SCALE) + 2)
        y0, y1 = max(0, int(cy - tall * SCALE) - 1), min(n, int(cy + tall * SCALE) + 2)
        if x0 >= x1 or y0 >= y1:
            return
        gy, gx = np.mgrid[y0:y1, x0:x1].astype(np.float32)
        u, w = (gx + 0.5 - cx) / SCALE, -(gy + 0.5 - cy) / SCALE
        # a ray: point (u, w*cos_e + t*sin_e, -w*sin_e + t*cos_e); the ellipsoid x2/a2 + y2/b2 + z2/a2 = 1
        qa = (sin_e / b.b) ** 2 + (cos_e / b.a) ** 2
        qb = 2 * w * (cos_e * sin_e / b.b**2 - sin_e * cos_e / b.a**2)
        qc = (u / b.a) ** 2 + (w * cos_e / b.b) ** 2 + (w * sin_e / b.a) ** 2 - 1
        disc = qb * qb - 4 * qa * qc
        ok = disc > 0
        t = (-qb + np.sqrt(np.maximum(disc, 0))) / (2 * qa)
        yy, zz = w * cos_e + t * sin_e, -w * sin_e + t * cos_e
        d = (b.y * sin_e + b.z * cos_e + t).astype(np.float32)
        pix = gy.astype(np.int32) * n + gx.astype(np.int32)
        ok &= d > depth[pix]
        if not ok.any():
            return
        where = pix[ok]
        depth[where] = d[ok]
        normal = np.stack([u[ok] / b.a**2, yy[ok] / b.b**2, zz[ok] / b.a**2], -1).astype(np.float32)
        normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        facing = normal[:, 1] * sin_e + normal[:, 2] * cos_e
        theta = np.arctan2(normal[:, 0], normal[:, 2])
        s = Surface(
            theta,
            (yy[ok] / b.b).astype(np.float32),
            np.hypot(u[ok], zz[ok]) / b.a,
            normal,
            facing,
            theta,
            (yy[ok] / b.b).astype(np.float32),
            np.zeros(len(where), np.int32),
        )
        closed = np.clip(0.72 + 0.28 * normal[:, 1], 0.3, 1)
        out[where] = shade(s, b.material(s), closed, np.ones(len(where), np.float32), b.y + yy[ok], floor, (sin_e, cos_e))

    def _block(self, b: Block, e: float, depth: Array, out: Array, floor: str) -> None:
        n, sin_e, cos_e = SIDE * SCALE, math.sin(e), math.cos(e)
        cx, cy = (self.foot[0] + b.x) * SCALE, (self.foot[1] - b.lift * cos_e + b.z * sin_e) * SCALE
        reach = (math.hypot(b.width, b.depth) / 2 + 2) * SCALE
        x0, x1 = max(0, int(cx - reach)), min(n, int(cx + reach) + 1)
        y0, y1 = max(0, int(cy - (b.height * cos_e) * SCALE - reach * sin_e) - 2), min(n, int(cy + reach * sin_e) + 2)
        if x0 >= x1 or y0 >= y1:
            return
        gy, gx = np.mgrid[y0:y1, x0:x1].astype(np.float32)
        u, w = (gx + 0.5 - cx) / SCALE, -(gy + 0.5 - cy) / SCALE
        c, s_ = math.cos(b.yaw), math.sin(b.yaw)
        ox, oy, oz = u, w * cos_e, -w * sin_e
        lx, lz = c * ox - s_ * oz, s_ * ox + c * oz
        dx, dy, dz = -s_ * cos_e, sin_e, c * cos_e
        t_in = np.full(u.shape, -1e9, np.float32)
        t_out = np.full(u.shape, 1e9, np.float32)
        face = np.zeros(u.shape, np.int32)
        for k, (o, d, lo, hi) in enumerate(
            ((lx, dx, -b.width / 2, b.width / 2), (oy, dy, 0.0, b.height), (lz, dz, -b.depth / 2, b.depth / 2))
        ):
            if abs(d) < 1e-6:
                d = 1e-6
            a1, a2 = (lo - o) / d, (hi - o) / d
            far, near = np.maximum(a1, a2), np.minimum(a1, a2)
            better = far < t_out
            face[better] = k
            t_out = np.minimum(t_out, far)
            t_in = np.maximum(t_in, near)
        ok = t_out > t_in
        t = t_out
        dd = (b.lift * sin_e + b.z * cos_e + t).astype(np.float32)
        pix = gy.astype(np.int32) * n + gx.astype(np.int32)
        ok &= dd > depth[pix]
        if not ok.any():
            return
        where, f = pix[ok], face[ok]
        depth[where] = dd[ok]
        px, pyy, pz = (lx + t * dx)[ok], (oy + t * dy)[ok], (lz + t * dz)[ok]
        local = np.zeros((len(where), 3), np.float32)
        local[f == 0, 0] = 1 if dx > 0 else -1
        local[f == 1, 1] = 1
        local[f == 2, 2] = 1 if dz > 0 else -1
        normal = np.stack([c * local[:, 0] + s_ * local[:, 2], local[:, 1], -s_ * local[:, 0] + c * local[:, 2]], -1)
        side = np.where(f == 0, pz, px)
        up = np.where(f == 1, pz, pyy)
        facing = normal[:, 1] * sin_e + normal[:, 2] * cos_e
        s = Surface(
            np.zeros(len(where), np.float32),
            pyy.astype(np.float32),
            side.astype(np.float32),
            normal,
            facing,
            side.astype(np.float32),
            up.astype(np.float32),
            f,
        )
        closed = np.where(f == 1, 1, np.clip(0.62 + pyy / 140, 0, 1)).astype(np.float32)
        out[where] = shade(s, b.material(s), closed, np.ones(len(where), np.float32), b.lift + pyy, floor, (sin_e, cos_e))


def room(normal: Array, ray: tuple[float, float]) -> Array:
    """What a polished upright body reflects: a tall soft box at the left, a thin bar at the right, sky above."""
    nv = normal[:, 1] * ray[0] + normal[:, 2] * ray[1]
    x, y, z = 2 * nv * normal[:, 0], 2 * nv * normal[:, 1] - ray[0], 2 * nv * normal[:, 2] - ray[1]
    azimuth = np.arctan2(x, np.maximum(z, 1e-3) + 0.15)
    box = (
        smoothstep(-1.35, -1.22, azimuth)
        * (1 - smoothstep(-0.80, -0.66, azimuth))
        * smoothstep(-0.35, -0.2, y)
        * (1 - smoothstep(0.72, 0.82, y))
    )
    bar = (
        smoothstep(0.95, 1.02, azimuth) * (1 - smoothstep(1.2, 1.27, azimuth)) * smoothstep(-0.3, -0.1, y) * (1 - smoothstep(0.55, 0.7, y))
    )
    return np.asarray(2.2 * box + 0.42 * bar + 0.22 * np.clip(y * 0.6 + 0.45, 0, 1), np.float32)


def shade(s: Surface, look: Look, closed: Array, light: Array, height: Array, floor: str, ray: tuple[float, float]) -> Array:
    """The lit colour of visible points."""
    n = s.normal
    lamp = np.clip((n @ LAMP + 0.25) / 1.25, 0, 1) * light * (0.45 + 0.55 * closed)
    fill = np.clip(n[:, 0] * 0.8 + n[:, 1] * 0.2 + n[:, 2] * 0.55, 0, 1) * 0.16
    ambient = (0.36 + 0.16 * n[:, 1]) * closed * np.clip(0.72 + height / 90, 0.72, 1)
    rgb = np.broadcast_to(look.rgb, (len(n), 3))
    c = rgb * (
        ambient[:, None] * AMBIENT
        + (lamp * 0.88)[:, None] * np.array([1.06, 1.0, 0.92], np.float32)
        + fill[:, None] * np.array([1.0, 0.9, 0.78], np.float32)
    )
    c = c * (1 - 0.45 * look.metal)
    c = c + rgb * tint(floor) * (np.clip(-n[:, 1], 0, 1) * 0.2)[:, None]
    mirror = room(n, ray) * (0.3 + 0.7 * closed) * (0.4 + 0.6 * light)
    fresnel = 0.04 + 0.96 * (1 - np.clip(s.facing, 0, 1)) ** 5
    gloss = np.asarray(look.gloss, np.float32)
    mirrored = rgb * (mirror * gloss * 1.5)[:, None] if look.metal else (mirror * gloss * (fresnel * 0.9 + 0.10))[:, None]
    c = c + mirrored
    half = LAMP + np.array([0, ray[0], ray[1]], np.float32)
    half = half / np.linalg.norm(half)
    return np.asarray(c + (np.asarray(look.spec, np.float32) * np.clip(n @ half, 0, 1) ** 40 * light)[:, None], np.float32)
