"""Uploads are made anew: nothing of the phone is kept. Sizes follow by a job that the transaction carries."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, PngImagePlugin
from procrastinate.contrib.django.models import ProcrastinateJob

from catalog.listings.models import PictureFile, ProductInfo
from catalog.listings.services import Master, masters_adopt, picture_store
from catalog.listings.tasks import listings_renew, picture_sizes
from shop.core.errors import DomainError
from tests.catalog.makes import card_of, maker_make, product_make

pytestmark = pytest.mark.django_db
GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def _upload(kind: str = "JPEG", size: tuple[int, int] = (1000, 800), mode: str = "RGB", **save: Any) -> ContentFile:
    out = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else None).save(out, kind, **save)
    return ContentFile(out.getvalue(), name="home.jpg")


def _phone_exif(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Phone", orientation
    exif.get_ifd(GPS).update({1: "N", 2: (32.0, 39.0, 8.0), 3: "E", 4: (51.0, 40.0, 3.0)})
    return exif


def test_an_upload_loses_place_phone_and_comment_and_stands_upright() -> None:
    upload = _upload(exif=_phone_exif(orientation=6), comment=b"my home")
    assert b"Phone" in upload.read()
    upload.seek(0)
    picture = picture_store(upload=upload)
    raw = default_storage.open(str(picture.file)).read()
    with Image.open(io.BytesIO(raw)) as stored:
        assert not stored.getexif()
        assert "exif" not in stored.info
        assert "icc_profile" not in stored.info
        assert stored.size == (800, 1000) == (picture.width, picture.height)
    assert b"Phone" not in raw
    assert b"my home" not in raw
    assert picture.average.startswith("#")
    assert "home" not in str(picture.file)


def test_text_chunks_of_a_png_go_and_transparency_becomes_white() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Maryam of Yazd")
    picture = picture_store(upload=_upload("PNG", mode="RGBA", pnginfo=notes))
    raw = default_storage.open(str(picture.file)).read()
    assert b"Maryam" not in raw
    with Image.open(io.BytesIO(raw)) as stored:
        red, green, blue = stored.convert("RGB").getpixel((5, 5))  # type: ignore[misc]
        assert min(red, green, blue) > 250


def test_a_large_picture_is_made_smaller() -> None:
    picture = picture_store(upload=_upload(size=(4000, 3000)))
    assert (picture.width, picture.height) == (1600, 1200)


@pytest.mark.parametrize(("upload", "code"), [
    (ContentFile(b"<svg onload='x'/>", name="a.jpg"), "picture_kind"),
    (ContentFile(b"", name="a.jpg"), "picture_kind"),
    (_upload("GIF"), "picture_kind"),
    (ContentFile(_upload().read()[:2000], name="half.jpg"), "picture_kind"),
    (_upload(size=(639, 900)), "picture_small"),
    (_upload(size=(4000, 700)), "picture_small"),
])
def test_what_is_no_good_picture_is_refused_and_nothing_is_kept(upload: ContentFile, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        picture_store(upload=upload)
    assert refused.value.code == code
    assert not PictureFile.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_the_job_makes_the_sizes_and_the_cards_that_show_the_picture_change() -> None:
    picture = picture_store(upload=_upload())
    name = str(picture.file)
    job = ProcrastinateJob.objects.get()
    assert (job.queue_name, job.args) == ("pictures", {"file_name": name})
    product = product_make(maker_make(), pictures=[picture.pk])
    before = card_of(product)
    assert (before.picture, before.picture_ready) == (name, False)
    picture_sizes(file_name=name)
    after = card_of(product)
    assert (after.picture_ready, after.version) == (True, before.version + 1)
    assert ProductInfo.objects.get(product=product).version == 2
    base = name.rsplit(".", 1)[0]
    for width in (160, 320, 480, 640):
        for kind in ("avif", "webp"):
            with Image.open(default_storage.open(f"{base}/1/{width}w.{kind}")) as size:
                assert size.size == (width, width)
    picture_sizes(file_name=name)
    assert card_of(product).version == after.version
    picture_sizes(file_name="goods/none.webp")


def test_our_own_masters_are_adopted_once_as_they_are() -> None:
    content = _upload("AVIF", size=(640, 640)).read()
    master = Master("goods/own/scarf-1.avif", content, 640, 640, "#123456")
    first = masters_adopt(masters=[master])
    assert masters_adopt(masters=[master]) == first
    assert PictureFile.objects.get().average == "#123456"
    assert ProcrastinateJob.objects.count() == 1
    assert default_storage.open(master.name).read() == content


def test_sizes_wait_for_all_other_work_and_many_at_once_for_those_of_an_upload() -> None:
    """A worker takes the highest priority first, so a shop full of new pictures keeps no payment waiting."""
    masters_adopt(masters=[Master("goods/own/scarf-1.avif", _upload("AVIF", size=(640, 640)).read(), 640, 640)])
    picture_store(upload=_upload())
    listings_renew.defer(product_ids=[])
    queued = ProcrastinateJob.objects.order_by("id").values_list("priority", flat=True)
    assert list(queued) == sorted(queued)
    assert len(set(queued)) == 3
    assert queued[2] == 0
