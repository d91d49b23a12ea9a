"""The list of provinces and counties, read from the package that ships it."""

from __future__ import annotations

import csv
from importlib import resources
from typing import Any

from shop.core.persian import clean, sort_key

_SPACING = {
    "چهارمحال وبختیاری": "چهارمحال و بختیاری",
    "سیستان وبلوچستان": "سیستان و بلوچستان",
    "کهگیلویه وبویراحمد": "کهگیلویه و بویراحمد",
}
CAPITALS: dict[int, tuple[float, float]] = {
    1: (38.08, 46.29), 2: (37.55, 45.07), 3: (38.25, 48.29), 4: (32.65, 51.67), 5: (35.83, 50.99), 6: (33.64, 46.42), 7: (28.97, 50.84),
    8: (35.69, 51.39), 9: (32.33, 50.86), 10: (32.87, 59.22), 11: (36.30, 59.61), 12: (37.47, 57.33), 13: (31.32, 48.67),
    14: (36.68, 48.49), 15: (35.57, 53.40), 16: (29.50, 60.86), 17: (29.59, 52.58), 18: (36.27, 50.00), 19: (34.64, 50.88),
    20: (35.31, 47.00), 21: (30.28, 57.08), 22: (34.31, 47.07), 23: (30.67, 51.59), 24: (36.84, 54.44), 25: (37.28, 49.58),
    26: (33.49, 48.36), 27: (36.57, 53.06), 28: (34.09, 49.69), 29: (27.18, 56.27), 30: (34.80, 48.52), 31: (31.90, 54.37),
}
"""Latitude and longitude of each province's capital, in degrees, by the package's number of the province.

Held against GeoNames (cities of over 5,000 people): none is more than 6 km off."""


def _name(text: str) -> str:
    text = clean(text)
    return _SPACING.get(text, text)


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files("iranian_cities.data").joinpath(name).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def places_load(province_model: type[Any], county_model: type[Any]) -> None:
    """Write the provinces and counties that are missing; the package's own numbers are the keys. Safe to run again."""
    provinces = [
        province_model(
            id=int(row["id"]), name=(name := _name(row["name"])), sort_key=sort_key(name),
            slug=name.replace(" ", "-").replace("\u200c", "-"),
        )
        for row in _rows("province.csv")
    ]
    province_model.objects.bulk_create(provinces, ignore_conflicts=True)
    counties = [
        county_model(id=int(row["id"]), province_id=int(row["province"]), name=(name := _name(row["name"])), sort_key=sort_key(name))
        for row in _rows("county.csv")
    ]
    county_model.objects.bulk_create(counties, ignore_conflicts=True)


def capitals_place(province_model: type[Any]) -> None:
    """Write where the provinces' capitals lie. Safe to run again."""
    for number, (latitude, longitude) in CAPITALS.items():
        province_model.objects.filter(pk=number).update(latitude=latitude, longitude=longitude)
