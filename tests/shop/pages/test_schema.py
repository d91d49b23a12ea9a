"""What machines read of a list, and what a suggested product shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import quote

import pytest
from django.test import Client

from catalog.listings.models import PictureFile
from tests.orders.world import goods_make, seller_make
from tests.shop.pages.test_lists import page

pytestmark = pytest.mark.django_db
VOID = {"img", "meta", "source", "link", "input", "br", "hr"}
TEXT = {"meta": "content", "a": "href", "img": "src"}


class Items(HTMLParser):
    """Each item of a page: its type, the property that it is of the item around it (by that one's number), and its own properties."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.items: list[tuple[str, str, int]] = []
        self.values: list[tuple[int, str, str]] = []
        self._open: list[tuple[int, str]] = [(-1, "")]
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        inside, named = self._open[-1][0], given.get("itemprop", "")
        if "itemscope" in given:
            self.items.append((given["itemtype"], named, inside))
            inside, named = len(self.items) - 1, ""
        elif named and tag in TEXT:
            self.values.append((inside, named, given[TEXT[tag]]))
            named = ""
        if tag not in VOID:
            self._open.append((inside, named))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        inside, named = self._open[-1]
        if named:
            self.values.append((inside, named, data))


@pytest.mark.parametrize("address", [f"/search/?q={quote('کاسه')}", "/c/glazed-pottery/"])
def test_a_list_is_an_item_list_of_its_cards(client: Client, address: str) -> None:
    seller = seller_make()
    goods = [goods_make(seller).product for _n in range(3)]
    found = Items(page(client, address))
    (number,) = (at for at, (kind, _named, _inside) in enumerate(found.items) if kind == "https://schema.org/ItemList")
    assert (number, "numberOfItems", "3") in found.values
    listed = [at for at, item in enumerate(found.items) if item == ("https://schema.org/ListItem", "itemListElement", number)]
    told = [{name: value for inside, name, value in found.values if inside == at} for at in listed]
    assert sorted((one["name"], int(re.findall(r"/p/(\d+)/", one["url"])[0])) for one in told) == sorted(
        (product.title, product.pk) for product in goods
    )


def test_a_suggested_product_shows_its_picture_and_its_price(client: Client) -> None:
    file = PictureFile.objects.create(file="goods/1.webp", width=800, height=800)
    record = goods_make(seller_make(), price=9_000_000, pictures=[file.pk])
    answer = page(client, f"/search/suggest/?q={quote(record.product.title)}")
    (row,) = re.findall(rf'<a class="suggest-row[^>]*href="/p/{record.product.pk}/.*?</a>', answer, re.S)
    (picture,) = re.findall(r"<img[^>]*>", row)
    assert ' src="/media/goods/1' in picture
    assert ' alt="' in picture
    assert "<bdi>۹۰۰٬۰۰۰</bdi> <small>تومان</small>" in row
