"""From the first page to a paid order, as people shop: on a phone and on a desk, as guest, signed in and without script."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from oscar.core.loading import get_model
from playwright.sync_api import Browser, ViewportSize
from pytest_django.live_server_helper import LiveServer

from orders.checkout.tasks import expire
from orders.payments.models import Payment, PaymentState
from orders.payments.standin.server import OUTCOMES
from shop.accounts.models import User
from tests.e2e.journey import DESK, PHONE, Journey
from tests.e2e.market import Market
from tests.orders.payments.bank import Bank

Order = get_model("order", "Order")
Start = Callable[..., Journey]


@pytest.fixture
def start(chromium: Browser, live_server: LiveServer, gateway: Bank) -> Iterator[Start]:
    begun: list[Journey] = []

    def begin(size: ViewportSize = PHONE, *, script: bool = True) -> Journey:
        begun.append(Journey(chromium, live_server.url, gateway, size=size, script=script))
        return begun[-1]

    yield begin
    for journey in begun:
        journey.close()


def paid_once(market: Market) -> Any:
    """One order, one charge, two parcels, and the two pieces are taken from the stock's count."""
    order = Order.objects.get()
    assert Payment.objects.filter(state=PaymentState.SETTLED).count() == 1
    assert set(order.consignments.values_list("state", flat=True)) == {"paid"}
    for record in (market.bowl, market.jam):
        record.refresh_from_db()
        assert record.num_allocated == 1
    return order


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_guest_buys_from_two_makers(start: Start, market: Market, size: ViewportSize) -> None:
    shopper = start(size)
    shopper.fill_basket(market)
    shopper.checkout()
    shopper.place()
    shopper.pay()
    order = paid_once(market)
    shopper.tells(order.number)
    shopper.follow()
    shopper.tells(order.number)
    for seller in (market.potter, market.cook):
        shopper.tells(seller.name)


def test_without_script(start: Start, market: Market) -> None:
    shopper = start(PHONE, script=False)
    shopper.fill_basket(market)
    shopper.checkout()
    shopper.place()
    shopper.pay()
    order = paid_once(market)
    shopper.follow()
    shopper.tells(order.number)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_signed_in(start: Start, market: Market, size: ViewportSize) -> None:
    """By the code on the phone, with what lay in the guest's basket."""
    user = User.objects.create(username="09351112233", mobile="09351112233", first_name="مریم")
    shopper = start(size)
    shopper.fill_basket(market)
    shopper.sign_in("09351112233")
    shopper.checkout(guest=False)
    shopper.place()
    shopper.pay()
    assert paid_once(market).user == user
    shopper.follow()


@pytest.mark.parametrize("act", ["decline", "cancel"])
def test_what_was_not_paid_is_paid_again(start: Start, market: Market, act: str) -> None:
    """The gateway comes back with the same word for a card that was declined and for a shopper who gave up."""
    shopper = start(PHONE)
    shopper.fill_basket(market)
    shopper.checkout()
    shopper.place()
    shopper.at_gateway(act)
    shopper.page.wait_for_url(f"{shopper.site}/**")
    shopper.seen()
    shopper.tells("پولی نگرفته‌ایم")
    payment = Payment.objects.get()
    assert payment.state == PaymentState.CANCELLED
    assert shopper.bank.session(payment)["outcome"] == OUTCOMES[act]
    shopper.visible('main form[action*="/checkout/pay/"] button').click()
    shopper.page.wait_for_url(f"{shopper.bank.url}/pg/StartPay/**")
    shopper.pay()
    paid_once(market)


def test_three_callbacks_are_one_charge(start: Start, market: Market) -> None:
    shopper = start(DESK)
    shopper.fill_basket(market)
    shopper.checkout()
    shopper.place()
    shopper.pay()
    before = Payment.objects.get()
    for _time in range(2):
        shopper.page.goto(shopper.callbacks[0])
        assert "/checkout/thanks/" in shopper.page.url
    paid_once(market)
    assert Payment.objects.get().reference == before.reference
    assert shopper.bank.session(before)["verified"] == 1


def test_what_is_not_paid_in_time_goes_back(start: Start, market: Market) -> None:
    shopper = start(PHONE)
    shopper.fill_basket(market)
    shopper.checkout()
    shopper.place()
    order = Order.objects.get()
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=16), tick=True):
        expire()
        for record in (market.bowl, market.jam):
            record.refresh_from_db()
            assert (record.num_allocated or 0) == 0
        assert set(order.consignments.values_list("state", flat=True)) == {"expired"}
        shopper.open("/basket/")
        assert shopper.page.locator("section.box[aria-label]").count() == 2, "the goods are back in the basket"
        shopper.seen()
    assert not Payment.objects.filter(state=PaymentState.SETTLED).exists()
