"""One node of Elasticsearch, and a server of one node or several.

Every start has a data folder of its own in the temp folder. Nodes listen on the loopback alone and end with the process that started
them, after its kill -9 too. As root they run as `nobody`, since Elasticsearch refuses root.
"""

from __future__ import annotations

import ctypes
import json
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from shop.core.postgres import PR_SET_PDEATHSIG
from tests.searchserver.parts import SearchServerError, jdk_home, server_home

HEAP_MB = 400
QUICK = "-XX:TieredStopAtLevel=1"
"""The plain compiler alone: a third less CPU until a node is ready, and slower under load. For tests, never for measurements."""
READY_S = 180
STOP_S = 20
FOLDER = "bazarche-search-"
PORTS = range(15000, 32000)
"""Below those that the kernel gives to outgoing connections: a node that was killed finds its own free when it comes back."""


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _free_ports(count: int) -> list[int]:
    found: set[int] = set()
    while len(found) < count:
        port = random.choice(PORTS)
        if _is_free(port):
            found.add(port)
    return sorted(found)


def _sweep() -> None:
    """Remove the folders of servers whose process was killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER}*-*"):
        pid = folder.name.removeprefix(FOLDER).partition("-")[0]
        if not Path(f"/proc/{pid}").exists():
            shutil.rmtree(folder, ignore_errors=True)


def _child_setup() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    os.setpgid(0, 0)


class Node:
    """A node with its folder and its ports, which it keeps over a kill and a new start."""

    def __init__(self, *, name: str, folder: Path, http: int, transport: int, owner: pwd.struct_passwd | None, options: str) -> None:
        self.name, self.folder, self.http, self.transport, self.owner, self.options = name, folder, http, transport, owner, options
        self.url = f"http://127.0.0.1:{http}"
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.folder / "output.log"

    @property
    def pids(self) -> list[int]:
        """The launcher and the server that live, by their process group."""
        if not self.process:
            return []
        found = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                state, _, group = path.read_text().rpartition(")")[2].split()[:3]
                if int(group) == self.process.pid and state != "Z":
                    found.append(int(path.parent.name))
        return found

    def prepare(self, *, home: Path, settings: dict[str, object]) -> None:
        """Write its configuration: the distribution's own, with these settings instead of its `elasticsearch.yml`."""
        config = self.folder / "config"
        shutil.copytree(home / "config", config)
        (self.folder / "tmp").mkdir()
        own = {
            "node.name": self.name, "path.data": str(self.folder / "data"), "path.logs": str(self.folder / "logs"),
            "network.host": "127.0.0.1", "http.port": self.http, "transport.port": self.transport,
            "xpack.security.enabled": False, "cluster.routing.allocation.disk.threshold_enabled": False,
        }
        lines = [f"{name}: {json.dumps(value)}" for name, value in (own | settings).items()]
        (config / "elasticsearch.yml").write_text("\n".join(lines) + "\n")
        if self.owner:
            for path in (self.folder, *self.folder.rglob("*")):
                os.chown(path, self.owner.pw_uid, self.owner.pw_gid)

    def start(self, *, home: Path, jdk: Path) -> None:
        """Start it and do not wait."""
        env = {
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(self.folder), "LC_ALL": "C.UTF-8", "ES_JAVA_HOME": str(jdk),
            "ES_PATH_CONF": str(self.folder / "config"), "ES_TMPDIR": str(self.folder / "tmp"),
            "ES_JAVA_OPTS": f"-Xms{HEAP_MB}m -Xmx{HEAP_MB}m {self.options}",
        }
        ids: dict[str, Any] = {"user": self.owner.pw_uid, "group": self.owner.pw_gid, "extra_groups": []} if self.owner else {}
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [home / "bin" / "elasticsearch", "-p", self.folder / "pid"], env=env, cwd=self.folder, stdin=subprocess.DEVNULL,
                stdout=out, stderr=out, preexec_fn=_child_setup, **ids,
            )

    def signal(self, number: signal.Signals) -> None:
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, number)

    def wait(self, timeout_s: float = STOP_S) -> None:
        """Until none of its processes lives; what still does then is killed."""
        if not self.process:
            return
        until = time.monotonic() + timeout_s
        while self.pids and time.monotonic() < until:
            self.process.poll()
            time.sleep(0.05)
        self.signal(signal.SIGKILL)
        self.process.wait()
        self.process = None

    def kill(self) -> None:
        """kill -9."""
        self.signal(signal.SIGKILL)
        self.wait()

    def fault(self) -> str:
        """The line of its output that tells why it ended."""
        lines = [line for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
        telling = [line for line in lines if "ERROR" in line or "xception" in line or "rror:" in line]
        return (telling or lines or ["no output"])[0].strip()[:300]


def _sees(node: Node, nodes: int, status: str) -> bool:
    with urllib.request.urlopen(f"{node.url}/_cluster/health?timeout=1s&wait_for_status={status}", timeout=5) as answer:
        seen = json.load(answer)
    return bool(seen["number_of_nodes"] == nodes and not seen["timed_out"])


class SearchServer:
    """A server of one node or a cluster of several, as a context: started and answering inside, gone after."""

    def __init__(self, *, nodes: int = 1, port: int = 0, quick: bool = False, fetch_s: float | None = None) -> None:
        """`port` is the first node's, the next ones' follow; 0 takes free ones. SearchServerError, PartMissingError."""
        self.jdk, self.home = jdk_home(), server_home(timeout_s=fetch_s)
        owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        self._readable(owner)
        chosen = _free_ports(2 * nodes)
        https = [port + number for number in range(nodes)] if port else chosen[:nodes]
        for busy in (http for http in https if not _is_free(http)):
            raise SearchServerError(f"Port {busy} is taken: choose another with --port, or none for a free one.")
        _sweep()
        self.folder = Path(tempfile.mkdtemp(prefix=f"{FOLDER}{os.getpid()}-"))
        self.folder.chmod(0o755)
        self.nodes = [
            Node(
                name=f"n{number + 1}", folder=self.folder / f"n{number + 1}", http=https[number], transport=chosen[-1 - number],
                owner=owner, options=QUICK if quick else "",
            )
            for number in range(nodes)
        ]

    def _readable(self, owner: pwd.struct_passwd | None) -> None:
        if owner is None:
            return
        for path in (self.home / "bin" / "elasticsearch", self.jdk / "bin" / "java"):
            if subprocess.run(["test", "-x", path], user=owner.pw_uid, group=owner.pw_gid, extra_groups=[]).returncode:
                raise SearchServerError(
                    f"Elasticsearch refuses to run as root, and the user {owner.pw_name} cannot reach {path}: "
                    "put it where everybody may read (BAZARCHE_CACHE, ES_JAVA_HOME)."
                )

    @property
    def urls(self) -> tuple[str, ...]:
        return tuple(node.url for node in self.nodes)

    @property
    def setting(self) -> str:
        """The value of ELASTICSEARCH_URL."""
        return ",".join(self.urls)

    def _settings(self) -> dict[str, object]:
        if len(self.nodes) == 1:
            return {"cluster.name": self.folder.name, "discovery.type": "single-node"}
        return {
            "cluster.name": self.folder.name,
            "discovery.seed_hosts": [f"127.0.0.1:{node.transport}" for node in self.nodes],
            "cluster.initial_master_nodes": [node.name for node in self.nodes],
        }

    def __enter__(self) -> Self:
        try:
            for node in self.nodes:
                node.folder.mkdir()
                node.prepare(home=self.home, settings=self._settings())
                node.start(home=self.home, jdk=self.jdk)
            self.wait_ready(nodes=len(self.nodes))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Ask all of them, wait for each, remove the data."""
        for node in self.nodes:
            node.signal(signal.SIGTERM)
        for node in self.nodes:
            node.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self, number: int) -> None:
        """kill -9 for the node of this number, from 1."""
        self.nodes[number - 1].kill()

    def start(self, number: int) -> None:
        """Start the node of this number again, from 1, and wait until all that live form the cluster."""
        self.nodes[number - 1].start(home=self.home, jdk=self.jdk)
        self.wait_ready(nodes=sum(1 for node in self.nodes if node.process))

    def wait_whole(self) -> None:
        """Until every shard has all its copies on the nodes that live: from then on one of them may be lost."""
        self.wait_ready(nodes=sum(1 for node in self.nodes if node.process), status="green")

    def wait_ready(self, *, nodes: int, status: str = "yellow") -> None:
        """Until every node that runs answers and sees a cluster of that many. SearchServerError with the node's own words.

        `yellow`: every shard can be asked; `green`: it has all its copies.
        """
        until = time.monotonic() + READY_S
        while time.monotonic() < until:
            for node in self.nodes:
                if node.process and node.process.poll() is not None:
                    raise SearchServerError(f"Elasticsearch ended while it started ({node.fault()}).")
            with suppress(OSError, ValueError):
                if all(_sees(node, nodes, status) for node in self.nodes if node.process):
                    return
            time.sleep(0.2)
        raise SearchServerError(f"Elasticsearch did not come up within {READY_S} s: close what else needs the memory and start again.")
