"""The servers that are measured, each as a process group of its own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from shop.core.postgres import PR_SET_PDEATHSIG
from shop.settings.env import ROOT

GRANIAN = str(Path(sys.executable).parent / "granian")
BARE = ["--workers", "2", "--no-ws"]
INDEX_S = 600
SHOP = ["--workers", "2", "--blocking-threads", "4", "--backpressure", "64", "--workers-kill-timeout", "10", "--no-ws"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _child() -> None:
    import ctypes

    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    os.setpgid(0, 0)


@contextmanager
def process(command: list[str], env: dict[str, str], up: str) -> Iterator[None]:
    """Run until the block ends; wait until `up` answers anything below 500."""
    log = ROOT / ".data" / "bench.log"
    log.parent.mkdir(exist_ok=True)
    with log.open("ab") as out:
        running = subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out, preexec_fn=_child)
    try:
        until = time.monotonic() + 90
        while True:
            try:
                urllib.request.urlopen(up, timeout=20).read()
                break
            except urllib.error.HTTPError as error:
                if error.code < 500:
                    break
                raise
            except OSError:
                if time.monotonic() > until or running.poll() is not None:
                    raise SystemExit(f"{command[0]} did not come up; see {log}") from None
                time.sleep(0.2)
        yield
    finally:
        running.terminate()
        try:
            running.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)


@contextmanager
def bare(url: str) -> Iterator[str]:
    """The bare page's server."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    env = os.environ | {"DATABASE_URL": url}
    command = [GRANIAN, "--interface", "wsgi", "tests.bench.bare:application", "--port", str(port), "--log-level", "error", *BARE]
    with process(command, env, base + "/"):
        yield base


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop that runs: its address, and the environment that another process of the same shop needs."""

    base: str
    env: dict[str, str]


@contextmanager
def shop(url: str, gateway: str, engine: str, cluster: str) -> Iterator[Shop]:
    """The shop as `make run` serves it, without DEMO; its index is built once for a database, and followed.

    `cluster` is the value of ELASTICSEARCH_URL.
    """
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    env = os.environ | {
        "DATABASE_URL": url, "DATABASE_KEEP": "1", "DEMO": "0", "SITE_URL": base, "ZARINPAL_API": gateway, "LOG_LEVEL": "ERROR",
        "SMS_BACKEND": "shop.accounts.sms.OutboxBackend", "DJANGO_SETTINGS_MODULE": "shop.settings",
        "LIST_ENGINE": engine, "ELASTICSEARCH_URL": cluster,
        "SEARCH_FOLDER": str(ROOT / ".data" / "bench-search" / url.rsplit("/", 1)[1]),
    }
    running = Shop(base, env)
    follower = [sys.executable, "manage.py", "search", "follow", "--build"]
    command = [GRANIAN, "--interface", "wsgi", "shop.wsgi:application", "--port", str(port), "--log-level", "error", *SHOP]
    with process(command, env, base + "/health/live"):
        if engine == "postgres":
            yield running
        else:
            with process(follower, env, base + "/health/live"):
                _index_wait(base)
                yield running


def _index_wait(base: str) -> None:
    """Until an index serves: at the first time for a database minutes."""
    until = time.monotonic() + INDEX_S
    while "search" in json.loads(urllib.request.urlopen(base + "/health/ready", timeout=20).read())["degraded"]:
        if time.monotonic() > until:
            raise SystemExit(f"no search index came up; see {ROOT / '.data' / 'bench.log'}")
        time.sleep(0.5)


@contextmanager
def search() -> Iterator[str]:
    """One node of Elasticsearch."""
    from tests.searchserver.nodes import SearchServer

    with SearchServer() as server:
        yield server.setting


@contextmanager
def gateway() -> Iterator[str]:
    """The stand-in gateway."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    state = ROOT / ".data" / f"bench-gateway-{port}.json"
    command = [sys.executable, "-m", "orders.payments.standin", "--port", str(port), "--data", str(state)]
    with process(command, dict(os.environ), base + "/"):
        yield base
    state.unlink(missing_ok=True)
