"""Where a list goes on: behind the last offer that was shown, whatever came and went meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from search.engines.base import LAST_NUMBERED_PAGE, PAGE_SIZE, EngineError, Facet, IndexWriter, OfferDocument, Sort
from search.engines.cursors import cursor_read, cursor_write
from tests.search.engines.contract.shop import AT, Shop, any_of, offer, plan


def various(count: int) -> list[OfferDocument]:
    return [
        offer(key, price=key % 3 * 100, created_at=AT - key % 4, delivery_days=key % 2, province_id=5 + key % 4)
        for key in range(1, count + 1)
    ]


def walked(shop: Shop, *, after: str = "", page_size: int = 7, **asked: Any) -> list[int]:
    """All offers from a cursor on, each page by the cursor of the one before; total and counts are those of the whole list."""
    read: list[int] = []
    whole = shop.ask(**asked, facets=(Facet.STOCK,))
    while True:
        result = shop.ask(**asked, page_size=page_size, after=after, facets=(Facet.STOCK,))
        assert (result.total, result.facets) == (whole.total, whole.facets)
        read += [hit.id for hit in result.hits]
        after = result.after
        if not after:
            return read


@pytest.mark.parametrize("sort", [sort for sort in Sort if sort is not Sort.RELEVANCE])
def test_a_cursor_goes_on_where_the_page_ended(shop: Shop, sort: Sort) -> None:
    shop.fill(various(30), commits=2)
    asked: dict[str, Any] = {"sort": sort, "near": (7, 5)}
    assert walked(shop, **asked) == shop.ids(**asked, page_size=100)


@pytest.mark.parametrize("near", [(6,), (5, 6, 7, 8), (9,)])
def test_a_cursor_goes_on_through_places_near_and_far(shop: Shop, near: tuple[int, ...]) -> None:
    shop.fill(various(30), commits=2)
    for page_size in (1, 3, 8, 29):
        assert walked(shop, page_size=page_size, sort=Sort.NEAREST, near=near) == shop.ids(sort=Sort.NEAREST, near=near, page_size=100)


@pytest.mark.parametrize("after", ["nonsense", "!", "MTIz", "LTEuMQ", "\ud800", "a" * 5000, "MS4x" * 400])
def test_what_is_no_cursor_is_an_error(shop: Shop, after: str) -> None:
    with pytest.raises(EngineError):
        shop.ask(after=after)


def worded(keys: Iterable[int]) -> list[OfferDocument]:
    """Offers of three worths for «شال», many of them equal but for quality, day and id."""
    return [
        offer(key, ("شال", "کیف", "شال سبز")[key % 3], description="شال" if key % 3 == 1 else "", quality=key % 4 / 4, in_stock=key % 5 > 0)
        for key in keys
    ]


@pytest.mark.parametrize("commits", [1, 3])
@pytest.mark.parametrize("near", [(), (5,)])
def test_by_worth_a_list_goes_on_behind_its_last_offer(shop: Shop, commits: int, near: tuple[int, ...]) -> None:
    shop.fill(worded(range(1, 61)), commits=commits)
    asked: dict[str, Any] = {"sort": Sort.RELEVANCE, "plan": plan(any_of("شال"), any_of("سبز", required=False)), "near": near}
    whole = shop.ids(**asked, page_size=100)
    assert len(whole) == 60
    assert walked(shop, **asked, after=cursor_write(0, 0, 0)) == whole
    assert walked(shop, **asked, after=cursor_write(23, 0, 0), page_size=5) == whole[23:]
    assert shop.ask(**asked, page_size=20).after == "", "a page with a number has none but the last"
    assert shop.ask(**asked, page_size=LAST_NUMBERED_PAGE * PAGE_SIZE).after == "", "the list is at its end"


@pytest.mark.parametrize("around", [1, 200])
def test_by_worth_nothing_is_lost_while_others_come_and_go(shop: Shop, monkeypatch: pytest.MonkeyPatch, around: int) -> None:
    monkeypatch.setattr("search.engines.tantivy.lists.AROUND", around)
    name = shop.fill(worded(range(1, 91)))
    asked: dict[str, Any] = {"sort": Sort.RELEVANCE, "plan": plan("شال"), "page_size": 30}
    whole = shop.ids(**{**asked, "page_size": 100})
    after = shop.ask(**asked, after=cursor_write(0, 0, 0)).after
    changes: tuple[Callable[[IndexWriter], None], ...] = (
        lambda writer: writer.put(worded(range(101, 141))),
        lambda writer: writer.remove((key, 1) for key in (*whole[:25], *range(101, 141))),
    )
    for change in changes:
        writer = shop.engine.writer(name)
        change(writer)
        writer.close()
        expected = [key for key in shop.ids(**{**asked, "page_size": 200}) if key > 100 or key in whole[30:]]
        read = walked(shop, **asked, after=after)
        assert [key for key in read if key <= 100] == whole[30:]
        assert set(read) <= set(expected)


@pytest.mark.parametrize("place", [0, 59, 60, 10**6, 2**63 - 1])
def test_a_place_that_no_list_has_is_no_error(shop: Shop, place: int) -> None:
    shop.fill(worded(range(1, 61)), commits=2)
    asked: dict[str, Any] = {"sort": Sort.RELEVANCE, "plan": plan("شال"), "page_size": 10}
    found = shop.ask(**asked, after=cursor_write(place, 0, 0))
    assert (found.total, len(found.hits)) == (60, max(min(60 - place, 10), 0))
    last = shop.ask(**asked, after=cursor_write(0, 0, 0))
    _, worth, key = cursor_read(last.after, 3)
    behind = shop.ids(**asked, after=cursor_write(place, worth, key))
    assert behind == shop.ids(**{**asked, "page_size": 20})[10:]
