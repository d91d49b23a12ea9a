"""Where in a text, as it is shown, the words stand that a query found."""

from __future__ import annotations

from itertools import pairwise

from search.text.documents import MAX_FIELD_CHARS, compounds
from search.text.plan import Form, QueryPlan
from search.text.tokens import Token, joined_pair, tokenise

Span = tuple[int, int]


def highlight_spans(text: str, plan: QueryPlan) -> list[Span]:
    """Character spans of `text` that the plan's words match: in order, without overlap, each one word or one compound."""
    wanted = _wanted(plan)
    tokens = list(tokenise(text[:MAX_FIELD_CHARS]))
    hits = [_matches(token, wanted) for token in tokens]
    spans: list[Span] = [(token.start, token.end) for token, hit in zip(tokens, hits, strict=True) if hit]
    for left, right in pairwise(tokens):
        if any(form in wanted[Form.JOINED] for form in joined_pair(left.word, right.word)):
            spans.append((left.start, right.end))
    return _flattened(spans)


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


def _wanted(plan: QueryPlan) -> dict[Form, set[str]]:
    wanted: dict[Form, set[str]] = {form: set() for form in Form}
    for slot in plan.slots:
        for alternative in slot.alternatives:
            wanted[alternative.form].update(alternative.tokens)
    return wanted


def _matches(token: Token, wanted: dict[Form, set[str]]) -> bool:
    word = token.word
    return (
        word.text in wanted[Form.EXACT]
        or word.stem in wanted[Form.STEM]
        or not wanted[Form.SOUND].isdisjoint(word.sounds)
        or not wanted[Form.JOINED].isdisjoint(compounds(word))
    )


def _flattened(spans: list[Span]) -> list[Span]:
    flat: list[Span] = []
    for start, end in sorted(spans):
        if flat and start < flat[-1][1]:
            flat[-1] = (flat[-1][0], max(end, flat[-1][1]))
        else:
            flat.append((start, end))
    return flat
