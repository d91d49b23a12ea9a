"""What was measured, each kind with its own floor, and the file that keeps it beside what earlier runs measured."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Literal, Self

from shop.settings.env import DATA, ROOT


def _commit() -> str:
    """With `-dirty` where files differ from it; empty where there is no git."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=12", "--exclude", "*"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout.strip()


FILE = DATA / "bench.json"
RUN = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "commit": _commit(), "cores": os.cpu_count()}
"""Told as the run begins: who commits meanwhile changes nothing of what is measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: a file has one of each case, number of products and engine."""

    case: str
    products: int
    engine: str

    def holds(self) -> bool | None:
        """Whether it reaches its floor; None where it has none."""
        return None

    def figures(self) -> str:
        raise NotImplementedError

    def __str__(self) -> str:
        mark = {None: "", True: "ok", False: "LOW"}[self.holds()]
        return f"{mark:4} {self.case:38} {self.products:>9,}  {self.engine:13}  {self.figures()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio(Row):
    """Requests a second; `ratio` is their median over the bare page's in the same rounds of so many seconds."""

    ratio: float
    floor: float | None
    rps: float
    bare_rps: float
    p50_ms: float
    p99_ms: float
    rounds: list[float]
    bare_rounds: list[float]
    seconds: float
    bad: int

    def holds(self) -> bool | None:
        return None if self.floor is None else self.ratio >= self.floor and not self.bad

    def figures(self) -> str:
        floor = "" if self.floor is None else f"≥ {self.floor:g}"
        bad = f"  {self.bad} bad answers" if self.bad else ""
        return (
            f"{self.ratio:>5.2f} × {floor:7} {self.rps:>8.1f}/s  bare {self.bare_rps:>7.1f}/s"
            f"  p50 {self.p50_ms:.1f} ms  p99 {self.p99_ms:.1f} ms{bad}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Times(Row):
    """How long `count` answers took; what `limited` names stays under `limit_ms`."""

    count: int
    p50_ms: float
    p99_ms: float
    max_ms: float
    limit_ms: float | None = None
    limited: Literal["p99", "max"] = "p99"
    note: str = ""

    @classmethod
    def of(cls, took_ms: Sequence[float], **more: object) -> Self:
        """From at least two times in milliseconds."""
        cuts = statistics.quantiles(took_ms, n=100, method="inclusive")
        p50, p99, most = (round(time, 3) for time in (cuts[49], cuts[98], max(took_ms)))
        return cls(count=len(took_ms), p50_ms=p50, p99_ms=p99, max_ms=most, **more)  # type: ignore[arg-type]

    def holds(self) -> bool | None:
        return None if self.limit_ms is None else (self.p99_ms if self.limited == "p99" else self.max_ms) < self.limit_ms

    def figures(self) -> str:
        limit = "" if self.limit_ms is None else f"  {self.limited} < {self.limit_ms:g} ms"
        note = f"  ({self.note})" if self.note else ""
        return f"p50 {self.p50_ms:>8.2f} ms  p99 {self.p99_ms:>8.2f} ms  max {self.max_ms:>8.2f} ms{limit}{note}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built(Row):
    """An index of so many documents, analysed and written."""

    seconds: float
    size_mb: float
    note: str = ""

    def figures(self) -> str:
        return f"{self.seconds:.1f} s, {self.size_mb:.0f} MB" + (f"  ({self.note})" if self.note else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth(Row):
    """The median at `products` documents over that at `small`, at most `most`."""

    small: int
    ratio: float
    most: float | None
    p50_ms: float
    small_p50_ms: float

    def holds(self) -> bool | None:
        return None if self.most is None else self.ratio <= self.most

    def figures(self) -> str:
        most = "" if self.most is None else f"≤ {self.most:g}"
        return f"{self.ratio:>6.2f} × {most:7} p50 {self.small_p50_ms:.2f} ms at {self.small:,}, here {self.p50_ms:.2f} ms"


def show(rows: Sequence[Row]) -> None:
    for row in rows:
        print(row, flush=True)


def keep(rows: Sequence[Row]) -> None:
    """Put these in place of the same cases of earlier runs, each with its run's date and commit."""
    found = json.loads(FILE.read_text("utf-8")) if FILE.exists() else {}
    kept = {_key(row): row for row in found.get("rows", ()) if "commit" in row}
    kept |= {_key(known): known | RUN for known in map(asdict, rows)}
    half = FILE.with_suffix(".half")
    half.write_text(json.dumps({"rows": list(kept.values())}, ensure_ascii=False, indent=1), "utf-8")
    half.replace(FILE)


def ended(rows: Sequence[Row]) -> int:
    """The exit code; what is below its floor is told once more."""
    low = [row for row in rows if row.holds() is False]
    print(f"written to {FILE}")
    if low:
        print("below the floor:")
        show(low)
    return 1 if low else 0


def _key(row: dict[str, object]) -> tuple[object, ...]:
    return row["case"], row["products"], row["engine"]
