"""When two texts of a shopper or an operator are the same, as the search pipeline reads them."""

from __future__ import annotations

from search.engines.base import ListQuery
from search.text.lexicon import MAX_SYNONYM_WORDS
from search.text.tokens import Word, words_of
from search.text.words import NOISE, STOP

MAX_PHRASE = 80
MAX_KEY = 120


def counted_words(text: str) -> list[Word]:
    """The words that say what is meant; all of them where none does."""
    found = words_of(text[:2 * MAX_PHRASE])
    return [word for word in found if word.text not in STOP and word.text not in NOISE] or found


def phrase_key(text: str) -> str:
    """One key for all spellings: letters, half-spaces and blanks, plurals, «خرید» and «قیمت» beside it. "" where no word is in it."""
    return "".join(word.stem for word in counted_words(text))[:MAX_KEY]


def word_key(text: str) -> str:
    """One key for all spellings of the same words; inflected ones are others."""
    return "".join(word.text for word in words_of(text[:2 * MAX_PHRASE]))[:MAX_KEY]


def query_keys(query: ListQuery) -> frozenset[str]:
    """What a query may be known by: as typed, and as it was understood, without its price and province."""
    texts = [query.text]
    if query.plan is not None:
        texts += [query.plan.text, query.plan.corrected or ""]
    return frozenset(key for text in texts if text and (key := phrase_key(text)))


def spacings(text: str) -> tuple[str, ...]:
    """The phrase as it is, with blanks for its half-spaces, and in one piece: a query may be cut at any of them."""
    found = words_of(text[:2 * MAX_PHRASE])
    apart = [part for word in found for part in word.parts]
    forms = [text, "".join(apart)]
    if len(apart) <= MAX_SYNONYM_WORDS:
        forms.append(" ".join(apart))
    return tuple(dict.fromkeys(forms))
