"""The few placeholders of the page shell."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from themes.menu import menu
from themes.shell import shell_read


def shell(request: HttpRequest) -> dict[str, Any]:
    """`shopper_name`, `basket_count`, `demo` and the menu for the shell's templates. No query for the first three."""
    now = shell_read(request)
    return {"shopper_name": now.name, "basket_count": now.basket, "demo": settings.DEMO, "menu": SimpleLazyObject(menu)}
