"""Lists and forms of what operators say: one `Kind` for each sort of row, and the same pages for all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.widgets.button import HeaderButton

from search.curation import errors, services
from search.curation.models import MAX_PINNED, BoostRule, Entry, VersionState
from search.curation.state import rows_at
from search.curation.wording import names_of, sentence
from search.office.base import CountedPages, SearchPages, to
from search.office.forms import EntryForm
from search.office.offers import key_of, keys_in, offers_of
from shop.core.persian import clean
from themes.office import OfficeForm, OfficeList


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` stands in addresses. `save` is the service; `found_by` columns that a list is searched by; `phrase` the form's field that
    the test bench can be asked with; `prefilled` are fields that an address may fill.
    """

    name: str
    model: type[Entry]
    label: Any
    one: Any
    new_label: Any
    form: type[EntryForm]
    save: Callable[..., Entry]
    columns: Sequence[Column]
    found_by: tuple[str, ...]
    refused: Mapping[str, str]
    phrase: str = ""
    prefilled: tuple[str, ...] = ()
    explanation: Any = ""
    form_needs: Callable[[Mapping[str, Any], Any], dict[str, Any]] = field(default=lambda query, row: {})
    """What the form's class takes beside what was typed."""

    def initial(self, row: Entry) -> dict[str, Any]:
        return {name: getattr(row, name) for name in row.CONTENT}


STATE = StatusTagColumn(
    "state", label=gettext_lazy("وضعیت"), accessor=lambda row: row.since.get_state_display(),
    primary=lambda row: row.since.state == VersionState.PUBLISHED,
)


class EntryList(CountedPages, OfficeList):
    """What holds in the draft, or is published where there is none."""

    kind: Any = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.model = self.kind.model
        self.page_title, self.verbose_name_plural = self.kind.label, self.kind.one
        self.index_url_name, self.index_results_url_name = f"office_search:{self.kind.name}", f"office_search:{self.kind.name}_results"
        self.columns = (*self.kind.columns, STATE)
        super().setup(request, *args, **kwargs)

    def get_header_buttons(self) -> list[Any]:
        return [
            HeaderButton(self.kind.new_label, url=to(f"{self.kind.name}_new"), icon_name="plus"),
            HeaderButton(_("پیش‌نویس"), url=to("index"), icon_name="draft"),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        return rows_at(self.kind.model, None).select_related("since").order_by("-pk")

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        typed = clean(self.search_query)
        found = Q()
        for name in self.kind.found_by if typed else ():
            found |= Q(**{f"{name}__icontains": typed})
        return queryset.filter(found)

    def get_table(self, object_list: Any) -> Any:
        rows = list(object_list)
        names, shown = names_of(rows), offers_of(key for row in rows for key in keys_in(row))
        for row in rows:
            row.names, row.shown = names, shown
        return super().get_table(rows)


class _EntryAct(SearchPages, OfficeForm):
    kind: Any = None

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [*super().get_trail(), (self.done(), self.kind.label)]

    def done(self) -> str:
        return to(self.kind.name)

    def done_buttons(self, data: Mapping[str, Any]) -> list[Any]:
        phrase = data.get(self.kind.phrase) if self.kind.phrase else ""
        tried = [messages.button(to("bench", q=phrase), _("پیش‌نمایش در میز آزمایش"))] if phrase else []
        return [*tried, messages.button(to("index"), _("دیدن پیش‌نویس"))]


def _given(name: str, text: str) -> Any:
    """A field's value from an address; several offers are keys, divided by commas."""
    text = text[:400]
    return [key for key in map(key_of, text.split(",")) if key is not None][:MAX_PINNED] if name == "offers" else clean(text)


class EntryNew(_EntryAct):
    submit_label = gettext_lazy("در پیش‌نویس بگذار")
    done_message = gettext_lazy("در پیش‌نویس است؛ تا منتشر نشود برای خریدارها برقرار نیست.")
    template_name = "office/search/entry.html"
    row: Entry | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.refused_fields = self.kind.refused

    def get_page_title(self) -> str:
        return str(self.kind.new_label)

    @property
    def explanation(self) -> Any:
        return self.kind.explanation

    def get_form_class(self) -> type[EntryForm]:
        return self.kind.form

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), **self.kind.form_needs(self.request.GET, self.row)}

    def get_initial(self) -> dict[str, Any]:
        if self.row is not None:
            return self.kind.initial(self.row)
        return {name: given for name in self.kind.prefilled if (given := _given(name, self.request.GET.get(name, "")))}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(grounds=BoostRule.GROUNDS, **kwargs)

    def form_valid(self, form: Any) -> Any:
        self.facts = form.facts
        return super().form_valid(form)

    def act(self, data: Mapping[str, Any]) -> None:
        self.kind.save(**self.facts(), actor=self.actor, replaces=self.kwargs.get("pk"))


class EntryEdit(EntryNew):
    """The row that the draft has now; one that was changed meanwhile is refused by the service."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.has_perm(self.permission):
            self.row = rows_at(self.kind.model, None).filter(pk=kwargs["pk"]).first()
            if self.row is None and request.method in ("GET", "HEAD"):
                messages.error(request, errors.changed_meanwhile().message)
                return redirect(self.done())
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("ویرایش %(what)s") % {"what": self.kind.one}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(remove=to(f"{self.kind.name}_remove", self.kwargs["pk"]) if self.row else "", **kwargs)


class EntryRemove(_EntryAct):
    form_class = forms.Form
    submit_label = gettext_lazy("بردار")
    done_message = gettext_lazy("در پیش‌نویس برداشته شد؛ تا منتشر نشود برای خریدارها برقرار می‌ماند.")
    is_dangerous = True

    def get_page_title(self) -> str:
        return _("برداشتن %(what)s") % {"what": self.kind.one}

    @property
    def explanation(self) -> str:
        row = rows_at(self.kind.model, None).filter(pk=self.kwargs["pk"]).first()
        return sentence(row, names_of([row])) if row is not None else str(errors.changed_meanwhile().message)

    def act(self, data: Mapping[str, Any]) -> None:
        services.entry_remove(model=self.kind.model, key=self.kwargs["pk"], actor=self.actor)
