"""The kept body of a product's page: whatever it tells of the maker is told anew as soon as it changes."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from sellers.businesses.models import AddressShown, LicensingAgency, Seller, Supporter
from tests.orders.world import goods_make, seller_make


@pytest.mark.django_db
def test_supporter_owner_and_agency_are_never_stale(client: Client) -> None:
    seller = seller_make()
    supporter = Supporter.objects.create(
        name="پشتیبان", province=seller.province, county=seller.county, address_line="خیابان کهنه", phone="03100000000",
    )
    Seller.objects.filter(pk=seller.pk).update(supporter=supporter, address_shown=AddressShown.SUPPORTER)
    record: Any = goods_make(seller)
    url = f"/p/{record.product_id}/{record.product.slug}/"
    assert "خیابان کهنه" in client.get(url).content.decode()
    Supporter.objects.filter(pk=supporter.pk).update(address_line="خیابان نو")
    Seller.objects.filter(pk=seller.pk).update(owner_name="شهربانو تازه")
    LicensingAgency.objects.filter(licences__seller=seller).update(short_name="دستگاه تازه")
    page = client.get(url).content.decode()
    assert "خیابان نو" in page
    assert "خیابان کهنه" not in page
    assert "شهربانو تازه" in page
    assert "دستگاه تازه" in page
