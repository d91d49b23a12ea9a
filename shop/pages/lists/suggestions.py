"""What stands under the search box: a row of groups, each option a link. While nothing is typed, what others look for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from catalog.listings.cards import language_path, picture_url
from catalog.listings.selectors import CardRow, rows_for_cards
from search.engines.base import Entry
from search.index.find import suggest
from search.text import QueryPlan, highlight_pieces
from shop.core.lru import Lru
from shop.core.money import toman_fa
from shop.core.persian import clean
from shop.pages.lists.params import TEXT_MAX, quoted
from shop.pages.lists.popular import popular_categories, popular_queries
from themes.built import build_id
from themes.lean import Lean, lean, place

SHOWN = {"query": 3, "category": 3, "maker": 2, "help": 2}
KINDS = tuple(SHOWN)
PRODUCTS = 4
POPULAR = {"query": 5, "category": 4}
ICONS = {"query": "search", "category": "layout-grid", "maker": "store", "help": "circle-help"}

_drawn: Lru[tuple[str, Lean]] = Lru(5000)
"""Products as options, by offer, version, language and build."""


def group_names() -> dict[str, str]:
    return _group_names(get_language())


@lru_cache(maxsize=8)
def _group_names(_language: str | None) -> dict[str, str]:
    return {
        "query": _("جستجوها"), "category": _("دسته‌ها"), "maker": _("سازنده‌ها"), "help": _("راهنما"), "product": _("کالاها"),
        "all": _("همهٔ نتیجه‌ها"), "popular": _("پرجستجوها"), "fullest": _("دسته‌های پرکالا"),
    }


def suggestions(typed: str, search_path: str) -> SafeString:
    """The options for what is typed so far, a blank at its end included."""
    text = clean(typed)[:TEXT_MAX]
    if not text:
        return _popular(search_path)
    found = suggest(f"{text} " if typed[-1:].isspace() else text, kinds=KINDS, per_kind=PRODUCTS)
    groups = [_group(kind, (_entry(entry, found.entry_plan) for entry in found.entries.get(kind, ())[:SHOWN[kind]])) for kind in KINDS]
    products = _products([(hit.id, hit.version) for hit in found.products.hits])
    groups.append(_group("product", (option(title=lit(title, found.plan)) for title, option in products)))
    everything = lean("pages/suggest/everything.html", "url", "text")(url=f"{search_path}?q={quoted(text)}", text=text)
    groups.append(_group("all", [everything]))
    return SafeString("".join(groups))


def _popular(search_path: str) -> SafeString:
    query = _option(ICONS["query"], pictured=False, priced=False)
    queries = (
        query(url=f"{search_path}?q={quoted(text)}", title=text, note="", picture="", price="")
        for text in popular_queries(POPULAR["query"])
    )
    categories = (
        _option(ICONS["category"], pictured=bool(face.picture), priced=False)(
            url=node.url, title=node.title, note=node.parent.title if node.parent else "", picture=face.thumb, price="",
        ) for node, face in popular_categories(POPULAR["category"])
    )
    return SafeString(_group("popular", queries) + _group("fullest", categories))


def lit(title: str, plan: QueryPlan) -> SafeString:
    """The title, with what the plan's words found in it marked."""
    pieces = highlight_pieces(title, plan)
    return SafeString("".join(f"<mark>{escape(piece)}</mark>" if found else escape(piece) for piece, found in pieces))


def _group(kind: str, options: Iterable[str]) -> str:
    drawn = "".join(options)
    if not drawn:
        return ""
    return lean("pages/suggest/group.html", "options", kind=kind, name=group_names()[kind])(options=SafeString(drawn))


def _option(icon: str, *, pictured: bool, priced: bool) -> Lean:
    return lean(
        "pages/suggest/option.html", "url", "title", "note", "picture", "price", icon=icon, pictured=pictured, priced=priced,
    )


def _entry(entry: Entry, plan: QueryPlan) -> SafeString:
    option = _option(ICONS[entry.kind], pictured=bool(entry.picture), priced=False)
    note = "" if entry.kind == "help" else entry.note
    return option(url=entry.url, title=lit(entry.title, plan), note=note, picture=entry.picture, price="")


def _products(hits: Sequence[tuple[int, int]]) -> list[tuple[str, Lean]]:
    """Title and option, its title left open, of (key, version) in their order; one query for those that are not in the store.

    As with cards: one that is gone is left out, one that changed since it was found is shown as it is now.
    """
    made_for = get_language() or settings.LANGUAGE_CODE, build_id()
    known = {key: _drawn.find((key, version, *made_for)) for key, version in hits}
    missing = [key for key, product in known.items() if product is None]
    for key, row in (rows_for_cards(missing) if missing else {}).items():
        known[key] = product = row.title, _product(row)
        _drawn.put((key, row.version, *made_for), product)
    return [product for product in known.values() if product is not None]


def _product(row: CardRow) -> Lean:
    return Lean(_option("package", pictured=bool(row.picture), priced=True)(
        url=f"{language_path(get_language() or settings.LANGUAGE_CODE)}/p/{row.product_id}/{row.slug}/", title=place("title"),
        note=f"{row.seller_name}، {row.county_name}", picture=picture_url(row.picture, 160 if row.picture_ready else None),
        price=_("از %(price)s") % {"price": toman_fa(row.price)} if row.has_prices else toman_fa(row.price),
    ))
