from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PanelConfig(AppConfig):
    name = "sellers.panel"
    label = "sellers_panel"
    verbose_name = _("پنل فروشنده")

    def ready(self) -> None:
        from sellers.panel.home import register

        register()
