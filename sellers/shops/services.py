"""Every write to how a shop looks."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from catalog.listings.models import PictureFile
from sellers.businesses.models import Seller
from sellers.businesses.services import maker_sync
from sellers.shops.models import Shop
from shop.core.persian import clean


@transaction.atomic
def shop_save(*, seller: Seller, headline: str, story: str, band: PictureFile | None = None, mark: PictureFile | None = None) -> Shop:
    """What the shop's page says and shows. The mark goes on to the cards' maker."""
    shop, _ = Shop.objects.update_or_create(
        seller=seller, defaults={"headline": clean(headline), "story": clean(story), "band": band, "mark": mark},
    )
    maker_sync(seller=seller, mark=mark.file.name if mark else "")
    return shop


def shops_import(*, shops: Iterable[Shop]) -> None:
    """Many shops at once. The sellers' marks are already with the catalogue (`sellers_import`)."""
    Shop.objects.bulk_create(shops)
