"""The embedded server: spaces and long paths, two users at once, a killed parent, a folder nobody else may enter."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from shop.core.postgres import PostgresError, Server
from shop.settings.env import ROOT

FAST = ("-c", "fsync=off")
HOLD = """
import sys, time
from pathlib import Path
from shop.core.postgres import Server
with Server(Path(sys.argv[1]), ("-c", "fsync=off")).running() as url:
    print(url, flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(home: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process that uses the server of that folder for some time."""
    return subprocess.Popen([sys.executable, "-c", HOLD, str(home), str(seconds)], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.OperationalError:
        return False


def gone(server: Server) -> bool:
    until = time.monotonic() + 10
    while server.is_ready() and time.monotonic() < until:
        time.sleep(0.1)
    return not server.is_ready()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "with a space" / "postgres"
    yield folder
    place = Server(folder).place
    if place != folder:
        shutil.rmtree(place, ignore_errors=True)


def test_it_starts_in_a_path_with_a_space_and_stops_with_the_block(home: Path) -> None:
    server = Server(home, FAST)
    with server.running() as url:
        assert answers(url)
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT show_trgm('سلام') <> '{}'" if _trigrams(connection) else "SELECT true").fetchone() == (True,)
    assert gone(server)
    assert not answers(url)


def _trigrams(connection: psycopg.Connection) -> bool:  # type: ignore[type-arg]
    connection.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    return True


def test_a_very_long_path_gets_a_socket_elsewhere(tmp_path: Path) -> None:
    server = Server(tmp_path / ("long" * 30) / "postgres", FAST)
    with server.running() as url:
        assert answers(url)
    if server.place != server.home:
        shutil.rmtree(server.place)


def test_two_users_share_one_server_and_the_first_waits_for_the_second(home: Path) -> None:
    first = hold(home, 0.5)
    url = first.stdout.readline().strip()  # type: ignore[union-attr]
    second = hold(home, 2.5)
    assert second.stdout.readline().strip() == url  # type: ignore[union-attr]
    time.sleep(1)
    assert first.poll() is None, "it stopped the server under the other's feet"
    assert answers(url)
    assert second.wait(15) == 0
    assert first.wait(15) == 0
    assert gone(Server(home))


def test_the_server_dies_with_a_killed_parent_and_the_next_start_is_whole(home: Path) -> None:
    parent = hold(home, 60)
    url = parent.stdout.readline().strip()  # type: ignore[union-attr]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    assert gone(Server(home))
    with Server(home, FAST).running() as again, psycopg.connect(again) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)


def test_no_folder_above_changes_its_rights(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    above = {folder: folder.stat().st_mode for folder in (private, *private.parents)}
    server = Server(private / "data" / "postgres", FAST)
    with server.running() as url:
        assert answers(url)
        if os.geteuid() == 0:
            assert server.place != server.home, "nobody cannot enter a private folder"
    assert {folder: folder.stat().st_mode for folder in above} == above
    if server.place != server.home:
        shutil.rmtree(server.place)


def test_a_server_of_ones_own_is_used_and_none_is_started_beside_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    env = os.environ | {"BAZARCHE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "shop.settings"}  # DATABASE_URL is the tests' server
    command = [sys.executable, "manage.py", "check", "--database", "default"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    assert not (data / "postgres").exists()


def test_a_broken_data_folder_is_told_in_one_sentence_with_the_way_out(home: Path) -> None:
    server = Server(home, FAST)
    with server.running():
        pass
    (server.data / "postgresql.conf").write_text("this is no setting\n")
    with pytest.raises(PostgresError, match="Set DATABASE_URL") as told, Server(home, FAST).running():
        pass
    assert "\n" not in str(told.value).split("Set DATABASE_URL")[1]
