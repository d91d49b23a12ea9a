"""ZarinPal, version 4, by a thin client: request, StartPay, verify, unVerified.

The currency is sent with every amount, so that no default decides between Rial and Toman.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from urllib3 import HTTPConnectionPool, Timeout, connection_from_url
from urllib3.exceptions import HTTPError

from orders.payments.providers.base import Ask, News, Unverified, Verification
from orders.payments.providers.zarinpal.errors import error_for, silent

TIMEOUT_S = 5.0
ANSWER_MAX_BYTES = 500_000
LISTED_MAX = 100
"""unVerified shows the last hundred."""
DONE, DONE_BEFORE = 100, 101
HEADERS = {"Content-Type": "application/json", "Accept": "application/json"}
READ_BYTES = 16_384


@lru_cache(maxsize=4)
def _pool(base: str) -> HTTPConnectionPool:
    """One pool of connections a process and gateway."""
    return connection_from_url(base, maxsize=8, retries=False, timeout=Timeout(connect=TIMEOUT_S, read=TIMEOUT_S))


class ZarinPal:
    code = "zarinpal"

    def request(self, ask: Ask) -> str:
        data = self._ask("request", {
            "amount": ask.amount,
            "currency": "IRR",
            "description": ask.description[:500],
            "callback_url": ask.callback_url,
            "metadata": {"order_id": ask.order_number},
        })  # fmt: skip
        authority = data.get("authority")
        if data["code"] != DONE or not isinstance(authority, str) or not 0 < len(authority) <= 64:
            raise silent("malformed")
        return authority

    def address(self, authority: str) -> str:
        return f"{settings.ZARINPAL_API.rstrip('/')}/pg/StartPay/{quote(authority, safe='')}"

    def news(self, params: Mapping[str, str]) -> News:
        return News(authority=params.get("Authority", "")[:64], is_ok=params.get("Status") == "OK")

    def verify(self, *, authority: str, amount: int) -> Verification:
        data = self._ask("verify", {"amount": amount, "currency": "IRR", "authority": authority})
        reference = data.get("ref_id")
        if not reference:
            raise silent("malformed")
        return Verification(str(reference)[:64], str(data.get("card_pan") or "")[:24], repeated=data["code"] == DONE_BEFORE)

    def unverified(self) -> Unverified:
        rows = self._ask("unVerified", {}).get("authorities") or []
        authorities = frozenset(str(row["authority"]) for row in rows if isinstance(row, dict) and row.get("authority"))
        return Unverified(authorities, complete=len(rows) < LISTED_MAX)

    def _ask(self, act: str, body: dict[str, Any]) -> dict[str, Any]:
        """The answer's data, its `code` 100 or 101. Raises GatewayError."""
        body = {"merchant_id": settings.ZARINPAL_MERCHANT_ID, **body}
        base, began, raw = settings.ZARINPAL_API.rstrip("/"), time.monotonic(), bytearray()
        try:
            answer_of = _pool(base).request(
                "POST", f"{urlsplit(base).path}/pg/v4/payment/{act}.json", body=json.dumps(body).encode(), headers=HEADERS,
                redirect=False, preload_content=False,
            )
            try:
                status = answer_of.status
                while part := answer_of.read1(READ_BYTES):  # what has come, so that a dripping answer is noticed
                    raw += part
                    if len(raw) > ANSWER_MAX_BYTES or time.monotonic() - began > TIMEOUT_S:
                        answer_of.close()
                        raise silent("too slow or too long")
            finally:
                answer_of.release_conn()
        except HTTPError as error:
            raise silent(type(error).__name__) from error
        if status >= 500 or status == 429:
            raise silent(f"HTTP {status}")
        try:
            answer = json.loads(raw)
        except ValueError as error:
            raise silent("malformed") from error
        return _data(answer)


def _data(answer: Any) -> dict[str, Any]:
    """ZarinPal writes an empty list where there is no object."""
    parts = [answer.get("data"), answer.get("errors")] if isinstance(answer, dict) else []
    for place, part in enumerate(parts):
        code = part.get("code") if isinstance(part, dict) else None
        if not isinstance(part, dict) or not isinstance(code, int):
            continue
        if place == 0 and code in (DONE, DONE_BEFORE):
            return part
        raise error_for(code)
    raise silent("malformed")
