"""What stands around every page of the panel: the shop's name and licence, the menu with its counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from sellers.businesses.models import Licence, Seller
from sellers.businesses.selectors import licences_on
from sellers.panel.access import SellerRequest
from sellers.panel.registry import pages
from sellers.shops.selectors import mark_url, shop_of
from shop.core.calendar import today


def _nav(seller: Seller, here: str) -> list[dict[str, Any]]:
    return [
        {
            "title": page.title, "short": page.short or page.title, "icon": page.icon, "url": reverse(page.route),
            "here": page.route == here, "count": page.count(seller) if page.count else 0,
        }
        for page in pages()
    ]  # fmt: skip


def panel_render(request: SellerRequest, template: str, context: dict[str, Any], *, here: str) -> HttpResponse:
    """A page of the panel; `here` is the route of its entry in the menu."""
    seller = request.seller
    licence: Licence | None = licences_on(seller, today()).first()
    word = _("غرفه بسته است") if seller.frozen_at else _("مجوز معتبر ندارید")
    panel = {
        "shop_name": seller.name, "picture": mark_url(shop_of(seller)), "licence_ok": licence is not None and seller.frozen_at is None,
        "licence_word": word, "shop_url": f"/shop/{seller.slug}/", "nav": _nav(seller, here),
        "others": [other for other in request.sellers if other.pk != seller.pk],
    }  # fmt: skip
    return render(request, template, {"panel": panel, "seller": seller, "licence": licence, "now": timezone.now()} | context)
