from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    name = "shop.pages"
    label = "shop_pages"
    verbose_name = _("صفحه‌های فروشگاه")

    def ready(self) -> None:
        from shop.pages.categories import menu_items
        from themes.menu import menu_from

        menu_from(menu_items)
