"""Lists: everything, a category, a province, a shop, what was searched for. All of them are one question to one engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.engines.base import Facet, ListQuery, Sort
from search.index.budget import Budget
from search.index.find import Found, find
from shop.core.lru import Lru
from shop.core.persian import digits_fa
from shop.pages.categories import Node, tree, tree_version
from shop.pages.faces import category_faces, face_of
from shop.pages.hot import hot_page
from shop.pages.kept import AGE_S
from shop.pages.lists import render, told
from shop.pages.lists.choices import category_choices, known, leaves_of
from shop.pages.lists.learned import search_shown
from shop.pages.lists.orders import offered
from shop.pages.lists.params import ListParams
from shop.pages.lists.prices import prices
from shop.pages.lists.reading import Reading, reading
from shop.places.models import Province
from shop.places.selectors import provinces_near
from themes.lean import placed
from themes.town import province_names, town_chosen


@dataclass(frozen=True, slots=True)
class Ground:
    """What a list is about: its address, its words (`context`, read under `key`) and its fixed filters.

    `tells`: what else bears the words of the text is shown beside the goods.
    """

    path: str
    title: str
    key: Hashable
    node: Node | None = None
    province: Province | None = None
    template: str = "pages/list.html"
    context: Callable[[], Mapping[str, Any]] = dict
    seller_id: int | None = None
    tells: bool = False


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The changing parts of a list whose goods are `found`, as they stand in the page; drawn `at` a monotonic second.

    `shape` decides which template's parts there are.
    """

    found: Found
    places: Mapping[str, Part]
    shape: tuple[bool, ...]
    at: float

    def is_old(self, params: ListParams) -> bool:
        """What stands beside the goods of a search (makers, help, categories) may be a minute old, though the goods are the same."""
        return bool(params.text) and time.monotonic() - self.at > AGE_S

    def holds_for(self, found: Found) -> bool:
        """Whether nothing but cards and prices may differ."""
        mine, other = _without_goods(self.found), _without_goods(found)
        return mine == other and all(
            name == Facet.PRICE or counts == found.result.facets.get(name) for name, counts in self.found.result.facets.items()
        )


def _without_goods(found: Found) -> tuple[object, ...]:
    """What a list tells besides its cards, its prices and its counts."""
    result = found.result
    return found.plan, found.relaxed, found.degraded, result.total, result.pages, result.after, len(result.hits)


Part = bytes | tuple[bytes, ...]
_drawn: Lru[_Drawn] = Lru(6000)


def show(request: HttpRequest, ground: Ground) -> HttpResponse:
    """One list page. At most six queries. Asked with `X-Count` it tells how many goods there would be."""
    params, read, query = _asked(request, ground)
    if request.META.get("HTTP_X_COUNT"):
        return _counted(read, query)
    budget = Budget()
    found = _found(read, query, budget)
    if not params.after and not 1 <= params.page <= max(found.result.pages, 1):
        raise Http404
    orders = offered(has_town=bool(query.near))
    key = ground.path, ground.title, params, orders, tree_version(), query.near[:1], get_language()
    drawn = _drawn.find(key)
    if drawn is None or drawn.found is not found or drawn.is_old(params):
        if drawn is not None and not drawn.is_old(params) and drawn.holds_for(found):
            drawn = replace(drawn, found=found, places={**drawn.places, **_goods(read, found)})
        else:
            drawn = _draw(ground, params, read, orders, found, budget)
        if not budget.refused:
            _drawn.put(key, drawn)
    if ground.tells and _is_plain_search(params):
        search_shown(request, params, found)
    field, shape = ground.node and (ground.node.parent or ground.node), drawn.shape
    return hot_page(
        request, ground.template, key=(ground.key, shape), places=drawn.places, field_url=field.url if field else "",
        context=lambda: {
            **ground.context(), "ground": ground, "path": ground.path, "is_empty": shape[0], "is_filtered": shape[1],
            "has_text": shape[2], "has_categories": shape[3], "has_provinces": shape[4], "is_narrowed": shape[5], "tab": "categories",
        },
    )


def _is_plain_search(params: ListParams) -> bool:
    return bool(params.text) and params.page == 1 and not params.filtered


def _draw(ground: Ground, params: ListParams, read: Reading, orders: Iterable[Sort], found: Found, budget: Budget) -> _Drawn:
    shown, result, is_leaf = read.shown, found.result, ground.node is not None and not ground.node.children
    choices = [] if is_leaf else category_choices(ground.node, result.facets.get(Facet.CATEGORY, ()), params.categories)
    found_provinces = () if ground.province or ground.seller_id else result.facets.get(Facet.PROVINCE, ())
    in_stock = next((row.count for row in result.facets.get(Facet.STOCK, ()) if row.value == 1), 0)
    is_well = not found.degraded
    page_number = _("، صفحهٔ %(page)s") % {"page": digits_fa(str(params.page))} if params.page > 1 else ""
    places: dict[str, object] = {
        "total": render.number(result.total),
        "see": render.see(result.total),
        "found": result.total,
        "title": ground.title,
        "page_title": ground.title + page_number,
        "canonical": escape(settings.SITE_URL + ground.path + (f"?page={params.page}" if params.page > 1 else "")),
        "query": params.text,
        "kept": render.kept(params, read),
        "sort_value": params.sort.value if params.sort else "",
        "sort_name": render.sort_names(has_text=bool(params.text))[params.effective_sort],
        "sorts": render.sorts(params, ground.path, orders),
        "chips": render.active(params, ground.path, read),
        "category_options": render.categories(choices),
        "province_options": render.options("province", province_names(), found_provinces, shown.provinces),
        "stock_checked": "checked" if params.in_stock else "",
        "stock_count": digits_fa(str(in_stock)),
        "filter_count": digits_fa(str(shown.count)) if shown.count else "",
        "clear_url": escape(params.cleared(read.read).url(ground.path)),
        "pages": render.pages(params, ground.path, result),
        "understood": told.understood(params, ground.path, found, is_begun=found.plan is not None and found.plan != read.plan),
        "beside": told.beside(params.text, budget) if ground.tells and _is_plain_search(params) and result.hits and is_well else "",
        "nearest": told.nearest(params.text, budget, asks=is_well) if params.text and not result.hits else "",
    }
    # What decides the page's shape is part of its key; the places only fill it.
    shape = (not result.hits, shown.filtered, bool(params.text), len(choices) > 1, bool(found_provinces or shown.provinces),
             shown.filtered or bool(params.text or params.sort or params.after))
    return _Drawn(found, {name: placed(value) for name, value in places.items()} | _goods(read, found), shape, time.monotonic())


def _goods(read: Reading, found: Found) -> dict[str, Part]:
    """Cards and prices, as they stand in the page."""
    return {"cards": render.cards(found.result), "prices": placed(prices(read.shown, found.result))}


def _asked(request: HttpRequest, ground: Ground) -> tuple[ListParams, Reading, ListQuery]:
    """What the address says, how its words are understood, and the question that this makes on this ground."""
    asked, town = ListParams.of(request), town_chosen(request)
    params = replace(
        asked, categories=known(asked.categories, ground.node), provinces=() if ground.province else _known_provinces(asked.provinces),
        sort=asked.sort if asked.sort in offered(has_town=town is not None) else None,
    )
    read = reading(params, place_is_fixed=ground.province is not None or ground.seller_id is not None)
    is_leaf = ground.node is not None and not ground.node.children
    facets = (*(() if is_leaf else (Facet.CATEGORY,)), Facet.PROVINCE, Facet.STOCK, Facet.PRICE)
    return params, read, params.query(
        facets=facets, leaves=leaves_of(params.categories, ground.node), category_id=ground.node.id if ground.node else None,
        province_id=ground.province.pk if ground.province else None, seller_id=ground.seller_id,
        near=provinces_near(town) if town is not None else (), plan=read.plan,
    )


def _found(read: Reading, query: ListQuery, budget: Budget) -> Found:
    found = find(query, budget=budget)
    if not found.result.total and not found.degraded and read.begun is not None and budget.lets_more():
        found = find(replace(query, plan=read.begun), budget=budget)
    return found


def _counted(read: Reading, query: ListQuery) -> HttpResponse:
    """How many goods the list would have. Kept nowhere: the page has the same address."""
    plain = replace(query, facets=(), sort=Sort.NEWEST, page=1, page_size=1, after="")
    total = _found(read, plain, Budget()).result.total
    return JsonResponse({"total": total, "text": render.see(total)}, headers={"Cache-Control": "no-store", "Vary": "X-Count"})


def _known_provinces(chosen: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(number for number in chosen if number in province_names())


@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    return show(request, Ground(reverse("pages:all"), _("همهٔ کالاها"), "all"))


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was typed into the box. Nothing typed shows everything."""
    text = ListParams.of(request).text
    title = _("جستجوی «%(text)s»") % {"text": text} if text else _("همهٔ کالاها")
    return show(request, Ground(reverse("pages:search"), title, "search", tells=True))


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    node = tree().by_slug.get(slug)
    if node is None:
        raise Http404
    field = node.parent or node
    _faces, version = category_faces()
    return show(request, Ground(node.url, node.title, ("category", node.id, version), node=node, context=lambda: {
        "node": node, "field": field, "neighbours": [(leaf, face_of(leaf)) for leaf in field.children],
        "description": _description(node),
    }))


def _description(node: Node) -> str:
    """The category's own words, else a sentence made of its name."""
    made = _("%(title)s دست‌ساز، از کسب‌وکارهای خانگی دارای مجوز در سراسر ایران؛ با نام سازنده، شهر و هزینهٔ ارسال.") % {"title": node.title}
    return node.description or made


@require_safe
def province(request: HttpRequest, slug: str) -> HttpResponse:
    found = Province.objects.filter(slug=slug).first()
    if found is None:
        raise Http404
    title = _("سوغات %(province)s") % {"province": found.name}
    description = _("کالاهای دست‌ساز کسب‌وکارهای خانگی %(province)s، از دست سازنده.") % {"province": found.name}
    return show(request, Ground(
        reverse("pages:province", args=[slug]), title, ("province", found.pk, found.name), province=found,
        context=lambda: {"description": description},
    ))
