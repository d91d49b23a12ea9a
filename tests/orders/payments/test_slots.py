from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from orders.order.links import order_key
from orders.payments.models import Payment
from orders.payments.services import payment_callback, payment_start
from orders.payments.slots import GATEWAY_SLOTS
from shop.core.errors import DomainError
from tests.orders.payments.bank import Bank, started
from tests.orders.payments.conftest import states


@pytest.mark.django_db(transaction=True)
def test_a_hanging_gateway_takes_two_threads_and_no_more(bank: Bank, order_new: Callable[[], Any], unpaid: Callable[[Any], None]) -> None:
    waiting, next_one, returning = [order_new() for _ in range(GATEWAY_SLOTS)], order_new(), order_new()
    payment = started(returning)
    params = bank.choose(payment)
    bank.fault("request", "hang", times=GATEWAY_SLOTS)
    Client().get("/all/")  # what a process reads once in its life
    said: list[tuple[int, bool]] = []

    def press(order: Any) -> None:
        answer = Client().post(f"/checkout/pay/{order.number}/", {"k": order_key(order.number)})
        said.append((answer.status_code, "درگاه بانک پاسخ نمی‌دهد" in answer.content.decode()))
        connection.close()

    threads = [threading.Thread(target=press, args=(order,)) for order in waiting]
    for thread in threads:
        thread.start()
    until = time.monotonic() + 5
    while bank.calls("request") < GATEWAY_SLOTS + 1 and time.monotonic() < until:
        time.sleep(0.02)

    began = time.monotonic()
    third = Client().post(f"/checkout/pay/{next_one.number}/", {"k": order_key(next_one.number)})
    assert (third.status_code, "سفارش شما سر جایش است" in third.content.decode()) == (503, True)
    assert Client().get("/all/").status_code == 200
    assert all(thread.is_alive() for thread in threads)
    with pytest.raises(DomainError) as start_error:
        payment_start(order_id=next_one.pk)
    with pytest.raises(DomainError) as callback_error:
        payment_callback(payment_id=payment.pk, params=params)
    assert time.monotonic() - began < 3
    assert (start_error.value.code, callback_error.value.code) == ("gateway_busy", "gateway_busy")
    assert not Payment.objects.filter(order=next_one).exists()
    assert states(returning) == ["requested"]
    unpaid(next_one)
    unpaid(returning)

    bank.control(clear=True)
    for thread in threads:
        thread.join()
    assert said == [(503, True)] * GATEWAY_SLOTS
    for order in waiting:
        unpaid(order)
    assert payment_start(order_id=next_one.pk)
    assert payment_callback(payment_id=payment.pk, params=params).state == "settled"
