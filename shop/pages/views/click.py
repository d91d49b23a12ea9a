"""What was opened of a search's results: the browser tells it in passing, and is never told what became of it."""

from __future__ import annotations

import ipaddress
import threading
import time

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from search.engines.base import PAGE_SIZE
from search.learning.services import click_seen
from shop.accounts.devices import client_address
from shop.core.persian import clean
from shop.pages.lists.learned import is_person
from shop.pages.lists.params import TEXT_MAX

BODY_MOST = 4096
MINUTE_S = 60
A_MINUTE = 30
"""Results that one address may open in a minute; behind some of them are whole towns."""
ADDRESSES_MOST = 20_000


class Brake:
    """At most `A_MINUTE` results an address and minute, each once. Lives in this process and forgets all of it with the minute."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self._until = 0.0
        self._opened: dict[str, set[int]] = {}

    def lets(self, address: str, offer: int) -> bool:
        with self._lock:
            if time.monotonic() >= self._until:
                self._until, self._opened = time.monotonic() + MINUTE_S, {}
            if address not in self._opened and len(self._opened) >= ADDRESSES_MOST:
                return False
            opened = self._opened.setdefault(address, set())
            if offer in opened or len(opened) >= A_MINUTE:
                return False
            opened.add(offer)
            return True


brake = Brake()


@csrf_exempt
def click(request: HttpRequest) -> HttpResponse:
    """204, whatever was sent. A long body is not even read, so the token is looked at afterwards."""
    length = request.headers.get("Content-Length", "")
    return _told(request) if _number(length) <= BODY_MOST else HttpResponse(status=204)


@csrf_protect
@require_POST
def _told(request: HttpRequest) -> HttpResponse:
    form = request.POST
    page, place, offer = (_number(form.get(name, "")) for name in ("page", "place", "offer"))
    if page and place and offer and place <= PAGE_SIZE and is_person(request) and brake.lets(_network(request), offer):
        click_seen(text=clean(form.get("q", ""))[:TEXT_MAX], position=(page - 1) * PAGE_SIZE + place, offer_id=offer)
    return HttpResponse(status=204)


def _number(text: str) -> int:
    """A whole number, 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else 0


def _network(request: HttpRequest) -> str:
    """The client's address; of the newer kind its network, since one home has all of that."""
    address = client_address(request) or ""
    return str(ipaddress.ip_network((address, 64), strict=False)) if ":" in address else address
