from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from search.engines.table import table_set


def _taxonomy_load(using: str, plan: Any = None, **kwargs: Any) -> None:
    from catalog.listings.services.taxonomy import taxonomy_load  # models are not there when this module is read

    if using == "default":
        taxonomy_load()


class ListingsConfig(AppConfig):
    name = "catalog.listings"
    label = "catalog_listings"
    verbose_name = _("کالاها")

    def ready(self) -> None:
        from catalog.listings.table import table  # models are not there when this module is read

        table_set(table())
        post_migrate.connect(_taxonomy_load, sender=self, dispatch_uid="catalog.listings.taxonomy")
