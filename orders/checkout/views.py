"""One page to check out, the way to the gateway, and the thanks."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from oscar.apps.basket.models import Basket

from orders.basket.cookies import Owner, owner_read
from orders.basket.selectors import BasketNow, basket_read
from orders.basket.services import basket_find
from orders.checkout.forms import CheckoutForm
from orders.checkout.plan import Plan, plan_make
from orders.checkout.selectors import order_waiting
from orders.checkout.services import changes_of, order_pay_check, order_place
from orders.checkout.shown import page_context
from orders.consignments.access import order_for
from orders.consignments.selectors import order_view, products_bought
from orders.order.links import order_key
from orders.order.states import OrderStatus
from orders.payments.links import site_for
from orders.payments.services import payment_start
from shop.accounts.models import User
from shop.core.errors import DomainError
from themes.shell import shell_write


@never_cache
@require_http_methods(["GET", "POST"])
def checkout_page(request: HttpRequest) -> HttpResponse:
    """Show the page; `requote` shows it again with other choices; a plain POST places the order and leads to the gateway."""
    owner = owner_read(request)
    user = cast(User, request.user) if owner.user_id is not None else None
    is_placing = request.method == "POST" and "requote" not in request.POST
    form = CheckoutForm(request, user, is_placing=is_placing)
    if is_placing and _is_own(owner, form.basket_id):
        return _place(request, form, owner, user)
    basket = basket_read(basket_id=basket_find(owner=owner), now=timezone.now())
    if not basket.lines:
        order = order_waiting(owner)
        return redirect(_order_page(order) if order else "basket:view")
    return _page(request, form, basket)


@require_POST
def pay_again(request: HttpRequest, number: str) -> HttpResponse:
    """To the gateway once more, for an order that still waits."""
    return _to_gateway_again(request, order_for(request, number))


@never_cache
@require_safe
def thanks(request: HttpRequest, number: str) -> HttpResponse:
    """After the gateway: paid, or what now."""
    order = order_for(request, number)
    if order.status != OrderStatus.PAID:
        return redirect(_order_page(order))
    context = {"order": order_view(order, timezone.now()), "order_url": _order_page(order), "bought": products_bought(order.pk)}
    return render(request, "checkout/thanks.html", context)


def _place(request: HttpRequest, form: CheckoutForm, owner: Owner, user: User | None) -> HttpResponse:
    contact = form.contact()
    sellers = _posted_sellers(request)
    refusal: DomainError | None = None
    if contact is not None:
        try:
            order = order_place(
                basket_id=form.basket_id, contact=contact, deliveries=form.deliveries(sellers), notes=form.notes(sellers), user=user,
                expected_total=form.expected_total,
            )
        except DomainError as error:
            refusal = error
        else:
            response = _to_gateway(request, order) if order.is_new else _to_gateway_again(request, order)
            shell_write(request, response, basket=0)
            return response
    basket = basket_read(basket_id=basket_find(owner=owner), now=timezone.now())
    if not basket.lines:
        return redirect("basket:view")
    return _page(request, form, basket, refusal=refusal)


def _page(request: HttpRequest, form: CheckoutForm, basket: BasketNow, *, refusal: DomainError | None = None) -> HttpResponse:
    plan: Plan = plan_make(
        basket=basket, province_id=form.province_id, deliveries=form.deliveries(parcel.seller.pk for parcel in basket.parcels)
    )
    context: dict[str, Any] = page_context(form, plan)
    context["refusal"] = refusal
    context["changes"] = (refusal.details.get("lines") if refusal else None) or changes_of(basket)
    return render(request, "checkout/page.html", context, status=409 if refusal else 200)


def _to_gateway_again(request: HttpRequest, order: Any) -> HttpResponse:
    """Where that cannot be, to the order's page, which says where it stands."""
    try:
        order_pay_check(order=order, now=timezone.now())
    except DomainError:
        return redirect(_order_page(order))
    return _to_gateway(request, order)


def _to_gateway(request: HttpRequest, order: Any) -> HttpResponse:
    """Outside of any transaction. Where the gateway does not answer, the order is kept and the page offers to pay again."""
    try:
        address = payment_start(order_id=order.pk, site=site_for(request))
    except DomainError as error:
        if error.code in ("already_paid", "payment_settling"):
            return redirect(_order_page(order))
        context = {"order": order, "message": str(error), "key": order_key(order.number), "order_url": _order_page(order)}
        return render(request, "checkout/unpaid.html", context, status=503)
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def _is_own(owner: Owner, basket_id: int) -> bool:
    """A basket of this person or of this browser; it may have become an order meanwhile."""
    if owner.user_id is not None:
        return Basket.objects.filter(pk=basket_id, owner_id=owner.user_id).exists()
    return basket_id in owner.basket_ids


def _posted_sellers(request: HttpRequest) -> list[int]:
    names = (name.removeprefix("delivery_") for name in request.POST if name.startswith("delivery_"))
    return [int(key) for key in names if key.isascii() and key.isdecimal() and len(key) < 12]


def _order_page(order: Any) -> str:
    return f"{reverse('orders:detail', args=[order.number])}?k={order_key(order.number)}"
