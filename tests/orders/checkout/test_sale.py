"""A licence that ends, or a shop that is closed, between placing and paying."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone
from oscar.core.loading import get_model

from orders.basket.cookies import Owner
from orders.checkout.completion import order_can_complete
from orders.checkout.expiry import orders_expire
from orders.checkout.services import PAY_WITHIN
from orders.consignments.models import ConsignmentLine
from orders.payments.models import Payment
from orders.stock.models import Hold
from sellers.businesses.models import Licence, Seller
from sellers.businesses.selectors import last_moment
from sellers.businesses.services import licence_revoke, seller_freeze
from shop.core.errors import DomainError
from tests.orders.payments.bank import Bank
from tests.orders.shopper import Shopper
from tests.orders.world import basket_fill, goods_make, order_make, seller_make

Order = get_model("order", "Order")
pytestmark = pytest.mark.django_db


def the_clock(clock: Any) -> None:
    """Past the midnight that closes the licence's last day."""
    clock.shift(dt.timedelta(minutes=6))


def a_freeze(clock: Any) -> None:
    seller_freeze(seller=Seller.objects.get(), reason="بررسی", actor=None)


def a_revocation(clock: Any) -> None:
    licence_revoke(licence=Licence.objects.get())


CLOSING = [the_clock, a_freeze, a_revocation]


@pytest.fixture
def shop(db: None) -> Seller:
    return seller_make()


@pytest.fixture
def clock(shop: Seller) -> Iterator[Any]:
    """Five minutes before the shop's only licence ends."""
    end = last_moment(Licence.objects.get().expires_on)
    with time_machine.travel(end - dt.timedelta(minutes=5), tick=False) as clock:
        yield clock


def stand() -> Any:
    """Everything that a refusal must not change."""
    order = Order.objects.get()
    return (
        order.status, order.contact.pay_before, list(order.consignments.values_list("state", flat=True)),
        list(Hold.objects.values_list("state", "quantity", "expires_at")), list(Payment.objects.values_list("state", "authority")),
        list(order.lines.values_list("stockrecord__num_in_stock", "stockrecord__num_allocated")),
    )


@pytest.mark.parametrize("close", CLOSING)
def test_the_gateway_opens_no_more_for_what_may_not_be_sold(gateway: Bank, shop: Seller, clock: Any, close: Callable[[Any], None]) -> None:
    record, shopper = goods_make(shop), Shopper()
    shopper.add(record)
    fields = shopper.checkout()
    shopper.pay(shopper.client.post("/checkout/", fields), "cancel")
    number, before, asked = Order.objects.get().number, stand(), gateway.calls("request")
    close(clock)
    for path, posted in ((f"/checkout/pay/{number}/", {}), ("/checkout/", fields)):
        end = shopper.client.post(path, posted, follow=True)
        assert end.request["PATH_INFO"] == f"/orders/{number}/"
        assert f"«{record.product.title}» اکنون فروخته نمی‌شود" in end.content.decode()
    assert stand() == before
    assert gateway.calls("request") == asked


def test_what_is_sold_out_or_no_longer_offered_is_paid_by_whom_it_is_held_for(gateway: Bank, shop: Seller) -> None:
    record, shopper = goods_make(shop, stock=1), Shopper()
    shopper.add(record)
    shopper.pay(shopper.place(), "cancel")
    record.terms.is_offered = False
    record.terms.save()
    shopper.pay(shopper.client.post(f"/checkout/pay/{Order.objects.get().number}/"))
    assert Order.objects.get().status == "paid"


@pytest.mark.parametrize("close", CLOSING)
def test_paid_in_time_an_order_holds_by_its_frozen_licence(
    gateway: Bank, shop: Seller, clock: Any, close: Callable[[Any], None]
) -> None:
    shopper = Shopper()
    shopper.add(goods_make(shop))
    at_gateway = shopper.place()
    close(clock)
    shopper.pay(at_gateway)
    assert Order.objects.get().status == "paid"
    assert ConsignmentLine.objects.get().licence_valid_until == Licence.objects.get().expires_on


@pytest.mark.parametrize("is_swept", [True, False])
@pytest.mark.parametrize("close", CLOSING)
def test_paid_too_late_what_may_not_be_sold_is_left_to_the_bank(
    gateway: Bank, shop: Seller, clock: Any, close: Callable[[Any], None], is_swept: bool
) -> None:
    """Also where the job that expires orders has not come by yet."""
    shopper = Shopper()
    shopper.add(goods_make(shop))
    at_gateway = shopper.place()
    close(clock)
    clock.shift(PAY_WITHIN)
    if is_swept:
        assert orders_expire(now=timezone.now()) == 1
    *before, _payments, stock = stand()
    end = shopper.pay(at_gateway)
    assert "دیگر فروخته نمی‌شود" in end.content.decode()
    *after, payments, stock_after = stand()
    assert (after, stock_after) == (before, stock)
    assert [state for state, _authority in payments] == ["left"]
    assert gateway.calls("verify") == 0


def waits() -> bool:
    """Somebody waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["freeze", "retake"])
def test_a_freeze_and_a_late_payment_at_the_same_moment_come_one_after_the_other(first: str) -> None:
    seller = seller_make()
    order = order_make(basket_fill(Owner(None), goods_make(seller)), timezone.now())
    orders_expire(now=timezone.now() + PAY_WITHIN)
    said: list[str] = []
    acts: dict[str, Callable[[], None]] = {
        "freeze": lambda: seller_freeze(seller=seller, reason="بررسی", actor=None),
        "retake": lambda: order_can_complete(order_id=order.pk),
    }

    def come_second() -> None:
        try:
            with transaction.atomic():
                acts["retake" if first == "freeze" else "freeze"]()
        except DomainError as error:
            said.append(error.code)
        connection.close()

    second = threading.Thread(target=come_second)
    with transaction.atomic():
        acts[first]()
        second.start()
        until = time.monotonic() + 20
        while not (has_waited := waits()) and time.monotonic() < until:
            time.sleep(0.02)
    second.join()
    assert has_waited
    order.refresh_from_db()
    seller.refresh_from_db()
    assert seller.frozen_at
    assert (order.status, said) == (("expired", ["sale_over"]) if first == "freeze" else ("pending", []))
    assert Hold.objects.get().state == ("released" if first == "freeze" else "held")
