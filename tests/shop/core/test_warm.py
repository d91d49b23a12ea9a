"""What a worker draws before its first shopper comes."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shop.core.handler import Handler
from shop.core.warm import warm
from tests.orders.world import goods_make, seller_make
from tests.shop.pages.stores import stores_forget

pytestmark = pytest.mark.django_db(transaction=True)
PATHS = ("/", "/all/", "/search/?q=شال", "/search/suggest/?q=ش")


@pytest.fixture
def web(settings: Any) -> Handler:
    settings.SITE_URL = "http://localhost:8000"
    return Handler()


def test_what_is_kept_is_read_before_the_first_shopper(web: Handler, client: Client, clock_stopped: None) -> None:
    goods_make(seller_make())
    stores_forget()
    warm(web, PATHS)
    assert connection.connection is None, "given back"
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/all/").status_code == 200
    stores_forget()
    with CaptureQueriesContext(connection) as cold:
        client.get("/all/")
    assert len(seen) < len(cold)


def test_a_page_that_fails_keeps_no_worker_from_starting(web: Handler, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "request"):
        warm(web, ("/nothing-there/", "/health/live"))
    assert [(record.message, getattr(record, "path", "")) for record in caplog.records] == [("not warm", "/nothing-there/"), ("warm", "")]


def test_an_application_that_breaks_keeps_no_worker_from_starting_either(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.SITE_URL = "http://localhost:8000"

    def broken(_environ: object, _start: object) -> list[bytes]:
        raise OSError("no such thing")

    warm(broken, ("/",))
    assert ("not warm", "no such thing") in [(record.message, str(record.exc_info and record.exc_info[1])) for record in caplog.records]


def test_only_a_web_worker_does_so() -> None:
    assert settings.WARM_PATHS == ()
