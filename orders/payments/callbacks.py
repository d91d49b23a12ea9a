"""What browsers bring back from the gateway is written down within bounds: calling a callback's address fills no table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from orders.payments.models import Payment, PaymentEvent
from shop.accounts.limits import limits_take
from shop.core.errors import DomainError

KEPT_OF_A_PAYMENT = 50
"""Rows of a kind; parallel calls may write a few more."""
UNKNOWN_OF_AN_ADDRESS, UNKNOWN_IN_ALL = (20, 3600), (200, 3600)
"""(rows, seconds) for callbacks of payments that do not exist."""

_KEEP = f"""
INSERT INTO {PaymentEvent._meta.db_table} (payment_id, kind, data, at)
SELECT %(payment)s, %(kind)s, %(data)s::jsonb, %(now)s
WHERE (SELECT count(*) FROM (SELECT 1 FROM {PaymentEvent._meta.db_table} WHERE payment_id = %(payment)s AND kind = %(kind)s
       LIMIT %(most)s) kept) < %(most)s
"""  # noqa: S608


def callback_note(*, payment: Payment | None, kind: str, data: Mapping[str, Any], address: str | None) -> bool:
    """Write down a callback as an event; False where there are enough of them.

    Of a payment the first 50 of each kind are kept, so that forged refusals never crowd out true returns. Without a payment an hour
    keeps 20 of an address and 200 in all.
    """
    now = timezone.now()
    if payment:
        with connection.cursor() as cursor:
            cursor.execute(
                _KEEP, {"payment": payment.pk, "kind": kind, "data": json.dumps(data), "now": now, "most": KEPT_OF_A_PAYMENT},
            )
            return bool(cursor.rowcount)
    wants = {f"callback:{address or '-'}": UNKNOWN_OF_AN_ADDRESS, "callback": UNKNOWN_IN_ALL}
    try:
        with transaction.atomic():
            limits_take(wants=wants, now=now)
            PaymentEvent.objects.create(kind=kind, data=dict(data))
    except DomainError:
        return False
    return True
