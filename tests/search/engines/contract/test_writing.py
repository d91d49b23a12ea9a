"""Versions decide, never the order of messages; generations change in one step."""

from __future__ import annotations

import threading

import pytest

from search.engines.base import EngineError, EntryQuery, IndexedEngine, ListQuery
from tests.search.engines.contract.shop import NOW, Shop, entry, offer, plan


def _versions(shop: Shop) -> list[tuple[int, int]]:
    return shop.engine.versions(0, 1000)


@pytest.mark.parametrize("commit_between", [True, False])
def test_a_later_version_replaces_an_older_one_never(shop: Shop, commit_between: bool) -> None:
    name = shop.fill([offer(1, version=5, price=500)])
    writer = shop.engine.writer(name)
    for version, price in ((4, 400), (7, 700), (6, 600), (7, 701), (1, 100)):
        writer.put([offer(1, version=version, price=price)])
        if commit_between:
            writer.commit()
    writer.close()
    assert _versions(shop) == [(1, 7)]
    assert shop.ids(price_min=701, price_max=701) == [1]


@pytest.mark.parametrize("commit_between", [True, False])
def test_a_removal_takes_what_it_knows_and_leaves_what_is_later(shop: Shop, commit_between: bool) -> None:
    name = shop.fill([offer(1, version=5), offer(2, version=5), offer(3, version=5)])
    writer = shop.engine.writer(name)
    writer.remove([(1, 4), (2, 5), (3, 2**62), (4, 1)])
    if commit_between:
        writer.commit()
    writer.remove([(2, 5), (1, 4)])
    writer.close()
    assert _versions(shop) == [(1, 5)]


@pytest.mark.parametrize("commit_between", [True, False])
def test_what_was_removed_does_not_come_back_by_a_late_message(shop: Shop, commit_between: bool) -> None:
    name = shop.fill([offer(1, version=3)])
    writer = shop.engine.writer(name)
    writer.remove([(1, 5), (2, 8)])
    if commit_between:
        writer.commit()
    writer.put([offer(1, version=4), offer(2, version=7)])
    if commit_between:
        writer.commit()
        assert _versions(shop) == []
    writer.put([offer(1, version=6)])
    writer.close()
    assert _versions(shop) == [(1, 6)]


def test_every_order_of_the_same_messages_ends_alike(shop: Shop) -> None:
    messages = [("put", 1), ("remove", 2), ("put", 3), ("put", 3), ("put", 2)]
    for turn in range(len(messages)):
        name = shop.fill()
        writer = shop.engine.writer(name)
        for what, version in messages[turn:] + messages[:turn]:
            if what == "put":
                writer.put([offer(1, version=version, price=version)])
            else:
                writer.remove([(1, version)])
        writer.close()
        assert _versions(shop) == [(1, 3)]
        assert shop.ids(price_min=3, price_max=3) == [1]


def test_one_put_may_name_a_document_twice(shop: Shop) -> None:
    shop.fill([offer(1, version=2), offer(1, version=1), offer(1, version=2)])
    assert _versions(shop) == [(1, 2)]
    assert shop.ask().total == 1


def test_what_is_not_committed_is_not_seen(shop: Shop) -> None:
    name = shop.fill([offer(1)])
    writer = shop.engine.writer(name)
    writer.put([offer(2)])
    assert shop.ids() == [1]
    writer.commit()
    assert shop.ids() == [2, 1]
    writer.close()


def test_versions_come_in_pages_by_id(shop: Shop) -> None:
    shop.fill([offer(key, version=key * 10) for key in (9, 3, 200, 41)], commits=2)
    assert shop.engine.versions(0, 2) == [(3, 30), (9, 90)]
    assert shop.engine.versions(9, 2) == [(41, 410), (200, 2000)]
    assert shop.engine.versions(200, 2) == []


def test_an_id_out_of_bounds_is_refused_and_nothing_is_written(shop: Shop) -> None:
    name = shop.fill([offer(1)])
    writer = shop.engine.writer(name)
    for key in (0, -1, 2**28):
        with pytest.raises(EngineError):
            writer.put([offer(key)])
    writer.close()
    assert _versions(shop) == [(1, 1)]


def test_without_an_index_there_is_no_answer(engine: IndexedEngine) -> None:
    assert engine.serving() == ""
    for ask in (
        lambda: engine.search(ListQuery(now=NOW)), lambda: engine.suggest(EntryQuery(plan("شال"), ("m",))), lambda: engine.versions(0, 10),
        lambda: engine.swap("never-made"), lambda: engine.swap("../elsewhere"), lambda: engine.writer("a b"),
    ):
        with pytest.raises(EngineError):
            ask()
    assert engine.serving() == ""


def test_a_generation_serves_from_the_swap_on_and_those_before_are_gone(shop: Shop) -> None:
    first = shop.fill([offer(1)])
    writer = shop.engine.writer("beside")
    writer.put([offer(2), offer(3)])
    writer.commit()
    assert (shop.engine.serving(), shop.ids()) == (first, [1])
    writer.close()
    shop.engine.swap("beside")
    assert (shop.engine.serving(), shop.ids()) == ("beside", [3, 2])
    shop.engine.swap("beside")
    assert shop.ids() == [3, 2]
    with pytest.raises(EngineError):
        shop.engine.swap(first)
    assert shop.ids() == [3, 2]


def test_a_generation_being_built_is_no_matter_to_swaps(shop: Shop) -> None:
    shop.fill([offer(1)])
    writer = shop.engine.writer("slow")
    writer.put([offer(2)])
    writer.commit()
    shop.fill([offer(3)])
    writer.put([offer(4)])
    writer.close()
    shop.engine.swap("slow")
    assert shop.ids() == [4, 2]


def test_what_was_half_built_can_be_removed_what_serves_cannot(shop: Shop) -> None:
    first = shop.fill([offer(1)])
    writer = shop.engine.writer("half")
    writer.put([offer(2)])
    writer.close()
    for name in ("half", "half", first, "never-made"):
        shop.engine.discard(name)
    assert (shop.engine.serving(), shop.ids()) == (first, [1])
    with pytest.raises(EngineError):
        shop.engine.swap("half")


def test_a_writer_that_is_closed_writes_no_more(shop: Shop) -> None:
    name = shop.fill([offer(1)])
    writer = shop.engine.writer(name)
    writer.put([offer(2)])
    writer.close()
    writer.close()
    assert shop.ids() == [2, 1]
    for write in (lambda: writer.put([offer(3)]), writer.commit, lambda: writer.remove([(1, 1)])):
        with pytest.raises(EngineError):
            write()
    assert shop.ids() == [2, 1]


def test_lists_are_whole_while_generations_change(shop: Shop) -> None:
    """A reader never sees an error, nor a part of a generation."""
    shop.fill([offer(key) for key in range(1, 41)])
    wrong: list[object] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                result = shop.ask(page_size=50)
                if result.total != 40 or len({hit.version for hit in result.hits}) != 1:
                    wrong.append(result)
            except Exception as error:
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for version in range(2, 10):
        shop.fill([offer(key, version=version) for key in range(1, 41)])
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert shop.ask().hits[0].version == 9


def test_entries_have_versions_too(shop: Shop) -> None:
    name = shop.fill(entries=[entry("shal", "شال", version=3, note="سه")])
    writer = shop.engine.writer(name)
    writer.put_entries([entry("shal", "شال", version=2, note="دو"), entry("new", "شال", weight=0.1)])
    writer.remove_entries([("shal", 2), ("none", 5)])
    writer.close()
    ask = EntryQuery(plan("شال"), ("category",))
    assert [(each.key, each.note) for each in shop.engine.suggest(ask)] == [("shal", "سه"), ("new", "")]
    writer = shop.engine.writer(name)
    writer.remove_entries([("shal", 3)])
    writer.close()
    assert [each.key for each in shop.engine.suggest(ask)] == ["new"]
