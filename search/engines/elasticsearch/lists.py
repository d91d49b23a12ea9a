"""One list from one index: hits in order, total and counts, asked in one request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from struct import Struct
from typing import Any

from elasticsearch.dsl import A, Search

from search.engines.base import LAST_NUMBERED_PAGE, Hit, ListQuery, ListResult
from search.engines.clauses import Behind, Count, Order, Ordering, cursor, list_clauses
from search.engines.counting import FACET_FIELDS, Counts, buckets_add, facets_of
from search.engines.cursors import is_deep
from search.engines.elasticsearch.cluster import Answer, Cluster
from search.engines.elasticsearch.mapping import WINDOW
from search.engines.elasticsearch.queries import by_place, fitting, ranked

MOST_VALUES = 10_000
"""Asked of every shard, above what any facet has: so that counts are exact."""
_SINGLE = Struct("f")
_SHOWN = ["id", "version", "seller"]


def list_search(cluster: Cluster, index: str, query: ListQuery, *, name: str) -> ListResult:
    """ApiError and TransportError where the cluster does not answer."""
    return _List(query).result(cluster, index, name)


class _List:
    def __init__(self, query: ListQuery) -> None:
        self.query = query
        self.clauses = list_clauses(query)
        self.without = (*self.clauses.excluded, self.clauses.ended)

    def result(self, cluster: Cluster, index: str, name: str) -> ListResult:
        query, facets = self.query, tuple(dict.fromkeys(self.query.facets))
        if self.clauses.nothing:
            return ListResult([], 0, 0, name, {facet: [] for facet in facets})
        others = [count for count in self.clauses.others if count.facets]
        main, *rest = cluster.ask(index, [self._hits_search(), *map(self._count_search, others)])
        counts: Counts = {facet: defaultdict(int) for facet in facets}
        limits: tuple[int | None, int | None] = (None, None)
        for count, answer in zip((self.clauses.main, *others), (main, *rest), strict=True):
            limits = _read_counts(count, answer, counts) or limits
        total = main["hits"]["total"]["value"]
        hits, after = self._read(main, total)
        return ListResult(
            hits=hits, total=total, pages=min(-(-total // query.page_size), LAST_NUMBERED_PAGE), engine=name,
            facets=facets_of(counts), price_min=limits[0], price_max=limits[1], after=after,
        )

    def _first(self) -> int:
        after = self.clauses.order.after
        return after.place if after is not None else (min(max(self.query.page, 1), LAST_NUMBERED_PAGE) - 1) * self.query.page_size

    def _hits_search(self) -> Search:
        """One document more than the page holds tells whether the list goes on."""
        order, main = self.clauses.order, self.clauses.main
        filters, without = main.filters, (*self.without, *main.without)
        search = Search().source(False).extra(docvalue_fields=_SHOWN, track_total_hits=True)
        keyed = f"-{order.key}" if order.descending else order.key
        match order.by:
            case Ordering.WORTH:
                search = search.query(ranked(self.clauses.text, filters, without, self.clauses.lifts)).sort("_score", keyed)
            case Ordering.PLACES:
                near = by_place(fitting(self.clauses.text, filters, without), order.places)
                search = search.query(near).sort("_score", keyed)
            case Ordering.KEY:
                search = search.query(fitting(self.clauses.text, filters, without)).sort(keyed)
        first = min(self._first(), WINDOW - 1)
        if order.after is not None and order.after.key:
            search, first = search.extra(search_after=_sorted_by(order, order.after)), 0
        search = search.extra(**{"from": first, "size": min(self.query.page_size + 1, WINDOW - first)})
        return _counting(search, self.clauses.main)

    def _count_search(self, count: Count) -> Search:
        counted = fitting(self.clauses.text, count.filters, (*self.without, *count.without))
        return _counting(Search().query(counted).extra(size=0, track_total_hits=False), count)

    def _read(self, answer: Answer, total: int) -> tuple[list[Hit], str]:
        order, size = self.clauses.order, self.query.page_size
        found = answer["hits"]["hits"]
        rows, more = found[:size], len(found) > size
        worth = order.by is Ordering.WORTH
        hits = [_hit(row["fields"], _single(row["sort"][0]) if worth else 0.0) for row in rows]
        if not more or (worth and not is_deep(self.query)):
            return hits, ""
        *score, key = rows[-1]["sort"]
        last = Behind(int(key), place=self._first() + size)
        if worth:
            last = replace(last, worth=hits[-1].worth)
        elif order.by is Ordering.PLACES:
            last = replace(last, turn=len(order.places) - int(score[0]))
        return hits, cursor(order, last)


def _sorted_by(order: Order, last: Behind) -> list[float | int]:
    """What the offer was sorted by."""
    match order.by:
        case Ordering.WORTH:
            return [last.worth, last.key]
        case Ordering.PLACES:
            return [float(len(order.places) - last.turn), last.key]
        case Ordering.KEY:
            return [last.key]


def _single(score: float) -> float:
    """The number that the cluster has: it writes one of single precision in as few digits as tell it from its neighbours."""
    return float(_SINGLE.unpack(_SINGLE.pack(score))[0])


def _hit(fields: Mapping[str, list[int | str]], worth: float) -> Hit:
    key, version, seller = (int(fields[name][0]) for name in _SHOWN)
    return Hit(key, version, seller, worth)


def _counting(search: Search, count: Count) -> Search:
    for name in dict.fromkeys(FACET_FIELDS[facet] for facet in count.facets):
        search.aggs.bucket(name, A("terms", field=name, size=MOST_VALUES, shard_size=MOST_VALUES))
    if count.price_limits:
        search.aggs.metric("least", A("min", field="price")).metric("most", A("max", field="price"))
    return search


def _read_counts(count: Count, answer: Answer, counts: Counts) -> tuple[int, int] | None:
    """Adds to the counts; the limits of the price where they were asked and there are any."""
    found: dict[str, Any] = answer.get("aggregations", {})
    for facet in count.facets:
        buckets_add(counts, facet, found[FACET_FIELDS[facet]]["buckets"])
    if not count.price_limits or found["least"]["value"] is None:
        return None
    return int(found["least"]["value"]), int(found["most"]["value"])
