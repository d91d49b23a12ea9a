"""The changing parts of a list, joined from markup that was rendered once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.listings.cards import cards_bytes
from search.engines.base import LAST_NUMBERED_PAGE, FacetCount, ListResult, Sort
from shop.core.money import toman_fa
from shop.core.persian import digits_fa
from shop.pages.categories import tree
from shop.pages.lists.choices import Choice
from shop.pages.lists.params import ListParams, Typed, with_typed
from shop.pages.lists.reading import Reading
from themes.lean import lean
from themes.pages import page_numbers
from themes.town import province_names

FORM = "filters"
SHOWN_AT_FIRST = 8
CUT = SafeString("\x04")


def sort_names(*, has_text: bool) -> dict[Sort, str]:
    """What orders are called: what is relevant to no words is recommended."""
    return _sort_names(has_text, get_language())


@lru_cache(maxsize=8)
def _sort_names(has_text: bool, _language: str | None) -> dict[Sort, str]:
    return {
        Sort.RELEVANCE: _("مرتبط‌ترین") if has_text else _("پیشنهادی"), Sort.NEWEST: _("تازه‌ترین"),
        Sort.CHEAPEST: _("ارزان‌ترین"), Sort.DEAREST: _("گران‌ترین"),
        Sort.SCORE: _("بهترین امتیاز"), Sort.DELIVERY: _("زودترین ارسال"), Sort.NEAREST: _("نزدیک‌ترین"),
    }


def _join(parts: Sequence[str]) -> SafeString:
    return SafeString("".join(parts))


def number(count: int) -> str:
    return digits_fa(f"{count:,}".replace(",", "٬"))


def see(total: int) -> str:
    """What the filters' button says."""
    return _("دیدن %(total)s کالا") % {"total": number(total)} if total else _("کالایی با این فیلترها نیست")


def cards(result: ListResult) -> tuple[bytes, ...]:
    return tuple(cards_bytes([(hit.id, hit.version) for hit in result.hits], get_language() or settings.LANGUAGE_CODE))


@lru_cache(maxsize=4096)
def _around(name: str, value: int, label: str, chosen: bool, inner: bool, _language: str | None) -> tuple[str, str]:
    """A box's markup before and after its count."""
    drawn = lean("parts/filter_option.html", "value", "label", "count", name=name, form=FORM, checked=chosen, inner=inner)(
        value=SafeString(value), label=label, count=CUT,
    )
    before, after = drawn.split(CUT)
    return before, after


def _boxes(name: str, rows: Iterable[tuple[int, str, int, bool, bool]]) -> list[str]:
    """Boxes of (value, label, count, chosen, inner)."""
    language, drawn = get_language(), []
    for value, label, count, chosen, inner in rows:
        before, after = _around(name, value, label, chosen, inner, language)
        drawn.append(f"{before}{digits_fa(str(count))}{after}")
    return drawn


def options(name: str, names: Mapping[int, str], found: Sequence[FacetCount], chosen: Sequence[int]) -> SafeString:
    """Boxes of one facet: the chosen ones and those that would find something, most goods first within the first few."""
    counts = {row.value: row.count for row in found}
    rows = [(number, title, counts.get(number, 0)) for number, title in names.items() if counts.get(number) or number in chosen]
    rows.sort(key=lambda row: (row[0] not in chosen, -row[2]))
    return _folded(_boxes(name, ((number, title, count, number in chosen, False) for number, title, count in rows)))


def _folded(drawn: Sequence[str]) -> SafeString:
    """All boxes, those beyond the first few behind a line that opens them."""
    if len(drawn) <= SHOWN_AT_FIRST + 2:
        return _join(drawn)
    more = lean("pages/parts/more_options.html", "more", "rows")
    rest = digits_fa(str(len(drawn) - SHOWN_AT_FIRST))
    return _join([*drawn[:SHOWN_AT_FIRST], more(more=rest, rows=_join(drawn[SHOWN_AT_FIRST:]))])


def categories(choices: Sequence[Choice]) -> SafeString:
    """Boxes of the category filter; the leaves of a field stand in from it."""
    return _folded(_boxes("cat", ((one.id, one.title, one.count, one.chosen, one.inner) for one in choices)))


@lru_cache(maxsize=64)
def _sort(name: str, on: bool, _language: str | None) -> tuple[str, str]:
    """A link to an order, before and after its address."""
    before, after = lean("pages/parts/sort.html", "url", "name", on=on)(url=CUT, name=name).split(CUT)
    return before, after


def sorts(params: ListParams, path: str, offered: Iterable[Sort]) -> SafeString:
    """The orders as links."""
    now, language = params.effective_sort, get_language()
    base = escape(params.without(sort=None).page_base(path, "sort"))
    drawn, names = [], sort_names(has_text=bool(params.text))
    for sort in offered:
        before, after = _sort(names[sort], sort == now, language)
        drawn.append(f"{before}{base}{sort}{after}")
    return _join(drawn)


def price_label(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return _("%(low)s تا %(high)s تومان") % {"low": toman_fa(low), "high": toman_fa(high)}
    if high is not None:
        return _("تا %(high)s تومان") % {"high": toman_fa(high)}
    return _("از %(low)s تومان") % {"low": toman_fa(low or 0)}


def active(params: ListParams, path: str, reading: Reading) -> SafeString:
    """The chips above the list: each filter, with the address of the list without it. Those read from the words say so."""
    if not reading.shown.filtered:
        return SafeString("")
    nodes, places = tree().by_id, province_names()
    by_price, by_place = Typed.PRICE in reading.read, Typed.PLACE in reading.read
    rows = [
        (nodes[number].title, params.without(categories=tuple(i for i in params.categories if i != number)), False)
        for number in params.categories if number in nodes
    ]
    for number in reading.shown.provinces:
        others = tuple(one for one in reading.shown.provinces if one != number)
        typed = with_typed(params.typed, Typed.PLACE) if by_place else params.typed
        rows.append((places[number], params.without(provinces=others, typed=typed), by_place))
    low, high = reading.shown.price_min, reading.shown.price_max
    if low is not None or high is not None:
        typed = with_typed(params.typed, Typed.PRICE) if by_price else params.typed
        rows.append((price_label(low, high), params.without(price_min=None, price_max=None, typed=typed), by_price))
    if params.in_stock:
        rows.append((_("فقط کالاهای موجود"), params.without(in_stock=False), False))
    chips = {read: lean("parts/chip.html", "label", "url", read=read) for read in {row[2] for row in rows}}
    return lean("parts/chips.html", "chips", "clear_url")(
        chips=_join([chips[read](label=label, url=without.url(path)) for label, without, read in rows]),
        clear_url=params.cleared(reading.read).url(path),
    )


def kept(params: ListParams, reading: Reading) -> SafeString:
    """What the filters' form sends on unseen. Filters from the words are its fields', so the words say them no more."""
    field = lean("pages/parts/hidden.html", "name", "value")
    rows = [("q", params.text)] if params.text else []
    rows += [("typed", one.value) for one in with_typed(params.typed, *reading.read)]
    return _join([field(name=name, value=value) for name, value in rows])


def pages(params: ListParams, path: str, result: ListResult) -> SafeString:
    """Numbered pages; after the last number the list goes on by cursor."""
    onward = result.after if params.after or params.page == LAST_NUMBERED_PAGE else ""
    drawn: SafeString = SafeString("")
    if result.pages > 1 and not params.after:
        numbers = lean(
            "parts/pagination.html", "base", "total", "shown", number=params.page, last=result.pages,
            context=lambda: {"pages": page_numbers(params.page, result.pages)},
        )
        drawn = numbers(base=params.page_base(path), total=digits_fa(str(result.total)), shown=digits_fa(str(len(result.hits))))
    if not onward:
        return drawn
    more = lean("pages/parts/onward.html", "url")
    return _join([drawn, more(url=SafeString(escape(params.url_after(path, onward))))])
