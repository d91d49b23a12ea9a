"""What a change of one offer does to an answer that was given before it.

An answer is a sum over documents, and a page of them in order. An offer that comes, goes or costs another price is one less and one more
in the counts that hold it; where it stands behind the page before and after, the page is the same. What else may be is asked anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from search.engines.base import LAST_NUMBERED_PAGE, Change, Facet, Held, ListResult, Span
from search.engines.clauses import AllOf, Among, BestOf, Clause, Constant, Count, ListClauses, Order, Ordering, Range, Term
from search.engines.counting import FACET_FIELDS, Counts, facets_of, values_add
from search.engines.layout import sets_of

_LIFTED = ("seller", "category", "root", "province")
"""What else but its key an offer's place may rest on."""
Values = Mapping[str, int | tuple[int, ...]]


def answer_after(
    result: ListResult, clauses: ListClauses, changes: Mapping[int, Change], *, page_size: int, fixed: bool = False,
) -> ListResult | None:
    """The answer as it is after these changes, the same object where they do nothing to it; None where it has to be asked anew.

    Where the question has words, `changes` are those of offers that bear them; `clauses` are the question's. `fixed`: also where an offer
    comes into a count or leaves one.
    """
    sums = _Sums(result, clauses)
    narrows_price = any(isinstance(each, Range) for count in sums.counts for each in count.filters)
    for key, change in changes.items():
        was, now = change.was, change.now
        before = _counted(clauses, sums.counts, was)
        stays = not narrows_price and was is not None and now is not None and _stays(was, now)
        after = before if stays else _counted(clauses, sums.counts, now)
        if not any(before) and not any(after):
            continue
        if (fixed and before != after) or (clauses.has_words and _is_reworded(was, now)):
            return None
        if not _page_stays(result, clauses, was if before[0] else None, now if after[0] else None):
            return None
        if not sums.move(key, was, now, before, after):
            return None
    return sums.answer(page_size)


def _is_reworded(was: Held | None, now: Held | None) -> bool:
    return was is None or now is None or was["words"] != now["words"] or was["province"] != now["province"]


def _stays(was: Held, now: Held) -> bool:
    """Whether the offer is counted as before, at whatever price."""
    return was["bar"] & 1 == now["bar"] & 1 and all(was[name] == now[name] for name in (*_LIFTED, "flags", "ends_at"))


def _page_stays(result: ListResult, clauses: ListClauses, was: Held | None, now: Held | None) -> bool:
    """Whether the page's offers and their order are the same. None: not in the list."""
    order = clauses.order
    if was is None and now is None:
        return True
    if was is not None and now is not None and was[order.key] == now[order.key]:
        if order.by is Ordering.KEY:
            return was["seller"] == now["seller"]
        return was["bar"] & 1 == now["bar"] & 1 and all(was[name] == now[name] for name in _LIFTED)
    sides = {_side(result.span, order, held[order.key]) for held in (was, now) if held is not None}
    return sides == {1} or (sides == {-1} and was is not None and now is not None)


def _side(span: Span | None, order: Order, key: int) -> int:
    """Whether a place is before (-1), within (0) or behind (1) those that were looked at."""
    if span is None:
        return 0
    first, last = (-span.first, -span.last) if order.descending else (span.first, span.last)
    key = -key if order.descending else key
    return -1 if key < first else int(key > last)


def _counted(clauses: ListClauses, counts: tuple[Count, ...], offer: Held | None) -> list[bool]:
    """Whether the offer is counted, by each count."""
    if offer is None:
        return [False] * len(counts)
    values: Values = {**offer, **sets_of(offer["root"], offer["category"], in_stock=bool(offer["bar"] & 1), flags=offer["flags"])}
    if fits(clauses.ended, values) or any(fits(each, values) for each in clauses.excluded):
        return [False] * len(counts)
    return [
        all(fits(each, values) for each in count.filters) and not any(fits(each, values) for each in count.without) for count in counts
    ]


def fits(clause: Clause, values: Values) -> bool:
    """Whether an offer fits a clause of numbers."""
    match clause:
        case Term(name, value):
            held = values[name]
            return value in held if isinstance(held, tuple) else value == held
        case Among(name, several):
            held = values[name]
            return any(value in held for value in several) if isinstance(held, tuple) else held in several
        case Range(name, least, most):
            number = values[name]
            return not isinstance(number, tuple) and (least is None or least <= number) and (most is None or number <= most)
        case AllOf(clauses):
            return all(fits(each, values) for each in clauses)
        case BestOf(clauses, _):
            return any(fits(each, values) for each in clauses)
        case Constant(inner, _):
            return fits(inner, values)


def _value(held: Held | None, name: str) -> int | None:
    return None if held is None else held[name]


class _Sums:
    """An answer's numbers, offer after offer."""

    def __init__(self, result: ListResult, clauses: ListClauses) -> None:
        self._before = result
        self.counts = (clauses.main, *clauses.others)
        self._total = result.total
        self._least, self._most = result.price_min, result.price_max
        self._facets: Counts = {}
        self._versions: dict[int, int] = {}

    def move(self, key: int, was: Held | None, now: Held | None, before: list[bool], after: list[bool]) -> bool:
        """One change. False where the least or the most price may be another one."""
        if was is not None and now is not None and after[0]:
            self._versions[key] = now["version"]
        self._total += after[0] - before[0]
        for count, left, came in zip(self.counts, before, after, strict=True):
            old, new = was if left else None, now if came else None
            for facet in count.facets:
                self._recount(facet, old, new)
            if count.price_limits and not self._limit(_value(old, "price"), _value(new, "price")):
                return False
        return True

    def _recount(self, facet: Facet, old: Held | None, new: Held | None) -> None:
        field = FACET_FIELDS[facet]
        left, came = _value(old, field), _value(new, field)
        if left == came:
            return
        if facet not in self._facets:
            self._facets[facet] = defaultdict(int, {row.value: row.count for row in self._before.facets.get(facet, ())})
        for value, step in ((left, -1), (came, 1)):
            if value is not None:
                values_add(self._facets, facet, {value: step})

    def _limit(self, left: int | None, came: int | None) -> bool:
        if left == came:
            return True
        least, most = self._least, self._most
        if left is not None and (least is None or most is None):
            return False
        if left is not None and ((left == least and (came is None or came > left)) or (left == most and (came is None or came < left))):
            return False
        if came is not None:
            self._least = came if least is None else min(least, came)
            self._most = came if most is None else max(most, came)
        return True

    def answer(self, page_size: int) -> ListResult | None:
        before, span = self._before, self._before.span
        if self._total != before.total and (span is None or (before.total > span.end) != (self._total > span.end)):
            return None
        hits = before.hits
        if any(self._versions.get(hit.id, hit.version) != hit.version for hit in hits):
            hits = [replace(hit, version=self._versions.get(hit.id, hit.version)) for hit in hits]
        facets = {facet: rows for facet, rows in facets_of(self._facets).items() if rows != before.facets.get(facet)}
        limits = self._least, self._most
        if hits is before.hits and not facets and self._total == before.total and limits == (before.price_min, before.price_max):
            return before
        return replace(
            before, hits=hits, total=self._total, pages=min(-(-self._total // page_size), LAST_NUMBERED_PAGE),
            facets={**before.facets, **facets}, price_min=limits[0], price_max=limits[1],
        )
