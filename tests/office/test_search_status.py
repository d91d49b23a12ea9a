"""How the index is, and a rebuild that a job does."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from search.engines.base import IndexedEngine
from search.index.locks import Lock, locked
from search.index.models import Change, Generation, GenerationState
from search.index.outbox import changes_add
from search.index.rebuild import rebuild
from search.index.tasks import index_rebuild
from tests.catalog.makes import maker_make, product_make
from tests.concurrency.racing import race
from tests.office.searching import same_cost, to
from tests.search.index.processes import until

pytestmark = pytest.mark.django_db


def jobs() -> list[str]:
    return list(ProcrastinateJob.objects.filter(task_name="search.rebuild").values_list("status", flat=True))


def refusal(client: Client, words: str) -> None:
    before = (jobs(), list(Generation.objects.values()))
    answer = client.post(to("rebuild"))
    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert (jobs(), list(Generation.objects.values())) == before


def test_what_serves_and_what_waits_is_told(office: Client, engine: IndexedEngine) -> None:
    page = office.get(to("status")).content.decode()
    assert "نمایه‌ای پاسخ نمی‌دهد" in page
    assert "هنوز نمایه‌ای ساخته نشده" in page
    product_make(maker_make(), "روسری نخی")
    generation = rebuild(engine=engine)
    Generation.objects.create(name="other", engine="tantivy", state=GenerationState.FAILED, total=7, done=3, message="no space left")
    Change.objects.all().delete()
    changes_add(listing_ids=[1, 2])
    answer = office.get(to("status"))
    page = answer.content.decode()
    for words in (generation.name, "Tantivy", "۳ از ۷", "no space left", "ناتمام", "در پایگاه داده ۱", "کهنه‌ترین ۰ ثانیه", "هیچ فرایندی"):
        assert words in page, words
    assert (answer.context["listed"], answer.context["waiting"], answer.context["answers"]) == (1, 2, True)


def test_without_an_index_there_is_nothing_to_rebuild(office: Client, settings: Any) -> None:
    settings.LIST_ENGINE = "postgres"
    page = office.get(to("status")).content.decode()
    assert "PostgreSQL" in page
    assert to("rebuild") not in page
    refusal(office, "نمایه‌ای نیست")


def test_a_rebuild_is_ordered_once_and_done_by_a_job(office: Client, engine: IndexedEngine) -> None:
    assert office.get(to("rebuild")).status_code == 200
    assert (jobs(), Generation.objects.count()) == ([], 0)
    assert office.post(to("rebuild")).status_code == 302
    assert (jobs(), Generation.objects.count()) == (["todo"], 0)
    refusal(office, "در نوبت است")
    index_rebuild()
    assert Generation.objects.get().state == GenerationState.SERVING


@pytest.mark.django_db(transaction=True)
def test_a_second_rebuild_is_refused_while_one_runs(office: Client, engine: IndexedEngine) -> None:
    Generation.objects.create(name="coming", engine=engine.name, total=10, done=4)
    done: list[bool] = []

    def hold() -> None:
        with locked(Lock.REBUILD):
            until(lambda: done, within_s=30)

    def ask() -> None:
        try:
            until(lambda: "در حال بازسازی است" in office.get(to("status")).content.decode())
            assert "۴۰٪" in office.get(to("status")).content.decode()
            refusal(office, "در حال بازسازی است")
            index_rebuild()
            assert Generation.objects.get().state == GenerationState.BUILDING
        finally:
            done.append(True)

    race([hold, ask])


def test_the_page_costs_the_same_for_two_and_for_twenty(office: Client, engine: IndexedEngine) -> None:
    def more(first: int, last: int) -> None:
        for n in range(first, last):
            Generation.objects.create(name=f"g{n}", engine="tantivy", state=GenerationState.RETIRED)
        changes_add(listing_ids=list(range(first + 1, last + 1)))

    rebuild(engine=engine)
    more(0, 2)
    same_cost(office, [to("status")], lambda: more(2, 20))
