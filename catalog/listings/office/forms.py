"""What an operator types about an offer, about a product's page and its pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.base import File
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.apps.catalogue.models import ProductAttribute

from catalog.listings.cards import picture_url
from catalog.listings.facts import ProductFacts, Shown
from catalog.listings.models import Picture
from catalog.listings.services.edits import ALT_MAX, ATTRIBUTE_MAX, DESCRIPTION_MAX, TITLE_EN_MAX
from catalog.listings.services.pictures import FORMATS
from catalog.listings.services.products import TITLE_MAX
from shop.core.persian import digits_fa
from themes.office import CountField, JalaliDateField, TomanField

ATTRIBUTE = "attribute_"
LAST = 99


class OfferForm(forms.Form):
    """Hidden first values tell what the operator changed from what a buyer changed meanwhile."""

    price = TomanField(label=_("قیمت (تومان، با مالیات)"), show_hidden_initial=True)
    stock = CountField(
        label=_("موجودی"), required=False, min_value=0, show_hidden_initial=True,
        help_text=_("آنچه سفارش داده شده و هنوز فرستاده نشده هم در آن است. خالی: پس از سفارش ساخته می‌شود."),
    )
    preparation_days = CountField(label=_("روز آماده‌سازی"), min_value=0, show_hidden_initial=True)
    is_offered = forms.BooleanField(label=_("عرضه می‌شود"), required=False, show_hidden_initial=True)

    def changed(self) -> dict[str, Any]:
        """The values that differ from what the page showed."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class CutForm(forms.Form):
    price = TomanField(label=_("قیمت با تخفیف (تومان)"))
    last_day = JalaliDateField(label=_("آخرین روز تخفیف"))

    def ends_at(self) -> dt.datetime:
        """The midnight in Tehran that closes the last day."""
        midnight = dt.datetime.combine(self.cleaned_data["last_day"] + dt.timedelta(days=1), dt.time.min)
        return timezone.make_aware(midnight, timezone.get_default_timezone())


class PageForm(forms.Form):
    """The words and weights of a product, its own attributes among them. `stamp` is of what the page showed. The service knows how long a
    text may be.
    """

    stamp = forms.CharField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("نام"), widget=forms.TextInput(attrs={"maxlength": TITLE_MAX}))
    title_en = forms.CharField(
        label=_("نام انگلیسی"), required=False, widget=forms.TextInput(attrs={"dir": "ltr", "lang": "en", "maxlength": TITLE_EN_MAX}),
    )
    description = forms.CharField(
        label=_("شرح"), required=False, widget=forms.Textarea(attrs={"rows": 8, "maxlength": DESCRIPTION_MAX}),
    )
    weight_g = CountField(label=_("وزن بسته (گرم)"), min_value=1, help_text=_("هزینهٔ ارسال با آن حساب می‌شود."))
    unit_weight_g = CountField(
        label=_("وزن برای بهای کیلویی (گرم)"), min_value=1, required=False,
        help_text=_("برای آنچه با وزن فروخته می‌شود؛ خالی: بهای هر کیلو نشان داده نمی‌شود."),
    )

    def __init__(self, *args: Any, attributes: Mapping[str, ProductAttribute], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = list(attributes)
        for code, attribute in attributes.items():
            self.fields[ATTRIBUTE + code] = forms.CharField(
                label=attribute.name, required=False, widget=forms.TextInput(attrs={"maxlength": ATTRIBUTE_MAX}),
            )

    def facts(self) -> ProductFacts:
        data = self.cleaned_data
        return ProductFacts(
            data["title"], data["description"], data["title_en"], data["weight_g"], data["unit_weight_g"],
            {code: data[ATTRIBUTE + code] for code in self.codes},
        )


class UploadsInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class UploadsField(forms.FileField):
    """Several files, in the order in which they were chosen."""

    widget = UploadsInput

    def clean(self, data: Any, initial: Any = None) -> list[File[bytes]]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(UploadsField, self).clean(one, initial) for one in files if one]


class PicturesForm(forms.Form):
    """A row of fields for each picture there is, and room for new ones. `stamp` is of the pictures that the page showed."""

    stamp = forms.CharField(widget=forms.HiddenInput)
    uploads = UploadsField(
        label=_("عکس‌های تازه"), required=False,
        widget=UploadsInput(attrs={"accept": ", ".join(f"image/{name.lower()}" for name in FORMATS)}),
        help_text=_("چند عکس را با هم می‌توان برگزید؛ پس از عکس‌های دیگر می‌آیند. هر ضلع دست‌کم ۶۴۰ نقطه، هر عکس تا ۱۵ مگابایت."),
    )

    def __init__(self, *args: Any, pictures: Sequence[Picture], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pictures = pictures
        for place, picture in enumerate(pictures, 1):
            key = picture.file_id
            self.fields[f"place_{key}"] = CountField(label=_("جا"), min_value=1, max_value=LAST, required=False, initial=place)
            self.fields[f"alt_{key}"] = forms.CharField(
                label=_("شرح عکس"), required=False, initial=picture.alt,
                widget=forms.TextInput(attrs={"placeholder": _("خالی: نام کالا"), "maxlength": ALT_MAX}),
            )
            self.fields[f"out_{key}"] = forms.BooleanField(label=_("بردار"), required=False)
            for name in ("place", "alt", "out"):
                field = self.fields[f"{name}_{key}"]
                field.widget.attrs["aria-label"] = f"{field.label}، {_named(place)}"

    def rows(self) -> list[dict[str, Any]]:
        """The fields of each picture beside it."""
        return [
            {
                "src": picture_url(str(picture.file.file), 160 if picture.file.sizes_ready else None),
                "name": _named(place),
                **{name: self[f"{name}_{picture.file_id}"] for name in ("place", "alt", "out")},
            }
            for place, picture in enumerate(self.pictures, 1)
        ]

    def kept(self) -> list[Shown]:
        """What is left, by the places that were typed; equal ones keep their order."""
        data = self.cleaned_data
        left = [picture.file_id for picture in self.pictures if not data[f"out_{picture.file_id}"]]
        return [Shown(key, data[f"alt_{key}"]) for key in sorted(left, key=lambda key: data[f"place_{key}"] or LAST)]


def _named(place: int) -> str:
    return str(_("عکس %(n)s") % {"n": digits_fa(str(place))})
