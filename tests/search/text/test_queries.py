"""What a query becomes."""

from __future__ import annotations

import pytest

from search.text import Form, Kind, analyse_query
from search.text.words import STOP
from tests.search.text.shop import finds, kinds, lexicon, query_finds


def test_the_query_of_the_brief() -> None:
    plan = analyse_query("مانتو زیر ۵۰۰ هزار تومان یزد", lexicon=lexicon())
    assert plan.text == "مانتو"
    assert (plan.price_min, plan.price_max) == (None, 5_000_000)
    assert plan.provinces == ("yazd",)
    assert [slot.text for slot in plan.slots] == ["مانتو"]


@pytest.mark.parametrize("query", ["گل‌دوزی", "گلدوزی", "گل دوزی", "گل  دوزی", "گل\u200c دوزی"])
@pytest.mark.parametrize("title", ["مانتو گل‌دوزی", "مانتو گلدوزی", "مانتو گل دوزی"])
def test_half_space_blank_and_neither_find_each_other(query: str, title: str) -> None:
    assert query_finds(query, title)


@pytest.mark.parametrize("query", ["گل‌دوزی", "گلدوزی", "گل دوزی"])
@pytest.mark.parametrize("titles", [["شال گل‌دوزی"], ["شال گلدوزی"], ["شال گل دوزی", "مانتو گل دوزی"]])
def test_they_find_each_other_whatever_the_shop_writes(query: str, titles: list[str]) -> None:
    assert query_finds(query, titles[0], lexicon(titles))


def test_spellings_of_a_compound_make_one_plan() -> None:
    known = lexicon()
    one, other = (analyse_query(query, lexicon=known) for query in ("گل دوزی", "گل‌دوزی"))
    assert [slot.alternatives for slot in one.slots] == [slot.alternatives for slot in other.slots]


def test_two_words_stay_two_where_the_shop_rarely_joins_them() -> None:
    known = lexicon(["کیف چرم"] * 30 + ["کیف دستی چرم", "کیفچرم"])
    plan = analyse_query("کیف چرم", lexicon=known)
    assert len(plan.slots) == 2
    assert finds(plan, "کیف دستی چرم")
    assert finds(plan, "کیفچرم")


def test_better_readings_weigh_more() -> None:
    known = lexicon(synonyms={"گلیم": ("زیرانداز",)})
    weights = {each.kind: each.weight for slot in analyse_query("گلیم", lexicon=known).slots for each in reversed(slot.alternatives)}
    assert weights[Kind.EXACT] > weights[Kind.STEM] > weights[Kind.JOINED] > weights[Kind.SYNONYM] > weights[Kind.SOUND]


@pytest.mark.parametrize(
    ("query", "kind", "meant"),
    [
        ("طرمه", Kind.SOUND, "ترمه"),
        ("ذعفران", Kind.SOUND, "زعفران"),
        ("زعفرن", Kind.TYPO, "زعفران"),
        ("مانتوو", Kind.TYPO, "مانتو"),
        ("termeh", Kind.FINGLISH, "ترمه"),
        ("manto", Kind.FINGLISH, "مانتو"),
        ("zaferan", Kind.FINGLISH, "زعفران"),
        ("lhkj,", Kind.KEYBOARD, "مانتو"),
        ("jvli", Kind.KEYBOARD, "ترمه"),
        ("Manto", Kind.FINGLISH, "مانتو"),
    ],
)
def test_unknown_words_are_understood(query: str, kind: Kind, meant: str) -> None:
    plan = analyse_query(query, lexicon=lexicon())
    assert kind in kinds(plan)
    assert finds(plan, meant)
    assert plan.corrected == meant


@pytest.mark.parametrize("query", ["ترمه", "کت", "دف", "روسری", "یزدی", "گل دوزی", "کیف‌های چرمی"])
def test_known_words_are_not_corrected(query: str) -> None:
    plan = analyse_query(query, lexicon=lexicon((*("کیف چرمی",) * 2, *("ترمه", "کت", "دف", "روسری", "گلدوزی"))))
    assert plan.corrected is None
    assert Kind.TYPO not in kinds(plan)


@pytest.mark.parametrize(("query", "title"), [("کتا", "کت"), ("دفت", "دفتر"), ("چی", "چای"), ("گلیپت", "گلیم")])
def test_typos_need_four_letters_for_one_edit_and_seven_for_two(query: str, title: str) -> None:
    assert not query_finds(query, title)


@pytest.mark.parametrize(
    ("query", "title"), [("میناکاری", "میناکاری"), ("مینکار", "مینکاری"), ("مناکااری", "میناکاری"), ("مانوت", "مانتو"), ("گلیمم", "گلیم")]
)
def test_one_edit_from_four_letters_and_two_from_seven_are_forgiven(query: str, title: str) -> None:
    assert query_finds(query, title)


def test_a_rare_spelling_yields_to_a_far_more_frequent_one() -> None:
    known = lexicon(["زعفران سرگل"] * 40 + ["زعفرن"])
    assert Kind.TYPO in kinds(analyse_query("زعفرن", lexicon=known))


@pytest.mark.parametrize("stop", sorted(STOP))
def test_a_stop_word_alone_is_kept(stop: str) -> None:
    (slot,) = analyse_query(stop, lexicon=lexicon()).slots
    assert slot.required
    assert (slot.alternatives[0].form, slot.alternatives[0].tokens) == (Form.EXACT, (stop,))


def test_stop_words_beside_others_go() -> None:
    assert [slot.text for slot in analyse_query("کیف از چرم برای دفتر", lexicon=lexicon()).slots] == ["کیف", "چرم", "دفتر"]


def test_quince_stays() -> None:
    known = lexicon()
    assert finds(analyse_query("به", lexicon=known), "مربای به")
    assert [slot.text for slot in analyse_query("مربای به", lexicon=known).slots] == ["مربای", "به"]
    assert finds(analyse_query("به لیمو", lexicon=known), "عرق به‌لیمو")
    assert not finds(analyse_query("به لیمو", lexicon=known), "مربای به")


@pytest.mark.parametrize(
    ("query", "codes", "text"),
    [
        ("ترمه یزد", ("yazd",), "ترمه"),
        ("ترمه از یزد", ("yazd",), "ترمه"),
        ("ترمه در استان یزد", ("yazd",), "ترمه"),
        ("یزد", ("yazd",), ""),
        ("سوزن‌دوزی سیستان و بلوچستان", ("sistan",), "سوزن‌دوزی"),
        ("سیستان‌وبلوچستان گلیم", ("sistan",), "گلیم"),
        ("ترمه اسفهان", ("isfahan",), "ترمه"),
        ("گلیم آذربايجان شرقي", ("east-azerbaijan",), "گلیم"),
        ("termeh yazd", ("yazd",), "ترمه"),
        ("گز اصفهان یا یزد", ("isfahan", "yazd"), "گز یا"),
        ("ترمه", (), "ترمه"),
        ("گلیم بلوچستان", ("sistan",), "گلیم"),
        ("گلیم سیستان", ("sistan",), "گلیم"),
        ("زعفران خراسان", ("south-khorasan", "razavi"), "زعفران"),
        ("زعفران خراسان رضوی", ("razavi",), "زعفران"),
        ("گلیم مرکزی", (), "گلیم مرکزی"),
        ("گلیم استان مرکزی", ("markazi",), "گلیم"),
        ("گلیم بختیاری", (), "گلیم بختیاری"),
        ("گلیم چهارمحال و بختیاری", ("chahar",), "گلیم"),
    ],
)
def test_provinces_leave_the_text(query: str, codes: tuple[str, ...], text: str) -> None:
    plan = analyse_query(query, lexicon=lexicon())
    assert (plan.provinces, plan.text) == (codes, text)


def test_an_adjective_of_a_province_is_text_that_the_province_answers_too() -> None:
    plan = analyse_query("ترمه یزدی", lexicon=lexicon())
    assert plan.provinces == ()
    assert (Form.PROVINCE, ("yazd",)) in {(each.form, each.tokens) for each in plan.slots[1].alternatives}


@pytest.mark.parametrize(
    ("synonyms", "query", "title"),
    [
        ({"زیرانداز": ("گلیم",)}, "زیرانداز", "گلیم سنه"),
        ({"زيرانداز": ("گليم",)}, "زیرانداز‌ها", "گلیم‌ها"),
        ({"جلیقه": ("کت کتان",)}, "جلیقه", "کت کتان"),
        ({"پیراهن زنانه": ("مانتو",)}, "پیراهن زنانه", "مانتو نخی"),
        ({"چاشنی": ("زعفران سرگل خراسان",)}, "چاشنی", "زعفران سرگل خراسان"),
    ],
)
def test_synonyms_of_operators(synonyms: dict[str, tuple[str, ...]], query: str, title: str) -> None:
    assert query_finds(query, title, lexicon(synonyms=synonyms))
    assert not query_finds(query, title, lexicon())


def test_synonyms_go_one_way() -> None:
    assert not query_finds("گلیم", "زیرانداز", lexicon(synonyms={"زیرانداز": ("گلیم",)}))


def test_hidden_words_are_neither_answered_nor_proposed() -> None:
    known = lexicon(hidden=["زعفران"])
    assert analyse_query("زعفران", lexicon=known).closed
    assert not analyse_query("زعفران", lexicon=known).slots
    assert [slot.text for slot in analyse_query("کیف زعفران", lexicon=known).slots] == ["کیف"]
    assert not finds(analyse_query("zaferan", lexicon=known), "زعفران")
    assert not finds(analyse_query("زعفرن", lexicon=known), "زعفران")


def test_what_nobody_knows_does_not_rule_out_what_somebody_does() -> None:
    plan = analyse_query("ترمه قبلمبل", lexicon=lexicon())
    assert [slot.required for slot in plan.slots] == [True, False]
    assert [slot.required for slot in analyse_query("قبلمبل", lexicon=lexicon()).slots] == [True]


def test_words_that_say_nothing_only_lift() -> None:
    assert [slot.required for slot in analyse_query("خرید بهترین ترمه ارزان", lexicon=lexicon()).slots] == [False, False, True, False]
    assert all(slot.required for slot in analyse_query("خرید", lexicon=lexicon()).slots)


def test_a_relaxed_plan_requires_the_first_word() -> None:
    plan = analyse_query("خرید کیف چرم دستی", lexicon=lexicon())
    relaxed = plan.relaxed()
    assert relaxed is not None
    assert [slot.required for slot in relaxed.slots] == [False, True, False, False]
    assert analyse_query("کیف", lexicon=lexicon()).relaxed() is None


def test_an_empty_shop_and_an_empty_query() -> None:
    assert analyse_query("", lexicon=lexicon()).slots == ()
    assert analyse_query("   \u200c ", lexicon=lexicon([])).slots == ()
    (slot,) = analyse_query("ترمه", lexicon=lexicon([])).slots
    assert slot.required
