from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from orders.payments.links import result_url, site_for
from orders.payments.models import Payment, PaymentEvent, PaymentState
from shop.settings import env
from tests.orders.payments.bank import Bank, started
from tests.orders.payments.conftest import states


def come_back(client: Client, payment: Payment, params: dict[str, str]) -> Any:
    return client.get(reverse("payments:callback", args=[payment.pk]), params)


def test_paid_leads_to_the_thanks(bank: Bank, order: Any, client: Client, paid_once: Callable[[Any], None]) -> None:
    payment = started(order)
    params = bank.choose(payment)
    for _ in range(3):
        answer = come_back(client, payment, params)
        assert answer.status_code == 302
        assert urlsplit(answer["Location"]).path == reverse("checkout:thanks", args=[order.number])
        assert "no-store" in answer["Cache-Control"]
    assert client.get(result_url(payment)).status_code == 302
    paid_once(order)


@pytest.mark.parametrize("act", ["decline", "cancel"])
def test_not_paid_offers_to_pay_again(bank: Bank, order: Any, client: Client, act: str) -> None:
    payment = started(order)
    answer = client.get(come_back(client, payment, bank.choose(payment, act))["Location"])
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "پرداخت انجام نشد" in page
    assert f'action="{reverse("checkout:pay-again", args=[order.number])}"' in page
    assert order.number in page


def test_a_silent_bank_is_waited_for(bank: Bank, order: Any, client: Client) -> None:
    payment = started(order)
    bank.fault("verify", "status", code=502)
    address = come_back(client, payment, bank.choose(payment))["Location"]
    answer = client.get(address)
    assert "نتیجه را از بانک می‌پرسیم" in answer.content.decode()
    assert answer["Refresh"]
    assert states(order) == [PaymentState.VERIFYING]


def test_left_says_why(bank: Bank, order: Any, client: Client) -> None:
    payment = started(order)
    bank.control(amounts={payment.authority: 10_000})
    answer = client.get(come_back(client, payment, bank.choose(payment))["Location"])
    payment.refresh_from_db()
    assert payment.error in answer.content.decode()
    assert "Refresh" not in answer


def test_a_foreign_return_is_not_found(bank: Bank, order: Any, client: Client) -> None:
    payment = started(order)
    answer = come_back(client, payment, {"Authority": "S0", "Status": "OK"})
    assert answer.status_code == 404
    assert "با هیچ پرداختی نمی‌خواند" in answer.content.decode()
    assert states(order) == [PaymentState.REQUESTED]


def test_only_get(bank: Bank, order: Any, client: Client) -> None:
    payment = started(order)
    params = bank.choose(payment)
    for method in ("post", "put", "delete", "patch"):
        assert getattr(client, method)(reverse("payments:callback", args=[payment.pk]), params).status_code == 405
        assert getattr(client, method)(result_url(payment)).status_code == 405
    assert states(order) == [PaymentState.REQUESTED]


@pytest.mark.parametrize("token", ["1", "forged:token", "MQ:1:1"])
def test_a_result_needs_its_token(bank: Bank, order: Any, client: Client, token: str) -> None:
    started(order)
    before = list(Payment.objects.values_list()), PaymentEvent.objects.count()
    assert client.get(reverse("payments:result", args=[token])).status_code == 404
    assert (list(Payment.objects.values_list()), PaymentEvent.objects.count()) == before
    assert bank.calls("verify") == 0


def test_forms_may_lead_to_the_gateway_and_nowhere_else(db: None, client: Client) -> None:
    policy = client.get(reverse("payments:result", args=["1"]))["Content-Security-Policy"]
    action = next(part for part in policy.split(";") if part.strip().startswith("form-action"))
    assert action.split()[1:] == ["'self'", env.origin(settings.ZARINPAL_API)]
    assert env.origin("http://127.0.0.1:81/pg/?a=1") == "http://127.0.0.1:81"


def test_the_way_back(rf: RequestFactory, settings: Settings) -> None:
    request = rf.get("/", headers={"host": "127.0.0.1:8123"})
    settings.SITE_URL = "https://shop.example/"
    settings.DEMO = False
    assert site_for(request) == "https://shop.example"
    settings.DEMO = True
    assert site_for(request) == "http://127.0.0.1:8123"
