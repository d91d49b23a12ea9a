"""The price filter: bars that show where goods lie, a slider on their ground, and the two fields that are sent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from django.utils.safestring import SafeString

from catalog.listings.bands import BOUNDS
from search.engines.base import Facet, ListResult
from shop.core.money import RETAIL_MAX_RIAL, RIAL_PER_TOMAN, toman_fa
from shop.pages.lists.params import ListParams
from themes.lean import Lean, lean

TALL = 40
WIDE = 10
STEPS = {1: (10, 12, 14, 16, 18), 2: (20, 25, 30, 35, 40), 5: (50, 60, 70, 80, 90)}
"""Tenths of a bar's first digit: where a handle may stand within the bar."""


@lru_cache(maxsize=256)
def stops(first: int, last: int) -> tuple[int, ...]:
    """Rial where a handle may stand from one bar to another: five prices in each, as far apart on the screen, and the end of the last."""
    found: list[int] = []
    for band in range(first, last + 1):
        if band == 0:
            found += [BOUNDS[0] * step // 5 for step in range(5)]
        else:
            bound = BOUNDS[band - 1]
            digit = int(str(bound)[0])
            found += [bound // digit * tenths // 10 for tenths in STEPS[digit]]
    return (*found, BOUNDS[last] if last < len(BOUNDS) else RETAIL_MAX_RIAL)


def prices(params: ListParams, result: ListResult) -> SafeString:
    """The filter. Where all goods lie in one bar, or there are none, it is the fields alone."""
    counts = {row.value: row.count for row in result.facets.get(Facet.PRICE, ())}
    fields = {
        "low": _toman(params.price_min), "high": _toman(params.price_max),
        "least": _toman(result.price_min), "most": _toman(result.price_max),
    }
    if len(counts) < 2:
        return _range(*fields, has_slider=False)(**fields)
    first, last = min(counts), max(counts)
    bars = [counts.get(band, 0) for band in range(first, last + 1)]
    return _range(*fields, "stops", "last", "width", "bars", has_slider=True)(
        **fields, stops=_stops(first, last), last=len(stops(first, last)) - 1, width=len(bars) * WIDE, bars=_bars(bars),
    )


def _range(*places: str, has_slider: bool) -> Lean:
    return lean("parts/price_range.html", *places, name_low="price_min", name_high="price_max", has_slider=has_slider)


def _toman(amount: int | None) -> str:
    return toman_fa(amount) if amount is not None else ""


@lru_cache(maxsize=256)
def _stops(first: int, last: int) -> str:
    """Toman, as the slider's script reads them."""
    return ",".join(str(stop // RIAL_PER_TOMAN) for stop in stops(first, last))


def _bars(counts: Sequence[int]) -> SafeString:
    top = max(counts)
    return SafeString("".join(_bar(at, max(2, count * TALL // top) if count else 0) for at, count in enumerate(counts)))


@lru_cache(maxsize=4096)
def _bar(at: int, height: int) -> str:
    return lean("parts/bar.html", "x", "y", "height")(x=at * WIDE + 1, y=TALL - height, height=height)
