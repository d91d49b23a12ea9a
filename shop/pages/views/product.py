"""The page of a product: at most eight queries cold, one once what it tells is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from catalog.listings.cards import cards_html
from catalog.listings.pagestamp import page_stamp
from catalog.listings.selectors import newest_of_maker, offers_for_product, why_text
from orders.shipping.selectors import quote_for_product
from shop.core.calendar import today
from shop.core.lru import Lru
from shop.core.money import toman_fa
from shop.core.persian import digits_fa
from shop.pages import product as facts
from shop.pages.categories import tree
from shop.pages.hot import hot_page
from themes.lean import lean
from themes.town import town_of

QUANTITY_MAX = 99
ID_DIGITS = 12
ID_END = 2**31


def _variants(choice: facts.Choice) -> SafeString:
    """The sizes and the colours of the chosen seller, each a link to the page with it chosen."""
    drawn = []
    for group in facts.variant_groups(choice):
        options = []
        for one in group.options:
            option = lean(
                "pages/parts/variant.html", "url", "label", "colour", on=one.chosen, out=one.out, has_colour=bool(one.colour_hex),
            )
            options.append(option(url=f"?v={one.stockrecord_id}", label=one.label, colour=one.colour_hex))
        box = lean("pages/parts/variants.html", "chosen", "options", legend=group.legend, name=group.name)
        drawn.append(box(chosen=group.chosen, options=mark_safe("".join(options))))  # noqa: S308
    return mark_safe("".join(drawn))  # noqa: S308


def _others(choice: facts.Choice) -> SafeString:
    row = lean("pages/parts/other_seller.html", "url", "name", "place", "price", "note", "number")
    return mark_safe("".join(  # noqa: S308
        row(
            url=f"?v={one.stockrecord_id}", name=one.seller_name, place=one.county_name, price=toman_fa(one.price),
            note=facts.stock_text(one), number=one.stockrecord_id,
        )
        for one in choice.others
    ))


def _context(choice: facts.Choice, now: dt.datetime, province_id: int, place: str) -> Mapping[str, Any]:
    """The page but for its frame, read on a miss."""
    offer = choice.offer
    one = facts.body(offer, today())
    if one is None:
        raise Http404
    quote = quote_for_product(seller_id=one.seller.pk, weight_g=offer.weight_g, province_id=province_id, goods_total=offer.price)
    more = newest_of_maker(partner_id=offer.partner_id, but=offer.root_id, now=now)
    node = tree().by_id.get(one.page.category_id)
    crumbs = [(step.title, step.url) for step in ([node.parent, node] if node and node.parent else [node] if node else [])]
    pictures = facts.gallery(one.page)
    return {
        "page": one.page, "pictures": pictures, "maker": facts.maker(one), "facts": facts.facts(one.page),
        "crumbs": crumbs, "leaf": node,
        "canonical": settings.SITE_URL + one.page.url,
        "share_picture": settings.SITE_URL + pictures[0]["src"] if pictures else "", "offer": offer,
        "price_toman": toman_fa(offer.price), "article33": facts.article33(one, offer, quote, place), "schema": facts.schema(one, offer),
        "unit": facts.unit_price(one.page, offer), "tax": facts.tax_text(offer), "return_rule": facts.return_text(offer.return_rule),
        "freight": _("ارسال به %(place)s %(cost)s تومان") % {"place": place, "cost": toman_fa(quote.cost)} if quote else "",
        "arrival": facts.arrival_text(offer, quote, today()) if quote else "", "to": place,
        "can_buy": offer.can_buy(), "live": offer.live, "has_variants": len(choice.variants) > 1, "has_others": bool(choice.others),
        "has_more": bool(more), "few": offer.available == 1, "made_to_order": offer.available is None,
        "most": min(offer.available, QUANTITY_MAX) if offer.available is not None else QUANTITY_MAX,
        "stock": facts.stock_text(offer) if offer.live else why_text(offer.reason),
        "variants": _variants(choice),
        "others": _others(choice),
        "others_count": digits_fa(str(len(choice.others))),
        "others_price": toman_fa(min((other.price for other in choice.others), default=0)),
        "cards": mark_safe("".join(cards_html(more, get_language() or settings.LANGUAGE_CODE))),  # noqa: S308
    }


@dataclass(frozen=True, slots=True)
class _Told:
    """What was chosen to be shown under a stamp, until the clock changes something. `choice` None: nothing may be shown."""

    choice: facts.Choice | None
    until: dt.datetime | None


_told: Lru[_Told] = Lru(20_000)


def _tell(pk: int, now: dt.datetime, wanted: int | None) -> _Told:
    offers = offers_for_product(pk, now)
    return _Told(facts.choose(offers, stockrecord_id=wanted), min((one.holds_until for one in offers if one.holds_until), default=None))


@require_safe
def product(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """The chosen offer (`?v=`, else the cheapest that can be bought) with its maker, its variants and the other sellers.

    The stamp of what holds now is read at each request; where it is the stamp of before, the page of before is told again.
    """
    now = timezone.now()
    asked = request.GET.get("v", "")
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < ID_DIGITS else None
    stamp = page_stamp(pk, now) if pk < ID_END else None
    if stamp is None:
        raise Http404
    key = (pk, wanted, stamp, today())
    told = _told.get(key, lambda: _tell(pk, now, wanted))
    if told.until is not None and told.until <= now:
        told = _tell(pk, now, wanted)
        _told.put(key, told)
    choice = told.choice
    if choice is None:
        raise Http404
    offer = choice.offer
    if offer.slug != slug:
        return HttpResponsePermanentRedirect(reverse("pages:product", args=[pk, offer.slug]))
    to_id, to_name = town_of(request)
    node = tree().by_id.get(offer.category_id)
    return hot_page(
        request, "pages/product.html", key=(*key, told.until, to_id), places={},
        field_url=(node.parent or node).url if node else "", context=lambda: _context(choice, now, to_id, to_name),
    )
