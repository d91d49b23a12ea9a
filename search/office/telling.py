"""Plans and explanations in Persian words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from search.curation.models import BoostRule
from search.curation.wording import names_of, sentence
from search.engines.base import Ground
from search.engines.explain import WordWorth
from search.engines.ranking import QUALITY_STEPS, TIE
from search.index.explain import Why
from search.index.find import Found
from search.text import Alternative, Kind, Slot
from shop.core.money import toman_fa
from shop.core.persian import digits_fa
from shop.places.selectors import provinces

FIELDS: dict[str, Any] = {
    "title": gettext_lazy("نام کالا"), "category": gettext_lazy("دسته"), "names": gettext_lazy("سازنده، جا و رنگ"),
    "description": gettext_lazy("شرح"),
}
KINDS: dict[Kind, Any] = {
    Kind.EXACT: gettext_lazy("همان واژه"), Kind.STEM: gettext_lazy("ریشه"), Kind.JOINED: gettext_lazy("سرهم یا جدا"),
    Kind.SYNONYM: gettext_lazy("هم‌معنی"), Kind.SOUND: gettext_lazy("هم‌آوا"), Kind.TYPO: gettext_lazy("غلط تایپی"),
    Kind.FINGLISH: gettext_lazy("فینگلیش"), Kind.KEYBOARD: gettext_lazy("صفحه‌کلید انگلیسی"), Kind.PROVINCE: gettext_lazy("استان"),
}
DAY_S = 86_400


def worth_fa(value: float) -> str:
    """Three decimals: «۰٫۸۱»."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return digits_fa(text.replace(".", "٫"))


def plan_told(found: Found) -> list[dict[str, Any]]:
    """How the text was understood, as rows of a title and a text."""
    plan, rows = found.plan, []
    if plan is None:
        return []
    if plan.closed:
        rows.append((_("پنهان"), _("جز واژهٔ پنهان چیزی در آن نیست؛ پاسخ داده نمی‌شود.")))
    if plan.corrected:
        rows.append((_("خوانده شد"), plan.corrected))
    rows += [(_("از بها"), _("%(toman)s تومان") % {"toman": toman_fa(plan.price_min)})] if plan.price_min is not None else []
    rows += [(_("تا بها"), _("%(toman)s تومان") % {"toman": toman_fa(plan.price_max)})] if plan.price_max is not None else []
    if plan.provinces:
        rows.append((_("استان"), "، ".join(row.name for row in provinces() if str(row.id) in plan.provinces)))
    if plan.truncated:
        rows.append((_("بریده شد"), _("جستجو بلندتر از آن بود که خوانده شود.")))
    if found.relaxed:
        rows.append((_("سست شد"), _("کمتر از سه کالا همهٔ واژه‌ها را داشت؛ تنها نخستین واژه الزامی ماند.")))
    if found.degraded:
        rows.append((_("موتور"), _("نمایه پاسخ نداد؛ پایگاه داده پاسخ داد.")))
    return [{"name": name, "text": text} for name, text in rows] + [_slot_told(slot) for slot in plan.slots]


def _slot_told(slot: Slot) -> dict[str, Any]:
    by_kind: dict[Kind, dict[str, None]] = {}
    for each in slot.alternatives:
        by_kind.setdefault(each.kind, {})[reading(each)] = None
    told = "؛ ".join(f"{KINDS[kind]}: {'، '.join(texts)}" for kind, texts in by_kind.items() if kind is not Kind.SOUND)
    return {"name": slot.text, "text": told or str(KINDS[Kind.SOUND]), "is_word": True, "required": slot.required}


def reading(each: Alternative) -> str:
    """What was looked for; a key of sounds is no text, and a province is known by its key."""
    if each.kind is Kind.PROVINCE:
        return "، ".join(row.name for row in provinces() if str(row.id) in each.tokens)
    return " ".join(each.tokens)


def word_told(word: WordWorth) -> dict[str, Any]:
    return {
        "text": word.slot.text, "worth": worth_fa(word.worth), "required": word.slot.required,
        "fields": [
            {
                "field": FIELDS[each.field], "kind": KINDS[each.alternative.kind],
                "reading": reading(each.alternative) if each.alternative.kind is not Kind.SOUND else "",
                "weight": worth_fa(each.weight), "counts": worth_fa(each.counts), "is_shared": place > 0,
            }
            for place, each in enumerate(word.fields)
        ],
    }


def why_told(why: Why) -> dict[str, Any]:
    """All parts, with their sum."""
    found = why.explanation
    rows = [row for said in why.said.values() for row in said]
    names = names_of(rows)
    labels = dict(BoostRule.GROUNDS)
    return {
        "words": [word_told(word) for word in found.words],
        "near": worth_fa(found.near) if found.near else "",
        "grounds": [
            {
                "label": labels[each.ground.value], "worth": worth_fa(each.worth),
                "said": [
                    {"text": sentence(row, names), "reason": getattr(row, "reason", ""), "season": getattr(row, "season", "")}
                    for row in why.said.get(Ground(each.ground), ())
                ],
            }
            for each in found.grounds
        ],
        "worth": worth_fa(found.worth), "share": worth_fa(TIE),
        "in_stock": found.in_stock, "quality": digits_fa(str(found.quality)), "steps": digits_fa(str(QUALITY_STEPS)),
        "day": found.day * DAY_S,
    }
