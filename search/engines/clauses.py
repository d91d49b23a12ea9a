"""A list's query as clauses that any engine has: what must fit, what lifts, what is counted, in which order. See docs/search.md.

An engine translates these and adds nothing, so that all engines find the same set, the same counts and the same order. A clause that
stands where nothing is scored only has to fit.
"""

from __future__ import annotations

import base64
import binascii
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain

from search.engines.base import Boost, CursorError, EntryQuery, Facet, Ground, ListQuery, Sort
from search.engines.layout import ANY, EVERYTHING, FORMS, IN_PROVINCE, IN_SHOP, MAX_ID, MAX_VALUE, TEXTS, key_parts, sort_key
from search.engines.ranking import FIELD_WEIGHTS, MAX_ALTERNATIVES, MAX_BOOST, MAX_BOOSTS, MAX_SLOTS, NEAR, TIE, on_grid
from search.text import Alternative, Form, QueryPlan, Slot
from search.text.sound import sound_key
from search.text.words import STOP

MICROSECONDS = 1_000_000
TEXTS_KEPT = 512


@dataclass(frozen=True, slots=True)
class Term:
    """The field holds the value: a token of a text field, a number else."""

    field: str
    value: int | str


@dataclass(frozen=True, slots=True)
class Among:
    """The field holds one of the values."""

    field: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """Both limits included; None is open. At least one is given."""

    field: str
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Constant:
    """What fits is worth `weight`, however often it fits."""

    clause: Clause
    weight: float


@dataclass(frozen=True, slots=True)
class BestOf:
    """One of the clauses fits; worth the best of those that do, and `tie` times the sum of the others."""

    clauses: tuple[Clause, ...]
    tie: float = 0.0


Clause = Term | Among | Range | AllOf | Constant | BestOf


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """All of `fits` fit: all that decides whether a document is found.

    The rest is what a document is worth, and empty where that is not asked. `required` and `one_of` fit the same documents in far more
    terms: each of `required` adds its worth, of `one_of` (where there are any) each that fits; so does each of `lifts`. The same words
    are the same object as long as they are kept, by which an engine may keep what it made of them.
    """

    fits: tuple[Clause, ...] = ()
    required: tuple[Clause, ...] = ()
    one_of: tuple[Clause, ...] = ()
    lifts: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """Documents that fit the text and these filters, and none of `without`, are counted by these facets.

    `price_limits`: least and most price of them.
    """

    filters: tuple[Clause, ...]
    facets: tuple[Facet, ...] = ()
    price_limits: bool = False
    without: tuple[Clause, ...] = ()


class Ordering(StrEnum):
    """`WORTH`: most worth first, then the larger `merit_key`. `KEY`: by a field. `PLACES`: provinces in turn, each by the key."""

    WORTH = "worth"
    KEY = "key"
    PLACES = "places"


@dataclass(frozen=True, slots=True)
class Order:
    """`after` is the key behind which a list goes on."""

    by: Ordering
    key: str
    descending: bool = True
    places: tuple[int, ...] = ()
    after: int | None = None


@dataclass(frozen=True, slots=True)
class ListClauses:
    """`main` decides hits and total, and counts what is not chosen from; `others` count a facet each, the province's possibly twice.

    Each of `lifts` that fits adds its worth to that of the text.
    What fits `ended` or one of `excluded` is in no list and no count. `nothing`: the answer is empty without asking.
    """

    text: Text
    main: Count
    ended: Range
    order: Order
    lifts: tuple[Clause, ...] = ()
    others: tuple[Count, ...] = ()
    excluded: tuple[Clause, ...] = ()
    nothing: bool = False
    has_words: bool = False

    def unworded(self) -> ListClauses:
        """Without the words, which are most of it."""
        return replace(self, text=Text())


@dataclass(frozen=True, slots=True)
class EntryClauses:
    """For each kind: its filter. Most worth first, then the larger `merit_key`."""

    text: Text
    kinds: tuple[Term, ...] = field(default=())
    nothing: bool = False


def list_clauses(query: ListQuery) -> ListClauses:
    """The query as clauses. CursorError for a cursor that no engine gave."""
    slots = query.plan.slots[:MAX_SLOTS] if query.plan is not None else ()
    order = _order(query, scored=bool(slots))
    worth = order.by is Ordering.WORTH
    facets = tuple(dict.fromkeys(query.facets))
    chosen = _chosen(query)
    own = [facet for facet in facets if facet in chosen]
    shared = tuple(facet for facet in facets if facet not in chosen)
    text = _text(slots, scored=worth)
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
        nothing=(query.plan is not None and query.plan.closed) or _impossible(slots, text),
        has_words=has_words,
    )


def text_clauses(plan: QueryPlan) -> Text | None:
    """What bears the words of a plan; None where nothing does. A plan without words is borne by everything."""
    slots = plan.slots[:MAX_SLOTS]
    text = _text(slots, scored=False)
    return None if plan.closed or _impossible(slots, text) else text


def entry_clauses(query: EntryQuery) -> EntryClauses:
    """Nothing is found for a plan without words."""
    slots = query.plan.slots[:MAX_SLOTS]
    text = _text(slots, scored=True, forms=frozenset(FORMS))
    return EntryClauses(
        text=text, kinds=tuple(Term("kind", kind) for kind in dict.fromkeys(query.kinds)),
        nothing=query.plan.closed or not slots or _impossible(slots, text),
    )


# Words


@lru_cache(maxsize=TEXTS_KEPT)
def _text(slots: tuple[Slot, ...], *, scored: bool, forms: frozenset[Form] = frozenset(Form)) -> Text:
    required = [_asked(slot, forms) for slot in slots if slot.required]
    optional = [found for slot in slots if not slot.required and (found := _asked(slot, forms))]
    if not all(required):
        return Text()
    if not required:
        either = (_fitting(tuple(chain.from_iterable(optional))),) if optional else ()
        return Text(either, one_of=tuple(map(_slot, optional))) if scored else Text(either)
    fits = tuple(map(_fitting, required))
    return Text(fits, tuple(map(_slot, required)), lifts=tuple(map(_slot, optional))) if scored else Text(fits)


def _impossible(slots: tuple[Slot, ...], text: Text) -> bool:
    """A required word has nothing that could be found, or none of the words has."""
    return bool(slots) and not text.fits


def _asked(slot: Slot, forms: frozenset[Form]) -> tuple[Alternative, ...]:
    """The alternatives that can be found at all: half a surrogate pair is no text, and a province is a number."""
    return tuple(
        each for each in slot.alternatives[:MAX_ALTERNATIVES]
        if each.form in forms and each.tokens and (all(map(_is_text, each.tokens)) if each.form is not Form.PROVINCE else _provinces(each))
    )


def _is_text(token: str) -> bool:
    return token.isprintable() or not any("\ud800" <= sign <= "\udfff" for sign in token)


def _provinces(alternative: Alternative) -> tuple[int, ...]:
    return tuple(int(code) for code in alternative.tokens if len(code) < 10 and code.isascii() and code.isdigit())


def _slot(alternatives: tuple[Alternative, ...]) -> Clause:
    """The best field and a share of the others; a field is worth its weight times the best alternative found in it."""
    fields: list[Clause] = []
    for name, weight in FIELD_WEIGHTS.items():
        found = [
            Constant(clause, on_grid(each.weight * weight)) for each in alternatives if (clause := _alternative(each, name)) is not None
        ]
        if found:
            fields.append(found[0] if len(found) == 1 else BestOf(tuple(found)))
    return fields[0] if len(fields) == 1 else BestOf(tuple(fields), TIE)


def _fitting(alternatives: tuple[Alternative, ...]) -> Clause:
    """One of the alternatives is there, in whichever field: what another one covers is not asked."""
    sounds = {each.tokens[0] for each in alternatives if each.form is Form.SOUND and len(each.tokens) == 1}
    found = tuple(dict.fromkeys(chain.from_iterable(_anywhere(each) for each in alternatives if not _is_covered(each, sounds))))
    return found[0] if len(found) == 1 else BestOf(found)


def _is_covered(alternative: Alternative, sounds: set[str]) -> bool:
    """Whether what holds its token holds one of the sound keys too: every word has its keys beside it, but numbers and stop words."""
    token = alternative.tokens[0]
    if len(alternative.tokens) > 1 or alternative.form not in (Form.EXACT, Form.STEM) or sound_key(token) not in sounds:
        return False
    return not token[0].isdigit() and token not in STOP


def _anywhere(alternative: Alternative) -> Iterator[Clause]:
    """Tokens that belong together stand in one field."""
    if alternative.form is not Form.PROVINCE and len(alternative.tokens) == 1:
        yield Term(ANY[alternative.form], alternative.tokens[0])
    else:
        yield from (found for name in FIELD_WEIGHTS if (found := _alternative(alternative, name)) is not None)


def _alternative(alternative: Alternative, name: str) -> Clause | None:
    if alternative.form is Form.PROVINCE:
        return Among("province", _provinces(alternative)) if name == "names" else None
    field_name = TEXTS[name, alternative.form]
    if len(alternative.tokens) == 1:
        return Term(field_name, alternative.tokens[0])
    return AllOf(tuple(Term(field_name, token) for token in alternative.tokens))


def _lifts(query: ListQuery) -> tuple[Clause, ...]:
    lifts: list[Clause] = []
    if query.near:
        lifts.append(Constant(AllOf((Term("province", _id(query.near[0])), Term("in_stock", 1))), on_grid(NEAR)))
    lifts.extend(_boosts(query.boosts))
    return tuple(lifts)


def _boosts(boosts: tuple[Boost, ...]) -> list[Clause]:
    """One clause for each ground, of which a document has one value: boosts of the same value add up. The heaviest count."""
    weights: dict[Ground, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for boost in sorted(boosts, key=lambda each: -each.weight)[:MAX_BOOSTS]:
        weights[boost.ground][boost.value] += boost.weight
    clauses: list[Clause] = []
    for ground, values in weights.items():
        name = "id" if ground is Ground.OFFER else ground.value
        found = tuple(
            Constant(Term(name, _id(value)), on_grid(min(weight, MAX_BOOST))) for value, weight in values.items() if on_grid(weight) > 0
        )
        if found:
            clauses.append(found[0] if len(found) == 1 else BestOf(found))
    return clauses


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


def _order(query: ListQuery, *, scored: bool) -> Order:
    """Without words there is no relevance, without a place no nearness: then the newest come first."""
    if query.sort is Sort.RELEVANCE and scored:
        return Order(Ordering.WORTH, "merit_key")
    if query.sort is Sort.NEAREST and query.near:
        return Order(Ordering.PLACES, "newest_key", places=tuple(dict.fromkeys(map(_id, query.near))))
    sort = query.sort if query.sort in _KEYS else Sort.NEWEST
    key, descending = _KEYS[sort]
    return Order(Ordering.KEY, key, descending, after=_cursor_read(query.after, key) if query.after else None)


def cursor(order: Order, key: int) -> str:
    """Where a list goes on behind this key: text for an address that every engine reads, "" for an order that has none."""
    if order.by is not Ordering.KEY:
        return ""
    value, last = key_parts(key)
    if order.key == "newest_key":
        value *= MICROSECONDS
    return base64.urlsafe_b64encode(f"{value}.{last}".encode()).decode().rstrip("=")


def _cursor_read(text: str, key: str) -> int:
    try:
        value, last = (int(part) for part in base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").split("."))
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise CursorError("not a cursor") from error
    if key == "newest_key":
        value //= MICROSECONDS
    if not (0 <= value <= MAX_VALUE and 0 < last <= MAX_ID):
        raise CursorError("not a cursor")
    return sort_key(value, last)

