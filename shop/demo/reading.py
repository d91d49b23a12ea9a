"""The written parts of the demo, read once: what is said of goods, places, people and shops.

A sentence may say where it fits: «[جعبه|قاب] …» only with things that have one of the words, «[!پارچه] …» only with others.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "texts"
_TAG = re.compile(r"^\[(!?)([^\]]+)\] ")


@lru_cache(maxsize=16)
def read(name: str) -> dict[str, Any]:
    """One file of texts."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Size:
    """A size or weight of goods: its factor on the price, and grams (of the goods for food and herbs, of the parcel for the rest)."""

    label: str
    factor: float
    grams: int


@dataclass(frozen=True, slots=True)
class LeafText:
    """What is said of a leaf's goods. `price` in thousand Toman at factor 1; `homes` are provinces with weights."""

    slug: str
    root: str
    family: str
    homes: dict[str, int]
    price: tuple[int, int]
    sizes: tuple[Size, ...]
    extras: tuple[str, ...]
    about: tuple[str, ...]
    making: tuple[str, ...]
    attributes: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def leaf_texts() -> dict[str, LeafText]:
    """All leaves, by slug, in a fixed order."""
    out = {}
    for root in ("fashion", "food", "crafts", "herbs"):
        for slug, row in read(root).items():
            homes = {name: int(weight) for name, weight in (part.rsplit(" ", 1) for part in row["homes"].split(", "))}
            out[slug] = LeafText(
                slug, "crafts" if slug == "towel" else root, row["family"], homes, tuple(row["price"]),
                tuple(Size(*size) for size in row.get("sizes", ())), tuple(row["extras"]), tuple(row["about"]), tuple(row["making"]),
                {code: tuple(values) for code, values in row["attributes"].items()},
            )
    return out


@lru_cache(maxsize=1)
def _sized() -> list[tuple[str, tuple[Size, ...]]]:
    rows = [(word, tuple(Size(*size) for size in sizes)) for word, sizes in read("sizes").items()]
    return sorted(rows, key=lambda row: -len(row[0]))


def sizes_of(thing: str) -> tuple[Size, ...]:
    """The sizes that a thing of this name is made in; none where its name says nothing of size."""
    start = thing.replace("\u0654", "")
    for word, sizes in _sized():
        if start.startswith(word):
            return sizes
    return ()


@lru_cache(maxsize=100_000)
def fits(sentence: str, thing: str) -> str:
    """The sentence without its tag, or nothing where the tag says that it does not fit."""
    found = _TAG.match(sentence)
    if not found:
        return sentence
    has = any(word in thing for word in found[2].split("|"))
    return sentence[found.end():] if has != bool(found[1]) else ""


def fitting(sentences: Iterable[str], thing: str) -> list[str]:
    """Those that fit, without tags, in order."""
    return [kept for sentence in sentences if (kept := fits(sentence, thing))]
