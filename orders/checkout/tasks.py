"""Jobs of orders."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from orders.checkout.expiry import orders_expire
from orders.consignments.models import OrderContact
from orders.order.links import order_url
from shop.accounts.sms import sms_send


@app.periodic(cron="* * * * *")
@app.task(name="orders.expire", queueing_lock="orders.expire", lock="orders.expire")
def expire(timestamp: int = 0) -> None:
    """Each minute: orders whose time to pay is over."""
    orders_expire(now=timezone.now())


@app.task(name="orders.paid_tell", retry=3)
def paid_tell(*, order_id: int) -> None:
    """Tell the shopper that the order is paid, with the link that opens it."""
    contact = OrderContact.objects.select_related("order").get(order_id=order_id)
    text = _("بازارچه: سفارش %(number)s پرداخت شد و به سازنده‌ها رسید.\n%(url)s") % {
        "number": contact.order.number, "url": order_url(contact.order.number),
    }
    sms_send(contact.mobile, text)
