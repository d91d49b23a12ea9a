from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.orders.payments.bank import Bank, bank_running


@pytest.fixture(scope="session")
def bank_at_orders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    with bank_running(tmp_path_factory.mktemp("bank") / "book.json") as bank:
        yield bank


@pytest.fixture
def gateway(bank_at_orders: Bank, settings: Settings) -> Iterator[Bank]:
    """The stand-in gateway, behaving."""
    settings.ZARINPAL_API = bank_at_orders.url
    bank_at_orders.control(clear=True)
    yield bank_at_orders
    bank_at_orders.control(clear=True)
