"""News of payments. Received inside the payment's transaction; a DomainError rolls it back."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _

from orders.checkout.completion import order_can_complete, order_complete
from orders.consignments.models import OrderContact
from orders.order.links import order_url
from orders.payments.models import Payment
from orders.payments.signals import payment_about_to_verify, payment_left, payment_settled
from shop.accounts.sms import sms_send


@receiver(payment_about_to_verify, dispatch_uid="orders.checkout.about_to_verify")
def order_is_checked(sender: Any, payment: Payment, **kwargs: Any) -> None:
    order_can_complete(order_id=payment.order_id)


@receiver(payment_settled, dispatch_uid="orders.checkout.settled")
def order_is_completed(sender: Any, payment: Payment, **kwargs: Any) -> None:
    order_complete(order_id=payment.order_id, at=payment.settled_at or timezone.now())


@receiver(payment_left, dispatch_uid="orders.checkout.left")
def shopper_is_told(sender: Any, payment: Payment, **kwargs: Any) -> None:
    contact = OrderContact.objects.select_related("order").get(order_id=payment.order_id)
    text = _("بازارچه: سفارش %(number)s: %(why)s\n%(url)s") % {
        "number": contact.order.number, "why": payment.error, "url": order_url(contact.order.number),
    }
    sms_send(contact.mobile, text)
