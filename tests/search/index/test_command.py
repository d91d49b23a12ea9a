"""What an operator types: `manage.py search …`."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from search.engines.base import IndexedEngine
from search.index.generations import serves
from search.index.locks import Lock, lock_is_held, locked
from search.index.models import Change, Generation, GenerationState
from search.index.rebuild import rebuild
from shop.core.errors import DomainError
from tests.concurrency.racing import race
from tests.orders.world import goods_make, seller_make
from tests.search.index.conftest import wreck
from tests.search.index.processes import following, until

pytestmark = pytest.mark.django_db


def said(*words: str) -> str:
    out = io.StringIO()
    call_command("search", *words, stdout=out)
    return out.getvalue()


def test_rebuild_tells_what_it_does_and_status_what_serves(engine: IndexedEngine) -> None:
    goods_make(seller_make())
    assert "serving     none" in said("status")
    assert "1 of 1 (100 %)" in said("rebuild")
    generation = Generation.objects.get()
    assert (generation.state, generation.done, generation.total) == (GenerationState.SERVING, 1, 1)
    status = said("status")
    assert f"answers     {generation.name}" in status
    assert "follower    none" in status


def test_verify_names_what_differs_and_repairs_it(engine: IndexedEngine) -> None:
    goods_make(seller_make())
    rebuild(engine=engine)
    Change.objects.all().delete()
    assert "0 missing, 0 too many, 0 old" in said("verify")
    key, version = engine.versions(0, 1)[0]
    writer = engine.writer(engine.serving())
    writer.remove([(key, version)])
    writer.close()
    with pytest.raises(CommandError):
        said("verify")
    assert not Change.objects.exists()
    assert "1 missing" in said("verify", "--repair")
    assert list(Change.objects.values_list("listing_id", flat=True)) == [key]


def test_without_an_index_there_is_nothing_to_look_after(settings: Any) -> None:
    settings.LIST_ENGINE = "postgres"
    with pytest.raises(CommandError):
        said("status")


@pytest.mark.django_db(transaction=True)
def test_two_rebuilds_do_not_meet(engine: IndexedEngine) -> None:
    first = rebuild(engine=engine)
    Generation.objects.create(name="other", engine="another")

    def hold() -> None:
        with locked(Lock.REBUILD):
            until(lambda: tried, within_s=30)

    tried: list[str] = []

    def build() -> None:
        until(lambda: lock_is_held(Lock.REBUILD))
        try:
            rebuild(engine=engine)
        except DomainError as error:
            tried.append(error.code)
        finally:
            tried.append("done")

    race([hold, build])
    assert tried == ["search_rebuild_runs", "done"]
    assert Generation.objects.filter(engine=engine.name).get() == first


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", ["none", "deleted"])
def test_a_follower_builds_an_index_where_none_serves(engine: IndexedEngine, settings: Any, how: str) -> None:
    goods_make(seller_make())
    if how == "deleted":
        rebuild(engine=engine)
        wreck(settings)
    with following("--build"):
        until(lambda: serves(engine))
        until(lambda: lock_is_held(Lock.FOLLOWER))
    assert len(engine.versions(0, 10)) == 1
