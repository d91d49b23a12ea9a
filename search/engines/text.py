"""A shopper's words as conditions on one column of folded text. The search pipeline does better; this is what lists need without it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from shop.core.persian import fold

STOP = frozenset(("و", "در", "به", "از", "که", "را", "با", "این", "ان", "برای"))
MAX_WORDS = 8
MAX_CHARS = 200
WHOLE_UP_TO = 3
"""A word this short must stand alone: «کت» is not «کتان»."""
LOOSE_FROM = 4
"""A word this long may be mistyped."""


@dataclass(frozen=True, slots=True)
class Words:
    """Folded words, none of them empty. `loose` accepts what looks alike."""

    plain: tuple[str, ...] = ()
    loose: bool = False

    @classmethod
    def read(cls, text: str) -> Words:
        """The words that count: not those that stand in every text, unless there are no others."""
        folded = re.sub(r"[^\w\u200c]+", " ", fold(text[:MAX_CHARS])).replace("\u200c", "").split()
        return cls(tuple(dict.fromkeys([word for word in folded if word not in STOP] or folded))[:MAX_WORDS])

    def matches(self, column: str) -> tuple[str, list[Any]]:
        """The condition, and its parameters: every word is there."""
        clauses, params = [], []
        for word in self.plain:
            if self.loose and len(word) >= LOOSE_FROM:
                clauses.append(f"{column} %%> %s::text")
                params.append(word)
            else:
                clauses.append(f"{column} LIKE %s::text")
                params.append(_pattern(word, whole=len(word) <= WHOLE_UP_TO))
        return " AND ".join(clauses), params

    def score(self, column: str) -> tuple[str, list[Any]]:
        """How well a row fits, as a whole number: words of the title count, whole ones more."""
        terms, params = [], []
        title = f"split_part({column}, E'\\n', 1)"
        for word in self.plain:
            terms.append(f"3 * ({title} LIKE %s::text)::int + 2 * ({title} LIKE %s::text)::int")
            params += [_pattern(word, whole=True), _pattern(word, whole=False)]
        return f"({' + '.join(terms)})::bigint", params


def _pattern(word: str, *, whole: bool) -> str:
    plain = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"% {plain} %" if whole else f"% {plain}%"
