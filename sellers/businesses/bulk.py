"""Many sellers at once, with the same rows that `services.seller_register` and `licence_grant` write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from oscar.core.loading import get_model

from sellers.businesses import errors
from sellers.businesses.models import ActivityField, AddressShown, Licence, LicensingAgency, Seller, Supporter
from sellers.businesses.services import maker_sync
from shop.accounts.models import User
from shop.places.models import County

Partner = get_model("partner", "Partner")


@dataclass(frozen=True, slots=True)
class LicenceSpec:
    """A licence to be entered; `agency` by its full name, `fields` by their codes."""

    number: str
    kind: str
    agency: str
    fields: tuple[str, ...]
    issued_on: dt.date
    expires_on: dt.date


@dataclass(frozen=True, slots=True)
class SellerSpec:
    """A seller to be registered. The province is the county's."""

    name: str
    slug: str
    owner_name: str
    county: County
    address_line: str
    postal_code: str
    phone: str
    joined_at: dt.datetime
    address_shown: str = AddressShown.COUNTY
    supporter: Supporter | None = None
    users: tuple[User, ...] = ()
    licences: tuple[LicenceSpec, ...] = ()
    mark: str = ""


@transaction.atomic
def sellers_import(*, specs: Sequence[SellerSpec]) -> list[Seller]:
    """Register sellers with their licences, in the order given. The makers stand afterwards; the sellers have no offers yet.

    DomainError: slug_taken, supporter_missing, licence_dates, licence_without_fields, field_closed.
    """
    _specs_check(specs)
    partners = [Partner(name=spec.name, code=f"s-{spec.slug}"[:128]) for spec in specs]
    Partner.objects.bulk_create(partners)
    sellers = [
        Seller(
            partner=partner, name=spec.name, slug=spec.slug, owner_name=spec.owner_name, province=spec.county.province, county=spec.county,
            address_line=spec.address_line, postal_code=spec.postal_code, phone=spec.phone, address_shown=spec.address_shown,
            supporter=spec.supporter,
        )
        for spec, partner in zip(specs, partners, strict=True)
    ]
    Seller.objects.bulk_create(sellers)
    for spec, seller in zip(specs, sellers, strict=True):
        seller.joined_at = spec.joined_at
    Seller.objects.bulk_update(sellers, ["joined_at"], batch_size=500)
    Through = Seller.users.through
    Through.objects.bulk_create(
        [Through(seller_id=seller.pk, user_id=user.pk) for spec, seller in zip(specs, sellers, strict=True) for user in spec.users],
    )
    _licences_write(zip(specs, sellers, strict=True))
    for spec, seller in zip(specs, sellers, strict=True):
        maker_sync(seller=seller, mark=spec.mark)
    return sellers


def _specs_check(specs: Sequence[SellerSpec]) -> None:
    slugs = [spec.slug for spec in specs]
    taken = set(Seller.objects.filter(slug__in=slugs).values_list("slug", flat=True))
    for slug in slugs:
        if slug in taken:
            raise errors.slug_taken(slug)
        taken.add(slug)
    closed = dict(ActivityField.objects.filter(is_open=False).values_list("code", "title"))
    for spec in specs:
        if spec.address_shown == AddressShown.SUPPORTER and spec.supporter is None:
            raise errors.supporter_missing()
        for licence in spec.licences:
            if licence.expires_on <= licence.issued_on:
                raise errors.licence_dates()
            if not licence.fields:
                raise errors.licence_without_fields()
            for code in licence.fields:
                if code in closed:
                    raise errors.field_closed(closed[code])


def _licences_write(pairs: Iterable[tuple[SellerSpec, Seller]]) -> None:
    agencies = dict(LicensingAgency.objects.values_list("name", "id"))
    codes = dict(ActivityField.objects.values_list("code", "id"))
    wanted = [(licence, seller) for spec, seller in pairs for licence in spec.licences]
    licences = [
        Licence(
            seller=seller, number=spec.number, kind=spec.kind, agency_id=agencies[spec.agency], issued_on=spec.issued_on,
            expires_on=spec.expires_on,
        )
        for spec, seller in wanted
    ]
    Licence.objects.bulk_create(licences)
    Through = Licence.fields.through
    Through.objects.bulk_create(
        [
            Through(licence_id=licence.pk, activityfield_id=codes[code])
            for (spec, _), licence in zip(wanted, licences, strict=True)
            for code in spec.fields
        ],
    )
