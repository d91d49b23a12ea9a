"""Components of the shop as template tags: `{% load bazarche %}`. Arguments and examples: themes/README.md.

Amounts are whole Rial here as everywhere; digits, Toman and Jalali dates come from shop.core.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from shop.core.calendar import jalali_date, jalali_datetime, jalali_day
from shop.core.money import toman_fa
from shop.core.persian import digits_en, digits_fa
from themes.built import icon_drawing, public_name
from themes.fields import field_kind, field_widget
from themes.links import place_url
from themes.pages import page_numbers

register = template.Library()

TURNING_ICONS = frozenset({"forward", "previous", "back", "truck", "undo-2", "external-link", "log-in", "log-out", "list"})
"""Drawn for left to right; turned round on a right-to-left page."""


def _part(name: str, /, **context: Any) -> SafeString:
    return mark_safe(render_to_string(f"parts/{name}.html", context))  # noqa: S308


# Filters


@register.filter
def toman(amount_rial: int | None) -> str:
    """28,800,000 Rial → «۲٬۸۸۰٬۰۰۰»; nothing for no amount."""
    return "" if amount_rial is None or amount_rial == "" else toman_fa(int(amount_rial))


@register.filter
def fa(value: Any) -> str:
    """Any value with Persian digits."""
    return "" if value is None else digits_fa(str(value))


@register.filter
def jdate(moment: dt.date | dt.datetime | None) -> str:
    """«۲ آذر ۱۴۰۵»."""
    return jalali_date(moment) if moment else ""


@register.filter
def jday(moment: dt.date | dt.datetime | None) -> str:
    """«دوشنبه ۲ آذر»."""
    return jalali_day(moment) if moment else ""


@register.filter
def jdatetime(moment: dt.datetime | None) -> str:
    """«۲ آذر ۱۴۰۵، ۱۴:۰۵» in Tehran."""
    return jalali_datetime(moment) if moment else ""


@register.filter
def cut_percent(now_rial: int, old_rial: int | None) -> str:
    """How much lower the price is than the old one, in whole percent rounded down, Persian digits; "" under 1 %."""
    if not old_rial or old_rial <= now_rial:
        return ""
    percent = (old_rial - now_rial) * 100 // old_rial
    return digits_fa(str(percent)) if percent else ""


# Marks and small parts


@register.simple_tag
def asset(name: str) -> str:
    """The address of a file of the front-end build. It carries its own hash, so it goes round the static storage."""
    return f"{settings.STATIC_URL}bazarche/{public_name(name)}"


@register.simple_tag
def icon(name: str, classes: str = "size-5") -> SafeString:
    """A Lucide icon, hidden from assistive technology: a word stands beside it."""
    turns = " icon-turns" if name in TURNING_ICONS else ""
    drawing = mark_safe(icon_drawing(name))  # noqa: S308
    return format_html('<svg class="icon{} {}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', turns, classes, drawing)


@register.simple_tag
def logo(classes: str = "size-10") -> SafeString:
    return _part("logo", classes=classes)


@register.simple_tag
def star8(classes: str = "size-5 text-secondary") -> SafeString:
    """The eight-point star that stands before headings."""
    return _part("star8", classes=classes)


@register.simple_tag
def link(name: str) -> str:
    """Address of a place of the shell (`themes.links`), "" while there is none."""
    return place_url(name)


@register.simple_tag
def heading(title: str, sub: str = "", more: str = "", url: str = "", level: int = 2, id: str = "") -> SafeString:
    """A section's heading with the star; `more` and `url` make the link at its end."""
    return _part("heading", title=title, sub=sub, more=more, url=url, level=level, id=id)


@register.simple_tag
def price(now: int, old: int | None = None, big: bool = False, unit: str = "") -> SafeString:
    """A price from whole Rial. `old` shows only where it is higher; `unit` is a line such as «هر کیلو ۱۲۰٬۰۰۰ تومان»."""
    return _part("price", now=now, old=old if old and old > now else None, cut=cut_percent(now, old), big=big, unit=unit)


@register.simple_tag
def tag(text: str, kind: str = "") -> SafeString:
    """A round tag. Kinds: seal, permit, verified, new, waiting, sent, done, calm, stopped, soldout."""
    return format_html('<span class="tag{}">{}</span>', f" tag-{kind}" if kind else "", text)


@register.simple_tag
def step(number: int, done: bool = False, todo: bool = False) -> SafeString:
    """The disc of a step: its number, or a tick when done."""
    return _part("step", number=number, done=done, todo=todo)


# Lists


@register.simple_tag
def breadcrumbs(*pairs: str, items: Iterable[tuple[str, str]] = ()) -> SafeString:
    """`items` of (title, url); the last one is the page itself and needs no url. Or title, url, title, url, … , title."""
    trail = list(items) or [(title, pairs[at + 1] if at + 1 < len(pairs) else "") for at, title in list(enumerate(pairs))[::2]]
    return _part("breadcrumbs", trail=trail)


@register.simple_tag
def pagination(number: int, last: int, base: str, total: int | None = None, shown: int | None = None) -> SafeString:
    """Pages of a list. `base` is the address up to the number («?sort=new&page=»)."""
    return _part("pagination", number=number, last=last, base=base, total=total, shown=shown, pages=page_numbers(number, last))


@register.simple_tag
def chips(items: Sequence[tuple[str, str]], clear_url: str = "") -> SafeString:
    """Active filters: (label, address without it)."""
    drawn = [_part("chip", label=label, url=url) for label, url in items]
    return _part("chips", chips=mark_safe("".join(drawn)), clear_url=clear_url) if drawn else SafeString("")  # noqa: S308


def _grouped(number: int | str | None) -> str:
    digits = digits_en(str(number or ""))
    return digits_fa(f"{int(digits):,}".replace(",", "٬")) if digits.isdecimal() else digits


@register.simple_tag
def price_range(
    low: int | str | None = None,
    high: int | str | None = None,
    stops: Sequence[int] = (),
    bars: Sequence[int] = (),
    names: str = "price_min price_max",
) -> SafeString:
    """Two fields in whole Toman, with a slider (by script) where there are `stops`: Toman where its handles may stand, as many in
    each bar, and one more at the end. `bars` are counts."""
    top = max(bars, default=0) or 1
    tall = [max(2, count * 40 // top) for count in bars]
    drawn = [_part("bar", x=at * 10 + 1, y=40 - height, height=height) for at, height in enumerate(tall)]
    name_low, name_high = names.split()
    return _part(
        "price_range", low=_grouped(low), high=_grouped(high), least="", most="", has_slider=bool(stops), stops=",".join(map(str, stops)),
        last=len(stops) - 1, width=len(bars) * 10, bars=mark_safe("".join(drawn)), name_low=name_low, name_high=name_high,  # noqa: S308
    )  # fmt: skip


@register.simple_tag
def filter_option(name: str, value: str, label: str, count: int | None = None, checked: bool = False, form: str = "") -> SafeString:
    return _part("filter_option", name=name, value=value, label=label, count=count, checked=checked, form=form)


@register.simple_block_tag
def filter_group(content: SafeString, title: str, open: bool = True) -> SafeString:
    return _part("filter_group", content=content, title=title, open=open)


@register.simple_block_tag
def sheet(content: SafeString, id: str, title: str, button: str = "", clear_url: str = "", count: str = "") -> SafeString:
    """A column beside the list from 64rem, a bottom sheet below that: open it with a link to its id and `data-opens`.

    `count` is what the button says by script, and says anew when a filter changes (`<form data-filters>`).
    """
    return _part("sheet", content=content, id=id, title=title, button=button, clear_url=clear_url, count=count)


# Product


@register.simple_tag
def gallery(pictures: Sequence[Mapping[str, Any]], title: str) -> SafeString:
    """Pictures: `src`, `alt`, and where there are sizes `srcset` (AVIF), `thumb`. The first one is loaded at once."""
    return _part("gallery", pictures=pictures, title=title, details=pictures[1:3])


@register.simple_tag
def variants(legend: str, options: Sequence[Mapping[str, Any]], name: str = "", form: str = "add") -> SafeString:
    """One choice of a product. Options: `label`, `value`, `selected`, `out`, `colour` (#rrggbb), and `url` where each is a page."""
    chosen = next((option["label"] for option in options if option.get("selected")), "")
    return _part("variants", legend=legend, options=options, name=name, form=form, chosen=chosen)


@register.simple_tag
def stepper(
    name: str = "quantity", value: int = 1, least: int = 1, most: int = 99, form: str = "", label: str = "", small: bool = False
) -> SafeString:
    return _part("stepper", name=name, value=value, least=least, most=most, form=form, label=label or _("تعداد"), small=small)


@register.simple_tag
def facts(rows: Sequence[tuple[str, str]]) -> SafeString:
    """A table of (name, value)."""
    return _part("facts", rows=rows)


@register.simple_tag
def article33(rows: Sequence[Sequence[Any]]) -> SafeString:
    """What article 33 wants before a sale: (name, value) or (name, value, "ltr") for telephone numbers and the like."""
    return _part("article33", rows=[{"name": row[0], "value": row[1], "ltr": len(row) > 2} for row in rows])


# Forms


@register.simple_tag
def field(bound: BoundField, hint: str = "", label: str = "", cls: str = "") -> SafeString:
    """A form field: label above, control 48 high, hint, errors under it with an icon."""
    kind = field_kind(bound)
    return _part(
        "field", bound=bound, kind=kind, widget=field_widget(bound, kind), hint=hint or bound.help_text, label=label or bound.label, cls=cls
    )


@register.simple_tag
def form_errors(form: BaseForm) -> SafeString:
    """The summary above a refused form, each error a link to its field."""
    found = [(bound, error) for bound in form.visible_fields() for error in bound.errors]
    return _part("form_errors", found=found, general=form.non_field_errors(), count=len(found))


@register.simple_tag
def choice(
    name: str,
    value: str,
    title: str,
    note: str = "",
    amount: str = "",
    checked: bool = False,
    disabled: bool = False,
    form: str = "",
    id: str = "",
) -> SafeString:
    """A radio as a card: ways of delivery, addresses, ways to pay."""
    return _part(
        "choice", name=name, value=value, title=title, note=note, amount=amount, checked=checked, disabled=disabled, form=form, id=id
    )


# Purchase and work


@register.simple_tag
def summary(rows: Sequence[Sequence[Any]], total: int, label: str = "", note: str = "") -> SafeString:
    """Sums of a purchase: (name, Rial) or (name, text), a third «cut» paints it; `total` in Rial is what is to be paid."""
    lines = [{"name": row[0], "value": row[1], "amount": isinstance(row[1], int), "cut": len(row) > 2 and bool(row[2])} for row in rows]
    return _part("summary", lines=lines, total=total, label=label or _("پرداختنی"), note=note)


@register.simple_tag
def timeline(events: Sequence[Mapping[str, Any]]) -> SafeString:
    """Events of one parcel: `title`, `state` (done, now, todo, stopped), `when` (text), `note`."""
    return _part("timeline", events=events)


@register.simple_tag
def empty(title: str, text: str = "", action: str = "", url: str = "", level: int = 2) -> SafeString:
    return _part("empty", title=title, text=text, action=action, url=url, level=level)


@register.simple_tag
def notice(text: str, kind: str = "info", action: str = "", url: str = "", title: str = "") -> SafeString:
    """A box that tells something. Kinds: info, success, warning, error (this one is read out at once)."""
    return _part("notice", text=text, kind=kind, action=action, url=url, title=title)


@register.simple_tag
def toast(text: str, action: str = "", url: str = "", basket_count: str | None = None) -> SafeString:
    return _part("toast", text=text, action=action, url=url, basket_count=basket_count)


@register.simple_block_tag
def dialog(content: SafeString, id: str, title: str) -> SafeString:
    """A question before something is destroyed. Open it with `<a href="#id" data-opens="id">`."""
    return _part("dialog", content=content, id=id, title=title)


@register.simple_tag
def tile(number: int, word: str, icon: str, url: str = "", note: str = "", late: bool = False) -> SafeString:
    """A panel's tile: how much work there is, and what of it is late."""
    return _part("tile", number=number, word=word, icon=icon, url=url, note=note, late=late)
