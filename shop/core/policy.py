"""The content security policy's header, built once for all answers that change nothing of it."""

from __future__ import annotations

from dataclasses import asdict

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

_OWN = ("_csp_config", "_csp_update", "_csp_replace", "_csp_exempt")


class PolicyMiddleware(CSPMiddleware):
    """django-csp's, which builds the same text anew at each answer."""

    _kept: tuple[object, str] | None = None

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        made = vars(response)
        if getattr(request, "_csp_nonce", None) or any(name in made for name in _OWN):
            return super().process_response(request, response)
        policy = settings.CONTENT_SECURITY_POLICY
        if self._kept is None or self._kept[0] is not policy:
            self._kept = policy, build_policy(**asdict(self.get_policy_parts(request, response)))
        response.headers.setdefault(HEADER, self._kept[1])
        return response
