"""Sellers and their licences in the operators' office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from sellers.businesses.office.lists import PERMISSION, LicencesEnding, SellerList
from sellers.businesses.office.sellers import LicenceGrant, LicenceRevoke, SellerFreeze, SellerPage, SellerUnfreeze
from themes.office import OfficeSet


class Sellers(OfficeSet):
    name = "office_sellers"
    url_prefix = "sellers"
    icon = "group"
    menu_label = _("فروشنده‌ها")
    menu_order = 30
    permission = PERMISSION

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", SellerList.as_view(), name="index"),
            path("results/", SellerList.as_view(results_only=True), name="results"),
            path("<int:pk>/", SellerPage.as_view(), name="seller"),
            path("<int:pk>/freeze/", SellerFreeze.as_view(), name="freeze"),
            path("<int:pk>/unfreeze/", SellerUnfreeze.as_view(), name="unfreeze"),
            path("<int:pk>/licences/new/", LicenceGrant.as_view(), name="licence_grant"),
            path("licences/<int:pk>/revoke/", LicenceRevoke.as_view(), name="licence_revoke"),
        ]


@hooks.register("register_admin_viewset")
def sellers() -> Sellers:
    return Sellers()


@hooks.register("construct_homepage_summary_items")
def work(request: HttpRequest, items: list[Any]) -> None:
    items.append(LicencesEnding(request))
