"""Baskets: lines by stock record, refusals that change nothing, sign-in, the page."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.contrib.auth.signals import user_logged_in
from django.test import Client, RequestFactory
from oscar.apps.basket.models import Basket, Line

from catalog.listings.services import offering_set, price_set, stock_set
from orders.basket.cookies import Owner
from orders.basket.services import basket_adopt, line_add, line_remove, line_set
from sellers.businesses.models import Licence
from sellers.businesses.selectors import last_moment
from sellers.businesses.services import seller_freeze
from shop.core.errors import DomainError
from tests.orders.shopper import Shopper
from tests.orders.world import basket_fill, goods_make, offer_make, seller_make, user_make

pytestmark = pytest.mark.django_db


def quantities() -> dict[int, int]:
    return dict(Line.objects.values_list("stockrecord_id", "quantity"))


@pytest.mark.parametrize("quantity", [0, -1, 100, 6])
def test_a_quantity_that_cannot_be_had_is_refused(quantity: int) -> None:
    record = goods_make(seller_make(), stock=5)
    with pytest.raises(DomainError) as refused:
        line_add(owner=Owner(None), stockrecord_id=record.pk, quantity=quantity)
    assert refused.value.code == ("stock_less" if quantity == 6 else "quantity")
    assert not Basket.objects.exists()


def test_adding_again_counts_up_to_the_stock_and_names_what_may_be_had() -> None:
    record = goods_make(seller_make(), stock=3)
    owner = basket_fill(Owner(None), record, quantity=2)
    assert line_add(owner=owner, stockrecord_id=record.pk).pieces == 3
    with pytest.raises(DomainError) as refused:
        line_add(owner=owner, stockrecord_id=record.pk)
    assert refused.value.details["most"] == 3
    assert quantities() == {record.pk: 3}


def test_what_is_not_for_sale_is_not_added() -> None:
    seller, other = seller_make(), seller_make(fields=("weaving",))
    sold_out, hidden, uncovered, frozen = goods_make(seller, stock=0), goods_make(seller), goods_make(other), goods_make(seller_make())
    offering_set(stockrecord_id=hidden.pk, is_offered=False, actor=None)
    seller_freeze(seller=frozen.partner.seller, reason="بررسی", actor=None)
    for record, code in ((sold_out, "sold_out"), (hidden, "offer_gone"), (uncovered, "offer_gone"), (frozen, "offer_gone")):
        with pytest.raises(DomainError) as refused:
            line_add(owner=Owner(None), stockrecord_id=record.pk)
        assert refused.value.code == code
    with pytest.raises(DomainError, match="یافت"):
        line_add(owner=Owner(None), stockrecord_id=999_999)
    assert not Line.objects.exists()


def test_two_offers_of_one_product_are_two_lines_with_two_prices() -> None:
    record = goods_make(seller_make(), price=1_000_000)
    other = offer_make(seller_make(), record, price=1_300_000)
    basket_fill(Owner(None), record, other)
    assert dict(Line.objects.values_list("stockrecord_id", "price_incl_tax")) == {record.pk: 1_000_000, other.pk: 1_300_000}


def test_anothers_line_and_basket_are_out_of_reach() -> None:
    record = goods_make(seller_make())
    mine, theirs = basket_fill(Owner(None), record), basket_fill(Owner(user_make().pk), record)
    line = Line.objects.get(basket__owner_id=theirs.user_id)
    for act in (
        lambda: line_set(owner=mine, line_id=line.pk, quantity=2),
        lambda: line_remove(owner=mine, line_id=line.pk),
        lambda: line_remove(owner=Owner(None, (line.basket_id,)), line_id=line.pk),
    ):
        with pytest.raises(DomainError):
            act()
    line.refresh_from_db()
    assert line.quantity == 1


def test_signing_in_brings_the_guests_basket_along() -> None:
    seller, user = seller_make(), user_make()
    first, second = goods_make(seller), goods_make(seller)
    basket_fill(Owner(user.pk), first)
    guest = basket_fill(Owner(None), first, second, quantity=2)
    basket_adopt(user_id=user.pk, basket_ids=guest.basket_ids)
    basket_adopt(user_id=user.pk, basket_ids=guest.basket_ids)
    mine = Line.objects.filter(basket__owner=user, basket__status="Open")
    assert dict(mine.values_list("stockrecord_id", "quantity")) == {first.pk: 3, second.pk: 2}
    assert Basket.objects.get(pk=guest.basket_ids[0]).status == "Merged"


def test_the_header_is_told_of_the_basket_at_sign_in() -> None:
    record, user, shopper = goods_make(seller_make()), user_make(), Shopper()
    shopper.add(record, quantity=2)
    request = RequestFactory().get("/")
    request.COOKIES.update({name: morsel.value for name, morsel in shopper.client.cookies.items()})
    user_logged_in.send(sender=type(user), request=request, user=user)
    assert request.shell_news["basket"] == 2  # type: ignore[attr-defined]


def test_the_page_names_each_change_on_its_line_and_stops_there() -> None:
    seller, shopper = seller_make(), Shopper()
    dear, few, gone = goods_make(seller, price=1_000_000), goods_make(seller, stock=4), goods_make(seller)
    for record, quantity in ((dear, 1), (few, 4), (gone, 1)):
        shopper.add(record, quantity)
    price_set(stockrecord_id=dear.pk, price=1_250_000, actor=None)
    stock_set(stockrecord_id=few.pk, num_in_stock=3, actor=None)
    offering_set(stockrecord_id=gone.pk, is_offered=False, actor=None)
    page = shopper.client.get("/basket/").content.decode()
    for told in ("۱۰۰٬۰۰۰ به ۱۲۵٬۰۰۰", "تنها ۳ عدد", "دیگر فروخته نمی‌شود"):
        assert told in page
    assert "ادامهٔ خرید" not in page


TICK = "مجوز معتبر"


def ticks(shopper: Shopper) -> list[int]:
    """How many parcels of the basket and of the checkout page have the tick of a valid licence."""
    return [shopper.client.get(path).content.decode().count(TICK) for path in ("/basket/", "/checkout/")]


def test_the_tick_of_a_valid_licence_stands_while_one_holds_and_the_shop_is_open() -> None:
    first, second, shopper = seller_make(), seller_make(), Shopper()
    for seller in (first, second):
        shopper.add(goods_make(seller))
    assert ticks(shopper) == [2, 2]
    seller_freeze(seller=first, reason="بررسی", actor=None)
    assert ticks(shopper) == [1, 1]
    end = last_moment(Licence.objects.get(seller=second).expires_on)
    with time_machine.travel(end - dt.timedelta(seconds=1), tick=False) as clock:
        assert ticks(shopper) == [1, 1]
        clock.shift(1)
        assert ticks(shopper) == [0, 0]


def test_the_tick_is_of_all_lines_that_tell_of_a_licence() -> None:
    seller, shopper = seller_make(fields=("pottery",)), Shopper()
    covered, uncovered = goods_make(seller), goods_make(seller, leaf="jam")
    hidden, sold_out = goods_make(seller), goods_make(seller)
    shopper.add(hidden)
    offering_set(stockrecord_id=hidden.pk, is_offered=False, actor=None)
    assert ticks(shopper) == [0, 0]
    shopper.add(sold_out)
    stock_set(stockrecord_id=sold_out.pk, num_in_stock=0, actor=None)
    shopper.add(covered)
    assert ticks(shopper) == [1, 1]
    Line.objects.create(
        basket=Basket.objects.get(), line_reference=str(uncovered.pk), product=uncovered.product, stockrecord=uncovered, quantity=1,
        price_incl_tax=1, price_excl_tax=1,
    )
    assert ticks(shopper) == [0, 0]


def test_a_line_is_changed_taken_out_and_put_back_without_script() -> None:
    record, shopper = goods_make(seller_make()), Shopper()
    shopper.add(record)
    line = Line.objects.get()
    shopper.client.post("/basket/line/", {"line": line.pk, "quantity": "۳", "set": "1"})
    assert quantities() == {record.pk: 3}
    page = shopper.client.post("/basket/line/", {"line": line.pk, "remove": "1"}, follow=True)
    assert quantities() == {}
    assert "برگردان" in page.content.decode()
    shopper.add(record, quantity=3)
    assert quantities() == {record.pk: 3}


def test_htmx_gets_a_toast_with_the_count_and_a_refusal_too() -> None:
    record, client = goods_make(seller_make(), stock=1), Client(headers={"HX-Request": "true"})
    added = client.post("/basket/add/", {"stockrecord_id": record.pk})
    assert 'data-basket-now="۱"' in added.content.decode()
    refused = client.post("/basket/add/", {"stockrecord_id": record.pk})
    assert refused.status_code == 200
    assert 'role="alert"' in refused.content.decode()


def test_adding_needs_the_token() -> None:
    record, client = goods_make(seller_make()), Client(enforce_csrf_checks=True)
    assert client.post("/basket/add/", {"stockrecord_id": record.pk}).status_code == 403
    assert not Line.objects.exists()


def test_a_forged_cookie_is_an_empty_basket() -> None:
    record, shopper = goods_make(seller_make()), Shopper()
    shopper.add(record)
    other = Client()
    other.cookies["basket"] = str([Basket.objects.get().pk])
    assert "خالی" in other.get("/basket/").content.decode()


def test_a_cookie_that_was_read_once_is_still_checked_when_it_is_changed() -> None:
    record, shopper = goods_make(seller_make()), Shopper()
    shopper.add(record)
    signed = shopper.client.cookies["basket"].value
    assert "خالی" not in shopper.client.get("/basket/").content.decode()
    shopper.client.cookies["basket"] = signed[:-1] + ("a" if signed[-1] != "a" else "b")
    assert "خالی" in shopper.client.get("/basket/").content.decode()


def test_the_baskets_cookie_is_written_once_and_last() -> None:
    """The bench's browser keeps but the last of an answer's cookies."""
    seller, shopper = seller_make(), Shopper()
    first, second = shopper.add(goods_make(seller)), shopper.add(goods_make(seller))
    assert list(first.cookies)[-1] == "basket"
    assert "basket" not in second.cookies
    assert Basket.objects.count() == 1


@pytest.mark.parametrize("lines", [2, 12])
def test_the_page_takes_the_same_queries_for_few_and_many_lines(lines: int, django_assert_max_num_queries: Any) -> None:
    seller, shopper = seller_make(), Shopper()
    for _n in range(lines):
        shopper.add(goods_make(seller))
    shopper.client.get("/basket/")
    with django_assert_max_num_queries(6):
        shopper.client.get("/basket/")
