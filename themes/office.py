"""The frame of the operators' office: lists, pages and forms on Wagtail's own furniture, one permission each.

Rooms bring their pages with `OfficeSet`s in their `wagtail_hooks.py`. A form's page asks and explains at GET; only POST acts, and a
refusal of a service (`DomainError`) is shown on the same page with what was typed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

import jdatetime
import pghistory
from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.views.generic import CreateView, EditView, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSet

from shop.accounts.models import User
from shop.core.calendar import jalali_date, local_date
from shop.core.errors import DomainError
from shop.core.money import RIAL_PER_TOMAN, toman_fa
from shop.core.persian import digits_en, digits_fa

_DATE = re.compile(r"^(\d{4})[/\-.](\d{1,2})[/\-.](\d{1,2})$")
_SEPARATORS = re.compile("[,٬،\\s\u200c]")
_LTR = {"dir": "ltr", "autocomplete": "off"}


class TomanField(forms.CharField):
    """An amount typed in Toman, with any digits and separators; cleaned to whole Rial, None where it may be empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.TextInput(attrs={**_LTR, "inputmode": "numeric"}), "max_length": 20, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return toman_fa(value) if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        text = _SEPARATORS.sub("", digits_en(value or ""))
        if not text:
            return None
        whole, _point, rest = text.replace("٫", ".").partition(".")
        if not whole.isdecimal() or (rest and not rest.isdecimal()) or len(rest) > 1:
            raise ValidationError(_("مبلغ را به تومان و با رقم بنویسید؛ مانند ۱۲۰٬۰۰۰."), code="toman")
        return int(whole) * RIAL_PER_TOMAN + int(rest or 0)

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """The length was of what is typed; a number has none."""


class CountField(forms.IntegerField):
    """A whole number typed with any digits; shown with Persian ones."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": forms.TextInput(attrs={**_LTR, "inputmode": "numeric"}), **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return "" if value is None else digits_fa(str(value))

    def to_python(self, value: Any) -> int | None:
        return super().to_python(_SEPARATORS.sub("", digits_en(str(value))) if value not in self.empty_values else value)


class JalaliDateField(forms.CharField):
    """A day of the Jalali calendar, typed as ۱۴۰۵/۰۹/۰۲; cleaned to a date."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={**_LTR, "placeholder": "۱۴۰۵/۰۱/۰۱"})
        super().__init__(**{"widget": widget, "help_text": gettext_lazy("تاریخ خورشیدی، مانند ۱۴۰۵/۰۹/۰۲"), "max_length": 12, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return jalali_numbers(value) if isinstance(value, dt.date) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dt.date):
            return local_date(value)
        text = digits_en(value or "").strip()
        if not text:
            return None
        found = _DATE.match(text)
        try:
            if found:
                return jdatetime.date(int(found[1]), int(found[2]), int(found[3])).togregorian()
        except ValueError:
            pass
        raise ValidationError(_("این تاریخ در تقویم نیست؛ سال، ماه و روز را مانند ۱۴۰۵/۰۹/۰۲ بنویسید."), code="jalali")

    def validate(self, value: Any) -> None:
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: Any) -> None:
        """The length was of what is typed; a day has none."""


def jalali_numbers(moment: dt.date | dt.datetime) -> str:
    """«۱۴۰۵/۰۹/۰۲»."""
    return digits_fa(jdatetime.date.fromgregorian(date=local_date(moment)).strftime("%Y/%m/%d"))


class OfficeMixin(WagtailAdminTemplateMixin):
    """A page for who has `permission`; Wagtail sends others home with a sentence."""

    permission = ""
    trail: Sequence[tuple[str, Any]] = ()
    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = [{"url": url, "label": label} for url, label in self.get_trail()]
        return [*WagtailAdminTemplateMixin.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title()}]

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        """(address, label) of the pages above."""
        return self.trail


class OfficeList(OfficeMixin, BaseListingView):
    """A list with search and filters. `_results` is its part that a search replaces."""

    is_searchable = True
    paginate_by = 20
    results_template_name = "wagtailadmin/generic/listing_results.html"
    template_name = "wagtailadmin/generic/listing.html"


class OfficePage(OfficeMixin, TemplateView):
    """One thing and what can be done with it. It changes nothing."""

    http_method_names = ["get", "head", "options"]


class PostOnly:
    """A form acts on POST alone: Django would take a PUT for a POST without fields."""

    http_method_names: Sequence[str] = ("get", "head", "post", "options")


class OfficeForm(PostOnly, OfficeMixin, FormView):
    """One act. `act` calls the service; `done` is where to go then; a page without fields asks for confirmation."""

    template_name = "office/form.html"
    submit_label: Any = gettext_lazy("ذخیره")
    explanation: Any = ""
    is_dangerous = False
    done_message: Any = gettext_lazy("ذخیره شد.")
    refused_fields: Mapping[str, str] = {}
    """Which field a refusal's code belongs to; others stand above the form."""

    @property
    def actor(self) -> User:
        return cast(User, self.request.user)

    def act(self, data: Mapping[str, Any]) -> None:
        raise NotImplementedError

    def done(self) -> str:
        raise NotImplementedError

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with pghistory.context(user=self.request.user.pk):
                self.act(form.cleaned_data)
        except DomainError as refusal:
            form.add_error(self.refused_fields.get(refusal.code), refusal.message)
            return self.form_invalid(form)
        messages.success(self.request, self.done_message, buttons=self.done_buttons(form.cleaned_data))
        return redirect(self.done())

    def done_buttons(self, data: Mapping[str, Any]) -> list[Any]:
        """What one may want to do next, as `messages.button`s beside the sentence."""
        return []

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        first = [field.as_hidden(only_initial=True) for field in context["form"].visible_fields() if field.field.show_hidden_initial]
        return {
            **context, "first_values": first, "submit_label": self.submit_label, "explanation": self.explanation,
            "is_dangerous": self.is_dangerous, "back": self.done(),
        }


class AllowedMenuItem(MenuItem):
    """A place in the menu for who has the permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        self.permission = permission
        super().__init__(*args, **kwargs)

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(self.permission)


class _Create(PostOnly, CreateView):
    pass


class _Edit(PostOnly, EditView):
    pass


class ParameterSet(ModelViewSet):
    """A plain table of parameters in the office's settings, saved and logged by Wagtail (ADR 14)."""

    add_view_class = _Create
    edit_view_class = _Edit
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False


class OfficeSet(ViewSet):
    """The addresses of a room's pages in the office, and their place in the menu for who has the permission."""

    permission = ""
    menu_label: Any = ""
    menu_order = 200
    add_to_admin_menu = True

    def get_menu_item(self, order: int | None = None) -> MenuItem:
        return AllowedMenuItem(
            self.menu_label, self.menu_url, name=self.name, icon_name=self.icon, order=self.menu_order, permission=self.permission,
        )


class WorkItem(SummaryItem):
    """A count on the office's first page that somebody should look at. It is counted at each sight."""

    template_name = "office/work_item.html"
    permission = ""
    label: Any = ""
    icon = "warning"

    def is_shown(self) -> bool:
        return bool(self.request.user.has_perm(self.permission))

    def count(self) -> int:
        raise NotImplementedError

    def url(self) -> str:
        raise NotImplementedError

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"label": self.label, "icon_name": self.icon, "count": digits_fa(str(self.count())), "url": self.url()}


def day_fa(moment: dt.date | dt.datetime | None) -> str:
    """A day in a table's cell, "" for none."""
    return jalali_date(moment) if moment else ""


def with_actors(events: Sequence[Any]) -> list[dict[str, Any]]:
    """Rows of an audit trail as `event` and `actor`, the person who sent the office's form; None where it was somebody else. One query."""
    keys = [(event.pgh_context.metadata or {}).get("user") if event.pgh_context else None for event in events]
    people = User.objects.in_bulk([key for key in keys if key])
    return [{"event": event, "actor": people.get(key)} for event, key in zip(events, keys, strict=True)]
