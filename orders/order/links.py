"""The signed link that opens a guest's order: whoever holds it reads the order, nobody can guess one."""

from __future__ import annotations

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

_SALT = "orders.order.link"


def order_key(number: str) -> str:
    """What stands behind `?k=`. It holds as long as the site's secret."""
    return signing.Signer(salt=_SALT).signature(number)


def order_key_fits(number: str, key: str) -> bool:
    return bool(key) and constant_time_compare(order_key(number), key)


def order_url(number: str) -> str:
    """The whole address of an order's page with its key, for messages."""
    return f"{settings.SITE_URL}{reverse('orders:detail', args=[number])}?k={order_key(number)}"
