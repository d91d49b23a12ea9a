"""Hot pages: a template rendered once for each key, its personal places filled at each response.

Whatever stands in a hot template's context is the same for everybody; the token, the greeting, the basket's count and the town
are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token

from shop.core.persian import digits_fa
from themes.lean import lean
from themes.menu import chrome
from themes.shell import shell_read
from themes.town import province_names, town_of

PERSONAL = ("csrf_token", "shopper_name", "basket_count", "town")


def hot_page(
    request: HttpRequest, template: str, *, key: Hashable, context: Callable[[], Mapping[str, Any]], places: Mapping[str, object],
) -> HttpResponse:
    """Render `template`. `key` names everything that `context` reads; `places` are this response's own values."""
    around, version = chrome()
    page = lean(
        template, *PERSONAL, *places, key=(key, version),
        context=lambda: {"menu": around.menu, "footer": around.footer, "towns": province_names(), **context()},
    )
    shell = shell_read(request)
    body = page(
        csrf_token=get_token(request), shopper_name=shell.name, basket_count=digits_fa(str(shell.basket)) if shell.basket else "",
        town=town_of(request)[1], **places,
    )
    response = HttpResponse(body)
    response["Cache-Control"] = "private, no-cache"
    return response
