"""A list's or a box's query as clauses."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from search.engines.base import Boost, CursorError, EntryQuery, Facet, Ground, ListQuery, Sort
from search.engines.clauses.kinds import (
    AllOf,
    Among,
    Behind,
    BestOf,
    Clause,
    Constant,
    Count,
    EntryClauses,
    ListClauses,
    Order,
    Ordering,
    Range,
    Term,
    Text,
)
from search.engines.clauses.words import is_impossible, text_of
from search.engines.cursors import PLACES_MAX, cursor_read, cursor_write, nearness, nearness_parts
from search.engines.layout import EVERYTHING, FORMS, IN_PROVINCE, IN_SHOP, MAX_ID, MAX_VALUE, key_parts, sort_key
from search.engines.ranking import GRAIN, MAX_BOOST, MAX_BOOSTS, MAX_SLOTS, NEAR, on_grid
from search.text import QueryPlan

MICROSECONDS = 1_000_000


def list_clauses(query: ListQuery) -> ListClauses:
    """The query as clauses. CursorError for a cursor that no engine gave."""
    slots = query.plan.slots[:MAX_SLOTS] if query.plan is not None else ()
    order = _order(query)
    worth = order.by is Ordering.WORTH
    facets = tuple(dict.fromkeys(query.facets))
    chosen = _chosen(query)
    own = [facet for facet in facets if facet in chosen]
    shared = tuple(facet for facet in facets if facet not in chosen)
    text = text_of(slots, scored=worth)
    has_words = bool(text.fits)
    others = [_count(query, (facet,), facet is Facet.PRICE, but=facet, has_words=has_words) for facet in own]
    if Facet.PROVINCE in shared and query.seller_id is None:
        others.append(Count(_filters(query, but=Facet.PROVINCE, population="elsewhere_in"), (Facet.PROVINCE,)))
    return ListClauses(
        text=text,
        main=_count(query, shared, Facet.PRICE in shared, has_words=has_words),
        ended=Range("ends_at", most=int(query.now.timestamp())),
        order=order,
        lifts=_lifts(query) if worth else (),
        others=tuple(others),
        excluded=(_among("id", query.excluded_ids),) if query.excluded_ids else (),
        nothing=(query.plan is not None and query.plan.closed) or is_impossible(slots, text),
        has_words=has_words,
    )


def text_clauses(plan: QueryPlan) -> Text | None:
    """What bears the words of a plan; None where nothing does. A plan without words is borne by everything."""
    slots = plan.slots[:MAX_SLOTS]
    text = text_of(slots, scored=False)
    return None if plan.closed or is_impossible(slots, text) else text


def entry_clauses(query: EntryQuery) -> EntryClauses:
    """Nothing is found for a plan without words."""
    slots = query.plan.slots[:MAX_SLOTS]
    text = text_of(slots, scored=True, forms=frozenset(FORMS))
    return EntryClauses(
        text=text, kinds=tuple(Term("kind", kind) for kind in dict.fromkeys(query.kinds)),
        nothing=query.plan.closed or not slots or is_impossible(slots, text),
    )


# Lifts


def _lifts(query: ListQuery) -> tuple[Clause, ...]:
    lifts: list[Clause] = []
    if query.near:
        lifts.append(Constant(AllOf((Term("province", _id(query.near[0])), Term("in_stock", 1))), on_grid(NEAR)))
    lifts.extend(_boosts(query.boosts))
    return tuple(lifts)


def _boosts(boosts: tuple[Boost, ...]) -> list[Clause]:
    """One clause for each ground, of which a document has one value."""
    clauses: list[Clause] = []
    for ground, weights in weights_of(boosts).items():
        name = "id" if ground is Ground.OFFER else ground.value
        found = tuple(Constant(Term(name, _id(value)), weight) for value, weight in weights.items())
        clauses.append(found[0] if len(found) == 1 else BestOf(found))
    return clauses


def weights_of(boosts: tuple[Boost, ...]) -> dict[Ground, dict[int, float]]:
    """What each value of a ground is worth more: boosts of the same value add up. The heaviest count."""
    sums: dict[Ground, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for boost in sorted(boosts, key=lambda each: -each.weight)[:MAX_BOOSTS]:
        sums[boost.ground][boost.value] += boost.weight
    weighed = {
        ground: {value: on_grid(min(weight, MAX_BOOST)) for value, weight in values.items() if on_grid(weight) > 0}
        for ground, values in sums.items()
    }
    return {ground: values for ground, values in weighed.items() if values}


# Filters


def _chosen(query: ListQuery) -> set[Facet]:
    """Facets that the query has chosen from."""
    chosen = {
        Facet.CATEGORY: bool(query.category_ids), Facet.PROVINCE: bool(query.province_ids), Facet.STOCK: query.in_stock,
        Facet.PRICE: query.price_min is not None or query.price_max is not None,
    }
    return {facet for facet, is_chosen in chosen.items() if is_chosen}


def _count(query: ListQuery, facets: tuple[Facet, ...], price_limits: bool, *, but: Facet | None = None, has_words: bool) -> Count:
    """The count of a list, or of a facet without its own choice.

    Words in the whole shop: nearly every document stands there, so that it is cheaper to leave out those that do not.
    """
    filters = _filters(query, but)
    if has_words and (outdone := _OUTDONE.get(filters[0])) is not None:
        return Count(filters[1:], facets, price_limits, (outdone,))
    return Count(filters, facets, price_limits)


_OUTDONE: dict[Clause, Clause] = {
    Term("best_in", EVERYTHING): Term("outdone", IN_SHOP), Term("here_in", EVERYTHING): Term("outdone", IN_PROVINCE),
}


def _filters(query: ListQuery, but: Facet | None = None, population: str = "") -> tuple[Clause, ...]:
    """What every document fits that is listed, or counted by a facet without its own choice; where it stands comes first.

    A shop shows its own, a province the best of its own, all else the best of all.
    """
    place = EVERYTHING if query.category_id is None else _id(query.category_id)
    clauses: list[Clause] = []
    in_provinces = bool(query.province_ids) and but is not Facet.PROVINCE
    if query.seller_id is not None:
        clauses.append(Term("seller", _id(query.seller_id)))
        if place != EVERYTHING:
            clauses.append(Term("within", place))
    else:
        clauses.append(Term(population or ("here_in" if query.province_ids else "best_in"), place))
    if in_provinces:
        clauses.append(_among("province", query.province_ids))
    if query.category_ids and but is not Facet.CATEGORY:
        clauses.append(_among("category", query.category_ids))
    if query.in_stock and but is not Facet.STOCK:
        clauses.append(Term("in_stock", 1))
    if (query.price_min is not None or query.price_max is not None) and but is not Facet.PRICE:
        clauses.append(Range("price", _bounded(query.price_min), _bounded(query.price_max)))
    return tuple(clauses)


def _among(name: str, values: tuple[int, ...]) -> Clause:
    known = tuple(dict.fromkeys(map(_id, values)))
    return Term(name, known[0]) if len(known) == 1 else Among(name, known)


def _id(value: int) -> int:
    """As an index can hold it; what is no id fits nothing."""
    return value if 0 < value < 2**62 else -1


def _bounded(value: int | None) -> int | None:
    return None if value is None else min(max(value, -1), 2**62)


# Order

_KEYS = {
    Sort.NEWEST: ("newest_key", True), Sort.CHEAPEST: ("price_key", False), Sort.DEAREST: ("price_key", True),
    Sort.DELIVERY: ("delivery_key", False), Sort.SCORE: ("score_key", True),
}


def _order(query: ListQuery) -> Order:
    """Without words only lifts and merit tell relevance. Without a place there is no nearness: then the newest come first."""
    if query.sort is Sort.RELEVANCE:
        order = Order(Ordering.WORTH, "merit_key")
    elif query.sort is Sort.NEAREST and query.near:
        order = Order(Ordering.PLACES, "newest_key", places=tuple(dict.fromkeys(map(_id, query.near)))[:PLACES_MAX - 1])
    else:
        order = Order(Ordering.KEY, *_KEYS.get(query.sort, _KEYS[Sort.NEWEST]))
    return replace(order, after=_behind(query.after, order)) if query.after else order


def cursor(order: Order, last: Behind) -> str:
    """Text by which a list goes on behind this offer."""
    if order.by is Ordering.WORTH:
        return cursor_write(last.place, round(last.worth * GRAIN), last.key)
    value, key = key_parts(last.key)
    if order.by is Ordering.PLACES:
        value = nearness(last.turn + 1 if last.turn < len(order.places) else PLACES_MAX, value)
    elif order.key == "newest_key":
        value *= MICROSECONDS
    return cursor_write(value, key)


def _behind(text: str, order: Order) -> Behind:
    if order.by is Ordering.WORTH:
        place, grains, key = cursor_read(text, 3)
        return Behind(key, worth=grains / GRAIN, place=place)
    value, key = cursor_read(text, 2)
    turn = 0
    if order.by is Ordering.PLACES:
        turn, value = nearness_parts(value)
        turn = min(turn - 1, len(order.places))
    elif order.key == "newest_key":
        value //= MICROSECONDS
    if turn < 0 or value > MAX_VALUE or not 0 < key <= MAX_ID:
        raise CursorError("not a cursor")
    return Behind(sort_key(value, key), turn)
