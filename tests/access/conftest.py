from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker, Settings

from tests.access.market import Market, market_make


def _as_a_test() -> transaction.Atomic:
    """A transaction like that of Django's own TestCase, in which "outside of any transaction" still means something."""
    outer = transaction.atomic()
    outer._from_testcase = True
    return outer


@pytest.fixture(scope="module")
def market(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Market]:
    """One market for a module, in a transaction that is never committed."""
    with django_db_blocker.unblock(), _as_a_test():
        yield market_make()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def door(settings: Settings) -> None:
    """The second factor has tests of its own; no gateway answers here."""
    settings.OFFICE_SECOND_FACTOR = False
    settings.ZARINPAL_API = "http://127.0.0.1:9"


@pytest.fixture
def browser() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def strict_browser() -> Client:
    """It minds the token of forms, as a real one must."""
    return Client(enforce_csrf_checks=True, raise_request_exception=False)
