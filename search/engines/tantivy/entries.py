"""What stands beside goods in the box, from one index of entries."""

from __future__ import annotations

from search.engines.base import Entry, EntryQuery
from search.engines.clauses import entry_clauses
from search.engines.layout import ENTRY_SHOWN
from search.engines.tantivy.queries import Translator
from search.engines.tantivy.shelf import Shelf, best


def entries_search(shelf: Shelf, translator: Translator, query: EntryQuery) -> list[Entry]:
    """The best of each kind, kinds as they were asked."""
    clauses = entry_clauses(query)
    if clauses.nothing or query.per_kind < 1:
        return []
    searcher = shelf.searcher
    words = translator.words(clauses.text)
    found: list[Entry] = []
    for kind in clauses.kinds:
        ranked = translator.ranked(clauses.text, translator.fitting(words, (kind,), ()))
        for _, address in best(searcher, shelf.schema, ranked, first=0, size=query.per_kind).hits:
            shown = searcher.doc(address).to_dict()
            found.append(Entry(**{name: shown[name][0] for name in ENTRY_SHOWN}))
    return found
