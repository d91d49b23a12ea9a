"""`python -m shop.demo.art`: draw the masters and write their records."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image

from .details import details_find
from .light import SIDE, develop
from .palette import COLOURS
from .recipe import Recipe, seed_of
from .recipes import numbered

FOLDER = Path(__file__).resolve().parents[1] / "pictures"
QUALITY = 55
SPEED = 6
Record = dict[str, Any]
Task = TypeVar("Task")


def draw(leaf: str, number: int) -> Image.Image:
    """The n-th master of a leaf."""
    recipe = next(r for n, r in numbered() if r.leaf == leaf and n == number)
    seed = seed_of(leaf, number)
    return develop(recipe.draw(seed), seed)


def record(number: int, recipe: Recipe, image: Image.Image) -> Record:
    """What the demo is told of a master; its details are added from the file."""
    r, g, b = image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return {
        "file": f"{recipe.leaf}/{number}.avif",
        "leaf": recipe.leaf,
        "kind": recipe.kind,
        "colour": recipe.colour,
        "colour_fa": COLOURS[recipe.colour].fa,
        "subject_fa": recipe.subject_fa,
        "pattern_fa": recipe.pattern_fa,
        "width": SIDE,
        "height": SIDE,
        "average": f"#{r:02x}{g:02x}{b:02x}",
        "label_fa": recipe.label_fa,
    }


def detailed(task: tuple[Record, Path]) -> Record:
    """The record with the parts of its picture that are worth a closer look."""
    row, folder = task
    with Image.open(folder / row["file"]) as image:
        return row | {"details": details_find(image)}


def save(task: tuple[str, int, str]) -> Record:
    """Draw one master, write it below the folder, and answer its record."""
    leaf, number, folder = task
    recipe = next(r for n, r in numbered() if r.leaf == leaf and n == number)
    image = draw(leaf, number)
    path = Path(folder) / leaf / f"{number}.avif"
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, quality=QUALITY, speed=SPEED, subsampling="4:2:0", max_threads=1)
    return detailed((record(number, recipe, image), Path(folder)))


def sheet(files: list[Path], out: Path, side: int = 320) -> None:
    """A contact sheet of masters for looking at."""
    columns = max(1, min(6, len(files)))
    rows = (len(files) + columns - 1) // columns
    image = Image.new("RGB", (columns * side, max(1, rows) * side), "#fbf6ee")
    for i, file in enumerate(files):
        image.paste(
            Image.open(file).resize((side - 6, side - 6), Image.Resampling.LANCZOS), (i % columns * side + 3, i // columns * side + 3)
        )
    image.save(out)


def write(path: Path, records: list[Record]) -> None:
    """One record a line."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in records)
    path.write_text(f"[\n{rows}\n]\n", "utf-8")


def _each(do: Callable[[Task], Record], tasks: list[Task], jobs: int) -> list[Record]:
    if jobs < 2:
        return [do(task) for task in tasks]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(do, tasks, chunksize=4))


def main(argv: list[str]) -> int:
    """Draw what is asked for; answers the process's exit code."""
    parser = argparse.ArgumentParser(prog="python -m shop.demo.art", description=__doc__)
    parser.add_argument("--only", default="", help="leaves, divided by commas")
    parser.add_argument("--details", action="store_true", help="draw nothing, only find the details of what is drawn")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--sheet", type=Path, help="write a contact sheet of what was drawn")
    parser.add_argument("--count", type=int, default=72, help="pictures on the sheet")
    args = parser.parse_args(argv)
    only = {leaf for leaf in args.only.split(",") if leaf}
    tasks = [(r.leaf, n, str(args.out)) for n, r in numbered() if not only or r.leaf in only]
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    started = time.monotonic()
    args.out.mkdir(parents=True, exist_ok=True)
    path = args.out / "records.json"
    if args.details:
        found = _each(detailed, [(row, args.out) for row in json.loads(path.read_text("utf-8"))], args.jobs)
        write(path, found)
        print(f"details of {len(found)} masters found in {time.monotonic() - started:.0f} s")
        return 0
    fresh = _each(save, tasks, args.jobs)
    old = json.loads(path.read_text("utf-8")) if path.exists() and only else []
    kept = [r for r in old if r["leaf"] not in only]
    order = {f"{r.leaf}/{n}.avif": i for i, (n, r) in enumerate(numbered())}
    records = sorted((r for r in [*kept, *fresh] if r["file"] in order), key=lambda r: order[str(r["file"])])
    write(path, records)
    named = {str(r["file"]) for r in records}
    for file in args.out.glob("*/*.avif"):
        if f"{file.parent.name}/{file.name}" not in named:
            file.unlink()
    size = sum((args.out / name).stat().st_size for name in named)
    print(f"{len(fresh)} drawn in {time.monotonic() - started:.0f} s; {len(records)} masters, {size / 1e6:.2f} MB")
    if args.sheet:
        files = [args.out / str(r["file"]) for r in fresh]
        step = max(1, len(files) // args.count)
        sheet(files[::step][: args.count], args.sheet)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
