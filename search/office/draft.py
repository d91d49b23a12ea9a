"""The draft: what it would change, line by line; publishing and leaving it; and the versions behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn

from search.curation import services
from search.curation.models import Entry, Version, VersionState
from search.curation.selectors import changes_of, difference, draft, number_now
from search.curation.state import rows_at
from search.curation.wording import sentences
from search.office.base import CountedPages, SearchPages, to
from search.office.kinds import BY_MODEL, KINDS
from shop.core.calendar import jalali_datetime
from shop.core.persian import digits_fa
from themes.office import OfficeForm, OfficeList, OfficePage

SHOWN = 200
"""Lines of a difference that a page shows."""


def lines(*, before: int, after: int | None) -> dict[str, Any]:
    """What comes and goes between two versions, as sentences with their rows; `more` are not shown."""
    found = difference(before=before, after=after)
    come, gone = (list(_said(rows[:SHOWN])) for rows in (found.come, found.gone))
    return {"come": come, "gone": gone, "more": len(found.come) + len(found.gone) - len(come) - len(gone)}


def _said(rows: Sequence[Entry]) -> list[dict[str, Any]]:
    return [{"text": text, "row": row, "kind": BY_MODEL[type(row)].name} for row, text in zip(rows, sentences(rows), strict=True)]


class DraftPage(SearchPages, OfficePage):
    template_name = "office/search/draft.html"
    page_title = gettext_lazy("تنظیم جستجو")

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        version, number = draft(), number_now()
        return super().get_context_data(
            draft=version, number=number, lines=lines(before=number, after=None) if version else None,
            changes=changes_of(version) if version else (),
            kinds=[{"kind": kind, "count": rows_at(kind.model, None).count(), "url": to(kind.name)} for kind in KINDS],
            **kwargs,
        )


class _DraftAct(SearchPages, OfficeForm):
    template_name = "office/search/confirm.html"

    def done(self) -> str:
        return to("index")


class PublishForm(forms.Form):
    """`seen` is the draft's last change that the page showed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(label=gettext_lazy("یادداشت"), max_length=200, required=False, help_text=gettext_lazy("در نسخه‌ها می‌ماند."))


class DraftPublish(_DraftAct):
    form_class = PublishForm
    page_title = gettext_lazy("انتشار پیش‌نویس")
    submit_label = gettext_lazy("منتشر کن")
    explanation = gettext_lazy("از همین دم برای همهٔ خریدارها برقرار می‌شود. هر نسخهٔ پیشین را می‌توان برگرداند.")
    done_message = gettext_lazy("منتشر شد.")

    def get_initial(self) -> dict[str, Any]:
        version = draft()
        return {"seen": services.last_change(version) if version else 0}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lines=lines(before=number_now(), after=None), **kwargs)

    def act(self, data: Mapping[str, Any]) -> None:
        services.draft_publish(actor=self.actor, note=data["note"], seen=data["seen"])

    def form_invalid(self, form: Any) -> Any:
        """What is shown again is the draft as it is now, and that is what the next press means."""
        form.data = {**form.data.dict(), "seen": self.get_initial()["seen"]}
        return super().form_invalid(form)


class DraftDiscard(_DraftAct):
    form_class = forms.Form
    page_title = gettext_lazy("رها کردن پیش‌نویس")
    submit_label = gettext_lazy("پیش‌نویس را رها کن")
    explanation = gettext_lazy("همهٔ آنچه در پیش‌نویس است از میان می‌رود؛ آنچه منتشر شده می‌ماند. این کار بازگشت ندارد.")
    done_message = gettext_lazy("پیش‌نویس رها شد.")
    is_dangerous = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lines=lines(before=number_now(), after=None), **kwargs)

    def act(self, data: Mapping[str, Any]) -> None:
        services.draft_discard(actor=self.actor)


class LineRestore(_DraftAct):
    """What the draft took away is there again."""

    kind: Any = None
    form_class = forms.Form
    page_title = gettext_lazy("برگرداندن یک خط")
    submit_label = gettext_lazy("برگردان")
    done_message = gettext_lazy("به پیش‌نویس برگشت.")

    @property
    def explanation(self) -> str:
        row = self.kind.model._default_manager.filter(pk=self.kwargs["pk"], until__state=VersionState.DRAFT).first()
        return sentences([row])[0] if row is not None else _("پیش‌نویس چنین خطی را برنداشته است.")

    def act(self, data: Mapping[str, Any]) -> None:
        services.entry_restore(model=self.kind.model, key=self.kwargs["pk"], actor=self.actor)


class VersionList(CountedPages, OfficeList):
    model = Version
    page_title = gettext_lazy("نسخه‌ها")
    header_icon = "history"
    verbose_name_plural = gettext_lazy("نسخه")
    index_url_name = "office_search:versions"
    index_results_url_name = "office_search:versions_results"
    is_searchable = False
    columns = (
        TitleColumn(
            "number", label=gettext_lazy("نسخه"), accessor=lambda row: digits_fa(str(row.number)),
            get_url=lambda row: to("version", row.number),
        ),
        Column("published", label=gettext_lazy("انتشار"), accessor=lambda row: jalali_datetime(row.published_at)),
        Column("by", label=gettext_lazy("به دست"), accessor=lambda row: publisher_of(row)),
        Column("note", label=gettext_lazy("یادداشت"), accessor=lambda row: note_of(row)),
    )

    def get_base_queryset(self) -> QuerySet[Version]:
        return Version.objects.filter(state=VersionState.PUBLISHED).select_related("published_by").order_by("-number")


def publisher_of(version: Version) -> str:
    return digits_fa(version.published_by.display_name) if version.published_by else ""


def note_of(version: Version) -> str:
    if version.restored is None:
        return version.note
    return _("بازگشت به نسخهٔ %(number)s") % {"number": digits_fa(str(version.restored))}


class VersionPage(SearchPages, OfficePage):
    """What this version changed, and who did it."""

    template_name = "office/search/version.html"
    header_icon = "history"
    version: Version

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        wanted = Version.objects.filter(state=VersionState.PUBLISHED).select_related("published_by")
        self.version = get_object_or_404(wanted, number=kwargs["number"])

    def get_page_title(self) -> str:
        return _("نسخهٔ %(number)s") % {"number": digits_fa(str(self.version.number))}

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [*super().get_trail(), (to("versions"), _("نسخه‌ها"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        number = self.version.number
        return super().get_context_data(
            version=self.version, note=note_of(self.version), lines=lines(before=number - 1, after=number),
            changes=changes_of(self.version), is_now=number == number_now(), **kwargs,
        )


class VersionRestore(SearchPages, OfficeForm):
    template_name = "office/search/confirm.html"
    header_icon = "history"
    form_class = forms.Form
    submit_label = gettext_lazy("همین نسخه را برگردان")
    explanation = gettext_lazy("نسخه‌ای تازه ساخته و در دم منتشر می‌شود که همان را می‌گوید که این نسخه می‌گفت.")
    done_message = gettext_lazy("برگردانده و منتشر شد.")
    version: Version

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.version = get_object_or_404(Version, number=kwargs["number"], state=VersionState.PUBLISHED)

    def get_page_title(self) -> str:
        return _("بازگشت به نسخهٔ %(number)s") % {"number": digits_fa(str(self.version.number))}

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [*super().get_trail(), (to("versions"), _("نسخه‌ها"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(lines=lines(before=number_now(), after=self.version.number), **kwargs)

    def done(self) -> str:
        return to("versions")

    def act(self, data: Mapping[str, Any]) -> None:
        services.version_restore(number=self.version.number, actor=self.actor)
