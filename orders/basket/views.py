"""The basket's page, and what its buttons and every "add to basket" post."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from catalog.listings.cards import picture_url
from catalog.listings.selectors import live_offers
from orders.basket.cookies import basket_remember, owner_read
from orders.basket.notices import waiting_order
from orders.basket.selectors import BasketLine, Parcel, basket_read
from orders.basket.services import basket_find, line_add, line_remove, line_set
from orders.shipping.selectors import freight_range
from sellers.shops.selectors import mark_url
from shop.core.errors import DomainError
from shop.core.money import toman_fa
from shop.core.persian import digits_en
from themes.shell import shell_read, shell_write


def number_of(form: QueryDict, name: str, default: int = 0) -> int:
    """A small whole number from a form, with any digits; the default for anything else."""
    text = digits_en(form.get(name, "")).strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 12 else default


@never_cache
@require_safe
def basket_page(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
def basket_add(request: HttpRequest) -> HttpResponse:
    """Put an offer into the basket. htmx gets a toast, others the page that they name, or the basket."""
    owner, in_place = owner_read(request), request.META.get("HTTP_HX_REQUEST") == "true"
    quantity = number_of(request.POST, "quantity", 1) or 1
    try:
        added = line_add(owner=owner, stockrecord_id=number_of(request.POST, "stockrecord_id"), quantity=quantity)
    except DomainError as refused:
        if in_place:
            return render(request, "parts/basket_refused.html", {"text": str(refused)})
        return _page(request, refused=str(refused), status=409)
    if in_place:
        response = render(request, "parts/basket_added.html", {"title": added.title, "basket_count": str(added.pieces)})
    else:
        response = HttpResponseRedirect(_next(request) or _basket_path(get_language()))
    shell_write(request, response, basket=added.pieces)
    basket_remember(owner, response, basket_id=added.basket_id)  # the last cookie: a reader of headers that keeps one keeps this
    return response


@require_POST
def basket_line(request: HttpRequest) -> HttpResponse:
    """Another quantity, or out with it; then the basket again, with the way back."""
    owner = owner_read(request)
    line_id = number_of(request.POST, "line")
    query = ""
    try:
        if "remove" in request.POST:
            record_id, quantity = line_remove(owner=owner, line_id=line_id)
            query = f"?removed={record_id}&quantity={quantity}"
        else:
            line_set(owner=owner, line_id=line_id, quantity=number_of(request.POST, "quantity"))
    except DomainError as refused:
        return _page(request, refused=str(refused), status=200 if request.htmx else 409)  # type: ignore[attr-defined]
    return redirect(reverse("basket:view") + query)


def _page(request: HttpRequest, *, refused: str = "", status: int = 200) -> HttpResponse:
    now = timezone.now()
    owner = owner_read(request)
    basket = basket_read(basket_id=basket_find(owner=owner), now=now)
    freight = freight_range(sellers_weights=basket.weights) if basket.parcels else None
    context: dict[str, Any] = {
        "parcels": [parcel_view(parcel) for parcel in basket.parcels],
        "basket": basket,
        "rows": _rows(basket.full_total, basket.goods_total, basket.pieces, freight),
        "refused": refused,
        "removed": _removed(request, now),
        "waiting": waiting_order(owner),
        "tab": "basket",
        "basket_count": basket.pieces or "",
    }
    response = render(request, "basket/page.html", context, status=status)
    if shell_read(request).basket != basket.pieces:
        shell_write(request, response, basket=basket.pieces)
    return response


def parcel_view(parcel: Parcel) -> dict[str, Any]:
    """A parcel as templates show it."""
    seller = parcel.seller
    return {
        "id": seller.pk,
        "key": str(seller.pk),
        "parcel": parcel,
        "seller": {
            "name": seller.name, "place": f"{seller.county.name}، {seller.province.name}", "url": f"/shop/{seller.slug}/",
            "picture": mark_url(getattr(seller, "shop", None)), "verified": parcel.is_licensed,
        },
        "lines": [line_view(line) for line in parcel.lines],
    }


def line_view(line: BasketLine) -> dict[str, Any]:
    offer = line.offer
    return {
        "id": line.id, "title": offer.title, "url": offer.url, "variant": offer.variant, "quantity": line.quantity, "total": line.total,
        "old_total": line.old_total, "changes": line.changes, "most": line.most, "is_blocked": line.is_blocked,
        "picture": picture_url(offer.picture, 160 if offer.picture_ready else None),
        "days": offer.preparation_days, "made_to_order": offer.available is None,
    }


def _rows(full: int, goods: int, pieces: int, freight: tuple[int, int] | None) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = [(_("بهای کالاها"), full)]
    if full > goods:
        rows.append((_("تخفیف کالاها"), goods - full, "cut"))
    if freight:
        rows.append((_("ارسال"), _("%(low)s تا %(high)s") % {"low": toman_fa(freight[0]), "high": toman_fa(freight[1])}))
    return rows


def _removed(request: HttpRequest, now: Any) -> dict[str, Any] | None:
    """What was just taken out, for the button that puts it back."""
    record_id = number_of(request.GET, "removed")
    offer = live_offers([record_id], now).get(record_id) if 0 < record_id < 2**31 else None
    return {"id": record_id, "quantity": number_of(request.GET, "quantity", 1), "title": offer.title} if offer else None


@lru_cache(maxsize=8)
def _basket_path(_language: str | None) -> str:
    return reverse("basket:view")


def _next(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    if not wanted:
        return ""
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours and wanted.startswith("/") else ""
