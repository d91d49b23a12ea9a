"""A real browser, the shop on a server of its own, and the gateway as a process on another origin."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from shop.settings.env import origin
from tests.chromium import CHROMIUM, chromium_running
from tests.e2e.journey import DESK, PHONE, Journey
from tests.e2e.market import Market, market_make
from tests.orders.payments.bank import Bank, bank_running
from tests.shop.pages.stores import stores_forget
from themes.built import BUILT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            item.add_marker(pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"))
            item.add_marker(pytest.mark.skipif(not (BUILT / "manifest.json").exists(), reason="the front end is not built (npm run build)"))


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with chromium_running() as browser:
        yield browser


@pytest.fixture(scope="package")
def bank_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bank]:
    with bank_running(tmp_path_factory.mktemp("bank") / "book.json") as bank:
        yield bank


@pytest.fixture
def gateway(bank_process: Bank, settings: Settings, live_server: LiveServer) -> Iterator[Bank]:
    """The gateway, and a shop that knows its origin: forms may lead there, and it leads back."""
    policy = deepcopy(settings.CONTENT_SECURITY_POLICY)
    policy["DIRECTIVES"]["form-action"] = [*policy["DIRECTIVES"]["form-action"], origin(bank_process.url)]
    settings.CONTENT_SECURITY_POLICY = policy
    settings.ZARINPAL_API = bank_process.url
    settings.SITE_URL = live_server.url
    bank_process.control(clear=True)
    yield bank_process
    bank_process.control(clear=True)


@pytest.fixture
def market(transactional_db: None) -> Iterator[Market]:
    stores_forget()
    yield market_make()
    stores_forget()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def shopper(request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, gateway: Bank) -> Iterator[Journey]:
    """Somebody with a phone, then with a desk; a file may have shoppers of its own."""
    journey = Journey(chromium, live_server.url, gateway, size=request.param)
    yield journey
    journey.close()
