from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from orders.payments.models import Payment, PaymentState
from orders.payments.services import payment_start
from shop.core.errors import DomainError
from shop.core.money import rial
from tests.orders.payments.bank import Bank, paid, started
from tests.orders.payments.conftest import states


def refusal(order: Any) -> str:
    with pytest.raises(DomainError) as error:
        payment_start(order_id=order.pk)
    return error.value.code


def test_start_opens_a_session_over_the_total(bank: Bank, order: Any) -> None:
    address = payment_start(order_id=order.pk, site="http://127.0.0.1:8123")
    payment = Payment.objects.get(order=order)
    session = bank.session(payment)
    assert address == f"{bank.url}/pg/StartPay/{payment.authority}"
    assert (payment.state, payment.amount, session["amount"]) == (PaymentState.REQUESTED, rial(order.total_incl_tax), payment.amount)
    assert session["callback_url"] == f"http://127.0.0.1:8123/payments/callback/{payment.pk}/"
    assert order.number in session["description"]


def test_pressing_pay_again_offers_the_same_session(bank: Bank, order: Any) -> None:
    assert payment_start(order_id=order.pk) == payment_start(order_id=order.pk)
    assert bank.calls("request") == 1


def test_an_old_session_is_closed_by_a_new_one(bank: Bank, order: Any) -> None:
    first = payment_start(order_id=order.pk)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert payment_start(order_id=order.pk) != first
    assert states(order) == [PaymentState.FAILED, PaymentState.REQUESTED]


def test_after_a_cancelled_try_comes_a_new_session(bank: Bank, order: Any) -> None:
    payment = started(order)
    bank.choose(payment, "cancel")
    Payment.objects.filter(pk=payment.pk).update(state=PaymentState.CANCELLED)
    assert started(order).authority != payment.authority


def test_a_paid_order_opens_nothing(bank: Bank, order: Any) -> None:
    paid(bank, order)
    assert refusal(order) == "already_paid"
    assert (states(order), bank.calls("request")) == ([PaymentState.SETTLED], 1)


def test_while_the_bank_is_asked_nobody_pays_again(bank: Bank, order: Any) -> None:
    payment = started(order)
    Payment.objects.filter(pk=payment.pk).update(state=PaymentState.VERIFYING, claimed_at=timezone.now())
    assert refusal(order) == "payment_settling"
    assert (states(order), bank.calls("request")) == ([PaymentState.VERIFYING], 1)


def test_another_tab_is_asking_just_now(bank: Bank, order: Any) -> None:
    Payment.objects.create(order=order, provider="zarinpal", amount=order.total_incl_tax)
    assert refusal(order) == "payment_busy"
    assert (states(order), bank.calls("request")) == ([PaymentState.CREATED], 0)


@pytest.mark.parametrize(("kind", "code", "said"), [("status", 502, "gateway_silent"), ("refuse", -11, "gateway_refused")])
def test_a_refusing_gateway_keeps_the_order(bank: Bank, order: Any, unpaid: Callable[[Any], None], kind: str, code: int, said: str) -> None:
    bank.fault("request", kind, code=code)
    assert refusal(order) == said
    unpaid(order)
    assert states(order) == [PaymentState.FAILED]
    assert payment_start(order_id=order.pk)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_open_one_session(bank: Bank, order: Any) -> None:
    barrier, said = threading.Barrier(6), []

    def press() -> None:
        barrier.wait()
        try:
            said.append(payment_start(order_id=order.pk))
        except DomainError as error:
            said.append(error.code)
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    addresses = {word for word in said if word.startswith("http")}
    assert len(addresses) == 1
    assert {word for word in said if not word.startswith("http")} <= {"payment_busy", "gateway_busy"}
    assert bank.calls("request") == 1


@pytest.mark.django_db(transaction=True)
def test_killed_between_commit_and_redirect_pays_on(
    bank: Bank, order: Any, killed: Callable[..., None], paid_once: Callable[[Any], None]
) -> None:
    killed(f"""
import os, signal
from orders.payments.services import payment_start
payment_start(order_id={order.pk})
os.kill(os.getpid(), signal.SIGKILL)
""")
    paid(bank, order)
    paid_once(order)
    assert bank.calls("request") == 1


@pytest.mark.django_db(transaction=True)
def test_killed_while_the_gateway_answers_a_request(
    bank: Bank, order: Any, killed: Callable[..., None], unpaid: Callable[[Any], None], paid_once: Callable[[Any], None]
) -> None:
    bank.fault("request", "late", seconds=20)
    killed(
        f"from orders.payments.services import payment_start\npayment_start(order_id={order.pk})",
        when=lambda: bool(bank.calls("request") and states(order)),
    )
    bank.control(clear=True)
    unpaid(order)
    assert refusal(order) == "payment_busy"
    with time_machine.travel(timezone.now() + timedelta(seconds=30), tick=True):
        paid(bank, order)
    paid_once(order)
