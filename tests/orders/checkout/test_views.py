"""The checkout page without script, its refusals, and a process that dies on the way to the gateway."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from oscar.apps.basket.models import Basket
from oscar.core.loading import get_model

from catalog.listings.cards import picture_url
from catalog.listings.models import PictureFile
from catalog.listings.services import price_set
from orders.basket.cookies import Owner
from orders.checkout.expiry import orders_expire
from orders.checkout.services import PAY_WITHIN
from orders.consignments.models import Consignment, OrderContact
from orders.payments.models import Payment
from orders.shipping.models import DeliveryMethod
from orders.stock.models import Hold
from sellers.shops.services import shop_save
from shop.accounts.services import address_save
from shop.settings.env import ROOT
from tests.orders.payments.bank import Bank
from tests.orders.shopper import Shopper, form_fields
from tests.orders.world import basket_fill, contact_make, goods_make, order_make, seller_make, user_make

Order = get_model("order", "Order")
pytestmark = pytest.mark.django_db(transaction=True)


def nothing_placed() -> None:
    assert not Order.objects.exists()
    assert not Hold.objects.exists()
    assert not Payment.objects.exists()


def test_another_way_of_delivery_is_quoted_by_the_button_then_paid(gateway: Bank) -> None:
    seller, shopper = seller_make(), Shopper()
    shopper.add(goods_make(seller, price=1_000_000))
    fields = shopper.checkout()
    other = {**fields, f"delivery_{seller.pk}": "tipax", f"note_{seller.pk}": "برای هدیه است"}
    seen_old = shopper.client.post("/checkout/", other)
    assert seen_old.status_code == 409
    nothing_placed()
    again = shopper.client.post("/checkout/", {**other, "requote": "1"})
    assert again.status_code == 200
    fresh = form_fields(again.content.decode())
    cost = DeliveryMethod.objects.get(code="tipax").base_other
    assert int(fresh["total"]) == 1_000_000 + cost
    assert fresh["recipient"] == "مریم رضایی"
    shopper.pay(shopper.client.post("/checkout/", {**other, "total": fresh["total"]}))
    parcel = Consignment.objects.get()
    assert (parcel.delivery_code, parcel.delivery_cost, parcel.note, parcel.state) == ("tipax", cost, "برای هدیه است", "paid")


def test_without_a_province_the_page_asks_for_it_and_promises_no_total() -> None:
    shopper = Shopper()
    shopper.add(goods_make(seller_make()))
    page = shopper.client.get("/checkout/").content.decode()
    assert "پس از انتخاب استان" in page
    assert 'type="submit" form="checkout"' not in page


def test_the_address_of_article_33_stands_in_full_before_paying() -> None:
    seller, shopper = seller_make(), Shopper()
    shopper.add(goods_make(seller))
    page = shopper.client.get("/checkout/").content.decode()
    assert seller.address_line in page
    assert seller.address_line not in shopper.client.get("/basket/").content.decode()


def test_a_parcels_head_shows_the_makers_mark_and_an_icon_where_there_is_none() -> None:
    seller, other, shopper = seller_make(), seller_make(), Shopper()
    shopper.add(goods_make(seller))
    shopper.add(goods_make(other))
    mark = PictureFile.objects.create(file="goods/mark.avif", width=640, height=640, sizes_ready=True)
    shop_save(seller=seller, headline="", story="", mark=mark)
    for address in ("/basket/", "/checkout/"):
        page = shopper.client.get(address).content.decode()
        assert page.count(picture_url("goods/mark.avif", 160)) == 1
        assert page.count("grid size-9 shrink-0 place-items-center rounded-full") == 1


def test_a_form_with_faults_keeps_what_was_typed_and_places_nothing() -> None:
    shopper = Shopper()
    shopper.add(goods_make(seller_make()))
    answer = shopper.place(postal_code="۸۱۶۳", mobile="۰۹۱۲")
    page = answer.content.decode()
    assert "رقم کم دارد" in page
    assert "مریم رضایی" in page
    nothing_placed()


def test_a_changed_price_is_shown_and_nothing_is_charged() -> None:
    record, shopper = goods_make(seller_make(), price=1_000_000), Shopper()
    shopper.add(record)
    fields = shopper.checkout()
    price_set(stockrecord_id=record.pk, price=1_100_000, actor=None)
    answer = shopper.client.post("/checkout/", fields)
    assert answer.status_code == 409
    assert "۱۱۰٬۰۰۰" in answer.content.decode()
    nothing_placed()


def test_a_form_posted_twice_is_one_order_and_one_payment(gateway: Bank) -> None:
    shopper = Shopper()
    shopper.add(goods_make(seller_make()))
    fields = shopper.checkout()
    first, second = (shopper.client.post("/checkout/", fields) for _n in range(2))
    assert first["Location"] == second["Location"]
    assert Order.objects.count() == Payment.objects.count() == 1
    shopper.pay(first)
    third = shopper.client.post("/checkout/", fields)
    assert Order.objects.get().number in third["Location"]
    assert Order.objects.count() == Payment.objects.count() == 1


def test_anothers_basket_cannot_be_ordered(gateway: Bank) -> None:
    shopper, thief = Shopper(), Shopper()
    record = goods_make(seller_make())
    shopper.add(record)
    fields = shopper.checkout()
    assert thief.client.post("/checkout/", fields)["Location"] == "/basket/"
    thief.add(record)
    answer = thief.client.post("/checkout/", fields)
    assert answer.status_code == 200
    nothing_placed()


def test_a_person_signed_in_sends_to_an_address_of_the_book(gateway: Bank) -> None:
    user = user_make()
    address = address_save(user=user, data=contact_make(province="یزد").address)
    client = Client()
    client.force_login(user)
    shopper = Shopper(client)
    shopper.add(goods_make(seller_make()))
    page = client.get("/checkout/").content.decode()
    fields = form_fields(page)
    assert fields["address"] == str(address.pk)
    shopper.pay(client.post("/checkout/", fields))
    order = Order.objects.get()
    contact = OrderContact.objects.get()
    assert (order.user, order.status) == (user, "paid")
    assert (contact.mobile, contact.province.name, contact.line) == (user.mobile, "یزد", address.line)


def test_a_silent_gateway_keeps_the_order_and_offers_to_pay_again(gateway: Bank) -> None:
    shopper = Shopper()
    shopper.add(goods_make(seller_make()))
    gateway.fault("request", "drop")
    answer = shopper.place()
    order = Order.objects.get()
    assert answer.status_code == 503
    assert f"/checkout/pay/{order.number}/" in answer.content.decode()
    assert Hold.objects.get().state == "held"
    gateway.control(clear=True)
    again = shopper.client.post(f"/checkout/pay/{order.number}/")
    shopper.pay(again)
    order.refresh_from_db()
    assert order.status == "paid"


def test_declined_and_cancelled_leave_an_order_that_can_be_paid(gateway: Bank) -> None:
    shopper = Shopper()
    shopper.add(goods_make(seller_make()))
    response = shopper.place()
    for act in ("cancel", "decline"):
        end = shopper.pay(response, act)
        order = Order.objects.get()
        assert order.status == "pending"
        assert f"/checkout/pay/{order.number}/" in end.content.decode()
        response = shopper.client.post(f"/checkout/pay/{order.number}/")
        assert response.status_code == 303
    shopper.pay(response)
    assert Order.objects.get().status == "paid"


def test_a_process_killed_between_commit_and_redirect_leaves_an_order_that_is_found_and_paid(gateway: Bank) -> None:
    record, shopper = goods_make(seller_make()), Shopper()
    shopper.add(record)
    fields = shopper.checkout()
    cookies = {name: morsel.value for name, morsel in shopper.client.cookies.items()}
    lines = (
        "import os, signal\n"
        "from django.test import Client\n"
        "from orders.checkout import views\n"
        "views.payment_start = lambda **facts: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"client = Client()\nclient.cookies.load({cookies!r})\n"
        f"client.post('/checkout/', {fields!r})\n"
    )
    env = os.environ | {
        "DATABASE_URL": os.environ["DATABASE_URL"].rsplit("/", 1)[0] + "/" + connection.settings_dict["NAME"],
        "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT), "ZARINPAL_API": gateway.url,
    }
    done = subprocess.run([sys.executable, "-c", "import django; django.setup()\n" + lines], cwd=ROOT, env=env, timeout=60)
    assert done.returncode == -signal.SIGKILL
    order = Order.objects.get()
    assert (order.status, Hold.objects.get().state) == ("pending", "held")
    assert order.number in shopper.client.get("/basket/").content.decode()
    assert order.number in shopper.client.get("/checkout/")["Location"]
    posted_again = shopper.client.post("/checkout/", fields)
    assert posted_again.status_code == 303
    shopper.pay(posted_again)
    order.refresh_from_db()
    assert order.status == "paid"
    assert Order.objects.count() == Payment.objects.count() == 1


def test_after_expiry_paying_again_leads_to_the_order_and_the_goods_are_in_the_basket() -> None:
    record, shopper = goods_make(seller_make()), Shopper()
    shopper.add(record)
    owner = Owner(None, (Basket.objects.get().pk,))
    order = order_make(owner, timezone.now())
    orders_expire(now=timezone.now() + PAY_WITHIN)
    answer = shopper.client.post(f"/checkout/pay/{order.number}/")
    assert answer["Location"].startswith(f"/orders/{order.number}/")
    page = shopper.client.get(answer["Location"]).content.decode()
    assert "مهلت پرداخت گذشت" in page
    assert f"/checkout/pay/{order.number}/" not in page
    assert record.product.title in shopper.client.get("/basket/").content.decode()
    assert basket_fill(owner, record).basket_ids == owner.basket_ids
