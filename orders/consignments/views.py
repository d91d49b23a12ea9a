"""An order's page, its cancellation, the way to it for a guest, and the account's list."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from orders.basket.views import number_of
from orders.consignments.access import order_for
from orders.consignments.forms import FindCodeForm, FindForm
from orders.consignments.models import OrderContact
from orders.consignments.selectors import order_row, order_view, orders_of
from orders.consignments.services import order_cancel
from orders.order.links import order_key
from shop.accounts.devices import client_address, device_ensure, device_id
from shop.accounts.models import Purpose, User
from shop.accounts.services import code_send, code_use
from shop.core.errors import DomainError

PENDING = "order_find"
"""The session's key of a search that waits for its code: `code` (id), `mobile`, `number`."""
ON_A_PAGE = 10


def _order_page(number: str) -> str:
    return f"{reverse('orders:detail', args=[number])}?k={order_key(number)}"


@never_cache
@require_safe
def order_detail(request: HttpRequest, number: str) -> HttpResponse:
    order = order_for(request, number)
    context = {"order": order_view(order, timezone.now()), "key": order_key(order.number), "tab": "account"}
    return render(request, "orders/detail.html", context)


@require_POST
def order_give_up(request: HttpRequest, number: str) -> HttpResponse:
    """The buyer cancels an unpaid order."""
    order = order_for(request, number)
    actor = cast(User, request.user) if request.user.is_authenticated else None
    try:
        order_cancel(order_id=order.pk, actor=actor)
    except DomainError as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("سفارش لغو شد؛ کالاها به سبد برگشت."))
    return redirect(_order_page(order.number))


@never_cache
@require_http_methods(["GET", "POST"])
def order_find(request: HttpRequest) -> HttpResponse:
    """Number and mobile; a code goes to the mobile whether the order exists or not, so that nobody learns which do."""
    form = FindForm(request.POST or None)
    response: HttpResponse | None = None
    if form.is_valid():
        mobile = form.cleaned_data["mobile"]
        try:
            sent = code_send(mobile=mobile, purpose=Purpose.ORDER, device=device_id(request), address=client_address(request))
            request.session[PENDING] = {"code": str(sent.pk), "mobile": mobile, "number": form.cleaned_data["number"]}
            response = redirect("orders:find-code")
        except DomainError as refused:
            form.add_error("mobile", str(refused))
    response = response or render(request, "orders/find.html", {"form": form, "tab": "account"})
    device_ensure(request, response)
    return response


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def order_find_code(request: HttpRequest) -> HttpResponse:
    """The right code leads to the order by its signed link, or says that there is no such order of this number."""
    pending: dict[str, Any] | None = request.session.get(PENDING)
    if pending is None:
        return redirect("orders:find")
    form = FindCodeForm(request.POST or None)
    if form.is_valid():
        try:
            code_use(code_id=pending["code"], mobile=pending["mobile"], code=form.cleaned_data["code"], purpose=Purpose.ORDER)
        except DomainError as refused:
            form.add_error("code", str(refused))
        else:
            del request.session[PENDING]
            if OrderContact.objects.filter(order__number=pending["number"], mobile=pending["mobile"]).exists():
                return redirect(_order_page(pending["number"]))
            return render(request, "orders/not_found.html", {"number": pending["number"], "tab": "account"}, status=404)
    return render(request, "orders/find_code.html", {"form": form, "mobile": pending["mobile"], "tab": "account"})


@never_cache
@login_required
@require_safe
def my_orders(request: HttpRequest) -> HttpResponse:
    pages = Paginator(orders_of(cast(User, request.user)), ON_A_PAGE)
    page = pages.get_page(number_of(request.GET, "page", 1))
    return render(request, "orders/list.html", {"orders": [order_row(order) for order in page], "page": page, "tab": "account"})
