"""A product's page: the chosen offer, the other sellers, what the law wants known, what search engines read."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from catalog.listings.services import VariantSpec, price_set, product_create, stock_set
from sellers.businesses.models import ActivityField, LicenceKind
from sellers.businesses.services import address_shown_set, licence_grant, licence_revoke, seller_freeze
from shop.accounts.models import User
from shop.core.calendar import jalali_date
from shop.core.persian import digits_fa
from shop.places.models import Province
from tests.orders.world import goods_make, offer_make, seller_make
from tests.shop.pages.test_places import badges

pytestmark = pytest.mark.django_db
StockRecord = get_model("partner", "StockRecord")
BUY = re.compile(r'<button[^>]*form="add"[^>]*value="(\d+)"')


def address_of(record: Any) -> str:
    root = record.product.parent or record.product
    return f"/p/{root.pk}/{root.slug}/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def schema(text: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


@pytest.fixture
def variants() -> list[Any]:
    """Two sizes in two colours; the large red one is sold out."""
    product = product_create(
        partner=seller_make().partner, leaf_slug="scarf", title="روسری گلدار", description="با دست", attributes={},
        variants=[
            VariantSpec(price=1_000_000, stock=3, size="کوچک", colour="سرخ", colour_hex="#aa0000"),
            VariantSpec(price=1_000_000, stock=3, size="کوچک", colour="آبی", colour_hex="#0000aa"),
            VariantSpec(price=2_000_000, stock=0, size="بزرگ", colour="سرخ", colour_hex="#aa0000"),
            VariantSpec(price=2_000_000, stock=3, size="بزرگ", colour="آبی", colour_hex="#0000aa"),
        ],
    )
    return list(StockRecord.objects.filter(product__parent=product).order_by("pk"))


def test_two_sellers_two_prices(client: Client) -> None:
    record = goods_make(seller_make(), price=3_000_000)
    other_seller = seller_make()
    other = offer_make(other_seller, record, price=2_500_000)
    text = page(client, address_of(record))
    assert "۲۵۰٬۰۰۰" in text, "the cheaper offer is shown first"
    assert set(BUY.findall(text)) == {str(record.pk), str(other.pk)}
    assert "۱ فروشندهٔ دیگر" in text
    chosen = page(client, f"{address_of(record)}?v={record.pk}")
    assert BUY.findall(chosen)[0] == str(record.pk)
    assert schema(chosen)["offers"]["price"] == 3_000_000
    assert other_seller.name in chosen


def test_a_sold_out_seller_leaves_the_place_to_the_other(client: Client) -> None:
    record = goods_make(seller_make(), price=1_000_000)
    other = offer_make(seller_make(), record, price=2_000_000)
    stock_set(stockrecord_id=record.pk, num_in_stock=0, actor=None)
    assert set(BUY.findall(page(client, address_of(record)))) == {str(other.pk)}


def test_sizes_and_colours_are_two_choices(client: Client, variants: list[Any]) -> None:
    small_red, small_blue, large_red, large_blue = (record.pk for record in variants)
    text = page(client, f"{address_of(variants[0])}?v={small_blue}")
    links = re.findall(r'<a class="opt([^"]*)" href="\?v=(\d+)"( aria-current="true")?', text)
    assert [(int(key), bool(on), "opt-out" in kind) for kind, key, on in links] == [
        (small_blue, True, False), (large_blue, False, False), (small_red, False, False), (small_blue, True, False),
    ]
    text = page(client, f"{address_of(variants[0])}?v={large_red}")
    assert not BUY.findall(text)
    assert "فعلاً تمام شده است" in text


@pytest.mark.parametrize("asked", ["abc", "-1", "999999999", "۱", "²", "99999999999999999999999", "%00", ""])
def test_an_offer_that_is_not_there_is_as_none_asked(client: Client, asked: str) -> None:
    record = goods_make(seller_make())
    assert set(BUY.findall(page(client, f"{address_of(record)}?v={asked}"))) == {str(record.pk)}


def test_made_to_order_says_its_days(client: Client) -> None:
    record = goods_make(seller_make(), stock=None)
    text = page(client, address_of(record))
    assert "به سفارش شما در ۱ روز کاری ساخته می‌شود" in text
    assert schema(text)["offers"]["availability"].endswith("MadeToOrder")


def test_a_price_and_a_stock_are_live(client: Client) -> None:
    record = goods_make(seller_make(), price=1_000_000)
    page(client, address_of(record))
    price_set(stockrecord_id=record.pk, price=1_230_000, actor=None)
    stock_set(stockrecord_id=record.pk, num_in_stock=1, actor=None)
    text = page(client, address_of(record))
    assert "۱۲۳٬۰۰۰" in text
    assert "تنها یکی مانده است" in text


def test_ended_licence_closes_the_offer_at_once(client: Client) -> None:
    record = goods_make(seller_make())
    assert BUY.findall(page(client, address_of(record)))
    with time_machine.travel(dt.datetime.now(dt.UTC) + dt.timedelta(days=367), tick=False):
        text = page(client, address_of(record))
    assert not BUY.findall(text)
    assert schema(text)["offers"]["availability"].endswith("OutOfStock")


def test_revoked_and_frozen_close_it_too(client: Client) -> None:
    first, second = seller_make(), seller_make()
    one, two = goods_make(first), goods_make(second)
    page(client, address_of(one)), page(client, address_of(two))
    licence_revoke(licence=first.licences.get())
    seller_freeze(seller=second, reason="شکایت", actor=None)
    for record in (one, two):
        assert not BUY.findall(page(client, address_of(record)))


def test_the_badge_tells_the_whole_licence_that_covers_the_goods(client: Client) -> None:
    seller = seller_make(fields=("tailoring", "knitting"))
    licence = seller.licences.get()
    licence_grant(
        seller=seller, number="512-0088", kind=LicenceKind.SUPPORTED, agency=licence.agency,
        fields=[ActivityField.objects.get(code="felt-making")], issued_on=licence.issued_on,
        expires_on=licence.expires_on + dt.timedelta(days=90),
    )
    record = goods_make(seller, leaf="manto")
    shown = {
        "رشته": "دوخت پوشاک و لباس محلی، بافتنی با میل و قلاب", "نوع": "مستقل", "صادرکننده": licence.agency.short_name,
        "شماره": digits_fa(licence.number), "صدور": jalali_date(licence.issued_on), "اعتبار": f"تا {jalali_date(licence.expires_on)}",
    }
    assert badges(page(client, address_of(record))) == [shown]
    ActivityField.objects.filter(code="knitting").update(title="بافتنی")
    assert badges(page(client, address_of(record))) == [{**shown, "رشته": "دوخت پوشاک و لباس محلی، بافتنی"}]


def test_other_titles_lead_to_the_right_one(client: Client) -> None:
    record = goods_make(seller_make())
    response = client.get(f"/p/{record.product_id}/old-title/")
    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200
    assert client.get("/p/987654/nothing/").status_code == 404


def test_article_33_stands_before_the_sale(client: Client) -> None:
    seller = seller_make()
    record = goods_make(seller, price=4_000_000)
    text = page(client, address_of(record))
    place = text[text.index('id="before"'):]
    for needed in ("مریم", "۰۳۱۳۲۱۲۳۴۵۶", "۴۰۰٬۰۰۰ تومان", "مالیات بر ارزش افزوده", "هزینهٔ ارسال", "اعتبار این قیمت", "بازگرداندن"):
        assert needed in place, needed
    assert seller.address_line not in text
    address_shown_set(seller=seller, address_shown="own")
    assert seller.address_line in page(client, address_of(record))


def test_the_province_cookie_moves_freight(client: Client) -> None:
    record = goods_make(seller_make(province="اصفهان"))
    isfahan = Province.objects.get(name="اصفهان")
    far = page(client, address_of(record))
    assert "ارسال به تهران" in far
    response = client.post("/to/", {"province": isfahan.pk}, headers={"referer": f"http://testserver{address_of(record)}?v={record.pk}"})
    assert response["Location"] == f"{address_of(record)}?v={record.pk}".replace(record.product.slug, response["Location"].split("/")[3])
    near = page(client, address_of(record))
    assert "ارسال به اصفهان" in near
    cost = re.compile(r"ارسال به \S+ ([۰-۹٬]+) تومان")
    assert cost.findall(near) != cost.findall(far)


@pytest.mark.parametrize("cookie", ["", "0", "-1", "999999", "9" * 400, "abc", "4; x=1"])
def test_a_forged_province_is_no_choice(client: Client, cookie: str) -> None:
    client.cookies["to"] = cookie
    record = goods_make(seller_make())
    assert "ارسال به تهران" in page(client, address_of(record))


@pytest.mark.parametrize("after", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_choosing_a_province_never_leads_away(client: Client, after: str) -> None:
    assert client.post("/to/", {"province": "1", "next": after})["Location"] == "/"
    assert client.post("/to/", {"province": "1"}, headers={"referer": after})["Location"] == "/"
    assert client.get("/to/").status_code == 405


def test_schema_is_valid_data_whatever_the_text_says(client: Client) -> None:
    product = product_create(
        partner=seller_make().partner, leaf_slug="glazed-pottery", title='کاسهٔ "بد" </script><b>',
        description="</script><script>alert(1)</script>", attributes={}, variants=[VariantSpec(price=1_000_000, stock=2)],
    )
    text = page(client, f"/p/{product.pk}/{product.slug}/")
    data = schema(text)
    assert data["@type"] == "Product"
    assert data["description"] == "</script><script>alert(1)</script>"
    assert (data["offers"]["price"], data["offers"]["priceCurrency"]) == (1_000_000, "IRR")
    assert data["offers"]["availability"] == "https://schema.org/InStock"
    assert data["url"].startswith("http")
    assert "<script>alert" not in text


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        page(client, address)
    return len(seen)


def test_queries_are_pinned(client: Client) -> None:
    seller = seller_make()
    record = goods_make(seller)
    address = address_of(record)
    page(client, address)  # what a process reads once in its life
    warm = _queries(client, address)
    assert warm <= 4
    price_set(stockrecord_id=record.pk, price=1_700_000, actor=None)
    assert _queries(client, address) <= 8
    for _number in range(19):
        goods_make(seller)
    for number in range(19):
        offer_make(seller_make(), record, price=2_000_000 + number)
    price_set(stockrecord_id=record.pk, price=1_800_000, actor=None)
    assert _queries(client, address) <= 8
    assert _queries(client, address) == warm


def test_nobodys_data_is_in_a_shared_fragment(client: Client) -> None:
    record = goods_make(seller_make())
    names = {"09120000001": "نرگس", "09120000002": "بهرام"}
    people = [User.objects.create(username=mobile, mobile=mobile, first_name=name) for mobile, name in names.items()]
    browsers = [Client(), Client()]
    for browser, person in zip(browsers, people, strict=True):
        browser.force_login(person)
        browser.get("/account/")
    browsers[0].post("/basket/add/", {"stockrecord_id": record.pk, "quantity": 3})
    addresses = ["/", "/all/", "/c/crafts/", address_of(record), "/makers/", "/categories/", "/provinces/", "/search/?q=" + "راز-نرگس"]
    tokens: set[str] = set()
    for address in addresses:
        texts = [browser.get(address).content.decode() for browser in (*browsers, client)]
        for mine, text in enumerate(texts):
            others = {0: ("بهرام",), 1: ("نرگس",), 2: ("نرگس", "بهرام")}[mine]
            plain = text.replace("راز-نرگس", "")
            assert not [name for name in others if name in plain], address
            assert not [mobile for mobile in names if mobile in text], address
            found = set(re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', text))
            assert len(found) == 1, address
            assert not found & tokens, "a token is of one response"
            tokens |= found
        assert "راز-نرگس" not in client.get("/all/").content.decode()
    assert 'data-basket-count>۳<' in browsers[0].get("/").content.decode()
    assert 'data-basket-count>۳<' not in client.get("/").content.decode()


def test_hot_pages_are_private(client: Client) -> None:
    record = goods_make(seller_make())
    for address in ("/", "/all/", address_of(record)):
        assert client.get(address)["Cache-Control"] == "private, no-cache"
