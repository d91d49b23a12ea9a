"""A list's address: read whatever it says, written as it was read."""

from __future__ import annotations

import base64

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from search.engines.base import Sort
from search.engines.cursors import cursor_write
from shop.core.money import RETAIL_MAX_RIAL
from shop.pages.lists.params import ListParams, _params

HOSTILE = (
    "", "page=-1", "page=1e9", "page=%00", "page=99999999999999999999", "page=۲", "page=²", "cat=abc&cat=-4&cat=9999999999999",
    "province=٤&province=<script>", "price_min=abc&price_max=%FF%FE", "price_min=999999999999999999999", "price_min=5&price_max=1",
    "sort=no&stock=maybe", "q=" + "a" * 5000, "q=%00%01%02", "q=%F0%9F%92%A9%D8%B3%FF", "after=x", "after=" + "A" * 3000, "after=%FF",
    "sort=relevance", "sort=nearest&after=MS4xLjE",
    "&".join(f"cat={number}" for number in range(500)), "page[]=1&q[]=2", "province=²&cat=①", "after=LTEuMQ",
)


@pytest.mark.parametrize("address", HOSTILE)
def test_hostile_addresses_are_read(address: str) -> None:
    params = ListParams.read(QueryDict(address))
    assert len(params.text) <= 200
    assert len(params.categories) <= 40
    assert all(0 <= number < 10**9 for number in (*params.categories, *params.provinces))
    assert params.price_max is None or params.price_max <= RETAIL_MAX_RIAL
    assert params.after == ""


def test_address_comes_back_as_it_was_read() -> None:
    address = "q=%D8%B3%D9%81%D8%A7%D9%84&cat=7&province=4&province=9&price_min=100000&price_max=500000&stock=1&sort=cheapest"
    params = ListParams.read(QueryDict(address))
    assert params.url("/all/") == f"/all/?{address}"
    assert params.page_base("/all/") == f"/all/?{address}&page="
    assert ListParams.read(QueryDict(params.url("/all/").split("?")[1])) == params


def test_persian_digits_and_group_marks_are_amounts_in_toman() -> None:
    params = ListParams.read(QueryDict("price_min=۱۲۰٬۰۰۰&price_max=٢٥٠,٠٠٠ "))
    assert (params.price_min, params.price_max) == (1_200_000, 2_500_000)


def test_swapped_limits_are_put_right() -> None:
    params = ListParams.read(QueryDict("price_min=900&price_max=100"))
    assert (params.price_min, params.price_max) == (1000, 9000)


def test_relevance_is_usual_for_words_and_a_choice_without() -> None:
    assert ListParams.read(QueryDict("")).effective_sort == Sort.NEWEST
    assert ListParams.read(QueryDict("sort=relevance")).effective_sort == Sort.RELEVANCE
    assert ListParams.read(QueryDict("q=گلیم")).effective_sort == Sort.RELEVANCE


def test_a_cursor_of_ours_is_kept_and_a_page_forgets_it() -> None:
    cursor = base64.urlsafe_b64encode(b"1700000000000000.42").decode().rstrip("=")
    params = ListParams.read(QueryDict(f"after={cursor}"))
    assert params.after == cursor
    assert params.without(in_stock=True).after == ""


def test_words_have_a_cursor_of_their_own() -> None:
    place, key = cursor_write(9600, 131072, 77), cursor_write(1_700_000_000_000_000, 42)
    for address, kept in ((f"q=a&after={place}", place), (f"q=a&after={key}", ""), (f"sort=relevance&after={place}", place),
                          (f"q=a&sort=nearest&after={key}", key),
                          (f"q=a&sort=newest&after={place}", ""), (f"after={place}", "")):
        assert ListParams.read(QueryDict(address)).after == kept, address


def test_a_cursor_beyond_all_days_is_none_of_ours() -> None:
    for text in (b"9999999999999999999999.1", b"1.99999999999999999999", b"1", b"1.2.3", b"-1.5", b".5", b"5."):
        assert ListParams.read(QueryDict(f"after={base64.urlsafe_b64encode(text).decode()}")).after == ""


@pytest.mark.parametrize("address", [*HOSTILE, "q=شال&sort=newest", "q=%D8%B4%D8%A7%D9%84"])
def test_an_address_that_is_kept_is_read_as_any_other(rf: RequestFactory, address: str) -> None:
    request = rf.get("/all/")
    request.META["QUERY_STRING"] = address.encode().decode("latin-1")
    assert ListParams.of(request) == ListParams.read(request.GET) == ListParams.of(request)


def test_long_addresses_do_not_fill_the_memory(rf: RequestFactory) -> None:
    before = _params.cache_info().currsize
    for number in range(5):
        assert ListParams.of(rf.get("/all/", {"q": "شال", "x": f"{number}" * 2000})).text == "شال"
    assert _params.cache_info().currsize == before
