"""`make bench`: requests a second as ratios to the bare page, both measured in turn in one run on the same cores.

    make bench                                  every case at 10,000 and 100,000 products
    make bench ARGS="--case list --products 10000 --rounds 3 --seconds 4"
    make bench ARGS="--engine postgres --case list"  lists from PostgreSQL alone; `elasticsearch` starts a node on the same cores
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from shop.core.postgres import Server
from shop.settings.env import DATA

os.environ.setdefault("BAZARCHE_TEST_TEMPLATE", "bench")  # the tests' plugin is read for its names alone


@dataclass(frozen=True, slots=True)
class Row:
    """One case. `ratio` is the median of the case over the median of the bare page in the same rounds."""

    case: str
    products: int
    ratio: float
    floor: float | None
    rps: float
    bare_rps: float
    p50_ms: float
    p99_ms: float
    rounds: list[float]
    bare_rounds: list[float]
    bad: int


def measure(args: argparse.Namespace, products: int, bare: str, name: str, floor: float | None, once: Callable[[int], object]) -> Row:
    """Bare page and case in turn, `rounds` times."""
    from tests.bench.load import Round, wrk

    bares: list[Round] = []
    cases: list[Round] = []
    for number in range(args.rounds):
        bares.append(wrk(bare + "/", seconds=args.seconds))
        cases.append(once(number))  # type: ignore[arg-type]
    bare_rps, rps = (statistics.median(one.rps for one in rounds) for rounds in (bares, cases))
    return Row(
        name, products, round(rps / bare_rps, 2), floor, round(rps, 1), round(bare_rps, 1), statistics.median(one.p50 for one in cases),
        statistics.median(one.p99 for one in cases), [round(one.rps, 1) for one in cases], [round(one.rps, 1) for one in bares],
        sum(one.bad for one in cases),
    )


def show(row: Row) -> None:
    mark = "" if row.floor is None else ("ok  " if row.ratio >= row.floor and not row.bad else "LOW ")
    floor = "" if row.floor is None else f"≥ {row.floor:g}"
    bad = f"  {row.bad} bad answers" if row.bad else ""
    print(
        f"{mark:4} {row.case:28} {row.products:>9,}  {row.ratio:>5.2f} × {floor:7} {row.rps:>8.1f}/s  bare {row.bare_rps:>7.1f}/s"
        f"  p50 {row.p50_ms:.1f} ms  p99 {row.p99_ms:.1f} ms{bad}", flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--products", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--case", nargs="*", default=[])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--engine", choices=["tantivy", "postgres", "elasticsearch"], default="tantivy", help="what serves lists")
    args = parser.parse_args()
    if not shutil.which("wrk"):
        print("wrk is missing (on Debian: apt install wrk)")
        return 1
    rows: list[Row] = []
    with ExitStack() as life:
        server = life.enter_context(Server(DATA / "bench-postgres", ("-c", "max_connections=200")).running(wait_for_others=False))
        os.environ["DATABASE_URL"] = server
        from tests.bench import servers
        from tests.bench.cases import cases
        from tests.bench.databases import bare_database, shop_database

        bare = life.enter_context(servers.bare(bare_database(server)))
        gateway = life.enter_context(servers.gateway())
        cluster = life.enter_context(servers.search()) if args.engine == "elasticsearch" else ""
        for products in args.products:
            url = shop_database(server, products)
            with servers.shop(url, gateway, args.engine, cluster) as shop:
                for case in cases(products, args.engine):
                    if args.case and case.name not in args.case:
                        continue
                    once = case.prepare(url, shop, args)
                    rows.append(measure(args, products, bare, case.name, case.floor, once))
                    show(rows[-1])
    out = DATA / "bench.json"
    at, measured = datetime.now(UTC).isoformat(timespec="seconds"), [asdict(row) for row in rows]
    known = {"at": at, "cores": os.cpu_count(), "engine": args.engine, "rows": measured}
    out.write_text(json.dumps(known, ensure_ascii=False, indent=1))
    print(f"written to {out}")
    return 1 if any(row.floor and (row.ratio < row.floor or row.bad) for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
