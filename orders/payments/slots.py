"""How many threads of a process may wait for a gateway at once: while it hangs, the others go on serving pages."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from shop.core.errors import DomainError
from shop.core.gate import stepped_aside

GATEWAY_SLOTS = 2
QUEUE_S = 0.3
"""So long a thread may wait for a slot, while the gateway answers quicker than that."""
_free = threading.BoundedSemaphore(GATEWAY_SLOTS)
_held: dict[int, float] = {}


def _is_slow() -> bool:
    """A call has been out for longer than a thread would wait: the next would wait in vain."""
    now = time.monotonic()
    return any(now - since > QUEUE_S for since in list(_held.values()))


def _slot_taken() -> bool:
    """At once where one is free; else within a moment, unless the gateway is slow, so that a burst of orders is not sent away."""
    return _free.acquire(blocking=False) or (not _is_slow() and _free.acquire(timeout=QUEUE_S))


@contextmanager
def gateway_slot() -> Iterator[None]:
    """One of the slots for the time of a call. DomainError `gateway_busy` where none is free. Never inside a transaction."""
    with stepped_aside():
        if not _slot_taken():
            raise DomainError("gateway_busy", _("درگاه بانک کند شده و صف پر است. سفارش شما سر جایش است؛ چند ثانیهٔ دیگر دوباره بزنید."))
        mine = threading.get_ident()
        _held[mine] = time.monotonic()
        try:
            yield
        finally:
            del _held[mine]
            _free.release()
