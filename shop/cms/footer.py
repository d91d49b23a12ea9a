"""The footer's columns: the help pages that are live."""

from __future__ import annotations

from shop.cms.models import Group, HelpPage
from themes.menu import FooterColumn, MenuItem


def footer_columns() -> list[FooterColumn]:
    """One query; the caller keeps the answer for a minute."""
    pages = list(HelpPage.objects.live().order_by("path").values_list("group", "title", "slug"))
    return [
        FooterColumn(str(group.label), [MenuItem(title, f"/help/{slug}/") for of, title, slug in pages if of == group])
        for group in Group
    ]
