"""What the last commits of an index wrote and removed: small files, written by the writer, read by the readers.

What a commit touches is told under the number of the commit before it, and before it happens; its own number is told afterwards. So a
reader that sees the newest commit knows what it touched even if its number is not told yet. Who writes next begins without what was
told: a commit whose number was never told is a gap, and what was kept from before a gap does not hold.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

COMMITS = 64
DOCUMENTS = 200
Texts = Mapping[str, tuple[str, ...]]


class Journal:
    """Of the index in one folder. A commit is named by its opstamp, Tantivy's number of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "journal"
        self._told: list[int] = []

    def begin(self) -> None:
        """By the writer, before all it writes."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True, exist_ok=True)

    def tell(self, before: int, texts: Mapping[int, Texts]) -> None:
        """What the commit after `before` is going to touch: tokens by field, none of what it removes. What touches much tells nothing."""
        if len(texts) > DOCUMENTS:
            return
        self._write(f"{before}", json.dumps(list(texts.items()), ensure_ascii=False))
        self._told.append(before)
        if len(self._told) > COMMITS:
            old = self._told.pop(0)
            for name in (f"{old}", f"{old}.next"):
                (self._folder / name).unlink(missing_ok=True)

    def happened(self, before: int, after: int) -> None:
        """The commit that followed on `before`. Where it cannot be told, what it touched is told no more: it would seem the newest one."""
        if not self._write(f"{before}.next", str(after)):
            with suppress(OSError):
                (self._folder / str(before)).unlink()

    def between(self, before: int, newest: int) -> dict[int, Texts] | None:
        """What the commits behind `before` touched up to the newest one, with the last tokens; None where that is not known."""
        touched: dict[int, Texts] = {}
        try:
            while before != newest:
                touched.update(json.loads((self._folder / str(before)).read_text("utf-8", "surrogatepass")))
                before = self._next(before) or newest
        except (OSError, ValueError, TypeError):
            return None
        return touched

    def _next(self, before: int) -> int | None:
        try:
            return int((self._folder / f"{before}.next").read_text("ascii"))
        except FileNotFoundError:
            return None

    def _write(self, name: str, text: str) -> bool:
        """Whether it is written. What cannot be told is a gap, and no reason to hold up a commit."""
        beside = self._folder / "new"
        try:
            beside.write_text(text, "utf-8", "surrogatepass")
            os.replace(beside, self._folder / name)
        except OSError:
            return False
        return True
