"""The picker of offers: Wagtail's chooser over the cards, for who may say something about search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import path
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import JSContext
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import chooser as views
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.widgets.chooser import BaseChooser, BaseChooserAdapter

from catalog.listings.models import Listing, ListingState
from catalog.listings.services.texts import searchable
from search.curation.models import MAX_PINNED
from search.office.base import Allowed
from search.office.offers import Offer, key_of, offer_of, offers_of
from shop.core.persian import clean, digits_en

PER_PAGE = 10
LONGEST_SEARCH = 200
MAX_ROWS = 100
"""Rows of a form that are read; far more than may be pinned."""
_PRODUCT = re.compile(r"/p/(\d{1,18})(?!\d)")


def offers_found(cards: QuerySet[Listing], typed: str) -> QuerySet[Listing]:
    """Those that bear each word in title, maker or place, the one of this number, or those of the product at this address."""
    number = digits_en(clean(typed))
    if product := _PRODUCT.search(number):
        return cards.filter(product_id=int(product[1]))
    by_words = Q()
    for word in searchable(typed).split():
        by_words &= Q(search_text__contains=word)
    key = key_of(number)
    return cards.filter(by_words | Q(pk=key) if key is not None else by_words)


class OfferFilter(BaseFilterForm):
    q = forms.CharField(
        label=gettext_lazy("جستجو"), required=False, max_length=LONGEST_SEARCH, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("نام کالا، فروشنده یا شهر، شمارهٔ کالا، یا نشانی صفحهٔ آن."),
    )

    def filter(self, objects: QuerySet[Listing]) -> QuerySet[Listing]:
        typed = clean(self.cleaned_data["q"])
        if not typed:
            return objects
        self.is_searching, self.search_query = True, typed
        return offers_found(objects, typed)


class OfferColumn(TitleColumn):
    """Picture, title, and below it seller, price and number."""

    cell_template_name = "office/search/offer_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        return {**super().get_cell_context_data(instance, parent_context), "offer": offer_of(instance)}


class TickColumn(views.CheckboxSelectColumn):
    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """The box is named by the title."""
        return {**super().get_cell_context_data(instance, parent_context), "instance": instance.title}


class _Choosing(Allowed):
    """What may be shown, the newest first."""

    ordering = ("-created_at", "-pk")
    filter_form_class = OfferFilter
    results_template_name = "office/search/offers_results.html"
    request: HttpRequest

    @property
    def title_column(self) -> TitleColumn:
        wagtails: TitleColumn = super().title_column  # type: ignore[misc]
        return OfferColumn(
            "title", label=_("کالا"), accessor="title", get_url=wagtails._get_url_func, label_prefix=wagtails.label_prefix,
            link_attrs=wagtails.link_attrs,
        )

    @property
    def checkbox_column(self) -> Column:
        return TickColumn("select", label=_("انتخاب"), width="1%", accessor="pk")

    def get_object_list(self) -> QuerySet[Listing]:
        return Listing.objects.exclude(state=ListingState.HIDDEN)


class ChooseView(_Choosing, views.ChooseView):
    pass


class ChooseResultsView(_Choosing, views.ChooseResultsView):
    pass


class _Told(Allowed):
    """What the browser is told of a chosen offer."""

    def get_chosen_response_data(self, item: Listing) -> dict[str, Any]:
        return _data(offer_of(item))


class ChosenView(_Told, views.ChosenView):
    pass


class ChosenMultipleView(_Told, views.ChosenMultipleView):
    def get_objects(self, pks: Iterable[str]) -> list[Listing]:
        """In the order of the list that they were ticked in; what is no key is left out."""
        keys = [key for key in map(key_of, pks) if key is not None][:MAX_ROWS]
        cards = Listing.objects.in_bulk(keys)
        return [cards[key] for key in dict.fromkeys(keys) if key in cards]


def _data(offer: Offer) -> dict[str, Any]:
    return {
        "id": str(offer.key), "title": offer.title, "edit_url": offer.url, "picture": offer.picture, "facts": offer.facts,
        "state": offer.state,
    }


class BaseOfferChooser(BaseChooser):
    """One offer, shown by picture, title and facts; one that is no more is shown as that. A value is a key or an `Offer`."""

    template_name = "office/search/chooser.html"
    js_constructor = "OfferChooser"
    classname = "office-offer"

    def get_value_data(self, value: Any) -> dict[str, Any] | None:
        if isinstance(value, Offer):
            return _data(value)
        key = key_of(value)
        return _data(offers_of([key])[key]) if key is not None else None

    def get_context(self, name: str, value_data: dict[str, Any], attrs: dict[str, Any]) -> dict[str, Any]:
        return {**super().get_context(name, value_data, attrs), "offer": value_data}

    @cached_property
    def media(self) -> forms.Media:
        names = ("wagtailadmin/js/chooser-widget.js", "wagtailadmin/js/chooser-widget-telepath.js", "office/offers.js")
        return forms.Media(js=[versioned_static(name) for name in names])


class OfferChooserAdapter(BaseChooserAdapter):
    js_constructor = "bazarche.OfferChooser"


class OfferChooserSet(ChooserViewSet):
    model = Listing
    icon = "tag"
    choose_one_text = gettext_lazy("کالا را برگزینید")
    choose_another_text = gettext_lazy("کالای دیگری برگزینید")
    edit_item_text = gettext_lazy("دیدن کالا")
    per_page = PER_PAGE
    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    base_widget_class = BaseOfferChooser
    widget_telepath_adapter_class = OfferChooserAdapter

    def get_urlpatterns(self) -> list[Any]:
        """Wagtail's, but that a key is a number, and that nothing can be made here."""
        return [
            path("", self.choose_view, name="choose"),
            path("results/", self.choose_results_view, name="choose_results"),
            path("chosen/<int:pk>/", self.chosen_view, name="chosen"),
            path("chosen-multiple/", self.chosen_multiple_view, name="chosen_multiple"),
        ]


offer_chooser = OfferChooserSet("office_search_offers", url_prefix="search/offers")


class OffersWidget(forms.Widget):
    """Several offers in an order: Wagtail's panel of choosers, with its buttons and its handle to move a row. Its value is the keys."""

    template_name = "office/search/offers.html"
    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        rows = []
        for number in range(min(key_of(data.get(f"{name}-TOTAL_FORMS")) or 0, MAX_ROWS)):
            row = f"{name}-{number}"
            if data.get(f"{row}-offer") and data.get(f"{row}-DELETE") != "1":
                rows.append((key_of(data.get(f"{row}-ORDER")) or 0, number, data[f"{row}-offer"]))
        return [offer for _order, _number, offer in sorted(rows)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return f"{name}-TOTAL_FORMS" not in data

    def id_for_label(self, id_: str) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        keys = [key for key in map(key_of, value or ()) if key is not None]
        offers = offers_of(keys)
        options = {
            "type": "MultipleChooserPanel", "formsetPrefix": f"id_{name}", "emptyChildFormPrefix": f"{name}-__prefix__", "canOrder": True,
            "maxForms": MAX_PINNED, "relationName": name, "chooserFieldName": "offer",
        }
        return {
            **super().get_context(name, value, attrs), "rows": [_row(name, str(n), offers[key], n + 1) for n, key in enumerate(keys)],
            "empty": _row(name, "__prefix__", None, ""), "total": len(keys), "prefix": f"id_{name}", "options": options,
            "factory": JSContext().pack(offer_chooser.widget_class()),
        }

    @property
    def media(self) -> forms.Media:
        return offer_chooser.widget_class().media


def _row(name: str, number: str, offer: Offer | None, order: int | str) -> dict[str, Any]:
    prefix = f"{name}-{number}"
    chooser: SafeString = offer_chooser.widget_class().render(f"{prefix}-offer", offer, {"id": f"id_{prefix}-offer"})
    return {"prefix": prefix, "chooser": chooser, "order": order}

