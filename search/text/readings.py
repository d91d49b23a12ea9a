"""What each word of a query may be: as typed, as it sounds, without its typo, from Latin letters, from the wrong keyboard.

Readings are asked for in that order and the first that the shop knows is taken, so that a word that sells is never "corrected".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from search.text import prices, words
from search.text.keyboard import could_be_layout, layout_readings
from search.text.lexicon import Lexicon
from search.text.plan import WEIGHTS, Kind
from search.text.tokens import Token, Word, tokenise, word_of

SECOND_EDIT = 0.8
NEXT_READING = 0.9


class Reading(NamedTuple):
    word: Word
    kind: Kind
    weight: float


class Typed(NamedTuple):
    """A word of the query with all that it may be; the first reading is the likeliest. `latin`: what Latin letters were typed."""

    readings: tuple[Reading, ...]
    known: bool
    start: int
    end: int
    latin: str = ""

    @property
    def word(self) -> Word:
        return self.readings[0].word


def words_typed(q: str, lexicon: Lexicon) -> list[Typed]:
    """The words of the query with their readings."""
    typed: list[Typed] = []
    for each in _each_typed(q, lexicon):
        together = _latin_compound(typed[-1], each, lexicon) if typed else None
        if together is not None:
            typed[-1] = together
        else:
            typed.append(each)
    return typed


def _latin_compound(left: Typed, right: Typed, lexicon: Lexicon) -> Typed | None:
    """«gol doozi», where the shop knows «گل‌دوزی» and not both of its pieces."""
    if not left.latin or not right.latin or (left.known and right.known):
        return None
    readings = _ranked(lexicon.latin_readings(left.latin + right.latin), Kind.FINGLISH)
    return Typed(readings, True, left.start, right.end) if readings else None


def _each_typed(q: str, lexicon: Lexicon) -> Iterator[Typed]:
    """Word by word; a blank-free piece may turn out to be Persian on English keys."""
    tokens = list(tokenise(q))
    at = 0
    while at < len(tokens):
        if tokens[at].word.latin:
            chunk_start, chunk_end = _chunk(q, tokens[at])
            inside = [token for token in tokens[at:] if token.start < chunk_end]
            yield from _latin(q[chunk_start:chunk_end], chunk_start, inside, lexicon)
            at += len(inside)
        else:
            yield _persian(tokens[at], lexicon)
            at += 1


def _chunk(q: str, token: Token) -> tuple[int, int]:
    start, end = token.start, token.end
    while start and not q[start - 1].isspace():
        start -= 1
    while end < len(q) and not q[end].isspace():
        end += 1
    return start, end


def _latin(chunk: str, offset: int, inside: Sequence[Token], lexicon: Lexicon) -> Iterator[Typed]:
    """A Latin piece: words the shop knows as they are, else Finglish, else the wrong layout; where both fit, both."""
    spelled = [_spelled(token, lexicon) for token in inside]
    keyed = _keyed(chunk, offset, lexicon) if could_be_layout(chunk) else []
    if not keyed or not all(each.known for each in keyed):
        if all(each.known for each in spelled) or not any(len(each.readings) > 1 for each in keyed):
            yield from spelled
        else:
            yield from keyed
    elif all(each.known for each in spelled):
        if len(spelled) == len(keyed) == 1:
            yield spelled[0]._replace(readings=spelled[0].readings + keyed[0].readings)
        else:
            yield from spelled
    else:
        yield from keyed


def _spelled(token: Token, lexicon: Lexicon) -> Typed:
    word = token.word
    if not word.latin or lexicon.frequency(word):
        return _persian(token, lexicon)
    spoken = word_of(prices.LATIN[word.text]) if word.text in prices.LATIN else None
    found = [spoken] if spoken is not None else lexicon.latin_readings(word.text)
    readings = _ranked(found, Kind.FINGLISH)
    return Typed(readings or (Reading(word, Kind.EXACT, 1.0),), bool(readings), token.start, token.end, word.text)


def _keyed(chunk: str, offset: int, lexicon: Lexicon) -> list[Typed]:
    """The piece as a Persian layout prints it: on the one whose words the shop knows, else on the standard one."""
    layouts = [_on_layout(printed, offset, lexicon) for printed in layout_readings(chunk)]
    return next((layout for layout in layouts if layout and all(each.known for each in layout)), layouts[0])


def _on_layout(printed: str, offset: int, lexicon: Lexicon) -> list[Typed]:
    result = []
    for token in tokenise(printed):
        read = _persian(token, lexicon)
        factor = WEIGHTS[Kind.KEYBOARD]
        readings = tuple(Reading(each.word, Kind.KEYBOARD, each.weight * factor) for each in read.readings)
        result.append(Typed(readings, read.known, token.start + offset, token.end + offset))
    return result


def _persian(token: Token, lexicon: Lexicon) -> Typed:
    """A word as typed; what sounds alike when it is unknown; what is near when nothing sounds alike either."""
    word = token.word
    typed = Reading(word, Kind.EXACT, 1.0)
    frequency = lexicon.frequency(word)
    known = bool(frequency) or word.text in words.STOP or bool(lexicon.provinces_of_adjective(word))
    if known and frequency != 1:
        return Typed((typed,), True, token.start, token.end)
    if word.number or word.text in words.NOISE:
        return Typed((typed,), known, token.start, token.end)
    alike = () if known else _ranked(lexicon.like_sounding(word), Kind.SOUND)
    if alike:
        return Typed((typed, *alike), known, token.start, token.end)
    near = tuple(
        Reading(other, Kind.TYPO, WEIGHTS[Kind.TYPO] * SECOND_EDIT ** (distance - 1) * NEXT_READING ** place)
        for place, (other, distance) in enumerate(lexicon.near(word))
    )
    return Typed((typed, *near), known, token.start, token.end)


def _ranked(found: Iterable[Word], kind: Kind) -> tuple[Reading, ...]:
    return tuple(Reading(word, kind, WEIGHTS[kind] * NEXT_READING**place) for place, word in enumerate(found))
