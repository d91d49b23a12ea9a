"""From text to words: each keeps its span in the original, so that highlighting never touches what is shown.

A word runs over half-spaces, marks and tatweel, and over an ending that was typed behind a blank («کیف های» is one word, as is
«می شود»). What is found out about a raw word is kept: shop texts repeat themselves, and a second look is a dictionary's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from search.text import words
from search.text.sound import sound_key
from search.text.stem import stem
from shop.core.persian import clean, fold

MAX_WORD = 40
MAX_RAW = 120
MAX_PARTS = 8
CACHE_SIZE = 200_000

_MARK = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_JOINER = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_LETTER = r"[^\W\d_]"
_YE = "[یيى]"
_HE = "هةۀە"
_END = f"(?![\\w{_MARK}{_JOINER}])"
_BLANK = "[ \u00a0]{1,2}"
_LATE = f"{_BLANK}(?:ها(?:{_YE}{{1,2}}[متش]?|{_YE}[متش]ان)?|تر{_YE}ن){_END}|(?<=[{_HE}]){_BLANK}ا?{_YE}{_END}"
_WORD = re.compile(
    rf"\d+(?:[.,/٫٬،]\d+)*"
    rf"|(?:(?<![\w{_MARK}{_JOINER}])ن?م{_YE}{_BLANK}(?={_LETTER}))?{_LETTER}(?:[{_MARK}{_JOINER}]*{_LETTER})*[{_MARK}]*(?:{_LATE})?"
)
_BREAK = re.compile("[\u200b-\u200d\u2060\\s]+")
_STRANGE = re.compile(r"[\W_]+")
_GROUPS = re.compile(r"\d{1,3}(?:[.,/٬،]\d{3})+(?!\d)")
_LATIN = re.compile("[a-z]+")


class Word(NamedTuple):
    """What is known of a raw word. Every text is folded and free of blanks and signs (a number may carry a decimal point).

    `shown` alone is not: it is the word as it was written, with its half-spaces and its آ, to be proposed to people.
    """

    text: str
    stem: str
    sounds: tuple[str, ...]
    parts: tuple[str, ...]
    number: bool
    latin: bool
    shown: str


class Token(NamedTuple):
    """A word at its place: `start` and `end` count characters of the text that was given."""

    word: Word
    start: int
    end: int


@lru_cache(maxsize=CACHE_SIZE)
def word_of(raw: str) -> Word | None:
    """What a raw word (as `tokenise` finds it) says; None where folding leaves nothing."""
    if raw[0].isdigit():
        text = _number(raw)
        return Word(text, text, (), (text,), True, False, text)
    parts = tuple(part for part in (_STRANGE.sub("", fold(piece)) for piece in _BREAK.split(raw)) if part)
    if len(parts) > 1 and parts[-1] == "ی" and parts[-2].endswith("ه"):
        parts = parts[:-1]
    if len(parts) > MAX_PARTS:
        parts = (*parts[: MAX_PARTS - 1], "".join(parts[MAX_PARTS - 1 :]))
    text = "".join(parts)[:MAX_WORD]
    if not text:
        return None
    root = stem(parts)[:MAX_WORD]
    sounds = tuple(dict.fromkeys((sound_key(text), sound_key(root))))
    return Word(text, root, sounds, parts, False, _LATIN.fullmatch(text) is not None, clean(raw)[:MAX_WORD])


def tokenise(text: str) -> Iterator[Token]:
    """The words of a text, in order. Spans do not overlap and grow."""
    for found in _WORD.finditer(text):
        word = word_of(found.group()[:MAX_RAW])
        if word is not None:
            yield Token(word, found.start(), found.end())


def words_of(text: str) -> list[Word]:
    """The same words without their places, for texts that are only indexed."""
    return [word for word in (word_of(raw[:MAX_RAW]) for raw in _WORD.findall(text)) if word is not None]


def joined_pair(left: Word, right: Word) -> tuple[str, ...]:
    """Two neighbours written as one word, plain and with the second stemmed; nothing where a compound is out of the question."""
    if left.number or right.number or len(left.text) + len(right.text) > MAX_WORD // 2:
        return ()
    if left.text in words.STOP_IN_COMPOUNDS or right.text in words.STOP:
        return ()
    plain = left.text + right.text
    return (plain,) if right.stem == right.text else (plain, left.text + right.stem)


def _number(raw: str) -> str:
    """Ten thousand times as people print it: 10,000 · ۱۰٬۰۰۰ · 10/000; a last group of another length is a fraction."""
    digits = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in raw[:MAX_WORD])
    if _GROUPS.fullmatch(digits):
        return re.sub(r"\D", "", digits)
    return re.sub(r"\D+", ".", digits).strip(".")
