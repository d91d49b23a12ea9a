"""What no browser brings to an end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from orders.payments.models import Payment, PaymentEvent, PaymentState
from orders.payments.reconcile import payments_reconcile
from orders.payments.services import payment_verify
from orders.payments.signals import payment_settled
from orders.payments.tasks import reconcile
from tests.orders.payments.bank import Bank, paid, returned, started
from tests.orders.payments.conftest import states

Check = Callable[[Any], None]
pytestmark = pytest.mark.usefixtures("own_merchant")


@contextmanager
def later(**delta: int) -> Iterator[None]:
    with time_machine.travel(timezone.now() + timedelta(**delta), tick=True):
        yield


@contextmanager
def receiving(act: Callable[..., None]) -> Iterator[None]:
    payment_settled.connect(act, weak=False)
    try:
        yield
    finally:
        payment_settled.disconnect(act)


def test_paid_and_never_returned(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    assert bank.choose(payment, "leave") == {}
    reconcile.func(timestamp=0)
    paid_once(order)
    assert bank.session(payment)["verified"] == 1


def test_a_second_run_changes_nothing(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    params = bank.choose(payment)
    assert payments_reconcile().settled == 1
    events = PaymentEvent.objects.count()
    assert payments_reconcile().settled == 0
    assert PaymentEvent.objects.count() == events
    assert returned(payment, params).state == PaymentState.SETTLED
    paid_once(order)
    assert bank.session(payment)["verified"] == 1


@pytest.mark.parametrize("act", ["", "decline", "cancel"])
def test_what_is_not_paid_stays_unpaid(bank: Bank, order: Any, unpaid: Check, act: str) -> None:
    payment = started(order)
    if act:
        bank.choose(payment, act)
    payments_reconcile()
    unpaid(order)
    assert states(order) == [PaymentState.REQUESTED]
    assert bank.calls("verify") == 0


def test_cancelled_in_one_tab_and_paid_in_another(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    returned(payment, {"Authority": payment.authority or "", "Status": "NOK"})
    bank.choose(payment, "leave")
    payments_reconcile()
    paid_once(order)


@pytest.mark.django_db(transaction=True)
def test_killed_between_verification_and_completion(bank: Bank, order: Any, killed: Callable[..., None], paid_once: Check) -> None:
    """The gateway kept the money and its answer never reached us."""
    payment = started(order)
    bank.choose(payment)
    bank.fault("verify", "late", seconds=20)
    lines = f"""
from django.conf import settings
from orders.payments.services import payment_verify
settings.ZARINPAL_MERCHANT_ID = "merchant-{order.number}".ljust(36, "0")
payment_verify(payment_id={payment.pk})
"""
    killed(lines, when=lambda: bank.session(payment)["verified"] == 1)
    bank.control(clear=True)
    assert states(order) == [PaymentState.VERIFYING]
    payments_reconcile()
    assert states(order) == [PaymentState.VERIFYING], "the claim is respected while its holder may live"
    with later(seconds=30):
        payments_reconcile()
    paid_once(order)
    assert bank.session(payment)["verified"] == 2


@pytest.mark.django_db(transaction=True)
def test_killed_inside_the_completion(bank: Bank, order: Any, killed: Callable[..., None], paid_once: Check, unpaid: Check) -> None:
    """The process dies after the receivers wrote, before the commit."""
    payment = started(order)
    bank.choose(payment)
    killed(f"""
import os, signal
from django.conf import settings
from orders.payments.services import payment_verify
from orders.payments.signals import payment_settled
settings.ZARINPAL_MERCHANT_ID = "merchant-{order.number}".ljust(36, "0")
def die(**kwargs):
    os.kill(os.getpid(), signal.SIGKILL)
payment_settled.connect(die, weak=False)
payment_verify(payment_id={payment.pk})
""")
    order.refresh_from_db()
    assert (order.status, states(order)) == ("pending", [PaymentState.VERIFIED])
    payments_reconcile()
    paid_once(order)
    assert bank.session(payment)["verified"] == 1


@pytest.mark.django_db(transaction=True)
def test_killed_before_the_gateway_was_told(bank: Bank, order: Any, killed: Callable[..., None], paid_once: Check) -> None:
    payment = started(order)
    bank.choose(payment)
    bank.fault("verify", "hang", seconds=20)
    lines = f"""
from django.conf import settings
from orders.payments.services import payment_verify
settings.ZARINPAL_MERCHANT_ID = "merchant-{order.number}".ljust(36, "0")
payment_verify(payment_id={payment.pk})
"""
    killed(lines, when=lambda: bank.calls("verify") == 1)
    bank.control(clear=True)
    assert bank.session(payment)["verified"] == 0
    with later(seconds=30):
        payments_reconcile()
    paid_once(order)
    assert bank.session(payment)["verified"] == 1


def test_a_silent_verification_is_asked_again(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    bank.fault("verify", "status", code=502)
    assert returned(payment, bank.choose(payment)).state == PaymentState.VERIFYING
    with later(seconds=30):
        assert payments_reconcile().settled == 1
    paid_once(order)


def test_without_a_list_each_session_is_asked_about(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    bank.choose(payment, "leave")
    bank.fault("unVerified", "status", code=502, times=2)
    payments_reconcile()
    assert states(order) == [PaymentState.REQUESTED]
    with later(seconds=61):
        payments_reconcile()
    paid_once(order)


def test_a_receiver_that_fails_keeps_the_money_written_down(bank: Bank, order: Any, paid_once: Check) -> None:
    def fail(**kwargs: Any) -> None:
        raise ValueError("broken")

    payment = started(order)
    params = bank.choose(payment)
    with receiving(fail):
        with pytest.raises(ValueError, match="broken"):
            returned(payment, params)
        payment.refresh_from_db()
        assert (payment.state, payment.reference) == (PaymentState.VERIFIED, str(bank.session(payment)["ref_id"]))
        assert payments_reconcile().waiting == 1
    assert payments_reconcile().settled == 1
    paid_once(order)


def test_the_trouble_of_one_is_not_the_others(bank: Bank, order: Any, order_new: Callable[[], Any], paid_once: Check) -> None:
    other = order_new()
    bank.choose(started(order), "leave")
    bank.choose(started(other), "leave")

    def fail(payment: Payment, **kwargs: Any) -> None:
        if payment.order_id == order.pk:
            raise ValueError("broken")

    with receiving(fail):
        tally = payments_reconcile()
    assert (tally.settled, tally.waiting) == (1, 1)
    paid_once(other)


def test_a_dead_claim_of_a_cancelled_order_is_left(bank: Bank, order: Any) -> None:
    """Claimed, never told to the gateway, and the order was cancelled meanwhile: the bank returns the money."""
    payment = started(order)
    bank.choose(payment, "leave")
    Payment.objects.filter(pk=payment.pk).update(state=PaymentState.VERIFYING, claimed_at=timezone.now() - timedelta(minutes=1))
    type(order).objects.filter(pk=order.pk).update(status="cancelled")
    assert payments_reconcile().left == 1
    assert states(order) == [PaymentState.LEFT]
    assert bank.session(payment)["verified"] == 0


def test_tries_that_came_to_nothing_are_closed(bank: Bank, order: Any) -> None:
    Payment.objects.create(order=order, provider="zarinpal", amount=order.total_incl_tax)
    payments_reconcile()
    assert states(order) == [PaymentState.CREATED]
    with later(minutes=2):
        payments_reconcile()
    assert states(order) == [PaymentState.FAILED]


def test_a_run_keeps_its_time(bank: Bank, order: Any) -> None:
    bank.choose(started(order), "leave")
    payments_reconcile(run_s=0)
    assert states(order) == [PaymentState.REQUESTED]


def test_verifying_a_settled_payment_changes_nothing(bank: Bank, order: Any) -> None:
    payment = paid(bank, order)
    events = PaymentEvent.objects.count()
    payment_verify(payment_id=payment.pk)
    assert (bank.session(payment)["verified"], PaymentEvent.objects.count()) == (1, events)
