"""Lists as a shopper meets them: filters with counts, chips that undo them, pages, empty lists, licences that end."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalog.listings.models import CategoryInfo
from catalog.listings.services import stock_set
from search.engines.base import EngineError
from sellers.businesses.services import seller_freeze
from shop.places.models import Province
from tests.orders.world import goods_make, seller_make
from tests.shop.pages.stores import stores_forget
from tests.shop.pages.test_params import HOSTILE

pytestmark = pytest.mark.django_db
YEAR = dt.timedelta(days=367)


def page(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def titles(text: str) -> list[str]:
    return re.findall(r'<span itemprop="name">([^<]+)', text)


def key_of(slug: str) -> int:
    return int(CategoryInfo.objects.get(slug=slug).category_id)


def province_key(name: str) -> int:
    return int(Province.objects.get(name=name).pk)


def options(text: str, name: str) -> dict[int, int]:
    """Value and count of each box of a facet."""
    found = re.findall(rf'name="{name}" value="(\d+)".*?<small>([۰-۹]+)</small>', text)
    return {int(value): int(count.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))) for value, count in found}


@pytest.fixture
def market() -> dict[str, Any]:
    """Two bowls and a jam from Isfahan, one bowl from Yazd that is sold out."""
    here, there = seller_make(province="اصفهان"), seller_make(province="یزد")
    made = {
        "cheap": goods_make(here, price=1_000_000), "dear": goods_make(here, price=9_000_000),
        "jam": goods_make(here, price=2_000_000, leaf="jam"), "gone": goods_make(there, price=3_000_000),
    }
    stock_set(stockrecord_id=made["gone"].pk, num_in_stock=0, actor=None)
    return made | {"here": here, "there": there}


@pytest.mark.parametrize("address", [*HOSTILE, "cat=999999999", "province=999999999"])
def test_a_list_never_fails_because_of_its_address(client: Client, address: str) -> None:
    for path in ("/all/", "/search/"):
        assert client.get(f"{path}?{address}").status_code in (200, 404)


def test_counts_stand_beside_what_they_count(client: Client, market: dict[str, Any]) -> None:
    text = page(client, "/all/")
    assert len(titles(text)) == 4
    assert options(text, "cat") == {key_of("crafts"): 3, key_of("food"): 1}
    assert options(text, "province") == {province_key("اصفهان"): 3, province_key("یزد"): 1}


def test_a_field_opens_into_its_leaves(client: Client, market: dict[str, Any]) -> None:
    crafts, pottery = key_of("crafts"), key_of("glazed-pottery")
    text = page(client, f"/all/?cat={crafts}")
    assert len(titles(text)) == 3
    assert options(text, "cat")[pottery] == 3
    assert options(text, "cat")[key_of("food")] == 1, "a facet counts as if it were not chosen from itself"
    assert len(titles(page(client, f"/all/?cat={crafts}&cat={key_of('food')}"))) == 4
    assert len(titles(page(client, f"/all/?cat={crafts}&cat={key_of('minakari')}"))) == 0, "a chosen leaf narrows its field"


def test_a_category_a_province_and_a_shop_show_their_own(client: Client, market: dict[str, Any]) -> None:
    assert len(titles(page(client, "/c/food/"))) == 1
    assert len(titles(page(client, "/c/glazed-pottery/"))) == 3
    assert len(titles(page(client, f"/province/{Province.objects.get(name='یزد').slug}/"))) == 1
    assert len(titles(page(client, f"/shop/{market['here'].slug}/"))) == 3
    for address in ("/c/nothing/", "/province/nowhere/", "/shop/nobody/"):
        page(client, address, 404)


def test_chips_take_one_filter_back(client: Client, market: dict[str, Any]) -> None:
    isfahan, yazd = province_key("اصفهان"), province_key("یزد")
    text = page(client, f"/all/?province={isfahan}&province={yazd}&stock=1&price_min=۵۰٬۰۰۰&price_max=۹۰۰٬۰۰۰&sort=cheapest")
    chips = [html.unescape(url) for url in re.findall(r'class="chip" href="([^"]+)"', text)]
    rest = "price_min=50000&price_max=900000&stock=1&sort=cheapest"
    assert chips == [
        f"/all/?province={yazd}&{rest}", f"/all/?province={isfahan}&{rest}",
        f"/all/?province={isfahan}&province={yazd}&stock=1&sort=cheapest",
        f"/all/?province={isfahan}&province={yazd}&price_min=50000&price_max=900000&sort=cheapest",
    ]
    assert "۵۰٬۰۰۰ تا ۹۰۰٬۰۰۰ تومان" in text
    assert 'href="/all/?sort=cheapest"' in text
    assert len(titles(text)) == 3


def test_stock_and_price_narrow(client: Client, market: dict[str, Any]) -> None:
    gone = market["gone"].product.title
    assert gone in titles(page(client, "/all/"))
    assert gone not in titles(page(client, "/all/?stock=1"))
    assert titles(page(client, "/all/?price_max=100000")) == [market["cheap"].product.title]


def test_sort_is_shareable(client: Client, market: dict[str, Any]) -> None:
    up, down = titles(page(client, "/c/crafts/?sort=cheapest")), titles(page(client, "/c/crafts/?sort=dearest"))
    assert up == down[::-1]
    assert up[0] == market["cheap"].product.title
    assert 'name="sort" value="cheapest"' in page(client, "/c/crafts/?sort=cheapest")


def test_search_keeps_what_was_asked(client: Client, market: dict[str, Any]) -> None:
    title = market["jam"].product.title
    text = page(client, f"/search/?q={quote(title)}")
    assert title in titles(text)
    assert f'name="q" value="{title}"' in text
    assert '<meta name="robots" content="noindex' in text


def test_a_search_is_never_markup(client: Client) -> None:
    assert "<b>x</b>" not in page(client, "/search/?q=" + quote('"><b>x</b>'))


def test_empty_lists_say_why(client: Client, market: dict[str, Any]) -> None:
    assert "کالایی با این فیلترها نیست" in page(client, "/c/crafts/?price_max=1")
    assert "چیزی پیدا نشد" in page(client, "/search/?q=" + quote("قفقفقف"))
    assert "هنوز کالایی اینجا نیست" in page(client, "/c/gelim/")


def test_pages_that_are_not_there_are_not_found(client: Client, market: dict[str, Any]) -> None:
    for number in ("0", "2", "401", "99999"):
        page(client, f"/all/?page={number}", 404)
    page(client, "/all/?page=1")
    page(client, "/c/gelim/?page=1")


def test_pages_keep_filters_and_name_their_number(client: Client) -> None:
    seller = seller_make()
    for _number in range(26):
        goods_make(seller)
    text = page(client, "/c/crafts/?stock=1&page=2")
    assert len(titles(text)) == 2
    assert '/c/crafts/?stock=1&amp;page=1"' in text
    assert "صفحهٔ ۲ |" in text
    assert not set(titles(text)) & set(titles(page(client, "/c/crafts/?stock=1")))


def test_beyond_the_last_number_a_list_goes_on(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    seller = seller_make()
    for _number in range(50):
        goods_make(seller)
    for module in ("shop.pages.lists.render", "search.engines.postgres"):
        monkeypatch.setattr(f"{module}.LAST_NUMBERED_PAGE", 1)
    seen, address = [], "/all/?sort=cheapest"
    while address:
        text = page(client, address)
        seen += titles(text)
        onward = re.search(r'rel="next" href="([^"]*after=[^"]+)"', text)
        address = html.unescape(onward[1]) if onward else ""
    assert len(seen) == len(set(seen)) == 50


def test_home_and_categories_count_what_the_list_shows(client: Client) -> None:
    """Sold out goods stand in lists, so they are counted everywhere."""
    seller = seller_make()
    for stock in (3, 0):
        goods_make(seller, stock=stock)
    counts = {address: re.findall(r"([۰-۹]+)\s*کالا", re.sub(r"<[^>]+>", " ", page(client, address))) for address in ("/", "/categories/")}
    assert len(titles(page(client, "/c/crafts/"))) == 2
    assert {"۲"} == {number for numbers in counts.values() for number in numbers if number != "۰"}


def test_head_answers_like_get(client: Client, market: dict[str, Any]) -> None:
    for address in ("/", "/all/", "/c/food/", "/makers/", "/provinces/", "/categories/", "/robots.txt", "/sitemap.xml"):
        response = client.head(address)
        assert response.status_code == 200
        assert response.content == b""
        assert client.post(address).status_code == 405


def test_ended_licence_leaves_lists_at_once(client: Client, market: dict[str, Any]) -> None:
    assert len(titles(page(client, "/all/"))) == 4
    with time_machine.travel(dt.datetime.now(dt.UTC) + YEAR, tick=False):
        for address in ("/all/", "/c/food/", f"/shop/{market['here'].slug}/", "/search/?q=" + quote("کاسه")):
            assert titles(page(client, address)) == [], address


def test_a_frozen_shop_is_gone(client: Client, market: dict[str, Any]) -> None:
    seller_freeze(seller=market["here"], reason="شکایت", actor=None)
    page(client, f"/shop/{market['here'].slug}/", 404)
    assert len(titles(page(client, "/all/"))) == 1


class Down:
    name = "down"

    def search(self, query: object) -> None:
        raise EngineError("no answer")


def test_a_failing_engine_is_replaced(client: Client, market: dict[str, Any], settings: Any) -> None:
    settings.LIST_ENGINE = f"{__name__}.Down"
    assert len(titles(page(client, "/all/"))) == 4


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        page(client, address)
    return len(seen)


@pytest.mark.parametrize(("address", "most_cold", "most"), [
    ("/c/crafts/", 7, 1), ("/all/?stock=1&sort=cheapest", 6, 1), ("/search/?q=کاسه", 6, 1), ("/shop/{slug}/", 9, 2),
    ("/province/{province}/", 7, 2), ("/", 18, 1), ("/makers/", 5, 3), ("/provinces/", 5, 3), ("/categories/", 3, 0),
])
@pytest.mark.usefixtures("clock_stopped")
def test_queries_do_not_grow_with_rows(client: Client, address: str, most_cold: int, most: int) -> None:
    """A list takes one or two. The first page of a process also reads what is kept for all: categories, faces, orders."""
    first = seller_make()
    address = address.format(slug=first.slug, province=Province.objects.get(name="اصفهان").slug)
    goods_make(first), goods_make(first)
    page(client, address)
    stores_forget()
    cold = _queries(client, address)
    for number in range(18):
        goods_make(first if number % 2 else seller_make())
    stores_forget()
    assert _queries(client, address) == cold <= most_cold
    assert _queries(client, address) <= most
