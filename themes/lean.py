"""Templates with places kept open: rendered once by Django, then filled by joining strings.

A template stays the only source of its markup; a hot page does not pay for rendering it again. What a lean template was rendered with
is named by its key, so nothing is ever deleted for correctness. Values are escaped unless they are marked safe.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from html import escape
from threading import Lock
from typing import Any, Generic, TypeVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from themes.built import build_id

T = TypeVar("T")
_PLACE = re.compile("\x02([a-z_0-9]+)\x03")


class Lru(Generic[T]):
    """The newest `size` values by key, shared by the threads of a process."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._rows: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if key in self._rows:
                self._rows.move_to_end(key)
                return self._rows[key]
        value = make()
        with self._lock:
            self._rows[key] = value
            if len(self._rows) > self._size:
                self._rows.popitem(last=False)
        return value

    def clear(self) -> None:
        with self._lock:
            self._rows.clear()


class Lean:
    """Finished markup with named places."""

    def __init__(self, markup: str) -> None:
        self._parts = _PLACE.split(markup)

    def __call__(self, **values: object) -> SafeString:
        """The markup with its places filled. KeyError for a place without a value."""
        parts = self._parts[:]
        for at in range(1, len(parts), 2):
            value = values[parts[at]]
            parts[at] = value if isinstance(value, SafeString) else escape(str(value))
        return SafeString("".join(parts))


_templates: Lru[Lean] = Lru(5000)


def place(name: str) -> SafeString:
    """What stands in a context for a place that is filled later. Filters must not touch it."""
    return SafeString(f"\x02{name}\x03")


def lean(template: str, *places: str, key: Hashable = (), context: Callable[[], Mapping[str, Any]] | None = None, **constants: Any) -> Lean:
    """The template with `places` open. `constants` are part of the key; `context` is called on a miss, and `key` names what it reads."""
    full = (template, places, key, tuple(sorted(constants.items())), get_language(), build_id())

    def make() -> Lean:
        values = {**constants, **(context() if context else {}), **{name: place(name) for name in places}}
        return Lean(render_to_string(template, values))

    return _templates.get(full, make)


def lean_forget() -> None:
    """Render everything again; for tests, whose databases begin anew with the same keys."""
    _templates.clear()
