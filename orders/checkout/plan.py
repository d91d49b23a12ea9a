"""What an order of this basket would be: parcels with their ways of delivery, the ones chosen, and the total."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from orders.basket.selectors import BasketNow, Parcel
from orders.shipping.selectors import Quote, quotes_for
from shop.accounts.services.addresses import AddressData
from shop.core.calendar import add_working_days


@dataclass(frozen=True, slots=True)
class ContactData:
    """Who orders (the number that later proves the order is theirs) and where it goes."""

    mobile: str
    address: AddressData


@dataclass(frozen=True, slots=True)
class PlanParcel:
    """`chosen` None: the place is not known yet, or no way takes so heavy a parcel (then `quotes` is empty too)."""

    parcel: Parcel
    quotes: list[Quote]
    chosen: Quote | None

    @property
    def total(self) -> int:
        return self.parcel.goods_total + (self.chosen.cost if self.chosen else 0)


@dataclass(frozen=True, slots=True)
class Plan:
    basket: BasketNow
    province_id: int | None
    parcels: list[PlanParcel]

    @property
    def is_quoted(self) -> bool:
        return bool(self.parcels) and all(parcel.chosen for parcel in self.parcels)

    @property
    def freight(self) -> int:
        return sum(parcel.chosen.cost for parcel in self.parcels if parcel.chosen)

    @property
    def total(self) -> int:
        return self.basket.goods_total + self.freight


def plan_make(*, basket: BasketNow, province_id: int | None, deliveries: Mapping[int, str]) -> Plan:
    """`deliveries` is the code chosen by seller id; without a choice the operator's first way stands. At most one query."""
    quotes = quotes_for(sellers_weights=basket.weights, province_id=province_id) if province_id and basket.parcels else {}
    parcels = []
    for parcel in basket.parcels:
        found = quotes.get(parcel.seller.pk, [])
        wanted = deliveries.get(parcel.seller.pk)
        chosen = next((quote for quote in found if quote.code == wanted), found[0] if found else None)
        parcels.append(PlanParcel(parcel, found, chosen))
    return Plan(basket, province_id, parcels)


def delivery_days(*, paid_on: dt.date, preparation_days: int, quote: Quote) -> tuple[dt.date, dt.date]:
    """The first and the last working day on which a parcel paid that day arrives."""
    return (
        add_working_days(paid_on, preparation_days + quote.days_min),
        add_working_days(paid_on, preparation_days + quote.days_max),
    )
