"""What of a document an index holds: numbers and tokens by field, the same in every engine.

Keys for order are whole numbers that contain what is compared and the document's id, so that no two are equal. All are positive and
below 2**63.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from search.engines.base import EntryDocument, OfferDocument
from search.engines.ranking import FIELD_WEIGHTS, QUALITY_STEPS
from search.text import DocumentTokens, Form

LAYOUT = 4
"""Raise it when an index of before can no longer be read or would answer otherwise."""

ID_BITS = 28
MAX_ID = 2**ID_BITS - 1
MAX_VALUE = 2 ** (63 - ID_BITS) - 1
DAY = 86_400
DAY_BITS = 17
EVERYTHING = 0
FORMS = (Form.EXACT, Form.STEM, Form.JOINED, Form.SOUND)

NUMBERS = (
    "id", "version", "seller", "category", "root", "province", "price", "bar", "ends_at",
    "newest_key", "price_key", "delivery_key", "score_key", "merit_key",
)
"""One value each, to be read, compared and counted. `bar` is the price's bar twice, plus one in stock."""

SETS = ("in_stock", "within", "best_in", "here_in", "elsewhere_in", "outdone")
"""Several values each, to be found only. Places of a document are its category, its top category and 0, the whole shop. `within`: always;
`best_in`: where it stands for its product; `here_in`: likewise in its province; `elsewhere_in`: in its province and not in the shop.
`outdone`: where it does not stand, `IN_SHOP` or `IN_PROVINCE`."""
IN_SHOP, IN_PROVINCE = 1, 2

TEXTS: dict[tuple[str, Form], str] = {(name, form): f"{name}_{form.value}" for name in FIELD_WEIGHTS for form in FORMS}
ANY: dict[Form, str] = {form: f"any_{form.value}" for form in FORMS}
"""The tokens of all texts together: where it does not matter which of them holds a word, one term is asked for each form."""

ENTRY_NUMBERS = ("id", "version", "merit_key")
ENTRY_SHOWN = ("key", "kind", "title", "note", "url", "picture")


def sort_key(value: int, key: int) -> int:
    """Orders by value, then by id. What is too large for its bits counts as the largest."""
    return min(max(value, 0), MAX_VALUE) << ID_BITS | key


def key_parts(key: int) -> tuple[int, int]:
    """Value and id of a `sort_key`."""
    return key >> ID_BITS, key & MAX_ID


def quality_step(quality: float) -> int:
    """0 … 15."""
    return round(min(max(quality, 0.0), 1.0) * QUALITY_STEPS)


def merit_key(offer: OfferDocument) -> int:
    """What orders documents of equal worth: in stock, of better quality, newer by days, the larger id."""
    day = min(max(offer.created_at // DAY, 0), 2**DAY_BITS - 1)
    return (((int(offer.in_stock) << 4 | quality_step(offer.quality)) << DAY_BITS) | day) << ID_BITS | offer.id


def offer_numbers(offer: OfferDocument) -> dict[str, int]:
    """The values of `NUMBERS`. ValueError for an id out of bounds."""
    key = offer.id
    if not 0 < key <= MAX_ID:
        raise ValueError(f"no document can have the id {key}")
    return {
        "id": key, "version": offer.version, "seller": offer.seller_id, "category": offer.category_id, "root": offer.root_id,
        "province": offer.province_id, "price": offer.price, "bar": offer.price_band * 2 + int(offer.in_stock), "ends_at": offer.ends_at,
        "newest_key": sort_key(offer.created_at, key), "price_key": sort_key(offer.price, key),
        "delivery_key": sort_key(offer.delivery_days, key), "score_key": sort_key(offer.score, key), "merit_key": merit_key(offer),
    }


def offer_sets(offer: OfferDocument) -> dict[str, tuple[int, ...]]:
    """The values of `SETS`."""
    return sets_of(offer.root_id, offer.category_id, in_stock=offer.in_stock, flags=offer_flags(offer))


def sets_of(root: int, category: int, *, in_stock: bool, flags: int) -> dict[str, tuple[int, ...]]:
    """The values of `SETS`, of what an index holds. `flags` as `offer_flags` tells them."""
    places = tuple(dict.fromkeys((EVERYTHING, root, category)))
    best, best_here = flags & 2, flags & 1
    return {
        "in_stock": (1,) if in_stock else (), "within": places, "best_in": places if best else (),
        "here_in": places if best_here else (), "elsewhere_in": places if best_here and not best else (),
        "outdone": ((IN_SHOP,) if not best else ()) + ((IN_PROVINCE,) if not best_here else ()),
    }


def offer_flags(offer: OfferDocument) -> int:
    """What `offer_sets` needs to know and no number tells: `best_here`, twice `best`."""
    return int(offer.best) << 1 | int(offer.best_here)


def words_key(texts: Mapping[str, tuple[str, ...]]) -> int:
    """A number for the words of a document: where it is the same, so are they."""
    told = "\x1e".join(f"{name}\x1f{' '.join(tokens)}" for name, tokens in sorted(texts.items()))
    return _key(told)


def texts_of(tokens: DocumentTokens) -> dict[str, tuple[str, ...]]:
    """The tokens by field of the index, and of all fields together; fields that no ranking knows are left out."""
    found: dict[str, tuple[str, ...]] = {}
    for form in FORMS:
        together: dict[str, None] = {}
        for name in FIELD_WEIGHTS:
            values = getattr(tokens[name], form.value) if name in tokens else ()
            if values:
                found[TEXTS[name, form]] = values
                together.update(dict.fromkeys(values))
        if together:
            found[ANY[form]] = tuple(together)
    return found


def entry_id(key: str) -> int:
    """A number for an entry's key; of a billion keys no two are likely to share one."""
    return _key(key)


def _key(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 2


def entry_numbers(entry: EntryDocument) -> dict[str, int]:
    """The values of `ENTRY_NUMBERS`: entries of equal worth go by weight, in 65,536 steps, then always in the same order."""
    key = entry_id(entry.key)
    weight = round(min(max(entry.weight, 0.0), 1.0) * 65_535)
    return {"id": key, "version": entry.version, "merit_key": weight << 46 | key >> 16}
