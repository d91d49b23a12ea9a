"""Two people at the same millisecond."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from oscar.apps.basket.models import Basket, Line
from oscar.core.loading import get_model

from orders.basket.cookies import Owner
from orders.basket.services import basket_adopt, line_add
from orders.checkout.completion import order_complete
from orders.checkout.expiry import order_expire
from orders.checkout.services import PAY_WITHIN, order_place
from orders.consignments.services import order_cancel
from orders.stock.models import Hold
from orders.stock.services import hold_release
from shop.core.errors import DomainError
from tests.concurrency.racing import race, rounds
from tests.orders.world import basket_fill, contact_make, goods_make, order_make, seen, seller_make, user_make

Order = get_model("order", "Order")
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.soak]
BUYERS = 50


def codes(results: list[Any]) -> list[str]:
    unexpected = [result for result in results if isinstance(result, Exception) and not isinstance(result, DomainError)]
    assert unexpected == []
    return [result.code for result in results if isinstance(result, DomainError)]


def placing(owner: Owner, contact: Any, **changes: Any) -> Callable[[], Any]:
    facts = {**seen(owner, contact, timezone.now()), "contact": contact, "notes": {}, "user": None, **changes}
    return lambda: order_place(**facts)


def test_fifty_buyers_of_the_last_piece_make_one_order() -> None:
    contact, record = contact_make(), goods_make(seller_make(), stock=1)
    for _round in range(rounds(20, 200)):
        buyers = [basket_fill(Owner(None), record) for _n in range(BUYERS)]
        results = race([placing(owner, contact) for owner in buyers])
        assert codes(results) == ["basket_changed"] * (BUYERS - 1)
        (order,) = [result for result in results if not isinstance(result, Exception)]
        record.refresh_from_db()
        assert (record.num_in_stock, record.num_allocated) == (1, 1)
        assert Hold.objects.filter(state="held").get().reference == order.number
        assert Basket.objects.filter(status="Frozen", pk__in=[key for owner in buyers for key in owner.basket_ids]).count() == 1
        hold_release(reference=order.number)


def test_baskets_that_cross_do_not_deadlock() -> None:
    contact, seller, other = contact_make(), seller_make(), seller_make(province="یزد")
    records = [goods_make(seller, stock=1000), goods_make(other, stock=1000), goods_make(seller, stock=1000)]
    for _round in range(rounds(5, 50)):
        buyers = [basket_fill(Owner(None), *(records if n % 2 else reversed(records))) for n in range(20)]
        results = race([placing(owner, contact) for owner in buyers])
        assert codes(results) == []
        assert len({order.pk for order in results}) == 20


def test_one_basket_posted_many_times_is_one_order() -> None:
    contact, record = contact_make(), goods_make(seller_make(), stock=50)
    for _round in range(rounds(5, 50)):
        act = placing(basket_fill(Owner(None), record), contact)
        results = race([act] * 8)
        assert codes(results) == []
        assert len({order.pk for order in results}) == 1
    record.refresh_from_db()
    assert record.num_allocated == rounds(5, 50)


def test_a_line_added_while_the_order_is_placed_is_in_the_order_or_in_another_basket() -> None:
    contact, seller = contact_make(), seller_make()
    first, second = goods_make(seller, stock=1000), goods_make(seller, stock=1000)
    for _round in range(rounds(20, 100)):
        owner = basket_fill(Owner(None), first)
        placed, added = race([placing(owner, contact), partial(line_add, owner=owner, stockrecord_id=second.pk)])
        assert not isinstance(added, Exception)
        frozen = Basket.objects.filter(pk=owner.basket_ids[0], status="Frozen").exists()
        if frozen:
            assert placed.lines.count() == Line.objects.filter(basket_id=owner.basket_ids[0]).count() == 1
            assert added.basket_id != owner.basket_ids[0]
        else:
            assert placed.code == "total_changed"


def test_first_additions_of_one_person_meet_in_one_basket() -> None:
    records = [goods_make(seller, stock=9) for seller in [seller_make()] for _n in range(6)]
    for _round in range(rounds(5, 50)):
        owner = Owner(user_make().pk)
        results = race([partial(line_add, owner=owner, stockrecord_id=record.pk) for record in records])
        assert codes(results) == []
        assert Basket.objects.filter(owner_id=owner.user_id).count() == 1
        assert Line.objects.filter(basket__owner_id=owner.user_id).count() == len(records)


def test_additions_to_one_line_are_all_counted_and_never_pass_the_stock() -> None:
    record = goods_make(seller_make(), stock=10)
    owner = Owner(user_make().pk)
    line_add(owner=owner, stockrecord_id=record.pk)
    results = race([partial(line_add, owner=owner, stockrecord_id=record.pk)] * 20)
    assert codes(results) == ["stock_less"] * 11
    assert Line.objects.get().quantity == 10


def test_payment_expiry_and_cancelling_at_once_leave_one_truth() -> None:
    record = goods_make(seller_make(), stock=5)
    for _round in range(rounds(15, 100)):
        order = order_make(basket_fill(Owner(None), record), timezone.now())
        over = timezone.now() + PAY_WITHIN

        def pay(pk: int = order.pk) -> None:
            with transaction.atomic():
                order_complete(order_id=pk, at=timezone.now())

        results = race([
            pay,
            partial(order_expire, order_id=order.pk, now=over),
            partial(order_cancel, order_id=order.pk, actor=None),
        ])
        codes(results)
        order.refresh_from_db()
        record.refresh_from_db()
        held = Hold.objects.filter(reference=order.number, state="held")
        assert set(order.consignments.values_list("state", flat=True)) == {order.status}
        assert held.count() == record.num_allocated == (1 if order.status == "paid" else 0)
        hold_release(reference=order.number)


def test_signing_in_twice_at_once_moves_the_basket_once() -> None:
    record = goods_make(seller_make(), stock=9)
    for _round in range(rounds(5, 50)):
        guest, user = basket_fill(Owner(None), record, quantity=2), user_make()
        results = race([partial(basket_adopt, user_id=user.pk, basket_ids=guest.basket_ids)] * 4)
        assert codes(results) == []
        assert Line.objects.get(basket__owner=user, basket__status="Open").quantity == 2


def test_raw_sql_cannot_oversell_what_orders_hold() -> None:
    record = goods_make(seller_make(), stock=1)
    order_make(basket_fill(Owner(None), record), timezone.now())
    with pytest.raises(Exception, match="stockrecord_allocated_within_stock"), connection.cursor() as cursor:
        cursor.execute("UPDATE partner_stockrecord SET num_in_stock = 0 WHERE id = %s", [record.pk])
