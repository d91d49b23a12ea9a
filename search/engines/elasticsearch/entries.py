"""What stands beside goods in the box, from one index of entries."""

from __future__ import annotations

from elasticsearch.dsl import Search

from search.engines.base import Entry, EntryQuery
from search.engines.clauses import entry_clauses
from search.engines.elasticsearch.cluster import Cluster
from search.engines.elasticsearch.queries import ranked
from search.engines.layout import ENTRY_SHOWN


def entries_search(cluster: Cluster, index: str, query: EntryQuery) -> list[Entry]:
    """The best of each kind, kinds as they were asked."""
    clauses = entry_clauses(query)
    if clauses.nothing or query.per_kind < 1 or not clauses.kinds:
        return []
    searches = [
        Search().query(ranked(clauses.text, (kind,), ())).sort("_score", "-merit_key").extra(size=query.per_kind)
        for kind in clauses.kinds
    ]
    return [
        Entry(**{name: hit["_source"][name] for name in ENTRY_SHOWN})
        for answer in cluster.ask(index, searches) for hit in answer["hits"]["hits"]
    ]
