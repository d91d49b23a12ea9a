"""Every write to sellers and licences. Each ends, in its own transaction, with the maker's row and cards brought up to date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from catalog.listings.models import Maker
from catalog.listings.services import maker_set
from sellers.businesses import errors
from sellers.businesses.models import (
    ActivityField,
    AddressShown,
    Licence,
    LicenceKind,
    LicenceState,
    LicensingAgency,
    Seller,
    Supporter,
)
from sellers.businesses.selectors import fields_until
from sellers.businesses.signals import licence_changed
from shop.accounts.models import User
from shop.core.errors import DomainError
from shop.core.persian import clean
from shop.core.phones import postal_code_clean
from shop.places.models import County, Province

Partner = get_model("partner", "Partner")


def maker_sync(*, seller: Seller, mark: str | None = None) -> None:
    """Tell the catalogue what it shows of this seller and until when each field may be sold; it refreshes the cards.

    No mark keeps the one there is.
    """
    if mark is None:
        mark = Maker.objects.filter(partner_id=seller.partner_id).values_list("mark", flat=True).first() or ""
    maker_set(
        partner=seller.partner, name=seller.name, slug=seller.slug, province=seller.province, county=seller.county,
        is_frozen=seller.frozen_at is not None, fields=fields_until(seller), mark=mark,
    )


def _address_check(province: Province, county: County, postal_code: str, address_shown: str, supporter: Supporter | None) -> str:
    if county.province_id != province.pk:
        raise errors.county_elsewhere()
    if address_shown == AddressShown.SUPPORTER and supporter is None:
        raise errors.supporter_missing()
    try:
        return postal_code_clean(postal_code)
    except ValidationError as error:
        raise DomainError("postal_code", error.message) from error


@transaction.atomic
def seller_register(
    *, name: str, slug: str, owner_name: str, province: Province, county: County, address_line: str, postal_code: str, phone: str,
    address_shown: str = AddressShown.COUNTY, supporter: Supporter | None = None, users: Iterable[User] = (),
) -> Seller:
    """A new seller with its Oscar partner. It sells nothing until a licence is granted.

    DomainError: slug_taken, county_elsewhere, supporter_missing, postal_code.
    """
    postal_code = _address_check(province, county, postal_code, address_shown, supporter)
    if Seller.objects.filter(slug=slug).exists():
        raise errors.slug_taken(slug)
    seller = Seller.objects.create(
        partner=Partner.objects.create(name=clean(name)), name=clean(name), slug=slug, owner_name=clean(owner_name), province=province,
        county=county, address_line=clean(address_line), postal_code=postal_code, phone=phone, address_shown=address_shown,
        supporter=supporter,
    )
    seller.users.set(users)
    maker_sync(seller=seller)
    return seller


@transaction.atomic
def seller_rename(*, seller: Seller, name: str) -> None:
    """A new name of the workshop, on every card too. The address of the shop's page stays."""
    seller.name = clean(name)
    seller.save(update_fields=["name"])
    Partner.objects.filter(pk=seller.partner_id).update(name=seller.name)
    maker_sync(seller=seller)


@transaction.atomic
def address_shown_set(*, seller: Seller, address_shown: str) -> None:
    """Which address shoppers see. DomainError: supporter_missing."""
    if address_shown == AddressShown.SUPPORTER and seller.supporter_id is None:
        raise errors.supporter_missing()
    seller.address_shown = address_shown
    seller.save(update_fields=["address_shown"])


@transaction.atomic
def licence_grant(
    *, seller: Seller, number: str, kind: LicenceKind | str, agency: LicensingAgency, fields: Sequence[ActivityField], issued_on: dt.date,
    expires_on: dt.date,
) -> Licence:
    """Enter a licence that the registry has; its number is opaque. It covers its fields through its last day in Tehran.

    DomainError: licence_number_empty, licence_number_taken, licence_dates, licence_without_fields, field_closed.
    """
    number = clean(number)
    if not number:
        raise errors.licence_number_empty()
    if expires_on <= issued_on:
        raise errors.licence_dates()
    if not fields:
        raise errors.licence_without_fields()
    for field in fields:
        if not field.is_open:
            raise errors.field_closed(field.title)
    if Licence.objects.filter(number=number).exists():
        raise errors.licence_number_taken(number)
    licence = Licence.objects.create(seller=seller, number=number, kind=kind, agency=agency, issued_on=issued_on, expires_on=expires_on)
    licence.fields.set(fields)
    maker_sync(seller=seller)
    licence_changed.send(sender=Licence, seller=seller)
    return licence


@transaction.atomic
def licence_revoke(*, licence: Licence) -> None:
    """The registry no longer knows this licence: what only it covered leaves lists, baskets and payment. DomainError: licence_not_valid."""
    changed = Licence.objects.filter(pk=licence.pk, state=LicenceState.VALID).update(state=LicenceState.REVOKED)
    if not changed:
        raise errors.licence_not_valid()
    licence.state = LicenceState.REVOKED
    maker_sync(seller=licence.seller)
    licence_changed.send(sender=Licence, seller=licence.seller)


@transaction.atomic
def seller_freeze(*, seller: Seller, reason: str, actor: User | None) -> None:
    """Close a shop: nothing of it can be bought until `seller_unfreeze`. DomainError: reason_missing, seller_frozen."""
    reason = clean(reason)
    if not reason:
        raise errors.reason_missing()
    now = timezone.now()
    if not Seller.objects.filter(pk=seller.pk, frozen_at=None).update(frozen_at=now, frozen_reason=reason, frozen_by=actor):
        raise errors.seller_frozen_already()
    seller.frozen_at, seller.frozen_reason, seller.frozen_by = now, reason, actor
    maker_sync(seller=seller)
    licence_changed.send(sender=Seller, seller=seller)


@transaction.atomic
def seller_unfreeze(*, seller: Seller, actor: User | None) -> None:
    """Open a closed shop again. DomainError: seller_not_frozen."""
    if not Seller.objects.filter(pk=seller.pk, frozen_at__isnull=False).update(frozen_at=None, frozen_reason="", frozen_by=actor):
        raise errors.seller_not_frozen()
    seller.frozen_at, seller.frozen_reason, seller.frozen_by = None, "", actor
    maker_sync(seller=seller)
    licence_changed.send(sender=Seller, seller=seller)
