"""A product's words and pictures in the office: the form writes through the services, shows at once, and tells who came second."""

from __future__ import annotations

import io
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import Settings

from catalog.listings.facts import Shown, pictures_shown
from catalog.listings.models import Listing, Picture, PictureFile, ProductInfo
from catalog.listings.office.changes import changes_of
from shop.accounts.models import User
from shop.core.persian import digits_fa
from tests.office.conftest import client_of
from tests.orders.world import goods_make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


def photo(colour: str = "teal", size: tuple[int, int] = (900, 700)) -> SimpleUploadedFile:
    exif = Image.Exif()
    exif[0x010F] = "Phone"
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("home.jpg", out.getvalue(), "image/jpeg")


def shown_form(client: Client, name: str, product_id: int) -> dict[str, Any]:
    """What the page's form holds, as a browser would send it."""
    page = client.get(reverse(f"office_products:{name}", args=[product_id])).content.decode()
    form = page[page.index('<form method="post" novalidate'):]
    values = dict(re.findall(r'<input type="(?:text|hidden)" name="([^"]+)"[^>]*?value="([^"]*)"', form))
    values |= {key: text.strip("\r\n") for key, text in re.findall(r'<textarea name="([^"]+)"[^>]*>([^<]*)</textarea>', form)}
    return {key: unescape(value) for key, value in values.items() if not key.startswith("csrf")}


def send(client: Client, name: str, product_id: int, values: dict[str, Any]) -> Any:
    return client.post(reverse(f"office_products:{name}", args=[product_id]), values)


def test_an_edited_product_is_new_on_page_card_and_list_and_stands_in_the_log(office: Client, operator: User, seller: Any) -> None:
    record = goods_make(seller)
    key, old = record.product_id, record.product.title
    page = f"/p/{key}/{record.product.slug}/"
    assert old in Client().get(page, follow=True).content.decode()
    assert old in Client().get("/all/").content.decode()
    values = shown_form(office, "edit", key)
    assert values["title"] == old
    answer = send(office, "edit", key, values | {
        "title": "کاسهٔ لعاب‌دار", "title_en": "Glazed bowl", "description": "دو کاسه", "weight_g": "۷۵۰", "unit_weight_g": "",
        "attribute_technique": "چرخ",
    })
    assert (answer.status_code, answer["Location"]) == (302, reverse("office_products:product", args=[key]))
    for address in (page, "/all/"):
        told = Client().get(address, follow=True).content.decode()
        assert "کاسهٔ لعاب‌دار" in told
        assert old not in told
    assert Client().get(page).status_code == 301
    assert "چرخ" in Client().get(page, follow=True).content.decode()
    assert ProductInfo.objects.values_list("weight_g", "title_en").get(pk=key) == (750, "Glazed bowl")
    (entry,) = changes_of(record.product)
    assert entry.user == operator
    assert entry.data["page"]["title"] == [old, "کاسهٔ لعاب‌دار"]
    said = office.get(answer["Location"]).content.decode()
    assert f"نام از «{digits_fa(old)}» به «کاسهٔ لعاب‌دار»" in said
    assert "وزن بسته از «۵۰۰» به «۷۵۰»" in said
    assert "شرح دگرگون شد" in said


@pytest.mark.parametrize(("typed", "words"), [
    ({"title": ""}, "لازم"), ({"title": "\u200c"}, "نام کالا را بنویسید"), ({"weight_g": "۰"}, "بزرگتر"), ({"title_en": "a" * 256}, "۲۵۵"),
])
def test_a_refused_edit_changes_nothing_and_keeps_what_was_typed(office: Client, seller: Any, typed: dict[str, str], words: str) -> None:
    record = goods_make(seller)
    values = shown_form(office, "edit", record.product_id)
    before = (Listing.objects.get().version, ProductInfo.objects.values_list("version", "title_key").get())
    answer = send(office, "edit", record.product_id, values | {"description": "تازه"} | typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "تازه" in answer.content.decode()
    assert (Listing.objects.get().version, ProductInfo.objects.values_list("version", "title_key").get()) == before
    assert not changes_of(record.product).exists()


def test_the_second_operator_is_told_that_the_product_has_changed_meanwhile(office: Client, seller: Any) -> None:
    record = goods_make(seller)
    key = record.product_id
    other = client_of(User.objects.create(username="09100000099", mobile="09100000099", is_superuser=True))
    mine, theirs = shown_form(office, "edit", key), shown_form(other, "edit", key)
    assert send(office, "edit", key, mine | {"description": "از یکی"}).status_code == 302
    answer = send(other, "edit", key, theirs | {"description": "از دیگری"})
    assert answer.status_code == 422
    assert "در این میان دگرگون شده است" in answer.content.decode()
    assert "از دیگری" in answer.content.decode()
    record.product.refresh_from_db()
    assert record.product.description == "از یکی"
    assert send(other, "edit", key, shown_form(other, "edit", key) | {"description": "از هر دو"}).status_code == 302


def test_a_price_or_a_pictures_sizes_are_no_change_of_the_words(office: Client, seller: Any) -> None:
    record = goods_make(seller)
    values = shown_form(office, "edit", record.product_id)
    ProductInfo.objects.update(version=99)
    assert send(office, "edit", record.product_id, values | {"description": "تازه"}).status_code == 302


def test_pictures_are_uploaded_made_anew_ordered_described_and_taken_out(office: Client, seller: Any, media: Path) -> None:
    record = goods_make(seller)
    key = record.product_id
    values = shown_form(office, "pictures", key)
    assert send(office, "pictures", key, values | {"uploads": [photo("teal"), photo("red")]}).status_code == 302
    first, second = pictures_shown(key)
    assert Listing.objects.get().picture == str(PictureFile.objects.get(pk=first.file_id).file)
    assert not any(b"Phone" in path.read_bytes() for path in media.rglob("*.webp"))
    values = shown_form(office, "pictures", key)
    assert (values[f"place_{first.file_id}"], values[f"place_{second.file_id}"]) == ("۱", "۲")
    answer = send(office, "pictures", key, values | {
        f"place_{first.file_id}": "۵", f"alt_{second.file_id}": "از بالا", "uploads": photo("gold"),
    })
    assert answer.status_code == 302
    shown = pictures_shown(key)
    assert shown[:2] == [Shown(second.file_id, "از بالا"), Shown(first.file_id)]
    page = Client().get(f"/p/{key}/x/", follow=True).content.decode()
    assert "از بالا" in page
    assert str(PictureFile.objects.get(pk=second.file_id).file) in Client().get("/all/").content.decode()
    values = shown_form(office, "pictures", key)
    assert send(office, "pictures", key, values | {f"out_{second.file_id}": "on"}).status_code == 302
    assert [one.file_id for one in pictures_shown(key)] == [first.file_id, shown[2].file_id]
    assert "عکس‌ها از «۲» به «۳»" in office.get(reverse("office_products:product", args=[key])).content.decode()


@pytest.mark.parametrize(("uploads", "words"), [
    ([SimpleUploadedFile("a.jpg", b"<svg/>", "image/jpeg")], "این پرونده عکس نیست"), ("small", "دست‌کم ۶۴۰"), ("many", "دست بالا ۱۲ عکس"),
    ("old", "در این میان دگرگون شده است"),
])
def test_refused_pictures_leave_no_row_and_no_file(office: Client, seller: Any, media: Path, uploads: Any, words: str) -> None:
    record = goods_make(seller)
    values = shown_form(office, "pictures", record.product_id)
    sent = {"small": [photo(), photo(size=(639, 700))], "many": [photo(size=(640, 640))] * 13, "old": [photo()]}.get(str(uploads), uploads)
    if uploads == "old":
        values["stamp"] = "old"
    answer = send(office, "pictures", record.product_id, values | {"uploads": sent})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Picture.objects.exists()
    assert not PictureFile.objects.exists()
    assert not list(media.rglob("*.webp"))
