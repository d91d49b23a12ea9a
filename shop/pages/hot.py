"""Hot pages: a template rendered once for each key, its personal places filled at each response.

Whatever stands in a hot template's context is the same for everybody; the token, the greeting, the basket's count and the town
are not in it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from shop.core.csrf import form_token
from shop.core.persian import digits_fa
from themes.lean import Page, lean, lean_make, page
from themes.menu import chrome
from themes.shell import shell_read
from themes.town import province_names, town_of

PERSONAL = ("csrf_token", "shopper_name", "basket_count", "town", "query")
INSIDE = ("frame_title", "frame_meta", "frame_main", "frame_buybar")
CUT = SafeString("\x04")


def hot_page(
    request: HttpRequest, template: str, *, key: Hashable, context: Callable[[], Mapping[str, Any]], places: Mapping[str, object],
    field_url: str = "", has_leaves: bool = True,
) -> HttpResponse:
    """Render `template`, whose blocks title, meta, main and buybar stand in one frame that all pages share.

    `key` names everything that `context` reads; `places` are this response's own values; `field_url` is the
    field of the shop that the header marks as the one people are in; without `has_leaves` the header names the fields alone.
    """
    around, version = chrome()
    shell = shell_read(request)
    values: dict[str, object] = {
        "csrf_token": form_token(request), "shopper_name": shell.name, "town": town_of(request)[1],
        "basket_count": digits_fa(str(shell.basket)) if shell.basket else "", "query": "", **places,
    }

    def make() -> Page:
        inside = lean_make(template, *values, context={**context(), "frame": "shell/inside.html", "cut": CUT})
        frame = lean(
            "shell/frame.html", *PERSONAL, *INSIDE, key=version, field_url=field_url, has_leaves=has_leaves,
            context=lambda: {
                "menu": around.menu if has_leaves else [replace(item, children=()) for item in around.menu], "footer": around.footer,
                "towns": province_names(),
            },
        )
        return frame.inside(dict(zip(INSIDE, inside.split(CUT), strict=True)))

    response = HttpResponse(page((template, key, version, field_url, has_leaves, tuple(places)), make)(values))
    response["Cache-Control"] = "private, no-cache"
    return response
