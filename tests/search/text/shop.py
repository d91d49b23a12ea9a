"""Lexicons for tests: of a few titles, each a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from search.text import Alternative, Form, Kind, Lexicon, LexiconBuilder, QueryPlan, analyse_document, analyse_query

PROVINCES = {
    "یزد": "yazd",
    "اصفهان": "isfahan",
    "سیستان و بلوچستان": "sistan",
    "کرمان": "kerman",
    "آذربایجان شرقی": "east-azerbaijan",
    "خراسان جنوبی": "south-khorasan",
    "خراسان رضوی": "razavi",
    "مرکزی": "markazi",
    "چهارمحال و بختیاری": "chahar",
}
TITLES = (
    "ترمه یزد",
    "ترمه رومیزی",
    "مانتو گل‌دوزی",
    "مانتو گل دوزی",
    "پیراهن گلدوزی",
    "زعفران سرگل",
    "زعفران نگین",
    "کیف چرم دستی",
    "کیف چرم",
    "گز اصفهان",
    "کت",
    "کتان",
    "دف",
    "دفتر",
    "میناکاری",
    "عرق به‌لیمو",
    "مربای به",
    "برات",
    "کرمان",
    "بهترین",
    "انگشتر",
    "گلیم",
    "عسل",
    "روسری‌ها",
    "قهوه",
    "مانتو قهوه‌ای",
    "نان برنجی",
    "خاتم",
    "گیوه",
    "چای",
    "پته",
    "ذرت",
    "قلمکار",
    "شیرین‌بیان",
)


def lexicon(
    titles: Iterable[str] = TITLES, *, synonyms: Mapping[str, tuple[str, ...]] | None = None, hidden: Iterable[str] = ()
) -> Lexicon:
    """What a shop of these goods knows."""
    builder = LexiconBuilder()
    for title in titles:
        builder.add(analyse_document({"title": title}))
    return builder.build(synonyms=synonyms, provinces=PROVINCES, hidden=hidden)


def finds(plan: QueryPlan, title: str) -> bool:
    """Whether a document with this title meets every required slot of the plan."""
    tokens = analyse_document({"title": title})["title"]
    by_form = {Form.EXACT: tokens.exact, Form.STEM: tokens.stem, Form.SOUND: tokens.sound, Form.JOINED: tokens.joined, Form.PROVINCE: ()}

    def meets(alternative: Alternative) -> bool:
        return all(token in by_form[alternative.form] for token in alternative.tokens)

    return all(any(meets(each) for each in slot.alternatives) for slot in plan.slots if slot.required)


def query_finds(query: str, title: str, known: Lexicon | None = None) -> bool:
    """Whether the query, asked of a shop that has the title among its goods, finds it."""
    return finds(analyse_query(query, lexicon=known or lexicon((*TITLES, title))), title)


def kinds(plan: QueryPlan) -> list[Kind]:
    """How the words were understood, each kind once, heaviest first."""
    ordered = sorted((each for slot in plan.slots for each in slot.alternatives), key=lambda each: -each.weight)
    return list(dict.fromkeys(each.kind for each in ordered))
