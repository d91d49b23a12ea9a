"""What was opened of a search's results, and what of that was bought: the browser tells it in passing, and is told nothing of it.

Why the browser, and why so little: docs/adr/0011-what-search-learns.md.
"""

from __future__ import annotations

import datetime as dt
import ipaddress
import threading
import time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from orders.consignments.access import order_for
from orders.consignments.selectors import products_bought
from orders.order.states import OrderStatus
from search.engines.base import PAGE_SIZE
from search.learning.services import click_seen, sale_seen
from shop.accounts.devices import client_address
from shop.core.persian import clean
from shop.pages.lists.learned import is_person
from shop.pages.lists.params import TEXT_MAX

BODY_MOST = 4096
MINUTE_S, DAY_S = 60, 86_400
A_MINUTE = 30
"""Results that one address may open in a minute; behind some of them are whole towns."""
KEYS_MOST = 20_000
BOUGHT_WITHIN = dt.timedelta(hours=2)
"""The thanks come right after the payment, which has 15 minutes and its own delays."""


class Brake:
    """Each thing once for a key, and at most `most` of them, within `seconds`. Lives in this process and then forgets all of it."""

    def __init__(self, *, most: int, seconds: int) -> None:
        self.most, self.seconds = most, seconds
        self._lock = threading.Lock()
        self.forget()

    def forget(self) -> None:
        self._until = 0.0
        self._done: dict[str, set[int]] = {}

    def lets(self, key: str, thing: int) -> bool:
        with self._lock:
            if time.monotonic() >= self._until:
                self._until, self._done = time.monotonic() + self.seconds, {}
            if key not in self._done and len(self._done) >= KEYS_MOST:
                return False
            done = self._done.setdefault(key, set())
            if thing in done or len(done) >= self.most:
                return False
            done.add(thing)
            return True


brake = Brake(most=A_MINUTE, seconds=MINUTE_S)
order_brake = Brake(most=99, seconds=DAY_S)


@csrf_exempt
def click(request: HttpRequest) -> HttpResponse:
    """204, whatever was sent. A long body is not even read, so the token is looked at afterwards."""
    return _opened(request) if _is_short(request) else HttpResponse(status=204)


@csrf_exempt
def sold(request: HttpRequest) -> HttpResponse:
    """As `click`."""
    return _bought(request) if _is_short(request) else HttpResponse(status=204)


@csrf_protect
@require_POST
def _opened(request: HttpRequest) -> HttpResponse:
    position, offer = _position(request), _number(request.POST.get("offer", ""))
    if position and offer and is_person(request) and brake.lets(_network(request), offer):
        click_seen(text=_text(request), position=position, offer_id=offer)
    return HttpResponse(status=204)


@csrf_protect
@require_POST
def _bought(request: HttpRequest) -> HttpResponse:
    """Counted where the order is the asker's own, paid just now, and has the product; once for each."""
    position, product = _position(request), _number(request.POST.get("product", ""))
    if position and product and is_person(request):
        order = _order(request)
        if order is not None and product in products_bought(order.pk) and order_brake.lets(str(order.pk), product):
            sale_seen(text=_text(request), position=position)
    return HttpResponse(status=204)


def _order(request: HttpRequest) -> Any | None:
    try:
        order = order_for(request, clean(request.POST.get("order", "")))
    except Http404:
        return None
    return order if order.status == OrderStatus.PAID and order.date_placed > timezone.now() - BOUGHT_WITHIN else None


def _is_short(request: HttpRequest) -> bool:
    return _number(request.headers.get("Content-Length", "")) <= BODY_MOST


def _text(request: HttpRequest) -> str:
    return clean(request.POST.get("q", ""))[:TEXT_MAX]


def _position(request: HttpRequest) -> int:
    """From 1, over all pages; 0 for none."""
    page, place = (_number(request.POST.get(name, "")) for name in ("page", "place"))
    return (page - 1) * PAGE_SIZE + place if page and 1 <= place <= PAGE_SIZE else 0


def _number(text: str) -> int:
    """A whole number, 0 for what is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 18 else 0


def _network(request: HttpRequest) -> str:
    """The client's address; of the newer kind its network, since one home has all of that."""
    address = client_address(request) or ""
    return str(ipaddress.ip_network((address, 64), strict=False)) if ":" in address else address
