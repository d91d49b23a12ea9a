"""Who may open an order: its owner, who holds its signed link, or the browser that placed it as a guest.

Nobody else learns that it exists.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from oscar.core.loading import get_model

from orders.basket.cookies import cookie_baskets
from orders.order.links import order_key_fits
from shop.core.ids import order_number_read

Order = get_model("order", "Order")


def order_for(request: HttpRequest, number: str) -> Any:
    """The order with its contact, or Http404. The key is `k` of the address or of the form."""
    order = Order.objects.select_related("contact__province", "contact__county").filter(
        number=order_number_read(number), contact__isnull=False
    ).first()
    if order is None or not _may_open(request, order):
        raise Http404
    return order


def _may_open(request: HttpRequest, order: Any) -> bool:
    if order_key_fits(order.number, request.POST.get("k") or request.GET.get("k") or ""):
        return True
    if order.user_id is None:
        return order.basket_id in cookie_baskets(request)
    return request.user.is_authenticated and request.user.pk == order.user_id
