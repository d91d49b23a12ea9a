from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CheckoutConfig(AppConfig):
    name = "orders.checkout"
    label = "orders_checkout"
    verbose_name = _("تسویه")

    def ready(self) -> None:
        from orders.checkout import receivers  # noqa: F401, PLC0415
