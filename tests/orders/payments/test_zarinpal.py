"""The adapter's real code against the stand-in's protocol."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress

import pytest
from pytest_django import Settings

from orders.payments.models import Payment
from orders.payments.providers.base import (
    AmountError,
    Ask,
    FinalError,
    NotPaidError,
    RetryableError,
    SetupError,
    Verification,
    provider_get,
)
from tests.orders.payments.bank import Bank

ASK = Ask(
    amount=250_000, order_number="7K3M9ABCDE", description="سفارش 7K3M9ABCDE", callback_url="http://localhost:8000/payments/callback/1/"
)
zarinpal = provider_get("zarinpal")


def opened() -> Payment:
    return Payment(authority=zarinpal.request(ASK))


def verified(session: Payment, amount: int = ASK.amount) -> Verification:
    return zarinpal.verify(authority=session.authority or "", amount=amount)


def test_request_sends_whole_rial(bank: Bank) -> None:
    session = bank.session(opened())
    assert (session["amount"], session["callback_url"], session["description"]) == (ASK.amount, ASK.callback_url, ASK.description)


def test_address_is_at_the_gateway(bank: Bank) -> None:
    assert zarinpal.address("S1/2") == f"{bank.url}/pg/StartPay/S1%2F2"


def test_verify_is_new_once_and_a_success_again(bank: Bank) -> None:
    session = opened()
    assert zarinpal.news(bank.choose(session)).is_ok
    first = verified(session)
    again = verified(session)
    assert (first.repeated, again.repeated) == (False, True)
    assert first.reference == again.reference
    assert first.card.startswith("603799******")


@pytest.mark.parametrize("act", ["decline", "cancel"])
def test_declined_and_cancelled_are_not_paid(bank: Bank, act: str) -> None:
    session = opened()
    news = zarinpal.news(bank.choose(session, act))
    assert (news.authority, news.is_ok) == (session.authority, False)
    with pytest.raises(NotPaidError):
        verified(session)


def test_another_amount_is_refused(bank: Bank) -> None:
    session = opened()
    bank.choose(session)
    with pytest.raises(AmountError):
        verified(session, ASK.amount - 10)
    assert bank.session(session)["verified"] == 0


def test_unknown_authority_is_final(bank: Bank) -> None:
    with pytest.raises(FinalError) as refusal:
        zarinpal.verify(authority="S0", amount=ASK.amount)
    assert refusal.value.code == "-54"


def test_our_own_faults_are_told_apart(bank: Bank, settings: Settings) -> None:
    settings.ZARINPAL_MERCHANT_ID = "short"
    with pytest.raises(SetupError):
        zarinpal.request(ASK)


def test_unverified_lists_what_is_paid_until_it_is_verified(bank: Bank, settings: Settings) -> None:
    settings.ZARINPAL_MERCHANT_ID = "11111111-1111-1111-1111-111111111111"
    session, other = opened(), opened()
    bank.choose(session, "leave")
    bank.choose(other, "cancel")
    listing = zarinpal.unverified()
    assert (listing.authorities, listing.complete) == ({session.authority}, True)
    verified(session)
    assert zarinpal.unverified().authorities == frozenset()


@pytest.mark.parametrize(("kind", "code"), [("status", 502), ("status", 429), ("drop", 0), ("refuse", -12), ("status", 200)])
def test_no_answer_and_nonsense_may_be_asked_again(bank: Bank, kind: str, code: int) -> None:
    bank.fault("request", kind, code=code)
    with pytest.raises(RetryableError):
        zarinpal.request(ASK)
    assert zarinpal.request(ASK)


def test_a_hanging_gateway_costs_five_seconds(bank: Bank) -> None:
    bank.fault("request", "hang")
    began = time.monotonic()
    with pytest.raises(RetryableError):
        zarinpal.request(ASK)
    assert 4 < time.monotonic() - began < 7


def test_nobody_listens(settings: Settings) -> None:
    settings.ZARINPAL_API = "http://127.0.0.1:9"
    with pytest.raises(RetryableError):
        zarinpal.request(ASK)


def test_an_answer_that_drips_costs_no_more_than_one_that_hangs(settings: Settings) -> None:
    """Each byte comes in time; the whole would take a minute."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        settings.ZARINPAL_API = f"http://127.0.0.1:{server.getsockname()[1]}"

        def drip() -> None:
            with suppress(OSError), server.accept()[0] as client:
                client.recv(65_536)
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n")
                for _ in range(200):
                    client.sendall(b" ")
                    time.sleep(0.3)

        threading.Thread(target=drip, daemon=True).start()
        began = time.monotonic()
        with pytest.raises(RetryableError):
            zarinpal.request(ASK)
        assert time.monotonic() - began < 10
