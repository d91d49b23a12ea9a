"""The last word of a text that is still being typed may be the beginning of a longer one."""

from __future__ import annotations

from dataclasses import replace

from search.text import Alternative, Form, Kind, Lexicon, QueryPlan

MOST = 6
FROM_LETTERS = 2
WEIGHT = 0.8
NEXT = 0.97


def completed(plan: QueryPlan, text: str, lexicon: Lexicon) -> QueryPlan:
    """The plan in which the last word also stands for words of the shop that begin with it, most frequent first.

    A word that is followed by a blank is not the last; one that became a price or a province is no word.
    """
    if not plan.slots or plan.slots[-1].end != len(text):
        return plan
    last = plan.slots[-1]
    longer = lexicon.beginning_with(last.text, MOST) if len(last.text) >= FROM_LETTERS else ()
    if not longer:
        return plan
    more = tuple(
        Alternative(Form.EXACT, (word,), WEIGHT * NEXT**place, Kind.EXACT) for place, word in enumerate(longer)
    )
    as_typed = tuple(one for one in last.alternatives if one.kind is not Kind.TYPO)
    alternatives = tuple(sorted(as_typed + more, key=lambda one: -one.weight))
    return replace(plan, slots=(*plan.slots[:-1], replace(last, alternatives=alternatives, required=True)))
