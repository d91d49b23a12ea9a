"""Paid, expired, paid too late, cancelled: what each leaves behind."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from oscar.apps.basket.models import Basket, Line
from procrastinate.contrib.django.models import ProcrastinateJob

from orders.basket.cookies import Owner
from orders.basket.services import basket_find
from orders.checkout.completion import order_can_complete, order_complete
from orders.checkout.expiry import orders_expire
from orders.checkout.services import PAY_WITHIN
from orders.checkout.tasks import paid_tell
from orders.consignments.models import OrderContact
from orders.consignments.services import order_cancel
from orders.payments.models import Payment
from shop.accounts.models import SmsMessage
from shop.core.errors import DomainError
from tests.orders.world import MOBILE, basket_fill, goods_make, order_make, seller_make, user_make

pytestmark = pytest.mark.django_db


def over() -> dt.datetime:
    return timezone.now() + PAY_WITHIN + dt.timedelta(seconds=1)


def told() -> int:
    return ProcrastinateJob.objects.filter(task_name="orders.paid_tell").count()


def allocated(record: Any) -> int:
    record.refresh_from_db()
    return int(record.num_allocated or 0)


def states(order: Any) -> tuple[str, set[str]]:
    order.refresh_from_db()
    return order.status, set(order.consignments.values_list("state", flat=True))


def test_completing_twice_is_completing_once() -> None:
    record = goods_make(seller_make())
    order = order_make(basket_fill(Owner(None), record), timezone.now())
    for _n in range(3):
        order_complete(order_id=order.pk, at=timezone.now())
    assert states(order) == ("paid", {"paid"})
    assert order.consignments.get().events.filter(after="paid").count() == 1
    assert told() == 1
    assert Basket.objects.get().status == "Submitted"
    paid_tell.func(order_id=order.pk)
    message = SmsMessage.objects.get()
    assert message.mobile == MOBILE
    assert f"/orders/{order.number}/?k=" in message.text


def test_an_unpaid_order_expires_after_its_time_and_the_goods_come_back() -> None:
    record = goods_make(seller_make(), stock=1)
    owner = basket_fill(Owner(None), record)
    order = order_make(owner, timezone.now())
    assert orders_expire(now=timezone.now() + PAY_WITHIN - dt.timedelta(seconds=5)) == 0
    assert allocated(record) == 1
    assert orders_expire(now=over()) == 1
    assert orders_expire(now=over()) == 0
    assert states(order) == ("expired", {"expired"})
    assert allocated(record) == 0
    assert basket_find(owner=owner) == owner.basket_ids[0]
    assert "سبد" in SmsMessage.objects.get().text


def test_goods_of_an_expired_order_join_what_the_person_put_in_since() -> None:
    seller, user = seller_make(), user_make()
    first, second = goods_make(seller), goods_make(seller)
    owner = basket_fill(Owner(user.pk), first)
    order_make(owner, timezone.now(), user=user)
    basket_fill(owner, first, second)
    orders_expire(now=over())
    lines = Line.objects.filter(basket__owner=user, basket__status="Open")
    assert dict(lines.values_list("stockrecord_id", "quantity")) == {first.pk: 2, second.pk: 1}


def test_goods_of_a_guests_expired_order_join_the_basket_begun_since() -> None:
    seller = seller_make()
    first, second = goods_make(seller), goods_make(seller)
    owner = basket_fill(Owner(None), first)
    order_make(owner, timezone.now())
    owner = basket_fill(owner, second)
    assert len(owner.basket_ids) == 2
    orders_expire(now=over())
    basket_id = basket_find(owner=owner)
    assert set(Line.objects.filter(basket_id=basket_id).values_list("stockrecord_id", flat=True)) == {first.pk, second.pk}


def test_an_order_does_not_expire_while_its_payment_is_being_verified() -> None:
    record = goods_make(seller_make())
    order = order_make(basket_fill(Owner(None), record), timezone.now())
    Payment.objects.create(order=order, provider="zarinpal", amount=1, state="verifying", authority="A", claimed_at=timezone.now())
    assert orders_expire(now=over()) == 0
    assert states(order) == ("pending", {"placed"})
    assert allocated(record) == 1


def test_a_late_success_takes_the_stock_again_and_completes() -> None:
    record, user = goods_make(seller_make(), stock=1), user_make()
    order = order_make(basket_fill(Owner(user.pk), record), timezone.now(), user=user)
    orders_expire(now=over())
    order_can_complete(order_id=order.pk)
    assert states(order) == ("pending", {"placed"})
    assert allocated(record) == 1
    order_complete(order_id=order.pk, at=timezone.now())
    assert states(order) == ("paid", {"paid"})
    assert not Line.objects.filter(basket__owner=user, basket__status="Open").exists()


def test_a_late_success_of_sold_goods_is_refused_before_it_is_verified() -> None:
    record = goods_make(seller_make(), stock=1)
    order = order_make(basket_fill(Owner(None), record), timezone.now())
    orders_expire(now=over())
    other = order_make(basket_fill(Owner(None), record), timezone.now())
    with pytest.raises(DomainError) as refused, transaction.atomic():
        order_can_complete(order_id=order.pk)
    assert refused.value.code == "stock_gone"
    assert states(order) == ("expired", {"expired"})
    assert states(other) == ("pending", {"placed"})
    assert allocated(record) == 1


def test_verifying_near_the_end_prolongs_the_hold() -> None:
    record = goods_make(seller_make())
    order = order_make(basket_fill(Owner(None), record), timezone.now())
    OrderContact.objects.filter(order=order).update(pay_before=timezone.now())
    order_can_complete(order_id=order.pk)
    assert orders_expire(now=timezone.now() + dt.timedelta(minutes=1)) == 0


def test_a_buyer_cancels_an_unpaid_order_and_no_other() -> None:
    record = goods_make(seller_make())
    owner = basket_fill(Owner(None), record)
    order = order_make(owner, timezone.now())
    order_cancel(order_id=order.pk, actor=None)
    assert states(order) == ("cancelled", {"cancelled"})
    assert allocated(record) == 0
    for act in (lambda: order_cancel(order_id=order.pk, actor=None), lambda: order_can_complete(order_id=order.pk)):
        with pytest.raises(DomainError), transaction.atomic():
            act()
    assert states(order) == ("cancelled", {"cancelled"})
    paid = order_make(basket_fill(Owner(None), record), timezone.now())
    order_complete(order_id=paid.pk, at=timezone.now())
    with pytest.raises(DomainError):
        order_cancel(order_id=paid.pk, actor=None)
    assert states(paid) == ("paid", {"paid"})
    assert allocated(record) == 1
