"""How many threads of a process may wait for a gateway at once: while it hangs, the others go on serving pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from shop.core.errors import DomainError
from shop.core.gate import stepped_aside

GATEWAY_SLOTS = 2
_free = threading.BoundedSemaphore(GATEWAY_SLOTS)


@contextmanager
def gateway_slot() -> Iterator[None]:
    """One of the slots for the time of a call. DomainError `gateway_busy` at once where none is free."""
    if not _free.acquire(blocking=False):
        raise DomainError("gateway_busy", _("درگاه بانک کند شده و صف پر است. سفارش شما سر جایش است؛ چند ثانیهٔ دیگر دوباره بزنید."))
    try:
        with stepped_aside():
            yield
    finally:
        _free.release()
