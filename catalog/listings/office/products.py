"""A product in the office: its offers, and the acts on one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.forms import Form
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from oscar.apps.catalogue.models import Product
from oscar.core.loading import get_model

from catalog.listings.facts import attributes_for, product_facts
from catalog.listings.models import Picture, PriceChange
from catalog.listings.offers import Why, offers_for_product, why_text
from catalog.listings.office.changes import changes_of, offer_change, page_sentences
from catalog.listings.office.forms import CutForm, OfferForm
from catalog.listings.office.lists import PERMISSION
from catalog.listings.services import price_cut, price_set, root_of
from shop.core.money import toman_fa
from shop.core.persian import digits_fa
from themes.office import OfficeForm, OfficePage

StockRecord = get_model("partner", "StockRecord")
CHANGES_SHOWN = 20


class ProductPage(OfficePage):
    """Everything about one product. Five lists, ten queries, however many offers there are."""

    permission = PERMISSION
    template_name = "office/product.html"
    header_icon = "tag"
    product: Product

    def get_page_title(self) -> str:
        return str(self.product.title)

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_products:index"), _("کالاها"))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        wanted = Product.objects.select_related("info__category", "info__partner__maker").filter(parent=None, info__isnull=False)
        self.product = get_object_or_404(wanted, pk=kwargs["pk"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        records = (
            StockRecord.objects.filter(Q(product=self.product) | Q(product__parent=self.product)).order_by("partner_id", "pk")
            .select_related("terms", "partner__maker", "product__variant")
        )
        live = {offer.stockrecord_id: offer for offer in offers_for_product(self.product.pk, timezone.now())}
        offers = [
            {
                "record": record, "terms": record.terms, "seller": record.partner.maker.name,
                "variant": getattr(getattr(record.product, "variant", None), "label", str)(),
                "price": int(record.price), "why": why_text(live[record.pk].reason) if record.pk in live else "",
                "sells": record.pk in live and live[record.pk].reason == Why.NONE,
            }
            for record in records
        ]
        facts = product_facts(self.product.info)
        names = {code: one.name for code, one in attributes_for(self.product.info).items()}
        changes = PriceChange.objects.filter(stockrecord__in=[offer["record"].pk for offer in offers]).select_related("changed_by")
        return super().get_context_data(
            product=self.product, offers=offers, pictures=Picture.objects.filter(product=self.product).select_related("file"),
            log=[(row, page_sentences(row.data.get("page", {}), names)) for row in changes_of(self.product)[:CHANGES_SHOWN]],
            attributes=[(names.get(code, code), value) for code, value in facts.attributes.items()], facts=facts,
            changes=changes.select_related("stockrecord__partner__maker").order_by("-changed_at", "-pk")[:CHANGES_SHOWN], **kwargs,
        )


class _OfferAct(OfficeForm):
    permission = PERMISSION
    header_icon = "tag"
    record: Any

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        wanted = StockRecord.objects.select_related("terms", "partner__maker", "product__variant", "product__parent")
        self.record = get_object_or_404(wanted, pk=kwargs["pk"])

    def _name(self) -> str:
        product = self.record.product
        variant = product.variant.label() if product.parent_id else ""
        return "، ".join(part for part in (str(product.get_title()), variant, self.record.partner.maker.name) if part)

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [(reverse("office_products:index"), _("کالاها")), (self.done(), self.record.product.get_title())]

    def done(self) -> str:
        return reverse("office_products:product", args=[root_of(self.record.product)])


class OfferEdit(_OfferAct):
    form_class = OfferForm
    page_title = gettext_lazy("قیمت و موجودی")
    done_message = gettext_lazy("عرضه ذخیره شد.")
    refused_fields = {"price": "price", "stock": "stock", "stock_below_reserved": "stock", "preparation": "preparation_days"}

    @property
    def explanation(self) -> str:
        reserved = digits_fa(str(self.record.num_allocated or 0))
        cut = self.record.terms.old_price
        running = " " + _("تخفیفی در جریان است؛ قیمت تازه آن را پایان می‌دهد.") if cut else ""
        return _("%(name)s. سفارش‌های باز: %(reserved)s.") % {"name": self._name(), "reserved": reserved} + running

    def get_initial(self) -> dict[str, Any]:
        terms = self.record.terms
        return {
            "price": int(self.record.price), "stock": self.record.num_in_stock, "preparation_days": terms.preparation_days,
            "is_offered": terms.is_offered,
        }

    def form_valid(self, form: OfferForm) -> Any:
        self.changed = form.changed()
        return super().form_valid(form)

    def act(self, data: Mapping[str, Any]) -> None:
        offer_change(stockrecord_id=self.record.pk, changed=self.changed, actor=self.actor)


class OfferCut(_OfferAct):
    form_class = CutForm
    page_title = gettext_lazy("تخفیف")
    submit_label = gettext_lazy("تخفیف بده")
    done_message = gettext_lazy("تخفیف گذاشته شد.")
    refused_fields = {"price": "price", "cut_higher": "price", "cut_ends": "last_day"}

    @property
    def explanation(self) -> str:
        full = self.record.terms.old_price or int(self.record.price)
        return _("%(name)s. قیمت بی‌تخفیف: %(price)s تومان. پس از آخرین روز، همین قیمت برمی‌گردد.") % {
            "name": self._name(), "price": toman_fa(full),
        }

    def form_valid(self, form: CutForm) -> Any:
        self.ends_at = form.ends_at()
        return super().form_valid(form)

    def act(self, data: Mapping[str, Any]) -> None:
        price_cut(stockrecord_id=self.record.pk, price=data["price"], ends_at=self.ends_at, actor=self.actor)


class OfferCutEnd(_OfferAct):
    """The full price comes back now."""

    form_class = Form
    page_title = gettext_lazy("پایان تخفیف")
    submit_label = gettext_lazy("پایان بده")
    done_message = gettext_lazy("تخفیف پایان یافت.")
    is_dangerous = True

    @property
    def explanation(self) -> str:
        full = self.record.terms.old_price or int(self.record.price)
        return _("قیمت %(name)s به %(price)s تومان برمی‌گردد.") % {"name": self._name(), "price": toman_fa(full)}

    def act(self, data: Mapping[str, Any]) -> None:
        full = self.record.terms.old_price or int(self.record.price)
        price_set(stockrecord_id=self.record.pk, price=full, actor=self.actor)
