"""Orders in the seller's panel: what to send, an order's page, "sent" and "delivered". A parcel of another seller is not found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Max, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from orders.basket.views import number_of
from orders.consignments.forms import ShippedForm
from orders.consignments.models import Consignment, ConsignmentEvent, ConsignmentLine, State
from orders.consignments.selectors import parcel_lines, timeline_of
from orders.consignments.services import consignment_move
from sellers.businesses.models import Seller
from sellers.panel.access import SellerRequest, seller_required
from sellers.panel.frame import panel_render
from sellers.panel.registry import PanelPage, PanelTiles, Tile, panel_page, panel_tiles
from shop.accounts.menu import AccountEntry, account_entry
from shop.accounts.models import User
from shop.core.calendar import add_working_days, jalali_day, local_date, today
from shop.core.errors import DomainError
from shop.core.persian import digits_fa

ON_A_PAGE = 20
HERE = "panel_orders:list"
SHOWN = (State.PAID, State.SHIPPED, State.DELIVERED)
"""A seller sees what is paid; what was never paid is none of his work."""
PAID_EVENT = Q(events__after=State.PAID)
TAGS = {State.PAID: "waiting", State.SHIPPED: "sent", State.DELIVERED: "done"}


def _parcels(seller: Seller) -> Any:
    lines = Prefetch("lines", ConsignmentLine.objects.order_by("line_id"))
    own = Consignment.objects.filter(seller=seller, state__in=SHOWN).select_related("order__contact__province", "order__contact__county")
    return own.prefetch_related(lines)


def send_before(consignment: Consignment, paid_at: dt.datetime) -> dt.date:
    """The last working day on which the parcel leaves in time."""
    days = max((line.preparation_days for line in consignment.lines.all()), default=0)
    return add_working_days(local_date(paid_at), max(1, days))


def _row(consignment: Any, day: dt.date) -> dict[str, Any]:
    lines = list(consignment.lines.all())
    due = send_before(consignment, consignment.paid_at)
    contact = consignment.order.contact
    is_late = consignment.state == State.PAID and due < day
    return {
        "id": consignment.pk, "number": consignment.order.number, "to": f"{contact.county}، {contact.province}",
        "recipient": contact.recipient,
        "titles": "، ".join(f"{line.title} × {digits_fa(str(line.quantity))}" for line in lines), "total": consignment.goods_total,
        "word": str(State(consignment.state).label), "tag": TAGS[State(consignment.state)], "is_late": is_late,
        "due": jalali_day(due) if consignment.state == State.PAID else "", "can_send": consignment.state == State.PAID,
    }


@require_safe
@seller_required
def orders_list(request: SellerRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    rows = _parcels(request.seller).annotate(paid_at=Max("events__at", filter=PAID_EVENT)).order_by("-pk")
    if state in SHOWN:
        rows = rows.filter(state=state)
    page = Paginator(rows, ON_A_PAGE).get_page(number_of(request.GET, "page", 1))
    context = {
        "page": page, "rows": [_row(row, today()) for row in page], "state": state,
        "base": "?" + urlencode({"state": state, "page": ""} if state in SHOWN else {"page": ""}),
        "states": [("", _("همه"))] + [(str(one), str(one.label)) for one in SHOWN],
    }
    return panel_render(request, "orders/panel_list.html", context, here=HERE)


@require_safe
@seller_required
def order_page(request: SellerRequest, pk: int) -> HttpResponse:
    return _page(request, _own(request, pk), ShippedForm())


@require_POST
@seller_required
def order_sent(request: SellerRequest, pk: int) -> HttpResponse:
    """The parcel left, with its tracking code."""
    consignment = _own(request, pk)
    form = ShippedForm(request.POST)
    if form.is_valid():
        try:
            consignment_move(
                consignment_id=pk, after=State.SHIPPED, actor=cast(User, request.user), tracking_code=form.cleaned_data["tracking_code"]
            )
        except DomainError as refused:
            form.add_error("tracking_code", str(refused))
        else:
            messages.success(request, _("فرستاده شد؛ خریدار با پیامک خبر شد."))
            return redirect("panel_orders:detail", pk)
    return _page(request, consignment, form)


@require_POST
@seller_required
def order_delivered(request: SellerRequest, pk: int) -> HttpResponse:
    consignment = _own(request, pk)
    try:
        consignment_move(consignment_id=consignment.pk, after=State.DELIVERED, actor=cast(User, request.user))
        messages.success(request, _("تحویل ثبت شد."))
    except DomainError as refused:
        messages.error(request, str(refused))
    return redirect("panel_orders:detail", pk)


def _own(request: SellerRequest, pk: int) -> Consignment:
    events = Prefetch("events", ConsignmentEvent.objects.order_by("at", "id"))
    found: Consignment = get_object_or_404(_parcels(request.seller).prefetch_related(events), pk=pk)
    return found


def _page(request: SellerRequest, consignment: Consignment, form: ShippedForm) -> HttpResponse:
    context = {
        "parcel": consignment, "order": consignment.order, "contact": consignment.order.contact, "lines": parcel_lines(consignment),
        "timeline": timeline_of(consignment), "form": form, "tag": TAGS[State(consignment.state)],
        "can_send": consignment.state == State.PAID, "can_deliver": consignment.state == State.SHIPPED,
        "rows": [
            (_("بهای کالاها"), consignment.goods_total),
            (_("ارسال: %(way)s") % {"way": consignment.delivery_title}, consignment.delivery_cost),
        ],
        "total": consignment.goods_total + consignment.delivery_cost,
    }
    return panel_render(request, "orders/panel_detail.html", context, here=HERE)


def _to_send(seller: Seller) -> int:
    return Consignment.objects.filter(seller=seller, state=State.PAID).count()


def _tiles(seller: Seller, now: dt.datetime) -> Sequence[Tile]:
    url = reverse(HERE)
    waiting = list(_parcels(seller).filter(state=State.PAID).annotate(paid_at=Max("events__at", filter=PAID_EVENT)))
    late = sum(send_before(parcel, parcel.paid_at) < local_date(now) for parcel in waiting)
    note = _("%(n)s تا از روزش گذشته") % {"n": digits_fa(str(late))} if late else ""
    on_way = Consignment.objects.filter(seller=seller, state=State.SHIPPED).count()
    return [
        Tile(len(waiting), _("باید فرستاده شود"), "package-open", f"{url}?state={State.PAID}", note, bool(late)),
        Tile(on_way, _("در راه"), "truck", f"{url}?state={State.SHIPPED}"),
    ]


def register() -> None:
    panel_page(PanelPage(HERE, gettext_lazy("سفارش‌ها"), "package-open", 20, count=_to_send))
    panel_tiles(PanelTiles("orders", _tiles, 10))
    account_entry(AccountEntry(gettext_lazy("سفارش‌های من"), gettext_lazy("از پرداخت تا تحویل"), "package", "my_orders:list", 10))
