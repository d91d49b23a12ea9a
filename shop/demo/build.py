"""The demo from nothing: pictures, businesses, shops, products, people, orders. The same numbers give the same shop."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from catalog.listings.models import PictureFile, ProductInfo
from catalog.listings.services import products_import
from sellers.businesses.bulk import sellers_import
from sellers.businesses.models import Seller
from sellers.businesses.services import seller_freeze
from sellers.shops.models import Shop
from sellers.shops.services import shops_import
from shop.demo import accounts, orders, people, searches
from shop.demo.masters import FOLDER, Master, masters_read, masters_store
from shop.demo.plan import Home, homes_plan, slots_plan
from shop.demo.products import Made, specs_write
from shop.demo.reading import leaf_texts
from shop.demo.wording import Maker

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a run made."""

    sellers: int
    products: int
    orders: int


def is_there() -> bool:
    """Whether any demo, or any real seller, stands already."""
    return Seller.objects.exists() or ProductInfo.objects.exists()


def demo_build(*, sellers: int, products: int, now: dt.datetime, say: Say, folder: Path = FOLDER) -> Built:
    """Build all of it. All or nothing up to the orders; FileNotFoundError where the pictures are not drawn."""
    texts, masters = leaf_texts(), masters_read(folder)
    with transaction.atomic():
        say("تصویرها")
        pictures = masters_store(folder)
        homes = homes_plan(sellers, texts, masters)
        say("فروشنده‌ها و مجوزها")
        rows = _sellers_build(homes, masters, pictures, now)
        say("کالاها")
        slots = slots_plan(products, homes, texts, masters)
        makers = {
            home.number: Made(row.partner_id, Maker(row.name, row.owner_name, home.province, row.county.name))
            for home, row in zip(homes, rows, strict=True)
        }
        specs = specs_write(slots, texts, masters, makers, pictures, now)
        products_import(specs[::-1])
        for home, row in zip(homes, rows, strict=True):
            if home.closed == "frozen":
                seller_freeze(seller=row, reason="بررسی شکایت خریدار", actor=None)
        accounts.operators_make()
        accounts.shoppers_make()
    say("سفارش‌ها")
    made = orders.orders_build(now=now)
    say("جستجوها")
    searches.searches_build(now=now)
    return Built(len(rows), len(specs), made)


def _sellers_build(homes: list[Home], masters: dict[str, list[Master]], pictures: dict[str, int], now: dt.datetime) -> list[Seller]:
    files = {key: PictureFile(pk=key) for key in pictures.values()}
    counties = people.counties_choose(homes)
    names = people.names_write(homes, counties)
    supporters = people.supporters_make(max(2, len(homes) // 15), counties)
    shown = {home.number: masters[home.leaves[0]][home.number % len(masters[home.leaves[0]])] for home in homes}
    marks = {number: master.stored for number, master in shown.items()}
    specs = people.seller_specs(homes, names, counties, supporters, marks, accounts.sellers_make(), now)
    rows = sellers_import(specs=specs)
    shops = []
    for home, row in zip(homes, rows, strict=True):
        headline, story = people.story_write(home, row.owner_name, row.county.name)
        mark = files[pictures[shown[home.number].name]]
        shops.append(Shop(seller=row, headline=headline[:160], story=story, mark=mark, band=mark))
    shops_import(shops=shops)
    return rows
