"""What is wrong with the house: each check answers an empty text or what fails."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateWorker

from search.index.health import trouble

WORKER_SILENT = dt.timedelta(seconds=60)


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "no answer"
    return ""


def migrations() -> str:
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "no answer"
    return f"{len(plan)} to apply" if plan else ""


def worker() -> str:
    """A job worker has given a sign of life within the last minute."""
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gte=timezone.now() - WORKER_SILENT).exists()
    return "" if alive else "no job worker runs"


ESSENTIAL: dict[str, Callable[[], str]] = {"database": database, "migrations": migrations}
DEGRADING: dict[str, Callable[[], str]] = {"worker": worker, "search": trouble}
