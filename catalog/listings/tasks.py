"""Jobs of the catalogue: picture sizes, and what ends by date."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image
from procrastinate.contrib.django import app

from catalog.listings.models import Listing, ListingState, PictureFile
from catalog.listings.services.cards import listings_refresh
from catalog.listings.services.offers import cuts_end
from catalog.listings.services.pictures import pictures_ready

SIZES_PRIORITY = -10
"""Sizes wait for all other work: a page shows the master until then."""


def picture_process(storage: Any, file_name: str, sender: Any, new: list[Any], old: list[Any]) -> None:
    """What django-pictures calls when a picture is saved or deleted: the sizes are made by a job that the transaction carries."""
    if new:
        picture_sizes.defer(file_name=file_name)
    for _path, (parent, file_type, ratio, _storage, width), _named in old:
        default_storage.delete(f"{parent.rsplit('.', 1)[0]}/{ratio.replace('/', '_')}/{width}w.{file_type.lower()}")


@app.task(queue="pictures", retry=3, priority=SIZES_PRIORITY)
def picture_sizes(file_name: str) -> None:
    """Make the sizes of one picture; safe to run twice, and nothing where the picture is gone."""
    picture = PictureFile.objects.filter(file=file_name).first()
    if picture is None or not default_storage.exists(file_name):
        return
    with default_storage.open(file_name) as master, Image.open(master) as image:
        image.load()
        plain = image.convert("RGB")
    for size in picture.file.get_picture_files_list():
        size.save(plain)
    pictures_ready(file_name=file_name)


@app.periodic(cron="* * * * *")
@app.task(queue="default", queueing_lock="listings_end")
def listings_end(timestamp: int = 0) -> None:
    """Each minute: goods whose licence has ended leave the lists, cut prices that are over come back."""
    now = timezone.now()
    cuts_end(now=now)
    ended = Listing.objects.filter(ends_at__lte=now).exclude(state=ListingState.HIDDEN)
    listings_refresh(product_ids=ended.values_list("product_id", flat=True).distinct())


@app.task(queue="default", retry=5)
def listings_renew(product_ids: list[int]) -> None:
    """The cards of these products, after a change that must not wait for their locks (an order's stock)."""
    listings_refresh(product_ids=product_ids)
