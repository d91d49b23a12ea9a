"""Which generation answers is what the database says; an engine that stands at another one does not answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone

from search.engines.base import EngineError, IndexedEngine, ListQuery
from search.index.find import Found, find
from search.index.generations import serving
from search.index.rebuild import rebuild
from search.index.state import watch
from tests.orders.world import goods_make, seller_make
from tests.search.index.test_follower import follow

pytestmark = pytest.mark.django_db


def asked() -> tuple[str, bool, int]:
    """Engine, whether it is another than the one that should answer, and how many goods."""
    watch().forget()
    found: Found = find(ListQuery(now=timezone.now()))
    return found.engine, found.degraded, found.result.total


@pytest.mark.parametrize("heal", [follow, lambda engine: rebuild(engine=engine)], ids=["follower", "rebuild"])
def test_an_index_older_than_the_last_rebuild_does_not_serve(
    engine: IndexedEngine, monkeypatch: pytest.MonkeyPatch, heal: Callable[[IndexedEngine], object],
) -> None:
    """The row names the new generation, and the change of the engine to it was cut off."""
    seller = seller_make()
    goods_make(seller)
    before = rebuild(engine=engine)
    assert asked() == (engine.name, False, 1)
    goods_make(seller)

    def cut_off(_generation: str) -> None:
        raise EngineError("cut off")

    with monkeypatch.context() as patch:
        patch.setattr(engine, "swap", cut_off)
        with pytest.raises(EngineError):
            rebuild(engine=engine)
    named = serving(engine.name)
    assert named is not None
    assert named.name != engine.serving() == before.name
    assert asked() == ("postgres", True, 2)
    heal(engine)
    assert asked() == (engine.name, False, 2)
    now = serving(engine.name)
    assert now is not None
    assert engine.serving() == now.name
