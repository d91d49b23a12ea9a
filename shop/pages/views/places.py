"""Indexes: categories, provinces, makers."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from catalog.listings.models import Listing, ListingState
from sellers.businesses.models import Seller
from shop.core.persian import fold
from shop.pages.categories import tree
from shop.places.models import Province

MAKERS_PAGE = 24


@require_safe
def categories(request: HttpRequest) -> HttpResponse:
    """All fields and leaves, each with how many goods can be bought."""
    live = Listing.objects.filter(best=True, state=ListingState.LIVE, ends_at__gt=timezone.now())
    counts = dict(live.values_list("category_id").annotate(n=Count("pk")))
    roots = [(root, [(leaf, counts.get(leaf.id, 0)) for leaf in root.children]) for root in tree().roots]
    return render(request, "pages/categories.html", {"roots": roots, "tab": "categories"})


@require_safe
def provinces(request: HttpRequest) -> HttpResponse:
    """All provinces, each with how many goods and makers it has."""
    live = Listing.objects.filter(best_here=True, state=ListingState.LIVE, ends_at__gt=timezone.now())
    goods = dict(live.values_list("province_id").annotate(n=Count("pk")))
    makers = dict(live.values_list("province_id").annotate(n=Count("partner_id", distinct=True)))
    rows = [(province, goods.get(province.pk, 0), makers.get(province.pk, 0)) for province in Province.objects.all()]
    return render(request, "pages/provinces.html", {"rows": rows, "tab": "categories"})


@require_safe
def makers(request: HttpRequest) -> HttpResponse:
    """The makers, newest first, by province and name."""
    found = Seller.objects.filter(frozen_at=None).select_related("county", "province", "shop__mark").order_by("-joined_at", "-pk")
    province = request.GET.get("province", "")
    if province.isdecimal() and len(province) < 6:
        found = found.filter(province_id=int(province))
    name = fold(request.GET.get("q", ""))[:80]
    if name:
        found = found.filter(name__icontains=name)
    page = Paginator(found, MAKERS_PAGE).get_page(request.GET.get("page"))
    partners = [seller.partner_id for seller in page]
    live = Listing.objects.filter(partner_id__in=partners, state=ListingState.LIVE, ends_at__gt=timezone.now())
    goods = dict(live.values_list("partner_id").annotate(n=Count("pk")))
    rows = [(seller, goods.get(seller.partner_id, 0)) for seller in page]
    base = f"?province={province}&q={request.GET.get('q', '')}&page="
    return render(request, "pages/makers.html", {
        "rows": rows, "page": page, "base": base, "provinces": Province.objects.all(), "province": province, "name": request.GET.get("q", ""),
        "media": settings.MEDIA_URL,
    })
