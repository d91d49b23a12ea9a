"""A number for each request, a proxy's where it is well formed: in the answer's header and in every line that is logged meanwhile."""

from __future__ import annotations

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from shop.core.logs import Formatter, request_id
from shop.core.middleware import RequestIdMiddleware

OWN = re.compile(r"[0-9a-f]{16}")


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """The log's text, as the shop writes it."""
    handler, root = logging.StreamHandler(io.StringIO()), logging.getLogger()
    handler.setFormatter(Formatter())
    root.addHandler(handler)
    yield handler.stream
    root.removeHandler(handler)


def view(request: HttpRequest) -> HttpResponse:
    logging.getLogger("payments").warning("بی پاسخ", extra={"payment": 7})
    if request.path == "/raises/":
        raise RuntimeError("broken")
    return HttpResponse(status=503 if request.path == "/fails/" else 200)


def ask(path: str = "/", **headers: str) -> HttpResponse:
    return RequestIdMiddleware(view)(RequestFactory().get(path, headers=headers))


def rows(written: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.mark.parametrize("given", ["a" * 8, "a" * 64, "7f3c_91-AB"])
def test_a_number_that_is_given_is_kept(given: str, written: io.StringIO) -> None:
    assert ask(**{"X-Request-ID": given})["X-Request-ID"] == given
    assert [row["request"] for row in rows(written)] == [given]


@pytest.mark.parametrize("given", ["", "a" * 7, "a" * 65, "12345678 {}", 'x"},{"level":"', "شماره/شماره", "شمارهشماره"])
def test_another_is_replaced_by_one_of_ours(given: str, written: io.StringIO) -> None:
    number = ask(**{"X-Request-ID": given})["X-Request-ID"]
    assert OWN.fullmatch(number)
    assert [row["request"] for row in rows(written)] == [number]


def test_two_requests_have_two_numbers_and_what_comes_after_has_none(written: io.StringIO) -> None:
    assert ask()["X-Request-ID"] != ask()["X-Request-ID"]
    assert request_id.get() == ""
    logging.getLogger("payments").warning("later")
    assert "request" not in rows(written)[-1]


def test_a_line_is_one_object_with_what_was_said_and_when(written: io.StringIO) -> None:
    ask()
    (row,) = rows(written)
    assert (row["level"], row["logger"], row["event"], row["payment"]) == ("warning", "payments", "بی پاسخ", 7)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", row["at"])


def test_a_failed_answer_is_logged_with_its_address(written: io.StringIO) -> None:
    number = ask("/fails/")["X-Request-ID"]
    row = rows(written)[-1]
    assert (row["logger"], row["request"], row["path"], row["status"]) == ("request", number, "/fails/", 503)


def test_an_exception_leaves_no_number_behind_and_is_told_in_one_line(written: io.StringIO) -> None:
    with pytest.raises(RuntimeError):
        ask("/raises/")
    assert request_id.get() == ""
    try:
        raise RuntimeError("broken\nin two lines")
    except RuntimeError:
        logging.getLogger("payments").exception("failed")
    assert "in two lines" in rows(written)[-1]["exception"]


def test_the_shop_counts_and_writes_that_way(client: Client) -> None:
    assert client.get("/health/live", headers={"X-Request-ID": "from-a-proxy"})["X-Request-ID"] == "from-a-proxy"
    logs: dict[str, Any] = settings.LOGGING
    assert {logs["formatters"][handler["formatter"]]["()"] for handler in logs["handlers"].values()} == {"shop.core.logs.Formatter"}
