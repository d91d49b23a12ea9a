"""The basket as a page shows it: live prices and stock, grouped by seller, every change named on its line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalog.listings.selectors import LiveOffer, Why, live_offers
from orders.basket.hot import MOST_OF_A_LINE
from sellers.businesses.models import Seller
from sellers.businesses.selectors import sellers_known
from shop.core.hot import hot_rows
from shop.core.money import toman_fa
from shop.core.persian import digits_fa


@dataclass(frozen=True, slots=True)
class BasketLine:
    """`price_then` is the price at which the line was put in, in Rial; everything in `offer` is of now."""

    id: int
    stockrecord_id: int
    quantity: int
    price_then: int
    offer: LiveOffer

    @property
    def total(self) -> int:
        return self.offer.price * self.quantity

    @property
    def most(self) -> int:
        return max(1, MOST_OF_A_LINE if self.offer.available is None else min(MOST_OF_A_LINE, self.offer.available))

    @property
    def old_total(self) -> int | None:
        return self.offer.old_price * self.quantity if self.offer.old_price else None

    @property
    def is_blocked(self) -> bool:
        """Something must be done with this line before it can be bought."""
        return not self.offer.live or (self.offer.available is not None and self.offer.available < self.quantity)

    @property
    def changes(self) -> list[str]:
        """What is different from when the line was put in, as sentences that say what to do."""
        if not self.offer.live:
            return [_("این کالا دیگر فروخته نمی‌شود. آن را از سبد بردارید.")]
        found = []
        if self.offer.available == 0:
            found.append(_("این کالا تمام شده است. آن را از سبد بردارید."))
        elif self.is_blocked:
            left = digits_fa(str(self.offer.available))
            found.append(_("تنها %(n)s عدد مانده است؛ تعداد را کم کنید.") % {"n": left})
        if self.offer.price != self.price_then:
            found.append(
                _("قیمت هر عدد از %(then)s به %(now)s تومان رسیده است.")
                % {"then": toman_fa(self.price_then), "now": toman_fa(self.offer.price)}
            )
        return found


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one seller sends."""

    seller: Seller
    lines: list[BasketLine] = field(default_factory=list)

    @property
    def goods_total(self) -> int:
        return sum(line.total for line in self.lines)

    @property
    def weight_g(self) -> int:
        return sum(line.offer.weight_g * line.quantity for line in self.lines)

    @property
    def preparation_days(self) -> int:
        return max(line.offer.preparation_days for line in self.lines)

    @property
    def is_licensed(self) -> bool:
        """The maker is open and a licence holds, as far as these lines tell: one that may be sold says so and none says otherwise."""
        reasons = {line.offer.reason for line in self.lines}
        return bool(reasons & {Why.NONE, Why.SOLD_OUT}) and not reasons & {Why.FROZEN, Why.LICENCE}


@dataclass(frozen=True, slots=True)
class BasketNow:
    """`basket_id` None: nothing was ever put in."""

    basket_id: int | None
    parcels: list[Parcel]

    @property
    def lines(self) -> list[BasketLine]:
        return [line for parcel in self.parcels for line in parcel.lines]

    @property
    def goods_total(self) -> int:
        return sum(parcel.goods_total for parcel in self.parcels)

    @property
    def full_total(self) -> int:
        """What the goods would cost without their cuts."""
        return sum(line.old_total or line.total for line in self.lines)

    @property
    def pieces(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def is_blocked(self) -> bool:
        return any(line.is_blocked for line in self.lines)

    @property
    def weights(self) -> dict[int, tuple[int, int]]:
        """(grams, Rial) by seller id, as `shipping.selectors.quotes_for` asks."""
        return {parcel.seller.pk: (parcel.weight_g, parcel.goods_total) for parcel in self.parcels}


_LINES = """SELECT id, stockrecord_id, quantity, price_incl_tax::bigint FROM basket_line
  WHERE basket_id = %s::text::bigint ORDER BY id"""


def basket_read(*, basket_id: int | None, now: dt.datetime) -> BasketNow:
    """Three queries at most, however many lines. Parcels stand in the order in which their first line was put in."""
    rows = [] if basket_id is None else hot_rows(_LINES, [str(basket_id)])
    offers = live_offers([row[1] for row in rows], now) if rows else {}
    lines = [
        BasketLine(key, record_id, quantity, price or offers[record_id].price, offers[record_id])
        for key, record_id, quantity, price in rows
    ]
    return BasketNow(basket_id, _parcels(lines))


def _parcels(lines: Iterable[BasketLine]) -> list[Parcel]:
    by_partner: dict[int, list[BasketLine]] = {}
    for line in lines:
        by_partner.setdefault(line.offer.partner_id, []).append(line)
    sellers = sellers_known({key: found[0].offer.maker_version for key, found in by_partner.items()})
    return [Parcel(sellers[key], found) for key, found in by_partner.items()]
