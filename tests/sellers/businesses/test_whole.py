"""A seller read whole is the seller that the ORM reads, with what hangs on it, by one query."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from catalog.listings.models import PictureFile
from sellers.businesses.models import AddressShown, Seller, Supporter
from sellers.businesses.selectors import article33_address
from sellers.businesses.whole import sellers_read
from sellers.shops.models import Shop
from tests.orders.world import seller_make

pytestmark = pytest.mark.django_db


def columns(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def supported(seller: Seller) -> Seller:
    seller.supporter = Supporter.objects.create(
        name="شبکهٔ باغ", province=seller.province, county=seller.county, address_line="خیابان باغ", phone="03132123456",
    )
    seller.address_shown = AddressShown.SUPPORTER
    seller.save()
    return seller


def test_with_supporter_and_shop(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    seller = supported(seller_make())
    mark = PictureFile.objects.create(file="goods/mark.webp", width=10, height=10)
    Shop.objects.update_or_create(seller=seller, defaults={"headline": "دست‌ساز", "mark": mark})
    whole = Seller.objects.select_related("shop__mark").get(pk=seller.pk)
    with django_assert_num_queries(1):
        [read] = sellers_read([seller.partner_id])
        address = article33_address(read, before_paying=True)
        seen = [columns(row) for row in (read, read.province, read.county, read.supporter, read.shop, read.shop.mark)]
    assert seen == [columns(row) for row in (whole, whole.province, whole.county, whole.supporter, whole.shop, whole.shop.mark)]
    assert address == article33_address(whole, before_paying=True)


def test_without_supporter_and_shop(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first, second = seller_make(), seller_make()
    Shop.objects.filter(seller__in=[first, second]).delete()
    with django_assert_num_queries(1):
        found = {read.pk: (read.supporter, getattr(read, "shop", None)) for read in sellers_read([second.partner_id, first.partner_id])}
    assert found == {first.pk: (None, None), second.pk: (None, None)}


def test_nobody() -> None:
    assert sellers_read([0]) == []
