"""One list from one index: hits in order, total, counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

import tantivy
from tantivy import Order, Query

from search.engines.base import LAST_NUMBERED_PAGE, Hit, ListQuery, ListResult, Span
from search.engines.clauses import Behind, Count, ListClauses, Ordering, Term, cursor, list_clauses
from search.engines.counting import FACET_FIELDS, Counts, buckets_add, facets_of, values_add
from search.engines.cursors import is_deep
from search.engines.layout import key_parts
from search.engines.tantivy.queries import MUST, MUST_NOT, Translator
from search.engines.tantivy.shelf import Best, Hits, best, look, values

MOST_VALUES = 65_000
AROUND = 200
"""So far from where an offer stood it is looked for: others come and go."""
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
        self.span: Span | None = None
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
            after=after, span=self.span,
        )

    # Hits

    def _hits(self) -> tuple[list[Hit], int, str]:
        query, order = self.query, self.clauses.order
        size = query.page_size
        first = 0 if query.after else (min(max(query.page, 1), LAST_NUMBERED_PAGE) - 1) * size
        if order.by is Ordering.WORTH:
            return self._by_worth(first, size)
        if order.by is Ordering.PLACES:
            return self._by_place(first, size)
        fitting = self._fitting(self.clauses.main)
        if order.after is None:
            found, total = self._by_key(fitting, size, first)
            self.all = found if len(found) == total else None
            self.span = Span(int(found[0][0]), int(found[-1][0]), first + len(found)) if found else None
            return self._page(found, total, more=first + size < total)
        least, most = (None, order.after.key - 1) if order.descending else (order.after.key + 1, None)
        rest = Query.boolean_query([(MUST, fitting), (MUST, self.translator.range(order.key, least, most))])
        found, left = self._by_key(rest, size, 0)
        return self._page(found, look(self.searcher, fitting, 1)[1], more=size < left)

    def _ranked(self) -> Query:
        text, main, lifts = self.clauses.text, self.clauses.main, self.clauses.lifts
        if len(text.fits) == 1 and not main.filters:
            return self.translator.ranked_alone(text, self._without(main), lifts)
        return self.translator.ranked(text, self._fitting(main), lifts)

    def _page(self, found: Hits, total: int, *, more: bool, turn: int = 0) -> tuple[list[Hit], int, str]:
        onward = cursor(self.clauses.order, Behind(int(found[-1][0]), turn)) if more and found else ""
        return self._read(found), total, onward

    def _by_key(self, query: Query, limit: int, offset: int) -> tuple[Hits, int]:
        order = self.clauses.order
        direction = Order.Desc if order.descending else Order.Asc
        return look(self.searcher, query, limit, offset=offset, order_by_field=order.key, order=direction)

    def _by_worth(self, first: int, size: int) -> tuple[list[Hit], int, str]:
        after, total = self.clauses.order.after, 0
        if after is not None:
            total = look(self.searcher, self._fitting(self.clauses.main), 1)[1]
            first = min(after.place, total)
        if after is not None and after.key:
            page, first = self._behind(after, first, size, total)
        else:
            page = best(self.searcher, self.schema, self._ranked(), first=first, size=size)
        self.all = page.all
        end = first + len(page.hits)
        if not (page.hits and end < page.total and is_deep(self.query)):
            return self._read(page.hits, worth=True), page.total, ""
        (merit,) = values(self.searcher, "merit_key", [page.hits[-1][1]])
        onward = cursor(self.clauses.order, Behind(merit, worth=page.hits[-1][0], place=end))
        return self._read(page.hits, worth=True), page.total, onward

    def _behind(self, last: Behind, place: int, size: int, total: int) -> tuple[Best, int]:
        """What is worth less than the last offer, and where it begins: looked for around the place where that stood, then farther, and
        never beyond the list's end, which a made-up cursor may lie far behind.
        """
        spare = AROUND
        while True:
            begin, end = max(place - spare, 0), min(place + size + spare, total)
            page = best(self.searcher, self.schema, self._ranked(), first=begin, size=end - begin)
            merits = values(self.searcher, "merit_key", [address for _, address in page.hits])
            start = sum((hit[0], merit) >= (last.worth, last.key) for hit, merit in zip(page.hits, merits, strict=True))
            if (start or not begin) and (end == total or start + size <= len(page.hits)):
                return replace(page, hits=page.hits[start:start + size]), begin + start
            spare *= 8

    def _by_place(self, first: int, size: int) -> tuple[list[Hit], int, str]:
        """Province after province, the rest of the country last; only those are asked that a page touches."""
        order, fitting = self.clauses.order, self._fitting(self.clauses.main)
        counts = self._terms(fitting, "province")
        total = sum(counts.values())
        near = [(turn, counts[place], self.translator.filter(Term("province", place)))
                for turn, place in enumerate(order.places) if counts.get(place)]
        steps = [(turn, count, [(MUST, fitting), (MUST, part)]) for turn, count, part in near]
        far = total - sum(count for _, count, _ in near)
        steps.append((len(order.places), far, [(MUST, fitting), *((MUST_NOT, part) for _, _, part in near)]))
        found: Hits = []
        left, last = 0, 0
        for turn, count, parts in steps:
            if order.after is not None and turn < order.after.turn:
                continue
            if order.after is not None and turn == order.after.turn:
                parts.append((MUST, self.translator.range(order.key, None, order.after.key - 1)))
            if len(found) < size and first < count:
                hits, count = self._by_key(Query.boolean_query(parts), size - len(found), first)
                found += hits
                last = turn
            left += max(count - first, 0)
            first = max(first - count, 0)
        return self._page(found, total, more=left > len(found), turn=last)

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

