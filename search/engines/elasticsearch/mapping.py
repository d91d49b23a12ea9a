"""How an index of offers or entries is made: tokens and places as terms that only match, numbers as columns, no analysis at all."""

from __future__ import annotations

from typing import Any

from search.engines.layout import ANY, ENTRY_NUMBERS, ENTRY_SHOWN, NUMBERS, SETS, TEXTS

TERMS = ("seller", "category", "root", "province", "bar")
"""Numbers that are looked up and counted, and never compared: terms are faster at both."""
WINDOW = 100_000
"""How deep a numbered page may lie: 400 pages of 96 and more."""
REMOVALS_KEPT = "1h"
"""So long an older version that comes late does not bring a removed document back."""
MOST_SHARDS = 3

_MATCHED = {"type": "keyword", "doc_values": False, "norms": False}
_TEXTS = dict.fromkeys((*TEXTS.values(), *ANY.values()), _MATCHED)


def settings(nodes: int) -> dict[str, Any]:
    """A shard for each of up to three nodes, a copy where there are two; seen when `commit` says so and no sooner."""
    return {
        "number_of_shards": min(max(nodes, 1), MOST_SHARDS), "auto_expand_replicas": "0-1", "refresh_interval": "-1",
        "gc_deletes": REMOVALS_KEPT, "max_result_window": WINDOW,
    }


def offers() -> dict[str, Any]:
    columns = {name: {"type": "keyword" if name in TERMS else "long"} for name in NUMBERS}
    return {"dynamic": "strict", "_source": {"enabled": False}, "properties": {**columns, **dict.fromkeys(SETS, _MATCHED), **_TEXTS}}


def entries() -> dict[str, Any]:
    shown = {name: {"type": "keyword", "index": name == "kind", "doc_values": False} for name in ENTRY_SHOWN}
    columns = {name: {"type": "long"} for name in ENTRY_NUMBERS}
    return {
        "dynamic": "strict", "_source": {"includes": list(ENTRY_SHOWN)}, "properties": {**columns, **shown, **_TEXTS},
    }
