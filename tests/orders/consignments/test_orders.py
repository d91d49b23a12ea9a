"""Parcels move along their table; who may see an order, and who may not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from orders.basket.cookies import Owner
from orders.checkout.completion import order_complete
from orders.consignments.models import ConsignmentEvent
from orders.consignments.services import consignment_move, orders_attach
from orders.order.links import order_key
from shop.accounts.models import SmsMessage
from shop.core.errors import DomainError
from tests.orders.world import MOBILE, basket_fill, contact_make, goods_make, order_make, seller_make, user_make
from tests.shop.accounts.conftest import last_code, wrong

pytestmark = pytest.mark.django_db
TRACKING = "۲۱۰۰ ۴۵۶۷ ۸۹"


def paid_order(**facts: Any) -> Any:
    seller = facts.pop("seller", None) or seller_make()
    order = order_make(basket_fill(Owner(None), goods_make(seller, stock=3), quantity=2), timezone.now(), **facts)
    order_complete(order_id=order.pk, at=timezone.now())
    return order


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_paid_parcel_is_sent_and_delivered_and_each_move_is_kept() -> None:
    order, actor = paid_order(), user_make()
    parcel = order.consignments.get()
    record = order.lines.get().stockrecord
    consignment_move(consignment_id=parcel.pk, after="shipped", actor=actor, tracking_code=TRACKING)
    consignment_move(consignment_id=parcel.pk, after="delivered", actor=actor)
    moves = list(ConsignmentEvent.objects.filter(consignment=parcel).values_list("before", "after", "actor"))
    assert moves == [
        ("", "placed", None), ("placed", "paid", None), ("paid", "shipped", actor.pk), ("shipped", "delivered", actor.pk)
    ]
    record.refresh_from_db()
    assert (record.num_in_stock, record.num_allocated) == (1, 0)
    assert "2100456789" in SmsMessage.objects.latest("pk").text


@pytest.mark.parametrize(
    ("after", "code"), [("delivered", "state"), ("paid", "state"), ("cancelled", "state"), ("shipped", "tracking_code")]
)
def test_other_moves_are_refused_and_change_nothing(after: str, code: str) -> None:
    parcel = paid_order().consignments.get()
    with pytest.raises(DomainError) as refused:
        consignment_move(consignment_id=parcel.pk, after=after, actor=None, tracking_code="12")
    assert refused.value.code == code
    parcel.refresh_from_db()
    assert (parcel.state, parcel.events.count(), parcel.tracking_code) == ("paid", 2, "")


def test_a_guests_order_opens_by_its_key_alone() -> None:
    order = paid_order()
    page = f"/orders/{order.number}/"
    assert Client().get(page).status_code == 404
    assert Client().get(page + "?k=wrong").status_code == 404
    assert signed_in(user_make()).get(page).status_code == 404
    for unknown in ("AAAAAAAAAA", "A%00B"):
        assert Client().get(f"/orders/{unknown}/").status_code == 404
    answer = Client().get(f"{page}?k={order_key(order.number)}")
    assert answer.status_code == 200
    assert order.consignments.get().seller_name in answer.content.decode()


def test_who_proves_the_number_owns_its_orders() -> None:
    order, user, other = paid_order(), user_make("09121110000"), user_make()
    assert orders_attach(user=user, mobile=user.mobile or "") == 0
    assert orders_attach(user=other, mobile=MOBILE) == 1
    assert orders_attach(user=user, mobile=MOBILE) == 0
    assert signed_in(other).get(f"/orders/{order.number}/").status_code == 200
    assert signed_in(user).get(f"/orders/{order.number}/").status_code == 404
    assert order.number in signed_in(other).get("/account/orders/").content.decode()
    assert order.number not in signed_in(user).get("/account/orders/").content.decode()


def test_a_guest_who_signs_in_with_the_number_later_finds_the_order_in_the_account() -> None:
    order, client = paid_order(), Client()
    client.post("/account/sign-in/", {"mobile": MOBILE})
    client.post("/account/sign-in/code/", {"code": wrong(last_code())})
    order.refresh_from_db()
    assert order.user is None
    assert client.get("/account/orders/").status_code == 302
    client.post("/account/sign-in/code/", {"code": last_code()})
    order.refresh_from_db()
    assert order.user.mobile == MOBILE
    assert order.number in client.get("/account/orders/").content.decode()
    assert client.get(f"/orders/{order.number}/").status_code == 200


def test_number_and_code_lead_to_the_order_and_to_no_other_number() -> None:
    order = paid_order()
    for mobile, status in ((MOBILE, 200), ("09129998877", 404)):
        client = Client()
        asked = client.post("/orders/find/", {"number": order.number.lower(), "mobile": mobile})
        assert asked.status_code == 302
        code = re.search(r"\d{6}", SmsMessage.objects.filter(mobile=mobile).latest("pk").text)
        assert code
        assert client.post("/orders/find/code/", {"code": code[0]}, follow=True).status_code == status


def test_a_buyer_gives_up_an_unpaid_order_by_its_link() -> None:
    record = goods_make(seller_make())
    order = order_make(basket_fill(Owner(None), record), timezone.now())
    assert Client().post(f"/orders/{order.number}/cancel/").status_code == 404
    order.refresh_from_db()
    assert order.status == "pending"
    Client().post(f"/orders/{order.number}/cancel/", {"k": order_key(order.number)})
    order.refresh_from_db()
    assert order.status == "cancelled"


def test_a_seller_sees_and_sends_his_own_parcels_alone() -> None:
    owner, stranger = user_make(), user_make()
    seller, other = seller_make(user=owner), seller_make(user=stranger, province="یزد")
    order = order_make(basket_fill(Owner(None), goods_make(seller), goods_make(other)), timezone.now(), contact=contact_make())
    mine = order.consignments.get(seller=seller)
    order_complete(order_id=order.pk, at=timezone.now())
    client = signed_in(owner)
    assert order.number in client.get("/panel/orders/").content.decode()
    for answer in (
        signed_in(stranger).get(f"/panel/orders/{mine.pk}/"),
        signed_in(stranger).post(f"/panel/orders/{mine.pk}/sent/", {"tracking_code": TRACKING}),
        signed_in(stranger).post(f"/panel/orders/{mine.pk}/delivered/"),
    ):
        assert answer.status_code == 404
    mine.refresh_from_db()
    assert mine.state == "paid"
    assert "رسید" in client.post(f"/panel/orders/{mine.pk}/sent/", {"tracking_code": ""}).content.decode()
    client.post(f"/panel/orders/{mine.pk}/sent/", {"tracking_code": TRACKING})
    client.post(f"/panel/orders/{mine.pk}/delivered/")
    mine.refresh_from_db()
    assert mine.state == "delivered"
    assert set(order.consignments.values_list("state", flat=True)) == {"delivered", "paid"}


def test_an_unpaid_parcel_is_not_in_the_panel() -> None:
    owner = user_make()
    order = order_make(basket_fill(Owner(None), goods_make(seller_make(user=owner))), timezone.now())
    client = signed_in(owner)
    assert order.number not in client.get("/panel/orders/").content.decode()
    assert client.get(f"/panel/orders/{order.consignments.get().pk}/").status_code == 404


def test_the_lists_take_the_same_queries_for_two_and_for_twenty() -> None:
    owner, buyer = user_make(), user_make()
    seller = seller_make(user=owner)
    lists = ((signed_in(buyer), "/account/orders/", 8), (signed_in(owner), "/panel/orders/", 13))

    def cost() -> list[int]:
        counts = []
        for client, path, most in lists:
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            assert len(queries) <= most
            counts.append(len(queries))
        return counts

    for _n in range(2):
        paid_order(seller=seller, user=buyer)
    few = cost()
    for _n in range(18):
        paid_order(seller=seller, user=buyer)
    assert cost() == few
