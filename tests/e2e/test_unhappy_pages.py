"""The pages of a payment that goes wrong and of an order without an account: seen on a phone and on a desk, each with its way on."""

from __future__ import annotations

import datetime as dt
from typing import Any

import time_machine
from oscar.core.loading import get_model

from orders.checkout.tasks import expire
from orders.payments.models import Payment, PaymentState
from orders.payments.reconcile import payments_reconcile
from sellers.businesses.models import Seller
from sellers.businesses.services import seller_freeze
from tests.e2e.journey import MOBILE, Journey, code_sent
from tests.e2e.market import Market

Order = get_model("order", "Order")
STRANGER = "09129998877"


def ready(shopper: Journey, market: Market) -> None:
    """One bowl in the basket, and the checkout filled."""
    shopper.open(f"/p/{market.bowl.product_id}/{market.bowl.product.slug}/")
    shopper.add("۱")
    shopper.checkout(parcels=1)


def later(**time: int) -> Any:
    return time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(**time), tick=True)


def test_a_gateway_that_fails_and_a_bank_that_is_silent(shopper: Journey, market: Market) -> None:
    ready(shopper, market)
    shopper.bank.fault("request", "status", code=502)
    with shopper.refused(503):
        shopper.visible("#paybar button, #summary button[type=submit]").click()
        shopper.page.wait_for_selector('form[action*="/checkout/pay/"]')
    shopper.tells(Order.objects.get().number)
    shopper.seen()
    shopper.visible('form[action*="/checkout/pay/"] button').click()
    shopper.page.wait_for_url(f"{shopper.bank.url}/pg/StartPay/**")
    shopper.bank.fault("verify", "status", code=502)
    shopper.at_gateway("pay")
    shopper.page.wait_for_url("**/payments/result/**")
    shopper.tells("نتیجه را از بانک می‌پرسیم")
    shopper.seen()
    with later(seconds=30):
        payments_reconcile()
        shopper.page.wait_for_url("**/checkout/thanks/**")
    assert Payment.objects.filter(state=PaymentState.SETTLED).count() == 1


def test_paid_too_late_for_what_is_sold(shopper: Journey, market: Market) -> None:
    """The payment is left to the bank, and the order's page says that its time is over."""
    ready(shopper, market)
    shopper.place()
    with later(minutes=16):
        expire()
        type(market.bowl).objects.filter(pk=market.bowl.pk).update(num_in_stock=0)
        shopper.at_gateway("pay")
        shopper.page.wait_for_url("**/payments/result/**")
        shopper.tells("این پرداخت را نپذیرفتیم")
        shopper.seen()
        shopper.visible('main a[href*="/orders/"]').click()
        shopper.page.wait_for_url("**/orders/**")
        assert not shopper.page.locator('form[action*="/checkout/pay/"]').count()
        shopper.seen()
    assert (Order.objects.get().status, Payment.objects.get().state) == ("expired", PaymentState.LEFT)


def test_an_order_of_a_shop_that_was_closed_meanwhile(shopper: Journey, market: Market) -> None:
    """Its page says which goods are not sold now and what to do; the gateway is not opened and nothing is charged."""
    ready(shopper, market)
    shopper.place()
    shopper.at_gateway("cancel")
    shopper.page.wait_for_url("**/payments/result/**")
    seller_freeze(seller=Seller.objects.get(partner_id=market.bowl.partner_id), reason="رسیدگی", actor=None)
    shopper.visible('form[action*="/checkout/pay/"] button').click()
    shopper.page.wait_for_url("**/orders/**")
    shopper.tells("اکنون فروخته نمی‌شود")
    assert not shopper.page.locator('form[action*="/checkout/pay/"]').count()
    shopper.seen()
    assert (Order.objects.get().status, Payment.objects.get().state) == ("pending", PaymentState.CANCELLED)
    shopper.visible('form[action*="/cancel/"] button').click()
    shopper.tells("این سفارش لغو شد")


def test_a_forged_return_and_the_way_to_a_guests_order(shopper: Journey, market: Market) -> None:
    ready(shopper, market)
    shopper.place()
    order, payment = Order.objects.get(), Payment.objects.get()
    with shopper.refused(404):
        shopper.page.goto(f"{shopper.site}/payments/callback/{payment.pk}/?Authority=B&Status=OK")
    shopper.seen()
    payment.refresh_from_db()
    assert payment.state == PaymentState.REQUESTED
    shopper.visible('main a[href$="/orders/find/"]').click()
    shopper.page.wait_for_url("**/orders/find/")
    shopper.seen()
    shopper.visible("main form button").click()
    shopper.visible("input[aria-invalid=true]").wait_for()
    shopper.seen()
    ask_code(shopper, order.number, STRANGER)
    shopper.seen()
    with shopper.refused(404):
        write_code(shopper, STRANGER)
        shopper.visible('main a[href$="/orders/find/"]').wait_for()
    shopper.seen()
    shopper.visible('main a[href$="/orders/find/"]').click()
    shopper.page.wait_for_url("**/orders/find/")
    ask_code(shopper, order.number, MOBILE)
    shopper.page.locator("input[name=code]").fill("12")
    shopper.visible("main form button").click()
    shopper.visible("input[aria-invalid=true]").wait_for()
    shopper.seen()
    write_code(shopper, MOBILE)
    shopper.page.wait_for_url(f"**/orders/{order.number}/**")
    shopper.seen()


def ask_code(shopper: Journey, number: str, mobile: str) -> None:
    shopper.page.locator("input[name=number]").fill(number)
    shopper.page.locator("input[name=mobile]").fill(mobile)
    shopper.visible("main form button").click()
    shopper.page.wait_for_url("**/orders/find/code/")


def write_code(shopper: Journey, mobile: str) -> None:
    shopper.page.locator("input[name=code]").fill(code_sent(mobile))
    shopper.visible("main form button").click()
