from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BusinessesConfig(AppConfig):
    name = "sellers.businesses"
    label = "sellers_businesses"
    verbose_name = _("کسب‌وکارهای خانگی")
