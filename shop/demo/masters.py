"""The demo's pictures: what each shows, and what a title that stands beside it may say."""

from __future__ import annotations

import io
import json
import os
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image

from catalog.listings.services import Master as Adopted
from catalog.listings.services import masters_adopt
from shop.demo.art.palette import COLOURS
from shop.demo.reading import leaf_texts

FOLDER = Path(__file__).parent / "pictures"
STORED = "goods/demo/"
DETAIL_QUALITY = 88

_SERVED = re.compile(
    r" (?:در (?:بشقاب|کاسه|سبد|سینی|شیشه|شیشهٔ|بطری|جعبه|کاسهٔ|دو کاسه|سه کاسه)|روی تختهٔ|روی پایه|روی شال|با (?:انار|سیب)|از نزدیک"
    r"|تاشده|آویخته|لوله‌شده|نیمه‌لوله)(?: .*)?$|، نمای .*$",
)
_PLURAL = {
    "طاقه‌های ترمه": "پارچهٔ ترمه", "طاقه‌های دارایی": "پارچهٔ دارایی", "حوله‌های": "حولهٔ دستباف", "حوله‌های دستباف": "حولهٔ دستباف",
    "قلمکارهای": "قلمکار", "شال‌های دستباف": "شال دستباف", "چادرشب‌های دستباف": "چادرشب دستباف", "روسری‌های": "روسری نخی",
    "پلیورهای پشمی": "پلیور پشمی", "النگوهای دست‌ساز برنجی": "النگوی دست‌ساز برنجی", "سبدهای حصیری سه‌تایی": "سبد حصیری سه‌تایی",
    "فنجان‌های سفال لعاب سبز": "فنجان سفال لعاب سبز", "قالیچهٔ": "قالیچهٔ دستباف", "گلیم": "گلیم دستباف", "جاجیم": "جاجیم دستباف",
}
_PLACES = {
    "قمصر": "اصفهان", "کاشان": "اصفهان", "اصفهان": "اصفهان", "نایین": "اصفهان", "شیراز": "فارس", "استهبان": "فارس", "لار": "فارس",
    "قشقایی": "فارس", "ارومیه": "آذربایجان غربی", "یزد": "یزد", "اردکان": "یزد", "میبد": "یزد", "شهداد": "کرمان", "بم": "کرمان",
    "کرمان": "کرمان", "بیرجند": "خراسان جنوبی", "قائنات": "خراسان جنوبی", "خراسان": "خراسان جنوبی|خراسان رضوی",
    "خراسانی": "خراسان رضوی|خراسان شمالی", "لاهیجان": "گیلان", "رودبار": "گیلان", "فومن": "گیلان", "قاسم‌آباد": "گیلان", "گیلکی": "گیلان",
    "شمال": "گیلان|مازندران|گلستان", "کردستان": "کردستان", "هورامان": "کردستان|کرمانشاه", "کردی": "کردستان|کرمانشاه|ایلام",
    "کرمانشاه": "کرمانشاه", "زاگرس": "لرستان|کرمانشاه|کردستان|ایلام|چهارمحال و بختیاری|کهگیلویه و بویراحمد",
    "لری": "لرستان|ایلام|چهارمحال و بختیاری|کهگیلویه و بویراحمد", "سبلان": "اردبیل", "مغان": "اردبیل", "ملایر": "همدان", "لالجین": "همدان",
    "بوشهر": "بوشهر", "ساوه": "مرکزی", "دامغان": "سمنان", "ترکمن": "گلستان", "بندری": "هرمزگان|بوشهر", "بلوچ": "سیستان و بلوچستان",
    "کلپورگان": "سیستان و بلوچستان", "دزفول": "خوزستان", "زنجان": "زنجان", "تبریز": "آذربایجان شرقی", "کرمانجی": "خراسان شمالی",
}
_WEIGHT = re.compile(r"([۰-۹]+) (گرم|کیلوگرم|کیلو|لیتر|میلی‌لیتر)")


@dataclass(frozen=True, slots=True)
class Master:
    """One picture and its record. `thing` is what is sold: the subject without how it is served or laid."""

    name: str
    leaf: str
    kind: str
    colour: str
    colour_fa: str
    subject: str
    pattern: str
    label: str
    width: int
    height: int
    average: str
    thing: str
    provinces: tuple[str, ...]
    weight: str
    details: tuple[tuple[int, int, int], ...]
    """Squares (left, top, side) that are worth a closer look."""

    @property
    def detail_names(self) -> tuple[str, ...]:
        """The names of its details' pictures."""
        return tuple(f"{self.name.removesuffix('.avif')}-{number}.jpg" for number in range(1, len(self.details) + 1))

    @property
    def stored(self) -> str:
        """Its path in the storage."""
        return STORED + self.name

    @property
    def hex(self) -> str:
        return COLOURS[self.colour].code

    @property
    def base(self) -> str:
        """The thing without the name of its colour: two masters of one base differ in colour alone."""
        return " ".join(self.thing.replace(self.colour_fa, " ").split())


def thing_of(subject: str) -> str:
    """What a subject sells: «آویشن کوهی در بشقاب» is «آویشن کوهی»."""
    thing = _SERVED.sub("", _SERVED.sub("", subject)).strip()
    thing = thing.removeprefix("بستهٔ ")
    return _PLURAL.get(thing, thing)


def provinces_of(*texts: str) -> tuple[str, ...]:
    """The provinces that a picture's words bind its maker to; none where they bind to none."""
    words = {word for text in texts for word in re.split(r"[\s·،«»]+", text)}
    found = [tuple(_PLACES[word].split("|")) for word in sorted(words) if word in _PLACES]
    return min(found, key=len) if found else ()


def _master(row: dict[str, Any]) -> Master:
    keys = ("file", "leaf", "kind", "colour", "colour_fa", "subject_fa", "pattern_fa", "label_fa", "average")
    text = {key: str(row.get(key, "")) for key in keys}
    thing = thing_of(text["subject_fa"])
    found = _WEIGHT.search(text["label_fa"])
    return Master(
        text["file"], text["leaf"], text["kind"], text["colour"], text["colour_fa"], text["subject_fa"], text["pattern_fa"],
        text["label_fa"], int(row["width"]), int(row["height"]), text["average"], thing, provinces_of(thing, text["label_fa"]),
        found[0] if found else "", tuple((x, y, side) for x, y, side in row["details"]),
    )


@lru_cache(maxsize=2)
def masters_read(folder: Path = FOLDER) -> dict[str, list[Master]]:
    """The masters of each leaf, in the order of their records. FileNotFoundError where `make art` has not run."""
    rows = json.loads((folder / "records.json").read_text("utf-8"))
    known = leaf_texts()
    out: dict[str, list[Master]] = {slug: [] for slug in known}
    for row in rows:
        if row["leaf"] in known:
            out[row["leaf"]].append(_master(row))
    return out


def masters_store(folder: Path = FOLDER) -> dict[str, int]:
    """Copy the masters and their details into the media once; keys of their PictureFile rows by name. Their sizes follow by jobs."""
    masters = [master for group in masters_read(folder).values() for master in group]
    kept = [
        Adopted(master.stored, (folder / master.name).read_bytes(), master.width, master.height, master.average) for master in masters
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        details = [one for cut in pool.map(lambda master: details_cut(master, folder), masters) for one in cut]
    keys = masters_adopt(masters=[*kept, *details])
    return {name.removeprefix(STORED): key for name, key in keys.items()}


def details_cut(master: Master, folder: Path = FOLDER) -> list[Adopted]:
    """The details of a master, enlarged to its side."""
    out = []
    with Image.open(folder / master.name) as image:
        plain, size = image.convert("RGB"), image.size
    for name, (x, y, side) in zip(master.detail_names, master.details, strict=True):
        content = io.BytesIO()
        plain.resize(size, Image.Resampling.BICUBIC, box=(x, y, x + side, y + side)).save(content, "JPEG", quality=DETAIL_QUALITY)
        out.append(Adopted(STORED + name, content.getvalue(), *size, master.average))
    return out
