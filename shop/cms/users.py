"""People in the office, for administrators: known by their mobile number, signed in by its code, so without password or e-mail."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from shop.core.phones import mobile_clean


class PersonNewForm(UserCreationForm):
    """A person who never signed in; the number is proved at the first sign-in."""

    password_enabled = False
    email = forms.EmailField(label=_("نشانی رایانامه"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["username"]
        field.label, field.help_text = _("شمارهٔ همراه"), _("با همین شماره و کد پیامکی وارد می‌شود.")

    def clean_username(self) -> str:
        return mobile_clean(self.cleaned_data["username"])

    def save(self, commit: bool = True) -> Any:
        self.instance.mobile, self.instance.password = self.instance.username, make_password(None)
        return super().save(commit)


class PersonForm(UserEditForm):
    """The number stays: it belongs to who proved it."""

    password_enabled = False
    email = forms.EmailField(label=_("نشانی رایانامه"), required=False)
    first_name = forms.CharField(label=_("نام"), required=False)
    last_name = forms.CharField(label=_("نام خانوادگی"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label, self.fields["username"].disabled = _("شمارهٔ همراه"), True
        self.fields["username"].help_text = ""


class People(UserViewSet):
    def get_form_class(self, for_update: bool = False) -> Any:
        return PersonForm if for_update else PersonNewForm
