"""The demo's businesses: names that no two share, owners, places, licences, and shops in their own words."""

from __future__ import annotations

import datetime as dt
import random

from catalog.listings.taxonomy import LEAVES
from sellers.businesses.agencies import FIELDS, RELIEF
from sellers.businesses.bulk import LicenceSpec, SellerSpec
from sellers.businesses.models import AddressShown, LicenceKind, Supporter
from shop.accounts.models import User
from shop.core.persian import digits_fa, squeeze
from shop.demo.plan import Home, fields_of
from shop.demo.reading import fitting, leaf_texts, read
from shop.places.models import County

AGENCY = {code: agency for code, _, agency, _ in FIELDS}
FIXED = {0: ("میناکاری لاجورد", "زهرا لاجوردی"), 1: ("سوزن‌دوزی گل‌بی‌بی", "گل‌بی‌بی ریگی")}
STREETS = ("خیابان شهید رجایی", "خیابان ولیعصر", "کوی فرهنگیان", "خیابان امام خمینی", "کوچهٔ مسجد جامع", "خیابان طالقانی",
           "بلوار معلم", "کوی گلستان", "خیابان سعدی", "خیابان حافظ", "کوچهٔ باغ", "خیابان شریعتی", "بلوار دانشجو", "کوی بهار",
           "خیابان فردوسی", "میدان شهرداری، کوچهٔ اول", "خیابان کشاورز", "کوی مهر",
           "روستای بالا، کوچهٔ چشمه", "خیابان مدرس", "کوچهٔ بازار", "خیابان آزادی")
NETWORKS = ("شبکهٔ نقش و نخ", "هم‌آوران", "زنجیرهٔ دست‌مهر", "پشتیبان بافت", "شبکهٔ سفره", "هم‌کار", "مهرآفرین", "شبکهٔ خاک و لعاب",
            "پیوند", "سبزبوم")
KIN = ("مادرم", "مادربزرگم", "خاله‌ام", "پدرم", "مادرشوهرم", "عمه‌ام", "استادم")


def names_write(homes: list[Home], counties: dict[int, County]) -> list[tuple[str, str]]:
    """For each home the workshop's name and its owner's. No two workshops share a name after folding."""
    people, words, provinces = read("people"), read("crafts_words"), read("provinces")
    hands, hearths = people["hands"], people["hearths"]
    words_of = {"fashion": people["threads"] + hands, "crafts": hands, "food": hearths, "herbs": hearths}
    taken: set[str] = set()
    out = []
    for home in homes:
        rng = random.Random(f"name {home.number}")
        woman = rng.random() < 0.78
        first, last = rng.choice(people["first_f"] if woman else people["first_m"]), rng.choice(people["last"])
        fixed = FIXED.get(home.number)
        craft, local = words[home.leaves[0]], provinces[home.province]["names"]
        root = leaf_texts()[home.leaves[0]].root
        for tried in range(60):
            title = f"{rng.choice(people['kin'])} {first}" if woman else f"اوستا {first}"
            own = rng.choice((rng.choice(local), rng.choice(people["poems"]), rng.choice(words_of[root]), title))
            name = f"{rng.choice(craft[:-1])} {own}"
            if tried > 8:
                name = f"{rng.choice(craft[:-1])} {own} {last if tried < 30 else f'{counties[home.number].name} {last}'}"
            if tried > 45:
                name = f"{name} {first}"
            if squeeze(name) not in taken:
                break
        name, owner = fixed or (name, f"{first} {last}")
        if squeeze(name) in taken:
            name = f"{name}، {counties[home.number].name} {home.number}"
        taken.add(squeeze(name))
        out.append((name, owner))
    return out


def story_write(home: Home, owner: str, county: str) -> tuple[str, str]:
    """The shop's headline and story: who, since when, with whom, how, and what may be asked of them."""
    rng = random.Random(f"story {home.number}")
    parts, place = read("stories"), read("provinces")[home.province]
    facts = fitting(place["facts"], "|".join(home.leaves))
    slots = {
        "first": owner.split(" ", maxsplit=1)[0], "county": county, "goods": LEAVES[home.leaves[0]].title,
        "craft": read("crafts_words")[home.leaves[0]][-1], "years": digits_fa(str(rng.randint(3, 28))),
        "women": rng.choice(("دو", "سه", "چهار", "پنج", "هفت")), "kin": rng.choice(KIN),
    }
    lines = [rng.choice(parts["opening"]), *([rng.choice(facts)] if facts else []), rng.choice(parts["team"]), rng.choice(parts["work"])]
    if rng.random() < 0.6:
        lines.append(rng.choice(parts["promise"]))
    return rng.choice(parts["headline"]).format_map(slots), " ".join(lines).format_map(slots)


def counties_choose(homes: list[Home]) -> dict[int, County]:
    """Each home's county, out of the real list of its province."""
    by_province: dict[str, list[County]] = {}
    for county in County.objects.select_related("province").order_by("id"):
        by_province.setdefault(county.province.name, []).append(county)
    out = {}
    for home in homes:
        rng = random.Random(f"county {home.number}")
        choices = by_province[home.province]
        centre = [county for county in choices if county.name == home.province]
        out[home.number] = centre[0] if centre and (home.number == 0 or rng.random() < 0.35) else rng.choice(choices)
    return out


def supporters_make(count: int, counties: dict[int, County]) -> list[Supporter]:
    """Supporters of networks, each in the county of some home."""
    rows = []
    for number in range(count):
        county = counties[(number * 7) % len(counties)]
        name = NETWORKS[number % len(NETWORKS)] + f" {county.name}"
        rows.append(Supporter(
            name=name, province=county.province, county=county, address_line=f"{STREETS[number % len(STREETS)]}، دفتر شبکه",
            phone=f"{_phone_code(county.province.name)}0000{1000 + number}",
        ))
    Supporter.objects.bulk_create(rows, ignore_conflicts=True)
    return list(Supporter.objects.filter(name__in=[row.name for row in rows]).select_related("province").order_by("id"))


def seller_specs(
    homes: list[Home], names: list[tuple[str, str]], counties: dict[int, County], supporters: list[Supporter], marks: dict[int, str],
    users: dict[int, User], now: dt.datetime,
) -> list[SellerSpec]:
    """One specification for each home, licences included. A tenth of the homes is covered by the Relief Committee."""
    out, slugs = [], set()
    for home, (name, owner) in zip(homes, names, strict=True):
        rng = random.Random(f"seller {home.number}")
        county = counties[home.number]
        near = [supporter for supporter in supporters if supporter.province_id == county.province_id]
        supporter = rng.choice(near) if near and rng.random() < 0.45 else None
        shown = rng.choice((AddressShown.COUNTY, AddressShown.COUNTY, AddressShown.LICENCE))
        if supporter and rng.random() < 0.6:
            shown = AddressShown.SUPPORTER
        slug = name.replace("\u200c", "-").replace(" ", "-").replace("،", "")
        while slug in slugs:
            slug += f"-{home.number}"
        slugs.add(slug)
        out.append(SellerSpec(
            name=name, slug=slug, owner_name=owner, county=county,
            address_line=f"{rng.choice(STREETS)}، پلاک {digits_fa(str(rng.randint(2, 240)))}",
            postal_code=f"{rng.randint(10, 98)}{rng.randint(10**7, 10**8 - 1)}",
            phone=f"{_phone_code(home.province)}0000{rng.randint(1000, 9999)}",
            joined_at=now - dt.timedelta(days=rng.randint(220, 1300)), address_shown=shown, supporter=supporter,
            users=(users[home.number],) if home.number in users else (), licences=_licences(rng, home, bool(supporter), now),
            mark=marks.get(home.number, ""),
        ))
    return out


def _licences(rng: random.Random, home: Home, supported: bool, now: dt.datetime) -> tuple[LicenceSpec, ...]:
    by_agency: dict[str, list[str]] = {}
    relief = rng.random() < 0.1
    for code in fields_of(home):
        by_agency.setdefault(RELIEF if relief else AGENCY[code], []).append(code)
    kind = LicenceKind.SUPPORTED if supported else LicenceKind.INDEPENDENT
    today = now.date()
    out = []
    for number, (agency, codes) in enumerate(by_agency.items()):
        issued = today - dt.timedelta(days=rng.randint(230, 900))
        ends = today + dt.timedelta(days=-rng.randint(3, 40) if home.closed == "expired" else rng.randint(60, 1000))
        code = f"{rng.randint(100, 999)}-{home.number + 1:04}-{rng.randint(10**5, 10**6 - 1)}"
        out.append(LicenceSpec(f"{code}/{number}" if number else code, kind, agency, tuple(codes), issued, ends))
    return tuple(out)


def _phone_code(province: str) -> str:
    return str(read("provinces")[province]["code"])
