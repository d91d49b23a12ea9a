"""Who proves a number finds the orders that were placed with it."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from orders.consignments.services import orders_attach
from shop.accounts.models import User
from shop.accounts.signals import mobile_proved


@receiver(mobile_proved, dispatch_uid="orders.consignments.attach")
def orders_come_along(sender: Any, user: User, mobile: str, **kwargs: Any) -> None:
    orders_attach(user=user, mobile=mobile)
