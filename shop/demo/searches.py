"""The demo's searches of the last month, through the services: some popular, some that find nothing, some results opened."""

from __future__ import annotations

import datetime as dt
import random

from django.utils import timezone

from search.engines.base import ListQuery
from search.index.find import find
from search.learning.counting import tally
from search.learning.services import click_seen, queries_import
from shop.core.calendar import local_date

TEXTS = (
    "مانتو", "زعفران", "گلیم", "عسل", "کاسهٔ سفالی", "روسری", "ترمه", "کیف چرم", "مربای به", "ترشی", "میناکاری", "گلاب", "سوهان",
    "پسته", "جاجیم", "چای", "نان برنجی", "سفره", "گز",
)
LACKING = ("عروسک", "آباژور", "شمع")
"""What home businesses of the demo do not make."""
DAYS = 30
OPENED = 6


def searches_build(*, now: dt.datetime) -> int:
    """How many searches were counted. The first texts are asked most; the results are those that the shop has."""
    rng, rows = random.Random("searches"), []
    for place, text in enumerate((*TEXTS, *LACKING)):
        result = find(ListQuery(now=timezone.now(), text=text)).result
        most = max(2, 24 - place)
        rows += [(local_date(now) - dt.timedelta(days=ago), text, rng.randint(most // 2, most), result.total) for ago in range(DAYS)]
        for position, hit in enumerate(result.hits[:OPENED], 1):
            for _time in range(rng.randint(0, most * (OPENED + 1 - position))):
                click_seen(text=text, position=position, offer_id=hit.id)
    queries_import(rows=rows)
    tally.write(last=True)
    return sum(times for _day, _text, times, _found in rows)
