"""How long a changed price takes into a list: `python -m tests.bench.freshness http://…/c/food/ 10`. Prints milliseconds as JSON.

From the commit of the service until the page shows it and no worker shows the old one any more: each question is a connection of its
own, and the new price must come so many times in a row.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
import urllib.request

import django

IN_A_ROW = 10
POLL_S = 0.02
GIVE_UP_S = 10.0
ANSWER_S = 20.0


def page(url: str) -> str:
    text: str = urllib.request.urlopen(url, timeout=ANSWER_S).read().decode()
    return text


def price_shown(url: str, offer: int) -> str:
    """Empty where the list does not show the offer."""
    card = re.search(rf'data-offer="{offer}".*?class="price-now">.*?<bdi>(.*?)</bdi>', page(url), re.DOTALL)
    return card[1] if card else ""


def offers_chosen(url: str) -> list[tuple[int, int]]:
    """Offers that the list shows, each with its stock record: a product's only one, of one price, which nobody else changes."""
    from oscar.apps.partner.models import StockRecord

    from catalog.listings.models import Listing
    from tests.bench.prices import changing

    others = set(changing())
    found = []
    for offer in re.findall(r'data-offer="(\d+)"', page(url)):
        listing = Listing.objects.get(pk=offer)
        records = list(StockRecord.objects.filter(product_id=listing.product_id).values_list("pk", flat=True))
        if len(records) == 1 and records[0] not in others and listing.state == "live" and not listing.has_prices:
            found.append((listing.pk, records[0]))
    if not found:
        raise SystemExit(f"no product of {url} is fit for a probe")
    return found


def delay_s(url: str, offer: int, shown: str) -> float:
    """Until the last answer with another price is followed by enough with this one; at most about GIVE_UP_S."""
    began = time.monotonic()
    first, seen = 0.0, 0
    while seen < IN_A_ROW:
        fits, now = price_shown(url, offer) == shown, time.monotonic() - began
        if now > GIVE_UP_S and not fits:
            return now
        if fits and not seen:
            first = now
        seen = seen + 1 if fits else 0
        time.sleep(POLL_S)
    return first


def main(url: str, probes: int) -> None:
    django.setup()
    from catalog.listings.services import price_set
    from shop.core.money import toman_fa

    offers = offers_chosen(url)
    took = []
    for number in range(probes):
        time.sleep(random.random())
        offer, record = offers[number % len(offers)]
        before = price_shown(url, offer)
        price = random.choice([price for price in range(200_000, 9_000_000, 10_000) if toman_fa(price) != before])
        price_set(stockrecord_id=record, price=price, actor=None)
        took.append(round(delay_s(url, offer, toman_fa(price)) * 1000, 1))
    print(json.dumps(took))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
