"""The stand-in gateway as a real process, and what a shopper does there."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx

from orders.payments.models import Payment
from orders.payments.services import payment_callback, payment_start
from shop.settings.env import ROOT


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Bank:
    """Orders to the stand-in, and a look into its book."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._client = httpx.Client(base_url=url, trust_env=False, timeout=20)

    def control(self, **order: Any) -> dict[str, Any]:
        return self._client.post("/control", json=order).raise_for_status().json()

    def fault(self, on: str, kind: str, **facts: Any) -> None:
        self.control(faults={on: {"kind": kind, **facts}})

    def calls(self, name: str) -> int:
        return self._client.get("/control").json()["calls"].get(name, 0)

    def sessions(self) -> list[dict[str, Any]]:
        return self._client.get("/control").json()["sessions"]

    def session(self, payment: Payment) -> dict[str, Any]:
        return next(row for row in self.sessions() if row["authority"] == payment.authority)

    def choose(self, payment: Payment, act: str = "pay") -> dict[str, str]:
        """A shopper presses a button; returns the callback's parameters as the browser carries them."""
        answer = self._client.post(f"/pg/StartPay/{payment.authority}", data={"act": act})
        return dict(parse_qsl(urlsplit(answer.headers.get("Location", "")).query))

    def page(self, payment: Payment) -> httpx.Response:
        return self._client.get(f"/pg/StartPay/{payment.authority}")


@contextmanager
def bank_running(data: Path, port: int | None = None) -> Iterator[Bank]:
    port = port or free_port()
    command = [sys.executable, "-m", "orders.payments.standin", "--port", str(port), "--data", str(data), "--control"]
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        until = time.monotonic() + 15
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert time.monotonic() < until, "the stand-in did not start"
            time.sleep(0.05)
        yield Bank(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(10)


def started(order: Any) -> Payment:
    """The order's payment with its session open at the gateway."""
    payment_start(order_id=order.pk)
    return Payment.objects.filter(order=order).latest("pk")


def returned(payment: Payment, params: dict[str, str]) -> Payment:
    return payment_callback(payment_id=payment.pk, params=params)


def paid(bank: Bank, order: Any) -> Payment:
    payment = started(order)
    return returned(payment, bank.choose(payment))
