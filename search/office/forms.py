"""What an operator types about search. `facts` are what the service of the kind takes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from search.curation.models import MAX_PINNED, BoostRule
from search.curation.phrases import MAX_PHRASE
from search.engines.base import Ground
from search.office.fields import MakerField, OfferField, OffersField, WeightField, category_choices
from shop.core.persian import digits_fa
from shop.places.models import Province
from themes.office import JalaliDateField


def phrase_field(**more: Any) -> forms.CharField:
    """How long it may be is the service's to say."""
    return forms.CharField(**{"label": _("جستجو"), "widget": forms.TextInput(attrs={"maxlength": MAX_PHRASE}), **more})


class EntryForm(forms.Form):
    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class SynonymForm(EntryForm):
    typed = phrase_field(label=_("آنچه نوشته می‌شود"))
    meant = phrase_field(label=_("آنچه منظور است"), help_text=_("کالاهایی که این در آن‌هاست هم پیدا می‌شوند، با وزنی کمتر."))
    both_ways = forms.BooleanField(label=_("دوسویه"), required=False, help_text=_("هر یک دیگری را هم پیدا کند."))
    is_active = forms.BooleanField(label=_("فعال"), required=False, initial=True)


class HiddenWordForm(EntryForm):
    word = phrase_field(label=_("واژه"), help_text=_("جستجو نه به آن پاسخ می‌دهد و نه پیشنهادش می‌کند."))
    reason = forms.CharField(label=_("دلیل"), max_length=200, required=False)


class BoostForm(EntryForm):
    """`ground` decides what `value` points at."""

    weight = WeightField(
        label=_("وزن"), help_text=_("از ۰ تا ۲، مانند ۰٫۵؛ ۱ به اندازهٔ یک واژه در نام کالا است."),
    )
    starts_on = JalaliDateField(label=_("از روز"))
    ends_on = JalaliDateField(label=_("تا پایان روز"))
    phrase = phrase_field(label=_("تنها برای جستجوی"), required=False, help_text=_("خالی: برای همهٔ جستجوها و فهرست‌ها."))
    season = forms.CharField(label=_("فصل یا برنامه"), max_length=60, required=False, help_text=_("مانند یلدا یا هفتهٔ صنایع دستی."))
    reason = forms.CharField(label=_("دلیل"), max_length=200, help_text=_("در نسخه‌ها می‌ماند."))
    field_order = ("value",)

    def __init__(self, *args: Any, ground: Ground, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ground = ground
        self.fields["value"] = _ground_field(ground)
        self.order_fields(self.field_order)

    def facts(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        value = data["value"]
        return {**data, "ground": self.ground, "value": int(getattr(value, "pk", value))}


def _ground_field(ground: Ground) -> forms.Field:
    label = dict(BoostRule.GROUNDS)[ground.value]
    if ground is Ground.OFFER:
        return OfferField(label=label)
    if ground is Ground.SELLER:
        return MakerField(label=label)
    if ground is Ground.PROVINCE:
        return forms.ModelChoiceField(label=label, queryset=Province.objects.all(), empty_label=_("برگزینید"))
    leaves = ground is Ground.CATEGORY
    return forms.ChoiceField(label=label, choices=lambda: category_choices(leaves=leaves))


class PinForm(EntryForm):
    phrase = phrase_field()
    offers = OffersField(
        label=_("کالاها، به ترتیب"),
        help_text=format_lazy(_("تا {most} کالا؛ ترتیبشان در اینجا ترتیب نتیجه‌هاست."), most=digits_fa(str(MAX_PINNED))),
    )
    starts_on = JalaliDateField(label=_("از روز"))
    ends_on = JalaliDateField(label=_("تا پایان روز"))


class ExclusionForm(EntryForm):
    phrase = phrase_field()
    offer = OfferField(label=_("کالا"))
    reason = forms.CharField(label=_("دلیل"), max_length=200, help_text=_("در نسخه‌ها می‌ماند."))
