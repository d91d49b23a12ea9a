"""Payments in the office: the list, one payment with its events, and asking the gateway again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn

from orders.payments.models import CLAIMABLE, Payment, PaymentState
from orders.payments.services import payment_verify
from shop.core.calendar import jalali_datetime
from shop.core.money import toman_fa
from shop.core.persian import clean, digits_en, digits_fa
from themes.office import OfficeForm, OfficeList, OfficePage, WorkItem

VIEW = "orders_payments.view_payment"
CHANGE = "orders_payments.change_payment"
ASKABLE = frozenset({*CLAIMABLE, PaymentState.VERIFYING, PaymentState.VERIFIED})
FAILED_SINCE = dt.timedelta(days=1)
KINDS: dict[str, Any] = {
    "request_failed": gettext_lazy("درگاه درخواست را نپذیرفت"),
    "callback": gettext_lazy("خریدار از درگاه برگشت"),
    "callback_refused": gettext_lazy("بازگشت نامربوط رد شد"),
    "verify_unanswered": gettext_lazy("درگاه پاسخ نداد"),
    "verify_refused": gettext_lazy("درگاه تأیید نکرد"),
    "amount_refused": gettext_lazy("مبلغ دیگری پرداخت شده بود"),
    "reference_refused": gettext_lazy("شمارهٔ پیگیری تکراری بود"),
    "left": gettext_lazy("تأیید نشد؛ بانک برمی‌گرداند"),
    "settled": gettext_lazy("پرداخت شد"),
    "settle_refused": gettext_lazy("سفارش پرداخت را نپذیرفت"),
}


class PaymentFilter(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("وضعیت"), choices=PaymentState.choices, empty_label=gettext_lazy("همه"), widget=forms.RadioSelect
    )
    recent = django_filters.ChoiceFilter(
        label=gettext_lazy("زمان"),
        choices=(("day", gettext_lazy("۲۴ ساعت گذشته")),),
        method="by_time",
        empty_label=gettext_lazy("همه"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Payment
        fields: list[str] = []

    def by_time(self, rows: QuerySet[Payment], name: str, value: str) -> QuerySet[Payment]:
        return rows.filter(created_at__gte=timezone.now() - FAILED_SINCE)


class PaymentList(OfficeList):
    permission = VIEW
    model = Payment
    page_title = gettext_lazy("پرداخت‌ها")
    header_icon = "wallet"
    verbose_name_plural = gettext_lazy("پرداختی")
    index_url_name = "office_payments:index"
    index_results_url_name = "office_payments:results"
    filterset_class = PaymentFilter
    default_ordering = "-created_at"
    columns = (
        TitleColumn(
            "order",
            label=gettext_lazy("سفارش"),
            accessor="order.number",
            get_url=lambda row: reverse("office_payments:payment", args=[row.pk]),
        ),
        Column("amount", label=gettext_lazy("مبلغ (تومان)"), accessor=lambda row: toman_fa(row.amount), sort_key="amount"),
        StatusTagColumn(
            "state", label=gettext_lazy("وضعیت"), accessor="get_state_display", primary=lambda row: row.state == PaymentState.SETTLED
        ),
        Column("reference", label=gettext_lazy("شمارهٔ پیگیری"), accessor=lambda row: digits_fa(row.reference or "")),
        Column("card", label=gettext_lazy("کارت")),
        Column("created", label=gettext_lazy("آغاز"), accessor=lambda row: jalali_datetime(row.created_at), sort_key="created_at"),
    )

    def get_base_queryset(self) -> QuerySet[Payment]:
        return Payment.objects.select_related("order")

    def search_queryset(self, queryset: QuerySet[Payment]) -> QuerySet[Payment]:
        typed = digits_en(clean(self.search_query))
        if not typed:
            return queryset
        return queryset.filter(Q(order__number__iexact=typed) | Q(reference=typed) | Q(authority=typed))


class PaymentPage(OfficePage):
    permission = VIEW
    template_name = "office/payment.html"
    header_icon = "wallet"
    payment: Payment

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.payment = get_object_or_404(Payment.objects.select_related("order"), pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("پرداخت سفارش %(number)s") % {"number": self.payment.order.number}

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_payments:index"), _("پرداخت‌ها"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        events = [{"event": event, "kind": KINDS.get(event.kind, event.kind)} for event in self.payment.events.order_by("at", "pk")]
        may_ask = self.request.user.has_perm(CHANGE) and self.payment.state in ASKABLE
        return super().get_context_data(payment=self.payment, events=events, may_ask=may_ask, **kwargs)


class PaymentAsk(OfficeForm):
    """Outside of any transaction: the gateway is asked in the request."""

    permission = CHANGE
    header_icon = "wallet"
    form_class = forms.Form
    page_title = gettext_lazy("پرسش از درگاه")
    submit_label = gettext_lazy("از درگاه بپرس")
    explanation = gettext_lazy(
        "از درگاه پرسیده می‌شود که این پول پرداخت شده است یا نه. اگر شده باشد سفارش پرداخت‌شده می‌شود. "
        "تا خریدار در درگاه است این کار را نکنید."
    )
    done_message = gettext_lazy("پرسیده شد؛ وضعیت کنونی را در صفحه می‌بینید.")
    is_dangerous = True
    payment: Payment

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.payment = get_object_or_404(Payment.objects.select_related("order"), pk=kwargs["pk"], state__in=ASKABLE)

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_payments:index"), _("پرداخت‌ها")), (self.done(), self.payment.order.number)]

    def done(self) -> str:
        return reverse("office_payments:payment", args=[self.payment.pk])

    def act(self, data: Mapping[str, Any]) -> None:
        payment_verify(payment_id=self.payment.pk)


class PaymentsFailed(WorkItem):
    order = 40
    permission = VIEW
    label = gettext_lazy("پرداخت ناموفق در ۲۴ ساعت گذشته")
    icon = "wallet"

    def count(self) -> int:
        return Payment.objects.filter(state=PaymentState.FAILED, created_at__gte=timezone.now() - FAILED_SINCE).count()

    def url(self) -> str:
        return reverse("office_payments:index") + "?state=failed&recent=day"
