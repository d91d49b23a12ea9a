from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BasketConfig(AppConfig):
    name = "orders.basket"
    label = "orders_basket"
    verbose_name = _("سبد")

    def ready(self) -> None:
        from orders.basket import receivers  # noqa: F401
