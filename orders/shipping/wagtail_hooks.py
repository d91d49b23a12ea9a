"""Delivery methods in the office: a plain table of parameters."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column

from orders.shipping.models import DeliveryMethod
from shop.core.money import toman_fa
from shop.core.persian import digits_fa
from themes.office import CountField, ParameterSet, TomanField


class DeliveryMethodForm(WagtailAdminModelForm):
    base_same = TomanField(label=_("پایه در استان (تومان)"))
    base_other = TomanField(label=_("پایه به استان دیگر (تومان)"))
    per_kg = TomanField(label=_("هر کیلوی بیشتر (تومان)"))
    days_same_min = CountField(label=_("کمترین روز در استان"), min_value=0, max_value=60)
    days_same_max = CountField(label=_("بیشترین روز در استان"), min_value=0, max_value=60)
    days_other_min = CountField(label=_("کمترین روز به استان دیگر"), min_value=0, max_value=60)
    days_other_max = CountField(label=_("بیشترین روز به استان دیگر"), min_value=0, max_value=60)
    max_weight_g = CountField(label=_("بیشترین وزن (گرم)"), min_value=1, max_value=1_000_000)

    class Meta:
        model = DeliveryMethod
        fields = (
            "title", "code", "base_same", "base_other", "per_kg", "days_same_min", "days_same_max", "days_other_min", "days_other_max",
            "max_weight_g", "is_active",
        )
        labels = {"code": _("کد (لاتین)")}

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        for near in ("same", "other"):
            least, most = self.cleaned_data.get(f"days_{near}_min"), self.cleaned_data.get(f"days_{near}_max")
            if least is not None and most is not None and least > most:
                self.add_error(f"days_{near}_max", _("بیشترین روز نمی‌تواند کمتر از کمترین روز باشد."))
        return data


class DeliveryMethods(ParameterSet):
    """Orders keep what they were quoted, so a new tariff changes no order."""

    model = DeliveryMethod
    name = "delivery_methods"
    url_prefix = "delivery-methods"
    icon = "parcel"
    menu_label = _("شیوه‌های ارسال")
    menu_name = "delivery-methods"
    menu_order = 10
    list_display = (
        "title", Column("same", label=_("در استان (تومان)"), accessor=lambda method: toman_fa(method.base_same)),
        Column("other", label=_("به استان دیگر (تومان)"), accessor=lambda method: toman_fa(method.base_other)),
        Column("per_kg", label=_("هر کیلوی بیشتر (تومان)"), accessor=lambda method: toman_fa(method.per_kg)),
        Column("weight", label=_("تا وزن (گرم)"), accessor=lambda method: digits_fa(str(method.max_weight_g))),
        BooleanColumn("is_active", label=_("فعال")),
    )

    def get_form_class(self, for_update: bool = False) -> Any:
        return DeliveryMethodForm


@hooks.register("register_admin_viewset")
def delivery_methods() -> DeliveryMethods:
    return DeliveryMethods()
