"""Jobs: the removal of what has served its time."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from search.learning.services import counts_purge


@app.periodic(cron="41 3 * * *")
@app.task(name="search.counts_forget", queueing_lock="search.counts_forget")
def counts_forget(timestamp: int = 0) -> None:
    """Each night."""
    counts_purge(now=timezone.now())
