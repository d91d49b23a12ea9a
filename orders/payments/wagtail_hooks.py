"""Payments in the operators' office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from orders.payments.office.payments import VIEW, PaymentAsk, PaymentList, PaymentPage, PaymentsFailed
from themes.office import OfficeSet


class Payments(OfficeSet):
    name = "office_payments"
    url_prefix = "payments"
    icon = "wallet"
    menu_label = _("پرداخت‌ها")
    menu_order = 50
    permission = VIEW

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", PaymentList.as_view(), name="index"),
            path("results/", PaymentList.as_view(results_only=True), name="results"),
            path("<int:pk>/", PaymentPage.as_view(), name="payment"),
            path("<int:pk>/ask/", PaymentAsk.as_view(), name="ask"),
        ]


@hooks.register("register_admin_viewset")
def payments() -> Payments:
    return Payments()


@hooks.register("register_icons")
def icons(icons: list[str]) -> list[str]:
    return [*icons, "office/icons/wallet.svg", "office/icons/parcel.svg"]


@hooks.register("construct_homepage_summary_items")
def work(request: HttpRequest, items: list[Any]) -> None:
    items.append(PaymentsFailed(request))
