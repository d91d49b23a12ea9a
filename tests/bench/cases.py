"""What is measured, with the floor that each must reach beside the bare page."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg

from shop.settings.env import ROOT
from tests.bench.ground import Ground
from tests.bench.load import Once, Round, lines_file, wrk, zipf
from tests.bench.rows import Row
from tests.bench.searching import own_times, price_delays, suggesting, varied

SMALL = 10_000
PRODUCTS_SEEN = 2000
ADDRESSES = 20_000
WARM_S = 3


@dataclass(frozen=True, slots=True)
class Case:
    """`prepare` makes what is measured beside the bare page; `more` measures what has a floor of its own."""

    name: str
    floor: float | None = None
    prepare: Callable[[str, str, argparse.Namespace], Once] | None = None
    more: Callable[[Ground], list[Row]] | None = None


def list_again(url: str, shop: str, args: argparse.Namespace) -> Once:
    """A field's list, a quarter of the goods, the same address again and again."""
    wrk(shop + "/c/food/", seconds=WARM_S)
    return lambda _number: wrk(shop + "/c/food/", seconds=args.seconds)


def home(url: str, shop: str, args: argparse.Namespace) -> Once:
    wrk(shop + "/", seconds=WARM_S)
    return lambda _number: wrk(shop + "/", seconds=args.seconds)


def product(url: str, shop: str, args: argparse.Namespace) -> Once:
    """2,000 products, drawn by Zipf's law."""
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT product_id, slug FROM catalog_listings_listing WHERE best ORDER BY id LIMIT %s", [PRODUCTS_SEEN],
        ).fetchall()
    from urllib.parse import quote

    paths = [f"/p/{key}/{quote(slug)}/" for key, slug in rows]
    draws = [paths[place] for place in zipf(len(paths), ADDRESSES)]
    wrk(shop, seconds=25 * WARM_S, script="addresses.lua", argument=lines_file(paths))  # each worker renders each page once
    file = lines_file(draws)
    return lambda _number: wrk(shop, seconds=args.seconds, script="addresses.lua", argument=file)


def basket_add(url: str, shop: str, args: argparse.Namespace) -> Once:
    """CSRF on; a new session each five adds."""
    with psycopg.connect(url) as connection:
        rows = connection.execute(
            "SELECT r.id FROM partner_stockrecord r JOIN catalog_listings_offerterms t ON t.stockrecord_id = r.id "
            "JOIN catalog_listings_listing l ON l.partner_id = r.partner_id AND l.product_id = r.product_id "
            "WHERE l.state = 'live' AND (r.num_in_stock IS NULL OR r.num_in_stock - coalesce(r.num_allocated, 0) >= 5) "
            "ORDER BY r.id LIMIT 3000",
        ).fetchall()
    file = lines_file([str(row[0]) for row in rows])
    wrk(shop + "/basket/add/", seconds=WARM_S, script="basket.lua", argument=file, threads=8)
    return lambda _number: wrk(shop + "/basket/add/", seconds=args.seconds, script="basket.lua", argument=file, threads=8)


def place_order(url: str, shop: str, args: argparse.Namespace) -> Once:
    """Prepared baskets of three sellers, each posted once, from the POST to the redirect to the gateway."""
    made: dict[int, str] = {}

    def once(number: int) -> Round:
        if number not in made:
            with tempfile.NamedTemporaryFile("r", suffix=".txt", prefix="bench-", delete=False) as out:
                made[number] = out.name
            env = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "shop.settings", "LOG_LEVEL": "WARNING"}
            count = str(int(args.seconds * 400))
            done = subprocess.run([sys.executable, "-m", "tests.bench.baskets", made[number], count], cwd=ROOT, env=env)
            if done.returncode:
                raise SystemExit("no baskets could be prepared")
        result = wrk(shop + "/checkout/", seconds=args.seconds, script="orders.lua", argument=made[number], threads=8)
        Path(made[number]).unlink()
        return result

    return once


def cases(products: int, engine: str) -> list[Case]:
    """The floors of lists hold for the size and engine that they are meant for; else they are printed."""
    small, embedded = products <= SMALL, engine == "tantivy"
    again = {("postgres", True): 0.6, ("tantivy", False): 2.0}.get((engine, small))
    return [
        Case("list", again, list_again),
        Case("lists and searches", 1.5 if embedded and not small else None, varied, price_delays),
        Case("suggest", None, suggesting, own_times),
        Case("product", 2.0, product),
        Case("basket", 1.5, basket_add),
        Case("order", 0.2, place_order),
        Case("home", None, home),
    ]
