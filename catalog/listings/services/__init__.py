"""Every write of the catalogue."""

from catalog.listings.services.cards import listings_refresh
from catalog.listings.services.edits import product_edit, product_pictures_set
from catalog.listings.services.makers import maker_product_ids, maker_set
from catalog.listings.services.offers import (
    cuts_end,
    offer_create,
    offering_set,
    preparation_set,
    price_cut,
    price_set,
    root_of,
    stock_set,
)
from catalog.listings.services.pictures import Master, Plain, masters_adopt, picture_plain, picture_store, pictures_ready, plain_store
from catalog.listings.services.products import OtherOffer, ProductSpec, VariantSpec, product_create, products_import
from catalog.listings.services.taxonomy import taxonomy_load

__all__ = [
    "Master", "OtherOffer", "Plain", "ProductSpec", "VariantSpec", "cuts_end", "listings_refresh", "maker_product_ids", "maker_set",
    "masters_adopt", "offer_create", "offering_set", "picture_plain", "picture_store", "pictures_ready", "plain_store", "preparation_set",
    "price_cut", "price_set", "product_create", "product_edit", "product_pictures_set", "products_import", "root_of", "stock_set",
    "taxonomy_load",
]
