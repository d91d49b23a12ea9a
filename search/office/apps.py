from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchOfficeConfig(AppConfig):
    name = "search.office"
    label = "search_office"
    verbose_name = _("دفتر جستجو")
