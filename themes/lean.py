"""Templates with places kept open: rendered once by Django, then filled by joining strings.

A template stays the only source of its markup; a hot page does not pay for rendering it again. What a lean template was rendered with
is named by its key, so nothing is ever deleted for correctness. Values are escaped unless they are marked safe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from shop.core.lru import Lru
from themes.built import build_id

_PLACE = re.compile("\x02([a-z_0-9]+)\x03")


class Lean:
    """Finished markup with named places."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._parts = _PLACE.split(markup)

    def __call__(self, **values: object) -> SafeString:
        """The markup with its places filled. KeyError for a place without a value."""
        parts = self._parts[:]
        for at in range(1, len(parts), 2):
            value = values[parts[at]]
            parts[at] = value if isinstance(value, SafeString) else escape(str(value))
        return SafeString("".join(parts))


    def split(self, cut: str) -> list[Lean]:
        """The markup's pieces around a mark, each with its own places."""
        return [Lean(piece) for piece in self._markup.split(cut)]

    def inside(self, pieces: Mapping[str, Lean]) -> Page:
        """A page of this frame, with other markup standing in the places that are named."""
        parts: list[str] = [""]
        for at, part in enumerate(self._parts):
            if at % 2 and part in pieces:
                first, *rest = pieces[part]._parts
                parts[-1] += first
                parts += rest
            elif at % 2:
                parts.append(part)
            elif len(parts) % 2:
                parts[-1] += part
            else:
                parts.append(part)
        return Page(parts)


class Page:
    """A whole document as bytes, with the places of one answer open."""

    def __init__(self, parts: list[str]) -> None:
        self._texts = [part.encode() for part in parts[::2]]
        self._names = parts[1::2]

    def __call__(self, values: Mapping[str, object]) -> bytes:
        """The document. Bytes, and tuples of them, stand as they are. KeyError for a place without a value."""
        pieces = [self._texts[0]]
        for name, text in zip(self._names, self._texts[1:], strict=True):
            value = values[name]
            if isinstance(value, tuple):
                pieces += value
            else:
                pieces.append(value if isinstance(value, bytes) else placed(value))
            pieces.append(text)
        return b"".join(pieces)


def placed(value: object) -> bytes:
    """A value as it stands in a page: escaped unless it is marked safe."""
    return (value if isinstance(value, SafeString) else escape(str(value))).encode()


_templates: Lru[Lean] = Lru(5000)
_pages: Lru[Page] = Lru(5000)


def place(name: str) -> SafeString:
    """What stands in a context for a place that is filled later. Filters must not touch it."""
    return SafeString(f"\x02{name}\x03")


def lean(template: str, *places: str, key: Hashable = (), context: Callable[[], Mapping[str, Any]] | None = None, **constants: Any) -> Lean:
    """The template with `places` open. `constants` are part of the key; `context` is called on a miss, and `key` names what it reads."""
    full = (template, places, key, tuple(sorted(constants.items())), get_language(), build_id())

    return _templates.get(full, lambda: lean_make(template, *places, context={**constants, **(context() if context else {})}))


def lean_make(template: str, *places: str, context: Mapping[str, Any]) -> Lean:
    """The template with `places` open, made now."""
    return Lean(render_to_string(template, {**context, **{name: place(name) for name in places}}))


def page(key: Hashable, make: Callable[[], Page]) -> Page:
    """The page that was made under this key, which names all that it was made of but for language and build."""
    return _pages.get((key, get_language(), build_id()), make)
