"""`make bench`: requests a second as ratios to the bare page, both measured in turn in one run on the same cores; times that must hold;
and as the last case, `engines`, both engines alone on documents that are made.

    make bench                                  every case at 10,000 and 100,000 products
    make bench ARGS="--case list --products 10000 --rounds 3 --seconds 4"
    make bench ARGS="--engine postgres --case list"  lists from PostgreSQL alone; `elasticsearch` starts a node on the same cores

Each figure replaces that of the same case, size and engine in .data/bench.json.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
from collections.abc import Iterator
from contextlib import ExitStack

from shop.core.postgres import Server
from shop.settings.env import DATA
from tests.bench.cases import SMALL, Case, cases
from tests.bench.ground import Ground
from tests.bench.load import Round, wrk
from tests.bench.rows import Ratio, Row, ended, keep, show

os.environ.setdefault("BAZARCHE_TEST_TEMPLATE", "bench")  # the tests' plugin is read for its names alone
ENGINES = "engines"


def beside_bare(ground: Ground, case: Case) -> Iterator[Ratio]:
    """Bare page and case in turn, `rounds` times."""
    if case.prepare is None:
        return
    args, once = ground.args, case.prepare(ground.url, ground.shop.base, ground.args)
    bares: list[Round] = []
    taken: list[Round] = []
    for number in range(args.rounds):
        bares.append(wrk(ground.bare + "/", seconds=args.seconds))
        taken.append(once(number))
    bare_rps, rps = (statistics.median(one.rps for one in rounds) for rounds in (bares, taken))
    yield Ratio(
        case=case.name, products=ground.products, engine=ground.engine, ratio=round(rps / bare_rps, 2), floor=case.floor,
        rps=round(rps, 1), bare_rps=round(bare_rps, 1), p50_ms=statistics.median(one.p50 for one in taken),
        p99_ms=statistics.median(one.p99 for one in taken), rounds=[round(one.rps, 1) for one in taken],
        bare_rounds=[round(one.rps, 1) for one in bares], seconds=args.seconds, bad=sum(one.bad for one in taken),
    )


def served(args: argparse.Namespace) -> Iterator[Row]:
    """The cases that need a shop that runs."""
    with ExitStack() as life:
        server = life.enter_context(Server(DATA / "bench-postgres", ("-c", "max_connections=200")).running(wait_for_others=False))
        os.environ["DATABASE_URL"] = server
        from tests.bench import servers
        from tests.bench.databases import bare_database, shop_database

        bare = life.enter_context(servers.bare(bare_database(server)))
        gateway = life.enter_context(servers.gateway())
        cluster = life.enter_context(servers.search()) if args.engine == "elasticsearch" else ""
        for products in args.products:
            url = shop_database(server, products)
            for engine, wanted in passes(args, products):
                with servers.shop(url, gateway, engine, cluster) as shop:
                    ground = Ground(url, shop, bare, products, engine, args)
                    for case in cases(products, engine):
                        if case.name in wanted:
                            yield from beside_bare(ground, case)
                            yield from case.more(ground) if case.more else ()


def passes(args: argparse.Namespace, products: int) -> Iterator[tuple[str, list[str]]]:
    """Engines, and the cases that each serves: the list of a small shop also comes from PostgreSQL alone, which has a floor there."""
    yield args.engine, args.case
    if args.engine == "tantivy" and products <= SMALL and "list" in args.case:
        yield "postgres", ["list"]


def main() -> int:
    names = [*(case.name for case in cases(0, "")), ENGINES]
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--products", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--case", nargs="+", choices=names)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--engine", choices=["tantivy", "postgres", "elasticsearch"], default="tantivy", help="what serves lists")
    args = parser.parse_args()
    args.case = args.case or [name for name in names if name != ENGINES or args.engine == "tantivy"]
    if args.case != [ENGINES] and not shutil.which("wrk"):
        print("wrk is missing (on Debian: apt install wrk)")
        return 1
    rows: list[Row] = []
    for row in served(args) if args.case != [ENGINES] else ():
        show([row])
        keep([row])
        rows.append(row)
    if ENGINES in args.case:
        from tests.bench import engines

        rows += engines.measured(args.products, engines.ENGINES)
    return ended(rows)


if __name__ == "__main__":
    sys.exit(main())
