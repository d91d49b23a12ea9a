"""Readiness names search as soon as lists are not what they should be, and the alarm rings."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from search.engines.base import IndexedEngine, ListQuery
from search.index.find import breaker_of, find
from search.index.models import Change
from search.index.rebuild import rebuild
from search.index.state import watch
from tests.orders.world import goods_make, seller_make
from tests.search.index.conftest import corrupt, wreck
from tests.shop.pages.test_health import worker_beats

pytestmark = pytest.mark.django_db


def degraded(client: Client) -> list[str]:
    worker_beats()
    ready, full = client.get("/health/ready"), client.get("/health/full")
    assert (ready.status_code, full.status_code) == (200, 503 if ready.json()["degraded"] else 200)
    named: list[str] = ready.json()["degraded"]
    return named


def test_no_index_is_degraded_and_a_rebuild_heals(engine: IndexedEngine, client: Client) -> None:
    goods_make(seller_make())
    assert degraded(client) == ["search"]
    rebuild(engine=engine)
    Change.objects.all().delete()
    assert degraded(client) == []


def test_a_deleted_index_is_degraded(engine: IndexedEngine, client: Client, settings: Any) -> None:
    rebuild(engine=engine)
    wreck(settings)
    assert degraded(client) == ["search"]


def test_an_open_breaker_is_degraded(engine: IndexedEngine, client: Client, settings: Any) -> None:
    generation = rebuild(engine=engine)
    assert watch().now().serves
    corrupt(settings, generation.name)
    for _n in range(3):
        find(ListQuery(now=timezone.now()))
    assert breaker_of(engine.name).is_open
    assert degraded(client) == ["search"]


def test_changes_that_nobody_follows_are_degraded(engine: IndexedEngine, client: Client) -> None:
    rebuild(engine=engine)
    row = Change.objects.create(listing_id=1)
    assert degraded(client) == []
    Change.objects.filter(pk=row.pk).update(created_at=timezone.now() - dt.timedelta(seconds=61))
    assert degraded(client) == ["search"]
