"""The office's own content policy: Wagtail's date pickers and editor need inline scripts and styles; no shopper's page does."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import HttpRequest, HttpResponse

POLICY = {"script-src": [SELF, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE], "img-src": [SELF, "data:", "blob:"]}


class OfficePolicyMiddleware:
    """Stands after django-csp in the list, so that it speaks first to an answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.path = f"/{settings.OFFICE_PATH}"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(self.path):
            response._csp_replace = POLICY  # type: ignore[attr-defined]
        return response
