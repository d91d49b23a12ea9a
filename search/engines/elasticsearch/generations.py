"""Generations as pairs of indexes, and the two aliases that say which pair serves: moved together, in one step."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Any

from elasticsearch import BadRequestError

from search.engines.base import EngineError
from search.engines.elasticsearch import mapping
from search.engines.elasticsearch.cluster import Cluster
from search.engines.layout import LAYOUT

LEFT_BEHIND_S = 86_400
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_BODY = ".index"


@dataclass(frozen=True, slots=True)
class Names:
    """The pair's aliases to write by; each has one index, called like it and `.index`."""

    offers: str
    entries: str

    @property
    def indexes(self) -> tuple[str, str]:
        return self.offers + _BODY, self.entries + _BODY


class Generations:
    """The generations of a shop on a cluster. The layout is part of every name: what another version of the shop wrote is not there."""

    def __init__(self, cluster: Cluster, prefix: str) -> None:
        self._cluster = cluster
        self._base = f"{prefix.lower()}-{LAYOUT}"
        self.offers, self.entries = f"{self._base}-offers", f"{self._base}-entries"

    def serving(self) -> str:
        """"" where none serves."""
        held = self._cluster.holders(self.offers)
        return held[0][len(self.offers) + 1:-len(_BODY)] if held else ""

    def names(self, generation: str) -> Names:
        """EngineError for what is no name. Names of indexes know no capitals."""
        if not _NAME.fullmatch(generation) or generation != generation.lower():
            raise EngineError(f"no name of a generation: {generation!r}")
        return Names(f"{self.offers}-{generation}", f"{self.entries}-{generation}")

    def make(self, generation: str) -> Names:
        """The pair, made where it is new."""
        names = self.names(generation)
        nodes = int(self._cluster.write.cluster.health(filter_path="number_of_data_nodes")["number_of_data_nodes"])
        for alias, index, fields in zip((names.offers, names.entries), names.indexes, (mapping.offers(), mapping.entries()), strict=True):
            self._create(index, alias, mapping.settings(nodes), fields)
        return names

    def swap(self, generation: str) -> None:
        """This pair serves. Those that served before go, and what was begun a day ago and never served.

        They go a step later than their aliases: while a node closes an index, its aliases still lead there, and no try would find the new.
        """
        names = self.names(generation)
        before = {*self._cluster.holders(self.offers), *self._cluster.holders(self.entries)} - {*names.indexes}
        moves: list[dict[str, Any]] = [
            {"add": {"index": index, "alias": alias}} for index, alias in zip(names.indexes, (self.offers, self.entries), strict=True)
        ]
        moves += [{"remove": {"index": index, "aliases": [self.offers, self.entries], "must_exist": False}} for index in sorted(before)]
        self._cluster.write.indices.update_aliases(actions=moves)
        self._remove(sorted(before))
        self._remove([index for index in self._left_behind() if index not in names.indexes])

    def discard(self, generation: str) -> None:
        if generation != self.serving():
            self._remove(list(self.names(generation).indexes))

    def _create(self, index: str, alias: str, settings: dict[str, Any], fields: dict[str, Any]) -> None:
        try:
            self._cluster.write.indices.create(index=index, aliases={alias: {}}, settings={"index": settings}, mappings=fields)
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":  # another writer's, or an answer that was lost
                raise

    def _left_behind(self) -> list[str]:
        since = (time.time() - LEFT_BEHIND_S) * 1000
        found = self._cluster.write.indices.get_settings(index=f"{self._base}-*{_BODY}", flat_settings=True, filter_path="*.settings")
        return [index for index, known in found.body.items() if int(known["settings"]["index.creation_date"]) < since]

    def _remove(self, indexes: list[str]) -> None:
        if indexes:
            self._cluster.write.options(ignore_status=404).indices.delete(index=",".join(indexes), ignore_unavailable=True)
