from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from orders.basket.cookies import Owner
from orders.payments.models import Payment, PaymentState
from shop.settings.env import ROOT
from tests.orders.payments.bank import Bank, bank_running
from tests.orders.world import basket_fill, goods_make, order_make, seller_make


@pytest.fixture(scope="session")
def bank_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    with bank_running(tmp_path_factory.mktemp("bank") / "book.json") as bank:
        yield bank


@pytest.fixture
def bank(bank_process: Bank, settings: Settings) -> Iterator[Bank]:
    """The gateway, behaving."""
    settings.ZARINPAL_API = bank_process.url
    bank_process.control(clear=True)
    yield bank_process
    bank_process.control(clear=True)


@pytest.fixture
def order_new(db: None) -> Callable[[], Any]:
    """Places orders of a guest at one seller of this test."""
    sellers: list[Any] = []

    def make(stock: int = 5) -> Any:
        if not sellers:
            sellers.append(seller_make())
        return order_make(basket_fill(Owner(None), goods_make(sellers[0], stock=stock)), timezone.now())

    return make


@pytest.fixture
def order(order_new: Callable[[], Any]) -> Any:
    return order_new()


def merchant_of(order: Any) -> str:
    return f"merchant-{order.number}".ljust(36, "0")


@pytest.fixture
def own_merchant(settings: Settings, order: Any) -> None:
    """The test has a list of its own at the gateway."""
    settings.ZARINPAL_MERCHANT_ID = merchant_of(order)


@pytest.fixture
def killed(bank: Bank) -> Callable[..., None]:
    """Runs Python lines in a process of the shop's own on the test's database; SIGKILL once `when` is true, unless it kills itself."""

    def run(lines: str, when: Callable[[], bool] | None = None) -> None:
        url = os.environ["DATABASE_URL"].rsplit("/", 1)[0] + "/" + connection.settings_dict["NAME"]
        env = os.environ | {
            "DATABASE_URL": url,
            "ZARINPAL_API": bank.url,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": str(ROOT),
        }
        process = subprocess.Popen([sys.executable, "-c", "import django; django.setup()\n" + lines], cwd=ROOT, env=env)
        until = time.monotonic() + 120
        while process.poll() is None and not (when and when()):
            assert time.monotonic() < until, "the process did not come to its point"
            time.sleep(0.05)
        if process.poll() is None:
            process.kill()
        assert process.wait() == -signal.SIGKILL

    return run


def states(order: Any) -> list[str]:
    return list(Payment.objects.filter(order=order).order_by("pk").values_list("state", flat=True))


@pytest.fixture
def unpaid() -> Callable[[Any], None]:
    """Asserts that an order waits as it did: not paid, nothing settled, stock held."""

    def check(order: Any) -> None:
        order.refresh_from_db()
        assert order.status == "pending"
        assert set(order.consignments.values_list("state", flat=True)) == {"placed"}
        assert not Payment.objects.filter(order=order, state__in=(PaymentState.VERIFIED, PaymentState.SETTLED)).exists()

    return check


@pytest.fixture
def paid_once() -> Callable[[Any], None]:
    def check(order: Any) -> None:
        order.refresh_from_db()
        assert order.status == "paid"
        assert set(order.consignments.values_list("state", flat=True)) == {"paid"}
        assert states(order).count(PaymentState.SETTLED) == 1
        events = [event for parcel in order.consignments.all() for event in parcel.events.filter(after="paid")]
        assert len(events) == order.consignments.count()

    return check
