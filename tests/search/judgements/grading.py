"""How good a first page is: graded by facts of the products found, without a look at how they were found.

A judgement is a query, its class, and rules; a product's gain is that of the best rule whose facts all hold, 0 when none does.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from shop.core.persian import fold, squeeze

HERE = Path(__file__).parent
CLASSES = ("letters", "half_space", "plural", "sound_alike", "typo", "finglish", "keyboard", "number_price", "product_province")
DEPTH = 10


class Facts(Protocol):
    """A product to be graded, whatever it is elsewhere. Price in Rial; province and colour in Persian."""

    @property
    def leaf(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def colour(self) -> str: ...
    @property
    def province(self) -> str: ...
    @property
    def price(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Rule:
    """`match` keys: leaf, colour, province (equal), title (in the title, however spaced), word (a whole word of it), price_min/max."""

    match: Mapping[str, Any]
    gain: int


@dataclass(frozen=True, slots=True)
class Judgement:
    query: str
    cls: str
    rules: tuple[Rule, ...]

    def gain(self, product: Facts) -> int:
        """0 (of no use) to 3 (what was asked for)."""
        return max((rule.gain for rule in self.rules if _holds(rule.match, product)), default=0)


@dataclass(frozen=True, slots=True)
class Score:
    """Of one class: mean NDCG@10, the share of queries without any hit, and how many queries had anything to find."""

    ndcg: float
    zero_rate: float
    judged: int


def judgements() -> list[Judgement]:
    """All that is in queries.json."""
    entries = json.loads((HERE / "queries.json").read_text("utf-8"))
    return [Judgement(each["query"], each["class"], tuple(Rule(rule["match"], rule["gain"]) for rule in each["grade"])) for each in entries]


def pairs() -> list[tuple[str, str, str]]:
    """Spellings that ask for the same: (one, the other, class), of pairs.json."""
    return [(each["a"], each["b"], each["class"]) for each in json.loads((HERE / "pairs.json").read_text("utf-8"))]


def ndcg(gains: Sequence[int], ideal: Iterable[int], depth: int = DEPTH) -> float:
    """Of a page against the best page the whole corpus allows; gains count 2**gain - 1, later places less."""
    best = _discounted(sorted(ideal, reverse=True)[:depth])
    return _discounted(gains[:depth]) / best if best else 0.0


def evaluate(
    search: Callable[[str], Sequence[Facts]], products: Sequence[Facts], asked: Iterable[Judgement]
) -> tuple[dict[str, Score], list[tuple[float, Judgement]]]:
    """Scores by class, `overall` among them, and each judgement with its NDCG, worst first.

    `search` answers a query with the first products, best first. A query for which the corpus has nothing is left out.
    """
    measured: list[tuple[float, Judgement, bool]] = []
    for judgement in asked:
        ideal = [judgement.gain(product) for product in products]
        if any(ideal):
            found = search(judgement.query)
            measured.append((ndcg([judgement.gain(product) for product in found], ideal), judgement, not found))
    groups = {cls: [each for each in measured if each[1].cls == cls] for cls in CLASSES} | {"overall": measured}
    scores = {
        cls: Score(sum(value for value, _, _ in group) / len(group), sum(empty for _, _, empty in group) / len(group), len(group))
        for cls, group in groups.items() if group
    }
    return scores, sorted(((value, judgement) for value, judgement, _ in measured), key=lambda each: each[0])


def _discounted(gains: Sequence[int]) -> float:
    return sum((2.0**gain - 1) / math.log2(place + 2) for place, gain in enumerate(gains))


def _holds(match: Mapping[str, Any], product: Facts) -> bool:
    return all(_CHECKS[key](product, wanted) for key, wanted in match.items())


def _spaceless(text: str) -> str:
    return squeeze(text).replace(" ", "")


_CHECKS: dict[str, Callable[[Facts, Any], bool]] = {
    "leaf": lambda product, wanted: product.leaf in (wanted if isinstance(wanted, list) else [wanted]),
    "colour": lambda product, wanted: _spaceless(product.colour) == _spaceless(wanted),
    "province": lambda product, wanted: _spaceless(product.province) == _spaceless(wanted),
    "title": lambda product, wanted: _spaceless(wanted) in _spaceless(product.title),
    "word": lambda product, wanted: fold(wanted) in fold(product.title).replace("\u200c", " ").split(),
    "price_min": lambda product, wanted: product.price >= wanted,
    "price_max": lambda product, wanted: product.price <= wanted,
}
