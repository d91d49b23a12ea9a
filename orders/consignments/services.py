"""Every move of a parcel. Each move leaves an event: who, when, from, to."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.core.loading import get_model

from orders.basket.services import basket_reopen
from orders.consignments.models import Consignment, ConsignmentEvent, OrderContact, State
from orders.consignments.states import MOVES
from orders.order.links import order_url
from orders.order.states import OrderStatus
from orders.payments.models import CLAIMED
from orders.stock.services import hold_consume, hold_release
from shop.accounts.models import User
from shop.accounts.sms import sms_send
from shop.core.errors import DomainError
from shop.core.persian import clean, digits_en
from shop.core.states import move_check

Order = get_model("order", "Order")
TRACKING_LEAST = 5
TRACKING_MOST = 40


@transaction.atomic
def consignment_move(*, consignment_id: int, after: str, actor: User | None, note: str = "", tracking_code: str = "") -> Consignment:
    """Move one paid parcel on: shipped (its pieces leave the stock) or delivered. The shopper of a shipped one is told.

    DomainError: state, tracking_code (5 to 40 characters, for shipped), hold_lost.
    """
    consignment = Consignment.objects.select_for_update(no_key=True, of=("self",)).select_related("order").get(pk=consignment_id)
    before = consignment.state
    move_check(MOVES, before, after)
    if after not in (State.SHIPPED, State.DELIVERED):
        raise DomainError("state", gettext_lazy("این کار در وضعیت کنونی شدنی نیست."), before=before, after=after)
    consignment.state = after
    if after == State.SHIPPED:
        consignment.tracking_code = _tracking_clean(tracking_code)
        hold_consume(
            reference=consignment.order.number,
            stockrecord_ids=list(consignment.lines.values_list("line__stockrecord_id", flat=True)),
        )
        _shipped_tell(consignment)
    consignment.save(update_fields=("state", "tracking_code"))
    ConsignmentEvent.objects.create(
        consignment=consignment, before=before, after=after, actor=actor, note=clean(note)[:200], at=timezone.now()
    )
    return consignment


def consignments_move(*, order_id: int, after: str, actor: User | None, at: dt.datetime, note: str = "") -> list[Consignment]:
    """Move all parcels of an order together, in the caller's transaction, which has locked the order. DomainError: state."""
    found = list(Consignment.objects.select_for_update(no_key=True, of=("self",)).filter(order_id=order_id).order_by("pk"))
    for consignment in found:
        move_check(MOVES, consignment.state, after)
    ConsignmentEvent.objects.bulk_create(
        ConsignmentEvent(consignment=consignment, before=consignment.state, after=after, actor=actor, note=note, at=at)
        for consignment in found
    )
    Consignment.objects.filter(order_id=order_id).update(state=after)
    return found


@transaction.atomic
def order_cancel(*, order_id: int, actor: User | None) -> None:
    """The buyer gives up an order that is not paid: stock released, goods back in the basket.

    DomainError: order_paid, order_verifying (its payment is being verified), order_over (cancelled or expired already).
    """
    order = order_lock(order_id=order_id)
    if order.status == OrderStatus.PAID:
        raise DomainError("order_paid", gettext_lazy("این سفارش پرداخت شده است."))
    if order.status != OrderStatus.PENDING:
        raise DomainError("order_over", gettext_lazy("این سفارش پیش‌تر بسته شده است."))
    if order.payments.filter(state__in=CLAIMED).exists():
        raise DomainError("order_verifying", gettext_lazy("پرداخت این سفارش در حال بررسی است؛ چند دقیقهٔ دیگر دوباره ببینید."))
    order_unplace(order=order, status=OrderStatus.CANCELLED, state=State.CANCELLED, actor=actor, at=timezone.now(), note="")


def order_unplace(*, order: Any, status: str, state: str, actor: User | None, at: dt.datetime, note: str) -> None:
    """A pending order comes to nothing, in the caller's transaction: basket first, then holds and stock, then the parcels.

    The basket comes first since placing locks a basket and then stock as well.
    """
    if order.basket_id:
        basket_reopen(basket_id=order.basket_id)
    hold_release(reference=order.number)
    Order.objects.filter(pk=order.pk).update(status=status)
    consignments_move(order_id=order.pk, after=state, actor=actor, at=at, note=note)


def order_lock(*, order_id: int) -> Any:
    """The order with its row locked: first of all locks on an order that exists (then basket, holds, stock, parcels)."""
    return Order.objects.select_for_update(no_key=True, of=("self",)).get(pk=order_id)


def orders_attach(*, user: User, mobile: str) -> int:
    """Guests' orders of a number that this person has proved are theirs from now on."""
    numbers = OrderContact.objects.filter(mobile=mobile, order__user=None).values("order_id")
    return int(Order.objects.filter(pk__in=numbers, user=None).update(user=user))


def _tracking_clean(text: str) -> str:
    code = digits_en(clean(text)).replace(" ", "")
    if not TRACKING_LEAST <= len(code) <= TRACKING_MOST:
        raise DomainError("tracking_code", gettext_lazy("کد رهگیری را از روی رسید پست یا پیک بنویسید (۵ تا ۴۰ نویسه)."))
    return code


def _shipped_tell(consignment: Consignment) -> None:
    contact = OrderContact.objects.only("mobile").get(pk=consignment.order_id)
    text = _("بازارچه: مرسولهٔ %(seller)s فرستاده شد. کد رهگیری: %(code)s\n%(url)s") % {
        "seller": consignment.seller_name, "code": consignment.tracking_code, "url": order_url(consignment.order.number),
    }
    sms_send(contact.mobile, text)
