from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CheckoutConfig(AppConfig):
    name = "orders.checkout"
    label = "orders_checkout"
    verbose_name = _("تسویه")

    def ready(self) -> None:
        from orders.basket.notices import waiting_order_by
        from orders.checkout import receivers  # noqa: F401
        from orders.checkout.selectors import waiting_order_find

        waiting_order_by(waiting_order_find)
