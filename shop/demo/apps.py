from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DemoConfig(AppConfig):
    name = "shop.demo"
    label = "shop_demo"
    verbose_name = _("داده‌های نمایشی")
