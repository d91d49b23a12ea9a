"""A purchase from the product to the paid order, through views and the stand-in gateway."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from orders.consignments.models import Consignment
from tests.orders.payments.bank import Bank
from tests.orders.shopper import Shopper, form_fields, place_fields
from tests.orders.world import goods_make, offer_make, seller_make

Order = get_model("order", "Order")
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_guest_buys_from_two_sellers_and_follows_the_order(gateway: Bank) -> None:
    first, second = goods_make(seller_make(), stock=2), goods_make(seller_make(province="یزد"), stock=None, price=2_000_000)
    shopper = Shopper()
    assert shopper.add(first).status_code == 302
    shopper.add(second, quantity=2)
    page = shopper.client.get("/basket/").content.decode()
    assert "بستهٔ ۱ از ۲" in page
    response = shopper.place()
    assert response.status_code == 303, response.content.decode()
    assert response["Location"].startswith(gateway.url)
    end = shopper.pay(response)
    assert end.status_code == 200
    order = Order.objects.get()
    assert end.request["PATH_INFO"] == f"/checkout/thanks/{order.number}/"
    assert order.status == "paid"
    assert set(Consignment.objects.values_list("state", flat=True)) == {"paid"}
    first.refresh_from_db()
    assert (first.num_in_stock, first.num_allocated) == (2, 1)
    assert shopper.client.get(f"/orders/{order.number}/").status_code == 200
    assert Client().get(f"/orders/{order.number}/").status_code == 404
    assert "خالی" in shopper.client.get("/basket/").content.decode()


def test_one_product_of_two_sellers_has_two_prices_through_to_payment(gateway: Bank) -> None:
    cheap_seller, dear_seller = seller_make(), seller_make(province="فارس")
    cheap = goods_make(cheap_seller, price=1_000_000)
    dear = offer_make(dear_seller, cheap, price=1_700_000)
    shopper = Shopper()
    shopper.add(dear)
    shopper.add(cheap, quantity=2)
    shopper.pay(shopper.place())
    order = Order.objects.get()
    assert order.status == "paid"
    goods = dict(Consignment.objects.values_list("seller__name", "goods_total"))
    assert goods == {cheap_seller.name: 2_000_000, dear_seller.name: 1_700_000}
    freight = sum(Consignment.objects.values_list("delivery_cost", flat=True))
    assert order.total_incl_tax == 3_700_000 + freight == order.payments.get().amount


def test_an_order_of_three_sellers_takes_at_most_sixty_queries(gateway: Bank) -> None:
    records = [goods_make(seller_make()) for _n in range(3)]
    shopper = Shopper()
    for record in records:
        shopper.add(record)
    shopper.client.cookies["to"] = place_fields()["province"]
    shopper.client.get("/checkout/")  # what a process reads once in its life
    place = place_fields()
    with CaptureQueriesContext(connection) as queries:
        page = shopper.client.get("/checkout/")
        end = shopper.pay(shopper.client.post("/checkout/", {**form_fields(page.content.decode()), **place}))
    assert end.status_code == 200
    assert Order.objects.get().status == "paid"
    assert len(queries) <= 60, "\n".join(query["sql"][:140] for query in queries)
