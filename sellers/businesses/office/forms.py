"""What an operator types about a seller."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from sellers.businesses.models import ActivityField, LicenceKind, LicensingAgency
from themes.office import JalaliDateField


class FreezeForm(forms.Form):
    reason = forms.CharField(label=_("دلیل"), max_length=200, help_text=_("در تاریخچهٔ فروشنده می‌ماند."))


class LicenceForm(forms.Form):
    number = forms.CharField(label=_("شمارهٔ مجوز"), max_length=40)
    kind = forms.ChoiceField(label=_("نوع"), choices=LicenceKind.choices)
    agency = forms.ModelChoiceField(label=_("دستگاه"), queryset=LicensingAgency.objects.order_by("pk"), empty_label=_("برگزینید"))
    activity_fields = forms.ModelMultipleChoiceField(
        label=_("رشته‌ها"), queryset=ActivityField.objects.filter(is_open=True).order_by("pk"), widget=forms.CheckboxSelectMultiple,
    )
    issued_on = JalaliDateField(label=_("تاریخ صدور"))
    expires_on = JalaliDateField(label=_("آخرین روز اعتبار"))
