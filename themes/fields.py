"""How a form field is drawn: its kind and its widget with our classes and what assistive technology needs."""

from __future__ import annotations

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxInput, "check"),
    (forms.CheckboxSelectMultiple, "group"),
    (forms.RadioSelect, "group"),
    (forms.FileInput, "file"),
)
CLASSES = {"check": "checkbox checkbox-sm checkbox-primary", "group": "", "file": "control file-input", "control": "control"}


def field_kind(bound: BoundField) -> str:
    """check (box before its label), group (radios or boxes under a legend), file, or control."""
    return next((kind for widget, kind in KINDS if isinstance(bound.field.widget, widget)), "control")


def field_widget(bound: BoundField, kind: str) -> SafeString:
    """The widget, described by the hint and the errors that stand under it."""
    told = [f"{bound.auto_id}_hint"] if bound.help_text else []
    told += [f"{bound.auto_id}_error"] if bound.errors else []
    own = str(bound.field.widget.attrs.get("class", ""))
    attrs: dict[str, str | bool] = {"class": f"{CLASSES[kind]} {own}".strip()}
    if told and kind != "group":
        attrs["aria-describedby"] = " ".join(told)
    if bound.errors and kind != "group":
        attrs["aria-invalid"] = "true"
    return bound.as_widget(attrs=attrs)
