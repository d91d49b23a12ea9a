"""Home, indexes, what search engines ask for, and the pages for what went wrong."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from sellers.businesses.models import ActivityField, LicenceKind, LicensingAgency
from sellers.businesses.services import licence_grant, licence_revoke
from sellers.shops.services import shop_save
from shop.core.calendar import jalali_date, today
from shop.core.persian import digits_fa
from shop.pages.views import crawlers, errors
from shop.places.models import Province
from shop.urls import urlpatterns as real
from tests.orders.world import goods_make, seller_make

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, address
    return response.content.decode()


def test_home_counts_from_rows_and_shows_the_newest(client: Client) -> None:
    first, second = seller_make(province="اصفهان"), seller_make(province="یزد")
    records = [goods_make(first) for _number in range(9)] + [goods_make(second)]
    text = text_of(client, "/")
    assert "۲ کارگاه خانگی دارای مجوز، از ۲ استان" in text
    shown = re.findall(r'<span itemprop="name">([^<]+)', text)
    assert shown == [record.product.title for record in reversed(records)][:8]


def test_an_empty_shop_has_a_home(client: Client) -> None:
    text = text_of(client, "/")
    assert "به‌زودی نخستین کالاها می‌رسد" in text
    assert "کارگاه خانگی دارای مجوز، از" not in text


def test_makers_are_found_by_name_and_province(client: Client) -> None:
    first, second = seller_make(province="اصفهان"), seller_make(province="یزد")
    goods_make(first)
    assert all(seller.name in text_of(client, "/makers/") for seller in (first, second))
    yazd = Province.objects.get(name="یزد")
    text = text_of(client, f"/makers/?province={yazd.pk}")
    assert second.name in text
    assert first.name not in text
    assert "کارگاهی با این نام نیست" in text_of(client, "/makers/?q=نیست‌که‌نیست")
    for address in ("/makers/?page=2", "/makers/?page=0"):
        text_of(client, address, 404)
    for hostile in ("?page=x&province=²", "?province=99999999999999", "?q=%00%FF", "?province=-1&page=1"):
        text_of(client, f"/makers/{hostile}")


def test_provinces_tell_who_is_there(client: Client) -> None:
    goods_make(seller_make(province="یزد"))
    text = text_of(client, "/provinces/")
    assert "۱ کالا از ۱ کارگاه" in text
    assert text.count('href="/province/') == 1, "a province without goods is no link"


def test_a_shop_tells_its_story(client: Client) -> None:
    seller = seller_make()
    shop_save(seller=seller, headline="هر نقش را با دست می‌زنیم", story="<b>داستان</b>")
    text = text_of(client, f"/shop/{seller.slug}/")
    assert "هر نقش را با دست می‌زنیم" in text
    assert "<b>داستان</b>" not in text
    assert seller.address_line not in text


def badges(text: str) -> list[dict[str, str]]:
    """What each licence badge of a page says, by its names."""
    boxes = re.findall(r"مجوز مشاغل خانگی معتبر</b>\s*<dl[^>]*>(.*?)</dl>", text, re.S)
    rows = [re.findall(r"<dt[^>]*>(.*?)</dt>\s*<dd>(.*?)</dd>", box, re.S) for box in boxes]
    return [{name: re.sub(r"<[^>]+>", "", value) for name, value in row} for row in rows]


def test_a_shop_shows_each_licence_whole_until_it_is_revoked(client: Client) -> None:
    seller = seller_make()
    first, agency = seller.licences.get(), LicensingAgency.objects.order_by("-id")[0]
    second = licence_grant(
        seller=seller, number="512-0088", kind=LicenceKind.SUPPORTED, agency=agency, fields=[ActivityField.objects.get(code="minakari")],
        issued_on=today() - dt.timedelta(days=7), expires_on=today() + dt.timedelta(days=40),
    )
    goods_make(seller)
    address = f"/shop/{seller.slug}/"
    shown = badges(text_of(client, address))
    assert shown == [
        {"رشته": "دوخت پوشاک و لباس محلی، سفال و سرامیک، تهیهٔ مربا، ترشی و شیره", "نوع": "مستقل", "صادرکننده": first.agency.name,
         "شماره": digits_fa(first.number), "صدور": jalali_date(first.issued_on), "اعتبار": f"تا {jalali_date(first.expires_on)}"},
        {"رشته": "میناکاری", "نوع": "تحت پوشش", "صادرکننده": agency.name, "شماره": "۵۱۲-۰۰۸۸",
         "صدور": jalali_date(second.issued_on), "اعتبار": f"تا {jalali_date(second.expires_on)}"},
    ]
    licence_revoke(licence=first)
    assert badges(text_of(client, address)) == shown[1:]
    licence_revoke(licence=second)
    text = text_of(client, address)
    assert not badges(text)
    assert "امروز مجوز معتبری ندارد" in text


def test_sitemap_lists_what_can_be_bought(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    seller = seller_make()
    records = [goods_make(seller) for _number in range(5)]
    monkeypatch.setattr(crawlers, "PART", 2)
    index = ElementTree.XML(text_of(client, "/sitemap.xml"))
    parts = [str(place.text) for place in index.iter(f"{SPACE}loc")]
    assert [part.rsplit("/", 1)[1] for part in parts] == [
        "sitemap-pages.xml", "sitemap-shops.xml", "sitemap-products-1.xml", "sitemap-products-2.xml", "sitemap-products-3.xml",
    ]
    found = []
    for part in parts:
        tree = ElementTree.XML(text_of(client, "/" + part.rsplit("/", 1)[1]))
        found += [unquote(str(place.text)) for place in tree.iter(f"{SPACE}loc")]
    assert len(found) == len(set(found))
    base = parts[0].rsplit("/", 1)[0]
    pages = [f"/p/{one.product_id}/{one.product.slug}/" for one in records]
    for wanted in ("/", "/c/crafts/", f"/shop/{seller.slug}/", "/help/returns/", *pages):
        assert base + wanted in found, wanted
    text_of(client, "/sitemap-products-4.xml", 404)
    text_of(client, "/sitemap-secrets.xml", 404)


def test_robots_and_icon(client: Client) -> None:
    text = text_of(client, "/robots.txt")
    assert "Disallow: /checkout/" in text
    assert text.strip().endswith("/sitemap.xml")
    assert client.get("/favicon.ico").status_code == 302


def test_every_page_has_one_title_one_heading_and_a_skip_link(client: Client) -> None:
    seller = seller_make()
    record = goods_make(seller)
    seen = set()
    product, shop = f"/p/{record.product_id}/{record.product.slug}/", f"/shop/{seller.slug}/"
    for address in ("/", "/all/", "/c/food/", "/categories/", "/provinces/", "/makers/", "/help/", "/help/returns/", shop, product):
        text = text_of(client, address)
        assert len(re.findall(r"<h1[ >]", text)) == 1, address
        assert 'href="#main"' in text, address
        title = re.findall(r"<title>(.*?)</title>", text, re.S)
        assert len(title) == 1, address
        assert title[0] not in seen, address
        seen.add(title[0])
        if not address.startswith("/help"):
            assert re.search(r'<meta name="description" content="[^"]{20,}"', text), address


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


urlpatterns = [path("broken/", broken), *real]
handler403, handler404, handler500 = errors.forbidden, errors.not_found, errors.server_error


def test_pages_for_what_went_wrong(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)
    for address, status, says in (("/nothing/", 404, "این صفحه را پیدا نکردیم"), ("/broken/", 500, "کار ما جایی گیر کرد")):
        text = text_of(client, address, status)
        assert says in text
        assert 'lang="fa" dir="rtl"' in text
        assert "Traceback" not in text
