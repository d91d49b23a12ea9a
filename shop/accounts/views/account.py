"""A person's own pages."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from shop.accounts.forms import NameForm
from shop.accounts.menu import entries_for
from shop.accounts.models import SmsMessage, User
from shop.accounts.services import name_save
from shop.accounts.signals import name_changed

DEMO_CODES = 20


@never_cache
@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    return render(request, "accounts/home.html", {"entries": entries_for(user), "tab": "account"})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def name(request: HttpRequest) -> HttpResponse:
    user = cast(User, request.user)
    form = NameForm(request.POST or None, initial={"first_name": user.first_name, "last_name": user.last_name})
    if form.is_valid():
        name_save(user=user, **form.cleaned_data)
        name_changed.send(sender=User, request=request, user=user)
        messages.success(request, _("نام شما ذخیره شد."))
        return redirect("accounts:home")
    return render(request, "accounts/name.html", {"form": form, "tab": "account"})


@never_cache
@require_safe
def demo_codes(request: HttpRequest) -> HttpResponse:
    """The last messages of the outbox, in demo mode alone."""
    if not settings.DEMO:
        raise Http404
    return render(request, "accounts/demo_codes.html", {"sent": SmsMessage.objects.order_by("-id")[:DEMO_CODES]})


def closed(request: HttpRequest) -> HttpResponse:
    """Routes of allauth that are not offered here: sign-up by form, e-mail, resetting a password, codes of its own."""
    raise Http404
