"""A number for each request, in every log line and in the answer's header."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from shop.core.logs import request_id

log = logging.getLogger("request")
_GIVEN = re.compile(r"[A-Za-z0-9_-]{8,64}")
SLOW_MS = 1000


class RequestIdMiddleware:
    """Takes a proxy's `X-Request-ID` where it is well formed. Logs answers of 500 and requests of a second or more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        number = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
        token = request_id.set(number)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            took = round((time.perf_counter() - began) * 1000)
            if response.status_code >= 500 or took >= SLOW_MS:
                log.warning("slow or failed", extra={"path": request.path, "status": response.status_code, "ms": took})
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = number
        return response
