"""wrk: one round of load, and what it measured."""

from __future__ import annotations

import random
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LUA = Path(__file__).parent / "lua"
MOST_S = 3600


@dataclass(frozen=True, slots=True)
class Round:
    """Requests a second, the median and the 99th percentile in milliseconds, and answers that were neither 2xx nor 3xx."""

    rps: float
    p50: float
    p99: float
    bad: int
    requests: int


Once = Callable[[int], Round]

_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60_000.0}


def lines_file(lines: list[str]) -> str:
    """A file of these lines, for a script of wrk."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", prefix="bench-", delete=False) as out:
        out.write("\n".join(lines) + "\n")
    return out.name


def zipf(count: int, draws: int, seed: int = 7) -> list[int]:
    """Places 0 … count−1, the first the most often, as 1/rank."""
    chance = random.Random(seed)
    return chance.choices(range(count), weights=[1 / (place + 1) for place in range(count)], k=draws)


def _ms(text: str) -> float:
    found = re.match(r"([\d.]+)(us|ms|s|m)", text)
    return float(found[1]) * _UNITS[found[2]] if found else 0.0


def _command(url: str, seconds: float, script: str, argument: str, threads: int, connections: int) -> list[str]:
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds:g}s", "--latency", "--timeout", "20s"]
    return [*command, *(["-s", str(LUA / script)] if script else []), url, *(["--", argument] if argument else [])]


@contextmanager
def loaded(url: str, *, script: str = "", argument: str = "", connections: int = 8) -> Iterator[None]:
    """The same load, unmeasured, for as long as the block takes."""
    running = subprocess.Popen(_command(url, MOST_S, script, argument, 1, connections), stdout=subprocess.DEVNULL)
    try:
        yield
        if running.poll() is not None:
            raise SystemExit("the load ended too early")
    finally:
        running.terminate()
        running.wait(15)


def wrk(url: str, *, seconds: float, script: str = "", argument: str = "", threads: int = 1, connections: int = 8) -> Round:
    """One round. With eight threads each connection has a thread, and so a session, of its own."""
    command = _command(url, seconds, script, argument, threads, connections)
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    sockets = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    faults = (int(bad[1]) if bad else 0) + (sum(int(number) for number in sockets.groups()) if sockets else 0)
    done = re.search(r"(\d+) requests in", text)
    return Round(
        rps=float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1]),  # type: ignore[index]
        p50=_ms(re.search(r"^\s+50%\s+(\S+)", text, re.MULTILINE)[1]),  # type: ignore[index]
        p99=_ms(re.search(r"^\s+99%\s+(\S+)", text, re.MULTILINE)[1]),  # type: ignore[index]
        bad=faults, requests=int(done[1]) if done else 0,
    )
