"""The checkout page's facts as its template shows them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from catalog.listings.models import ReturnRule
from orders.basket.selectors import Parcel
from orders.basket.views import parcel_view
from orders.checkout.forms import NEW, CheckoutForm
from orders.checkout.plan import Plan, PlanParcel, delivery_days
from orders.checkout.services import NOTE_MOST
from sellers.businesses.selectors import article33_address
from shop.core.calendar import jalali_day, today
from shop.core.money import toman_fa
from shop.core.persian import digits_fa


def page_context(form: CheckoutForm, plan: Plan) -> dict[str, Any]:
    basket = plan.basket
    return {
        "form": form.fields,
        "user_mobile": form.user.mobile if form.user else "",
        "is_guest": form.user is None,
        "book": [_address(form, address) for address in form.book],
        "is_new": form.chosen is None,
        "new": NEW,
        "parcels": [_parcel(form, parcel) for parcel in plan.parcels],
        "plan": plan,
        "basket": basket,
        "pieces": basket.pieces,
        "rows": _rows(plan),
        "note_most": NOTE_MOST,
        "can_pay": plan.is_quoted and not basket.is_blocked,
    }


def _address(form: CheckoutForm, address: Any) -> dict[str, Any]:
    return {
        "id": address.pk, "title": address.title or address.recipient, "is_chosen": form.chosen == address,
        "text": f"{address.province.name}، {address.county.name}، {address.line}",
    }


def _parcel(form: CheckoutForm, planned: PlanParcel) -> dict[str, Any]:
    parcel = planned.parcel
    return parcel_view(parcel) | {
        "choices": [
            {
                "code": quote.code, "title": quote.title, "is_chosen": quote == planned.chosen, "days": _days(parcel, quote),
                "cost": toman_fa(quote.cost) if quote.cost else _("رایگان"),
            }
            for quote in planned.quotes
        ],
        "is_too_heavy": form.province_id is not None and not planned.quotes,
        "note": form.data.get(f"note_{parcel.seller.pk}", ""),
        "address": article33_address(parcel.seller, before_paying=True),
        "phone": parcel.seller.phone,
        "owner": parcel.seller.owner_name,
        "returns": _returns(parcel),
    }


def _days(parcel: Parcel, quote: Any) -> str:
    first, last = delivery_days(paid_on=today(), preparation_days=parcel.preparation_days, quote=quote)
    return jalali_day(first) if first == last else _("%(first)s تا %(last)s") % {"first": jalali_day(first), "last": jalali_day(last)}


def _returns(parcel: Parcel) -> list[str]:
    """What of this parcel cannot be returned, and why; the rule itself stands beside the button."""
    rules = {line.offer.return_rule for line in parcel.lines} - {ReturnRule.SEVEN_DAYS}
    return [str(ReturnRule(rule).label) for rule in sorted(rules)]


def _rows(plan: Plan) -> list[tuple[Any, ...]]:
    basket = plan.basket
    rows: list[tuple[Any, ...]] = [(_("بهای %(n)s کالا") % {"n": digits_fa(str(basket.pieces))}, basket.full_total)]
    if basket.full_total > basket.goods_total:
        rows.append((_("تخفیف کالاها"), basket.goods_total - basket.full_total, "cut"))
    name = _("ارسال %(n)s مرسوله") % {"n": digits_fa(str(len(plan.parcels)))}
    rows.append((name, plan.freight) if plan.is_quoted else (name, _("پس از انتخاب استان")))
    return rows
