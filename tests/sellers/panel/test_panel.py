"""The seller's panel: own goods and stock alone, counted from rows, in few queries."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from sellers.businesses.models import Licence, Seller
from sellers.businesses.services import licence_revoke, seller_freeze
from sellers.panel.home import greeting
from sellers.panel.registry import PanelPart, PanelTiles, Tile, _parts, _tiles, panel_part, panel_tiles
from shop.accounts.models import User
from tests.orders.world import StockRecord, goods_make, seller_make, user_make

pytestmark = pytest.mark.django_db
HOME, GOODS, STOCK = (reverse(name) for name in ("panel:home", "panel:products", "panel:stock"))


@pytest.fixture
def owner(db) -> User:
    return user_make("09130000011")


@pytest.fixture
def seller(owner) -> Seller:
    return seller_make(user=owner)


@pytest.fixture
def panel(client: Client, owner: User, seller: Seller) -> Client:
    client.force_login(owner)
    return client


def text(client: Client, url: str, **query: str) -> str:
    response = client.get(url, query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("url", [HOME, GOODS, STOCK])
def test_guest_is_led_to_sign_in_and_shopper_is_refused(client, url):
    assert client.get(url).headers["Location"] == f"/account/sign-in/?next={url}"
    client.force_login(user_make())
    assert client.get(url).status_code == 403
    assert client.post(reverse("panel:switch"), {"seller": "1"}).status_code == 403


@pytest.mark.parametrize("url", [HOME, GOODS, STOCK])
def test_pages_are_read_only(panel, url):
    assert panel.post(url).status_code == 405


def test_home_shows_the_day_the_shop_and_what_runs_out(panel, seller):
    low, out, plenty = (goods_make(seller, stock=stock) for stock in (2, 0, 9))
    goods_make(seller_make(), stock=1)
    with time_machine.travel(dt.datetime(2026, 11, 23, 4, 30, tzinfo=dt.UTC), tick=False):
        page = text(panel, HOME)
    assert "دوشنبه ۲ آذر" in page
    assert "صبح‌تان به‌خیر" in page
    assert seller.name in page
    assert "مجوز معتبر" in page
    tiles = panel.get(HOME).context["tiles"]
    numbers = {tile.word: tile.number for tile in tiles}
    assert numbers.items() >= {"رو به تمام‌شدن": 1, "تمام‌شده": 1, "کالا در فروش": 2}.items()
    assert f"{low.product.title}، ۲ عدد" in {tile.note for tile in tiles}
    assert out.product.title not in page
    assert plenty.product.title not in page


@pytest.mark.parametrize(
    ("hour", "words"), [(3, "شب"), (5, "صبح"), (10, "صبح"), (11, "روز"), (15, "روز"), (16, "عصر"), (19, "عصر"), (20, "شب"), (23, "شب")]
)
def test_greeting_follows_the_hour(hour, words):
    assert words in greeting(dt.datetime(2026, 11, 23, hour, tzinfo=dt.UTC))


def test_warning_of_a_licence_that_ends_soon_has_ended_or_of_a_closed_shop(panel, seller):
    licence = Licence.objects.get(seller=seller)
    assert panel.get(HOME).context["warning"] == ""
    with time_machine.travel(dt.datetime.combine(licence.expires_on - dt.timedelta(days=20), dt.time(9), dt.UTC), tick=False):
        panel.force_login(seller.users.get())
        assert "۲۰ روز دیگر" in panel.get(HOME).context["warning"]
    panel.force_login(seller.users.get())
    licence_revoke(licence=licence)
    assert "مجوز معتبری" in panel.get(HOME).context["warning"]
    seller_freeze(seller=seller, reason="شکایت", actor=None)
    page = panel.get(HOME)
    assert "غرفهٔ شما بسته است: شکایت" in page.context["warning"]
    assert page.context["panel"]["licence_ok"] is False


def test_goods_of_others_are_never_there(panel, seller):
    mine, theirs = goods_make(seller), goods_make(seller_make())
    for url in (GOODS, STOCK):
        page = text(panel, url)
        assert mine.product.title in page
        assert theirs.product.title not in page
        assert panel.get(url, {"q": theirs.product.title}).context["page"].object_list == []


def test_goods_are_found_by_words_in_any_spelling(panel, seller):
    first, second = goods_make(seller), goods_make(seller)
    number = first.product.title.rsplit(" ", 1)[1]
    page = text(panel, GOODS, q=f"سفالي شماره {number.translate(str.maketrans('0123456789', '۰۱۲۳۴۵۶۷۸۹'))}")
    assert first.product.title in page
    assert second.product.title not in page
    assert "کالایی با این نام ندارید" in text(panel, GOODS, q="نیست‌درجهان")


def test_stock_shows_what_is_held_and_the_fewest_first(panel, seller):
    plenty, few, to_order = goods_make(seller, stock=9), goods_make(seller, stock=5), goods_make(seller, stock=None)
    StockRecord.objects.filter(pk=few.pk).update(num_allocated=4)
    rows = panel.get(STOCK).context["page"].object_list
    assert [(row.title, row.in_stock, row.held, row.free) for row in rows] == [
        (few.product.title, 5, 4, 1), (plenty.product.title, 9, 0, 9), (to_order.product.title, None, 0, None),
    ]  # fmt: skip
    low = panel.get(STOCK, {"low": "1"}).context["page"].object_list
    assert [row.title for row in low] == [few.product.title]


def test_state_of_goods_follows_licence_and_stock(panel, seller):
    goods_make(seller, stock=0)
    goods_make(seller, stock=3)
    assert {row.state for row in panel.get(GOODS).context["page"].object_list} == {"live", "sold_out"}
    later = Licence.objects.get(seller=seller).expires_on + dt.timedelta(days=2)
    with time_machine.travel(dt.datetime.combine(later, dt.time(9), dt.UTC), tick=False):
        panel.force_login(seller.users.get())
        assert text(panel, GOODS).count("بی مجوز معتبر") == 2


@pytest.mark.parametrize(("url", "queries"), [(HOME, 16), (GOODS, 9), (STOCK, 9)])
def test_twenty_rows_ask_as_often_as_two(panel, seller, url, queries, django_assert_max_num_queries):
    made = 0
    counts = []
    for rows in (2, 20):
        while made < rows:
            goods_make(seller, stock=1)
            made += 1
        with django_assert_max_num_queries(queries) as asked:
            panel.get(url)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_pages_go_on(panel, seller):
    for _count in range(21):
        goods_make(seller)
    for url in (GOODS, STOCK):
        assert "?page=2" in text(panel, url)
        assert len(panel.get(url, {"page": "2"}).context["page"].object_list) == 1
        assert len(panel.get(url, {"page": "x"}).context["page"].object_list) == 20


def test_empty_shop_says_so(panel):
    for url in (GOODS, STOCK):
        assert "هنوز کالایی ندارید" in text(panel, url)


def test_who_has_two_businesses_changes_between_them(panel, owner, seller):
    second, foreign = seller_make(user=owner), seller_make()
    page = panel.get(HOME)
    assert page.context["seller"] == seller
    assert second.name in page.content.decode()
    switch = reverse("panel:switch")
    assert panel.post(switch, {"seller": second.pk}).headers["Location"] == HOME
    assert panel.get(HOME).context["seller"] == second
    for bad in (foreign.pk, "x", ""):
        assert panel.post(switch, {"seller": bad}).status_code == 404
    assert panel.get(HOME).context["seller"] == second
    assert panel.get(switch).status_code == 405
    second.users.remove(owner)
    assert panel.get(HOME).context["seller"] == seller


def test_account_leads_sellers_to_the_panel(panel, client):
    assert HOME in text(panel, reverse("accounts:home"))
    client.force_login(user_make())
    assert f'href="{HOME}"' not in text(client, reverse("accounts:home"))


def test_rooms_above_add_tiles_and_parts(panel, seller, monkeypatch):
    monkeypatch.setitem(_tiles, "probe", None)
    monkeypatch.setitem(_parts, "parts/empty.html", None)
    panel_tiles(PanelTiles("probe", lambda seller, now: [Tile(6, "آماده‌سازی", "package-open")], 1))
    panel_part(PanelPart("parts/empty.html", lambda seller, now: None))
    response = panel.get(HOME)
    assert response.context["tiles"][0].word == "آماده‌سازی"
    assert response.context["parts"] == [] or "parts/empty.html" not in dict(response.context["parts"])
