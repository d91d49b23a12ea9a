"""What shoppers ask, as operators read it: counted rows, and a way on from each."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from search.curation.phrases import phrase_key
from search.learning.models import Asked, Opened
from shop.core.calendar import today
from tests.office.searching import same_cost, to

pytestmark = pytest.mark.django_db


def asked(text: str, times: int, *, empty: int = 0, found: int = 0, days_ago: int = 0) -> None:
    Asked.objects.create(
        day=today() - dt.timedelta(days=days_ago), key=phrase_key(text), text=text, asked=times, empty=empty, relaxed=0, found=found,
    )


def report(client: Client, **query: Any) -> Any:
    answer = client.get(to("reports"), query)
    assert answer.status_code == 200
    return answer


def texts(client: Client, **query: Any) -> list[str]:
    return [row["text"] for row in report(client, **query).context["rows"]]


def test_queries_without_a_result(office: Client) -> None:
    asked("سماور", 9, empty=9)
    asked("تنور", 12, empty=12, days_ago=20)
    asked("شال", 50, found=7)
    assert texts(office) == ["سماور"]
    assert texts(office, days=30) == ["تنور", "سماور"]
    page = report(office).content.decode()
    for way in ("bench/?q=", "synonyms/new/?typed=", "pins/new/?phrase="):
        assert way + quote("سماور") in page
    assert "۱ جستجو" in page
    assert "سماور" in office.get(to("synonyms_new"), {"typed": "سماور"}).content.decode()


def test_queries_that_are_not_clicked(office: Client) -> None:
    asked("کیف", 40, found=12)
    asked("شال", 30, found=7)
    Opened.objects.create(day=today(), key=phrase_key("شال"), position=1, offer=5, clicked=3, sold=0)
    Opened.objects.create(day=today(), key=phrase_key("شال"), position=1, offer=0, clicked=0, sold=1)
    answer = report(office, report="poor")
    assert [(row["text"], row["asked"], row["clicked"], row["sold"], row["found"], row["share"]) for row in answer.context["rows"]] == [
        ("کیف", 40, 0, 0, 12, "۰٪"), ("شال", 30, 3, 1, 7, "۱۰٪"),
    ]


def test_popular_queries(office: Client) -> None:
    for days_ago in range(4):
        asked("شال", 20, found=7, days_ago=days_ago)
    answer = report(office, report="popular")
    assert [(row["text"], row["asked"]) for row in answer.context["rows"]] == [("شال", 80)]


def test_pages_and_strange_addresses(office: Client) -> None:
    assert "چنین جستجویی نبوده" in report(office).content.decode()
    for n in range(60):
        asked(f"نایاب {n}", 100 - n, empty=100 - n)
    first = report(office)
    assert (len(first.context["rows"]), first.context["last"], first.context["total"]) == (50, 2, 60)
    assert "صفحهٔ ۱ از ۲" in first.content.decode()
    assert texts(office, p=2) == [f"نایاب {n}" for n in range(50, 60)]
    assert texts(office, p="۲") == texts(office, p=2) == texts(office, p=99)
    for query in ({"p": "x"}, {"p": "0"}, {"p": "-1"}, {"days": "365"}, {"days": "x"}, {"report": "x"}, {"p": "9" * 40}):
        assert report(office, **query).context["total"] == 60


def test_reports_cost_the_same_for_two_and_for_twenty(office: Client) -> None:
    def more(first: int, last: int) -> None:
        for n in range(first, last):
            asked(f"نایاب {n}", 9, empty=9)
            asked(f"بسیار {n}", 40, found=9)

    more(0, 2)
    same_cost(office, [to("reports"), to("reports") + "?report=poor", to("reports") + "?report=popular"], lambda: more(2, 20))
