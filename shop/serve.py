"""`make run`: the whole shop as children of one process in the foreground.

Embedded PostgreSQL (unless `DATABASE_URL` is set), migrations, static files, demo data and search index once, then web, job worker,
the index's follower and the stand-in gateway. Ctrl-C stops all of it. Every child dies with this process, after kill -9 too, so that
the next start finds a clean house.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from shop.bootstrap import digest, say
from shop.core.messages import messages_compile
from shop.core.postgres import PR_SET_PDEATHSIG, PostgresError, Server
from shop.demo.users import DEMO_USERS
from shop.settings.engines import ELASTICSEARCH_URL, LIST_ENGINE, SEARCH_FOLDER
from shop.settings.env import DATA, ROOT

STOP_S = 12
PORT_FREE_S = 15
UP_S = 90


def _child_setup() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    os.setpgid(0, 0)


@dataclass
class Child:
    """A process that is started again when it ends by itself."""

    name: str
    command: list[str]
    env: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.starts.append(time.monotonic())
        self.process = subprocess.Popen(self.command, cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL, preexec_fn=_child_setup)

    def watch(self) -> None:
        """Start it again, at most five times in a minute."""
        if self.process and self.process.poll() is not None:
            recent = [start for start in self.starts if start > time.monotonic() - 60]
            if len(recent) >= 5:
                raise SystemExit(f"{self.name} ends again and again; see its messages above")
            say(f"{self.name} ended with {self.process.returncode}; it is started again")
            self.start()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()

    def wait(self) -> None:
        if not self.process:
            return
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_S)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)


class Stop(Exception):  # noqa: N818
    """A signal asked to stop."""


def _on_signal(number: int, frame: object) -> None:
    raise Stop


def _manage(*words: str, env: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=env, preexec_fn=_child_setup)
    if done.returncode:
        raise SystemExit(f"`manage.py {' '.join(words)}` failed; see above")


def _port_wait(port: int) -> None:
    until = time.monotonic() + PORT_FREE_S
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return
            except OSError:
                if time.monotonic() > until:
                    raise SystemExit(f"Port {port} is taken. Choose another: PORT=8080 make run") from None
        time.sleep(0.3)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _schema_files() -> Iterator[Path]:
    yield ROOT / "requirements" / "run.txt"
    for room in ("shop", "catalog", "sellers", "orders", "fairs", "search"):
        yield from (ROOT / room).rglob("migrations/*.py")


def _migrated(url: str) -> str | None:
    """The key under which this database was migrated last; None for a database without tables."""
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT to_regclass('django_migrations')").fetchone()[0]:  # type: ignore[index]
            return None
        count = connection.execute("SELECT count(*) FROM django_migrations").fetchone()[0]  # type: ignore[index]
    return f"{digest(_schema_files())}:{count}"


def _prepare(env: dict[str, str]) -> None:
    messages_compile()
    stamp = DATA / "migrated.stamp"
    before = _migrated(env["DATABASE_URL"])
    ours = [path for folder in ("themes/static", "shop/cms/static") for path in (ROOT / folder).rglob("*.*")]
    static_key = digest([*ours, ROOT / "requirements" / "run.txt"])
    static_stamp = DATA / "static.stamp"
    static: subprocess.Popen[bytes] | None = None
    if not static_stamp.exists() or static_stamp.read_text() != static_key:
        say("static files …")
        command = [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"]
        static = subprocess.Popen(command, cwd=ROOT, env=env, preexec_fn=_child_setup)
    if before is None or not stamp.exists() or stamp.read_text() != before:
        say("database tables (the first time: under a minute) …")
        _manage("migrate", "-v0", env=env)
        stamp.write_text(_migrated(env["DATABASE_URL"]) or "")
    if static:
        if static.wait():
            raise SystemExit("static files failed; see above")
        static_stamp.write_text(static_key)
    if env["DEMO"] == "1":
        demo_stamp = DATA / "demo.stamp"
        key = hashlib.sha256(env["DATABASE_URL"].encode()).hexdigest()
        if before is None or not demo_stamp.exists() or demo_stamp.read_text() != key:
            say("demo data …")
            _manage("demo", env=env)
            demo_stamp.write_text(key)
    if LIST_ENGINE != "postgres":
        _index(env, is_new=before is None)


def _index(env: dict[str, str], *, is_new: bool) -> None:
    """Once for a database and an engine, and again where the folder is gone. Lists come from PostgreSQL as long as there is none."""
    stamp = DATA / "search.stamp"
    key = hashlib.sha256(f"{env['DATABASE_URL']} {LIST_ENGINE} {' '.join(ELASTICSEARCH_URL)}".encode()).hexdigest()
    is_there = LIST_ENGINE != "tantivy" or SEARCH_FOLDER.exists()
    if is_there and not is_new and stamp.exists() and stamp.read_text() == key:
        return
    say("search index …")
    done = subprocess.run([sys.executable, "manage.py", "search", "rebuild"], cwd=ROOT, env=env, preexec_fn=_child_setup)
    if done.returncode == 0:
        stamp.write_text(key)
    else:
        say("no search index (see above): lists come from PostgreSQL until `manage.py search rebuild` has made one")


def _children(port: int, gateway_port: int, env: dict[str, str]) -> list[Child]:
    web = [
        str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "shop.wsgi:application", "--host", "0.0.0.0",  # noqa: S104
        "--port", str(port), "--workers", "2", "--blocking-threads", "4", "--backpressure", "64", "--workers-kill-timeout", "10",
        "--no-ws", "--respawn-failed-workers", "--log-level", "warning",
    ]
    worker = [sys.executable, "manage.py", "procrastinate", "worker", "-c", "2"]
    gateway = [sys.executable, "-m", "orders.payments.standin", "--port", str(gateway_port), "--data", str(DATA / "standin.json")]
    follow = [sys.executable, "manage.py", "search", "follow", "--build"]
    follower = [Child("search follower", follow, env)] if LIST_ENGINE != "postgres" else []
    return [
        Child("web", web, env | {"DATABASE_KEEP": "1"}),
        Child("stand-in gateway", gateway, env),
        Child("job worker", worker, env),
        *follower,
    ]


def _up(port: int, children: list[Child]) -> bool:
    """The first page is answered; it waits as long as every child lives."""
    until = time.monotonic() + UP_S
    while time.monotonic() < until and all(child.process is None or child.process.poll() is None for child in children):
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=UP_S):
            return True
        time.sleep(0.1)
    return False


def _tell(port: int, demo: bool) -> None:
    print(f"\n  بازارچه  http://localhost:{port}\n", flush=True)
    if demo:
        for user in DEMO_USERS:
            print(f"  {user.role_fa:<10} {user.mobile}   {user.role}: {user.hint}", flush=True)
        print(f"\n  کد ورود / sign-in codes  http://localhost:{port}/account/demo-codes/\n  Ctrl-C stops everything.\n", flush=True)


def _stop_all(children: list[Child]) -> None:
    """Ask all of them first, then wait for each."""
    for child in children:
        child.stop()
    for child in children:
        child.wait()


def serve(port: int) -> None:
    """Run until a signal comes."""
    with ExitStack() as life:
        DATA.mkdir(parents=True, exist_ok=True)
        url = os.environ.get("DATABASE_URL")
        if not url:
            say("embedded PostgreSQL …")
            url = life.enter_context(Server(DATA / "postgres").running(wait_for_others=False))
        gateway_port = _free_port()
        site = os.environ.get("SITE_URL") or f"http://localhost:{port}"
        env = {"DEMO": "1", "SMS_BACKEND": "shop.accounts.sms.OutboxBackend", "ZARINPAL_API": f"http://127.0.0.1:{gateway_port}"}
        env |= os.environ | {"DATABASE_URL": url, "SITE_URL": site, "PYTHONUNBUFFERED": "1"}
        _port_wait(port)
        _prepare(env)
        children = _children(port, gateway_port, env)
        life.callback(_stop_all, children)
        at_once, later = children[:2], children[2:]
        for child in at_once:
            child.start()
        if not _up(port, children):
            raise SystemExit("the web server did not come up; see above")
        for child in later:
            child.start()
        _tell(port, env["DEMO"] == "1")
        while True:
            time.sleep(1)
            for child in children:
                child.watch()


def main() -> None:
    signal.signal(signal.SIGINT, _on_signal)
    signal.signal(signal.SIGTERM, _on_signal)
    try:
        serve(int(os.environ.get("PORT") or 8000))
    except Stop:
        say("stopped")
    except PostgresError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
