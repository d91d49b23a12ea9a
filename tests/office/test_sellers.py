"""Sellers and licences in the office."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from catalog.listings.models import Maker, MakerField
from catalog.listings.offers import offers_for_product
from sellers.businesses.models import ActivityField, Licence, LicenceState, LicensingAgency
from shop.accounts.models import User
from shop.core.calendar import today
from tests.orders.world import goods_make, seller_make
from themes.office import jalali_numbers

pytestmark = pytest.mark.django_db


def url(name: str, key: int) -> str:
    return reverse(f"office_sellers:{name}", args=[key])


def can_buy(record: Any) -> bool:
    return all(offer.live for offer in offers_for_product(record.product_id, timezone.now()))


def stand(seller: Any) -> list[Any]:
    """The seller with its licences, what the catalogue knows of it, and the trail of all of it."""
    trails = [apps.get_model("sellers_businesses", name).objects for name in ("SellerEvent", "LicenceEvent")]
    maker = Maker.objects.filter(partner_id=seller.partner_id)
    return [
        list(rows.values_list()) for rows in (
            type(seller).objects.filter(pk=seller.pk), Licence.objects.filter(seller=seller).order_by("pk"), maker,
            MakerField.objects.filter(maker__in=maker).order_by("pk"), *(trail.order_by("pgh_id") for trail in trails),
        )
    ]


def test_freeze_wants_a_reason_and_takes_goods_from_sale(office: Client, operator: User, seller: Any) -> None:
    record = goods_make(seller)
    assert office.get(url("freeze", seller.pk)).status_code == 200
    assert office.post(url("freeze", seller.pk), {"reason": " "}).status_code == 422
    assert can_buy(record)
    assert office.post(url("freeze", seller.pk), {"reason": "شکایت خریداران"}).status_code == 302
    seller.refresh_from_db()
    assert (seller.frozen_by, seller.frozen_reason) == (operator, "شکایت خریداران")
    assert not can_buy(record)
    again = office.post(url("freeze", seller.pk), {"reason": "دلیل دیگر"})
    assert again.status_code == 422
    assert "هم‌اکنون بسته است" in again.content.decode()
    seller.refresh_from_db()
    assert seller.frozen_reason == "شکایت خریداران"
    page = office.get(url("seller", seller.pk)).content.decode()
    assert "شکایت خریداران" in page
    assert office.post(url("unfreeze", seller.pk)).status_code == 302
    assert can_buy(record)
    before = stand(seller)
    assert office.post(url("unfreeze", seller.pk)).status_code == 422
    assert stand(seller) == before


def test_audit_trail_knows_who_sent_the_form(office: Client, operator: User, seller: Any) -> None:
    office.post(url("freeze", seller.pk), {"reason": "بازبینی"})
    event = apps.get_model("sellers_businesses", "SellerEvent").objects.filter(id=seller.pk).latest("pgh_id")
    assert event.pgh_context.metadata["user"] == operator.pk


def licence_data(**changes: Any) -> dict[str, Any]:
    return {
        "number": "۷۷/الف", "kind": "independent", "agency": LicensingAgency.objects.first().pk,  # type: ignore[union-attr]
        "activity_fields": [ActivityField.objects.get(code="beekeeping").pk], "issued_on": "۱۴۰۵/۰۱/۱۵", "expires_on": "۱۴۰۹/۰۱/۱۵",
    } | changes


def test_licence_is_granted_and_revoked_with_jalali_days(office: Client, seller: Any) -> None:
    assert office.post(url("licence_grant", seller.pk), licence_data()).status_code == 302
    licence = Licence.objects.get(number="۷۷/الف")
    assert (licence.seller_id, str(licence.issued_on), str(licence.expires_on)) == (seller.pk, "2026-04-04", "2030-04-04")
    page = office.get(url("seller", seller.pk)).content.decode()
    assert "۱۵ فروردین ۱۴۰۹" in page
    assert office.get(url("licence_revoke", licence.pk)).status_code == 200
    licence.refresh_from_db()
    assert licence.state == LicenceState.VALID
    assert office.post(url("licence_revoke", licence.pk)).status_code == 302
    licence.refresh_from_db()
    assert licence.state == LicenceState.REVOKED
    before = stand(seller)
    assert office.post(url("licence_revoke", licence.pk)).status_code == 422
    assert stand(seller) == before


@pytest.mark.parametrize("changes", [
    {"number": " "}, {"issued_on": "۱۴۰۹/۰۱/۱۵"}, {"activity_fields": []}, {"expires_on": "2030-13-40"}, {"agency": "9999"}, {"kind": "x"},
])
def test_refused_licence_changes_nothing(office: Client, seller: Any, changes: dict[str, Any]) -> None:
    count = Licence.objects.count()
    assert office.post(url("licence_grant", seller.pk), licence_data(**changes)).status_code == 422
    assert Licence.objects.count() == count


def test_taken_number_is_told_beside_its_field(office: Client, seller: Any) -> None:
    office.post(url("licence_grant", seller.pk), licence_data())
    answer = office.post(url("licence_grant", seller.pk), licence_data())
    assert answer.status_code == 422
    assert "number" in answer.context["form"].errors


def test_filters_find_ending_licences_and_closed_shops(office: Client, seller: Any) -> None:
    other, index = seller_make(), reverse("office_sellers:index")
    Licence.objects.filter(seller=other).update(expires_on=today() + dt.timedelta(days=29))
    page = office.get(index, {"licence": "ending"}).content.decode()
    assert url("seller", other.pk) in page
    assert url("seller", seller.pk) not in page
    assert "۱ <span>مجوز رو به پایان" in office.get("/office/").content.decode()
    office.post(url("freeze", seller.pk), {"reason": "بازبینی"})
    page = office.get(index, {"shop": "frozen"}).content.decode()
    assert url("seller", seller.pk) in page
    assert url("seller", other.pk) not in page
    found = office.get(index, {"q": seller.name}).content.decode()
    assert url("seller", seller.pk) in found
    assert url("seller", other.pk) not in found


def test_list_costs_the_same_for_two_and_for_twenty(office: Client, seller: Any) -> None:
    seller_make()

    def cost() -> int:
        office.get(reverse("office_sellers:index"))
        with CaptureQueriesContext(connection) as seen:
            assert office.get(reverse("office_sellers:index")).status_code == 200
        return len(seen)

    few = cost()
    for _ in range(18):
        seller_make()
    assert cost() == few


def test_jalali_numbers() -> None:
    assert jalali_numbers(dt.date(2026, 11, 23)) == "۱۴۰۵/۰۹/۰۲"
