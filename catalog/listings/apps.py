from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ListingsConfig(AppConfig):
    name = "catalog.listings"
    label = "catalog_listings"
    verbose_name = _("کالاها")
