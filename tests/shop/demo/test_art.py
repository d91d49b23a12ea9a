"""The demo's pictures: drawn the same every time, enough of them, and true records."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from catalog.listings.taxonomy import LEAVES
from shop.demo.art.__main__ import FOLDER, draw, main
from shop.demo.art.details import details_find
from shop.demo.art.palette import COLOURS
from shop.demo.art.recipes import numbered

FIELDS = {"file", "leaf", "kind", "colour", "colour_fa", "subject_fa", "pattern_fa", "width", "height", "average", "label_fa", "details"}
PERSIAN = re.compile(r"^[\u0600-\u06ff\u200c «»،.]+$")


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return json.loads((FOLDER / "records.json").read_text("utf-8"))


@pytest.mark.parametrize("leaf", ["noghl", "clay-pottery", "manto"])
def test_a_recipe_draws_the_same_picture_twice(leaf: str) -> None:
    first, second = np.asarray(draw(leaf, 1)), np.asarray(draw(leaf, 1))
    assert first.shape == (640, 640, 3)
    assert np.array_equal(first, second)


def test_two_recipes_of_a_leaf_differ_visibly() -> None:
    first, second = (np.asarray(draw("gelim", n), np.float32) for n in (1, 2))
    assert np.abs(first - second).mean() > 10


def test_every_leaf_has_at_least_six_masters(records: list[dict[str, Any]]) -> None:
    count = Counter(r["leaf"] for r in records)
    assert set(count) == set(LEAVES)
    assert min(count.values()) >= 6
    assert len(records) >= 402


def test_records_are_those_of_the_recipes(records: list[dict[str, Any]]) -> None:
    wanted = {f"{r.leaf}/{n}.avif": (r.kind, r.colour, r.subject_fa, r.pattern_fa, r.label_fa) for n, r in numbered()}
    assert {r["file"]: (r["kind"], r["colour"], r["subject_fa"], r["pattern_fa"], r["label_fa"]) for r in records} == wanted


def test_records_are_filled(records: list[dict[str, Any]]) -> None:
    for r in records:
        assert set(r) == FIELDS
        assert r["kind"]
        assert r["colour_fa"] == COLOURS[r["colour"]].fa
        assert PERSIAN.match(r["subject_fa"]), r["file"]
        assert not r["pattern_fa"] or PERSIAN.match(r["pattern_fa"]), r["file"]
        assert (r["width"], r["height"]) == (640, 640)
        assert re.fullmatch(r"#[0-9a-f]{6}", r["average"])
        assert 1 <= len(r["details"]) <= 2
        assert all(x >= 0 and y >= 0 and max(x, y) + side <= 640 and side >= 300 for x, y, side in r["details"]), r["file"]


def test_files_exist_and_weigh_at_most_twelve_megabytes(records: list[dict[str, Any]]) -> None:
    files = [FOLDER / r["file"] for r in records]
    assert all(f.is_file() for f in files)
    assert {f"{f.parent.name}/{f.name}" for f in FOLDER.glob("*/*.avif")} == {r["file"] for r in records}
    assert sum(f.stat().st_size for f in files) <= 12_000_000


def test_no_two_masters_are_the_same(records: list[dict[str, Any]]) -> None:
    marks = {hashlib.sha256((FOLDER / r["file"]).read_bytes()).hexdigest() for r in records}
    assert len(marks) == len(records)


def test_details_are_where_a_picture_has_most_to_see() -> None:
    plain = Image.new("RGB", (640, 640), "white")
    noise = np.random.default_rng(1).integers(0, 255, (240, 240, 3), np.uint8)
    plain.paste(Image.fromarray(noise), (360, 380))
    (x, y, side), *_rest = details_find(plain)
    assert x + side >= 592
    assert y + side >= 612
    assert len(details_find(Image.fromarray(np.random.default_rng(2).integers(0, 255, (640, 640, 3), np.uint8)))) == 2


def test_a_master_opens_as_a_square_of_640(records: list[dict[str, Any]]) -> None:
    with Image.open(FOLDER / records[0]["file"]) as image:
        assert image.size == (640, 640)


def test_the_command_draws_one_leaf_and_keeps_the_rest_of_the_records(tmp_path: Path) -> None:
    assert main(["--only", "noghl", "--out", str(tmp_path), "--sheet", str(tmp_path / "sheet.png")]) == 0
    assert main(["--only", "copper", "--out", str(tmp_path)]) == 0
    records = json.loads((tmp_path / "records.json").read_text("utf-8"))
    assert {r["leaf"] for r in records} == {"noghl", "copper"}
    assert all((tmp_path / r["file"]).is_file() for r in records)
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width > 640
