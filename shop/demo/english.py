"""English titles, from the same records as the Persian ones: what the picture shows, its colour, its size."""

from __future__ import annotations

import re

from shop.core.persian import digits_en
from shop.demo.masters import Master
from shop.demo.reading import LeafText, read
from shop.demo.wording import Offer, coloured

COUNTED = ("", "one colour", "two colours", "three colours")
_SIZES = (
    (re.compile(r"^(\S+) در (\S+) متر$"), r"\1 × \2 m"), (re.compile(r"^(\S+) در (\S+)$"), r"\1 × \2 cm"),
    (re.compile(r"^قطر (\S+) سانتی$"), r"\1 cm across"), (re.compile(r"^بلندی (\S+) سانتی$"), r"\1 cm tall"),
    (re.compile(r"^دهانهٔ (\S+) سانتی$"), r"\1 cm wide"), (re.compile(r"^(\S+) سانتی$"), r"\1 cm"),
    (re.compile(r"^یک متر$"), "1 m"), (re.compile(r"^دو متر$"), "2 m"), (re.compile(r"^سه متر$"), "3 m"),
    (re.compile(r"^(\S+) گرم$"), r"\1 g"), (re.compile(r"^(\S+) کیلو(?:گرم)?$"), r"\1 kg"),
    (re.compile(r"^(\S+) میلی\u200cلیتر$"), r"\1 ml"), (re.compile(r"^(\S+) لیتری?$"), r"\1 l"),
    (re.compile(r"^(\S+) (?:تایی|عدد)$"), r"\1 pieces"),
)


def title_en(master: Master, text: LeafText, offer: Offer) -> str:
    """«Crimson handwoven kilim, 80 × 120 cm». KeyError for a thing or a size that has no English words."""
    words = read("english")
    thing = words["things"][master.base if text.root in ("fashion", "crafts") else master.thing]
    colour = words["colours"][master.colour]
    if offer.colours > 1:
        name = f"{thing.replace('{colour} ', '')} in {COUNTED[offer.colours]}"
    elif "{colour}" in thing:
        name = thing.format(colour=colour)
    elif text.root in ("fashion", "crafts") and (master.base != master.thing or coloured(master, text) != master.thing):
        name = f"{colour} {thing}"
    else:
        name = thing
    return ", ".join(part for part in (name[0].upper() + name[1:], size_en(offer.size)) if part)


def size_en(label: str) -> str:
    """«80 × 120 cm» of «۸۰ در ۱۲۰»."""
    if not label:
        return ""
    plain = digits_en(label).replace("٫", ".")
    for pattern, said in _SIZES:
        if pattern.match(plain):
            return pattern.sub(said, plain)
    raise KeyError(label)
