from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    name = "search.learning"
    label = "search_learning"
    verbose_name = _("آموخته‌های جستجو")
