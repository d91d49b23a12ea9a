"""What an index takes on the disk."""

from __future__ import annotations

import json
from pathlib import Path


def size_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def segments(generation: Path) -> int:
    """How many segments a generation of the embedded index has its offers in."""
    return len(json.loads((generation / "offers" / "meta.json").read_text("utf-8"))["segments"])
