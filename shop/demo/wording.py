"""How the demo's makers write: titles that agree with their picture, descriptions in their own voice.

Titles are unique after folding over one whole demo; a description is shared by at most three.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shop.core.persian import digits_en, digits_fa, squeeze
from shop.demo.masters import Master
from shop.demo.reading import LeafText, Size, fitting, read, sizes_of

MOST_SHARED = 3
TITLE_MAX = 110
TRIES = 40
PATIENCE = 60
"""After so many misses with a picture's titles one try less is made: in a very large shop the short ones are gone."""
PLAIN = frozenset({
    "copper", "filigree", "turquoise", "khatam", "wood", "clay-pottery", "basket", "calligraphy", "jewellery", "local-dress",
})
"""Leaves whose titles do not name the colour: it goes without saying, or says nothing."""
WORK = {"garment": "دوخت", "cloth": "کار", "shoe": "کار", "leather": "کار", "rug": "بافت", "craft": "کار"}
STUFFS = (
    ("ابریشم", "ابریشم"), ("پشمی", "پشم"), ("کرک", "کرک"), ("مخمل", "مخمل"), ("نخی", "نخ پنبه"), ("لینن", "لینن"), ("کرپ", "کرپ"),
    ("برنجی", "برنج"), ("ورشو", "ورشو"), ("مسی", "مس قلع‌اندود"), ("عقیق", "عقیق و برنج"), ("نقره", "نقره"), ("بامبو", "بامبو"),
    ("چوب گردو", "چوب گردو"), ("حصیر", "برگ نخل"),
)
COUNTED = ("", "یک", "دو", "سه")
_JOINTS = (" با ", " روی ", "، ")
_WORD = re.compile(r"[\w\u200c]+")


@dataclass(frozen=True, slots=True)
class Maker:
    """What a text may say of who wrote it."""

    name: str
    owner: str
    province: str
    county: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What of the goods a title may name: one size or weight, none where there are several; in how many colours they are sold."""

    size: str = ""
    colours: int = 1


def coloured(master: Master, text: LeafText) -> str:
    """The thing with the name of its colour in its place, as far as such a thing is told by its colour."""
    thing = master.thing
    if text.root not in ("fashion", "crafts") or text.slug in PLAIN or master.colour_fa in thing or _names_colour(thing):
        return thing
    if master.colour == "multi":
        return f"{joined(thing)} رنگارنگ"
    for joint in _JOINTS:
        if joint in thing:
            first, rest = thing.split(joint, 1)
            return f"{joined(first)} {master.colour_fa}{joint}{rest}"
    return f"{joined(thing)} {master.colour_fa}"


def joined(words: str) -> str:
    """The words as they stand before what describes them: «ترمهٔ», «مانتوی», «حنای»."""
    if words.endswith("ه") and not words.endswith("اه"):
        return words + "\u0654"
    return words + "ی" if words.endswith(("ا", "و")) else words


def _names_colour(thing: str) -> bool:
    return any(word in thing for word in ("رنگ", "سبز", "آبی", "طلایی"))


class Writer:
    """Writes for one demo and remembers what is taken."""

    def __init__(self) -> None:
        self.titles: set[str] = set()
        self.shared: Counter[str] = Counter()
        self.missed: Counter[str] = Counter()

    def title(self, rng: random.Random, master: Master, text: LeafText, maker: Maker, offer: Offer) -> str:
        """A title nobody has yet: the goods first, then what tells these from their like."""
        for tried in range(min(TRIES - 4, self.missed[master.name] // PATIENCE), TRIES):
            title = self._title(rng, master, text, maker, offer, tried)
            key = squeeze(title)
            if len(title) <= TITLE_MAX and key not in self.titles:
                self.titles.add(key)
                return title
            self.missed[master.name] += 1
        return self._last(rng, master, text, maker, offer)

    def _title(self, rng: random.Random, master: Master, text: LeafText, maker: Maker, offer: Offer, tried: int) -> str:
        head = f"{master.base} در {COUNTED[offer.colours]} رنگ" if offer.colours > 1 else coloured(master, text)
        words = set(_WORD.findall(f"{master.thing} {master.label}"))
        extras = [extra for extra in text.extras if not words & set(_WORD.findall(extra))]
        tails = []
        placed = bool(master.provinces) or maker.county in head or text.slug == "rosewater"
        if text.root in ("food", "herbs"):
            if not placed and rng.random() < 0.3 + tried * 0.02:
                head = f"{joined(head)} {maker.county}"
                placed = True
            if extras and (rng.random() < 0.5 + tried * 0.02 or not (placed or offer.size)):
                tails.append(rng.choice(extras))
        else:
            if master.pattern and not set(_WORD.findall(master.pattern)) <= words and rng.random() < 0.55:
                tails.append(master.pattern)
            if (extras and rng.random() < 0.35 + tried * 0.02) or not (tails or offer.size):
                tails.append(rng.choice(extras) if extras else f"کار {maker.county}")
            if rng.random() < (0.12 if tried < 4 else 0.6) and maker.county not in head:
                tails.append(f"{WORK[text.family]} {maker.county}")
        if tried > 12:
            tails.append(maker.name if rng.random() < 0.5 else f"کار {maker.owner}")
        if offer.size:
            tails.append(offer.size)
        return "، ".join([head, *dict.fromkeys(tails)])

    def _last(self, rng: random.Random, master: Master, text: LeafText, maker: Maker, offer: Offer) -> str:
        base = f"{self._title(rng, master, text, maker, offer, 0)[:60]}، {maker.name}"
        number = 2 + self.missed[base]
        while squeeze(title := f"{base}، طرح {digits_fa(str(number))}") in self.titles:
            number += 1
        self.missed[base] = number - 1
        self.titles.add(squeeze(title))
        return title

    def description(self, rng: random.Random, master: Master, text: LeafText, maker: Maker) -> str:
        """Three to five sentences of what the goods are, how they are made and how they come."""
        thing = master.base if text.root in ("fashion", "crafts") else master.thing
        about, making = fitting(text.about, master.thing), fitting(text.making, master.thing)
        if not master.pattern:
            about = [line for line in about if "{pattern}" not in line]
        if master.colour == "multi":
            about = [line for line in about if "{colour}" not in line]
        family, closing = fitting(read("families")[text.family]["words"], master.thing), read("families")["closing"]["words"]
        slots = {"thing": thing, "colour": master.colour_fa, "pattern": master.pattern, "county": maker.county, "province": maker.province}
        for _ in range(40):
            lines = rng.sample(about, min(len(about), rng.choice((1, 2, 2))))
            lines += rng.sample(making, min(len(making), 1))
            ends = [rng.choice(family), *([rng.choice(closing)] if rng.random() < 0.7 else [])]
            said = f"{' '.join(lines)}\n{' '.join(ends)}".format_map(slots)
            if self.shared[said] < MOST_SHARED and not _repeats([*lines, *ends]):
                break
        else:
            said = f"{said} {maker.owner}، {maker.county}"
        self.shared[said] += 1
        return said


def _repeats(lines: Sequence[str]) -> bool:
    """Whether two sentences share three words in a row."""
    seen: set[tuple[str, ...]] = set()
    for line in lines:
        words = _WORD.findall(line)
        runs = {tuple(words[at:at + 3]) for at in range(len(words) - 2)}
        if runs & seen:
            return True
        seen |= runs
    return False


def fruit_of(thing: str) -> str:
    """What a preserve is made of: «انار» of «مربای انار»."""
    for name, stuff in (("لیته", "بادمجان، کرفس، هویج، گل‌کلم"), ("مخلوط", "گل‌کلم، هویج، کرفس، خیار"), ("زیتون", "زیتون، مغز گردو، رب انار"),
                        ("خیارشور", "خیار"), ("سیر ", "سیر")):
        if name in thing:
            return stuff
    return thing.split(" ", 1)[-1]


def attributes_of(
    rng: random.Random, master: Master, text: LeafText, codes: Sequence[str], sizes: Sequence[Size], county: str,
) -> dict[str, str]:
    """True values for the leaf's attributes: what the picture or the name says goes before what might be."""
    out: dict[str, str] = {}
    for code in codes:
        options = [value.replace("{fruit}", fruit_of(master.thing)) for value in fitting(text.attributes.get(code, ()), master.thing)]
        named = [value for value in options if any(word in master.thing for word in value.split() if len(word) > 2)]
        if code == "colour":
            out[code] = master.colour_fa
        elif code in ("size", "weight") and sizes:
            if code == "size" or text.root in ("food", "herbs"):
                out[code] = "، ".join(size.label for size in sizes)
        elif code == "origin":
            out[code] = f"{county}"
        elif code == "keeping" and not options:
            out[code] = "ظرف در بسته، دور از نور و رطوبت"
        elif code == "material" and (stuff := _stuff(master.thing)):
            out[code] = stuff
        elif options:
            out[code] = rng.choice(named or options)
    return out


def _stuff(thing: str) -> str:
    return next((stuff for word, stuff in STUFFS if word in thing), "")


def sizes_for(master: Master, text: LeafText) -> tuple[Size, ...]:
    """What sizes or weights these goods may have; the one on the label where the picture has one."""
    if text.root in ("fashion", "crafts"):
        return sizes_of(master.thing)
    if master.weight:
        known = [size for size in text.sizes if size.label == master.weight]
        return (known[0] if known else _weighed(master.weight, text),)
    return text.sizes


def _weighed(label: str, text: LeafText) -> Size:
    number, unit = label.split(" ", 1)
    grams = int(digits_en(number)) * (1 if unit in ("گرم", "میلی‌لیتر") else 1000)
    near = min(text.sizes, key=lambda size: abs(size.grams - grams))
    return Size(label, round(near.factor * grams / near.grams, 2), grams)
