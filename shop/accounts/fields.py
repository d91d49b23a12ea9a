"""Form fields that take numbers with any digits, and the county field that works without script."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.core.persian import clean, digits_en, digits_fa
from shop.core.phones import mobile_clean, postal_code_clean
from shop.places.selectors import county_province, provinces

NUMBER = {"inputmode": "numeric", "class": "control-ltr", "data-digits": True, "dir": "ltr"}


class DigitsInput(forms.TextInput):
    """A number, shown with Persian digits."""

    def format_value(self, value: Any) -> str | None:
        shown = super().format_value(value)
        return digits_fa(shown) if shown else shown


class CleanField(forms.CharField):
    """A text in Persian letters, without control marks."""

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "")


class NumberField(forms.CharField):
    """Digits of any kind that a function of ours makes clean or refuses with its own sentence."""

    def __init__(self, *, rule: Callable[[str], str], **kwargs: Any) -> None:
        self.rule = rule
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        return self.rule(text) if text else ""


def mobile_field(**kwargs: Any) -> NumberField:
    """A mobile number; its value is 09… with eleven digits."""
    widget = DigitsInput(attrs={**NUMBER, "inputmode": "tel", "autocomplete": "tel-national", "placeholder": "۰۹۱۲۳۴۵۶۷۸۹"})
    required = {"required": _("شمارهٔ همراه را بنویسید.")}
    kwargs.setdefault("label", _("شمارهٔ همراه"))
    return NumberField(rule=mobile_clean, widget=widget, max_length=30, error_messages=required, **kwargs)


def postal_code_field(**kwargs: Any) -> NumberField:
    widget = DigitsInput(attrs={**NUMBER, "autocomplete": "postal-code"})
    required = {"required": _("کد پستی را بنویسید؛ ده رقم است.")}
    return NumberField(
        rule=postal_code_clean, label=_("کد پستی"), widget=widget, max_length=30, help_text=_("ده رقم، بی خط تیره"),
        error_messages=required, **kwargs,
    )  # fmt: skip


def _code_clean(text: str) -> str:
    digits = "".join(digits_en(text).split())
    if not digits.isdecimal() or len(digits) != 6:
        raise ValidationError(_("کد شش رقم است؛ آن را از پیامک بخوانید."), code="code")
    return digits


def code_field(**kwargs: Any) -> NumberField:
    """The code of a message: six digits."""
    widget = DigitsInput(attrs={**NUMBER, "autocomplete": "one-time-code", "autofocus": True, "class": "control-ltr text-xl font-bold"})
    required = {"required": _("کد شش‌رقمی را بنویسید.")}
    return NumberField(rule=_code_clean, label=_("کد شش‌رقمی"), widget=widget, max_length=20, error_messages=required, **kwargs)


class PlaceField(forms.ChoiceField):
    """A choice by number: the value is an int. `known` tells the numbers there are, quicker than the choices of the page."""

    def __init__(self, *, wants: Any, known: Callable[[], Container[str]], **kwargs: Any) -> None:
        super().__init__(error_messages={"required": wants, "invalid_choice": wants}, **kwargs)
        self._known = known

    def valid_value(self, value: Any) -> bool:
        return str(value) in self._known()

    def clean(self, value: Any) -> Any:
        return int(super().clean(digits_en(str(value or ""))) or 0) or None


class CountySelect(forms.Select):
    """Counties grouped by province. With script only those of the chosen province are shown."""

    template_name = "accounts/county_select.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        chosen = str(value or "")
        context["chosen"] = int(chosen) if chosen.isdecimal() else None
        context["provinces"] = provinces()
        prefix = name.rsplit("-", 1)[0] + "-" if "-" in name else ""
        context["province_id"] = f"id_{prefix}province"
        return context


@lru_cache(maxsize=1)
def _province_numbers() -> frozenset[str]:
    """Fixed data, read once in each process."""
    return frozenset(str(row.id) for row in provinces())


@lru_cache(maxsize=1)
def _county_numbers() -> frozenset[str]:
    return frozenset(str(county.id) for row in provinces() for county in row.counties)


def _province_choices() -> list[tuple[Any, Any]]:
    return [("", _("استان را انتخاب کنید")), *((row.id, row.name) for row in provinces())]


def _county_choices() -> list[tuple[Any, Any]]:
    return [(county.id, county.name) for row in provinces() for county in row.counties]


def province_field() -> PlaceField:
    widget = forms.Select(attrs={"autocomplete": "address-level1"})
    return PlaceField(label=_("استان"), choices=_province_choices, known=_province_numbers, widget=widget, wants=_("استان را انتخاب کنید."))


def county_field() -> PlaceField:
    return PlaceField(
        label=_("شهرستان"), choices=_county_choices, known=_county_numbers, widget=CountySelect(), wants=_("شهرستان را انتخاب کنید."),
    )


def county_check(form: forms.Form) -> None:
    """The county lies in the province; else an error on the county's field."""
    province, county = form.cleaned_data.get("province"), form.cleaned_data.get("county")
    if province and county and county_province(county) != province:
        form.add_error("county", ValidationError(_("این شهرستان در استانی که انتخاب کرده‌اید نیست."), code="county_elsewhere"))
