"""The three answers to those who watch, each part really stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from search.engines.base import EngineError, ListQuery
from shop.pages import health
from shop.serve import Child, _children
from shop.settings.env import ROOT

ASK = """
import django, json
django.setup()
from django.test import Client
for name in ("live", "ready", "full"):
    answer = Client(raise_request_exception=False).get("/health/" + name)
    print(name, answer.status_code, json.dumps(answer.json()))
"""


class Down:
    name = "down"

    def search(self, query: ListQuery) -> Any:
        raise EngineError("no answer from the engine")


def worker_beats() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")


@pytest.mark.django_db
def test_all_is_well(client: Client) -> None:
    worker_beats()
    assert client.get("/health/live").json() == {"status": "ok"}
    assert client.get("/health/ready").json() == {"status": "ok", "degraded": []}
    response = client.get("/health/full")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "failing": {}})
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_without_a_worker_it_is_degraded(client: Client) -> None:
    ready = client.get("/health/ready")
    assert (ready.status_code, ready.json()["degraded"]) == (200, ["worker"])
    full = client.get("/health/full")
    assert (full.status_code, list(full.json()["failing"])) == (503, ["worker"])


@pytest.mark.django_db
def test_a_silent_worker_is_none(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '2 minutes')")
    assert client.get("/health/ready").json()["degraded"] == ["worker"]


def until(is_so: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.2)


@pytest.mark.django_db(transaction=True)
def test_the_worker_of_make_run_beats_and_is_missed_once_it_is_killed(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "WORKER_SILENT", timedelta(seconds=15))
    name = connection.settings_dict["NAME"]
    env = os.environ | {
        "DATABASE_URL": os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}", "DJANGO_SETTINGS_MODULE": "tests.settings",
        "ZARINPAL_API": "http://127.0.0.1:9",
    }
    worker: Child = next(child for child in _children(0, 0, env) if child.name == "job worker")
    assert client.get("/health/ready").json()["degraded"] == ["worker"]
    worker.start()
    assert worker.process
    try:
        until(lambda: client.get("/health/ready").json()["degraded"] == [], 90)
        assert client.get("/health/full").status_code == 200
        os.killpg(worker.process.pid, signal.SIGKILL)
        until(lambda: client.get("/health/ready").json()["degraded"] == ["worker"], 30)
        assert client.get("/health/full").status_code == 503
    finally:
        worker.wait()


@pytest.mark.django_db
def test_a_failing_engine_degrades(client: Client, settings: Settings) -> None:
    worker_beats()
    settings.LIST_ENGINE = f"{__name__}.Down"
    ready = client.get("/health/ready")
    assert (ready.status_code, ready.json()["degraded"]) == (200, ["search"])
    full = client.get("/health/full")
    assert (full.status_code, full.json()["failing"]) == (503, {"search": "no answer from the engine"})


@pytest.mark.django_db
def test_unapplied_migration_is_unready(client: Client) -> None:
    worker_beats()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sellers_shops'")
    for name in ("ready", "full"):
        response = client.get(f"/health/{name}")
        assert response.status_code == 503
        assert list(response.json()["failing"]) == ["migrations"]
    assert client.get("/health/live").status_code == 200


def test_a_refusing_database_is_unready() -> None:
    """A process of its own, whose database's port is closed."""
    env = os.environ | {"DATABASE_URL": "postgresql://nobody@127.0.0.1:9/nothing", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", ASK], env=env, cwd=ROOT, capture_output=True, text=True, timeout=60)
    answers = [line.split(" ", 2) for line in done.stdout.splitlines()]
    assert [(name, status) for name, status, _body in answers] == [("live", "200"), ("ready", "503"), ("full", "503")], done.stderr[-2000:]
    assert '"database": "no answer"' in answers[1][2]
