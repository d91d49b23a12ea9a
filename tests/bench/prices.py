"""Change so many prices a second until somebody ends it: `python -m tests.bench.prices 20`. Begins when a line comes in."""

from __future__ import annotations

import random
import sys
import time

import django

CHANGING = 2000


def changing() -> list[int]:
    """The stock records whose prices change: the oldest, and never more than half."""
    from oscar.apps.partner.models import StockRecord

    priced = StockRecord.objects.exclude(price=None)
    return list(priced.order_by("pk").values_list("pk", flat=True)[:min(CHANGING, priced.count() // 2)])


def main() -> None:
    django.setup()
    from catalog.listings.services import price_set

    pause = 1 / float(sys.argv[1])
    keys = changing()
    print("ready", flush=True)
    sys.stdin.readline()
    due = time.monotonic()
    while True:
        price_set(stockrecord_id=random.choice(keys), price=random.randint(20, 900) * 10_000, actor=None)
        due += pause
        time.sleep(max(0.0, due - time.monotonic()))


if __name__ == "__main__":
    main()
