"""Placing an order: fourteen statements in one transaction, all of it or nothing.

Locks, in this order: the basket (open → frozen, by one conditional update), then the stock records by id, then rows that nobody else
can see yet. Two posts of one basket meet at the first lock: the second finds the first's order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from orders.basket.selectors import BasketLine, BasketNow, basket_read
from orders.basket.services import basket_freeze
from orders.checkout import errors
from orders.checkout.plan import ContactData, Plan, PlanParcel, plan_make
from orders.consignments.models import Consignment, ConsignmentEvent, ConsignmentLine, OrderContact, State
from orders.order.states import OrderStatus
from orders.stock.services import hold_take
from sellers.businesses.selectors import Covering, article33_address, licences_covering
from shop.accounts.models import User
from shop.accounts.services.addresses import address_clean
from shop.core.calendar import today
from shop.core.errors import DomainError
from shop.core.hot import hot_create
from shop.core.ids import order_number_new
from shop.core.money import RETAIL_MAX_RIAL, vat_part
from shop.core.persian import clean

Order = get_model("order", "Order")
Line = get_model("order", "Line")
PAY_WITHIN = dt.timedelta(minutes=15)
"""So long the stock is held for an order that is not paid."""
NOTE_MOST = 300


def order_of_basket(*, basket_id: int) -> Any:
    """The newest order that this basket became; None where it became none."""
    return Order.objects.filter(basket_id=basket_id).order_by("-pk").first()


@transaction.atomic
def order_place(
    *, basket_id: int, contact: ContactData, deliveries: Mapping[int, str], notes: Mapping[int, str], user: User | None, expected_total: int
) -> Any:
    """Place the basket's order, unpaid; its stock is held for `PAY_WITHIN`. The same basket posted again gives the same order.

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
        return placed
    now = timezone.now()
    basket = basket_read(basket_id=basket_id, now=now)
    plan = plan_make(basket=basket, province_id=address.province_id, deliveries=deliveries)
    _check(plan, deliveries, expected_total)
    licences = _licences(basket)
    number = order_number_new()
    _hold(number, basket, now + PAY_WITHIN)
    [order] = hot_create([Order(
        number=number, basket_id=basket_id, user=user, currency="IRR", status=OrderStatus.PENDING, date_placed=now,
        total_incl_tax=Decimal(plan.total), total_excl_tax=Decimal(plan.total - sum(_vat(line) for line in basket.lines)),
        shipping_incl_tax=Decimal(plan.freight), shipping_excl_tax=Decimal(plan.freight), shipping_method="", shipping_code="",
    )])
    hot_create([
        OrderContact(
            order=order, mobile=contact.mobile, recipient=address.recipient, recipient_mobile=address.mobile,
            province_id=address.province_id, county_id=address.county_id, line=address.line, postal_code=address.postal_code,
            pay_before=now + PAY_WITHIN,
        )
    ])
    consignments = hot_create(_consignment(order, parcel, notes) for parcel in plan.parcels)
    lines = hot_create(_order_line(order, line) for parcel in plan.parcels for line in parcel.parcel.lines)
    owners = [consignment for consignment, parcel in zip(consignments, plan.parcels, strict=True) for _line in parcel.parcel.lines]
    agreed = [line for parcel in plan.parcels for line in parcel.parcel.lines]
    hot_create(
        _frozen(row, consignment, line, licences[consignment.seller_id, line.offer.activity_field])
        for row, consignment, line in zip(lines, owners, agreed, strict=True)
    )
    hot_create(
        ConsignmentEvent(consignment=consignment, before="", after=State.PLACED, actor=user, at=now) for consignment in consignments
    )
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


def _vat(line: BasketLine) -> int:
    return vat_part(line.total, line.offer.vat_percent)


def _consignment(order: Any, planned: PlanParcel, notes: Mapping[int, str]) -> Consignment:
    parcel, seller, quote = planned.parcel, planned.parcel.seller, planned.chosen
    if quote is None:
        raise errors.delivery_missing(seller.name)
    return Consignment(
        order=order, seller=seller, delivery_code=quote.code, delivery_title=quote.title, delivery_cost=quote.cost,
        goods_total=parcel.goods_total, days_min=parcel.preparation_days + quote.days_min,
        days_max=parcel.preparation_days + quote.days_max,
        note=clean(notes.get(seller.pk, "")), seller_name=seller.name, seller_address=article33_address(seller, before_paying=True),
        seller_phone=seller.phone,
    )


def _order_line(order: Any, line: BasketLine) -> Any:
    offer, net = line.offer, line.total - _vat(line)
    return Line(
        order=order, partner_id=offer.partner_id, partner_name=offer.seller_name, partner_sku="", stockrecord_id=line.stockrecord_id,
        product_id=offer.product_id, title=offer.title, quantity=line.quantity, status="", num_allocated=0, tax_code=offer.vat_class,
        line_price_incl_tax=Decimal(line.total), line_price_before_discounts_incl_tax=Decimal(line.total),
        line_price_excl_tax=Decimal(net), line_price_before_discounts_excl_tax=Decimal(net),
        unit_price_incl_tax=Decimal(offer.price), unit_price_excl_tax=Decimal(offer.price - vat_part(offer.price, offer.vat_percent)),
    )


def _frozen(row: Any, consignment: Consignment, line: BasketLine, licence: Covering) -> ConsignmentLine:
    offer = line.offer
    return ConsignmentLine(
        line=row, consignment=consignment, title=offer.title, variant=offer.variant[:80], picture=offer.picture, quantity=line.quantity,
        unit_price=offer.price, vat_class=offer.vat_class, vat_percent=offer.vat_percent, licence_number=licence.number,
        licence_field=licence.field_title, licence_valid_until=licence.expires_on, return_rule=offer.return_rule,
        preparation_days=offer.preparation_days,
    )
