"""The kept page of a product: whatever it tells is told anew as soon as it changes, also where no service was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from catalog.listings.models import Maker, MakerField, OfferTerms, TaxRate
from catalog.listings.pagestamp import page_stamp
from orders.shipping.models import DeliveryMethod, SellerDelivery
from sellers.businesses.models import ActivityField, AddressShown, Licence, LicensingAgency, Seller, Supporter
from sellers.shops.models import Shop
from tests.orders.world import goods_make, seller_make


def _page(client: Client, record: Any) -> str:
    return client.get(f"/p/{record.product_id}/{record.product.slug}/").content.decode()


@pytest.mark.django_db
def test_supporter_owner_and_agency_are_never_stale(client: Client) -> None:
    seller = seller_make()
    supporter = Supporter.objects.create(
        name="پشتیبان", province=seller.province, county=seller.county, address_line="خیابان کهنه", phone="03100000000",
    )
    Seller.objects.filter(pk=seller.pk).update(supporter=supporter, address_shown=AddressShown.SUPPORTER)
    record: Any = goods_make(seller)
    assert "خیابان کهنه" in _page(client, record)
    Supporter.objects.filter(pk=supporter.pk).update(address_line="خیابان نو")
    Seller.objects.filter(pk=seller.pk).update(owner_name="شهربانو تازه")
    LicensingAgency.objects.filter(licences__seller=seller).update(short_name="دستگاه تازه")
    page = _page(client, record)
    assert "خیابان نو" in page
    assert "خیابان کهنه" not in page
    assert "شهربانو تازه" in page
    assert "دستگاه تازه" in page


CHANGES: dict[str, Callable[[Seller, Any], object]] = {
    "shop": lambda seller, record: Shop.objects.update_or_create(seller=seller, defaults={"story": "داستان نو"}),
    "seller": lambda seller, record: Seller.objects.filter(pk=seller.pk).update(phone="03111111111"),
    "licence": lambda seller, record: Licence.objects.filter(seller=seller).update(number="شمارهٔ نو"),
    "licence fields": lambda seller, record: seller.licences.get().fields.clear(),
    "activity field": lambda seller, record: ActivityField.objects.update(title="رشتهٔ دیگر"),
    "agency": lambda seller, record: LicensingAgency.objects.update(short_name="دیگر"),
    "own delivery": lambda seller, record: SellerDelivery.objects.create(seller=seller, method=DeliveryMethod.objects.all()[0]),
    "carrier": lambda seller, record: DeliveryMethod.objects.update(base_same=1),
    "tax": lambda seller, record: TaxRate.objects.create(vat_class="standard", percent=9, starts_on=dt.date(2020, 1, 1)),
    "maker": lambda seller, record: Maker.objects.filter(partner=seller.partner).update(is_frozen=True),
    "maker's field": lambda seller, record: MakerField.objects.filter(maker__partner=seller.partner).update(valid_until=timezone.now()),
    "more of the maker": lambda seller, record: goods_make(seller),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", CHANGES)
def test_every_change_makes_another_stamp(name: str) -> None:
    seller = seller_make()
    record: Any = goods_make(seller)
    now = timezone.now()
    before = page_stamp(record.product_id, now)
    assert before == page_stamp(record.product_id, now)
    CHANGES[name](seller, record)
    assert before != page_stamp(record.product_id, now)


@pytest.mark.django_db(transaction=True)
def test_stock_price_and_terms_of_any_transaction_make_another_stamp() -> None:
    record: Any = goods_make(seller_make())
    now = timezone.now()
    seen = {page_stamp(record.product_id, now)}
    type(record).objects.filter(pk=record.pk).update(num_allocated=1)
    seen.add(page_stamp(record.product_id, now))
    OfferTerms.objects.filter(pk=record.pk).update(preparation_days=9)
    seen.add(page_stamp(record.product_id, now))
    type(record.product).objects.filter(pk=record.product_id).update(is_public=False)
    seen.add(page_stamp(record.product_id, now))
    assert len(seen) == 4


@pytest.mark.django_db
def test_the_clock_alone_ends_a_licence(client: Client) -> None:
    seller = seller_make()
    record: Any = goods_make(seller)
    ends = MakerField.objects.filter(maker__partner=seller.partner).latest("valid_until").valid_until
    with time_machine.travel(ends - dt.timedelta(seconds=1), tick=False):
        assert 'name="stockrecord_id"' in _page(client, record)
    with time_machine.travel(ends, tick=False):
        assert 'name="stockrecord_id"' not in _page(client, record)


@pytest.mark.django_db
def test_a_product_that_is_not_there_has_no_stamp() -> None:
    assert page_stamp(2**31 - 1, timezone.now()) is None


@pytest.mark.django_db
def test_a_tax_rate_that_was_entered_before_holds_from_its_day_on(client: Client) -> None:
    record: Any = goods_make(seller_make())
    day = timezone.localdate() + dt.timedelta(days=2)
    TaxRate.objects.create(vat_class="standard", percent=37, starts_on=day)
    TaxRate.objects.create(vat_class="exempt", percent=37, starts_on=day)
    assert "۳۷٪" not in _page(client, record)
    with time_machine.travel(timezone.now() + dt.timedelta(days=3), tick=False):
        assert "۳۷٪" in _page(client, record)
