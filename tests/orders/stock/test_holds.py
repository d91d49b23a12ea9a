"""Holds: all or nothing, counted by the database."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from orders.stock.models import Hold
from orders.stock.services import hold_confirm, hold_consume, hold_release, hold_take
from shop.core.errors import DomainError
from tests.orders.world import goods_make, seller_make

pytestmark = pytest.mark.django_db


def counters(record: Any) -> tuple[int | None, int | None]:
    record.refresh_from_db()
    return record.num_in_stock, record.num_allocated


def test_one_that_lacks_refuses_all_and_is_named() -> None:
    seller = seller_make()
    plenty, few = goods_make(seller, stock=9), goods_make(seller, stock=1)
    with pytest.raises(DomainError) as refused, transaction.atomic():
        hold_take(reference="A", wants={plenty.pk: 2, few.pk: 2}, expires_at=timezone.now())
    assert refused.value.code == "stock_short"
    assert refused.value.details["stockrecord_ids"] == [few.pk]
    assert counters(plenty) == (9, 0)
    assert counters(few) == (1, 0)
    assert not Hold.objects.exists()


def test_made_to_order_is_held_without_a_counter() -> None:
    record = goods_make(seller_make(), stock=None)
    hold_take(reference="A", wants={record.pk: 40}, expires_at=timezone.now())
    assert counters(record)[0] is None
    assert Hold.objects.get().counted is False
    hold_release(reference="A")
    assert Hold.objects.get().state == "released"


def test_release_gives_back_once() -> None:
    record = goods_make(seller_make(), stock=3)
    hold_take(reference="A", wants={record.pk: 2}, expires_at=timezone.now())
    assert counters(record) == (3, 2)
    assert hold_release(reference="A") == {record.pk: 2}
    assert hold_release(reference="A") == {}
    assert counters(record) == (3, 0)


def test_shipping_uses_up_what_was_held_and_nothing_twice() -> None:
    record = goods_make(seller_make(), stock=3)
    hold_take(reference="A", wants={record.pk: 2}, expires_at=timezone.now())
    assert hold_confirm(reference="A") == 1
    assert Hold.objects.get().expires_at is None
    hold_consume(reference="A", stockrecord_ids=[record.pk])
    assert counters(record) == (1, 0)
    with pytest.raises(DomainError), transaction.atomic():
        hold_consume(reference="A", stockrecord_ids=[record.pk])
    assert counters(record) == (1, 0)
    assert hold_release(reference="A") == {}


def test_a_second_hold_of_the_same_order_is_refused() -> None:
    record = goods_make(seller_make(), stock=9)
    hold_take(reference="A", wants={record.pk: 2}, expires_at=timezone.now())
    with pytest.raises(DomainError) as refused, transaction.atomic():
        hold_take(reference="A", wants={record.pk: 2}, expires_at=timezone.now())
    assert refused.value.code == "hold_exists"
    assert counters(record) == (9, 2)


def test_raw_sql_cannot_hold_more_than_there_is() -> None:
    record = goods_make(seller_make(), stock=1)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE partner_stockrecord SET num_allocated = 2 WHERE id = %s", [record.pk])
    assert counters(record) == (1, 0)


def test_the_last_piece_renews_its_card_by_a_job() -> None:
    record = goods_make(seller_make(), stock=2)
    jobs = ProcrastinateJob.objects.filter(task_name__endswith="listings_renew")
    hold_take(reference="A", wants={record.pk: 1}, expires_at=timezone.now())
    assert jobs.count() == 0
    hold_take(reference="B", wants={record.pk: 1}, expires_at=timezone.now())
    assert [job.args for job in jobs.all()] == [{"product_ids": [record.product_id]}]
    hold_release(reference="A")
    assert jobs.count() == 2
