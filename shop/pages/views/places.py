"""Indexes: categories, provinces, makers."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalog.listings.cards import picture_url
from catalog.listings.models import Listing, ListingState
from catalog.listings.services.texts import searchable
from sellers.businesses.models import Seller
from sellers.shops.selectors import mark_url
from shop.core.persian import clean, digits_en
from shop.pages.faces import roots_with_faces
from shop.places.models import Province
from themes.town import DIGITS, province_names

MAKERS_PAGE = 24
NAME_MAX = 80
NUMBER_DIGITS = 6


@require_safe
def categories(request: HttpRequest) -> HttpResponse:
    """All fields and leaves, each with a picture and how many goods it has."""
    return render(request, "pages/categories.html", {"roots": roots_with_faces(), "tab": "categories"})


@dataclass(frozen=True, slots=True)
class ProvinceFace:
    name: str
    slug: str
    goods: int
    makers: int
    picture: str


@require_safe
def provinces(request: HttpRequest) -> HttpResponse:
    """All provinces, those with goods first, each with how many goods and makers it has and its newest picture."""
    live = Listing.objects.filter(best_here=True, ends_at__gt=timezone.now())
    counted = live.values_list("province_id").annotate(n=Count("pk"), m=Count("partner_id", distinct=True))
    counts = {row[0]: (row[1], row[2]) for row in counted}
    newest = live.exclude(picture="").order_by("province_id", "-created_at", "-id").distinct("province_id")
    shown = {row[0]: picture_url(row[1], 320 if row[2] else None) for row in newest.values_list("province_id", "picture", "picture_ready")}
    rows = [ProvinceFace(row.name, row.slug, *counts.get(row.pk, (0, 0)), shown.get(row.pk, "")) for row in Province.objects.all()]
    there, waiting = [row for row in rows if row.goods], [row for row in rows if not row.goods]
    return render(request, "pages/provinces.html", {"there": there, "waiting": waiting, "tab": "categories"})


@require_safe
def makers(request: HttpRequest) -> HttpResponse:
    """The makers, newest first, by province and name. A page that is not there is not found."""
    found = Seller.objects.filter(frozen_at=None).select_related("county", "province", "shop__mark").order_by("-joined_at", "-pk")
    chosen = digits_en(request.GET.get("province", ""))
    chosen = chosen if chosen.isascii() and chosen.isdecimal() and len(chosen) <= DIGITS and int(chosen) in province_names() else ""
    if chosen:
        found = found.filter(province_id=int(chosen))
    name = clean(request.GET.get("q", ""))[:NAME_MAX]
    if name:
        found = found.filter(partner__maker__search_text__contains=searchable(name))
    number = digits_en(request.GET.get("page", "1"))
    understood = number.isascii() and number.isdecimal() and len(number) < NUMBER_DIGITS
    try:
        page = Paginator(found, MAKERS_PAGE).page(int(number) if understood else 1)
    except EmptyPage:
        raise Http404 from None
    partners = [seller.partner_id for seller in page]
    live = Listing.objects.filter(partner_id__in=partners, ends_at__gt=timezone.now()).exclude(state=ListingState.HIDDEN)
    goods = dict(live.values_list("partner_id").annotate(n=Count("pk")))
    rows = [(seller, goods.get(seller.partner_id, 0), mark_url(getattr(seller, "shop", None))) for seller in page]
    words = [(key, value) for key, value in (("province", chosen), ("q", name)) if value]
    return render(request, "pages/makers.html", {
        "rows": rows, "page": page, "base": f"?{urlencode([*words, ('page', '')])}", "province": chosen, "name": name,
        "is_narrowed": bool(words), "towns": province_names(),
    })


