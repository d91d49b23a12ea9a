from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndexConfig(AppConfig):
    name = "search.index"
    label = "search_index"
    verbose_name = _("نمایهٔ جستجو")

    def ready(self) -> None:
        from search.index import receivers  # noqa: F401
        from search.index.sources import source_add
        from search.index.sources.catalog import Categories, Makers
        from search.index.sources.queries import Queries

        source_add(Categories())
        source_add(Makers())
        source_add(Queries())
