"""Orders in the office: the list, one order with its parcels, and the moves that the services allow."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import django_filters
from django import forms
from django.db.models import DurationField, Exists, ExpressionWrapper, F, Max, OuterRef, Prefetch, Q, QuerySet, Value
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn

from orders.consignments.models import Consignment, ConsignmentEvent, ConsignmentLine, Order, State
from orders.consignments.services import consignment_move, order_cancel
from orders.order.links import order_key
from orders.order.states import OrderStatus
from orders.payments.office.payments import VIEW as PAYMENTS
from shop.core.calendar import jalali_datetime
from shop.core.money import rial, toman_fa
from shop.core.persian import clean, digits_en, digits_fa
from themes.office import OfficeForm, OfficeList, OfficePage, WorkItem

VIEW = "orders_consignments.view_consignment"
CHANGE = "orders_consignments.change_consignment"
GRACE_DAYS = 1


def late_parcels(now: dt.datetime) -> QuerySet[Consignment]:
    """Paid parcels that should have left: the promised days of preparation, and one more, are over since they were paid."""
    paid = Consignment.objects.filter(state=State.PAID).annotate(
        paid_at=Max("events__at", filter=Q(events__after=State.PAID)), promised=Max("lines__preparation_days"),
    )
    days = ExpressionWrapper((F("promised") + GRACE_DAYS) * Value(dt.timedelta(days=1)), output_field=DurationField())
    return paid.annotate(wait=days).filter(paid_at__lt=Value(now) - F("wait"))


class OrderFilter(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=gettext_lazy("سفارش"), choices=OrderStatus.choices, empty_label=gettext_lazy("همه"), widget=forms.RadioSelect,
    )
    parcel = django_filters.ChoiceFilter(
        label=gettext_lazy("مرسوله"), choices=(*State.choices, ("late", gettext_lazy("دیرکرده در ارسال"))), method="by_parcel",
        empty_label=gettext_lazy("همه"), widget=forms.RadioSelect,
    )

    class Meta:
        model = Order
        fields: list[str] = []

    def by_parcel(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        if value == "late":
            return rows.filter(pk__in=late_parcels(timezone.now()).values("order_id"))
        return rows.filter(Exists(Consignment.objects.filter(order=OuterRef("pk"), state=value)))


def parcels_text(order: Any) -> str:
    """«سفال آبی‌کون: فرستاده‌شده»."""
    return "، ".join(f"{parcel.seller_name}: {parcel.get_state_display()}" for parcel in order.consignments.all())


class OrderList(OfficeList):
    permission = VIEW
    model = Order
    page_title = gettext_lazy("سفارش‌ها")
    header_icon = "parcel"
    verbose_name_plural = gettext_lazy("سفارشی")
    index_url_name = "office_orders:index"
    index_results_url_name = "office_orders:results"
    filterset_class = OrderFilter
    default_ordering = "-date_placed"
    columns = (
        TitleColumn("number", label=gettext_lazy("شماره"), get_url=lambda order: reverse("office_orders:order", args=[order.pk])),
        StatusTagColumn(
            "status", label=gettext_lazy("وضعیت"), accessor=lambda order: OrderStatus(order.status).label,
            primary=lambda order: order.status == OrderStatus.PAID,
        ),
        Column("parcels", label=gettext_lazy("مرسوله‌ها"), accessor=parcels_text),
        Column("mobile", label=gettext_lazy("خریدار"), accessor=lambda order: digits_fa(order.contact.mobile)),
        Column(
            "total", label=gettext_lazy("مبلغ (تومان)"), accessor=lambda order: toman_fa(rial(order.total_incl_tax)),
            sort_key="total_incl_tax",
        ),
        Column("placed", label=gettext_lazy("ثبت"), accessor=lambda order: jalali_datetime(order.date_placed), sort_key="date_placed"),
    )

    def get_base_queryset(self) -> QuerySet[Any]:
        return Order.objects.filter(contact__isnull=False).select_related("contact").prefetch_related("consignments")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        typed = clean(self.search_query)
        if not typed:
            return queryset
        number = digits_en(typed)
        by_parcel = Exists(Consignment.objects.filter(Q(seller_name__icontains=typed) | Q(tracking_code=number), order=OuterRef("pk")))
        return queryset.filter(
            Q(number__iexact=number) | Q(contact__mobile=number) | Q(contact__recipient_mobile=number)
            | Q(contact__recipient__icontains=typed) | by_parcel
        )


class OrderPage(OfficePage):
    permission = VIEW
    template_name = "office/order.html"
    header_icon = "parcel"
    order: Any

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        wanted = Order.objects.filter(contact__isnull=False).select_related("contact__province", "contact__county", "user")
        self.order = get_object_or_404(wanted, pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("سفارش %(number)s") % {"number": self.order.number}

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_orders:index"), _("سفارش‌ها"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        parcels = self.order.consignments.order_by("pk").prefetch_related(
            Prefetch("lines", ConsignmentLine.objects.order_by("pk")), Prefetch("events", ConsignmentEvent.objects.select_related("actor")),
        )
        payments = self.order.payments.order_by("pk") if user.has_perm(PAYMENTS) else []
        return super().get_context_data(
            order=self.order, status=OrderStatus(self.order.status), total=rial(self.order.total_incl_tax), contact=self.order.contact,
            parcels=parcels, payments=payments, key=order_key(self.order.number), may_change=user.has_perm(CHANGE),
            is_pending=self.order.status == OrderStatus.PENDING, **kwargs,
        )


class _OrderAct(OfficeForm):
    permission = CHANGE
    header_icon = "parcel"
    order: Any

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_orders:index"), _("سفارش‌ها")), (self.done(), self.order.number)]

    def done(self) -> str:
        return reverse("office_orders:order", args=[self.order.pk])


class OrderCancel(_OrderAct):
    form_class = forms.Form
    page_title = gettext_lazy("لغو سفارش")
    submit_label = gettext_lazy("سفارش را لغو کن")
    explanation = gettext_lazy("سفارش پرداخت نشده است. کالاها آزاد می‌شوند و به سبد خریدار برمی‌گردند. این کار بازگشت ندارد.")
    done_message = gettext_lazy("سفارش لغو شد.")
    is_dangerous = True

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.order = get_object_or_404(Order, pk=kwargs["pk"], contact__isnull=False)

    def act(self, data: Mapping[str, Any]) -> None:
        order_cancel(order_id=self.order.pk, actor=self.actor)


class ShippedForm(forms.Form):
    tracking_code = forms.CharField(label=gettext_lazy("کد رهگیری"), max_length=60)
    note = forms.CharField(label=gettext_lazy("یادداشت"), max_length=200, required=False)


class DeliveredForm(forms.Form):
    note = forms.CharField(label=gettext_lazy("یادداشت"), max_length=200, required=False)


class _ParcelAct(_OrderAct):
    after = ""
    parcel: Consignment
    refused_fields = {"tracking_code": "tracking_code"}

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.parcel = get_object_or_404(Consignment.objects.select_related("order"), pk=kwargs["pk"])
        self.order = self.parcel.order

    def act(self, data: Mapping[str, Any]) -> None:
        consignment_move(
            consignment_id=self.parcel.pk, after=self.after, actor=self.actor, note=data["note"],
            tracking_code=data.get("tracking_code", ""),
        )


class ParcelShipped(_ParcelAct):
    after = State.SHIPPED
    form_class = ShippedForm
    page_title = gettext_lazy("مرسوله فرستاده شد")
    submit_label = gettext_lazy("ثبت ارسال")
    done_message = gettext_lazy("ارسال ثبت شد و پیامکش به خریدار رفت.")

    @property
    def explanation(self) -> str:
        return _("مرسولهٔ %(seller)s. خریدار با پیامک خبردار می‌شود.") % {"seller": self.parcel.seller_name}


class ParcelDelivered(_ParcelAct):
    after = State.DELIVERED
    form_class = DeliveredForm
    page_title = gettext_lazy("مرسوله تحویل شد")
    submit_label = gettext_lazy("ثبت تحویل")
    done_message = gettext_lazy("تحویل ثبت شد.")

    @property
    def explanation(self) -> str:
        code = digits_fa(self.parcel.tracking_code)
        return _("مرسولهٔ %(seller)s، کد رهگیری %(code)s.") % {"seller": self.parcel.seller_name, "code": code}


class LateParcels(WorkItem):
    order = 10
    permission = VIEW
    label = gettext_lazy("مرسولهٔ دیرکرده در ارسال")
    icon = "parcel"

    def count(self) -> int:
        return late_parcels(timezone.now()).count()

    def url(self) -> str:
        return reverse("office_orders:index") + "?parcel=late"


class PaidParcels(WorkItem):
    order = 11
    permission = VIEW
    label = gettext_lazy("مرسولهٔ پرداخت‌شده در راه آماده‌سازی")
    icon = "parcel"

    def count(self) -> int:
        return Consignment.objects.filter(state=State.PAID).count()

    def url(self) -> str:
        return reverse("office_orders:index") + "?parcel=paid"
