"""Breaker and spread, by themselves."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from search.engines.base import Hit
from search.index.breaker import Breaker
from search.index.spread import spread


def test_three_failures_open_for_five_seconds_and_one_probe_closes() -> None:
    now = [100.0]
    breaker = Breaker(clock=lambda: now[0])
    assert [breaker.failed() for _n in range(3)] == [False, False, True]
    assert breaker.is_open
    assert not breaker.lets()
    now[0] += 5.1
    assert [breaker.lets(), breaker.lets()] == [True, False], "one probe"
    breaker.failed()
    assert not breaker.lets()
    now[0] += 5.1
    assert breaker.lets()
    breaker.succeeded()
    assert not breaker.is_open
    assert breaker.lets()


def test_a_success_between_failures_counts_anew() -> None:
    breaker = Breaker()
    for _n in range(5):
        breaker.failed()
        breaker.failed()
        breaker.succeeded()
    assert breaker.lets()


@given(st.lists(st.integers(0, 6), max_size=96))
def test_spreading_loses_and_repeats_nothing(sellers: list[int]) -> None:
    hits = [Hit(number, 1, seller) for number, seller in enumerate(sellers)]
    after = spread(hits, page_size=24)
    assert sorted(hit.id for hit in after) == list(range(len(hits)))
    assert after == spread(hits, page_size=24)


def test_a_page_holds_at_most_six_of_one_shop_where_there_are_others() -> None:
    hits = [Hit(number, 1, 1 if number < 40 else 2 + number % 8) for number in range(96)]
    after = spread(hits, page_size=24)
    for first in (0, 24):
        assert max(Counter(hit.seller_id for hit in after[first:first + 24]).values()) <= 6
    assert [hit.id for hit in after[:6]] == [0, 1, 2, 3, 4, 5], "the best stay where they were"
    assert spread(hits[:30], page_size=24) == hits[:30], "where there are no others nothing moves"
