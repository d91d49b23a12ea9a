"""Counts: they add up whoever writes them, nothing is half written, and nothing is kept that may mean a person."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
from functools import partial
from typing import Any

import psycopg
import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.curation.phrases import phrase_key
from search.learning import counting
from search.learning.counting import Tally, tally
from search.learning.models import LAST_POSITION, Asked, Opened
from search.learning.services import SATURDAY, click_seen, counts_purge, queries_import, query_seen, sale_seen
from search.learning.tasks import counts_forget
from shop.core.calendar import today
from shop.settings.env import ROOT
from tests.catalog.makes import card_of, maker_make, product_make
from tests.concurrency.racing import race, rounds
from tests.search.index.processes import until
from tests.search.learning.conftest import everything

pytestmark = pytest.mark.django_db
NOTHING: list[Any] = [[], [], {}, {}, {}]


def asked() -> dict[str, tuple[int, int, int, int]]:
    return {row.text: (row.asked, row.empty, row.relaxed, row.found) for row in Asked.objects.all()}


def opened() -> dict[tuple[str, int, int], tuple[int, int]]:
    return {(row.key, row.position, row.offer): (row.clicked, row.sold) for row in Opened.objects.all()}


def written() -> None:
    tally.write(last=True)


@pytest.fixture
def offer() -> int:
    return int(card_of(product_make(maker_make(), "کاسهٔ آبی")).pk)


def test_askings_add_up_by_day_and_text() -> None:
    for found in (9, 7):
        query_seen(text="کاسه", found=found)
        written()
    query_seen(text="  کاسهٔ   آبی ", found=3, relaxed=True)
    query_seen(text="کاسه", found=0)
    with CaptureQueriesContext(connection) as seen:
        written()
    assert len([one for one in seen if "INSERT" in one["sql"]]) == 1
    assert asked() == {"کاسه": (3, 1, 0, 0), "کاسهٔ آبی": (1, 0, 1, 3)}
    assert {row.day for row in Asked.objects.all()} == {today()}


def test_to_count_asks_the_database_nothing(offer: int) -> None:
    with CaptureQueriesContext(connection) as seen:
        query_seen(text="کاسه", found=1)
        click_seen(text="کاسه", position=1, offer_id=offer)
        sale_seen(text="کاسه", position=1)
    assert len(seen) == 0


def test_clicks_and_sales_add_up_by_query_position_and_offer(offer: int) -> None:
    query_seen(text="کاسه", found=1)
    for text, position in (("کاسه", 1), ("کاسه ها", 1), ("کاسه", 2)):
        click_seen(text=text, position=position, offer_id=offer)
    sale_seen(text="کاسه", position=2)
    written()
    click_seen(text="کاسه", position=2, offer_id=offer)
    written()
    key = phrase_key("کاسه")
    assert opened() == {(key, 1, offer): (2, 0), (key, 2, offer): (2, 0), (key, 2, 0): (0, 1)}


def test_a_sale_names_neither_its_day_nor_its_goods() -> None:
    query_seen(text="کاسه", found=1)
    sale_seen(text="کاسه", position=3)
    for position in (0, LAST_POSITION + 1):
        sale_seen(text="کاسه", position=position)
    sale_seen(text="نپرسیده", position=1)
    written()
    row = Opened.objects.get()
    assert (row.position, row.offer, row.clicked, row.sold) == (3, 0, 0, 1)
    assert row.day.weekday() == SATURDAY
    assert 0 <= (today() - row.day).days < 7
    with pytest.raises(IntegrityError), transaction.atomic():
        Opened.objects.filter(pk=row.pk).update(offer=1)


def test_a_click_waits_for_its_query_to_be_written_elsewhere(offer: int) -> None:
    elsewhere = Tally()
    elsewhere.ask((today(), "کاسه"), empty=False, relaxed=False, found=1)
    click_seen(text="کاسه", position=1, offer_id=offer)
    tally.write()
    assert opened() == {}
    elsewhere.write()
    tally.write()
    assert opened() == {(phrase_key("کاسه"), 1, offer): (1, 0)}


def test_clicks_on_what_is_not_there_leave_nothing(offer: int) -> None:
    query_seen(text="کاسه", found=1)
    written()
    before = everything()
    click_seen(text="هرگز پرسیده نشد", position=1, offer_id=offer)
    click_seen(text="کاسه", position=1, offer_id=offer + 1)
    for position, key in ((0, offer), (-1, offer), (LAST_POSITION + 1, offer), (1, 0), (1, 2**63)):
        click_seen(text="کاسه", position=position, offer_id=key)
    written()
    assert everything() == before


@pytest.mark.parametrize("text", [
    "09121234567", "۰۹۱۲ ۱۲۳ ۴۵ ۶۷", "٠٩١٢١٢٣٤٥٦٧", "6037 9910 0000 0004", "۰۰۱۳۵۴۲۴۱۹", "12345-67890", "تلفن ۸۸۱۲ مریم ۳۴۵۶",
    "IR82 0540102",
    "۱۲ ب ۳۴۵ ایران ۶۷", "٠1۲३४५६", "maryam@example.com", "https://example.com", "ک" * 81, "", " ",
])
def test_what_may_mean_a_person_is_not_counted(text: str, offer: int) -> None:
    query_seen(text=text, found=1)
    click_seen(text=text, position=1, offer_id=offer)
    sale_seen(text=text, position=1)
    queries_import(rows=[(today(), text, 9, 1)])
    assert everything() == NOTHING
    written()
    assert everything() == NOTHING


def test_what_has_no_word_is_not_counted() -> None:
    for text in ("\u200c", "؟!", "«»"):
        query_seen(text=text, found=1)
    written()
    assert everything() == NOTHING


def test_a_row_knows_no_time_finer_than_a_day_and_no_person() -> None:
    columns = {model: {field.name for field in model._meta.get_fields()} for model in (Asked, Opened)}
    assert columns == {
        Asked: {"id", "day", "key", "text", "asked", "empty", "relaxed", "found"},
        Opened: {"id", "day", "key", "position", "offer", "clicked", "sold"},
    }


def test_new_texts_of_a_day_are_bounded_and_known_ones_go_on(monkeypatch: pytest.MonkeyPatch, offer: int) -> None:
    monkeypatch.setattr(counting, "NEW_A_DAY", 3)
    for text in ("الف", "الف", "ب", "پ", "ت", "ث"):
        query_seen(text=text, found=1)
    written()
    assert len(asked()) == 3
    assert asked()["الف"] == (2, 0, 0, 1), "what was asked most comes first"
    query_seen(text="الف", found=1)
    query_seen(text="جیم", found=1)
    for position in range(1, 6):
        click_seen(text="الف", position=position, offer_id=offer)
    written()
    assert asked()["الف"] == (3, 0, 0, 1)
    assert len(asked()) == len(opened()) == 3


def test_what_waits_in_a_process_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "WAITING_MOST", 2)
    for text in ("الف", "ب", "پ", "الف"):
        query_seen(text=text, found=1)
    written()
    assert asked() == {"الف": (2, 0, 0, 1), "ب": (1, 0, 0, 1)}


def test_what_served_its_time_goes(offer: int) -> None:
    now = timezone.now()
    rows = [("سال پیش", 401, 50), ("ماندنی", 399, 3), ("ماندنی", 10, 2), ("کم", 31, 4), ("کم تازه", 29, 1)]
    queries_import(rows=[(today() - dt.timedelta(days=ago), text, times, 1) for text, ago, times in rows])
    for text, ago in (("سال پیش", 401), ("ماندنی", 399), ("کم", 31), ("کم تازه", 29)):
        Opened.objects.create(day=today() - dt.timedelta(days=ago), key=phrase_key(text), position=1, offer=offer, clicked=1, sold=0)
    assert counts_purge(now=now) == 4
    assert sorted(asked()) == sorted(["کم تازه", "ماندنی"])
    assert Asked.objects.count() == 3
    assert {key for key, _position, _offer in opened()} == {phrase_key("کم تازه"), phrase_key("ماندنی")}
    counts_forget()
    assert Asked.objects.count() == 3


# Several writers, and bad days


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_time_add_up(offer: int) -> None:
    texts = [f"متن {letter}" for letter in "ابپتثجچح"]
    queries_import(rows=[(today(), text, 1, 1) for text in texts[:4]])

    def writer(turn: int) -> None:
        own = Tally()
        for _round in range(rounds(10, 200)):
            for text in texts if turn % 2 else reversed(texts):
                own.ask((today(), text), empty=False, relaxed=False, found=1)
                own.open((today(), text, 1, offer), clicked=1)
            own.write(last=True)

    assert race([partial(writer, turn) for turn in range(4)]) == [None] * 4
    total = 4 * rounds(10, 200)
    assert sorted(row[0] for row in asked().values()) == [total] * 4 + [total + 1] * 4
    assert set(opened().values()) == {(total, 0)}


@pytest.mark.django_db(transaction=True)
def test_while_the_database_is_away_counts_wait(offer: int) -> None:
    query_seen(text="کاسه", found=4)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [connection.settings_dict["NAME"]])
    written()
    query_seen(text="کاسه", found=2)
    click_seen(text="کاسه", position=1, offer_id=offer)
    connection.close()
    written()
    assert asked() == {"کاسه": (2, 0, 0, 2)}
    assert opened() == {(phrase_key("کاسه"), 1, offer): (1, 0)}


COUNTER = """
import sys, time
import django
django.setup()
from search.learning.services import query_seen
while True:
    for text in ("یک", "دو"):
        query_seen(text=text, found=1)
    if "end" in sys.argv:
        break
    time.sleep(0.001)
"""


def _counter(*words: str, every_s: str) -> subprocess.Popen[bytes]:
    env = os.environ | {
        "DATABASE_URL": os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{connection.settings_dict['NAME']}",
        "DJANGO_SETTINGS_MODULE": "tests.settings", "SEARCH_COUNTS_EVERY_S": every_s,
    }
    return subprocess.Popen([sys.executable, "-c", COUNTER, *words], cwd=ROOT, env=env)


@pytest.mark.django_db(transaction=True)
def test_a_killed_process_leaves_no_half(settings: Any) -> None:
    process = _counter(every_s="0.05")
    until(lambda: Asked.objects.filter(asked__gt=50).count() == 2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    one, two = (asked()[text][0] for text in ("یک", "دو"))
    assert abs(one - two) <= 1, "both texts of a write, or neither"


@pytest.mark.django_db(transaction=True)
def test_a_process_that_ends_writes_the_rest() -> None:
    assert _counter("end", every_s="600").wait(60) == 0
    assert asked() == {"یک": (1, 0, 0, 1), "دو": (1, 0, 0, 1)}
