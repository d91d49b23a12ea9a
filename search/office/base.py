"""What the pages of search share: the permission, the way back, and what is said of rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from search.curation.models import BoostRule, Pin
from shop.core.calendar import today
from shop.core.persian import digits_fa

PERMISSION = "search_curation.change_version"
SPACE = "office_search"


def to(name: str, *args: Any, **query: Any) -> str:
    """The address of a page of this room; `query` stands behind it."""
    address = reverse(f"{SPACE}:{name}", args=args)
    return f"{address}?{urlencode(query)}" if query else address


class Allowed:
    """For views of Wagtail's that ask no permission of ours."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return answer


class SearchPages:
    """Pages below the one of the draft."""

    permission = PERMISSION
    header_icon = "search"

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(to("index"), _("تنظیم جستجو"))]


class CountedPages(SearchPages):
    """A list that counts in our words and digits: the rows' models have names for the code alone."""

    verbose_name_plural: Any = ""

    def get_paginator(self, *args: Any, **kwargs: Any) -> Any:
        paginator = super().get_paginator(*args, **kwargs)  # type: ignore[misc]
        paginator.items_count_label = f"{digits_fa(str(paginator.count))} {self.verbose_name_plural}"
        return paginator


def when(row: BoostRule | Pin) -> str:
    """Whether it holds today, as a word."""
    day = today()
    if row.ends_on < day:
        return _("پایان‌یافته")
    return _("در راه") if row.starts_on > day else _("برقرار")
