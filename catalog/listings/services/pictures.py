"""Pictures: every upload is made anew before it is first saved, so nothing of the phone that took it is kept."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError
from procrastinate.contrib.django import app

from catalog.listings.models import Picture, PictureFile, ProductInfo
from catalog.listings.services.cards import listings_refresh
from shop.core.errors import DomainError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MASTERS_PRIORITY = -20
"""The sizes of many pictures at once wait for those of an upload, and both for all other work."""
MIN_SIDE, MAX_SIDE, MAX_BYTES, MAX_PIXELS = 640, 1600, 15 * 1024 * 1024, 50_000_000


@dataclass(frozen=True, slots=True)
class Master:
    """A picture of the product's own, made without a camera: stored as it is. `name` is its path in the storage."""

    name: str
    content: bytes
    width: int
    height: int
    average: str = ""


@dataclass(frozen=True, slots=True)
class Plain:
    """What is left of an upload: pixels alone, as a WebP."""

    content: bytes
    average: str


def picture_store(*, upload: File[bytes]) -> PictureFile:
    """A new picture from what a person sent; sizes follow by a job. DomainError as `picture_plain`."""
    return plain_store(plain=picture_plain(upload=upload))


def plain_store(*, plain: Plain) -> PictureFile:
    """Save what was made of an upload; sizes follow by a job that the transaction carries."""
    picture = PictureFile(file=ContentFile(plain.content, name=f"{uuid4().hex}.webp"), average=plain.average)
    picture.save()
    return picture


def picture_plain(*, upload: File[bytes]) -> Plain:
    """What a person sent, turned upright, at most 1600 px, without EXIF, place or comment. Nothing is written.

    DomainError: picture_large, picture_kind (not JPEG, PNG, WebP or AVIF, or broken), picture_small (a side below 640 px).
    """
    if upload.size and upload.size > MAX_BYTES:
        raise DomainError("picture_large", _("عکس بزرگ‌تر از ۱۵ مگابایت است."))
    try:
        with Image.open(upload, formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise DomainError("picture_large", _("عکس بزرگ‌تر از اندازه است."))
            plain = _plain(image)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DomainError("picture_kind", _("این پرونده عکس نیست؛ عکسی با پسوند jpg، png، webp یا avif بفرستید.")) from error
    if min(plain.size) < MIN_SIDE:
        raise DomainError("picture_small", _("عکس کوچک است؛ هر ضلع دست‌کم ۶۴۰ نقطه باشد."))
    plain.thumbnail((MAX_SIDE, MAX_SIDE))
    if min(plain.size) < MIN_SIDE:
        raise DomainError("picture_small", _("عکس بیش از اندازه کشیده است."))
    out = io.BytesIO()
    plain.save(out, "WEBP", quality=86, method=4)
    return Plain(out.getvalue(), _average(plain))


@transaction.atomic
def masters_adopt(*, masters: Sequence[Master]) -> dict[str, int]:
    """Keys of the product's own pictures by name; what is there already stays. Their sizes follow by jobs."""
    known = dict(PictureFile.objects.filter(file__in=[master.name for master in masters]).values_list("file", "pk"))
    fresh = [master for master in masters if master.name not in known]
    for master in fresh:
        if not default_storage.exists(master.name):
            default_storage.save(master.name, ContentFile(master.content))
    made = PictureFile.objects.bulk_create(
        PictureFile(file=master.name, width=master.width, height=master.height, average=master.average) for master in fresh
    )
    jobs: list[dict[str, Any]] = [{"file_name": master.name} for master in fresh]
    app.configure_task("catalog.listings.tasks.picture_sizes", queue="pictures", priority=MASTERS_PRIORITY).batch_defer(*jobs)
    return known | {str(picture.file): picture.pk for picture in made}


@transaction.atomic
def pictures_ready(*, file_name: str) -> None:
    """The sizes of a picture are there: pages and cards that show it change."""
    if not PictureFile.objects.filter(file=file_name, sizes_ready=False).update(sizes_ready=True):
        return
    shown = Picture.objects.filter(file__file=file_name).values("product_id")
    pages = list(ProductInfo.objects.select_for_update(of=("self",)).filter(pk__in=shown).order_by("pk").values_list("pk", flat=True))
    ProductInfo.objects.filter(pk__in=pages).update(version=F("version") + 1)
    listings_refresh(product_ids=pages)


def _plain(image: Image.Image) -> Image.Image:
    """Pixels alone: upright, sRGB, on white where there was nothing."""
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    if image.mode in ("RGBA", "LA", "P", "PA"):
        ground = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(ground, image.convert("RGBA"))
    image = image.convert("RGB")
    if profile:
        try:
            image = ImageCms.profileToProfile(image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")) or image
        except ImageCms.PyCMSError:
            profile = None
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    return bare


def _average(image: Image.Image) -> str:
    pixel = image.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return "#{:02x}{:02x}{:02x}".format(*pixel) if isinstance(pixel, tuple) else ""
