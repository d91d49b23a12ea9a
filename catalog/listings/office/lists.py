"""The office's list of products."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.models import Category, Product
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn

from catalog.listings.models import Listing, ListingState, Picture
from catalog.listings.services.texts import searchable
from shop.core.money import toman_fa
from shop.core.persian import digits_fa
from themes.office import OfficeList, day_fa

PERMISSION = "catalog_listings.change_productinfo"



class ProductFilter(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("وضعیت"), choices=ListingState.choices, method="by_state", empty_label=_("همه"), widget=forms.RadioSelect,
    )
    field = django_filters.ModelChoiceFilter(
        label=_("رسته"), queryset=Category.objects.filter(depth=1), method="by_field", empty_label=_("همه"), widget=forms.RadioSelect,
    )
    pictures = django_filters.ChoiceFilter(
        label=_("عکس"), choices=(("none", _("بی‌عکس")), ("some", _("با عکس"))), method="by_pictures", empty_label=_("همه"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Product
        fields: list[str] = []

    def by_state(self, rows: QuerySet[Product], name: str, value: str) -> QuerySet[Product]:
        return rows.filter(Exists(Listing.objects.filter(product=OuterRef("pk"), state=value)))

    def by_field(self, rows: QuerySet[Product], name: str, value: Category) -> QuerySet[Product]:
        return rows.filter(info__category__path__startswith=value.path)

    def by_pictures(self, rows: QuerySet[Product], name: str, value: str) -> QuerySet[Product]:
        some = Exists(Picture.objects.filter(product=OuterRef("pk")))
        return rows.filter(some if value == "some" else ~some)


def _offers(product: Any) -> list[Any]:
    return [*product.stockrecords.all(), *(record for child in product.children.all() for record in child.stockrecords.all())]


def price_text(product: Any) -> str:
    """«۱۲۰٬۰۰۰» or «از ۱۲۰٬۰۰۰ تا ۱۵۰٬۰۰۰» Toman of all offers."""
    prices = sorted({int(record.price) for record in _offers(product) if record.price is not None})
    if len(prices) < 2:
        return toman_fa(prices[0]) if prices else ""
    return str(_("از %(low)s تا %(high)s") % {"low": toman_fa(prices[0]), "high": toman_fa(prices[-1])})


def stock_text(product: Any) -> str:
    """The pieces that can still be ordered, of all offers; made to order where nothing is counted."""
    counted = [record for record in _offers(product) if record.num_in_stock is not None]
    if not counted:
        return str(_("سفارشی")) if _offers(product) else ""
    return digits_fa(str(sum(record.num_in_stock - (record.num_allocated or 0) for record in counted)))


def sellers_text(product: Any) -> str:
    return "، ".join(card.seller_name for card in product.listings.all())


def state_text(product: Any) -> str:
    """The best state among the offers."""
    states = {card.state for card in product.listings.all()}
    return str(next((state.label for state in ListingState if state in states), ListingState.HIDDEN.label))


def is_live(product: Any) -> bool:
    return any(card.state == ListingState.LIVE for card in product.listings.all())


class ProductList(OfficeList):
    permission = PERMISSION
    model = Product
    page_title = _("کالاها")
    header_icon = "tag"
    verbose_name_plural = _("کالایی")
    index_url_name = "office_products:index"
    index_results_url_name = "office_products:results"
    filterset_class = ProductFilter
    default_ordering = "-date_created"
    columns = (
        TitleColumn(
            "title", label=_("کالا"), sort_key="title", get_url=lambda product: reverse("office_products:product", args=[product.pk]),
        ),
        Column("category", label=_("دسته"), accessor="info.category.name"),
        Column("sellers", label=_("فروشنده"), accessor=sellers_text),
        Column("price", label=_("قیمت (تومان)"), accessor=price_text),
        Column("stock", label=_("موجودی"), accessor=stock_text),
        StatusTagColumn("state", label=_("وضعیت"), accessor=state_text, primary=is_live),
        Column("created", label=_("ثبت"), accessor=lambda product: day_fa(product.date_created), sort_key="date_created"),
    )

    def get_base_queryset(self) -> QuerySet[Product]:
        rows = Product.objects.filter(parent=None, info__isnull=False).select_related("info__category")
        return rows.prefetch_related("stockrecords", "children__stockrecords", "listings")

    def search_queryset(self, queryset: QuerySet[Product]) -> QuerySet[Product]:
        for word in searchable(self.search_query).split():
            by_maker = Exists(Listing.objects.filter(product=OuterRef("pk"), partner__maker__search_text__contains=word))
            queryset = queryset.filter(Q(info__search_text__contains=word) | by_maker)
        return queryset
