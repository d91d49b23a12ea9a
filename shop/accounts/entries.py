"""The entries of the account's home that belong to no upper room."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from shop.accounts.menu import AccountEntry, account_entry
from shop.accounts.models import User


def _enters_office(user: User) -> bool:
    return user.has_perm("wagtailadmin.access_admin")


def entries_add() -> None:
    account_entry(AccountEntry(_("نشانی‌ها"), _("جایی که بسته‌ها می‌رسند"), "map-pin", "accounts:addresses", 20))
    account_entry(AccountEntry(_("نام شما"), _("نامی که در بالای صفحه می‌آید"), "user", "accounts:name", 30))
    account_entry(AccountEntry(_("امنیت"), _("گذرواژه، کلید عبور و ورود دومرحله‌ای"), "shield-check", "mfa_index", 40))
    office = _("کالاها، فروشنده‌ها و سفارش‌ها")
    account_entry(AccountEntry(_("دفتر کارشناسان"), office, "clipboard-list", "wagtailadmin_home", 90, _enters_office))
