"""One screen to sign in or up: mobile number, code, in."""

from __future__ import annotations

import math
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from shop.accounts.devices import client_address, device_ensure, device_id
from shop.accounts.errors import wait_text
from shop.accounts.forms import CodeForm, MobileForm
from shop.accounts.models import MobileCode, Purpose
from shop.accounts.redirects import next_of
from shop.accounts.services import code_send, code_use, user_for_mobile
from shop.accounts.services.codes import RESEND_S
from shop.core.errors import DomainError

PENDING = "sign_in"
"""The session's key of the sign-in that waits for its code: `code` (id), `mobile`, `next`."""


def _code_send(request: HttpRequest, mobile: str, next_url: str) -> None:
    sent = code_send(mobile=mobile, purpose=Purpose.SIGN_IN, device=device_id(request), address=client_address(request))
    request.session[PENDING] = {"code": str(sent.pk), "mobile": mobile, "next": next_url}


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for the number; a good one gets a code."""
    next_url = next_of(request)
    if request.user.is_authenticated:
        return redirect(next_url or "accounts:home")
    form = MobileForm(request.POST or None)
    if form.is_valid():
        try:
            _code_send(request, form.cleaned_data["mobile"], next_url)
            response: HttpResponse = redirect("accounts:code")
        except DomainError as refused:
            form.add_error("mobile", str(refused))
    if not form.is_valid():
        response = render(request, "accounts/sign_in.html", {"form": form, "next": next_url, "tab": "account"})
    device_ensure(request, response)
    return response


def _wait_s(code_id: str) -> int:
    """Seconds until a new code may be asked for."""
    sent_at = MobileCode.objects.filter(pk=code_id).values_list("created_at", flat=True).first()
    return max(0, math.ceil(RESEND_S - (timezone.now() - sent_at).total_seconds())) if sent_at else 0


def _code_page(request: HttpRequest, form: CodeForm, pending: dict[str, Any]) -> HttpResponse:
    seconds = _wait_s(pending["code"])
    wait = wait_text(seconds) if seconds else ""
    context = {"form": form, "mobile": pending["mobile"], "next": pending["next"], "wait": wait, "tab": "account"}
    return render(request, "accounts/code.html", context)


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Take the code. The account is made after the right one, then allauth's stages run (second factor)."""
    pending = request.session.get(PENDING)
    if pending is None:
        return redirect("accounts:sign-in")
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return _code_page(request, form, pending)
    try:
        code_use(code_id=pending["code"], mobile=pending["mobile"], code=form.cleaned_data["code"], purpose=Purpose.SIGN_IN)
    except DomainError as refused:
        form.add_error("code", str(refused))
        return _code_page(request, form, pending)
    user = user_for_mobile(pending["mobile"])
    del request.session[PENDING]
    record_authentication(request, user, method="code", phone=user.mobile)
    return perform_login(request, user, redirect_url=pending["next"] or None)


@require_POST
def code_again(request: HttpRequest) -> HttpResponse:
    """Send another code to the number that waits for one."""
    pending = request.session.get(PENDING)
    if pending is None:
        return redirect("accounts:sign-in")
    try:
        _code_send(request, pending["mobile"], pending["next"])
        messages.success(request, _("کد تازه فرستاده شد."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("accounts:code")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    get_adapter(request).logout(request)
    return redirect("/")
