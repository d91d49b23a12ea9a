"""Tax rates: a plain table of parameters, each from a day on."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column

from catalog.listings.models import TaxRate
from shop.core.persian import digits_fa
from themes.office import CountField, JalaliDateField, ParameterSet, day_fa


class TaxRateForm(WagtailAdminModelForm):
    percent = CountField(label=_("درصد"), min_value=0, max_value=100)
    starts_on = JalaliDateField(label=_("از تاریخ"))

    class Meta:
        model = TaxRate
        fields = ("vat_class", "percent", "starts_on")


class TaxRates(ParameterSet):
    """Orders keep the rate of their day, so a new rate changes no order."""

    model = TaxRate
    name = "tax_rates"
    url_prefix = "tax-rates"
    icon = "table"
    menu_label = _("نرخ‌های مالیات")
    menu_name = "tax-rates"
    menu_order = 20
    exclude_form_fields: list[str] = []
    ordering = ("-starts_on", "vat_class")
    list_display = (
        "vat_class", Column("percent", label=_("درصد"), accessor=lambda rate: digits_fa(f"{rate.percent}٪")),
        Column("starts_on", label=_("از تاریخ"), accessor=lambda rate: day_fa(rate.starts_on)),
    )

    def get_form_class(self, for_update: bool = False) -> Any:
        return TaxRateForm
