"""A product's page in the office: its words and weights, and its pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.listings.facts import Shown, attributes_for, pictures_stamp, product_facts
from catalog.listings.models import Picture, ProductInfo
from catalog.listings.office.changes import page_change, pictures_change
from catalog.listings.office.forms import ATTRIBUTE, PageForm, PicturesForm
from catalog.listings.office.lists import PERMISSION
from catalog.listings.services.edits import PICTURES_MAX
from shop.core.persian import digits_fa
from themes.office import OfficeForm


class _PageAct(OfficeForm):
    permission = PERMISSION
    header_icon = "tag"
    info: ProductInfo

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.info = get_object_or_404(ProductInfo.objects.select_related("product"), pk=kwargs["pk"])

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_products:index"), _("کالاها")), (self.done(), self.info.product.title)]

    def done(self) -> str:
        return reverse("office_products:product", args=[self.info.pk])


class PageEdit(_PageAct):
    form_class = PageForm
    page_title = gettext_lazy("ویرایش نام و شرح")
    done_message = gettext_lazy("کالا ذخیره شد.")
    explanation = gettext_lazy("نشانی صفحه با نام تازه می‌شود؛ نشانی پیشین هم کار می‌کند. سفارش‌های گذشته نام پیشین را نگه می‌دارند.")
    refused_fields = {
        "title_empty": "title", "title_long": "title", "title_taken": "title", "title_en_long": "title_en",
        "description_long": "description", "weight": "weight_g",
    }

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "attributes": attributes_for(self.info)}

    def get_initial(self) -> dict[str, Any]:
        facts = product_facts(self.info)
        return {
            "stamp": facts.stamp, "title": facts.title, "title_en": facts.title_en, "description": facts.description,
            "weight_g": facts.weight_g, "unit_weight_g": facts.unit_weight_g,
            **{ATTRIBUTE + code: value for code, value in facts.attributes.items()},
        }

    def form_valid(self, form: PageForm) -> Any:
        self.facts = form.facts()
        return super().form_valid(form)

    def act(self, data: Mapping[str, Any]) -> None:
        page_change(product_id=self.info.pk, stamp=data["stamp"], facts=self.facts, actor=self.actor)


class PicturesEdit(_PageAct):
    form_class = PicturesForm
    template_name = "office/pictures.html"
    page_title = gettext_lazy("عکس‌ها")
    done_message = gettext_lazy("عکس‌ها ذخیره شد.")
    refused_fields = dict.fromkeys(("picture_large", "picture_kind", "picture_small", "pictures_many"), "uploads")

    @property
    def explanation(self) -> str:
        return _("عکس نخست روی کارت کالا می‌آید. برای جابه‌جایی شمارهٔ جا را بنویسید. هر کالا دست بالا %(most)s عکس دارد.") % {
            "most": digits_fa(str(PICTURES_MAX)),
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        pictures = list(Picture.objects.filter(product=self.info.pk).select_related("file").order_by("position", "pk"))
        stamp = pictures_stamp([Shown(picture.file_id, picture.alt) for picture in pictures])
        return {**super().get_form_kwargs(), "pictures": pictures, "initial": {"stamp": stamp}}

    def form_valid(self, form: PicturesForm) -> Any:
        self.kept = form.kept()
        return super().form_valid(form)

    def act(self, data: Mapping[str, Any]) -> None:
        pictures_change(product_id=self.info.pk, stamp=data["stamp"], kept=self.kept, uploads=data["uploads"], actor=self.actor)
