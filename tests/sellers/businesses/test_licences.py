"""What a licence covers, until when, and what the catalogue is told of it."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine

from catalog.listings.models import Maker
from catalog.listings.taxonomy import LEAVES
from sellers.businesses import agencies, bulk, selectors, services
from sellers.businesses.models import ActivityField, AddressShown, Licence, LicensingAgency, Seller, Supporter
from sellers.businesses.signals import licence_changed
from shop.accounts.models import User
from shop.core.errors import DomainError
from shop.places.models import County

pytestmark = pytest.mark.django_db
NOON = dt.datetime(2026, 11, 23, 9, 0, tzinfo=dt.UTC)


def seller_new(**changes: object) -> Seller:
    county = County.objects.select_related("province").order_by("id")[5]
    facts: dict[str, object] = {
        "name": "سفال آبی‌کون", "slug": "abi-kun", "owner_name": "زهرا رضایی", "province": county.province, "county": county,
        "address_line": "کوی مینا، پلاک ۱۲", "postal_code": "۸۱۴۵۶۷۸۹۰۱", "phone": "03132100000",
    } | changes
    return services.seller_register(**facts)  # type: ignore[arg-type]


def grant(seller: Seller, number: str = "ک-۱۲۳/الف", **changes: object) -> Licence:
    facts: dict[str, object] = {
        "kind": "independent", "agency": LicensingAgency.objects.get(short_name="میراث فرهنگی"),
        "fields": [ActivityField.objects.get(code="pottery")], "issued_on": dt.date(2025, 1, 1), "expires_on": dt.date(2026, 11, 23),
    } | changes
    return services.licence_grant(seller=seller, number=number, **facts)  # type: ignore[arg-type]


def refused(code: str) -> object:
    return pytest.raises(DomainError, check=lambda error: error.code == code)


def test_every_field_of_the_catalogue_has_its_row() -> None:
    fields = {field.code: field for field in ActivityField.objects.all()}
    assert {leaf.activity_field for leaf in LEAVES.values()} <= fields.keys()
    assert fields["preserves"].prior_approval == agencies.HEALTH
    assert fields["beekeeping"].prior_approval == agencies.VETERINARY
    assert fields["calligraphy"].prior_approval == agencies.WORKS
    assert fields["pottery"].prior_approval == ""
    assert LicensingAgency.objects.count() == 5


def test_a_new_seller_has_a_partner_and_sells_nothing_yet() -> None:
    seller = seller_new()
    maker = Maker.objects.get(partner=seller.partner)
    assert (maker.name, maker.slug, maker.is_frozen) == ("سفال آبی‌کون", "abi-kun", False)
    assert not maker.fields.exists()
    assert seller.postal_code == "8145678901"


def test_refusals_of_register_leave_nothing() -> None:
    elsewhere = County.objects.exclude(province=County.objects.order_by("id")[5].province).first()
    for code, changes in (
        ("county_elsewhere", {"county": elsewhere}),
        ("supporter_missing", {"address_shown": AddressShown.SUPPORTER}),
        ("postal_code", {"postal_code": "12"}),
    ):
        with refused(code):  # type: ignore[attr-defined]
            seller_new(**changes)
    assert not Seller.objects.exists()
    seller_new()
    with refused("slug_taken"):  # type: ignore[attr-defined]
        seller_new()
    assert Seller.objects.count() == 1


def test_a_licence_covers_its_fields_through_its_last_day_in_tehran() -> None:
    seller = seller_new()
    with time_machine.travel(NOON, tick=False):
        licence = grant(seller)
        assert selectors.licence_for(seller, "pottery", dt.date(2026, 11, 23)) == licence
        assert selectors.licence_for(seller, "pottery", dt.date(2026, 11, 24)) is None
        assert selectors.licence_for(seller, "weaving", dt.date(2026, 11, 23)) is None
        assert selectors.licence_for(seller, "pottery", dt.date(2024, 12, 31)) is None
        field = Maker.objects.get(partner=seller.partner).fields.get()
    assert field.activity_field == "pottery"
    assert field.valid_until == dt.datetime(2026, 11, 23, 20, 30, tzinfo=dt.UTC)


def test_of_two_licences_the_longer_counts() -> None:
    seller = seller_new()
    with time_machine.travel(NOON, tick=False):
        grant(seller)
        longer = grant(seller, "دیگر", expires_on=dt.date(2028, 1, 1))
        assert selectors.licence_for(seller, "pottery", dt.date(2026, 11, 23)) == longer
        assert selectors.fields_until(seller)["pottery"] == selectors.last_moment(dt.date(2028, 1, 1))
        services.licence_revoke(licence=longer)
        assert selectors.fields_until(seller)["pottery"] == selectors.last_moment(dt.date(2026, 11, 23))


def test_refusals_of_grant_leave_nothing() -> None:
    seller = seller_new()
    closed = ActivityField.objects.get(code="weaving")
    closed.is_open = False
    closed.save()
    for code, changes in (
        ("licence_without_fields", {"fields": []}),
        ("field_closed", {"fields": [closed]}),
        ("licence_dates", {"expires_on": dt.date(2025, 1, 1)}),
        ("licence_number_empty", {"number": "  "}),
    ):
        with refused(code):  # type: ignore[attr-defined]
            grant(seller, **changes)
    assert not Licence.objects.exists()
    grant(seller)
    with refused("licence_number_taken"):  # type: ignore[attr-defined]
        grant(seller)
    assert Licence.objects.count() == 1


def test_revoked_once_and_told_upwards() -> None:
    seller = seller_new()
    heard: list[Seller] = []
    licence_changed.connect(lambda seller, **_: heard.append(seller), weak=False, dispatch_uid="test")
    with time_machine.travel(NOON, tick=False):
        licence = grant(seller)
        services.licence_revoke(licence=licence)
        assert not Maker.objects.get(partner=seller.partner).fields.exists()
        with refused("licence_not_valid"):  # type: ignore[attr-defined]
            services.licence_revoke(licence=licence)
    licence_changed.disconnect(dispatch_uid="test")
    assert heard == [seller, seller]


def test_freeze_and_unfreeze() -> None:
    seller, actor = seller_new(), User.objects.create(username="operator")
    with refused("reason_missing"):  # type: ignore[attr-defined]
        services.seller_freeze(seller=seller, reason=" ", actor=actor)
    services.seller_freeze(seller=seller, reason="شکایت خریدار", actor=actor)
    assert Maker.objects.get(partner=seller.partner).is_frozen
    with refused("seller_frozen"):  # type: ignore[attr-defined]
        services.seller_freeze(seller=seller, reason="باز هم", actor=actor)
    seller.refresh_from_db()
    assert (seller.frozen_reason, seller.frozen_by) == ("شکایت خریدار", actor)
    services.seller_unfreeze(seller=seller, actor=actor)
    assert not Maker.objects.get(partner=seller.partner).is_frozen
    with refused("seller_not_frozen"):  # type: ignore[attr-defined]
        services.seller_unfreeze(seller=seller, actor=actor)


def test_a_new_name_reaches_the_cards_and_the_audit() -> None:
    seller = seller_new()
    services.seller_rename(seller=seller, name="سفال فیروزه")
    assert Maker.objects.get(partner=seller.partner).name == "سفال فیروزه"
    events = Seller.pgh_event_model.objects.filter(id=seller.pk).order_by("pgh_id")  # type: ignore[attr-defined]
    assert [event.name for event in events] == ["سفال آبی‌کون", "سفال فیروزه"]


def test_the_address_that_a_shopper_sees() -> None:
    county = County.objects.select_related("province").order_by("id")[9]
    supporter = Supporter.objects.create(name="شبکهٔ نقش", province=county.province, county=county, address_line="خیابان هنر", phone="021")
    seller = seller_new(supporter=supporter)
    place = f"{seller.province.name}، {seller.county.name}"
    full = f"{place}، کوی مینا، پلاک ۱۲، کد پستی ۸۱۴۵۶۷۸۹۰۱"
    assert selectors.article33_address(seller, before_paying=False) == place
    assert selectors.article33_address(seller, before_paying=True) == full
    services.address_shown_set(seller=seller, address_shown=AddressShown.LICENCE)
    assert selectors.article33_address(seller, before_paying=False) == full
    services.address_shown_set(seller=seller, address_shown=AddressShown.SUPPORTER)
    for before_paying in (False, True):
        assert selectors.article33_address(seller, before_paying=before_paying) == f"{county.province.name}، {county.name}، خیابان هنر"


def test_many_at_once_write_the_same_rows() -> None:
    county = County.objects.select_related("province").order_by("id")[5]
    one = bulk.LicenceSpec("الف-۱", "supported", agencies.HERITAGE, ("pottery", "minakari"), dt.date(2025, 1, 1), dt.date(2099, 1, 1))
    specs = [
        bulk.SellerSpec(f"کارگاه {n}", f"kargah-{n}", "نام", county, "نشانی", "8145678901", "031", NOON, licences=(one,) if n == 0 else ())
        for n in range(3)
    ]
    sellers = bulk.sellers_import(specs=specs)
    assert [seller.name for seller in sellers] == ["کارگاه 0", "کارگاه 1", "کارگاه 2"]
    assert Seller.objects.get(slug="kargah-1").joined_at == NOON
    assert set(Maker.objects.get(slug="kargah-0").fields.values_list("activity_field", flat=True)) == {"pottery", "minakari"}
    with refused("slug_taken"):  # type: ignore[attr-defined]
        bulk.sellers_import(specs=specs[:1])
    assert Seller.objects.count() == 3
