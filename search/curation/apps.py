from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CurationConfig(AppConfig):
    name = "search.curation"
    label = "search_curation"
    verbose_name = _("تنظیم جستجو")
