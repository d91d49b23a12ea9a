from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.utils import timezone

from orders.payments.callbacks import KEPT_OF_A_PAYMENT, UNKNOWN_IN_ALL, UNKNOWN_OF_AN_ADDRESS
from orders.payments.models import Payment, PaymentEvent, PaymentState
from orders.payments.providers.base import provider_get
from orders.payments.services import payment_callback, payment_start
from shop.accounts.models import CodeLimit
from shop.core.errors import DomainError
from tests.orders.payments.bank import Bank, paid, returned, started
from tests.orders.payments.conftest import states

Check = Callable[[Any], None]


def test_a_paid_order_is_paid(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = paid(bank, order)
    paid_once(order)
    session = bank.session(payment)
    assert (payment.reference, payment.card, session["verified"]) == (str(session["ref_id"]), session["card_pan"], 1)


def test_three_callbacks_are_one_charge(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    params = bank.choose(payment)
    for _ in range(3):
        assert returned(payment, params).state == PaymentState.SETTLED
    paid_once(order)
    assert bank.session(payment)["verified"] == 1


def test_callbacks_in_any_order(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    ok = bank.choose(payment)
    forged = {**ok, "Status": "NOK"}
    assert returned(payment, forged).state == PaymentState.CANCELLED
    assert returned(payment, ok).state == PaymentState.SETTLED
    assert returned(payment, forged).state == PaymentState.SETTLED
    paid_once(order)


@pytest.mark.django_db(transaction=True)
def test_parallel_callbacks_are_one_charge(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    params = bank.choose(payment)
    barrier, faults = threading.Barrier(8), []

    def come() -> None:
        barrier.wait()
        try:
            returned(payment, params)
        except DomainError as error:
            faults.append(error.code)
        connection.close()

    threads = [threading.Thread(target=come) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(faults) <= {"gateway_busy"}
    paid_once(order)
    assert bank.session(payment)["verified"] == 1
    assert PaymentEvent.objects.filter(payment=payment, kind="settled").count() == 1


@pytest.mark.parametrize("act", ["decline", "cancel"])
def test_declined_or_cancelled_keeps_the_order(bank: Bank, order: Any, unpaid: Check, act: str) -> None:
    payment = started(order)
    assert returned(payment, bank.choose(payment, act)).state == PaymentState.CANCELLED
    unpaid(order)
    assert bank.calls("verify") == 0


def test_ok_without_paying_settles_nothing_and_paying_later_does(bank: Bank, order: Any, unpaid: Check, paid_once: Check) -> None:
    payment = started(order)
    assert returned(payment, {"Authority": payment.authority or "", "Status": "OK"}).state == PaymentState.FAILED
    unpaid(order)
    assert returned(payment, bank.choose(payment)).state == PaymentState.SETTLED
    paid_once(order)


def rows() -> list[Any]:
    return list(Payment.objects.order_by("pk").values_list("pk", "state", "authority", "reference", "claimed_at"))


@pytest.mark.parametrize("what", ["foreign", "unknown", "empty", "no such payment"])
def test_a_foreign_callback_changes_nothing_and_is_logged(bank: Bank, order_new: Callable[[], Any], unpaid: Check, what: str) -> None:
    mine, other = order_new(), order_new()
    payment, theirs = started(mine), started(other)
    theirs_ok = bank.choose(theirs)
    params = {"foreign": theirs_ok, "unknown": {"Authority": "S0", "Status": "OK"}, "empty": {}}.get(what, theirs_ok)
    key = 10**9 if what == "no such payment" else payment.pk
    before = rows()
    with pytest.raises(DomainError) as error:
        payment_callback(payment_id=key, params=params)
    assert error.value.code == "callback_refused"
    assert rows() == before
    assert bank.calls("verify") == 0
    unpaid(mine)
    unpaid(other)
    event = PaymentEvent.objects.get(kind="callback_refused")
    assert (event.data["payment"], event.data["authority"]) == (key, params.get("Authority", ""))


def refusals() -> int:
    return PaymentEvent.objects.filter(kind="callback_refused").count()


def refused(key: int, authority: str, address: str | None = None) -> None:
    with pytest.raises(DomainError):
        payment_callback(payment_id=key, params={"Authority": authority, "Status": "OK"}, address=address)


def test_forged_callbacks_of_a_payment_fill_no_table_and_hide_no_true_one(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    for number in range(KEPT_OF_A_PAYMENT + 10):
        refused(payment.pk, f"S{number}" + "x" * 500)
    assert refusals() == KEPT_OF_A_PAYMENT
    assert all(len(event.data["authority"]) == 64 for event in PaymentEvent.objects.filter(kind="callback_refused"))
    returned(payment, bank.choose(payment))
    paid_once(order)
    assert PaymentEvent.objects.filter(payment=payment, kind="callback").count() == 1


def test_callbacks_of_payments_that_do_not_exist_are_bounded_by_address_and_in_all(db: None) -> None:
    of_one, in_all = UNKNOWN_OF_AN_ADDRESS[0], UNKNOWN_IN_ALL[0]
    for number in range(of_one + 5):
        refused(10**9 + number, "S0", "192.0.2.1")
    assert refusals() == of_one
    for number in range(in_all):
        refused(10**9, "S0", f"2001:db8::{number:x}")
    assert refusals() == in_all
    assert CodeLimit.objects.filter(key__startswith="callback").count() == in_all - of_one + 2
    later = timezone.now() + dt.timedelta(seconds=UNKNOWN_IN_ALL[1])
    with time_machine.travel(later, tick=False):
        refused(10**9, "S0", "192.0.2.1")
    assert refusals() == in_all + 1


def test_a_lower_amount_is_refused(bank: Bank, order: Any, unpaid: Check) -> None:
    payment = started(order)
    bank.control(amounts={payment.authority: 10_000})
    payment = returned(payment, bank.choose(payment))
    assert payment.state == PaymentState.LEFT
    unpaid(order)
    assert bank.session(payment)["verified"] == 0
    assert PaymentEvent.objects.filter(payment=payment, kind="amount_refused").exists()


def test_an_order_that_costs_something_else_now_is_not_charged(bank: Bank, order: Any, unpaid: Check) -> None:
    payment = started(order)
    type(order).objects.filter(pk=order.pk).update(total_incl_tax=order.total_incl_tax + 10)
    assert returned(payment, bank.choose(payment)).state == PaymentState.LEFT
    unpaid(order)
    assert bank.calls("verify") == 0


def test_verified_before_is_a_success_once(bank: Bank, order: Any, paid_once: Check) -> None:
    payment = started(order)
    params = bank.choose(payment)
    provider_get("zarinpal").verify(authority=payment.authority or "", amount=payment.amount)
    assert returned(payment, params).state == PaymentState.SETTLED
    paid_once(order)
    assert bank.session(payment)["verified"] == 2


def test_a_second_payment_of_a_paid_order_is_left(bank: Bank, order: Any, paid_once: Check) -> None:
    first = started(order)
    Payment.objects.filter(pk=first.pk).update(state=PaymentState.FAILED)
    second = started(order)
    first_ok, second_ok = bank.choose(first), bank.choose(second)
    assert returned(second, second_ok).state == PaymentState.SETTLED
    assert returned(first, first_ok).state == PaymentState.LEFT
    paid_once(order)
    assert bank.session(first)["verified"] == 0


def test_two_payments_of_an_order_are_never_verified_together(bank: Bank, order: Any, paid_once: Check) -> None:
    first = started(order)
    Payment.objects.filter(pk=first.pk).update(state=PaymentState.FAILED)
    second = started(order)
    first_ok, second_ok = bank.choose(first), bank.choose(second)
    bank.fault("verify", "status", code=502)
    assert returned(first, first_ok).state == PaymentState.VERIFYING
    assert returned(second, second_ok).state == PaymentState.REQUESTED
    assert bank.session(second)["verified"] == 0


def test_a_reference_of_another_payment_is_refused(bank: Bank, order_new: Callable[[], Any], unpaid: Check) -> None:
    order, other = order_new(), order_new()
    payment, theirs = started(order), started(other)
    params = bank.choose(payment)
    known = provider_get("zarinpal").verify(authority=payment.authority or "", amount=payment.amount)
    Payment.objects.filter(pk=theirs.pk).update(reference=known.reference)
    assert returned(payment, params).state == PaymentState.LEFT
    unpaid(order)
    assert PaymentEvent.objects.filter(payment=payment, kind="reference_refused").exists()


def test_a_row_cannot_be_settled_twice_even_by_sql(bank: Bank, order: Any) -> None:
    paid(bank, order)
    with pytest.raises(IntegrityError):
        Payment.objects.create(order=order, provider="zarinpal", amount=10, state=PaymentState.VERIFYING, authority="S1")


def test_the_way_to_paid_costs_few_queries(bank: Bank, order: Any, django_assert_max_num_queries: Any) -> None:
    """Of the sixty from the checkout page to paid; what the orders' receivers ask is among them."""
    with django_assert_max_num_queries(6):
        payment_start(order_id=order.pk)
    payment = Payment.objects.get(order=order)
    params = bank.choose(payment)
    with django_assert_max_num_queries(28):
        returned(payment, params)


def test_states_move_by_the_table(bank: Bank, order: Any) -> None:
    payment = paid(bank, order)
    assert states(order) == [PaymentState.SETTLED]
    returned(payment, {"Authority": payment.authority or "", "Status": "NOK"})
    assert states(order) == [PaymentState.SETTLED]
