from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsignmentsConfig(AppConfig):
    name = "orders.consignments"
    label = "orders_consignments"
    verbose_name = _("مرسوله‌ها")

    def ready(self) -> None:
        from orders.consignments import receivers  # noqa: F401
        from orders.consignments.panel import register

        register()
