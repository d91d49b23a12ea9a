from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaymentsConfig(AppConfig):
    name = "orders.payments"
    label = "orders_payments"
    verbose_name = _("پرداخت‌ها")
