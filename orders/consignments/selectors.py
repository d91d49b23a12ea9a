"""An order as its pages show it: one sentence of state, a timeline for each parcel, what was agreed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from oscar.core.loading import get_model

from catalog.listings.cards import picture_url
from catalog.listings.models import ReturnRule
from orders.consignments.models import Consignment, ConsignmentEvent, ConsignmentLine, State
from orders.consignments.sale import closed_told, titles_closed
from orders.order.states import OrderStatus
from orders.payments.models import CLAIMED
from sellers.shops.selectors import mark_url
from shop.accounts.models import User
from shop.core.calendar import add_working_days, jalali_datetime, jalali_day, local_date
from shop.core.money import RIAL_PER_TOMAN, rial, vat_part
from shop.core.persian import digits_fa

Order = get_model("order", "Order")
STEPS = (State.PAID, State.SHIPPED, State.DELIVERED)


def consignments_of(order_id: int) -> list[Consignment]:
    """The parcels with their lines, events and sellers, in three queries."""
    lines = Prefetch("lines", ConsignmentLine.objects.select_related("line").order_by("line_id"))
    events = Prefetch("events", ConsignmentEvent.objects.order_by("at", "id"))
    found = Consignment.objects.filter(order_id=order_id).select_related("seller__shop__mark")
    return list(found.prefetch_related(lines, events).order_by("pk"))


def order_view(order: Any, now: dt.datetime) -> dict[str, Any]:
    """Everything on an order's page. Four queries, one more while it can be paid; the order comes with its contact."""
    consignments = consignments_of(order.pk)
    contact = order.contact
    is_verifying = order.status == OrderStatus.PENDING and order.payments.filter(state__in=CLAIMED).exists()
    is_open = order.status == OrderStatus.PENDING and contact.pay_before > now and not is_verifying
    closed = titles_closed(order_id=order.pk, now=now) if is_open else []
    goods = sum(consignment.goods_total for consignment in consignments)
    freight = sum(consignment.delivery_cost for consignment in consignments)
    pieces = sum(line.quantity for consignment in consignments for line in consignment.lines.all())
    return {
        "number": order.number,
        "status": order.status,
        "placed": jalali_datetime(order.date_placed),
        "sentence": closed_told(closed) if closed else _sentence(order, consignments, now, is_verifying),
        "kind": _kind(order.status),
        "parcels": [_parcel(order, consignment) for consignment in consignments],
        "contact": contact,
        "can_pay": is_open and not closed,
        "can_cancel": is_open,
        "pay_until": jalali_datetime(contact.pay_before),
        "rows": [
            (_("بهای %(n)s کالا") % {"n": digits_fa(str(pieces))}, goods),
            (_("ارسال %(n)s مرسوله") % {"n": digits_fa(str(len(consignments)))}, freight),
        ],
        "total": rial(order.total_incl_tax),
        "vat": _vat(consignments),
    }


def _vat(consignments: Iterable[Consignment]) -> int:
    """The tax inside the goods' prices, in whole Toman."""
    lines = [line for consignment in consignments for line in consignment.lines.all()]
    rials = sum(vat_part(line.quantity * line.unit_price, line.vat_percent) for line in lines)
    return rials // RIAL_PER_TOMAN * RIAL_PER_TOMAN


def orders_of(user: User) -> QuerySet[Any]:
    """A person's orders, the newest first, with their parcels and lines."""
    lines = Prefetch("lines", ConsignmentLine.objects.order_by("line_id"))
    parcels = Prefetch("consignments", Consignment.objects.prefetch_related(lines).order_by("pk"))
    return Order.objects.filter(user=user, contact__isnull=False).prefetch_related(parcels).order_by("-date_placed", "-pk")


def products_bought(order_id: int) -> list[int]:
    """The products of an order's lines that are still there; a variant's is the one whose page shows it."""
    lines = ConsignmentLine.objects.filter(consignment__order_id=order_id, line__product__isnull=False)
    return list(lines.order_by("pk").values_list(Coalesce("line__product__parent_id", "line__product_id"), flat=True))


def order_row(order: Any) -> dict[str, Any]:
    """An order in the account's list."""
    consignments = list(order.consignments.all())
    lines = [line for consignment in consignments for line in consignment.lines.all()]
    return {
        "number": order.number, "placed": jalali_day(order.date_placed), "total": rial(order.total_incl_tax),
        "word": _word(order, consignments), "tag": _tag(order, consignments),
        "pictures": [picture_url(line.picture) for line in lines if line.picture][:4],
        "titles": "، ".join(line.title for line in lines[:2]) + (_(" و …") if len(lines) > 2 else ""),
        "sellers": "، ".join(consignment.seller_name for consignment in consignments),
    }


def parcel_lines(consignment: Consignment) -> list[dict[str, Any]]:
    """The agreed lines for `parts/line.html`."""
    return [
        {
            "title": line.title, "variant": line.variant, "quantity": line.quantity, "total": line.unit_price * line.quantity,
            "picture": picture_url(line.picture),
        }
        for line in consignment.lines.all()
    ]


def timeline_of(consignment: Consignment) -> list[dict[str, Any]]:
    """The parcel's story for `{% timeline %}`: what was, what is, what comes."""
    events = list(consignment.events.all())
    told = [_event(event, consignment) for event in events]
    if consignment.state in (State.CANCELLED, State.EXPIRED, State.DELIVERED):
        return told
    told[-1]["state"] = "now"
    done = {event.after for event in events}
    for state in STEPS:
        if state not in done:
            told.append({"title": _title(state), "state": "todo", "when": "", "note": _promise(consignment, state)})
    return told


def _parcel(order: Any, consignment: Consignment) -> dict[str, Any]:
    return {
        "consignment": consignment,
        "seller": {
            "name": consignment.seller_name, "place": consignment.seller_address, "url": f"/shop/{consignment.seller.slug}/",
            "picture": mark_url(getattr(consignment.seller, "shop", None)),
        },
        "lines": parcel_lines(consignment),
        "timeline": timeline_of(consignment),
        "tracking_code": consignment.tracking_code,
        "returns": sorted({str(ReturnRule(line.return_rule).label) for line in consignment.lines.all()}),
        "licences": sorted({(line.licence_field, line.licence_number) for line in consignment.lines.all()}),
    }


def _event(event: ConsignmentEvent, consignment: Consignment) -> dict[str, Any]:
    is_end = event.after in (State.CANCELLED, State.EXPIRED)
    note = event.note
    if event.after == State.SHIPPED and consignment.tracking_code:
        note = _("کد رهگیری: %(code)s") % {"code": consignment.tracking_code}
    return {"title": _title(event.after), "state": "stopped" if is_end else "done", "when": jalali_datetime(event.at), "note": note}


def _title(state: str) -> str:
    return {
        State.PLACED: _("ثبت شد"),
        State.PAID: _("پرداخت شد؛ سازنده آماده می‌کند"),
        State.SHIPPED: _("فرستاده شد"),
        State.DELIVERED: _("تحویل شد"),
        State.CANCELLED: _("لغو شد"),
        State.EXPIRED: _("مهلت پرداخت گذشت"),
    }[State(state)]


def _promise(consignment: Consignment, state: str) -> str:
    if state != State.DELIVERED:
        return ""
    paid = next((event.at for event in consignment.events.all() if event.after == State.PAID), consignment.created_at)
    first, last = (add_working_days(local_date(paid), days) for days in (consignment.days_min, consignment.days_max))
    if first == last:
        return jalali_day(first)
    return _("از %(first)s تا %(last)s") % {"first": jalali_day(first), "last": jalali_day(last)}


def _sentence(order: Any, consignments: Iterable[Consignment], now: dt.datetime, is_verifying: bool) -> str:
    if is_verifying:
        return _("پرداخت شما را از بانک می‌پرسیم؛ چند دقیقهٔ دیگر این صفحه را دوباره ببینید.")
    if order.status == OrderStatus.PENDING:
        if order.contact.pay_before <= now:
            return _("مهلت پرداخت این سفارش گذشت؛ کالاها تا چند دقیقهٔ دیگر به سبد برمی‌گردد.")
        left = max(1, -(-int((order.contact.pay_before - now).total_seconds()) // 60))
        return _("در انتظار پرداخت؛ کالاها %(n)s دقیقهٔ دیگر برای شما کنار گذاشته است.") % {"n": digits_fa(str(left))}
    if order.status == OrderStatus.EXPIRED:
        return _("مهلت پرداخت گذشت و چیزی پرداخت نشد. کالاها به سبد شما برگشت.")
    if order.status == OrderStatus.CANCELLED:
        return _("این سفارش لغو شد و چیزی پرداخت نشد. کالاها به سبد شما برگشت.")
    states = [consignment.state for consignment in consignments]
    if all(state == State.DELIVERED for state in states):
        return _("همهٔ مرسوله‌ها تحویل شد.")
    if all(state in (State.SHIPPED, State.DELIVERED) for state in states):
        return _("همهٔ مرسوله‌ها در راه است.")
    if any(state in (State.SHIPPED, State.DELIVERED) for state in states):
        return _("بخشی از سفارش در راه است و سازنده‌ها بقیه را آماده می‌کنند.")
    return _("پرداخت شد؛ سازنده‌ها سفارش شما را آماده می‌کنند.")


def _word(order: Any, consignments: list[Consignment]) -> str:
    if order.status != OrderStatus.PAID:
        return str(OrderStatus(order.status).label)
    states = {consignment.state for consignment in consignments}
    if states == {State.DELIVERED}:
        return _("تحویل شد")
    if states <= {State.SHIPPED, State.DELIVERED}:
        return _("در راه")
    return _("بخشی در راه") if states & {State.SHIPPED, State.DELIVERED} else _("در حال آماده‌سازی")


def _tag(order: Any, consignments: list[Consignment]) -> str:
    if order.status == OrderStatus.PENDING:
        return "waiting"
    if order.status != OrderStatus.PAID:
        return "stopped"
    states = {consignment.state for consignment in consignments}
    return "done" if states == {State.DELIVERED} else "sent" if states & {State.SHIPPED, State.DELIVERED} else "waiting"


def _kind(status: str) -> str:
    return {OrderStatus.PENDING: "warning", OrderStatus.PAID: "success"}.get(OrderStatus(status), "info")
