"""The demo's products: what each slot of the plan becomes for the catalogue."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.listings.services import OtherOffer, ProductSpec, VariantSpec
from catalog.listings.taxonomy import LEAVES
from shop.demo.english import title_en
from shop.demo.masters import Master
from shop.demo.plan import Slot
from shop.demo.reading import LeafText, Size
from shop.demo.wording import Maker, Offer, Writer, attributes_of, sizes_for

RIAL_PER_THOUSAND_TOMAN = 10_000
ADULT = ("۳۶", "۳۸", "۴۰", "۴۲", "۴۴", "۴۶", "۴۸")
FEET = ("۳۶", "۳۷", "۳۸", "۳۹", "۴۰", "۴۱", "۴۲", "۴۳", "۴۴")
CHILD = ("۲ سال", "۴ سال", "۶ سال", "۸ سال", "۱۰ سال")
FREE = ("کیف", "کلاه", "شال‌گردن", "پتو", "چادر")
ORDERED = {"garment": (0.35, (4, 14)), "cloth": (0.25, (3, 20)), "shoe": (0.3, (5, 12)), "leather": (0.3, (4, 12)), "rug": (0.3, (10, 30)),
           "craft": (0.28, (4, 18)), "sweet": (0.3, (1, 3)), "bread": (0.6, (1, 2))}
SPAN = dt.timedelta(days=210)
GALLERY = 4
"""The most pictures of one product; a colour that is sold is never left out."""


@dataclass(frozen=True, slots=True)
class Made:
    """Who made a slot's goods, as texts and rows need it."""

    partner_id: int
    maker: Maker


def specs_write(
    slots: Sequence[Slot], texts: dict[str, LeafText], masters: dict[str, list[Master]], makers: dict[int, Made],
    pictures: dict[str, int], now: dt.datetime,
) -> list[ProductSpec]:
    """Specifications in the order of the slots, the newest first; each is older than the one before it."""
    writer = Writer()
    step = SPAN / max(1, len(slots))
    return [
        _spec(number, slot, texts[slot.leaf], masters[slot.leaf], makers, pictures, writer, now - step * number - dt.timedelta(minutes=7))
        for number, slot in enumerate(slots)
    ]


def _spec(
    number: int, slot: Slot, text: LeafText, group: list[Master], makers: dict[int, Made], pictures: dict[str, int], writer: Writer,
    created_at: dt.datetime,
) -> ProductSpec:
    rng = random.Random(f"goods {number} {slot.master.name}")
    master, made = slot.master, makers[slot.home.number]
    sizes, single = _sizes_choose(rng, sizes_for(master, text))
    colours = _colours(rng, master, group) if text.family in ("shoe", "leather") else [master]
    worn = _worn(rng, master, text)
    level = rng.uniform(0.0, 1.0) ** 1.4
    price = text.price[0] + (text.price[1] - text.price[0]) * level
    variants = _variants(rng, text, price, sizes, worn, colours, bool(single))
    named = Offer(single.label if single else "", len(colours))
    title = writer.title(rng, master, text, made.maker, named)
    codes = [code for code, _ in LEAVES[slot.leaf].attributes]
    attributes = attributes_of(rng, master, text, codes, sizes, made.maker.county)
    if worn and "size" in codes:
        attributes["size"] = "، ".join(worn)
    if len(colours) > 1 and "colour" in codes:
        attributes["colour"] = "، ".join(dict.fromkeys(colour.colour_fa for colour in colours))
    food = text.root in ("food", "herbs")
    grams = max((size.grams for size in sizes), default=700)
    return ProductSpec(
        partner_id=made.partner_id, leaf_slug=slot.leaf, title=title, description=writer.description(rng, master, text, made.maker),
        variants=variants, attributes=attributes, pictures=[pictures[name] for name in _gallery(rng, master, group, colours)],
        weight_g=grams + (250 if food else 0), unit_weight_g=single.grams if food and single else None, created_at=created_at,
        title_en=title_en(master, text, named), others=[_other(rng, makers[home.number], variants) for home in slot.others],
    )


def _sizes_choose(rng: random.Random, sizes: tuple[Size, ...]) -> tuple[tuple[Size, ...], Size | None]:
    """The sizes on sale, and the one that the title names where there is one alone."""
    if not sizes:
        return (), None
    if len(sizes) == 1 or rng.random() < 0.55:
        one = rng.choice(sizes)
        return (one,), one
    start = rng.randrange(len(sizes) - 1)
    return sizes[start:start + rng.choice((2, 3))], None


def _worn(rng: random.Random, master: Master, text: LeafText) -> tuple[str, ...]:
    """The sizes of what is worn, a row of neighbours."""
    if text.family not in ("garment", "shoe") or master.thing.startswith(FREE):
        return ()
    scale = FEET if text.family == "shoe" else CHILD if text.slug == "children-wear" else ADULT
    length = rng.randint(2, 4 if scale is CHILD else 5)
    start = rng.randrange(len(scale) - length + 1)
    return scale[start:start + length]


def _colours(rng: random.Random, master: Master, group: list[Master]) -> list[Master]:
    """This picture and those of the same thing in other colours, where they are sold together."""
    alike = [other for other in group if other.base == master.base and other.colour != master.colour]
    if not alike or rng.random() < 0.45:
        return [master]
    return [master, *rng.sample(alike, min(len(alike), 2))]


def _variants(
    rng: random.Random, text: LeafText, price: float, sizes: tuple[Size, ...], worn: tuple[str, ...], colours: list[Master], single: bool,
) -> list[VariantSpec]:
    chance, days = ORDERED.get(text.family, (0.0, (1, 1)))
    ordered = rng.random() < chance
    sold_out = not ordered and rng.random() < 0.05
    preparation = rng.randint(*days) if ordered else rng.choice((1, 1, 1, 2, 2, 3))

    def variant(size: str, colour: Master | None, factor: float) -> VariantSpec:
        stock = None if ordered else 0 if sold_out or rng.random() < 0.08 else rng.randint(1, 9 if text.root != "food" else 40)
        name, code = (colour.colour_fa, colour.hex) if colour else ("", "")
        return VariantSpec(price_round(price * factor), stock, preparation, size, name, code)

    several: list[Master | None] = [*colours] if len(colours) > 1 else [None]
    if single:
        return [variant("", colour, sizes[0].factor) for colour in several]
    if worn:
        return [variant(size, colour, 1.0) for colour in several for size in worn]
    if sizes:
        return [variant(size.label, colour, size.factor) for colour in several for size in sizes]
    return [variant("", colour, 1.0) for colour in several]


def price_round(thousands: float) -> int:
    """A price as people set it, in Rial: by 5 thousand Toman below 200, by 10 below 1,000, by 50 above."""
    step = 5 if thousands < 200 else 10 if thousands < 1000 else 50
    return max(step, round(thousands / step) * step) * RIAL_PER_THOUSAND_TOMAN


def _gallery(rng: random.Random, master: Master, group: list[Master], colours: list[Master]) -> list[str]:
    """The card's picture, the other colours, other pictures of the same thing in the same colour (none with another label), and a closer
    look at the card's picture where that makes few."""
    alike = [other.name for other in group if other.thing == master.thing and other.colour == master.colour and other is not master
             and other.pattern == master.pattern and other.label in ("", master.label)]
    names = [master.name, *(colour.name for colour in colours[1:])]
    names += rng.sample(alike, min(len(alike), rng.choice((1, 2, 3))))
    closer = list(master.detail_names)[:max(1, 4 - len(names))]
    return [names[0], *closer, *names[1:]][:GALLERY]


def _other(rng: random.Random, made: Made, variants: Sequence[VariantSpec]) -> OtherOffer:
    """The same goods from another home, a little dearer or cheaper; sometimes not in every size."""
    factor = rng.uniform(0.92, 1.12)
    offered: list[VariantSpec | None] = []
    for place, variant in enumerate(variants):
        if place and rng.random() < 0.2:
            offered.append(None)
            continue
        price = price_round(variant.price * factor / RIAL_PER_THOUSAND_TOMAN)
        offered.append(VariantSpec(price, rng.randint(1, 12), rng.choice((1, 2, 3)), variant.size, variant.colour, variant.colour_hex))
    return OtherOffer(made.partner_id, offered)


