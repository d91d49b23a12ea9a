"""The address book's pages. Another person's address is not found."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shop.accounts.forms import AddressBookForm, address_initial
from shop.accounts.models import Address, User
from shop.accounts.redirects import next_of
from shop.accounts.services import address_default, address_delete, address_save
from shop.core.errors import DomainError


def _own(request: HttpRequest, pk: int) -> Address:
    return get_object_or_404(Address.objects.select_related("province", "county"), pk=pk, user=cast(User, request.user))


@never_cache
@login_required
@require_safe
def addresses(request: HttpRequest) -> HttpResponse:
    rows = Address.objects.filter(user=cast(User, request.user)).select_related("province", "county")
    return render(request, "accounts/addresses.html", {"addresses": rows, "tab": "account"})


def _form_page(request: HttpRequest, address: Address | None) -> HttpResponse:
    user = cast(User, request.user)
    initial: dict[str, Any] = address_initial(address) if address else {"recipient": user.get_full_name(), "mobile": user.mobile or ""}
    form = AddressBookForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            address_save(user=user, data=form.data_of(), address=address, is_default=form.cleaned_data["is_default"])
        except DomainError as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("نشانی ذخیره شد."))
            return redirect(next_of(request, "accounts:addresses"))
    return render(request, "accounts/address_form.html", {"form": form, "address": address, "next": next_of(request), "tab": "account"})


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def address_new(request: HttpRequest) -> HttpResponse:
    return _form_page(request, None)


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def address_edit(request: HttpRequest, pk: int) -> HttpResponse:
    return _form_page(request, _own(request, pk))


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def address_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take the address out."""
    address = _own(request, pk)
    if request.method == "POST":
        address_delete(user=cast(User, request.user), address_id=address.pk)
        messages.success(request, _("نشانی پاک شد."))
        return redirect("accounts:addresses")
    return render(request, "accounts/address_delete.html", {"address": address, "tab": "account"})


@login_required
@require_POST
def address_first(request: HttpRequest, pk: int) -> HttpResponse:
    address = _own(request, pk)
    address_default(user=cast(User, request.user), address_id=address.pk)
    messages.success(request, _("بسته‌ها به این نشانی می‌روند."))
    return redirect("accounts:addresses")
