"""A query understood: what an engine is to look for, in terms that any engine has.

A plan is a row of slots, one per word that counts. A slot holds what would satisfy it, best first, each with the form of token to
look for and a weight; a document answers when every required slot is met by one of its alternatives, and a slot gives the weight
of the best of them (times that of the field it was found in). How a word was read stands on the alternative, so that a page can
tell. Engines need no analysis, no fuzziness and no query syntax of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Form(StrEnum):
    """Which tokens of a document an alternative is compared with. `PROVINCE` is the caller's code, not text."""

    EXACT = "exact"
    STEM = "stem"
    JOINED = "joined"
    SOUND = "sound"
    PROVINCE = "province"


class Kind(StrEnum):
    """How the shopper's word was understood, best first."""

    EXACT = "exact"
    STEM = "stem"
    JOINED = "joined"
    SYNONYM = "synonym"
    SOUND = "sound"
    TYPO = "typo"
    FINGLISH = "finglish"
    KEYBOARD = "keyboard"
    PROVINCE = "province"


RELAX_BELOW = 3

WEIGHTS: dict[Kind, float] = {
    Kind.EXACT: 1.0, Kind.STEM: 0.9, Kind.JOINED: 0.85, Kind.SYNONYM: 0.7, Kind.SOUND: 0.6, Kind.TYPO: 0.5,
    Kind.FINGLISH: 0.45, Kind.KEYBOARD: 0.45, Kind.PROVINCE: 0.4,
}

@dataclass(frozen=True, slots=True)
class Alternative:
    """All of `tokens` in the form `form` of one field satisfy a slot, for `weight`."""

    form: Form
    tokens: tuple[str, ...]
    weight: float
    kind: Kind


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of the query. `start` and `end` are its place in the query; a slot that is not required only lifts."""

    text: str
    alternatives: tuple[Alternative, ...]
    required: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class QueryPlan:
    """What to look for. Prices are Rial, both limits included; `provinces` are the caller's codes, one of which must fit.

    `text` is what is looked for as text, `corrected` the same with unknown words as they were understood (None when nothing
    was). `truncated`: the query was longer than is read. `closed`: it held hidden words only, and nothing is to be shown.
    """

    text: str = ""
    slots: tuple[Slot, ...] = ()
    price_min: int | None = None
    price_max: int | None = None
    provinces: tuple[str, ...] = ()
    corrected: str | None = None
    truncated: bool = False
    closed: bool = False

    def relaxed(self) -> QueryPlan | None:
        """The plan to ask when this one finds fewer than `RELAX_BELOW`: only the first required word, in Persian the noun that the
        others describe, stays required. It finds all that this one finds, and ranks that first. None where nothing can give way.
        """
        required = [place for place, slot in enumerate(self.slots) if slot.required]
        if len(required) < 2:
            return None
        return replace(self, slots=tuple(replace(slot, required=place == required[0]) for place, slot in enumerate(self.slots)))

    def as_typed(self) -> QueryPlan:
        """The plan for a person who insists on the words as typed: no word is taken for one that sounds like it, nor for a misspelt one,
        nor for one in other letters.
        """
        slots = tuple(replace(slot, alternatives=_as_typed(slot.alternatives)) for slot in self.slots)
        return replace(self, slots=slots, corrected=None)


GUESSES = frozenset((Kind.SOUND, Kind.TYPO, Kind.FINGLISH, Kind.KEYBOARD))


def _as_typed(alternatives: tuple[Alternative, ...]) -> tuple[Alternative, ...]:
    return tuple(one for one in alternatives if one.kind not in GUESSES) or alternatives
