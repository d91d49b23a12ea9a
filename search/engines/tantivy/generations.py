"""Generations as folders, and the pointer that says which one serves: a small file, replaced in one step."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from pathlib import Path

from search.engines.base import EngineError
from search.engines.layout import LAYOUT

LEFT_BEHIND_S = 86_400
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


class Generations:
    """The generations in a folder. `swap` is for one process at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pointer = folder / "serving.json"

    def serving(self) -> str:
        """"" where none serves. EngineError where the pointer is broken."""
        return self._read()[0]

    def path(self, name: str) -> Path:
        """EngineError for what is no name."""
        if not _NAME.fullmatch(name):
            raise EngineError(f"no name of a generation: {name!r}")
        return self._folder / name

    def readable(self, name: str) -> Path:
        """The folder of a generation that can be read. EngineError where it is missing or was made by another version of the shop."""
        path = self.path(name)
        try:
            layout = (path / "layout").read_text("ascii")
        except (OSError, UnicodeError) as error:
            raise EngineError(f"generation {name} is missing") from error
        if layout != str(LAYOUT):
            raise EngineError(f"generation {name} has layout {layout[:20]}, not {LAYOUT}")
        return path

    def make(self, name: str) -> Path:
        """The folder of a generation, made where it is new."""
        path = self.path(name)
        if (path / "layout").exists():
            return self.readable(name)
        path.mkdir(parents=True, exist_ok=True)
        _write(path / "layout", str(LAYOUT))
        return path

    def swap(self, name: str) -> None:
        """This one serves, also where the pointer was broken. Those that served before go; who still reads them holds their files open.

        What was begun a day ago and never served goes too.
        """
        self.readable(name)
        try:
            before, served = self._read()
        except EngineError:
            before, served = "", ()
        if name != before:
            old = {each for each in (*served, before) if each and each != name}
            _write(self._pointer, json.dumps({"serving": name, "served": sorted(old)}))
            for each in old | (self._left_behind() - {name}):
                shutil.rmtree(self.path(each), ignore_errors=True)

    def _left_behind(self) -> set[str]:
        since = time.time() - LEFT_BEHIND_S
        return {layout.parent.name for layout in self._folder.glob("*/layout") if layout.stat().st_mtime < since}

    def discard(self, name: str) -> None:
        """Its files go, unless it serves."""
        if name != self.serving():
            shutil.rmtree(self.path(name), ignore_errors=True)

    def _read(self) -> tuple[str, tuple[str, ...]]:
        try:
            known = json.loads(self._pointer.read_text("utf-8"))
            return str(known["serving"]), tuple(map(str, known["served"]))
        except FileNotFoundError:
            return "", ()
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EngineError("the pointer to the serving index is broken") from error


def _write(path: Path, text: str) -> None:
    """Whole or not at all, also when the machine dies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
