"""Orders that were not paid in time: stock released, goods back in the basket, the shopper told."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from orders.consignments.models import OrderContact, State
from orders.consignments.services import order_unplace
from orders.order.links import order_url
from orders.order.states import OrderStatus
from orders.payments.models import CLAIMED
from shop.accounts.sms import sms_send

Order = get_model("order", "Order")
AT_ONCE = 500


def orders_expire(*, now: dt.datetime) -> int:
    """Expire what is over, each order in its own transaction; how many there were. What somebody else works on waits for the next run."""
    over = OrderContact.objects.filter(pay_before__lte=now, order__status=OrderStatus.PENDING).order_by("pay_before")
    return sum(order_expire(order_id=key, now=now) for key in list(over.values_list("order_id", flat=True)[:AT_ONCE]))


@transaction.atomic
def order_expire(*, order_id: int, now: dt.datetime) -> bool:
    """False where the order is not over: paid, extended, or a payment of it is being verified (the money may be ours already)."""
    order = (
        Order.objects.select_for_update(no_key=True, skip_locked=True, of=("self",)).filter(pk=order_id, status=OrderStatus.PENDING).first()
    )
    if order is None:
        return False
    contact = OrderContact.objects.get(order=order)
    if contact.pay_before > now or order.payments.filter(state__in=CLAIMED).exists():
        return False
    order_unplace(order=order, status=OrderStatus.EXPIRED, state=State.EXPIRED, actor=None, at=now, note="")
    text = _("بازارچه: مهلت پرداخت سفارش %(number)s گذشت. کالاها به سبد شما برگشت.\n%(url)s") % {
        "number": order.number, "url": order_url(order.number),
    }
    sms_send(contact.mobile, text)
    return True
