"""A worn index is built anew each night; one that merges by itself is left alone."""

from __future__ import annotations

import pytest

from search.engines.base import IndexedEngine
from search.index.models import Generation, GenerationState
from search.index.rebuild import rebuild
from search.index.tasks import index_renew
from tests.orders.world import goods_make, seller_make

pytestmark = pytest.mark.django_db


def test_only_what_wears_is_built_anew(engine: IndexedEngine) -> None:
    goods_make(seller_make())
    first = rebuild(engine=engine)
    index_renew(timestamp=0)
    serving = Generation.objects.get(state=GenerationState.SERVING)
    assert (serving.pk == first.pk) is not engine.wears
    assert len(engine.versions(0, 10)) == 1


def test_without_an_index_there_is_nothing_to_renew(settings: object) -> None:
    settings.LIST_ENGINE = "postgres"  # type: ignore[attr-defined]
    index_renew(timestamp=0)
    assert not Generation.objects.exists()
