"""A seller in the office: facts, licences, and the acts of `services`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sellers.businesses import services
from sellers.businesses.models import Licence, Seller
from sellers.businesses.office.forms import FreezeForm, LicenceForm
from sellers.businesses.office.lists import PERMISSION, licence_rows
from sellers.businesses.selectors import article33_address
from themes.office import OfficeForm, OfficePage, with_actors

EVENTS_SHOWN = 20


def events_of(seller: Seller) -> list[dict[str, Any]]:
    """What the audit trail has of the seller, the newest first."""
    rows: QuerySet[Any] = apps.get_model("sellers_businesses", "SellerEvent").objects.filter(id=seller.pk)
    return with_actors(list(rows.select_related("pgh_context").order_by("-pgh_created_at", "-pk")[:EVENTS_SHOWN]))


def licence_events_of(seller: Seller) -> list[dict[str, Any]]:
    """What the audit trail has of the seller's licences, the newest first."""
    rows: QuerySet[Any] = apps.get_model("sellers_businesses", "LicenceEvent").objects.filter(seller_id=seller.pk)
    return with_actors(list(rows.select_related("pgh_context").order_by("-pgh_created_at", "-pk")[:EVENTS_SHOWN]))


class SellerPage(OfficePage):
    permission = PERMISSION
    template_name = "office/seller.html"
    header_icon = "group"
    seller: Seller

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        wanted = Seller.objects.select_related("province", "county", "supporter__province", "supporter__county", "frozen_by", "partner")
        self.seller = get_object_or_404(wanted, pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return self.seller.name

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_sellers:index"), _("فروشنده‌ها"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            seller=self.seller, licences=licence_rows(self.seller), users=self.seller.users.all(),
            events=events_of(self.seller), licence_events=licence_events_of(self.seller),
            shown_address=article33_address(self.seller, before_paying=False), **kwargs,
        )


class _SellerAct(OfficeForm):
    permission = PERMISSION
    header_icon = "group"
    seller: Seller

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.seller = get_object_or_404(Seller.objects.select_related("province", "county", "partner"), pk=kwargs["pk"])

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_sellers:index"), _("فروشنده‌ها")), (self.done(), self.seller.name)]

    def done(self) -> str:
        return reverse("office_sellers:seller", args=[self.seller.pk])


class SellerFreeze(_SellerAct):
    form_class = FreezeForm
    page_title = gettext_lazy("بستن غرفه")
    submit_label = gettext_lazy("غرفه را ببند")
    explanation = gettext_lazy("هیچ کالای این غرفه دیگر خریده نمی‌شود تا آن را باز کنید. سفارش‌های پرداخت‌شده سر جایشان می‌مانند.")
    done_message = gettext_lazy("غرفه بسته شد.")
    refused_fields = {"reason_missing": "reason"}
    is_dangerous = True

    def act(self, data: Mapping[str, Any]) -> None:
        services.seller_freeze(seller=self.seller, reason=data["reason"], actor=self.actor)


class SellerUnfreeze(_SellerAct):
    form_class = Form
    page_title = gettext_lazy("باز کردن غرفه")
    submit_label = gettext_lazy("غرفه را باز کن")
    explanation = gettext_lazy("کالاهای این غرفه که مجوزشان معتبر است دوباره فروخته می‌شوند.")
    done_message = gettext_lazy("غرفه باز شد.")

    def act(self, data: Mapping[str, Any]) -> None:
        services.seller_unfreeze(seller=self.seller, actor=self.actor)


class LicenceGrant(_SellerAct):
    permission = "sellers_businesses.add_licence"
    form_class = LicenceForm
    page_title = gettext_lazy("ثبت مجوز")
    done_message = gettext_lazy("مجوز ثبت شد.")
    refused_fields = {
        "licence_number_empty": "number", "licence_number_taken": "number", "licence_dates": "expires_on",
        "licence_without_fields": "activity_fields", "field_closed": "activity_fields",
    }

    def act(self, data: Mapping[str, Any]) -> None:
        services.licence_grant(
            seller=self.seller, number=data["number"], kind=data["kind"], agency=data["agency"], fields=list(data["activity_fields"]),
            issued_on=data["issued_on"], expires_on=data["expires_on"],
        )


class LicenceRevoke(OfficeForm):
    permission = "sellers_businesses.change_licence"
    header_icon = "group"
    form_class = Form
    page_title = gettext_lazy("باطل کردن مجوز")
    submit_label = gettext_lazy("مجوز را باطل کن")
    done_message = gettext_lazy("مجوز باطل شد.")
    is_dangerous = True
    licence: Licence

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        wanted = Licence.objects.select_related("seller__province", "seller__county", "seller__partner")
        self.licence = get_object_or_404(wanted, pk=kwargs["pk"])

    @property
    def explanation(self) -> str:
        return _("مجوز %(number)s از %(seller)s باطل می‌شود. کالاهایی که تنها این مجوز آن‌ها را می‌پوشاند از فهرست‌ها، سبدها و پرداخت "
                 "بیرون می‌روند. این کار بازگشت ندارد.") % {"number": self.licence.number, "seller": self.licence.seller.name}

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_sellers:index"), _("فروشنده‌ها")), (self.done(), self.licence.seller.name)]

    def done(self) -> str:
        return reverse("office_sellers:seller", args=[self.licence.seller_id])

    def act(self, data: Mapping[str, Any]) -> None:
        services.licence_revoke(licence=self.licence)
