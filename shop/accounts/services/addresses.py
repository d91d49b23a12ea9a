"""The address book. A person has one default address as soon as there is any."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from shop.accounts import errors
from shop.accounts.models import Address, User
from shop.core.persian import clean
from shop.core.phones import mobile_clean, postal_code_clean
from shop.places.selectors import county_province

ADDRESSES_MOST = 20


@dataclass(frozen=True, slots=True)
class AddressData:
    """An address as a form gives it: any digits, checked again by whoever stores it."""

    recipient: str
    mobile: str
    province_id: int
    county_id: int
    line: str
    postal_code: str
    title: str = ""


def address_clean(data: AddressData) -> AddressData:
    """The same, ready to be stored. DomainError county_elsewhere; ValidationError for the number or the postal code."""
    if county_province(data.county_id) != data.province_id:
        raise errors.county_elsewhere()
    return AddressData(
        recipient=clean(data.recipient), mobile=mobile_clean(data.mobile), province_id=data.province_id, county_id=data.county_id,
        line=clean(data.line), postal_code=postal_code_clean(data.postal_code), title=clean(data.title),
    )  # fmt: skip


def _book_lock(user: User) -> None:
    """Changes of one person's book come one after the other."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)


@transaction.atomic
def address_save(*, user: User, data: AddressData, address: Address | None = None, is_default: bool = False) -> Address:
    """Write a new address or change the given one, which must be this person's. The first is the default, and so is `is_default`.

    DomainError: county_elsewhere, addresses_full.
    """
    data = address_clean(data)
    _book_lock(user)
    mine = Address.objects.filter(user=user)
    if address is None:
        count = mine.count()
        if count >= ADDRESSES_MOST:
            raise errors.addresses_full(ADDRESSES_MOST)
        address = Address(user=user)
        is_default = is_default or count == 0
    for name in AddressData.__slots__:
        setattr(address, name, getattr(data, name))
    if is_default and not address.is_default:
        mine.filter(is_default=True).update(is_default=False)
        address.is_default = True
    address.save()
    return address


@transaction.atomic
def address_default(*, user: User, address_id: int) -> None:
    """Parcels go there unless the person says otherwise. Address.DoesNotExist for another's."""
    _book_lock(user)
    mine = Address.objects.filter(user=user)
    address = mine.get(pk=address_id)
    mine.filter(is_default=True).update(is_default=False)
    mine.filter(pk=address.pk).update(is_default=True)


@transaction.atomic
def address_delete(*, user: User, address_id: int) -> None:
    """Take an address out; the newest of the others becomes the default where it was. Address.DoesNotExist for another's."""
    _book_lock(user)
    mine = Address.objects.filter(user=user)
    address = mine.get(pk=address_id)
    was_default = address.is_default
    address.delete()
    newest = mine.order_by("-id").first() if was_default else None
    if newest is not None:
        mine.filter(pk=newest.pk).update(is_default=True)
