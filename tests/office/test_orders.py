"""Orders and payments in the office."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from orders.basket.cookies import Owner
from orders.checkout.completion import order_complete
from orders.consignments.models import Consignment, ConsignmentEvent, State
from orders.order.states import OrderStatus
from orders.payments.models import Payment, PaymentEvent, PaymentState
from shop.accounts.models import User
from tests.orders.world import basket_fill, goods_make, order_make, seller_make, user_make

pytestmark = pytest.mark.django_db


def order_new(*records: Any, paid_at: dt.datetime | None = None) -> Any:
    shopper = user_make()
    order = order_make(basket_fill(Owner(shopper.pk, ()), *records), timezone.now(), user=shopper)
    if paid_at:
        order_complete(order_id=order.pk, at=paid_at)
    return order


def url(name: str, key: int) -> str:
    return reverse(f"office_orders:{name}", args=[key])


def test_parcel_goes_its_way(office: Client, operator: User, seller: Any) -> None:
    record = goods_make(seller)
    order = order_new(record, paid_at=timezone.now())
    parcel = Consignment.objects.get(order=order)
    refused = office.post(url("shipped", parcel.pk), {"tracking_code": "۱۲"})
    assert refused.status_code == 422
    assert "tracking_code" in refused.context["form"].errors
    parcel.refresh_from_db()
    assert (parcel.state, parcel.tracking_code) == (State.PAID, "")
    assert office.post(url("delivered", parcel.pk), {}).status_code == 422
    assert office.post(url("shipped", parcel.pk), {"tracking_code": "۱۲۳۴۵۶۷۸", "note": "با پست"}).status_code == 302
    parcel.refresh_from_db()
    assert (parcel.state, parcel.tracking_code) == (State.SHIPPED, "12345678")
    assert office.post(url("delivered", parcel.pk), {}).status_code == 302
    events = ConsignmentEvent.objects.filter(consignment=parcel, actor=operator).values_list("after", flat=True)
    assert list(events) == [State.SHIPPED, State.DELIVERED]
    page = office.get(url("order", order.pk)).content.decode()
    assert "۱۲۳۴۵۶۷۸" in page
    assert "با پست" in page


def test_unpaid_order_is_cancelled_by_post_alone(office: Client, seller: Any) -> None:
    record = goods_make(seller)
    order = order_new(record)
    assert office.get(url("cancel", order.pk)).status_code == 200
    order.refresh_from_db()
    assert order.status == OrderStatus.PENDING
    assert office.post(url("cancel", order.pk)).status_code == 302
    order.refresh_from_db()
    record.refresh_from_db()
    assert (order.status, record.num_allocated) == (OrderStatus.CANCELLED, 0)


def test_paid_order_is_not_cancelled(office: Client, seller: Any) -> None:
    order = order_new(goods_make(seller), paid_at=timezone.now())
    answer = office.post(url("cancel", order.pk))
    assert answer.status_code == 422
    assert "پرداخت شده است" in answer.content.decode()
    order.refresh_from_db()
    assert order.status == OrderStatus.PAID


def test_late_parcels_are_counted_and_listed(office: Client, seller: Any) -> None:
    record = goods_make(seller)
    late = order_new(record, paid_at=timezone.now() - dt.timedelta(days=3))
    fresh = order_new(record, paid_at=timezone.now())
    assert "۱ <span>مرسولهٔ دیرکرده" in office.get("/office/").content.decode()
    page = office.get(reverse("office_orders:index"), {"parcel": "late"}).content.decode()
    assert late.number in page
    assert fresh.number not in page


def test_search_by_number_and_mobile(office: Client, seller: Any) -> None:
    record = goods_make(seller)
    one, other = order_new(record), order_new(record)
    for query in (one.number, one.number.lower()):
        page = office.get(reverse("office_orders:index"), {"q": query}).content.decode()
        assert one.number in page
        assert other.number not in page
    assert one.number in office.get(reverse("office_orders:index"), {"q": "۰۹۱۲۱۲۳۴۵۶۷"}).content.decode()
    assert one.number not in office.get(reverse("office_orders:index"), {"status": "paid"}).content.decode()


def payment_new(order: Any, **facts: Any) -> Payment:
    return Payment.objects.create(**{"order": order, "provider": "zarinpal", "amount": int(order.total_incl_tax), **facts})


def test_payments_are_listed_with_their_events(office: Client, seller: Any) -> None:
    order = order_new(goods_make(seller))
    payment = payment_new(order, state=PaymentState.FAILED, authority="A1", error="-51")
    PaymentEvent.objects.create(payment=payment, kind="verify_refused", data={"code": -51})
    page = office.get(reverse("office_payments:index"), {"state": "failed", "recent": "day"}).content.decode()
    assert order.number in page
    assert "۱ <span>پرداخت ناموفق" in office.get("/office/").content.decode()
    assert "درگاه تأیید نکرد" in office.get(reverse("office_payments:payment", args=[payment.pk])).content.decode()
    assert order.number not in office.get(reverse("office_payments:index"), {"state": "settled"}).content.decode()


def test_settled_payment_cannot_be_asked_about(office: Client, seller: Any) -> None:
    order = order_new(goods_make(seller))
    payment = payment_new(order, state=PaymentState.SETTLED, authority="A2", reference="R2")
    address = reverse("office_payments:ask", args=[payment.pk])
    assert (office.get(address).status_code, office.post(address).status_code) == (404, 404)


def test_lists_and_pages_cost_the_same_for_two_and_for_twenty(office: Client) -> None:
    records = [goods_make(seller_make(), stock=50) for _ in range(2)]
    order = order_new(*records)
    payment_new(order, state=PaymentState.FAILED, authority="A0")
    payment_new(order, state=PaymentState.FAILED, authority="B0")
    order_new(*records)

    def cost(name: str) -> int:
        office.get(reverse(name))
        with CaptureQueriesContext(connection) as seen:
            assert office.get(reverse(name)).status_code == 200
        return len(seen)

    names = ("office_orders:index", "office_payments:index")
    few = [cost(name) for name in names]
    for n in range(9):
        payment_new(order_new(*records), state=PaymentState.FAILED, authority=f"C{n}")
        payment_new(order, state=PaymentState.FAILED, authority=f"D{n}")
    assert [cost(name) for name in names] == few
