"""Paid at the gateway after the order's time was over: the stock is taken again, or the bank keeps nothing and the shopper is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from orders.basket.cookies import Owner
from orders.checkout.expiry import orders_expire
from orders.checkout.services import PAY_WITHIN
from orders.consignments.models import OrderContact
from orders.order.links import order_url
from orders.payments.models import Payment, PaymentState
from orders.payments.reconcile import payments_reconcile
from orders.stock.models import Hold
from sellers.businesses.models import Seller
from sellers.businesses.services import seller_freeze
from shop.accounts.models import SmsMessage
from tests.orders.payments.bank import Bank, returned, started
from tests.orders.payments.conftest import merchant_of, states
from tests.orders.world import MOBILE, basket_fill, order_make

Check = Callable[[Any], None]


@pytest.fixture
def late(bank: Bank, order_new: Callable[..., Any], settings: Settings) -> Iterator[Payment]:
    """The payment of an order of the last piece that has expired while its shopper stood at the gateway."""
    order = order_new(1)
    settings.ZARINPAL_MERCHANT_ID = merchant_of(order)
    payment = started(order)
    with time_machine.travel(timezone.now() + PAY_WITHIN + timedelta(seconds=1), tick=True):
        assert orders_expire(now=timezone.now()) == 1
        yield payment


def by_the_browser(bank: Bank, payment: Payment) -> None:
    returned(payment, bank.choose(payment))


def by_the_job(bank: Bank, payment: Payment) -> None:
    bank.choose(payment, "leave")
    payments_reconcile()


BY = [by_the_browser, by_the_job]


def told() -> list[str]:
    return list(SmsMessage.objects.filter(mobile=MOBILE).order_by("pk").values_list("text", flat=True))


@pytest.mark.parametrize("come", BY)
def test_a_late_success_takes_the_stock_again_and_is_paid_once(
    bank: Bank, late: Payment, paid_once: Check, come: Callable[[Bank, Payment], None]
) -> None:
    record = late.order.lines.get().stockrecord
    assert record.num_allocated == 0
    come(bank, late)
    payments_reconcile()
    paid_once(late.order)
    assert bank.session(late)["verified"] == 1
    hold = Hold.objects.get(reference=late.order.number)
    record.refresh_from_db()
    assert (hold.state, hold.expires_at, record.num_allocated) == ("held", None, 1)


@pytest.mark.parametrize("come", BY)
def test_a_late_success_of_what_was_sold_meanwhile_is_left_and_told_once(
    bank: Bank, late: Payment, come: Callable[[Bank, Payment], None]
) -> None:
    record = late.order.lines.get().stockrecord
    other = order_make(basket_fill(Owner(None), record), timezone.now())
    come(bank, late)
    payments_reconcile()
    late.refresh_from_db()
    late.order.refresh_from_db()
    record.refresh_from_db()
    assert (late.state, late.order.status) == (PaymentState.LEFT, "expired")
    assert set(late.order.consignments.values_list("state", flat=True)) == {"expired"}
    assert (bank.session(late)["verified"], bank.calls("verify")) == (0, 0)
    _expired, left = told()
    assert late.error
    assert late.error in left
    assert order_url(late.order.number) in left
    assert (Hold.objects.get(state="held").reference, record.num_allocated) == (other.number, 1)


@pytest.mark.django_db(transaction=True)
def test_killed_between_taking_the_stock_again_and_the_claim(
    bank: Bank, late: Payment, killed: Callable[..., None], paid_once: Check
) -> None:
    """Nothing of the half way stays; the job begins anew."""
    bank.choose(late, "leave")
    killed(f"""
import os, signal
from django.conf import settings
from orders.payments.services import payment_verify
from orders.payments.signals import payment_about_to_verify
settings.ZARINPAL_MERCHANT_ID = "{merchant_of(late.order)}"
def die(**kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
payment_about_to_verify.connect(die, weak=False)
payment_verify(payment_id={late.pk})
""")
    late.order.refresh_from_db()
    assert (late.order.status, states(late.order)) == ("expired", [PaymentState.REQUESTED])
    assert Hold.objects.get().state == "released"
    payments_reconcile()
    paid_once(late.order)


@pytest.mark.usefixtures("own_merchant")
def test_a_dead_claim_is_no_longer_in_time_and_a_closed_shop_sells_nothing_by_it(bank: Bank, order: Any) -> None:
    """Claimed in time, never told to the gateway, found when the time is over and the shop is closed."""
    payment = started(order)
    bank.choose(payment, "leave")
    now = timezone.now()
    Payment.objects.filter(pk=payment.pk).update(state=PaymentState.VERIFYING, claimed_at=now - timedelta(hours=1))
    OrderContact.objects.filter(order=order).update(pay_before=now - timedelta(minutes=50))
    seller_freeze(seller=Seller.objects.get(), reason="بررسی", actor=None)
    assert payments_reconcile().left == 1
    assert states(order) == [PaymentState.LEFT]
    assert bank.session(payment)["verified"] == 0
    assert OrderContact.objects.get(order=order).pay_before == now - timedelta(minutes=50)
