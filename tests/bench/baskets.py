"""Prepared baskets for the measure of placing orders: `python -m tests.bench.baskets FILE COUNT`.

Each is a guest's basket with goods of three sellers, made by the shop's own services. A line of the file is the browser's cookies, a
tab, and the form that the checkout page would post.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path
from urllib.parse import urlencode

import django


def main(file: Path, count: int) -> None:
    django.setup()
    from django.core import signing
    from django.db import connection
    from django.utils import timezone

    from orders.basket.cookies import COOKIE, Owner
    from tests.orders.world import basket_fill, contact_make, seen

    class Record:
        def __init__(self, pk: int) -> None:
            self.pk = pk

    with connection.cursor() as cursor:
        # What earlier rounds hold is on the shelf again, so that a round measures orders and no refusals.
        cursor.execute("UPDATE partner_stockrecord SET num_in_stock = coalesce(num_allocated, 0) + 100 "
                       "WHERE num_in_stock - coalesce(num_allocated, 0) < 100")
        cursor.execute(
            "SELECT l.partner_id, min(r.id) FROM partner_stockrecord r "
            "JOIN catalog_listings_listing l ON l.partner_id = r.partner_id AND l.product_id = r.product_id "
            "WHERE l.state = 'live' AND l.price < 100000000 AND r.num_in_stock - coalesce(r.num_allocated, 0) >= 4 "
            "GROUP BY l.partner_id, l.product_id ORDER BY 2",
        )
        offers: dict[int, list[int]] = {}
        for partner, record in cursor.fetchall():
            offers.setdefault(partner, []).append(record)
    chance = random.Random(os.getpid())
    contact, token = contact_make(), "a" * 32
    address = contact.address
    rows = []
    for _number in range(count):
        records = [Record(chance.choice(offers[partner])) for partner in chance.sample(sorted(offers), 3)]
        owner = basket_fill(Owner(None), *records)
        told = seen(owner, contact, timezone.now())
        form = {
            "csrfmiddlewaretoken": token, "basket": told["basket_id"], "total": told["expected_total"], "address": "new",
            "mobile": contact.mobile, "recipient": address.recipient, "province": address.province_id, "county": address.county_id,
            "line": address.line, "postal_code": address.postal_code,
            **{f"delivery_{seller}": code for seller, code in told["deliveries"].items()},
        }
        cookie = signing.dumps(list(owner.basket_ids), salt="orders.basket")
        rows.append(f"csrftoken={token}; {COOKIE}={cookie}\t{urlencode(form)}")
    file.write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
