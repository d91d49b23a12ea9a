"""What a source is, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One thing to suggest. `key` is unique within its source; `words` are found but not shown; `weight` 0 … 1 orders equals."""

    key: str
    title: str
    url: str
    note: str = ""
    picture: str = ""
    words: str = ""
    weight: float = 0.5


class Source(Protocol):
    kind: str

    def entries(self) -> Iterable[SourceEntry]:
        """All there are now, in a few queries."""


_sources: dict[str, Source] = {}


def source_add(source: Source) -> None:
    """Called once for a kind, by its owner's `ready()`."""
    _sources[source.kind] = source


def sources() -> tuple[Source, ...]:
    return tuple(_sources.values())
