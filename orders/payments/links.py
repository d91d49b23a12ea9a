"""Addresses of a payment's pages."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from orders.order.links import order_key
from orders.payments.models import Payment

_SALT = "payments.result"


def site_for(request: HttpRequest) -> str:
    """The origin to which the gateway sends the browser back: the one that the shopper came by in the demo, else the configured one."""
    return f"{request.scheme}://{request.get_host()}" if settings.DEMO else settings.SITE_URL.rstrip("/")


def result_url(payment: Payment) -> str:
    """The page that tells what became of a payment; the address itself is the right to see it."""
    return reverse("payments:result", args=[signing.dumps(payment.pk, salt=_SALT)])


def thanks_url(number: str) -> str:
    """Whoever knows a payment's authority came from the gateway, perhaps in another browser: the order's key goes with him."""
    return f"{reverse('checkout:thanks', args=[number])}?k={order_key(number)}"


def result_read(token: str) -> int | None:
    """The payment's id; None for a forged or broken token."""
    try:
        return int(signing.loads(token, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
