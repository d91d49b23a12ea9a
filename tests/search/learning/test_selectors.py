"""What is told of the counts, and what is never told."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from search.curation.phrases import phrase_key
from search.curation.services import draft_publish, hidden_word_save
from search.learning.models import Asked, Opened
from search.learning.selectors import EmptyQuery, PoorQuery, Popular, empty_queries, poor_queries, popular_queries
from shop.core.calendar import local_date, today
from tests.search.curation.conftest import looked_anew

__all__ = ["looked_anew"]
pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 5, 20, 9, tzinfo=dt.UTC)


def asked(text: str, times: int, ago: int = 0, *, empty: int = 0, relaxed: int = 0, found: int = 3) -> None:
    day = local_date(NOON) - dt.timedelta(days=ago)
    Asked.objects.create(day=day, key=phrase_key(text), text=text, asked=times, empty=empty, relaxed=relaxed, found=found)


def opened(text: str, clicked: int, sold: int = 0, ago: int = 0, position: int = 1) -> None:
    day = local_date(NOON) - dt.timedelta(days=ago)
    Opened.objects.create(day=day, key=phrase_key(text), position=position, offer=1, clicked=clicked, sold=0)
    if sold:
        Opened.objects.create(day=day, key=phrase_key(text), position=position, offer=0, clicked=0, sold=sold)


def often(text: str, times: int = 2, **facts: int) -> None:
    """On three days."""
    for ago in (0, 5, 10):
        asked(text, times, ago, **facts)


def popular() -> list[Popular]:
    return popular_queries(now=NOON)


def test_the_most_asked_come_first_in_their_commonest_spelling() -> None:
    often("کاسه", 3)
    often("گل دوزی", 2)
    asked("گلدوزی", 9, 2)
    assert popular() == [Popular("گلدوزی", 15), Popular("کاسه", 9)]
    assert popular_queries(now=NOON, limit=1) == [Popular("گلدوزی", 15)]


def test_what_few_asked_is_shown_to_nobody() -> None:
    for ago in (0, 1, 2, 3):
        asked("چهار بار", 1, ago)
    asked("دو روز", 50, 0)
    asked("دو روز", 50, 1)
    often("بس است", 2)
    assert popular() == [Popular("بس است", 6)]


def test_only_the_last_thirty_days_count() -> None:
    for ago in (28, 29, 30, 31):
        asked("کاسه", 9, ago)
    assert popular() == []
    asked("کاسه", 1)
    assert popular() == [Popular("کاسه", 19)]


def test_what_found_nothing_or_gave_way_is_not_popular() -> None:
    often("هیچ", 9, empty=9, found=0)
    often("نیمه", 9, relaxed=8)
    often("گاهی", 9, empty=4, relaxed=3)
    assert popular() == [Popular("گاهی", 27)]


@pytest.mark.parametrize("text", ["متولد 1368", "۱۲۳۴ خانه", "کوچهٔ ۱۲ پلاک ۳۴"])
def test_numbers_that_may_mean_a_person_are_shown_to_nobody(text: str) -> None:
    often(text, 50)
    often("مانتو ۵۰۰ هزار", 2)
    assert popular() == [Popular("مانتو ۵۰۰ هزار", 6)]


def test_hidden_words_are_shown_to_nobody() -> None:
    often("کاسهٔ مسی", 3)
    often("کاسه", 3)
    hidden_word_save(word="مسی", reason="", actor=None)
    draft_publish(note="", actor=None)
    assert popular() == [Popular("کاسه", 9)]


def test_queries_that_still_find_nothing() -> None:
    often("سماور", 2, empty=2, found=0)
    asked("سماورها", 1, 1, empty=1, found=0)
    asked("قوری", 9, 1, empty=9, found=0)
    asked("فقط چهار بار", 4, 0, empty=4, found=0)
    asked("اکنون هست", 9, 3, empty=9, found=0)
    asked("اکنون هست", 1, 0, found=2)
    asked("پیش‌تر", 9, 40, empty=9, found=0)
    day = local_date(NOON)
    first, second = EmptyQuery("قوری", 9, day - dt.timedelta(days=1)), EmptyQuery("سماور", 7, day)
    assert empty_queries(days=30, now=NOON) == ([first, second], 2)
    assert empty_queries(days=30, now=NOON, offset=1, limit=1) == ([second], 2)
    assert empty_queries(days=30, now=NOON, offset=2) == ([], 2)
    assert empty_queries(days=1, now=NOON) == ([EmptyQuery("سماور", 2, day)], 1)


def test_queries_whose_results_nobody_opens() -> None:
    for text, times in (("کاسه", 20), ("کوزه", 40), ("مربا", 30), ("نوزده بار", 19)):
        asked(text, times, found=7)
    asked("هیچ", 90, empty=90, found=0)
    opened("کاسه", 10, sold=1)
    opened("کاسه", 5, sold=1, position=3)
    opened("کوزه", 2)
    opened("کوزه", 90, ago=60)
    rows = [PoorQuery("مربا", 30, 0, 0, 7), PoorQuery("کوزه", 40, 2, 0, 7), PoorQuery("کاسه", 20, 15, 2, 7)]
    assert poor_queries(days=30, now=NOON) == (rows, 3)
    assert poor_queries(days=30, now=NOON, offset=1, limit=1) == (rows[1:2], 3)


def test_nothing_is_told_of_nothing() -> None:
    now = timezone.now()
    assert (popular_queries(now=now), empty_queries(days=30, now=now), poor_queries(days=30, now=now)) == ([], ([], 0), ([], 0))


@pytest.mark.parametrize("facts", [
    {"asked": 0}, {"asked": 1, "empty": 1, "relaxed": 1}, {"key": ""}, {"text": ""},
])
def test_the_database_refuses_counts_that_do_not_add_up(facts: dict[str, object]) -> None:
    whole = {"day": today(), "key": "کاسه", "text": "کاسه", "asked": 1, "empty": 0, "relaxed": 0, "found": 0}
    with pytest.raises(IntegrityError), transaction.atomic():
        Asked.objects.create(**(whole | facts))
    assert not Asked.objects.exists()
