"""The office's door: sign-in is ours alone, and a second factor is demanded where the settings say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from shop.accounts.models import User
from shop.accounts.redirects import next_of

FOREIGN_LOGINS = frozenset({"wagtailadmin_login", "wagtailcore_login"})
"""Wagtail's own login forms: they know nothing of the second factor."""


class OfficeSecondFactorMiddleware:
    """Wagtail's login forms lead to ours. Who is signed in enters the office with the permission, and with a second factor

    passed in this session where `OFFICE_SECOND_FACTOR` is set. Who has none yet is led to setting one up.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.office = f"/{settings.OFFICE_PATH}"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        if match is not None and match.url_name in FOREIGN_LOGINS:
            return redirect_to_login(next_of(request, self.office), login_url=reverse("accounts:sign-in"))
        if not request.path_info.startswith(self.office) or not isinstance(request.user, User):
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied
        if not settings.OFFICE_SECOND_FACTOR or self._has_second_factor(request, request.user):
            return None
        if is_mfa_enabled(request.user):
            return redirect_to_login(request.get_full_path(), login_url=reverse("mfa_reauthenticate"))
        messages.warning(request, _("برای ورود به دفتر، نخست ورود دومرحله‌ای را روشن کنید."))
        return redirect("mfa_index")

    @staticmethod
    def _has_second_factor(request: HttpRequest, user: User) -> bool:
        return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))
