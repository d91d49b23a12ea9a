"""What a change of one offer does to an answer that was given before it.

An answer is a sum over documents: an offer that stands in the same lists and counts, at the same place, leaves it as it was; one that
only costs another price than before moves from one bar of the histogram to another; all else is asked anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from search.engines.base import Change, Facet, FacetCount, Held, ListResult
from search.engines.clauses import AllOf, Among, BestOf, Clause, Constant, Count, ListClauses, Range, Term
from search.engines.layout import sets_of

_SAME = ("seller", "category", "root", "province", "flags", "ends_at")
"""What decides a shop, a place, a facet or a boost."""
Values = Mapping[str, int | tuple[int, ...]]


def answer_after(result: ListResult, clauses: ListClauses, changes: Mapping[int, Change]) -> ListResult | None:
    """The answer as it is after these changes, the same object where they do nothing to it; None where it has to be asked anew.

    Where the question has words, `changes` are those of offers that bear them; `clauses` are the question's.
    """
    versions: dict[int, int] = {}
    moves: list[tuple[Held, Held, list[bool]]] = []
    narrows_price = any(
        isinstance(each, Range) and each.field == "price" for count in (clauses.main, *clauses.others) for each in count.filters
    )
    for key, change in changes.items():
        was, now = change.was, change.now
        stays = was is not None and now is not None and _stays(was, now)
        before = _counted(clauses, was)
        if not (stays and not narrows_price) and before != _counted(clauses, now):
            return None
        if was is None or now is None or not any(before):
            continue
        if not stays or _moved(clauses, was, now, is_hit=before[0]):
            return None
        versions[key] = now["version"]
        if (was["price"], was["bar"]) != (now["price"], now["bar"]):
            moves.append((was, now, before))
    moved = _priced(result, (clauses.main, *clauses.others), moves) if moves else result
    return None if moved is None else _renewed(moved, versions)


def _stays(was: Held, now: Held) -> bool:
    """Whether the offer is in the same shop, place and facets as before, at whatever price."""
    return was["bar"] & 1 == now["bar"] & 1 and all(was[name] == now[name] for name in _SAME)


def _moved(clauses: ListClauses, was: Held, now: Held, *, is_hit: bool) -> bool:
    """Whether the offer may stand at another place of the list, or in another list."""
    if clauses.has_words and was["words"] != now["words"]:
        return True
    return is_hit and was[clauses.order.key] != now[clauses.order.key]


def _counted(clauses: ListClauses, offer: Held | None) -> list[bool]:
    """Whether the offer is counted, by each count."""
    counts = (clauses.main, *clauses.others)
    if offer is None:
        return [False] * len(counts)
    values: Values = {**offer, **sets_of(offer["root"], offer["category"], in_stock=bool(offer["bar"] & 1), flags=offer["flags"])}
    if any(fits(each, values) for each in clauses.excluded):
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


def _priced(result: ListResult, counts: Sequence[Count], moves: Iterable[tuple[Held, Held, list[bool]]]) -> ListResult | None:
    """With other prices in the histogram; None where the least or the most price may be another one."""
    bars = {row.value: row.count for row in result.facets.get(Facet.PRICE, ())}
    least, most = result.price_min, result.price_max
    for was, now, counted in moves:
        for count, holds in zip(counts, counted, strict=True):
            if not holds:
                continue
            if Facet.PRICE in count.facets:
                bars[was["bar"] >> 1] = bars.get(was["bar"] >> 1, 0) - 1
                bars[now["bar"] >> 1] = bars.get(now["bar"] >> 1, 0) + 1
            if count.price_limits:
                if least is None or most is None or least == was["price"] < now["price"] or most == was["price"] > now["price"]:
                    return None
                least, most = min(least, now["price"]), max(most, now["price"])
    facets = {**result.facets, Facet.PRICE: [FacetCount(bar, count) for bar, count in sorted(bars.items()) if count]}
    return replace(result, facets=facets if Facet.PRICE in result.facets else result.facets, price_min=least, price_max=most)


def _renewed(result: ListResult, versions: Mapping[int, int]) -> ListResult:
    """With hits in their versions of now."""
    if not any(versions.get(hit.id, hit.version) != hit.version for hit in result.hits):
        return result
    return replace(result, hits=[replace(hit, version=versions.get(hit.id, hit.version)) for hit in result.hits])
