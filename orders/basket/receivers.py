"""On sign-in a guest's basket comes along."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from orders.basket.cookies import Owner, cookie_baskets
from orders.basket.services import basket_adopt, basket_find, pieces_count


@receiver(user_logged_in, dispatch_uid="orders.basket.adopt")
def basket_comes_along(sender: Any, request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """The header's count follows by the shell's cookie."""
    if request is None:
        return
    basket_adopt(user_id=user.pk, basket_ids=cookie_baskets(request))
    news = getattr(request, "shell_news", None) or {}
    pieces = pieces_count(basket_id=basket_find(owner=Owner(user.pk)))
    request.shell_news = {**news, "basket": pieces}  # type: ignore[attr-defined]
