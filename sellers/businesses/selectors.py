"""Reads across relations: who may sell what on a day, and which address a shopper sees."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from sellers.businesses.models import ActivityField, AddressShown, Licence, LicenceState, Seller
from sellers.businesses.whole import sellers_read
from shop.accounts.models import User
from shop.core.calendar import today
from shop.core.hot import hot_rows
from shop.core.lru import Lru
from shop.core.persian import digits_fa


def last_moment(expires_on: dt.date) -> dt.datetime:
    """The instant at which a licence ends: the midnight in Tehran that closes its last day."""
    return timezone.make_aware(dt.datetime.combine(expires_on + dt.timedelta(days=1), dt.time.min), timezone.get_default_timezone())


def licences_on(seller: Seller, day: dt.date) -> QuerySet[Licence]:
    """The licences that hold on that day in Tehran, the longest first."""
    held = Licence.objects.filter(seller=seller, state=LicenceState.VALID, issued_on__lte=day, expires_on__gte=day)
    return held.select_related("agency").order_by("-expires_on", "id")


def licences_told(seller: Seller, day: dt.date) -> QuerySet[Licence]:
    """`licences_on`, each with the titles of its fields (`titles_of`) from the same query."""
    titles = ActivityField.objects.filter(licences=OuterRef("pk")).order_by("id").values("title")
    return licences_on(seller, day).annotate(field_titles=ArraySubquery(titles))


def titles_of(licence: Licence) -> list[str]:
    """The titles of the fields of a licence that came by `licences_told`."""
    titles: list[str] = licence.field_titles  # type: ignore[attr-defined]
    return titles


def licence_for(seller: Seller, field_code: str, day: dt.date) -> Licence | None:
    """The licence that covers a field on that day, as `licences_told`; of several the one that lasts longest."""
    return licences_told(seller, day).filter(fields__code=field_code).first()


@dataclass(frozen=True, slots=True)
class Covering:
    """A licence of a seller that covers a field."""

    seller_id: int
    field_code: str
    field_title: str
    number: str
    expires_on: dt.date


_COVERING = """
SELECT licence.seller_id, field.code, field.title, licence.number, licence.expires_on
FROM sellers_businesses_licence licence
JOIN sellers_businesses_licence_fields given ON given.licence_id = licence.id
JOIN sellers_businesses_activityfield field ON field.id = given.activityfield_id
WHERE licence.seller_id = ANY(%s::text::bigint[]) AND field.code = ANY(%s::text[]) AND licence.state = 'valid'
  AND %s::date BETWEEN licence.issued_on AND licence.expires_on
ORDER BY licence.expires_on, licence.id DESC
"""


def licences_covering(*, seller_ids: Iterable[int], field_codes: Iterable[str], day: dt.date) -> list[Covering]:
    """What covers any of the fields for any of the sellers on that day; of one seller and field the longest last. One query."""
    sellers = "{" + ",".join(map(str, sorted(seller_ids))) + "}"
    return [Covering(*row) for row in hot_rows(_COVERING, [sellers, sorted(field_codes), day])]


def fields_until(seller: Seller) -> dict[str, dt.datetime]:
    """For each field that a licence covers today, the instant at which the last such licence ends."""
    rows = licences_on(seller, today()).values_list("fields__code", "expires_on").order_by("expires_on")
    return {code: last_moment(day) for code, day in rows if code}


def article33_address(seller: Seller, *, before_paying: bool) -> str:
    """The address that article 33 wants, as the seller chose to show it.

    A seller who hides the street shows the county on the product page and the full address before paying.
    """
    if seller.address_shown == AddressShown.SUPPORTER and seller.supporter is not None:
        supporter = seller.supporter
        return f"{supporter.province.name}، {supporter.county.name}، {supporter.address_line}"
    place = f"{seller.province.name}، {seller.county.name}"
    if seller.address_shown == AddressShown.COUNTY and not before_paying:
        return place
    postal_code = _("کد پستی %(code)s") % {"code": digits_fa(seller.postal_code)}
    return f"{place}، {seller.address_line}، {postal_code}"


_known: Lru[Seller] = Lru(2000)


def sellers_known(versions: Mapping[int, tuple[int, int]]) -> dict[int, Seller]:
    """The sellers of these partners with place, supporter and shop, by partner; one query for those whose version is new.

    `versions` are `LiveOffer.maker_version`, read in this transaction or before it: whatever changes of a seller, its supporter or its
    shop makes another version (docs/adr/0010-page-stamps.md). The objects are shared and must not be changed.
    """
    found = {partner: seller for partner, version in versions.items() if (seller := _known.find((partner, version))) is not None}
    missing = versions.keys() - found.keys()
    if missing:
        for seller in sellers_read(missing):
            found[seller.partner_id] = seller
            _known.put((seller.partner_id, versions[seller.partner_id]), seller)
    return found


def sellers_of(user: User) -> QuerySet[Seller]:
    """The businesses whose panel this person may open."""
    return Seller.objects.filter(users=user).select_related("partner", "province", "county").order_by("id")
