"""Back from the gateway: on to the thanks, or a page that says what happened and what to do now."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from orders.order.links import order_key
from orders.payments.links import result_read, result_url, thanks_url
from orders.payments.models import Payment, PaymentState
from orders.payments.services import payment_callback
from shop.accounts.devices import client_address
from shop.core.errors import DomainError

REFRESH_S = 6
PAGES = {
    PaymentState.CANCELLED: "payments/declined.html",
    PaymentState.FAILED: "payments/declined.html",
    PaymentState.LEFT: "payments/left.html",
}


@require_GET
@never_cache
def callback(request: HttpRequest, payment_id: int) -> HttpResponse:
    """The gateway's redirect. Reloading it, or calling it ten times, changes nothing more."""
    try:
        payment = payment_callback(payment_id=payment_id, params=request.GET.dict(), address=client_address(request))
    except DomainError as refusal:
        if refusal.code == "callback_refused":
            return render(request, "payments/refused.html", {"message": refusal.message}, status=404)
        payment = Payment.objects.get(pk=payment_id)
    return _onwards(payment) or redirect(result_url(payment))


@require_GET
@never_cache
def result(request: HttpRequest, token: str) -> HttpResponse:
    """Where a payment stands; asks again by itself while the bank has not answered."""
    payment_id = result_read(token)
    payment = Payment.objects.select_related("order").filter(pk=payment_id).first() if payment_id else None
    if payment is None:
        raise Http404
    onwards = _onwards(payment)
    if onwards:
        return onwards
    template = PAGES.get(PaymentState(payment.state), "payments/waiting.html")
    response = render(request, template, {"payment": payment, "order": payment.order, "key": order_key(payment.order.number)})
    if template == "payments/waiting.html":
        response["Refresh"] = str(REFRESH_S)
    return response


def _onwards(payment: Payment) -> HttpResponse | None:
    return redirect(thanks_url(payment.order.number)) if payment.state == PaymentState.SETTLED else None
