"""Which page numbers a list shows."""

from __future__ import annotations


def page_numbers(number: int, last: int, around: int = 2) -> list[int | None]:
    """First, last and the neighbours of the current page, None for a gap: 1 … 4 5 [6] 7 8 … 20."""
    wanted = sorted({1, last, *range(max(1, number - around), min(last, number + around) + 1)})
    shown: list[int | None] = []
    for at, page in enumerate(wanted):
        missing = page - wanted[at - 1] - 1 if at else 0
        if missing == 1:
            shown.append(page - 1)
        elif missing > 1:
            shown.append(None)
        shown.append(page)
    return shown
