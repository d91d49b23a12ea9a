"""From the slots of a plan to the clauses of a text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from search.engines.clauses.kinds import AllOf, Among, BestOf, Clause, Constant, Term, Text
from search.engines.layout import ANY, TEXTS
from search.engines.ranking import FIELD_WEIGHTS, MAX_ALTERNATIVES, TIE, on_grid
from search.text import Alternative, Form, Slot
from search.text.sound import sound_key
from search.text.words import STOP

TEXTS_KEPT = 512


@lru_cache(maxsize=TEXTS_KEPT)
def text_of(slots: tuple[Slot, ...], *, scored: bool, forms: frozenset[Form] = frozenset(Form)) -> Text:
    """What these words fit, and, `scored`, what they are worth, in these forms of tokens."""
    required = [_asked(slot, forms) for slot in slots if slot.required]
    optional = [found for slot in slots if not slot.required and (found := _asked(slot, forms))]
    if not all(required):
        return Text()
    if not required:
        either = (_fitting(tuple(chain.from_iterable(optional))),) if optional else ()
        return Text(either, one_of=tuple(map(_slot, optional))) if scored else Text(either)
    fits = tuple(map(_fitting, required))
    return Text(fits, tuple(map(_slot, required)), lifts=tuple(map(_slot, optional))) if scored else Text(fits)


def is_impossible(slots: tuple[Slot, ...], text: Text) -> bool:
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
