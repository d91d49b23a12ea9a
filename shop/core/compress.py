"""Finished pages go out compressed: by zstd where the browser takes it, else by gzip, both at their quick levels.

A form's token is masked anew in each answer (`shop.core.csrf`, Django's own likewise), so its length tells nothing of the secret.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from isal import igzip
from zstandard import ZstdCompressor

LEAST_BYTES = 1_000
ZSTD_LEVEL, GZIP_LEVEL = 3, 1
KINDS = ("text/html", "application/json", "text/plain", "application/xml", "application/ld+json", "text/xml")
_own = threading.local()


class CompressMiddleware:
    """For whole answers of text; files and streams go as they are. A strong ETag becomes a weak one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.streaming or response.has_header("Content-Encoding") or len(response.content) < LEAST_BYTES:
            return response
        if not response.get("Content-Type", "").startswith(KINDS):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        taken = request.META.get("HTTP_ACCEPT_ENCODING", "")
        if "zstd" in taken:
            response.content, response["Content-Encoding"] = _zstd().compress(response.content), "zstd"
        elif "gzip" in taken:
            response.content, response["Content-Encoding"] = igzip.compress(response.content, GZIP_LEVEL), "gzip"
        else:
            return response
        if response.has_header("Content-Length"):
            response["Content-Length"] = str(len(response.content))
        if response.get("ETag", "").startswith('"'):
            response["ETag"] = "W/" + response["ETag"]
        return response


def _zstd() -> ZstdCompressor:
    """One a thread: a compressor that threads share ends the process."""
    compressor: ZstdCompressor | None = getattr(_own, "compressor", None)
    if compressor is None:
        compressor = _own.compressor = ZstdCompressor(level=ZSTD_LEVEL)
    return compressor
