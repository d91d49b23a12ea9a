"""`make newcomer`: the README's two commands on a clean clone of what is committed, in a path with a space. Standard library alone.

    make newcomer                 start, look, Ctrl-C, start again, kill -9, start again; then the tests
    make newcomer ARGS=run        without the tests
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

FIRST_S, NEXT_S, TEST_S = 180, 10, 1500
PAGES = ("/", "/all/", "/categories/", "/provinces/", "/makers/", "/help/", "/basket/", "/account/sign-in/", "/health/ready")
faults: list[str] = []


def tell(good: bool, text: str) -> None:
    print(("ok    " if good else "FAIL  ") + text, flush=True)
    if not good:
        faults.append(text)


def environment(**extra: str) -> dict[str, str]:
    dropped = ("DATABASE_URL", "ELASTICSEARCH_URL", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV", "PYTHONPATH", "BAZARCHE_DATA")
    return {name: value for name, value in os.environ.items() if name not in dropped} | extra


def status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def start(folder: Path, limit: int, what: str) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.monotonic()
    process = subprocess.Popen(
        ["make", "run"], cwd=folder, env=environment(PORT=str(port)), stdin=subprocess.DEVNULL, start_new_session=True,
    )
    base = f"http://127.0.0.1:{port}"
    while process.poll() is None and time.monotonic() - began < 3 * limit and status(base + "/") != 200:
        time.sleep(0.5)
    took = time.monotonic() - began
    tell(process.poll() is None and took <= limit, f"{what} answers after {took:.0f} s (at most {limit})")
    return process, base


def left_behind(folder: Path) -> list[str]:
    """Processes that still work in the clone."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            if int(entry.name) != os.getpid() and (str(folder) in words or str(folder) in os.readlink(entry / "cwd")):
                found.append(words[:80])
        except OSError:
            continue
    return found


def stop(process: subprocess.Popen[bytes], folder: Path, how: signal.Signals) -> None:
    if how == signal.SIGKILL:
        supervisor = subprocess.run(["pgrep", "-g", str(process.pid), "-f", "shop.serve"], capture_output=True, text=True).stdout.split()
        for pid in supervisor:
            os.kill(int(pid), how)
    else:
        os.killpg(process.pid, how)
    process.wait(30)
    until = time.monotonic() + 15
    while left_behind(folder) and time.monotonic() < until:
        time.sleep(0.5)
    left = left_behind(folder)
    tell(not left, f"after {how.name} no process is left behind" + (f": {left[0]}" if left else ""))


def main() -> int:
    root = Path(__file__).resolve().parents[1]
    above = Path(tempfile.mkdtemp(prefix="newcomer-"))
    folder = above / "my bazarche"
    mode = above.stat().st_mode
    try:
        subprocess.run(["git", "clone", "-q", "--no-local", str(root), str(folder)], check=True)
        process, base = start(folder, FIRST_S, "the first start")
        for page in PAGES:
            tell((code := status(base + page)) == 200, f"{page} {code}")
        stop(process, folder, signal.SIGINT)
        process, base = start(folder, NEXT_S, "the second start")
        stop(process, folder, signal.SIGKILL)
        process, base = start(folder, 2 * NEXT_S, "the start after a kill -9")
        stop(process, folder, signal.SIGINT)
        tell(above.stat().st_mode == mode, "the rights of the folder above are as they were")
        if "run" not in sys.argv[1:]:
            began = time.monotonic()
            done = subprocess.run(["make", "test"], cwd=folder, env=environment(), stdin=subprocess.DEVNULL)
            took = time.monotonic() - began
            tell(done.returncode == 0 and took < TEST_S, f"make test in {took:.0f} s")
    finally:
        shutil.rmtree(above, ignore_errors=True)
    print(f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
