"""The office's list of sellers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import django_filters
from django import forms
from django.db.models import Count, Exists, IntegerField, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn

from catalog.listings.models import Listing
from catalog.listings.services.texts import searchable
from sellers.businesses.models import Licence, LicenceState, Seller
from shop.core.calendar import today
from shop.core.persian import clean, digits_en, digits_fa
from shop.places.models import Province
from themes.office import OfficeList, WorkItem, day_fa

PERMISSION = "sellers_businesses.change_seller"
SOON = dt.timedelta(days=30)


def licences_ending(day: dt.date) -> QuerySet[Licence]:
    """Valid licences whose last day comes within thirty days."""
    return Licence.objects.filter(state=LicenceState.VALID, expires_on__gte=day, expires_on__lte=day + SOON)


class SellerFilter(WagtailFilterSet):
    shop = django_filters.ChoiceFilter(
        label=_("غرفه"), choices=(("open", _("باز")), ("frozen", _("بسته"))), method="by_shop", empty_label=_("همه"),
        widget=forms.RadioSelect,
    )
    licence = django_filters.ChoiceFilter(
        label=_("مجوز"), choices=(("ending", _("تا ۳۰ روز دیگر پایان می‌یابد")), ("none", _("بی‌مجوز معتبر"))), method="by_licence",
        empty_label=_("همه"), widget=forms.RadioSelect,
    )
    province = django_filters.ModelChoiceFilter(label=_("استان"), queryset=Province.objects.all(), empty_label=_("همه"))

    class Meta:
        model = Seller
        fields: list[str] = []

    def by_shop(self, rows: QuerySet[Seller], name: str, value: str) -> QuerySet[Seller]:
        return rows.filter(frozen_at__isnull=value == "open")

    def by_licence(self, rows: QuerySet[Seller], name: str, value: str) -> QuerySet[Seller]:
        if value == "ending":
            return rows.filter(Exists(licences_ending(today()).filter(seller=OuterRef("pk"))))
        valid = Licence.objects.filter(seller=OuterRef("pk"), state=LicenceState.VALID, issued_on__lte=today(), expires_on__gte=today())
        return rows.filter(~Exists(valid))


def _goods() -> Coalesce:
    counted = Listing.objects.filter(partner=OuterRef("partner")).order_by().values("partner").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


class SellerList(OfficeList):
    permission = PERMISSION
    model = Seller
    page_title = _("فروشنده‌ها")
    header_icon = "group"
    verbose_name_plural = _("فروشنده‌ای")
    index_url_name = "office_sellers:index"
    index_results_url_name = "office_sellers:results"
    filterset_class = SellerFilter
    default_ordering = "-joined_at"
    columns = (
        TitleColumn("name", label=_("کارگاه"), sort_key="name", get_url=lambda seller: reverse("office_sellers:seller", args=[seller.pk])),
        Column("owner_name", label=_("صاحب مجوز")),
        Column("place", label=_("جا"), accessor=lambda seller: f"{seller.province.name}، {seller.county.name}"),
        Column("goods", label=_("کالا"), accessor=lambda seller: digits_fa(str(seller.goods)), sort_key="goods"),
        Column("licence", label=_("مجوز تا"), accessor=lambda seller: day_fa(seller.licensed_until), sort_key="licensed_until"),
        StatusTagColumn(
            "shop", label=_("غرفه"), accessor=lambda seller: _("بسته") if seller.frozen_at else _("باز"),
            primary=lambda seller: seller.frozen_at is None,
        ),
        Column("joined", label=_("پیوستن"), accessor=lambda seller: day_fa(seller.joined_at), sort_key="joined_at"),
    )

    def get_base_queryset(self) -> QuerySet[Seller]:
        until = Max("licences__expires_on", filter=Q(licences__state=LicenceState.VALID))
        return Seller.objects.select_related("province", "county").annotate(licensed_until=until, goods=_goods())

    def search_queryset(self, queryset: QuerySet[Seller]) -> QuerySet[Seller]:
        typed = clean(self.search_query)
        if not typed:
            return queryset
        words = Q()
        for word in searchable(typed).split():
            words &= Q(partner__maker__search_text__contains=word)
        number = Exists(Licence.objects.filter(seller=OuterRef("pk"), number__icontains=typed))
        return queryset.filter(words | number | Q(owner_name__icontains=typed) | Q(users__mobile=digits_en(typed))).distinct()


class LicencesEnding(WorkItem):
    order = 20
    permission = PERMISSION
    label = _("مجوز رو به پایان تا ۳۰ روز دیگر")
    icon = "date"

    def count(self) -> int:
        return licences_ending(today()).count()

    def url(self) -> str:
        return reverse("office_sellers:index") + "?licence=ending"


def licence_rows(seller: Seller) -> list[dict[str, Any]]:
    """The seller's licences, the newest first, with what the page says of each."""
    day = today()
    rows = seller.licences.select_related("agency").prefetch_related("fields").order_by("-expires_on", "-pk")
    return [
        {
            "licence": licence, "fields": "، ".join(field.title for field in licence.fields.all()),
            "is_valid": licence.state == LicenceState.VALID,
            "state": _("باطل‌شده") if licence.state == LicenceState.REVOKED else
            _("پایان‌یافته") if licence.expires_on < day else _("رو به پایان") if licence.expires_on <= day + SOON else _("معتبر"),
        }
        for licence in rows
    ]
