"""The demo's orders, one in every state there is."""

from __future__ import annotations

import datetime as dt


def orders_build(*, now: dt.datetime) -> int:
    """How many orders were placed."""
    return 0
