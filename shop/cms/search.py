"""Help pages in the search box."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.html import strip_tags

from search.index.sources import SourceEntry
from shop.cms.models import HelpPage


class HelpPages:
    kind = "help"

    def entries(self) -> Iterator[SourceEntry]:
        """The pages that are live, found by all their words."""
        for page in HelpPage.objects.live().order_by("path"):
            yield SourceEntry(
                key=str(page.pk), title=page.title, url=f"/help/{page.slug}/", note=page.intro, weight=0.4,
                words=f"{page.intro} {strip_tags(page.body)}",
            )
