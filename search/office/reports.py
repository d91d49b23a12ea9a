"""What shoppers ask: without a result, with few clicks, most often. Read from what `search.learning` counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.learning.selectors import empty_queries, poor_queries, popular_queries
from search.office.base import SearchPages
from shop.core.persian import digits_en, digits_fa
from themes.office import OfficePage

PER_PAGE = 50
DAYS = (7, 30, 90)
REPORTS: dict[str, Any] = {
    "empty": gettext_lazy("بی‌نتیجه"), "poor": gettext_lazy("کم‌کلیک"), "popular": gettext_lazy("پرجستجو"),
}
HINTS: dict[str, Any] = {
    "empty": gettext_lazy("آنچه پرسیده شد و هیچ کالایی نداشت، پرپرسش‌ترین نخست. هم‌معنی تازه‌ای می‌تواند آن را به کالا برساند."),
    "poor": gettext_lazy(
        "آنچه دست‌کم ۲۰ بار پرسیده شد و کم روی نتیجه‌اش کلیک شد، کم‌کلیک‌ترین نخست. "
        "فروش کمینه است: تنها خریدی شمرده می‌شود که مرورگرِ خریدار از آن خبر داده باشد."
    ),
    "popular": gettext_lazy("آنچه بیش از همه پرسیده شد و نتیجه داشت."),
}


class ReportPage(SearchPages, OfficePage):
    template_name = "office/search/report.html"
    page_title = gettext_lazy("گزارش جستجوها")
    header_icon = "clipboard-list"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report, days, page = self._asked()
        now = timezone.now()
        rows, total = _rows(report, days=days, now=now, offset=(page - 1) * PER_PAGE)
        last = max(-(-total // PER_PAGE), 1)
        if page > last:
            page = last
            rows, total = _rows(report, days=days, now=now, offset=(page - 1) * PER_PAGE)
        return super().get_context_data(
            report=report, reports=REPORTS.items(), hint=HINTS[report], days=days, all_days=DAYS,
            rows=[_told(row) for row in rows], total=total, page=page, last=last, **kwargs,
        )

    def _asked(self) -> tuple[str, int, int]:
        report = self.request.GET.get("report", "")
        days, page = (digits_en(self.request.GET.get(name, ""))[:6] for name in ("days", "p"))
        return (
            report if report in REPORTS else "empty", int(days) if days in map(str, DAYS) else DAYS[0],
            max(int(page), 1) if page.isascii() and page.isdigit() else 1,
        )


def _rows(report: str, *, days: int, now: dt.datetime, offset: int) -> tuple[Sequence[Any], int]:
    if report == "popular":
        found = popular_queries(now=now)
        return found[offset:offset + PER_PAGE], len(found)
    read = empty_queries if report == "empty" else poor_queries
    return read(days=days, now=now, offset=offset, limit=PER_PAGE)


def _told(row: Any) -> dict[str, Any]:
    """What the table says of a query; a share of clicks is of the askings, in percent."""
    asked = getattr(row, "asked", getattr(row, "count", 0))
    clicked = getattr(row, "clicked", None)
    return {
        "text": row.text, "asked": asked, "last_on": getattr(row, "last_on", None), "clicked": clicked, "sold": getattr(row, "sold", None),
        "found": getattr(row, "found", None),
        "share": _("%(n)s٪") % {"n": digits_fa(str(round(100 * clicked / asked)))} if clicked is not None and asked else "",
    }
