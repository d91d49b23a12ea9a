"""Lists and searches under load: many addresses while prices change, how soon a price is there, and what stands under the box."""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote_plus

import psycopg

from shop.settings.env import ROOT
from tests.bench.ground import Ground
from tests.bench.load import Once, Round, lines_file, loaded, wrk, zipf
from tests.bench.own import WARM
from tests.bench.rows import Row, Times
from tests.search.judgements import grading

DIFFERENT = 5000
DRAWS = 40_000
PRICES_A_SECOND = 20
WARM_S = 6
DRAWN_S = 60
"""So long until each worker has drawn most of the cards that the addresses show."""
PROBES = 10
PRICE_MOST_MS = 2000
BEGINNINGS = 1000
OWN_MOST_MS = 30
SORTS = ("cheapest", "dearest", "delivery")


def addresses(url: str) -> list[str]:
    """Different addresses of lists: categories with filters, orders and pages, and searches as people type them. Always the same."""
    with psycopg.connect(url) as connection:
        slugs = [row[0] for row in connection.execute("SELECT slug FROM catalogue_category ORDER BY id")]
        provinces = [row[0] for row in connection.execute("SELECT id FROM shop_places_province ORDER BY id")]
        titles = [row[0] for row in connection.execute("SELECT title FROM catalog_listings_listing WHERE best ORDER BY id LIMIT 4000")]
    chance = random.Random(11)
    texts = [judgement.query for judgement in grading.judgements()] + [" ".join(title.split()[:2]) for title in titles]
    found: dict[str, None] = {}
    while len(found) < DIFFERENT:
        words = []
        if chance.random() < 0.4:
            path = "/search/"
            words.append(f"q={quote_plus(chance.choice(texts))}")
        else:
            path = f"/c/{chance.choice(slugs)}/"
            if chance.random() < 0.3:
                words.append(f"page={chance.randint(2, 3)}")
            if chance.random() < 0.3:
                words.append(f"sort={chance.choice(SORTS)}")
        if not any(word.startswith("page") for word in words):
            if chance.random() < 0.3:
                words.append(f"province={chance.choice(provinces)}")
            if chance.random() < 0.3:
                words.append(f"price_max={chance.choice((200, 500, 1000, 3000))}000")
            if chance.random() < 0.3:
                words.append("stock=1")
        found[path + ("?" + "&".join(words) if words else "")] = None
    return list(found)


@contextmanager
def prices_changing(url: str) -> Iterator[None]:
    """So many prices a second, by the service, in a process of its own."""
    env = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "shop.settings", "LOG_LEVEL": "WARNING"}
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.prices", str(PRICES_A_SECOND)], cwd=ROOT, env=env, text=True, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert running.stdin is not None
    assert running.stdout is not None
    try:
        running.stdout.readline()
        running.stdin.write("\n")
        running.stdin.flush()
        yield
        if running.poll() is not None:
            raise SystemExit("prices did not change")
    finally:
        running.terminate()
        running.wait(15)


def draws_file(different: list[str]) -> str:
    """By Zipf's law, always the same."""
    return lines_file([different[place] for place in zipf(len(different), DRAWS)])


def varied(url: str, shop: str, args: argparse.Namespace) -> Once:
    """5,000 different lists and searches, drawn by Zipf's law, while prices change."""
    different = addresses(url)
    draws = draws_file(different)
    wrk(shop, seconds=DRAWN_S, script="addresses.lua", argument=lines_file(different))

    def once(_number: int) -> Round:
        with prices_changing(url):
            return wrk(shop, seconds=args.seconds, script="addresses.lua", argument=draws)

    return once


def price_delays(ground: Ground) -> list[Row]:
    """How soon a changed price is in its list, under the load of `varied`."""
    shop = ground.shop
    with prices_changing(ground.url), loaded(shop.base, script="addresses.lua", argument=draws_file(addresses(ground.url))):
        took = ground.told("tests.bench.freshness", shop.base + "/c/food/", str(PROBES))
    return [Times.of(
        took, case="a changed price in its list", products=ground.products, engine=ground.engine, limit_ms=PRICE_MOST_MS, limited="max",
    )]


def beginnings(url: str, count: int) -> list[str]:
    """Different beginnings of titles, always the same."""
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT title FROM catalog_listings_listing WHERE best ORDER BY id LIMIT %s", [2 * count])
        titles = [row[0] for row in rows]
    chance = random.Random(5)
    found: dict[str, None] = {}
    while len(found) < count:
        title = chance.choice(titles)
        found[title[:chance.randint(2, max(len(title) // 2, 2))]] = None
    return list(found)


def suggesting(url: str, shop: str, args: argparse.Namespace) -> Once:
    """What stands under the box for beginnings of titles, one after the other, as the browser waits for it."""
    file = lines_file([f"/search/suggest/?q={quote_plus(text)}" for text in beginnings(url, BEGINNINGS)])
    wrk(shop, seconds=WARM_S, script="addresses.lua", argument=file)
    return lambda _number: wrk(shop, seconds=args.seconds, script="addresses.lua", argument=file, connections=1)


def own_times(ground: Ground) -> list[Row]:
    """The same without web server and wire, for beginnings that the process has not met, and for the same again.

    Not from PostgreSQL, which keeps nothing to suggest but goods and takes minutes for so many.
    """
    if ground.engine == "postgres":
        return []
    told = ground.told("tests.bench.own", lines_file(beginnings(ground.url, WARM + BEGINNINGS)))
    embedded = ground.engine == "tantivy"
    note = f"segments: {told['segments']}" if embedded else ""
    return [
        Times.of(
            told[name], case=f"suggest at the server, {name}", products=ground.products, engine=ground.engine, note=note,
            limit_ms=OWN_MOST_MS if embedded else None,
        ) for name in ("cold", "again")
    ]
