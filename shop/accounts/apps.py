from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "shop.accounts"
    label = "accounts"
    verbose_name = _("حساب‌ها")

    def ready(self) -> None:
        from shop.accounts.entries import entries_add

        entries_add()
