"""How a shop looks, and that its mark reaches the maker."""

from __future__ import annotations

import pytest

from catalog.listings.models import Maker, PictureFile
from sellers.shops import selectors, services
from sellers.shops.models import Shop
from tests.sellers.businesses.test_licences import seller_new

pytestmark = pytest.mark.django_db


def test_saved_twice_is_one_shop_and_the_mark_goes_on() -> None:
    seller = seller_new()
    mark = PictureFile.objects.create(file="goods/mark.avif", width=640, height=640)
    services.shop_save(seller=seller, headline="سفالِ خاک سرخ", story="داستان ما", mark=mark)
    assert Maker.objects.get(partner=seller.partner).mark == "goods/mark.avif"
    services.shop_save(seller=seller, headline="دیگر", story="داستان ما")
    assert Shop.objects.count() == 1
    assert selectors.shop_of(seller).headline == "دیگر"
    assert Maker.objects.get(partner=seller.partner).mark == ""


def test_a_shop_is_found_by_its_address_in_one_query(django_assert_num_queries: object) -> None:
    seller = seller_new()
    services.shop_save(seller=seller, headline="", story="")
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = selectors.shop_by_slug("abi-kun")
        assert found is not None
        assert (found.shop.headline, found.county.name, found.province.name) == ("", seller.county.name, seller.province.name)
    assert selectors.shop_by_slug("none") is None
