"""A list's cards as HTML, from a bounded store in this process.

The key names all that a card depends on: offer, version, language, build. So nothing is ever deleted for correctness. A card holds
nothing personal: no name, no token, no basket.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from catalog.listings.fragment import Fragment
from catalog.listings.models import ListingState
from catalog.listings.selectors import CardRow, rows_for_cards
from shop.core.money import toman_fa
from shop.core.persian import digits_fa

CAPACITY = 60_000
SIZES = (160, 320, 480, 640)
Key = tuple[int, int, str]


class CardStore:
    """The last used cards, at most `capacity` of them. Threads may share it."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self._cards: OrderedDict[Key, bytes] = OrderedDict()

    def get(self, key: Key) -> bytes | None:
        card = self._cards.get(key)
        if card is not None:
            try:
                self._cards.move_to_end(key)
            except KeyError:
                return card
        return card

    def put(self, key: Key, card: bytes) -> None:
        self._cards[key] = card
        while len(self._cards) > self.capacity:
            try:
                self._cards.popitem(last=False)
            except KeyError:
                return

    def __len__(self) -> int:
        return len(self._cards)

    def clear(self) -> None:
        self._cards.clear()


store = CardStore()


@lru_cache(maxsize=1)
def _template() -> tuple[Fragment, str]:
    fragment = Fragment("catalog/card.html")
    return fragment, hashlib.sha1(fragment.source.encode(), usedforsecurity=False).hexdigest()[:8]


def cards_html(hits: Sequence[tuple[int, int]], language: str) -> list[str]:
    """As `cards_bytes`, for a template."""
    return [card.decode() for card in cards_bytes(hits, language)]


def cards_bytes(hits: Sequence[tuple[int, int]], language: str) -> list[bytes]:
    """The cards of (key, version) in their order; one query for those that are not in the store, none where all are.

    A card that is gone is left out. One that changed since it was found is shown as it is now, under the version it has now.
    """
    place = f"{language}.{_template()[1]}"
    cards: list[bytes | None] = [store.get((key, version, place)) for key, version in hits]
    missing = [hit[0] for hit, card in zip(hits, cards, strict=True) if card is None]
    if missing:
        rows = rows_for_cards(missing)
        with override(language):
            made = {key: card_render(row, language).encode() for key, row in rows.items()}
        for key, row in rows.items():
            store.put((key, row.version, place), made[key])
        cards = [made.get(hit[0]) if card is None else card for hit, card in zip(hits, cards, strict=True)]
    return [card for card in cards if card is not None]


def card_render(row: CardRow, language: str) -> str:
    """One card in the language that is active."""
    tag, tag_kind = _tag(row)
    has_cut = row.old_price is not None and row.old_price > row.price
    return _template()[0].render({
        "id": str(row.id),
        "url": f"{language_path(language)}/p/{row.product_id}/{row.slug}/",
        "title": row.title,
        "shop": row.seller_name,
        "place": row.county_name,
        "picture": picture_url(row.picture, 320 if row.picture_ready else None),
        "srcset": picture_srcset(row.picture) if row.picture_ready else "",
        "tag": tag,
        "tag_kind": tag_kind,
        "old": toman_fa(row.old_price) if has_cut and row.old_price else "",
        "cut": digits_fa(str(cut_percent(row.old_price, row.price))) if has_cut and row.old_price else "",
        "from": _("از") if row.has_prices else "",
        "price": toman_fa(row.price),
        "unit": _("تومان"),
    })


def cut_percent(old_price: int, price: int) -> int:
    """How much less, in whole percent, never more than it is."""
    return (old_price - price) * 100 // old_price


def language_path(language: str) -> str:
    """What stands before every address in a language: nothing for the first."""
    return "" if language == settings.LANGUAGE_CODE else f"/{language}"


def picture_url(name: str, width: int | None = None, kind: str = "webp") -> str:
    """The address of a picture: its master, or one of its square sizes. "" where there is none."""
    if not name:
        return ""
    return f"{settings.MEDIA_URL}{name}" if width is None else f"{settings.MEDIA_URL}{name.rsplit('.', 1)[0]}/1/{width}w.{kind}"


def picture_srcset(name: str, kind: str = "avif") -> str:
    """All sizes of a picture, as `srcset` wants them."""
    return ", ".join(f"{picture_url(name, width, kind)} {width}w" for width in SIZES) if name else ""


def _tag(row: CardRow) -> tuple[str, str]:
    if row.state == ListingState.SOLD_OUT:
        return _("تمام شده"), "soldout"
    if row.made_to_order:
        return _("سفارشی، %(days)s روزه") % {"days": digits_fa(str(row.preparation_days))}, "calm"
    return "", ""
