"""What stands still without a shopper: the jobs that a worker must begin each minute."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django import app


@pytest.mark.parametrize("task", ["payments.reconcile", "orders.expire", "catalog.listings.tasks.listings_end"])
def test_a_worker_begins_it_each_minute(task: str) -> None:
    crons = [periodic.cron for (name, _id), periodic in app.periodic_registry.periodic_tasks.items() if name == task]
    assert crons == ["* * * * *"]
