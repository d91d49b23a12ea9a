"""What the journeys buy: two makers' goods with pictures, made by the services."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oscar.core.loading import get_model
from PIL import Image

from catalog.listings.services import Master, VariantSpec, masters_adopt, product_create
from sellers.businesses.models import Seller
from sellers.shops.services import shop_save
from shop.settings.env import ROOT
from tests.orders.world import seller_make

StockRecord = get_model("partner", "StockRecord")
PICTURES = ROOT / "shop" / "demo" / "pictures"


@dataclass(frozen=True, slots=True)
class Market:
    """`bowl` and `jam` are stock records of two makers."""

    potter: Seller
    cook: Seller
    bowl: Any
    jam: Any


def _pictures(leaf: str) -> list[int]:
    masters = []
    for file in sorted((PICTURES / leaf).glob("*.avif"))[:3]:
        with Image.open(file) as image:
            masters.append(Master(f"goods/demo/{leaf}/{file.name}", Path(file).read_bytes(), *image.size))
    return list(masters_adopt(masters=masters).values())


def _goods(seller: Seller, leaf: str, title: str, price: int, stock: int = 3) -> Any:
    product = product_create(
        partner=seller.partner, leaf_slug=leaf, title=title, description="با دست و بی‌شتاب ساخته شده است.\nهر کار با کار دیگر فرق دارد.",
        attributes={}, variants=[VariantSpec(price=price, stock=stock)], pictures=_pictures(leaf),
    )
    return StockRecord.objects.get(product=product)


def market_make() -> Market:
    potter, cook = seller_make(province="همدان"), seller_make(province="یزد")
    shop_save(seller=potter, headline="لعاب فیروزه‌ای لالجین", story="سه نسل است که کوره‌مان روشن است.")
    shop_save(seller=cook, headline="مربای خانگی", story="میوهٔ باغ خودمان را می‌پزیم.")
    bowl = _goods(potter, "glazed-pottery", "کاسهٔ لعابی فیروزه‌ای", 9_400_000)
    jam = _goods(cook, "jam", "مربای به خانگی", 3_600_000)
    for number in range(4):
        _goods(potter, "clay-pottery", f"کوزهٔ سفالی نقش {('ماهی', 'مرغ', 'گل', 'موج')[number]}", 5_000_000 + number * 1_000_000)
    return Market(potter, cook, bowl, jam)
