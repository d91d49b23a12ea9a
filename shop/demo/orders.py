"""The demo's orders: placed, paid, shipped, delivered, cancelled, expired, through the services, then set back in time."""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from oscar.core.loading import get_model

from catalog.listings.models import Listing, ListingState
from orders.basket.cookies import Owner
from orders.basket.selectors import basket_read
from orders.basket.services import line_add
from orders.checkout.expiry import order_expire
from orders.checkout.plan import ContactData, plan_make
from orders.checkout.services import PAY_WITHIN, order_place
from orders.consignments.models import Consignment, ConsignmentEvent, OrderContact, State
from orders.consignments.services import consignment_move, order_cancel
from orders.payments.models import Payment, PaymentState
from orders.payments.services import payment_settle
from shop.accounts.models import User
from shop.accounts.services.addresses import AddressData
from shop.demo.users import DEMO_USERS
from shop.places.models import County

Order = get_model("order", "Order")
StockRecord = get_model("partner", "StockRecord")
DEAREST = 60_000_000
"""Rial; what the demo's shoppers put into a basket at most for one piece."""
MOST_OF_A_LINE = 2
GUESTS = (("09120000003", "نازنین صادقی"), ("09120000004", "امیر فرهادی"), ("09120000005", "سارا یوسفی"))
NOTES = (
    "", "", "", "لطفاً پیش از تحویل زنگ بزنید.", "هدیه است؛ اگر شد فاکتور داخل بسته نباشد.", "زنگ واحد خراب است، با نگهبان هماهنگ کنید.",
)


@dataclass(frozen=True, slots=True)
class Wish:
    """An order to be told: `who` is a shopper's number, None a guest; how many sellers; where it ends; how many days ago."""

    who: int | None
    sellers: int
    state: str
    days: int


WISHES = (
    Wish(0, 2, State.DELIVERED, 58), Wish(1, 1, State.DELIVERED, 51), Wish(None, 1, State.DELIVERED, 44), Wish(0, 3, State.DELIVERED, 37),
    Wish(1, 2, State.DELIVERED, 29), Wish(None, 2, State.DELIVERED, 23), Wish(0, 1, State.CANCELLED, 20), Wish(0, 2, State.DELIVERED, 16),
    Wish(None, 1, State.EXPIRED, 12), Wish(1, 3, State.DELIVERED, 11), Wish(0, 1, State.SHIPPED, 4), Wish(None, 2, State.SHIPPED, 4),
    Wish(1, 2, State.SHIPPED, 3), Wish(None, 1, State.CANCELLED, 3), Wish(0, 3, State.SHIPPED, 2), Wish(None, 1, State.EXPIRED, 2),
    Wish(1, 1, State.PAID, 2), Wish(0, 2, State.PAID, 1), Wish(None, 3, State.PAID, 1), Wish(1, 2, State.PAID, 0),
    Wish(0, 1, State.PAID, 0), Wish(None, 1, State.PLACED, 0), Wish(1, 2, State.PLACED, 0),
)
AFTER = {
    State.PLACED: dt.timedelta(0), State.PAID: dt.timedelta(minutes=3), State.CANCELLED: dt.timedelta(minutes=6), State.EXPIRED: PAY_WITHIN,
    State.SHIPPED: dt.timedelta(hours=27), State.DELIVERED: dt.timedelta(hours=101),
}
"""How long after an order is placed each state is reached."""


def orders_build(*, now: dt.datetime) -> int:
    """How many orders were placed. Every second one has goods of the sellers who can sign in."""
    shoppers = list(_users("shopper"))
    shown = list(_users("seller").exclude(sellers=None).values_list("sellers__partner_id", flat=True))
    offers = _offers(shown)
    made = 0
    for number, wish in enumerate(WISHES):
        rng = random.Random(f"order {number}")
        turn = shown[number // 2 % len(shown)] if number % 2 and shown else None
        able = sorted(partner for partner, left in offers.items() if _enough(left))
        partners = _partners(rng, able, turn, wish.sellers)
        if partners:
            _order(rng, number, wish, [offers[partner] for partner in partners], shoppers, now)
            made += 1
    return made


def _users(role: str) -> QuerySet[User]:
    return User.objects.filter(mobile__in=[person.mobile for person in DEMO_USERS if person.role == role]).order_by("mobile")


def _offers(shown: Sequence[int]) -> dict[int, dict[int, float]]:
    """Stock records that can be bought a few times, by partner, with what is left; the dear ones only of the sellers who can sign in."""
    wanted = Q(price__lt=DEAREST) | Q(partner_id__in=shown)
    live = set(Listing.objects.filter(wanted, state=ListingState.LIVE, in_stock=True).values_list("product_id", "partner_id"))
    rows = StockRecord.objects.filter(wanted, terms__is_offered=True).order_by("id")
    out: dict[int, dict[int, float]] = {}
    for key, partner, product, parent, stock in rows.values_list("id", "partner_id", "product_id", "product__parent_id", "num_in_stock"):
        if (parent or product, partner) in live and (stock is None or stock > 3):
            out.setdefault(partner, {})[key] = math.inf if stock is None else stock
    return out


def _enough(left: dict[int, float]) -> list[int]:
    return [key for key, pieces in left.items() if pieces >= MOST_OF_A_LINE]


def _partners(rng: random.Random, able: Sequence[int], turn: int | None, count: int) -> list[int]:
    first = [turn] if turn is not None and turn in able else []
    rest = [partner for partner in able if partner not in first]
    return first + rng.sample(rest, min(len(rest), count - len(first)))


def _order(rng: random.Random, number: int, wish: Wish, offers: list[dict[int, float]], shoppers: list[User], now: dt.datetime) -> None:
    user = shoppers[wish.who % len(shoppers)] if wish.who is not None and shoppers else None
    mobile, name = (user.mobile or "", user.display_name) if user else GUESTS[number % len(GUESTS)]
    basket_id = 0
    for left in offers:
        records = _enough(left)
        for record in rng.sample(records, min(len(records), rng.choice((1, 1, 2)))):
            owner, quantity = Owner(user.pk if user else None, (basket_id,) if basket_id else ()), rng.choice((1, 1, 1, MOST_OF_A_LINE))
            basket_id = line_add(owner=owner, stockrecord_id=record, quantity=quantity).basket_id
            left[record] -= quantity
    county = rng.choice(list(County.objects.filter(name__in=("تهران", "اصفهان", "شیراز", "مشهد", "رشت", "کرج")).order_by("id")))
    address = AddressData(
        recipient=name, mobile=mobile, province_id=county.province_id, county_id=county.pk,
        line=f"خیابان {rng.choice(('بهار', 'نیلوفر', 'سعدی', 'حافظ', 'لاله'))}، پلاک {rng.randint(3, 180)}، واحد {rng.randint(1, 9)}",
        postal_code=f"{rng.randint(10**9, 10**10 - 1)}",
    )
    plan = plan_make(basket=basket_read(basket_id=basket_id, now=timezone.now()), province_id=county.province_id, deliveries={})
    order = order_place(
        basket_id=basket_id, contact=ContactData(mobile, address), user=user, expected_total=plan.total,
        deliveries={parcel.parcel.seller.pk: parcel.chosen.code for parcel in plan.parcels if parcel.chosen},
        notes={parcel.parcel.seller.pk: rng.choice(NOTES) for parcel in plan.parcels},
    )
    _move_on(rng, order, wish.state, user)
    _set_back(order, wish, now, rng)


def _move_on(rng: random.Random, order: Any, state: str, user: User | None) -> None:
    if state == State.CANCELLED:
        order_cancel(order_id=order.pk, actor=user)
    elif state == State.EXPIRED:
        order_expire(order_id=order.pk, now=timezone.now() + PAY_WITHIN + dt.timedelta(minutes=1))
    elif state != State.PLACED:
        _pay(order)
        for consignment in Consignment.objects.filter(order=order).select_related("seller").order_by("pk"):
            actor = consignment.seller.users.order_by("id").first()
            if state in (State.SHIPPED, State.DELIVERED):
                consignment_move(
                    consignment_id=consignment.pk, after=State.SHIPPED, actor=actor, tracking_code=f"{rng.randint(10**23, 10**24 - 1)}",
                )
            if state == State.DELIVERED:
                consignment_move(consignment_id=consignment.pk, after=State.DELIVERED, actor=actor)


def _pay(order: Any) -> None:
    """A payment as a gateway verified it, settled by the service that completes the order."""
    now = timezone.now()
    payment_settle(payment=Payment.objects.create(
        order=order, provider="zarinpal", amount=int(order.total_incl_tax), state=PaymentState.VERIFIED, authority=f"A{order.number:0>35}",
        reference=f"{order.pk:012}", card="603799******0004", requested_at=now, claimed_at=now, verified_at=now,
    ))


@transaction.atomic
def _set_back(order: Any, wish: Wish, now: dt.datetime, rng: random.Random) -> None:
    """The order as if placed some days ago, each state reached in its time."""
    placed = now - dt.timedelta(days=wish.days, minutes=rng.randint(2, 9) if wish.days == 0 else rng.randint(60, 600))
    if wish.days == 0 and wish.state == State.PLACED:
        return
    Order.objects.filter(pk=order.pk).update(date_placed=placed)
    OrderContact.objects.filter(order=order).update(pay_before=placed + PAY_WITHIN)
    Consignment.objects.filter(order=order).update(created_at=placed)
    for state, after in AFTER.items():
        ConsignmentEvent.objects.filter(consignment__order=order, after=state).update(at=min(placed + after, now))
    paid = placed + AFTER[State.PAID]
    Payment.objects.filter(order=order).update(created_at=placed, requested_at=placed, claimed_at=paid, verified_at=paid, settled_at=paid)
