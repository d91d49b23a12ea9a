"""The bars of the price histogram: fixed bounds in the series 1, 2, 5, so that a bar can be stored with the card."""

from __future__ import annotations

from bisect import bisect_right

BOUNDS: tuple[int, ...] = tuple(
    step * 10**power for power in range(5, 10) for step in (1, 2, 5)
)
"""Rial. Band 0 lies below the first bound, band n from BOUNDS[n - 1] up to the next."""


def band_of(price: int) -> int:
    """The bar that a price in Rial falls in."""
    return bisect_right(BOUNDS, price)
