"""What the front-end build left for the server: names of the public files and drawings of the icons (themes/built/).

Without a build (a test run on a machine without Node) names fall back to the plain ones and icons are empty frames.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

BUILT = Path(__file__).parent / "built"


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> dict[str, str]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _table(name: str) -> dict[str, str]:
    path = BUILT / name
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return {}
    return _read(path, changed)


def public_name(name: str) -> str:
    """`app.css` → `app.0123456789ab.css`, under STATIC_URL + `bazarche/`."""
    return _table("manifest.json").get(name, name)


def icon_drawing(name: str) -> str:
    """The inside of an icon's SVG (24 × 24), trusted markup. KeyError for a name that the build does not know."""
    drawings = _table("icons.json")
    return drawings[name] if drawings else ""


@lru_cache(maxsize=1)
def build_id() -> str:
    """Changes with the templates, the code and the front-end build this process was started with; part of every fragment's key."""
    total = hashlib.sha256()
    for path in sorted([*BUILT.glob("*.json"), *BUILT.parent.joinpath("templates").rglob("*.html"), *BUILT.parent.rglob("*.py")]):
        total.update(path.read_bytes())
    return total.hexdigest()[:12]
