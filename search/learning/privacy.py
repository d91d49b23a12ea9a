"""Which texts may be kept, and which may be shown to others."""

from __future__ import annotations

from search.curation.phrases import MAX_PHRASE

DIGITS_STORED = 6
"""In all of a text: seven may be a number plate, eight a telephone, ten a national id or a postal code, sixteen a card."""
DIGITS_SHOWN = 3
"""Three are a size, or a price in thousands; four may be a year of birth."""
RARE = 5
"""Asked fewer times, a text may be one person's own."""
DAYS_APART = 3
"""Who asks again and again on one day makes nothing popular. Persons are not told apart, so days are."""


def digits_in(text: str) -> int:
    """Digits of any script, and whatever else stands for a number."""
    return sum(map(str.isnumeric, text))


def may_be_stored(text: str) -> bool:
    """Whether a text can be counted: short enough for a query, no number that may mean a person, no mail or web address."""
    return len(text) <= MAX_PHRASE and digits_in(text) <= DIGITS_STORED and "@" not in text and "://" not in text


def may_be_shown(text: str) -> bool:
    """Whether a text of many may stand before everyone."""
    return may_be_stored(text) and digits_in(text) <= DIGITS_SHOWN
