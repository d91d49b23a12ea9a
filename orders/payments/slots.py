"""How many threads of a process may wait for a gateway at once: while it hangs, the others go on serving pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from shop.core.errors import DomainError
from shop.core.gate import stepped_aside

GATEWAY_SLOTS = 2
QUEUE_S = 0.3
_free = threading.BoundedSemaphore(GATEWAY_SLOTS)
_queue = threading.BoundedSemaphore(1)


def _slot_taken() -> bool:
    """At once where one is free; one thread more may wait a moment, so that a burst of orders at a quick gateway is not sent away."""
    if _free.acquire(blocking=False):
        return True
    if not _queue.acquire(blocking=False):
        return False
    try:
        return _free.acquire(timeout=QUEUE_S)
    finally:
        _queue.release()


@contextmanager
def gateway_slot() -> Iterator[None]:
    """One of the slots for the time of a call. DomainError `gateway_busy` where none is free. Never inside a transaction."""
    with stepped_aside():
        if not _slot_taken():
            raise DomainError("gateway_busy", _("درگاه بانک کند شده و صف پر است. سفارش شما سر جایش است؛ چند ثانیهٔ دیگر دوباره بزنید."))
        try:
            yield
        finally:
            _free.release()
