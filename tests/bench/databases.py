"""The databases that are measured: made once and kept in .data/bench-postgres."""

from __future__ import annotations

import os
import subprocess
import sys

import psycopg
from psycopg import sql

from shop.settings.env import ROOT
from tests.bench.bare import CATEGORIES, ROWS
from tests.plugin import _template_name


def _with(url: str, name: str) -> str:
    return url.rsplit("/", 1)[0] + f"/{name}"


def _exists(url: str, name: str) -> bool:
    with psycopg.connect(url, autocommit=True) as server:
        return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _create(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def _rename(url: str, old: str, new: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(old), sql.Identifier(new)))


def bare_database(url: str) -> str:
    """The bare page's: 100,000 rows of five columns in 60 categories."""
    if not _exists(url, "bare"):
        _create(url, "bare_half")
        with psycopg.connect(_with(url, "bare_half"), autocommit=True) as connection:
            connection.execute(
                "CREATE TABLE bench_good (id bigserial PRIMARY KEY, title varchar(100) NOT NULL, price numeric(12) NOT NULL, "
                "category integer NOT NULL, rank integer NOT NULL)",
            )
            connection.execute(
                "INSERT INTO bench_good (title, price, category, rank) SELECT 'کالای دست‌ساز شمارهٔ ' || n || '، نقش بته‌جقه', "
                "(n %% 900 + 100) * 10000, n %% %s, (n * 7919) %% 100003 FROM generate_series(1, %s) n",
                [CATEGORIES, ROWS],
            )
            connection.execute("CREATE INDEX good_rank ON bench_good (category, rank DESC)")
            connection.execute("VACUUM ANALYZE bench_good")
        _rename(url, "bare_half", "bare")
    return _with(url, "bare")


def shop_database(url: str, products: int) -> str:
    """The shop's, with the demo's goods. Its name tells the migrations, so that a change of them makes a new one."""
    name = f"shop_{products}_{_template_name().removeprefix('template_')[:10]}"
    if not _exists(url, name):
        print(f"• goods: {products:,} products (once for each change of migrations) …", flush=True)
        _create(url, name + "_half")
        env = os.environ | {"DATABASE_URL": _with(url, name + "_half"), "DEMO": "1", "LOG_LEVEL": "WARNING"}
        sellers = str(max(300, products // 50))
        for words in (["migrate", "-v0"], ["demo", "--products", str(products), "--sellers", sellers]):
            if subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=env).returncode:
                raise SystemExit(f"manage.py {' '.join(words)} failed")
        with psycopg.connect(_with(url, name + "_half"), autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")
        _rename(url, name + "_half", name)
    return _with(url, name)
