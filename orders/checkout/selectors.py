"""Orders as the checkout looks for them."""

from __future__ import annotations

from typing import Any

from oscar.core.loading import get_model

from orders.basket.cookies import Owner
from orders.basket.notices import WaitingOrder
from orders.order.links import order_key
from orders.order.states import OrderStatus

Order = get_model("order", "Order")


def order_waiting(owner: Owner) -> Any:
    """The newest unpaid order of this person or this browser; None where there is none."""
    waiting = Order.objects.filter(status=OrderStatus.PENDING).order_by("-pk")
    if owner.user_id is not None:
        return waiting.filter(user_id=owner.user_id).first()
    return waiting.filter(basket_id__in=owner.basket_ids, user=None).first() if owner.basket_ids else None


def waiting_order_find(owner: Owner) -> WaitingOrder | None:
    """The same, for the basket's page."""
    order = order_waiting(owner)
    return WaitingOrder(order.number, f"/orders/{order.number}/?k={order_key(order.number)}") if order else None
