"""How often a thing may be done: one row a key, moved by one conditional upsert, so that all processes count together."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

from django.db import connection

from shop.accounts.errors import code_limit
from shop.accounts.models import CodeLimit

_TAKE = """
INSERT INTO {table} AS kept (key, window_starts_at, count) VALUES (%(key)s, %(now)s, 1)
ON CONFLICT (key) DO UPDATE SET
    count = CASE WHEN kept.window_starts_at <= %(begin)s THEN 1 ELSE kept.count + 1 END,
    window_starts_at = CASE WHEN kept.window_starts_at <= %(begin)s THEN excluded.window_starts_at ELSE kept.window_starts_at END
WHERE kept.window_starts_at <= %(begin)s OR kept.count < %(most)s
"""


def limits_take(*, wants: Mapping[str, tuple[int, int]], now: dt.datetime) -> None:
    """Count one more for each key: at most `most` within `seconds` of the window's first.

    Inside the caller's transaction; a refusal (DomainError `code_limit` with `retry_after`) is to roll all of them back. Keys are
    taken in order, so that two callers never wait for each other in a circle.
    """
    with connection.cursor() as cursor:
        for key, (most, seconds) in sorted(wants.items()):
            begin = now - dt.timedelta(seconds=seconds)
            cursor.execute(_TAKE.format(table=CodeLimit._meta.db_table), {"key": key, "now": now, "begin": begin, "most": most})
            if not cursor.rowcount:
                started = CodeLimit.objects.values_list("window_starts_at", flat=True).get(key=key)
                raise code_limit(max(1, math.ceil((started - begin).total_seconds())))
