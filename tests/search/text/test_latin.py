"""Persian in Latin letters, and on a keyboard that was left in English."""

from __future__ import annotations

import pytest

from search.text.finglish import reading_cost, skeleton_of_latin, skeleton_of_persian
from search.text.keyboard import could_be_layout, layout_readings
from tests.search.text.shop import lexicon, query_finds


@pytest.mark.parametrize(
    ("latin", "persian"),
    [
        ("termeh", "ترمه"),
        ("terme", "ترمه"),
        ("tormeh", "ترمه"),
        ("manto", "مانتو"),
        ("mantoo", "مانتو"),
        ("zaferan", "زعفران"),
        ("zafaran", "زعفران"),
        ("za'faran", "زعفران"),
        ("gelim", "گلیم"),
        ("geleem", "گلیم"),
        ("khatam", "خاتم"),
        ("xatam", "خاتم"),
        ("giveh", "گیوه"),
        ("pateh", "پته"),
        ("ghalamkar", "قلمکار"),
        ("qalamkar", "قلمکار"),
        ("asal", "عسل"),
        ("chai", "چای"),
        ("kif", "کیف"),
        ("charm", "چرم"),
        ("gaz", "گز"),
        ("angoshtar", "انگشتر"),
        ("ghahveh", "قهوه"),
        ("minakari", "میناکاری"),
        ("goldoozi", "گلدوزی"),
        ("khahar", "خواهر"),
        ("nan", "نان"),
    ],
)
def test_latin_words_are_read(latin: str, persian: str) -> None:
    plain = latin.replace("'", "")
    assert skeleton_of_latin(plain) == skeleton_of_persian(persian)
    assert reading_cost(plain, persian) is not None


@pytest.mark.parametrize(
    ("latin", "persian"), [("gaz", "گیج"), ("termeh", "تورم"), ("kif", "کف"), ("sal", "شال"), ("manto", "منات"), ("gol", "گالا")]
)
def test_other_words_are_not(latin: str, persian: str) -> None:
    assert skeleton_of_latin(latin) != skeleton_of_persian(persian) or (reading_cost(latin, persian) or 9) > 0.3


def test_the_nearer_spelling_comes_first() -> None:
    known = lexicon(["گاز", "گز", "گازی"])
    assert next(word.text for word in known.latin_readings("gaaz")) == "گاز"


def test_latin_words_that_the_shop_knows_stay() -> None:
    assert query_finds("vip", "سبد VIP")


def test_several_words() -> None:
    assert query_finds("kif charm", "کیف چرم")
    assert query_finds("nan berenji", "نان برنجی")
    assert query_finds("gol doozi", "مانتو گل‌دوزی")
    assert query_finds("manto گل‌دوزی", "مانتو گلدوزی")


@pytest.mark.parametrize(
    ("keys", "printed"),
    [
        ("lhkj,", ("مانتو",)),
        ("jvli", ("ترمه",)),
        ("cutvhk", ("زعفران",)),
        (";dt", ("کیف",)),
        ("]vl", ("چرم",)),
        ("LHKJ", ("مآنت",)),
        ("'gdl", ("گلیم",)),
        ("Hsdh", ("آسیا",)),
        ("mji", ("پته", "ئته")),
        ("C]", ("ژچ",)),
    ],
)
def test_keys_print_what_the_persian_layouts_print(keys: str, printed: tuple[str, ...]) -> None:
    assert could_be_layout(keys)
    assert layout_readings(keys) == printed


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ("lhkj,", "مانتو"),
        ("LHKJ<", "مانتو"),
        ("jvli", "ترمه"),
        ("usg", "عسل"),
        (";dt ]vl", "کیف چرم"),
        ("mji", "پته"),
        ("lhkj, nsjd", "مانتو دستی"),
        ("'g n,cd", "گل دوزی"),
        ("lhkj, jvli", "مانتو ترمه"),
    ],
)
def test_the_wrong_keyboard_finds(keys: str, title: str) -> None:
    assert query_finds(keys, title)


@pytest.mark.parametrize("chunk", ["abc1", "سلام", "", "123", "a b", "((("])
def test_what_cannot_be_a_layout(chunk: str) -> None:
    assert not could_be_layout(chunk)
