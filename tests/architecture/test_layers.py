"""Every module stands in a layer; arrows point down (import-linter); files stay readable."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from shop.settings.env import ROOT

ROOMS = ("shop", "catalog", "sellers", "orders", "fairs", "search", "themes")
MAX_LINES = 400
PLAIN_PACKAGES = {"shop", "catalog", "sellers", "orders", "fairs", "search"}
"""`__init__.py` files that hold nothing."""


def _layers() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    return {name.strip() for layer in contract["layers"] for name in layer.split("|")}


def _modules() -> list[str]:
    found = []
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            found.append(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
    return found


def test_every_module_stands_in_a_layer() -> None:
    layers = _layers()
    lost = [
        module for module in _modules()
        if module not in PLAIN_PACKAGES and not any(module == layer or module.startswith(layer + ".") for layer in layers)
    ]
    assert lost == []


def test_arrows_point_down() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_plain_packages_are_empty() -> None:
    assert [name for name in PLAIN_PACKAGES if (path := ROOT / name / "__init__.py").exists() and path.read_text().strip()] == []


def test_files_stay_readable() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for room in (*ROOMS, "tests")
        for path in (ROOT / room).rglob("*.py")
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > MAX_LINES
    }
    assert long == {}
