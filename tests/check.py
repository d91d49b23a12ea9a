"""`make check`: every tool of the house, all of them even where one fails; ends with 1 where any did."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

from shop.settings.env import ROOT

ROOMS = [room for room in ("shop", "catalog", "sellers", "orders", "fairs", "search", "themes") if (ROOT / room).is_dir()]
STEPS: tuple[tuple[str, list[str]], ...] = (
    ("ruff", ["ruff", "check", "."]),
    ("mypy", ["mypy", *ROOMS, "tests", "manage.py"]),
    ("import-linter", ["lint-imports", "--no-cache"]),
    ("djlint", ["djlint", "themes/templates", "--lint", "--quiet"]),
    ("migrations", [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"]),
    ("translations", [sys.executable, "-m", "tests.translations"]),
)
HOSTS = re.compile(r"\w://|--find-links|git@")
"""An address of any kind: an index's, a file's beside a package's name, a repository's."""
LOCKS = (
    "requirements/build.txt", "requirements/run.txt", "requirements/dev.txt", "package-lock.json", ".npmrc", "pyproject.toml",
    ".pre-commit-config.yaml",
)


def locks_with_hosts(root: Path = ROOT) -> list[str]:
    """The lock files that name a host."""
    return [name for name in LOCKS if (root / name).exists() and HOSTS.search((root / name).read_text())]


def main() -> int:
    failed = []
    env = os.environ | {"PATH": f"{ROOT / '.venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    for name, command in STEPS:
        began = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'}  {name}  {time.monotonic() - began:.0f} s", flush=True)
        if done.returncode:
            failed.append(name)
            print((done.stdout + done.stderr)[-8000:], flush=True)
    hosts = locks_with_hosts()
    print(f"{'FAIL' if hosts else 'ok  '}  lock files name no host {' '.join(hosts)}", flush=True)
    return 1 if failed or hosts else 0


if __name__ == "__main__":
    sys.exit(main())
