from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "shop.cms"
    label = "shop_cms"
    verbose_name = _("محتوا")
