"""Placing an order: eight statements in one transaction, all of it or nothing.

Locks, in this order: the basket (open → frozen, by one conditional update), then the stock records by id, then rows that nobody else
can see yet. Two posts of one basket meet at the first lock: the second finds the first's order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from orders.basket.selectors import BasketNow, basket_read
from orders.basket.services import basket_freeze
from orders.checkout import errors
from orders.checkout.plan import ContactData, Plan, plan_make
from orders.checkout.writing import order_write
from orders.consignments.sale import titles_closed
from orders.order.states import OrderStatus
from orders.stock.services import hold_take
from sellers.businesses.selectors import Covering, licences_covering
from shop.accounts.models import User
from shop.accounts.services.addresses import address_clean
from shop.core.calendar import today
from shop.core.errors import DomainError
from shop.core.ids import order_number_new
from shop.core.money import RETAIL_MAX_RIAL

Order = get_model("order", "Order")
PAY_WITHIN = dt.timedelta(minutes=15)
"""So long the stock is held for an order that is not paid."""
NOTE_MOST = 300


def order_pay_check(*, order: Any, now: dt.datetime) -> None:
    """Before the gateway is opened for an order that was placed before.

    DomainError: order_over (paid, cancelled, expired or its time is over), sale_closed (`titles`: a maker is closed or has no licence).
    """
    if order.status != OrderStatus.PENDING or order.contact.pay_before <= now:
        raise errors.order_over()
    if titles := titles_closed(order_id=order.pk, now=now):
        raise errors.sale_closed(titles)


def order_of_basket(*, basket_id: int) -> Any:
    """The newest order that this basket became; None where it became none."""
    return Order.objects.filter(basket_id=basket_id).order_by("-pk").first()


@transaction.atomic
def order_place(
    *, basket_id: int, contact: ContactData, deliveries: Mapping[int, str], notes: Mapping[int, str], user: User | None, expected_total: int
) -> Any:
    """Place the basket's order, unpaid; its stock is held for `PAY_WITHIN`. The same basket posted again gives the same order.

    `is_new` tells which it was. A new order comes with its key, number and state; whatever else is asked of it is read from the database.
    `deliveries` and `notes` are by seller id; `expected_total` is the Rial that the shopper saw.
    DomainError: basket_empty, basket_changed (`lines`: sentences), total_changed (`total`, `lines`), delivery_unknown, delivery_missing,
    order_too_large, note_long, county_elsewhere. Nothing is changed then.
    """
    address = address_clean(contact.address)
    if any(len(note) > NOTE_MOST for note in notes.values()):
        raise errors.note_long(NOTE_MOST)
    if not basket_freeze(basket_id=basket_id):
        placed = order_of_basket(basket_id=basket_id)
        if placed is None or placed.status in (OrderStatus.EXPIRED, OrderStatus.CANCELLED):
            raise errors.basket_empty()
        placed.is_new = False
        return placed
    now = timezone.now()
    basket = basket_read(basket_id=basket_id, now=now)
    plan = plan_make(basket=basket, province_id=address.province_id, deliveries=deliveries)
    _check(plan, deliveries, expected_total)
    licences = _licences(basket)
    number = order_number_new()
    until = now + PAY_WITHIN
    _hold(number, basket, until)
    key = order_write(
        number=number, status=OrderStatus.PENDING, user_id=user.pk if user else None, contact=ContactData(contact.mobile, address),
        plan=plan, notes=notes, licences=licences, at=now, pay_before=until,
    )
    order = Order.from_db("default", ("id", "number", "status"), (key, number, OrderStatus.PENDING))
    order.is_new = True
    return order


def changes_of(basket: BasketNow) -> list[str]:
    """What is different from when the lines were put in, each with its title."""
    return [f"{line.offer.title}: {change}" for line in basket.lines for change in line.changes]


def _check(plan: Plan, deliveries: Mapping[int, str], expected_total: int) -> None:
    basket = plan.basket
    if not basket.lines:
        raise errors.basket_empty()
    if basket.is_blocked:
        raise errors.basket_changed(changes_of(basket))
    for parcel in plan.parcels:
        seller = parcel.parcel.seller
        if not parcel.quotes:
            raise errors.delivery_missing(seller.name)
        if deliveries.get(seller.pk) not in {quote.code for quote in parcel.quotes}:
            raise errors.delivery_unknown(seller.name)
    if plan.total > RETAIL_MAX_RIAL:
        raise errors.order_too_large()
    if plan.total != expected_total:
        raise errors.total_changed(total=plan.total, lines=changes_of(basket))


def _licences(basket: BasketNow) -> Mapping[tuple[int, str], Covering]:
    """The licence that covers each line today, by seller and field. DomainError basket_changed where one does not."""
    wanted = {(parcel.seller.pk, line.offer.activity_field): line for parcel in basket.parcels for line in parcel.lines}
    rows = licences_covering(seller_ids={key for key, _field in wanted}, field_codes={code for _key, code in wanted}, day=today())
    found = {(row.seller_id, row.field_code): row for row in rows}
    missing = [line.offer.title for key, line in wanted.items() if key not in found]
    if missing:
        raise errors.basket_changed(missing)
    return found


def _hold(number: str, basket: BasketNow, until: dt.datetime) -> None:
    try:
        hold_take(reference=number, wants={line.stockrecord_id: line.quantity for line in basket.lines}, expires_at=until)
    except DomainError as error:
        short = set(error.details.get("stockrecord_ids", ()))
        raise errors.basket_changed([line.offer.title for line in basket.lines if line.stockrecord_id in short]) from error
