"""A maker's shop: who it is, its licences, its goods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.listings.cards import picture_url
from sellers.businesses.models import Seller
from sellers.businesses.selectors import article33_address, licences_told
from sellers.shops.selectors import mark_url
from shop.core.calendar import today
from shop.core.persian import digits_fa
from shop.pages.product import licence_badge
from shop.pages.views.lists import Ground, show


def _context(seller: Seller) -> Mapping[str, Any]:
    shop = getattr(seller, "shop", None)
    licences = [licence_badge(licence, licence.agency.name) for licence in licences_told(seller, today())]
    return {
        "seller": seller, "shop": shop, "licences": licences, "address": article33_address(seller, before_paying=False),
        "phone": digits_fa(seller.phone), "band": picture_url(shop.band.file.name) if shop and shop.band else "",
        "description": (shop.headline if shop else "") or _("غرفهٔ %(name)s در بازارچه: کالاهای دست‌ساز از %(place)s.") % {
            "name": seller.name, "place": seller.county.name,
        },
        "mark": mark_url(shop),
    }


@require_safe
def shop(request: HttpRequest, slug: str) -> HttpResponse:
    """A frozen shop is not there. Whatever else changes of it, its supporter or its licences makes another key."""
    seller = Seller.objects.filter(slug=slug, frozen_at=None).select_related(
        "partner__maker", "province", "county", "supporter__province", "supporter__county", "shop__band", "shop__mark",
    ).first()
    if seller is None:
        raise Http404
    return show(request, Ground(
        reverse("pages:shop", args=[slug]), seller.name, ("shop", seller.pk, seller.partner.maker.touched, today()),
        template="pages/shop.html", seller_id=seller.partner_id, context=lambda: _context(seller),
    ))
