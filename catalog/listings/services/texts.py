"""What search compares: folded texts, written with the product and with the maker."""

from __future__ import annotations

import re
from collections.abc import Iterable

from shop.core.persian import fold

_WORDS = re.compile(r"[^\w\u200c]+")


def searchable(text: str) -> str:
    """Folded words. What a half-space joins stands there twice, joined and apart, so that both ways to type it are found."""
    words: list[str] = []
    for word in _WORDS.sub(" ", fold(text)).split():
        apart = word.strip("\u200c").split("\u200c")
        words.append("".join(apart))
        if len(apart) > 1:
            words.extend(apart)
    return " ".join(words)


def search_text_of(title: str, rest: Iterable[str]) -> str:
    """The title in the first line, all else in the second; a blank on either side of every word."""
    return f" {searchable(title)} \n {searchable(' '.join(rest))} "


def product_text(
    *, title: str, title_en: str, categories: Iterable[str], attributes: Iterable[str], variants: Iterable[tuple[str, str]],
) -> str:
    """The `search_text` of a product; `variants` are sizes and colours."""
    told = dict.fromkeys(part for variant in variants for part in variant if part)
    return search_text_of(title, [title_en, *categories, *attributes, *told])


def slug_of(title: str) -> str:
    """The end of a product's address: the title's own letters. At most 100 characters."""
    return re.sub(r"[\W_]+", "-", title.lower())[:100].strip("-") or "-"
