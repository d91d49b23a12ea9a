"""Provinces with their counties, in the order of the alphabet. The list does not change while the site runs, so it is read once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from math import cos, radians, sin

from shop.places.models import County, Province


@dataclass(frozen=True, slots=True)
class CountyRow:
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    id: int
    name: str
    slug: str
    counties: tuple[CountyRow, ...] = field(default=())
    latitude: float = 0.0
    longitude: float = 0.0


_read: list[ProvinceRow] = []


def provinces() -> list[ProvinceRow]:
    """All provinces with their counties. Two queries in the life of a process, none after."""
    if not _read:
        counties: dict[int, list[CountyRow]] = {}
        for county in County.objects.order_by("sort_key"):
            counties.setdefault(county.province_id, []).append(CountyRow(county.pk, county.name))
        rows = [
            ProvinceRow(
                province.pk, province.name, province.slug, tuple(counties.get(province.pk, ())), province.latitude, province.longitude,
            )
            for province in Province.objects.order_by("sort_key")
        ]
        _read[:] = rows
    return list(_read)


def county_province(county_id: int) -> int | None:
    """The province that a county belongs to; None for a county that does not exist."""
    return next((province.id for province in provinces() for county in province.counties if county.id == county_id), None)


@lru_cache(maxsize=64)
def provinces_near(province_id: int) -> tuple[int, ...]:
    """All provinces, nearest first from capital to capital, beginning with this one. Empty for one that does not exist."""
    rows = provinces()
    here = next((row for row in rows if row.id == province_id), None)
    if here is None:
        return ()
    return tuple(row.id for row in sorted(rows, key=lambda row: (row is not here, -_closeness(here, row), row.id)))


def _closeness(one: ProvinceRow, other: ProvinceRow) -> float:
    """The cosine of the angle between two places, seen from the middle of the earth."""
    north, south = radians(one.latitude), radians(other.latitude)
    return sin(north) * sin(south) + cos(north) * cos(south) * cos(radians(one.longitude - other.longitude))
