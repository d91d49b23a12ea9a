"""Fields for what operators point at: a maker, offers of the picker, a weight."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.catalogue.models import Category

from catalog.listings.models import Maker
from search.curation.wording import number_fa
from search.office.chooser import OffersWidget, offer_chooser
from search.office.offers import key_of
from shop.core.persian import clean, digits_en

_SHOP = re.compile(r"/shop/([^/?#\s]+)")
LONGEST_LINE = 400


class WeightField(forms.DecimalField):
    """A number with at most two decimals, typed with any digits and point."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "inputmode": "decimal"})
        super().__init__(**{"widget": widget, "max_digits": 3, "decimal_places": 2, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return number_fa(value) if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Any:
        return super().to_python(digits_en(str(value)).replace("٫", ".").replace("/", ".") if value not in self.empty_values else value)


class MakerField(forms.CharField):
    """A maker by name, or by the address of the shop where several bear the name; cleaned to the key of Oscar's partner."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": LONGEST_LINE, "help_text": gettext_lazy("نام کامل کارگاه، یا نشانی غرفه‌اش."), **kwargs})

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, int):
            return value
        maker = Maker.objects.filter(pk=value).first()
        if maker is None:
            return ""
        return maker.name if Maker.objects.filter(name=maker.name).count() == 1 else f"/shop/{maker.slug}/"

    def clean(self, value: Any) -> int:
        typed = clean(super().clean(value))
        address = _SHOP.search(typed)
        found = list(Maker.objects.filter(slug=address[1]) if address else Maker.objects.filter(name=typed))
        if len(found) > 1:
            raise ValidationError(_("چند کارگاه این نام را دارند؛ نشانی غرفه را بنویسید."), code="several")
        if not found:
            raise ValidationError(_("کارگاهی با این نام یا نشانی نیست."), code="unknown")
        return int(found[0].pk)


class OfferField(forms.Field):
    """One offer, cleaned to the key of its card; whether there is such a card is the service's to say."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": offer_chooser.widget_class(), **kwargs})

    def to_python(self, value: Any) -> int | None:
        return _offer(value) if value not in self.empty_values else None


class OffersField(forms.Field):
    """Offers in their order, cleaned to the keys of their cards."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"widget": OffersWidget(), **kwargs})

    def to_python(self, value: Any) -> list[int]:
        return [_offer(each) for each in value or ()]


def _offer(value: Any) -> int:
    key = key_of(value)
    if key is None:
        raise ValidationError(_("کالا را از فهرست برگزینید."), code="offer")
    return key


def category_choices(*, leaves: bool) -> list[tuple[Any, Any]]:
    """Top categories, or leaves below the names of theirs. One query."""
    rows = Category.objects.filter(info__isnull=False).order_by("path").values_list("pk", "name", "depth", "info__is_leaf")
    if not leaves:
        return [("", _("برگزینید")), *((key, name) for key, name, depth, _leaf in rows if depth == 1)]
    groups: list[tuple[str, list[tuple[int, str]]]] = []
    for key, name, depth, is_leaf in rows:
        if depth == 1:
            groups.append((name, []))
        elif is_leaf and groups:
            groups[-1][1].append((key, name))
    return [("", _("برگزینید")), *(group for group in groups if group[1])]
