"""Forms about orders that exist."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from shop.accounts.fields import CleanField, code_field, mobile_field
from shop.core.ids import order_number_read


class FindForm(forms.Form):
    """An order by its number and the mobile number it was placed with."""

    number = CleanField(
        label=_("شمارهٔ سفارش"), max_length=24, help_text=_("ده نویسه؛ در پیامک سفارش آمده است."),
        widget=forms.TextInput(attrs={"class": "control-ltr", "dir": "ltr", "autocomplete": "off", "autocapitalize": "characters"}),
        error_messages={"required": _("شمارهٔ سفارش را بنویسید.")},
    )
    mobile = mobile_field(help_text=_("شماره‌ای که با آن سفارش دادید؛ کدی به آن پیامک می‌شود."))

    def clean_number(self) -> str:
        return order_number_read(self.cleaned_data["number"])


class FindCodeForm(forms.Form):
    code = code_field()


class ShippedForm(forms.Form):
    tracking_code = CleanField(
        label=_("کد رهگیری"), max_length=60, help_text=_("از روی رسید پست یا پیک؛ برای خریدار پیامک می‌شود."),
        widget=forms.TextInput(attrs={"class": "control-ltr", "dir": "ltr", "autocomplete": "off"}),
        error_messages={"required": _("کد رهگیری را از روی رسید پست یا پیک بنویسید.")},
    )
