"""What stands beside goods in the box."""

from __future__ import annotations

import pytest

from search.engines.base import Entry, EntryQuery
from search.text import Form, analyse_document
from tests.search.engines.contract.shop import Shop, any_of, entry, plan

KINDS = ("category", "maker", "help")


@pytest.fixture
def box(shop: Shop) -> Shop:
    shop.fill(entries=[
        entry("c:shal", "شال", note="پوشاک", picture="shal.avif"), entry("c:kif", "کیف"),
        entry("m:1", "کارگاه شال", "maker", weight=0.2), entry("m:2", "شال بافان", "maker", weight=0.9),
        entry("m:3", "خانه شال", "maker", weight=0.4),
        entry("h:1", "شستن شال", "help", tokens=analyse_document({"title": "شستن", "description": "شال"})),
    ])
    return shop


def test_the_best_of_each_kind_in_the_order_of_kinds(box: Shop) -> None:
    found = box.engine.suggest(EntryQuery(plan("شال"), KINDS, per_kind=2))
    assert [each.key for each in found] == ["c:shal", "m:2", "m:3", "h:1"]
    assert found[0] == Entry("c:shal", "category", "شال", "پوشاک", "/c:shal/", "shal.avif")
    assert [each.key for each in box.engine.suggest(EntryQuery(plan("شال"), ("help", "maker"), per_kind=1))] == ["h:1", "m:2"]


def test_worth_comes_before_weight(box: Shop) -> None:
    asked = plan("شال", any_of("خانه", required=False))
    assert [each.key for each in box.engine.suggest(EntryQuery(asked, ("maker",), per_kind=3))] == ["m:3", "m:2", "m:1"]


def test_no_words_no_kinds_no_entries(box: Shop) -> None:
    for query in (
        EntryQuery(plan(), KINDS), EntryQuery(plan("شال"), ()), EntryQuery(plan("شال"), ("nothing",)),
        EntryQuery(plan("شال"), KINDS, per_kind=0), EntryQuery(plan("شال", closed=True), KINDS),
        EntryQuery(plan("نیست"), KINDS), EntryQuery(plan(any_of("5", form=Form.PROVINCE)), KINDS),
    ):
        assert box.engine.suggest(query) == []


@pytest.mark.parametrize("token", ["*", "kind:maker", "\x00", "\ud800", "(", "ش" * 10_000])
def test_a_token_is_no_syntax(box: Shop, token: str) -> None:
    assert box.engine.suggest(EntryQuery(plan(any_of(token)), (*KINDS, token))) == []


def test_equals_are_always_in_the_same_order(shop: Shop) -> None:
    entries = [entry(f"m:{number}", "شال", "maker", weight=0.5) for number in range(50)]
    shop.fill(entries=entries)
    first = [each.key for each in shop.engine.suggest(EntryQuery(plan("شال"), ("maker",), per_kind=50))]
    shop.fill(entries=entries[::-1])
    assert [each.key for each in shop.engine.suggest(EntryQuery(plan("شال"), ("maker",), per_kind=50))] == first
    assert len(set(first)) == 50
