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
NAMES = ("127.0.0.1", "localhost")
"""What a newcomer may write into the browser."""
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


def port_free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(folder: Path, port: int, limit: int, what: str) -> subprocess.Popen[bytes]:
    """Always on the same port, as a newcomer does: what the start before left there would be in the way."""
    began = time.monotonic()
    process = subprocess.Popen(
        ["make", "run"], cwd=folder, env=environment(PORT=str(port)), stdin=subprocess.DEVNULL, start_new_session=True,
    )
    while process.poll() is None and time.monotonic() - began < 3 * limit and status(f"http://127.0.0.1:{port}/") != 200:
        time.sleep(0.5)
    took = time.monotonic() - began
    tell(process.poll() is None and took <= limit, f"{what} answers after {took:.0f} s (at most {limit})")
    for name in NAMES:
        tell((code := status(f"http://{name}:{port}/")) == 200, f"{what} by the name {name}: {code}")
    return process


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
        port = port_free()
        process = start(folder, port, FIRST_S, "the first start")
        for page in PAGES:
            tell((code := status(f"http://localhost:{port}{page}")) == 200, f"{page} {code}")
        stop(process, folder, signal.SIGINT)
        process = start(folder, port, NEXT_S, "the second start")
        stop(process, folder, signal.SIGKILL)
        process = start(folder, port, 2 * NEXT_S, "the start after a kill -9")
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
