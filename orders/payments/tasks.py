"""Jobs of payments."""

from __future__ import annotations

from procrastinate.contrib.django import app

from orders.payments.reconcile import payments_reconcile


@app.periodic(cron="* * * * *")
@app.task(name="payments.reconcile", queueing_lock="payments.reconcile")
def reconcile(timestamp: int) -> None:
    """Each minute: what was paid and never came back is completed or left."""
    payments_reconcile()
