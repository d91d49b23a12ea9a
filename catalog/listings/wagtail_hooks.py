"""The catalogue's pages in the operators' office."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from catalog.listings.office.changes import ACTION, PAGE_ACTION
from catalog.listings.office.lists import PERMISSION, ProductList
from catalog.listings.office.pages import PageEdit, PicturesEdit
from catalog.listings.office.products import OfferCut, OfferCutEnd, OfferEdit, ProductPage
from catalog.listings.office.rates import TaxRates
from catalog.listings.office.work import ProductsWithoutPicture
from themes.office import OfficeSet


class Products(OfficeSet):
    name = "office_products"
    url_prefix = "products"
    icon = "tag"
    menu_label = _("کالاها")
    menu_order = 20
    permission = PERMISSION

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", ProductList.as_view(), name="index"),
            path("results/", ProductList.as_view(results_only=True), name="results"),
            path("<int:pk>/", ProductPage.as_view(), name="product"),
            path("<int:pk>/edit/", PageEdit.as_view(), name="edit"),
            path("<int:pk>/pictures/", PicturesEdit.as_view(), name="pictures"),
            path("offers/<int:pk>/", OfferEdit.as_view(), name="offer"),
            path("offers/<int:pk>/cut/", OfferCut.as_view(), name="cut"),
            path("offers/<int:pk>/cut/end/", OfferCutEnd.as_view(), name="cut_end"),
        ]


@hooks.register("register_admin_viewset")
def products() -> Products:
    return Products()


@hooks.register("register_admin_viewset")
def tax_rates() -> TaxRates:
    return TaxRates()


@hooks.register("register_log_actions")
def log_actions(registry: Any) -> None:
    registry.register_action(ACTION, _("تغییر عرضه"), _("عرضه تغییر کرد"))
    registry.register_action(PAGE_ACTION, _("ویرایش کالا"), _("کالا ویرایش شد"))


@hooks.register("construct_homepage_summary_items")
def work(request: HttpRequest, items: list[Any]) -> None:
    items.append(ProductsWithoutPicture(request))
