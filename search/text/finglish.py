"""Persian in Latin letters: «termeh», «manto», «zaferan».

There is no one way to write it, so nothing is transliterated. The words of the vocabulary are found by their consonants, and of
those that share them the ones stay whose letters can be read off the Latin word, cheapest first.
"""

from __future__ import annotations

import re
from functools import lru_cache

MAX_LATIN = 24

# What a letter may look like in Latin, and what reading it so costs.
_PLAIN: dict[str, tuple[tuple[str, float], ...]] = {
    "ب": (("b", 0),), "پ": (("p", 0),), "ت": (("t", 0),), "ط": (("t", 0),), "ج": (("j", 0), ("g", 0.4)),
    "چ": (("ch", 0), ("tch", 0.1), ("c", 0.4)), "ح": (("h", 0), ("", 0.5)), "ه": (("h", 0), ("", 0.5)),
    "خ": (("kh", 0), ("x", 0.05)), "د": (("d", 0),), "ذ": (("z", 0),), "ز": (("z", 0),), "ض": (("z", 0),), "ظ": (("z", 0),),
    "ر": (("r", 0),), "ژ": (("zh", 0), ("j", 0.3)), "س": (("s", 0), ("c", 0.5)), "ص": (("s", 0), ("c", 0.5)), "ث": (("s", 0),),
    "ش": (("sh", 0),), "ع": (("", 0), ("a", 0.05), ("e", 0.1), ("o", 0.1)), "غ": (("gh", 0), ("q", 0.05), ("g", 0.3)),
    "ق": (("gh", 0), ("q", 0), ("g", 0.3), ("k", 0.3)), "ف": (("f", 0), ("ph", 0.1)), "ک": (("k", 0), ("c", 0.2), ("q", 0.5)),
    "گ": (("g", 0),), "ل": (("l", 0),), "م": (("m", 0),), "ن": (("n", 0),),
    "و": (("v", 0), ("w", 0), ("o", 0), ("u", 0), ("oo", 0), ("ou", 0), ("", 0.8)),
    "ی": (("i", 0), ("y", 0), ("ee", 0), ("ei", 0.1), ("ey", 0.1), ("e", 0.2), ("iy", 0.1)),
    "ا": (("a", 0), ("aa", 0), ("o", 0.3), ("oo", 0.3), ("ah", 0.3), ("", 0.7)),
}
_FIRST = {**_PLAIN, "ا": (("a", 0), ("aa", 0), ("e", 0.05), ("o", 0.05), ("", 0.1))}
_LAST = {**_PLAIN, "ه": (("eh", 0), ("e", 0), ("h", 0), ("ah", 0.1), ("a", 0.15), ("", 0.5))}
_AFTER_KH = (*_PLAIN["و"], ("", 0.05))

_VOWELS = {"a": 0.1, "e": 0.1, "o": 0.1, "i": 0.35, "u": 0.2}
_EZAFE = 0.25
_NEVER = 99.0

_PERSIAN_CLASS = str.maketrans({
    **dict.fromkeys("اویعحهءئ", None), **dict.fromkeys("ذزضظ", "z"), **dict.fromkeys("سصث", "s"), **dict.fromkeys("تط", "t"),
    **dict.fromkeys("غقکگ", "k"), **dict.fromkeys("جژ", "j"),
    "ب": "b", "پ": "p", "چ": "c", "خ": "x", "د": "d", "ر": "r", "ش": "$", "ف": "f", "ل": "l", "م": "m", "ن": "n",
})
_DIGRAPHS = (("tch", "C"), ("ch", "C"), ("sh", "$"), ("kh", "x"), ("zh", "j"), ("gh", "k"), ("ph", "f"))
_LATIN_CLASS = str.maketrans({**dict.fromkeys("aeiouvwyh", None), **dict.fromkeys("gqc", "k"), "C": "c"})
_TWICE = re.compile(r"(.)\1+")


def skeleton_of_persian(word: str) -> str:
    """The consonants of a folded Persian word, in classes that Latin spelling keeps apart."""
    return _TWICE.sub(r"\1", word.translate(_PERSIAN_CLASS))


def skeleton_of_latin(word: str) -> str:
    """The consonants of a lower-case Latin word, in the same classes."""
    for pair, sign in _DIGRAPHS:
        word = word.replace(pair, sign)
    return _TWICE.sub(r"\1", word.translate(_LATIN_CLASS))


def reading_cost(latin: str, persian: str) -> float | None:
    """What it takes to read a Latin word as this Persian one: 0 is letter for letter; None when it cannot be read so."""
    limit = 0.25 + 0.12 * len(latin)
    cost = _align(latin[:MAX_LATIN], persian[:MAX_LATIN])
    return cost if cost <= limit else None


@lru_cache(maxsize=20_000)
def _align(latin: str, persian: str) -> float:
    """Least cost over all ways to spell the Persian letters with the Latin ones (a table over both lengths)."""
    width, height = len(latin), len(persian)
    best = [[_NEVER] * (width + 1) for _ in range(height + 1)]
    best[0][0] = 0.0
    for row in range(height + 1):
        for column in range(width + 1):
            here = best[row][column]
            if here >= _NEVER:
                continue
            if row > 0 and column < width:
                _skip(latin, column, here, best[row])
            if row < height:
                for sign, price in _spellings(persian, row):
                    end = column + len(sign)
                    if latin.startswith(sign, column) and here + price < best[row + 1][end]:
                        best[row + 1][end] = here + price
    return best[height][width]


def _skip(latin: str, column: int, here: float, row: list[float]) -> None:
    """A vowel that Persian does not write, or the second of a doubled consonant. At the end only the ezafe of «kife» goes unwritten."""
    sign = latin[column]
    price = _VOWELS.get(sign)
    if price is not None and column == len(latin) - 1:
        price = _EZAFE if sign == "e" else _NEVER
    if price is None and column and latin[column - 1] == sign:
        price = 0.1
    if price is not None and here + price < row[column + 1]:
        row[column + 1] = here + price


def _spellings(persian: str, row: int) -> tuple[tuple[str, float], ...]:
    letter = persian[row]
    if row == 0:
        return _FIRST.get(letter, ())
    if letter == "و" and persian[row - 1] == "خ":
        return _AFTER_KH
    if row == len(persian) - 1:
        return _LAST.get(letter, ())
    return _PLAIN.get(letter, ())
