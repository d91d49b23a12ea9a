"""The few placeholders of the page shell."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from themes.menu import chrome
from themes.shell import shell_read
from themes.town import province_names, town_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """The person's name, count and town, and what stands around every page. Two queries a minute and process."""
    now = shell_read(request)
    around, _version = chrome()
    return {
        "shopper_name": now.name, "basket_count": now.basket, "town": town_of(request)[1], "towns": province_names(), "demo": settings.DEMO,
        "menu": around.menu, "footer": around.footer,
    }
