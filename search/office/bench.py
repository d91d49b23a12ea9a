"""The test bench: a query by what is published beside the same by the draft, and why each hit stands where it does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.listings.models import Listing
from search.curation import services
from search.curation.models import WatchedQuery
from search.curation.selectors import watched_queries
from search.curation.wording import Names, names_for
from search.engines.base import Ground
from search.index.explain import why
from search.index.find import Found
from search.office.base import SearchPages, to
from search.office.forms import phrase_field
from search.office.telling import plan_told, why_told, worth_fa
from search.office.trial import Bench, Place, Trial
from search.text.queries import MAX_QUERY_CHARS
from shop.core.persian import clean
from shop.places.selectors import provinces
from themes.office import OfficeForm, OfficePage


def asked(request: HttpRequest) -> tuple[str, int | None]:
    """The text and the shopper's province of an address."""
    province = request.GET.get("to", "")
    known = {str(row.id): row.id for row in provinces()}
    return clean(request.GET.get("q", "")[:MAX_QUERY_CHARS]), known.get(province)


class BenchPage(SearchPages, OfficePage):
    """Without a text: the watched queries, each with what the draft would change."""

    template_name = "office/search/bench.html"
    page_title = gettext_lazy("میز آزمایش")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bench = Bench()
        text, province = asked(self.request)
        shown = _shown(bench, bench.trial(text, province=province)) if text else {"watched": _watched(bench)}
        return super().get_context_data(
            text=text, province=province, provinces=provinces(), has_draft=bench.has_draft,
            is_watched=text and WatchedQuery.objects.filter(text=text).exists(), **shown, **kwargs,
        )


def _watched(bench: Bench) -> list[dict[str, Any]]:
    return [{"row": row, "trial": bench.trial(row.text)} for row in watched_queries()]


def _shown(bench: Bench, trial: Trial) -> dict[str, Any]:
    sides = [_Side(_("منتشرشده"), False, trial.old, trial.old_places, bench.pinned_away(trial.old, by_draft=False))]
    if trial.new is not None:
        sides.append(_Side(_("پیش‌نویس"), True, trial.new, trial.new_places, bench.pinned_away(trial.new, by_draft=True)))
    cards = Listing.objects.in_bulk({each.hit.id for side in sides for each in side.places})
    names = names_for({Ground.OFFER: {offer for side in sides for offer in side.away}})
    return {"sides": [side.told(cards, names, alone=trial.new is None) for side in sides], "changed": trial.changed}


@dataclass(frozen=True, slots=True)
class _Side:
    """`away` are pinned and not there."""

    title: str
    is_new: bool
    found: Found
    places: Sequence[Place]
    away: Sequence[int]

    def told(self, cards: Mapping[int, Listing], names: Names, *, alone: bool) -> dict[str, Any]:
        rows = [self._row(each, cards[each.hit.id], alone=alone) for each in self.places if each.hit.id in cards]
        return {
            "title": self.title, "name": "draft" if self.is_new else "published", "found": self.found, "plan": plan_told(self.found),
            "rows": rows, "away": [names.of(Ground.OFFER, offer) for offer in self.away],
        }

    def _row(self, each: Place, card: Listing, *, alone: bool) -> dict[str, Any]:
        differs = not alone and not each.before
        return {
            "place": each, "card": card, "worth": worth_fa(each.hit.worth) if each.hit.worth else "",
            "goes": differs and not self.is_new, "comes": differs and self.is_new,
            "up": max(each.moved, 0) if self.is_new else 0, "down": max(-each.moved, 0) if self.is_new else 0,
        }


class WhyPage(SearchPages, OfficePage):
    template_name = "office/search/why.html"
    page_title = gettext_lazy("چرا اینجاست")
    header_icon = "help"
    card: Listing

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.card = get_object_or_404(Listing, pk=kwargs["pk"])
        self.text, self.province = asked(request)
        self.by_draft = request.GET.get("of") == "draft"

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        query = {"q": self.text} | ({"to": self.province} if self.province else {})
        return [*super().get_trail(), (to("bench", **query), _("میز آزمایش"))]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        bench = Bench()
        by_draft = self.by_draft and bench.has_draft
        found = bench.found(self.text, province=self.province, by_draft=by_draft)
        known = why(found=found, said=bench.state(by_draft=by_draft), listing_id=self.card.pk)
        hit = next(((number, hit) for number, hit in enumerate(found.result.hits, 1) if hit.id == self.card.pk), None)
        told = why_told(known) if known is not None else None
        return super().get_context_data(
            card=self.card, text=self.text, by_draft=by_draft, found=found, told=told, place=hit[0] if hit else 0,
            day=dt.datetime.fromtimestamp(told["day"], dt.UTC) if told else None,
            is_older=bool(known and hit and hit[1].version != known.version), **kwargs,
        )


class WatchedForm(forms.Form):
    text = phrase_field()


class WatchedNew(SearchPages, OfficeForm):
    form_class = WatchedForm
    page_title = gettext_lazy("زیر نظر گرفتن یک جستجو")
    explanation = gettext_lazy("میز آزمایش پیش از هر انتشار می‌گوید که پیش‌نویس نتیجه‌های این جستجو را چگونه دگرگون می‌کند.")
    done_message = gettext_lazy("زیر نظر است.")
    refused_fields = {"no_word": "text", "too_long": "text", "already_there": "text"}

    def get_initial(self) -> dict[str, Any]:
        return {"text": clean(self.request.GET.get("text", "")[:MAX_QUERY_CHARS])}

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [*super().get_trail(), (self.done(), _("میز آزمایش"))]

    def done(self) -> str:
        return to("bench")

    def act(self, data: Mapping[str, Any]) -> None:
        services.watched_query_add(text=data["text"])


class WatchedRemove(SearchPages, OfficeForm):
    form_class = forms.Form
    page_title = gettext_lazy("از زیر نظر برداشتن")
    submit_label = gettext_lazy("بردار")
    done_message = gettext_lazy("دیگر زیر نظر نیست.")
    row: WatchedQuery

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.row = get_object_or_404(WatchedQuery, pk=kwargs["pk"])

    @property
    def explanation(self) -> str:
        return _("جستجوی «%(text)s»") % {"text": self.row.text}

    def get_trail(self) -> Sequence[tuple[str, Any]]:
        return [*super().get_trail(), (self.done(), _("میز آزمایش"))]

    def done(self) -> str:
        return to("bench")

    def act(self, data: Mapping[str, Any]) -> None:
        services.watched_query_remove(key=self.row.pk)
