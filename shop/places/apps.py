from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacesConfig(AppConfig):
    name = "shop.places"
    label = "shop_places"
    verbose_name = _("استان‌ها و شهرستان‌ها")
