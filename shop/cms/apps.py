from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "shop.cms"
    label = "shop_cms"
    verbose_name = _("محتوا")

    def ready(self) -> None:
        from search.index.sources import source_add
        from shop.cms.footer import footer_columns
        from shop.cms.operators import operators_load
        from shop.cms.search import HelpPages
        from shop.cms.services import help_load
        from themes.menu import footer_from

        post_migrate.connect(help_load, sender=self)
        post_migrate.connect(operators_load, sender=self)
        footer_from(footer_columns)
        source_add(HelpPages())
        apps.get_app_config("wagtailusers").user_viewset = "shop.cms.users.People"  # type: ignore[attr-defined]
