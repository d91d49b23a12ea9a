from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndexConfig(AppConfig):
    name = "search.index"
    label = "search_index"
    verbose_name = _("نمایهٔ جستجو")
