from __future__ import annotations

from pathlib import Path

from pytest_django import Settings

from orders.payments.models import Payment
from orders.payments.providers.base import provider_get
from tests.orders.payments.bank import Bank, bank_running, free_port
from tests.orders.payments.test_zarinpal import ASK


def test_page_says_that_it_is_a_stand_in(bank: Bank) -> None:
    session = Payment(authority=provider_get("zarinpal").request(ASK))
    page = bank.page(session)
    assert 'dir="rtl"' in page.text
    assert "ساختگی" in page.text
    assert "۲۵٬۰۰۰ تومان" in page.text
    bank.choose(session)
    assert "پیش‌تر انجام شده" in bank.page(session).text
    assert bank.page(Payment(authority="S404")).status_code == 404


def test_a_paid_session_cannot_be_unpaid(bank: Bank) -> None:
    session = Payment(authority=provider_get("zarinpal").request(ASK))
    bank.choose(session)
    assert bank.choose(session, "cancel")["Status"] == "OK"


def test_its_book_survives_a_restart(tmp_path: Path, settings: Settings) -> None:
    port, book = free_port(), tmp_path / "book.json"
    settings.ZARINPAL_API = f"http://127.0.0.1:{port}"
    zarinpal = provider_get("zarinpal")
    with bank_running(book, port) as bank:
        session = Payment(authority=zarinpal.request(ASK))
        bank.choose(session)
    with book.open("a") as file:
        file.write('{"authority": "cut o')
    with bank_running(book, port):
        assert zarinpal.unverified().authorities == {session.authority}
