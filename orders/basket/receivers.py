"""On sign-in a guest's basket comes along."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from orders.basket.cookies import COOKIE, owner_read
from orders.basket.services import basket_adopt


@receiver(user_logged_in, dispatch_uid="orders.basket.adopt")
def basket_comes_along(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    if request is None or COOKIE not in request.COOKIES:
        return
    pieces = basket_adopt(user_id=user.pk, basket_ids=owner_read(request).basket_ids)
    if pieces is not None:
        request.shell_basket = pieces  # type: ignore[attr-defined]
