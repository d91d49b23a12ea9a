"""Where a list goes on behind its last numbered page: whole numbers as text for an address, the same in every engine."""

from __future__ import annotations

import base64
import binascii

from search.engines.base import LAST_NUMBERED_PAGE, PAGE_SIZE, CursorError, ListQuery

MAX_BIGINT = 2**63 - 1
MOST_LETTERS = 100
PLACES_MAX = 99
SECONDS_BITS = 36
_DIGITS = frozenset("0123456789")


def is_deep(query: ListQuery) -> bool:
    """Whether the list goes on by cursor behind this page. By relevance a cursor costs something, so no other page has one."""
    return bool(query.after) or min(query.page, LAST_NUMBERED_PAGE) * query.page_size >= LAST_NUMBERED_PAGE * PAGE_SIZE


def cursor_write(*numbers: int) -> str:
    return base64.urlsafe_b64encode(".".join(map(str, numbers)).encode()).decode().rstrip("=")


def cursor_read(text: str, parts: int) -> tuple[int, ...]:
    """The numbers, each of 63 bits. CursorError for what is no cursor of so many."""
    try:
        if len(text) > MOST_LETTERS:
            raise ValueError
        words = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").split(".")
    except (binascii.Error, UnicodeError, ValueError) as error:
        raise CursorError("not a cursor") from error
    if len(words) != parts or not all(word and set(word) <= _DIGITS for word in words):
        raise CursorError("not a cursor")
    numbers = tuple(map(int, words))
    if max(numbers) > MAX_BIGINT:
        raise CursorError("not a cursor")
    return numbers


def nearness(turn: int, seconds: int) -> int:
    """One number that falls through provinces in turn and, in each, from the newest on; all other provinces come at `PLACES_MAX`."""
    return (PLACES_MAX - min(turn, PLACES_MAX)) << SECONDS_BITS | seconds


def nearness_parts(number: int) -> tuple[int, int]:
    """Turn and seconds."""
    return PLACES_MAX - (number >> SECONDS_BITS), number & (1 << SECONDS_BITS) - 1
