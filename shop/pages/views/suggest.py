"""Suggestions under the search box."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from shop.pages.lists.params import TEXT_MAX
from shop.pages.lists.suggestions import suggestions

AGE_S = 60


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """A piece of a page: the options of a listbox. Nothing personal is in it, so a browser may show it again for a minute."""
    typed = request.GET.get("q", "")[: 2 * TEXT_MAX]
    response = HttpResponse(suggestions(typed, reverse("pages:search")))
    response["Cache-Control"] = f"private, max-age={AGE_S}"
    response["X-Robots-Tag"] = "noindex"
    return response
