"""What an operator types about an offer."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from themes.office import CountField, JalaliDateField, TomanField


class OfferForm(forms.Form):
    """Hidden first values tell what the operator changed from what a buyer changed meanwhile."""

    price = TomanField(label=_("قیمت (تومان، با مالیات)"), show_hidden_initial=True)
    stock = CountField(
        label=_("موجودی"), required=False, min_value=0, show_hidden_initial=True,
        help_text=_("آنچه سفارش داده شده و هنوز فرستاده نشده هم در آن است. خالی: پس از سفارش ساخته می‌شود."),
    )
    preparation_days = CountField(label=_("روز آماده‌سازی"), min_value=0, show_hidden_initial=True)
    is_offered = forms.BooleanField(label=_("عرضه می‌شود"), required=False, show_hidden_initial=True)

    def changed(self) -> dict[str, Any]:
        """The values that differ from what the page showed."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class CutForm(forms.Form):
    price = TomanField(label=_("قیمت با تخفیف (تومان)"))
    last_day = JalaliDateField(label=_("آخرین روز تخفیف"))

    def ends_at(self) -> dt.datetime:
        """The midnight in Tehran that closes the last day."""
        midnight = dt.datetime.combine(self.cleaned_data["last_day"] + dt.timedelta(days=1), dt.time.min)
        return timezone.make_aware(midnight, timezone.get_default_timezone())
