"""Offers as lists, forms and the picker of the office show them: picture, title, seller, price, number, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column, TitleColumn

from catalog.listings.cards import picture_url
from catalog.listings.models import Listing, ListingState
from search.curation.models import BoostRule, Entry, Exclusion, Pin
from search.engines.base import Ground
from shop.core.money import toman_fa
from shop.core.persian import digits_fa

PICTURE_PX = 160
MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Offer:
    """`state` is a word where shoppers cannot buy it, "" where they can."""

    key: int
    title: str
    facts: str = ""
    state: str = ""
    picture: str = ""
    url: str = ""


def offer_of(card: Listing) -> Offer:
    facts = _("%(seller)s\u00a0· %(toman)s تومان\u00a0· شمارهٔ %(key)s") % {
        "seller": card.seller_name, "toman": toman_fa(card.price), "key": digits_fa(str(card.pk)),
    }
    return Offer(
        key=card.pk, title=card.title, facts=facts, state=_state(card),
        picture=picture_url(card.picture, PICTURE_PX if card.picture_ready else None),
        url=reverse("office_products:product", args=[card.product_id]),
    )


def _state(card: Listing) -> str:
    if card.state == ListingState.HIDDEN or (card.ends_at is not None and card.ends_at <= timezone.now()):
        return str(ListingState.HIDDEN.label)
    return "" if card.state == ListingState.LIVE else str(card.get_state_display())


def offers_of(keys: Iterable[int]) -> dict[int, Offer]:
    """All of them, those that are no more too. One query, none for none."""
    wanted = list(dict.fromkeys(keys))
    found = {card.pk: offer_of(card) for card in Listing.objects.filter(pk__in=wanted)} if wanted else {}
    return {key: found.get(key) or _gone(key) for key in wanted}


def _gone(key: int) -> Offer:
    return Offer(key=key, title=_("شمارهٔ %(key)s") % {"key": digits_fa(str(key))}, state=_("دیگر نیست"))


def key_of(value: Any) -> int | None:
    """The key of a card as a form or an address sends it, None for anything else."""
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else None


def keys_in(row: Entry) -> tuple[int, ...]:
    """The offers that a row points at."""
    if isinstance(row, Pin):
        return tuple(row.offers)
    if isinstance(row, Exclusion):
        return (row.offer,)
    return (row.value,) if isinstance(row, BoostRule) and row.ground == Ground.OFFER.value else ()


class OffersColumn(Column):
    """The offers that a row points at, with their pictures; the list has looked them up as `row.shown`."""

    cell_template_name = "office/search/offers_cell.html"

    def get_value(self, instance: Any) -> list[Offer]:
        shown: Mapping[int, Offer] = instance.shown
        return [shown[key] for key in keys_in(instance)]


class GroundColumn(TitleColumn):
    """What a boost rests on, with the picture where that is an offer."""

    cell_template_name = "office/search/ground_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        offers = [instance.shown[key] for key in keys_in(instance)]
        return {**super().get_cell_context_data(instance, parent_context), "offer": offers[0] if offers else None}
