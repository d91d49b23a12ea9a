"""One list from one index: hits in order, total, counts."""

from __future__ import annotations

from collections import Counter, defaultdict

import tantivy
from tantivy import Order, Query

from search.engines.base import LAST_NUMBERED_PAGE, Hit, ListQuery, ListResult
from search.engines.clauses import Count, ListClauses, Ordering, Term, cursor, list_clauses
from search.engines.counting import FACET_FIELDS, Counts, buckets_add, facets_of, values_add
from search.engines.layout import key_parts
from search.engines.tantivy.queries import MUST, MUST_NOT, Translator
from search.engines.tantivy.shelf import Hits, best, look, values

MOST_VALUES = 65_000
_COUNTS = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in set(FACET_FIELDS.values())}
_PRICES = {"price": {"stats": {"field": "price"}}}


def list_search(
    searcher: tantivy.Searcher, schema: tantivy.Schema, translator: Translator, query: ListQuery, *, name: str, all_last: bool,
) -> ListResult:
    """`all_last`: no document of the index has ended yet."""
    return _List(searcher, schema, translator, query, all_last=all_last).result(name)


class _List:
    def __init__(
        self, searcher: tantivy.Searcher, schema: tantivy.Schema, translator: Translator, query: ListQuery, *, all_last: bool
    ) -> None:
        self.searcher, self.schema, self.translator, self.query = searcher, schema, translator, query
        self.clauses: ListClauses = list_clauses(query)
        self.without = [translator.filter(each) for each in self.clauses.excluded]
        if not all_last:
            self.without.append(translator.range("ends_at", None, self.clauses.ended.most, few_terms=True))
        self.all: Hits | None = None
        self.counts: Counts = {}
        self.limits: tuple[int | None, int | None] = (None, None)

    def result(self, name: str) -> ListResult:
        query, facets = self.query, tuple(dict.fromkeys(self.query.facets))
        if self.clauses.nothing:
            return ListResult([], 0, 0, name, {facet: [] for facet in facets})
        self.counts = {facet: defaultdict(int) for facet in facets}
        hits, total, after = self._hits()
        self._count_main()
        for count in self.clauses.others:
            self._count(count)
        return ListResult(
            hits=hits, total=total, pages=min(-(-total // query.page_size), LAST_NUMBERED_PAGE), engine=name,
            facets=facets_of(self.counts), price_min=self.limits[0], price_max=self.limits[1],
            after=after,
        )

    # Hits

    def _hits(self) -> tuple[list[Hit], int, str]:
        query, order = self.query, self.clauses.order
        size = query.page_size
        first = 0 if query.after else (min(max(query.page, 1), LAST_NUMBERED_PAGE) - 1) * size
        if order.by is Ordering.WORTH:
            page = best(self.searcher, self.schema, self._ranked(), first=first, size=size)
            self.all = page.all
            return self._read(page.hits, worth=True), page.total, ""
        if order.by is Ordering.PLACES:
            found, total = self._by_place(first, size)
            return self._read(found), total, ""
        fitting = self._fitting(self.clauses.main)
        if order.after is None:
            found, total = self._by_key(fitting, size, first)
            self.all = found if len(found) == total else None
            return self._page(found, total, more=first + size < total)
        least, most = (None, order.after - 1) if order.descending else (order.after + 1, None)
        rest = Query.boolean_query([(MUST, fitting), (MUST, self.translator.range(order.key, least, most))])
        found, left = self._by_key(rest, size, 0)
        return self._page(found, look(self.searcher, fitting, 1)[1], more=size < left)

    def _ranked(self) -> Query:
        text, main, lifts = self.clauses.text, self.clauses.main, self.clauses.lifts
        if len(text.fits) == 1 and not main.filters:
            return self.translator.ranked_alone(text, self._without(main), lifts)
        return self.translator.ranked(text, self._fitting(main), lifts)

    def _page(self, found: Hits, total: int, *, more: bool) -> tuple[list[Hit], int, str]:
        return self._read(found), total, cursor(self.clauses.order, int(found[-1][0])) if more and found else ""

    def _by_key(self, query: Query, limit: int, offset: int) -> tuple[Hits, int]:
        order = self.clauses.order
        direction = Order.Desc if order.descending else Order.Asc
        return look(self.searcher, query, limit, offset=offset, order_by_field=order.key, order=direction)

    def _by_place(self, first: int, size: int) -> tuple[Hits, int]:
        """Province after province, the rest of the country last; only those are asked that a page touches."""
        fitting = self._fitting(self.clauses.main)
        counts = self._terms(fitting, "province")
        total = sum(counts.values())
        places = [place for place in self.clauses.order.places if counts.get(place)]
        steps = [(counts[place], (MUST, self.translator.filter(Term("province", place)))) for place in places]
        far = total - sum(count for count, _ in steps)
        found: Hits = []
        for count, part in steps:
            if len(found) < size and first < count:
                query = Query.boolean_query([(MUST, fitting), part])
                found += self._by_key(query, size - len(found), first)[0]
            first = max(first - count, 0)
        if len(found) < size and first < far:
            near = [(MUST_NOT, part) for _, (_, part) in steps]
            found += self._by_key(Query.boolean_query([(MUST, fitting), *near]), size - len(found), first)[0]
        return found, total

    def _read(self, found: Hits, *, worth: bool = False) -> list[Hit]:
        if not found:
            return []
        at = [address for _, address in found]
        # The column of ids is laid out in blocks, since ids rise within equal merit; to open it all blocks are looked at.
        ids = [key_parts(key)[1] for key in values(self.searcher, "newest_key", at)]
        versions, sellers = (values(self.searcher, name, at) for name in ("version", "seller"))
        worths = [score if worth else 0.0 for score, _ in found]
        return list(map(Hit, ids, versions, sellers, worths))

    # Counts

    def _count_main(self) -> None:
        """By what the hits have themselves where all of them are known."""
        count = self.clauses.main
        if self.all is None:
            self._count(count)
            return
        at = [address for _, address in self.all]
        fields = {FACET_FIELDS[facet] for facet in count.facets}
        found = {name: Counter(values(self.searcher, name, at)) for name in fields}
        for facet in count.facets:
            values_add(self.counts, facet, found[FACET_FIELDS[facet]])
        if count.price_limits and at:
            prices = values(self.searcher, "price", at)
            self.limits = min(prices), max(prices)

    def _count(self, count: Count) -> None:
        if not count.facets:
            return
        fields = dict.fromkeys(FACET_FIELDS[facet] for facet in count.facets)
        asked = {name: _COUNTS[name] for name in fields}
        answer = self.searcher.aggregate(self._fitting(count), {**asked, **_PRICES} if count.price_limits else asked)
        for facet in count.facets:
            buckets_add(self.counts, facet, answer[FACET_FIELDS[facet]]["buckets"])
        if count.price_limits and answer["price"]["count"]:
            self.limits = int(answer["price"]["min"]), int(answer["price"]["max"])

    def _terms(self, query: Query, name: str) -> dict[int, int]:
        buckets = self.searcher.aggregate(query, {name: _COUNTS[name]})[name]["buckets"]
        return {int(bucket["key"]): bucket["doc_count"] for bucket in buckets}

    def _fitting(self, count: Count) -> Query:
        return self.translator.fitting(self.translator.words(self.clauses.text), count.filters, self._without(count))

    def _without(self, count: Count) -> list[Query]:
        return [*self.without, *map(self.translator.filter, count.without)]

