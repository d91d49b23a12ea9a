"""How the index is, and building it anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.listings.models import Listing, ListingState
from search.engines.base import EngineError, IndexedEngine, ListQuery
from search.engines.layout import LAYOUT
from search.engines.registry import engine, indexed
from search.index.find import breaker_of
from search.index.generations import serving
from search.index.health import LATE_S
from search.index.locks import Lock, lock_is_held
from search.index.models import Entry, Generation, GenerationState
from search.index.outbox import lag
from search.index.tasks import rebuild_order
from search.office.base import SearchPages, to
from shop.core.persian import digits_fa
from themes.office import OfficeForm, OfficePage

VIEW = "search_index.view_generation"
REBUILD = "search_index.add_generation"
SHOWN = 10
ENGINES: dict[str, Any] = {
    "postgres": gettext_lazy("پایگاه داده (PostgreSQL)"), "tantivy": gettext_lazy("نمایهٔ همین دستگاه (Tantivy)"),
    "elasticsearch": gettext_lazy("نمایهٔ چند دستگاه (Elasticsearch)"),
}


class IndexPage(SearchPages, OfficePage):
    """What serves, what waits, and how the last builds went."""

    permission = VIEW
    template_name = "office/search/index.html"
    page_title = gettext_lazy("نمایهٔ جستجو")
    header_icon = "cogs"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        index, made = indexed(), engine()
        waiting, oldest = lag()
        generation = serving(made.name) if index is not None else None
        return super().get_context_data(
            engine=ENGINES.get(made.name, made.name), has_index=index is not None, generation=generation,
            answers=_answers(index, generation) if index is not None else True, is_broken=breaker_of(made.name).is_open,
            listed=_listed(), in_database=_in_database(), entries=Entry.objects.filter(generation=generation).count() if generation else 0,
            layout=LAYOUT, waiting=waiting, oldest=duration_fa(oldest), is_late=oldest > LATE_S,
            follows=lock_is_held(Lock.FOLLOWER), rebuilds=lock_is_held(Lock.REBUILD),
            builds=[_build(row) for row in Generation.objects.order_by("-pk")[:SHOWN]],
            may_rebuild=index is not None and self.request.user.has_perm(REBUILD), **kwargs,
        )


def _answers(index: IndexedEngine, generation: Generation | None) -> bool:
    try:
        return generation is not None and index.serving() == generation.name
    except EngineError:
        return False


def _listed() -> int | None:
    """How many offers the engine counts in the whole shop; None where it does not answer."""
    try:
        return engine().search(ListQuery(now=timezone.now(), page_size=1)).total
    except EngineError:
        return None


def _in_database() -> int:
    """How many it should count."""
    shown = Listing.objects.filter(best=True, ends_at__gt=timezone.now()).exclude(Q(state=ListingState.HIDDEN))
    return shown.count()


def _build(row: Generation) -> dict[str, Any]:
    """A build with its progress in percent."""
    done = min(row.done, row.total) if row.state == GenerationState.BUILDING else row.done
    return {
        "row": row, "percent": 100 * done // row.total if row.total else 100, "is_building": row.state == GenerationState.BUILDING,
        "failed": row.state == GenerationState.FAILED,
    }


def duration_fa(seconds: float) -> str:
    """«۳ ثانیه», «۵ دقیقه», «۲ ساعت»."""
    span = dt.timedelta(seconds=round(seconds))
    if span < dt.timedelta(minutes=2):
        return _("%(n)s ثانیه") % {"n": digits_fa(str(span.seconds))}
    if span < dt.timedelta(hours=2):
        return _("%(n)s دقیقه") % {"n": digits_fa(str(span.seconds // 60))}
    return _("%(n)s ساعت") % {"n": digits_fa(str(int(span.total_seconds()) // 3600))}


class IndexRebuild(SearchPages, OfficeForm):
    permission = REBUILD
    header_icon = "cogs"
    form_class = forms.Form
    page_title = gettext_lazy("بازسازی نمایه")
    submit_label = gettext_lazy("بازسازی کن")
    explanation = gettext_lazy(
        "نمایه‌ای تازه در کنار آنچه پاسخ می‌دهد ساخته می‌شود و سپس جای آن را می‌گیرد. خریدارها در این میان چیزی نمی‌بینند. "
        "تنها وقتی لازم است که نمایه با پایگاه داده یکی نباشد."
    )
    done_message = gettext_lazy("در نوبت است؛ پیشرفت آن را در همین صفحه می‌بینید.")

    def get_trail(self) -> Any:
        return [*super().get_trail(), (self.done(), _("نمایهٔ جستجو"))]

    def done(self) -> str:
        return to("status")

    def act(self, data: Mapping[str, Any]) -> None:
        rebuild_order()
