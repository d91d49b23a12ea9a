from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShippingConfig(AppConfig):
    name = "orders.shipping"
    label = "orders_shipping"
    verbose_name = _("ارسال")
