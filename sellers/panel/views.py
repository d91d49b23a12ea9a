"""The panel's pages. Goods of other sellers are never in them."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sellers.businesses.selectors import licences_on
from sellers.panel.access import CHOSEN, SellerRequest, seller_required
from sellers.panel.frame import panel_render
from sellers.panel.home import greeting, warning
from sellers.panel.registry import parts_for, tiles_for
from sellers.panel.selectors import goods_page, stock_page
from shop.core.calendar import today


@require_safe
@seller_required
def home(request: SellerRequest) -> HttpResponse:
    now = timezone.now()
    context = {
        "greeting": greeting(timezone.localtime(now)), "tiles": tiles_for(request.seller, now), "parts": parts_for(request.seller, now),
        "warning": warning(request.seller, licences_on(request.seller, today()).first()),
    }  # fmt: skip
    return panel_render(request, "panel/home.html", context, here="panel:home")


def _text(request: HttpRequest) -> str:
    return request.GET.get("q", "").strip()[:80]


@require_safe
@seller_required
def products(request: SellerRequest) -> HttpResponse:
    text = _text(request)
    page = goods_page(request.seller, text=text, number=request.GET.get("page", ""), now=timezone.now())
    base = "?" + urlencode({"q": text, "page": ""} if text else {"page": ""})
    return panel_render(request, "panel/products.html", {"page": page, "query": text, "base": base}, here="panel:products")


@require_safe
@seller_required
def stock(request: SellerRequest) -> HttpResponse:
    text, only_low = _text(request), request.GET.get("low") == "1"
    page = stock_page(request.seller, text=text, only_low=only_low, number=request.GET.get("page", ""))
    kept = {key: value for key, value in (("q", text), ("low", "1" if only_low else "")) if value}
    context = {"page": page, "query": text, "only_low": only_low, "base": "?" + urlencode(kept | {"page": ""})}
    return panel_render(request, "panel/stock.html", context, here="panel:stock")


@require_POST
@seller_required
def switch(request: SellerRequest) -> HttpResponse:
    """Open the panel for another business of the same person; one of somebody else is not found."""
    wanted = request.POST.get("seller", "")
    chosen = next((seller for seller in request.sellers if str(seller.pk) == wanted), None)
    if chosen is None:
        raise Http404
    request.session[CHOSEN] = chosen.pk
    return redirect("panel:home")
