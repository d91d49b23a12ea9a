"""What of a document goes into an index: plain tokens, which an engine divides at blanks and leaves as they are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from search.text import words
from search.text.tokens import MAX_WORD, Word, joined_pair, words_of

MAX_FIELD_CHARS = 20_000
MAX_FIELD_WORDS = 2_000


class FieldTokens(NamedTuple):
    """The tokens of one field. `exact` keeps order and repetition; the other forms name each token once.

    `shown` is not for an index: (token, as written) of the words that are written otherwise than their token, for a lexicon.
    """

    exact: tuple[str, ...] = ()
    stem: tuple[str, ...] = ()
    sound: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    shown: tuple[tuple[str, str], ...] = ()


DocumentTokens = dict[str, FieldTokens]


def analyse_document(fields: Mapping[str, str]) -> DocumentTokens:
    """The tokens of each field. At most 20,000 characters and 2,000 words of a field are read."""
    return {name: analyse_field(text) for name, text in fields.items()}


def analyse_field(text: str) -> FieldTokens:
    """The tokens of one text: exact words with stop words, and their stems, sound keys and compounds without."""
    found = words_of(text[:MAX_FIELD_CHARS])[:MAX_FIELD_WORDS]
    stems: dict[str, None] = {}
    sounds: dict[str, None] = {}
    joined: dict[str, None] = {}
    before: Word | None = None
    for word in found:
        if word.text not in words.STOP:
            stems[word.stem] = None
            for key in word.sounds:
                sounds[key] = None
            if len(word.parts) > 1:
                for form in compounds(word):
                    joined[form] = None
        if before is not None:
            for form in joined_pair(before, word):
                joined[form] = None
        before = word
    shown = {(word.text, word.shown): None for word in found if word.shown != word.text}
    return FieldTokens(tuple(word.text for word in found), tuple(stems), tuple(sounds), tuple(joined), tuple(shown))


def compounds(word: Word) -> tuple[str, ...]:
    """Of a word with half-spaces: its pieces, and neighbouring pieces as one («دست‌بافت» of «دست‌بافت‌شده»).

    A colour is no compound: «قهوه‌ای» (brown) does not offer «قهوه» (coffee).
    """
    if word.parts[-1] == "ای":
        return ()
    parts = tuple(part for part in word.parts if part not in words.ENDINGS and part not in words.BEGINNINGS and part not in words.STOP)
    pieces = tuple(part[:MAX_WORD] for part in parts if len(part) > 1)
    pairs = tuple((left + right)[:MAX_WORD] for left, right in pairwise(parts)) if len(parts) > 2 else ()
    return pieces + pairs if len(parts) > 1 else ()
