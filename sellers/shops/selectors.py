"""Reads for the shop's page."""

from __future__ import annotations

from catalog.listings.cards import picture_url
from sellers.businesses.models import Seller
from sellers.shops.models import Shop


def shop_by_slug(slug: str) -> Seller | None:
    """The seller with its shop, pictures and place in one query; None where there is none or it is closed."""
    found = Seller.objects.filter(slug=slug, frozen_at=None)
    return found.select_related("partner", "province", "county", "supporter", "shop__band", "shop__mark").first()


def shop_of(seller: Seller) -> Shop:
    """The seller's shop; an empty one, not saved, where the seller has written nothing yet."""
    return Shop.objects.filter(seller=seller).select_related("band", "mark").first() or Shop(seller=seller)


def mark_url(shop: Shop | None) -> str:
    """The address of a shop's mark, small; "" where there is none. No query where it was read with `mark`."""
    return picture_url(shop.mark.file.name, 160 if shop.mark.sizes_ready else None) if shop and shop.mark else ""
