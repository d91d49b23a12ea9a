"""For those who watch: alive, ready for traffic, and everything well."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from shop.pages import health


def _failing(checks: dict[str, health.Callable[[], str]]) -> dict[str, str]:
    return {name: fault for name, check in checks.items() if (fault := check())}


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """503 without database or with unapplied migrations; a stopped worker or engine is only named."""
    essential = _failing(health.ESSENTIAL)
    if essential:
        return JsonResponse({"status": "unready", "failing": essential}, status=503)
    return JsonResponse({"status": "ok", "degraded": sorted(_failing(health.DEGRADING))})


@never_cache
@require_safe
def full(request: HttpRequest) -> JsonResponse:
    """For the alarm: 503 when anything at all is wrong."""
    failing = _failing(health.ESSENTIAL) or _failing(health.DEGRADING)
    return JsonResponse({"status": "failing" if failing else "ok", "failing": failing}, status=503 if failing else 200)
