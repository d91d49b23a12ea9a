"""Pictures that people uploaded, with a content type that a browser cannot take for a page."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpRequest
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

SHOWN = {"image/avif", "image/webp", "image/jpeg", "image/png"}
mimetypes.add_type("image/avif", ".avif")
YEAR_S = 60 * 60 * 24 * 365


@require_safe
def media(request: HttpRequest, path: str) -> FileResponse:
    """Pictures are shown and may be kept for a year, since a changed picture has a new name; anything else is a download."""
    try:
        file = Path(safe_join(settings.MEDIA_ROOT, path))
    except (SuspiciousFileOperation, ValueError):
        raise Http404 from None
    if not file.is_file():
        raise Http404
    kind = mimetypes.guess_type(file.name)[0] or ""
    shown = kind in SHOWN
    response = FileResponse(file.open("rb"), content_type=kind if shown else "application/octet-stream", as_attachment=not shown)
    response["Cache-Control"] = f"public, max-age={YEAR_S}, immutable"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
