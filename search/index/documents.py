"""From cards to documents, many at once: one query for a batch, then the text pipeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from search.engines.base import OfferDocument
from search.text import DocumentTokens, FieldTokens, analyse_document
from shop.core.hot import hot_rows

BATCH = 2_000
FOR_EVER = 2**62
"""The version of a card whose row is gone: above all that it ever had."""

_COLUMNS = """
SELECT card.id, card.version, card.product_id, card.partner_id, card.category_id, card.root_id, card.province_id, card.price,
  card.price_band, card.in_stock, card.best, card.best_here, extract(epoch FROM card.ends_at)::bigint,
  extract(epoch FROM card.created_at)::bigint, card.preparation_days, (coalesce(card.score, 0) * 100)::int, card.quality,
  card.state = 'hidden' OR card.ends_at IS NULL, card.title, category.name,
  concat_ws(' ', card.seller_name, card.county_name, card.province_name,
    (SELECT string_agg(DISTINCT variant.colour, ' ') FROM catalog_listings_variant variant
     JOIN catalogue_product sold ON sold.id = variant.product_id
     WHERE (sold.id = card.product_id OR sold.parent_id = card.product_id) AND variant.colour <> '')),
  concat_ws(E'\\n', product.description,
    (SELECT string_agg(given.value_text, E'\\n' ORDER BY given.attribute_id) FROM catalogue_productattributevalue given
     WHERE given.product_id = card.product_id AND given.value_text <> '')),
  card.title_en
FROM catalog_listings_listing card
JOIN catalogue_product product ON product.id = card.product_id
JOIN catalogue_category category ON category.id = card.category_id
"""
_BY_ID = f"{_COLUMNS} WHERE card.id = ANY(%s::bigint[]) ORDER BY card.id"
_SHOWN = f"{_COLUMNS} WHERE card.id > %s::bigint AND card.state <> 'hidden' ORDER BY card.id LIMIT %s::int"


@dataclass(frozen=True, slots=True)
class Cards:
    """What became of some cards: documents of those that may be shown, (id, version) of all others.

    `spoken` are the tokens of the Persian texts, one for each document, for a lexicon: the English title is found, but never proposed.
    """

    documents: list[OfferDocument]
    spoken: list[DocumentTokens]
    gone: list[tuple[int, int]]


def cards_read(*, listing_ids: Sequence[int]) -> Cards:
    """The cards with these keys, as they are now."""
    wanted = sorted(set(listing_ids))
    cards = _cards(hot_rows(_BY_ID, [wanted]))
    known = {document.id for document in cards.documents} | {key for key, _version in cards.gone}
    cards.gone.extend((key, FOR_EVER) for key in wanted if key not in known)
    return cards


def cards_all(batch: int = BATCH) -> Iterator[Cards]:
    """All cards that may be shown, by key, in batches; each batch is read when it is asked for."""
    after = 0
    while rows := hot_rows(_SHOWN, [after, batch]):
        after = rows[-1][0]
        yield _cards(rows)


def _cards(rows: Sequence[tuple[Any, ...]]) -> Cards:
    cards = Cards([], [], [])
    for row in rows:
        if row[17]:
            cards.gone.append((row[0], row[1]))
            continue
        spoken = analyse_document({"title": row[18], "category": row[19], "names": row[20], "description": row[21]})
        tokens = {**spoken, "description": _with_english(spoken["description"], row[22])} if row[22] else spoken
        cards.spoken.append(spoken)
        cards.documents.append(OfferDocument(*(*row[:17], tokens)))
    return cards


def _with_english(tokens: FieldTokens, title: str) -> FieldTokens:
    english = analyse_document({"title": title})["title"]
    return FieldTokens(
        exact=tokens.exact + english.exact,
        stem=tuple(dict.fromkeys(tokens.stem + english.stem)),
        sound=tuple(dict.fromkeys(tokens.sound + english.sound)),
        joined=tuple(dict.fromkeys(tokens.joined + english.joined)),
        shown=tokens.shown,
    )
