"""What of a document is indexed."""

from __future__ import annotations

import random
import time

from search.text import analyse_document
from search.text.documents import MAX_FIELD_WORDS

SECONDS_FOR_100_000 = 60


def test_each_field_has_its_forms() -> None:
    tokens = analyse_document({"title": "مانتوهای گل‌دوزی از طرمه", "names": "کارگاه مهر"})
    title = tokens["title"]
    assert title.exact == ("مانتوهای", "گلدوزی", "از", "طرمه")
    assert title.stem == ("مانتو", "گلدوزی", "طرمه")
    assert set(title.sound) == {"مانتوهای", "مانتو", "گلدوزی", "ترمه"}
    assert set(title.joined) == {"مانتوهایگلدوزی", "گل", "دوزی"}
    assert tokens["names"].exact == ("کارگاه", "مهر")


def test_exact_words_keep_order_and_repetition_and_the_other_forms_do_not() -> None:
    tokens = analyse_document({"title": "گل و گل‌ها و گل"})["title"]
    assert tokens.exact == ("گل", "و", "گلها", "و", "گل")
    assert tokens.stem == ("گل",)


def test_neighbours_are_indexed_as_one_word_but_not_across_stop_words_and_numbers() -> None:
    assert "گلدوزی" in analyse_document({"t": "گل دوزی"})["t"].joined
    assert "گلدوزی" in analyse_document({"t": "گل دوزی‌ها"})["t"].joined
    assert analyse_document({"t": "کیف از چرم"})["t"].joined == ()
    assert analyse_document({"t": "سایز ۳۸ نخی"})["t"].joined == ()


def test_quince_is_no_stop_word_in_a_compound() -> None:
    assert "بهلیمو" in analyse_document({"t": "دمنوش به لیمو"})["t"].joined


def test_nothing_and_everything() -> None:
    assert analyse_document({}) == {}
    assert analyse_document({"t": ""})["t"].exact == ()
    assert len(analyse_document({"t": "گل " * 100_000})["t"].exact) <= MAX_FIELD_WORDS


def test_a_hundred_thousand_products_take_at_most_a_minute() -> None:
    chance = random.Random(1)
    letters = "ابپتجچخدرزسشغفقکگلمنوهی"
    vocabulary = ["".join(chance.choices(letters, k=chance.randint(3, 8))) for _ in range(20_000)]

    def text(length: int) -> str:
        picked = (vocabulary[min(int(chance.paretovariate(0.6)), len(vocabulary)) - 1] for _ in range(length))
        return " ".join(word + chance.choice(("", "", "", "", "\u200cها", "\u200cهای")) for word in picked)

    documents = [{"title": text(8), "names": text(6), "description": text(40)} for _ in range(1_000)]
    before = time.process_time()
    for document in documents:
        analyse_document(document)
    assert (time.process_time() - before) * 100 <= SECONDS_FOR_100_000
