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
