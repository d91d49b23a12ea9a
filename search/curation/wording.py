"""Rows of the state as Persian sentences, with the names of what they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from oscar.apps.catalogue.models import Category

from catalog.listings.models import Listing, Maker
from search.curation.models import BoostRule, Entry, Exclusion, HiddenWord, Pin, Synonym
from search.engines.base import Ground
from shop.core.calendar import jalali_date
from shop.core.persian import digits_fa
from shop.places.models import Province


@dataclass(frozen=True, slots=True)
class Names:
    """What grounds are called. One query for each kind that is asked for."""

    names: Mapping[tuple[Ground, int], str]

    def of(self, ground: Ground, value: int) -> str:
        return self.names.get((ground, value)) or _("شمارهٔ %(key)s (دیگر نیست)") % {"key": digits_fa(str(value))}


def names_of(rows: Iterable[Entry]) -> Names:
    """The names of all that these rows rest on, in at most four queries."""
    wanted: dict[Ground, set[int]] = defaultdict(set)
    for row in rows:
        if isinstance(row, BoostRule):
            wanted[Ground(row.ground)].add(row.value)
        elif isinstance(row, Pin):
            wanted[Ground.OFFER].update(row.offers)
        elif isinstance(row, Exclusion):
            wanted[Ground.OFFER].add(row.offer)
    return names_for(wanted)


def names_for(wanted: Mapping[Ground, Iterable[int]]) -> Names:
    found: dict[tuple[Ground, int], str] = {}
    offers = set(wanted.get(Ground.OFFER, ()))
    if offers:
        for key, title, seller in Listing.objects.filter(pk__in=offers).values_list("pk", "title", "seller_name"):
            found[Ground.OFFER, key] = _("«%(title)s» از %(seller)s") % {"title": title, "seller": seller}
    sellers = set(wanted.get(Ground.SELLER, ()))
    if sellers:
        found |= {(Ground.SELLER, key): name for key, name in Maker.objects.filter(pk__in=sellers).values_list("pk", "name")}
    provinces = set(wanted.get(Ground.PROVINCE, ()))
    if provinces:
        found |= {(Ground.PROVINCE, key): name for key, name in Province.objects.filter(pk__in=provinces).values_list("pk", "name")}
    categories = {*wanted.get(Ground.CATEGORY, ()), *wanted.get(Ground.ROOT, ())}
    if categories:
        for key, name in Category.objects.filter(pk__in=categories).values_list("pk", "name"):
            found[Ground.CATEGORY, key] = found[Ground.ROOT, key] = name
    return Names(found)


def sentence(row: Entry, names: Names) -> str:
    """What the row says."""
    if isinstance(row, Synonym):
        return _synonym(row)
    if isinstance(row, HiddenWord):
        return _("واژهٔ پنهان «%(word)s»") % {"word": row.word}
    if isinstance(row, BoostRule):
        return _boost(row, names)
    if isinstance(row, Pin):
        return _("سنجاق برای «%(phrase)s»، %(days)s: %(offers)s") % {
            "phrase": row.phrase, "days": days(row), "offers": "، ".join(names.of(Ground.OFFER, offer) for offer in row.offers),
        }
    if isinstance(row, Exclusion):
        return _("برای «%(phrase)s» پنهان: %(offer)s") % {"phrase": row.phrase, "offer": names.of(Ground.OFFER, row.offer)}
    raise TypeError(type(row))


def sentences(rows: Sequence[Entry]) -> list[str]:
    """What the rows say, in at most four queries."""
    names = names_of(rows)
    return [sentence(row, names) for row in rows]


def days(row: BoostRule | Pin) -> str:
    return str(_("از %(first)s تا %(last)s") % {"first": jalali_date(row.starts_on), "last": jalali_date(row.ends_on)})


def _synonym(row: Synonym) -> str:
    said = {"typed": row.typed, "meant": row.meant}
    text = _("«%(typed)s» و «%(meant)s» هم‌معنی‌اند") % said if row.both_ways else _("«%(typed)s» یعنی «%(meant)s» هم") % said
    return text if row.is_active else _("%(said)s (خاموش)") % {"said": text}


def _boost(row: BoostRule, names: Names) -> str:
    text = _("تقویت %(kind)s %(name)s به وزن %(weight)s، %(days)s") % {
        "kind": row.get_ground_display(), "name": names.of(Ground(row.ground), row.value), "weight": weight_fa(row), "days": days(row),
    }
    return _("%(boost)s، تنها برای «%(phrase)s»") % {"boost": text, "phrase": row.phrase} if row.phrase else text


def weight_fa(row: BoostRule) -> str:
    return number_fa(row.weight)


def number_fa(value: Decimal) -> str:
    """«۰٫۵»."""
    return digits_fa(f"{value.normalize():f}".replace(".", "٫"))
