"""One shop does not fill a page: within a block of pages its goods move down, never out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from search.engines.base import Hit

BLOCK_PAGES = 4
PART = 4


def spread(hits: Sequence[Hit], *, page_size: int) -> list[Hit]:
    """The hits in an order in which one seller has at most a quarter of each page as long as others are left; ties stay as they were.

    The same hits always come in the same order, so the pages of a block neither repeat nor lose anything.
    """
    left, most = list(hits), max(page_size // PART, 1)
    ordered: list[Hit] = []
    while left:
        sellers: Counter[int] = Counter()
        page: list[int] = []
        over: list[int] = []
        for place, hit in enumerate(left):
            if len(page) == page_size:
                break
            if hit.seller_id and sellers[hit.seller_id] >= most:
                over.append(place)
                continue
            sellers[hit.seller_id] += 1
            page.append(place)
        page = sorted(page + over[:page_size - len(page)])
        ordered += [left[place] for place in page]
        taken = set(page)
        left = [hit for place, hit in enumerate(left) if place not in taken]
    return ordered
