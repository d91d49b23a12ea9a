"""Forms of accounts. Digits of every kind are taken; each refusal says what to do."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.accounts.fields import (
    NUMBER,
    CleanField,
    code_field,
    county_check,
    county_field,
    mobile_field,
    postal_code_field,
    province_field,
)
from shop.accounts.models import Address
from shop.accounts.services.addresses import AddressData
from shop.core.persian import digits_en
from shop.core.phones import mobile_clean


class MobileForm(forms.Form):
    mobile = mobile_field(help_text=_("کدی شش‌رقمی برای شما پیامک می‌شود."))


class CodeForm(forms.Form):
    code = code_field()


class NameForm(forms.Form):
    first_name = CleanField(label=_("نام"), max_length=60, required=False, widget=forms.TextInput(attrs={"autocomplete": "given-name"}))
    last_name = CleanField(
        label=_("نام خانوادگی"), max_length=60, required=False, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )


class AddressForm(forms.Form):
    """Where a parcel goes. After `is_valid`, `data_of()` is what services take."""

    recipient = CleanField(
        label=_("نام گیرنده"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("نام گیرنده را بنویسید.")},
    )  # fmt: skip
    mobile = mobile_field(label=_("شمارهٔ همراه گیرنده"))
    province = province_field()
    county = county_field()
    line = CleanField(
        label=_("نشانی"), max_length=300, min_length=8, help_text=_("شهر، خیابان، کوچه، پلاک، واحد"),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
        error_messages={
            "required": _("نشانی را بنویسید."),
            "min_length": _("نشانی کوتاه است؛ شهر، خیابان، کوچه و پلاک را بنویسید."),
        },
    )  # fmt: skip
    postal_code = postal_code_field()

    def clean(self) -> dict[str, Any]:
        county_check(self)
        return self.cleaned_data

    def data_of(self) -> AddressData:
        """The checked values."""
        given = self.cleaned_data
        return AddressData(
            recipient=given["recipient"], mobile=given["mobile"], province_id=given["province"], county_id=given["county"],
            line=given["line"], postal_code=given["postal_code"], title=given.get("title", ""),
        )  # fmt: skip


def address_initial(address: Address) -> dict[str, Any]:
    """An address of the book as the start of a form."""
    return {
        "recipient": address.recipient, "mobile": address.mobile, "province": address.province_id, "county": address.county_id,
        "line": address.line, "postal_code": address.postal_code, "title": address.title, "is_default": address.is_default,
    }  # fmt: skip


class AddressBookForm(AddressForm):
    """An address with its name in the book."""

    title = CleanField(label=_("نام نشانی"), max_length=40, required=False, help_text=_("مانند خانه یا محل کار؛ تنها شما می‌بینید."))
    is_default = forms.BooleanField(label=_("بسته‌ها همیشه به این نشانی بروند"), required=False)

    field_order = ("title", "recipient", "mobile", "province", "county", "line", "postal_code", "is_default")


class PasswordLoginForm(LoginForm):
    """allauth's form. A shopper's user name is the mobile number, in any spelling and any digits."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("شمارهٔ همراه یا نام کاربری")
        self.fields["password"].label = _("گذرواژه")
        self.fields["password"].help_text = ""
        for name in ("login", "password"):
            self.fields[name].widget.attrs.pop("placeholder", None)
            self.fields[name].widget.attrs |= {"class": "control-ltr", "dir": "ltr"}

    def clean_login(self) -> str:
        login = digits_en(super().clean_login())
        try:
            return mobile_clean(login)
        except ValidationError:
            return login


class _NoReset:
    """A forgotten password is not reset by e-mail here: a person signs in with a code instead."""

    fields: dict[str, forms.Field]
    password_name = "password"  # noqa: S105

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs |= {"class": "control-ltr", "dir": "ltr"}
        self.fields[self.password_name].help_text = ""


class PasswordAgainForm(_NoReset, PasswordReauthenticateForm):
    pass


class PasswordChangeForm(_NoReset, ChangePasswordForm):
    password_name = "oldpassword"  # noqa: S105


class _AnyDigits:
    """Codes of an authenticator app, or recovery codes, with any digits."""

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = self.fields["code"].widget.attrs
        attrs.pop("placeholder", None)
        attrs |= {**NUMBER, "autofocus": True}

    def clean_code(self) -> str:
        self.cleaned_data["code"] = "".join(digits_en(self.cleaned_data["code"]).split())
        code: str = super().clean_code()  # type: ignore[misc]
        return code


class SecondFactorForm(_AnyDigits, AuthenticateForm):
    pass


class SecondFactorAgainForm(_AnyDigits, ReauthenticateForm):
    pass


class AuthenticatorAppForm(_AnyDigits, ActivateTOTPForm):
    pass
