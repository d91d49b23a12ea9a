"""Orders in the operators' office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from orders.consignments.office.orders import (
    VIEW,
    LateParcels,
    OrderCancel,
    OrderList,
    OrderPage,
    PaidParcels,
    ParcelDelivered,
    ParcelShipped,
)
from themes.office import OfficeSet


class Orders(OfficeSet):
    name = "office_orders"
    url_prefix = "orders"
    icon = "parcel"
    menu_label = _("سفارش‌ها")
    menu_order = 10
    permission = VIEW

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", OrderList.as_view(), name="index"),
            path("results/", OrderList.as_view(results_only=True), name="results"),
            path("<int:pk>/", OrderPage.as_view(), name="order"),
            path("<int:pk>/cancel/", OrderCancel.as_view(), name="cancel"),
            path("parcels/<int:pk>/shipped/", ParcelShipped.as_view(), name="shipped"),
            path("parcels/<int:pk>/delivered/", ParcelDelivered.as_view(), name="delivered"),
        ]


@hooks.register("register_admin_viewset")
def orders() -> Orders:
    return Orders()


@hooks.register("construct_homepage_summary_items")
def work(request: HttpRequest, items: list[Any]) -> None:
    items += [LateParcels(request), PaidParcels(request)]
