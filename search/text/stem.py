"""A light stem: inflection goes, derivation stays, and a word that only looks inflected is left alone.

Naive cutting does harm in Persian: دفتر (notebook) is not دف (drum) with تر, and کتان (linen) is not کت (coat) with ان. So what
is cut depends on how it is written: behind a half-space an ending is an ending; in one piece it is cut only where the rest is
long enough, or stands in a list.
"""

from __future__ import annotations

from search.text import words

MIN_PLURAL = 2
MIN_ARABIC_PLURAL = 4
MIN_COLLECTIVE = 3
MIN_POSSESSED = 4
MIN_EZAFE = 3


def stem(parts: tuple[str, ...]) -> str:
    """The stem of one folded word, given in the pieces that half-spaces divide."""
    if len(parts) > 1:
        return _stem_parts(parts)
    return _stem_word(parts[0])


def _stem_parts(parts: tuple[str, ...]) -> str:
    rest = list(parts)
    while len(rest) > 1 and rest[0] in words.BEGINNINGS:
        rest.pop(0)
    while len(rest) > 1 and rest[-1] in words.ENDINGS:
        rest.pop()
    joined = "".join(rest)
    if len(rest) > 1 and rest[-1] == "ای":
        return joined
    return _stem_word(joined)


def _stem_word(word: str) -> str:
    if word in words.KEEP:
        return words.IRREGULAR.get(word, word)
    cut = _comparative(_plural(word))
    return cut if cut != word else _possessive(word)


def _plural(word: str) -> str:
    for ending in words.PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= MIN_PLURAL:
            return word[: -len(ending)]
    if word.endswith("الات") and len(word) - 4 >= MIN_COLLECTIVE:
        return word[:-4]
    if word.endswith(("یجات", "هجات")) and len(word) - 3 >= MIN_COLLECTIVE:
        return word[:-3]
    if word.endswith("ات") and len(word) - 2 >= MIN_ARABIC_PLURAL:
        return word[:-2]
    return word


def _comparative(word: str) -> str:
    for ending in ("ترین", "تر"):
        if word.endswith(ending) and word[: -len(ending)] in words.ADJECTIVES:
            return word[: -len(ending)]
    return word


def _possessive(word: str) -> str:
    """خانه‌ام and روسری‌اش written in one piece; مانتوی and حنای, whose last letter only ties them to the next word."""
    if word.endswith(("ام", "اش")) and len(word) - 2 >= MIN_POSSESSED and word[-3] in "هی":
        return word[:-2]
    if word.endswith(("وی", "ای")) and len(word) - 1 >= MIN_EZAFE:
        return word[:-1]
    return word
