"""The three calls of the protocol: (HTTP status, answer) for a JSON body."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from orders.payments.standin.ledger import Ledger, Session

Answer = tuple[int, dict[str, Any]]
AMOUNT_MIN_RIAL = 10_000
MERCHANT_LENGTH = 36
DESCRIPTION_MAX = 500
_SENTENCES = {
    -9: "The input params invalid, validation error.",
    -10: "Terminal is not valid, please check merchant_id or ip address.",
    -50: "Session is not valid, amounts values is not the same.",
    -51: "Session is not valid, session is not active paid try.",
    -53: "Session is not this merchant_id session",
    -54: "Invalid authority.",
}


def refused(code: int, **validations: str) -> Answer:
    return 422, {"data": [], "errors": {"code": code, "message": _SENTENCES.get(code, "Refused."), "validations": validations or []}}


def _done(code: int, **data: Any) -> Answer:
    message = {100: "Success", 101: "Verified"}[code]
    return 200, {"data": {"code": code, "message": message, **data}, "errors": []}


def _rial(body: dict[str, Any]) -> int | None:
    amount, currency = body.get("amount"), body.get("currency", "IRR")
    if not isinstance(amount, int) or isinstance(amount, bool) or currency not in ("IRR", "IRT"):
        return None
    return amount if currency == "IRR" else amount * 10


def _merchant(body: dict[str, Any]) -> str | None:
    merchant = body.get("merchant_id")
    return merchant if isinstance(merchant, str) and len(merchant) == MERCHANT_LENGTH else None


def _fee(amount: int) -> int:
    return min(amount // 100, 40_000)


def request(ledger: Ledger, body: dict[str, Any]) -> Answer:
    merchant = _merchant(body)
    if merchant is None:
        return refused(-9, merchant_id="The merchant id must be 36 characters.")
    amount = _rial(body)
    if amount is None or amount < AMOUNT_MIN_RIAL:
        return refused(-9, amount="The amount must be at least 10000 Rial.")
    description, address = body.get("description"), body.get("callback_url")
    if not isinstance(description, str) or not 0 < len(description) <= DESCRIPTION_MAX:
        return refused(-9, description="The description is required, at most 500 characters.")
    if not isinstance(address, str) or urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).netloc:
        return refused(-9, callback_url="The callback url is not an address.")
    session = ledger.open(merchant_id=merchant, amount=amount, callback_url=address, description=description)
    return _done(100, authority=session.authority, fee_type="Merchant", fee=_fee(amount))


def verify(ledger: Ledger, body: dict[str, Any]) -> Answer:
    merchant, amount = _merchant(body), _rial(body)
    if merchant is None or amount is None:
        return refused(-9)
    session = ledger.get(str(body.get("authority", "")))
    if session is None:
        return refused(-54)
    if session.merchant_id != merchant:
        return refused(-53)
    if not session.is_paid:
        return refused(-51)
    if session.amount != amount:
        return refused(-50)
    code = ledger.verify(session.authority)
    return _done(code, card_hash="", card_pan=session.card_pan, ref_id=session.ref_id, fee_type="Merchant", fee=_fee(session.amount))


def unverified(ledger: Ledger, body: dict[str, Any]) -> Answer:
    merchant = _merchant(body)
    if merchant is None:
        return refused(-10)
    return _done(100, authorities=[_listed(session) for session in ledger.unverified(merchant)])


def _listed(session: Session) -> dict[str, Any]:
    return {"authority": session.authority, "amount": session.amount, "callback_url": session.callback_url, "referer": "", "date": ""}


CALLS = {
    "/pg/v4/payment/request.json": ("request", request),
    "/pg/v4/payment/verify.json": ("verify", verify),
    "/pg/v4/payment/unVerified.json": ("unVerified", unverified),
}
