"""A payment completes an order: the one place for it, whoever brought the news (browser, repeated callback, the minute's job)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.core.loading import get_model

from orders.basket.services import basket_close, basket_take_out
from orders.checkout import errors
from orders.checkout.tasks import paid_tell
from orders.consignments.models import ConsignmentLine, OrderContact, State
from orders.consignments.sale import makers_hold, titles_closed
from orders.consignments.services import consignments_move, order_lock
from orders.order.states import OrderStatus
from orders.stock.services import hold_confirm, hold_extend, hold_take
from shop.core.errors import DomainError

Order = get_model("order", "Order")
VERIFY_WITHIN = dt.timedelta(minutes=5)
"""So long the stock stays held for a payment that is being verified."""


@transaction.atomic(savepoint=False)
def order_can_complete(*, order_id: int) -> None:
    """Before the gateway is told to keep the money: the order's stock stays held long enough, or is taken again after an expiry.

    Paid in time, an order holds by the licences that were frozen into it; later it is a new sale, so its makers are asked again.
    DomainError: order_cancelled, order_paid, sale_over, stock_gone. The payment is then left unverified and the bank returns the money.
    """
    order = order_lock(order_id=order_id)
    now = timezone.now()
    until = now + VERIFY_WITHIN
    if order.status == OrderStatus.PAID:
        raise DomainError("order_paid", gettext_lazy("این سفارش پیش‌تر پرداخت شده بود؛ بانک پول این پرداخت را برمی‌گرداند."))
    if order.status == OrderStatus.CANCELLED:
        raise DomainError("order_cancelled", gettext_lazy("این سفارش لغو شده بود؛ بانک پول شما را برمی‌گرداند."))
    if order.status == OrderStatus.EXPIRED:
        order_retake(order=order, until=until)
        return
    if not OrderContact.objects.filter(order_id=order_id, pay_before__gt=now).update(pay_before=Greatest("pay_before", until)):
        _sale_check(order_id, now)
        OrderContact.objects.filter(order_id=order_id).update(pay_before=until)
    hold_extend(reference=order.number, until=until)


def _sale_check(order_id: int, now: dt.datetime) -> None:
    """DomainError sale_over where a maker of the order may not sell; whoever would close one now waits for this transaction."""
    makers_hold(order_id=order_id)
    if titles_closed(order_id=order_id, now=now):
        raise errors.sale_over()


def order_retake(*, order: Any, until: dt.datetime) -> None:
    """An expired order waits for its payment again, with its stock. The caller has locked the order. DomainError: sale_over, stock_gone."""
    _sale_check(order.pk, timezone.now())
    wants = dict(ConsignmentLine.objects.filter(consignment__order=order).values_list("line__stockrecord_id", "quantity"))
    try:
        hold_take(reference=order.number, wants=wants, expires_at=until)
    except DomainError as error:
        raise DomainError(
            "stock_gone", gettext_lazy("مهلت پرداخت گذشته و کالا فروخته شده بود؛ بانک پول شما را برمی‌گرداند.")
        ) from error
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.PENDING)
    OrderContact.objects.filter(order=order).update(pay_before=until)
    consignments_move(order_id=order.pk, after=State.PLACED, actor=None, at=timezone.now(), note=_("پرداخت پس از مهلت رسید"))


@transaction.atomic(savepoint=False)
def order_complete(*, order_id: int, at: dt.datetime) -> None:
    """Paid: holds confirmed, parcels paid, basket closed, messages as a job of this transaction. A second call changes nothing.

    DomainError: order_cancelled, sale_over, stock_gone, hold_lost.
    """
    order = order_lock(order_id=order_id)
    if order.status == OrderStatus.PAID:
        return
    if order.status == OrderStatus.CANCELLED:
        raise DomainError("order_cancelled", gettext_lazy("این سفارش لغو شده بود؛ بانک پول شما را برمی‌گرداند."))
    if order.status == OrderStatus.EXPIRED:
        order_retake(order=order, until=at + VERIFY_WITHIN)
    wanted = dict(ConsignmentLine.objects.filter(consignment__order=order).values_list("line__stockrecord_id", "quantity"))
    if hold_confirm(reference=order.number) != len(wanted):
        raise DomainError("hold_lost", gettext_lazy("کالاهای این سفارش کنار گذاشته نشده است."))
    Order.objects.filter(pk=order.pk).update(status=OrderStatus.PAID)
    consignments_move(order_id=order.pk, after=State.PAID, actor=None, at=at)
    if order.basket_id and not basket_close(basket_id=order.basket_id, at=at):
        basket_take_out(user_id=order.user_id, basket_id=order.basket_id, quantities=wanted)
    paid_tell.defer(order_id=order.pk)
