"""Where in a text, as it is shown, the words stand that a query found."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from search.text.documents import MAX_FIELD_CHARS, compounds
from search.text.plan import Form, QueryPlan
from search.text.tokens import Word, joined_pair, tokenise

TITLE_CHARS = 100
TITLES_KEPT = 4096

Span = tuple[int, int]
_Offer = tuple[Form, str]


def highlight_spans(text: str, plan: QueryPlan) -> list[Span]:
    """Character spans of `text` that the plan's words match: in order, without overlap, each one word or one compound."""
    offered = _offered(text) if len(text) <= TITLE_CHARS else _offered.__wrapped__(text[:MAX_FIELD_CHARS])
    wanted = _wanted(plan, set().union(*(forms for _, _, forms in offered)))
    return _flattened([(start, end) for start, end, forms in offered if not wanted.isdisjoint(forms)])


@lru_cache(maxsize=TITLES_KEPT)
def _offered(text: str) -> tuple[tuple[int, int, frozenset[_Offer]], ...]:
    """Each word and compound with its place, and what it can be matched by. Titles are asked again with every letter that is typed."""
    tokens = list(tokenise(text))
    words = [(token.start, token.end, _forms(token.word)) for token in tokens]
    pairs = [
        (left.start, right.end, frozenset((Form.JOINED, pair) for pair in joined_pair(left.word, right.word)))
        for left, right in pairwise(tokens)
    ]
    return (*words, *pairs)


def highlight_pieces(text: str, plan: QueryPlan) -> list[tuple[str, bool]]:
    """The whole text in pieces, each with whether it is to be marked. Joined, the pieces are the text; escaping is the caller's."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, end in highlight_spans(text, plan):
        if at < start:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return pieces


def _wanted(plan: QueryPlan, present: set[_Offer]) -> set[_Offer]:
    """The tokens to be marked. Where several must come together, they count only if the text has them all."""
    wanted: set[_Offer] = set()
    for slot in plan.slots:
        for alternative in slot.alternatives:
            together = {(alternative.form, token) for token in alternative.tokens}
            if together <= present:
                wanted |= together
    return wanted


def _forms(word: Word) -> frozenset[_Offer]:
    return frozenset((
        (Form.EXACT, word.text),
        (Form.STEM, word.stem),
        *((Form.SOUND, key) for key in word.sounds),
        *((Form.JOINED, form) for form in compounds(word)),
    ))


def _flattened(spans: list[Span]) -> list[Span]:
    flat: list[Span] = []
    for start, end in sorted(spans):
        if flat and start < flat[-1][1]:
            flat[-1] = (flat[-1][0], max(end, flat[-1][1]))
        else:
            flat.append((start, end))
    return flat
