"""What operators say about search, by forms: it goes into the draft, and what is refused changes nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from catalog.listings.models import Listing, ListingState, Maker
from search.curation import services
from search.curation.models import BoostRule, Exclusion, HiddenWord, Pin, Synonym
from search.curation.selectors import draft, words_now
from search.curation.state import published
from shop.core.persian import digits_fa
from shop.places.models import Province
from tests.catalog.makes import card_of, maker_make, product_make
from tests.office.searching import chosen, everything, refused, same_cost, to

pytestmark = pytest.mark.django_db
WORDS = [f"{first}{second}" for first in "بپتثج" for second in ("ابا", "ادا", "ارا", "ازا")]
DAYS = {"starts_on": "۱۴۰۵/۰۹/۰۱", "ends_on": "۱۴۰۵/۰۹/۳۰"}


@pytest.fixture(autouse=True)
def looked_anew() -> Any:
    published.forget()
    yield
    published.forget()


@pytest.fixture
def goods(db: None) -> list[Any]:
    maker = maker_make("کارگاه مهر")
    return [card_of(product_make(maker, f"شال پشمی {name}", leaf="shawl")) for name in ("سبز", "سرخ")]


def synonym(typed: str = "مانتو", meant: str = "رویه", **more: Any) -> Synonym:
    return services.synonym_save(**{"typed": typed, "meant": meant, "both_ways": False, "is_active": True, "actor": None, **more})


def test_a_synonym_is_typed_edited_and_removed_in_the_draft(office: Client) -> None:
    answer = office.post(to("synonyms_new"), {"typed": "مانتو", "meant": "رويه", "is_active": "on"}, follow=True)
    assert answer.redirect_chain == [(to("synonyms"), 302)]
    page = answer.content.decode()
    assert "تا منتشر نشود" in page
    assert "رویه" in page
    row = Synonym.objects.get()
    assert (row.meant, row.both_ways, row.is_active, dict(words_now().synonyms)) == ("رویه", False, True, {})
    assert "رویه" in office.get(to("synonyms_edit", row.pk)).content.decode()
    office.post(to("synonyms_edit", row.pk), {"typed": "مانتو", "meant": "رویه", "both_ways": "on"})
    row = Synonym.objects.get()
    assert (row.both_ways, row.is_active) == (True, False)
    assert "هم‌معنی" in office.get(to("synonyms_remove", row.pk)).content.decode()
    assert Synonym.objects.exists()
    office.post(to("synonyms_remove", row.pk))
    assert not Synonym.objects.exists()
    assert draft() is not None


@pytest.mark.parametrize(("typed", "meant", "words"), [
    ("", "رویه", "لازم"), ("مانتو", "مانتوها", "یکی می‌خواند"), ("روسری", "شال", "پیش‌تر ثبت شده"), ("و از", "رویه", "نمی‌خواند"),
    ("یک دو سه چهار", "رویه", "کوتاه‌تر"), ("ا" * 81, "رویه", "۸۰"),
])
def test_refused_synonyms(office: Client, typed: str, meant: str, words: str) -> None:
    synonym("روسری", "شال")
    refused(office, to("synonyms_new"), {"typed": typed, "meant": meant, "is_active": "on"}, words)


def test_a_row_that_was_changed_meanwhile_is_told(office: Client) -> None:
    row = synonym()
    services.draft_publish(actor=None)
    synonym(meant="پالتو", replaces=row.pk)
    answer = office.get(to("synonyms_edit", row.pk), follow=True)
    assert answer.redirect_chain == [(to("synonyms"), 302)]
    assert "در این میان دگرگون شد" in answer.content.decode()
    refused(office, to("synonyms_edit", row.pk), {"typed": "مانتو", "meant": "کت", "is_active": "on"}, "در این میان دگرگون شد")
    refused(office, to("synonyms_remove", row.pk), {}, "در این میان دگرگون شد")


def test_a_hidden_word(office: Client) -> None:
    office.post(to("hidden_words_new"), {"word": "سیگار", "reason": "فروختنی نیست"})
    assert (HiddenWord.objects.get().word, HiddenWord.objects.get().reason) == ("سیگار", "فروختنی نیست")
    assert "فروختنی نیست" in office.get(to("hidden_words")).content.decode()
    refused(office, to("hidden_words_new"), {"word": "سیگار"}, "پیش‌تر ثبت شده")
    refused(office, to("hidden_words_new"), {"word": "دو واژه"}, "کوتاه‌تر")


def test_boosts_by_every_ground(office: Client, goods: list[Any]) -> None:
    card = goods[0]
    maker, province = Maker.objects.get(), Province.objects.all()[0]
    values = {
        "category": (card.category_id, card.category_id), "root": (card.root_id, card.root_id), "province": (province.pk, province.pk),
        "seller": ("كارگاه مهر", maker.pk), "offer": (str(card.pk), card.pk),
    }
    for ground, (typed, key) in values.items():
        url = f"{to('boosts_new')}?ground={ground}"
        assert office.get(url).status_code == 200
        answer = office.post(url, {**DAYS, "value": typed, "weight": "۰٫۵", "season": "یلدا", "reason": "شب یلدا"})
        assert answer.status_code == 302, answer.content.decode()[-3000:]
        row = BoostRule.objects.get(ground=ground)
        assert (row.value, row.weight, str(row.starts_on), str(row.ends_on)) == (key, Decimal("0.5"), "2026-11-22", "2026-12-21")
        page = office.get(to("boosts_edit", row.pk)).content.decode()
        assert "۰٫۵" in page
        assert "۱۴۰۵/۰۹/۳۰" in page
    page = office.get(to("boosts")).content.decode()
    assert page.count("شب یلدا") == 5
    assert "«شال پشمی سبز» از کارگاه مهر" in page
    assert f"شمارهٔ {digits_fa(str(card.pk))}" in page


@pytest.mark.parametrize(("typed", "words"), [
    ({"weight": "۲٫۵"}, "۲"), ({"weight": "زیاد"}, "عدد"), ({"reason": ""}, "لازم"), ({"ends_on": "۱۴۰۵/۰۸/۰۱"}, "پیش از روز آغاز"),
    ({"ends_on": ""}, "لازم"), ({"value": "هیچ"}, "نیست"), ({"phrase": "!"}, "یک واژه"),
])
def test_refused_boosts(office: Client, goods: list[Any], typed: dict[str, str], words: str) -> None:
    form = {**DAYS, "value": "کارگاه مهر", "weight": "1", "reason": "آزمایش"}
    refused(office, to("boosts_new") + "?ground=seller", form | typed, words)


def test_a_maker_of_a_common_name_is_named_by_the_address(office: Client, goods: list[Any]) -> None:
    other = maker_make("کارگاه مهر")
    form = {**DAYS, "weight": "1", "reason": "آزمایش"}
    url = to("boosts_new") + "?ground=seller"
    refused(office, url, form | {"value": "کارگاه مهر"}, "چند کارگاه")
    office.post(url, form | {"value": f"https://bazarche.test/shop/maker-{other.pk}/"})
    row = BoostRule.objects.get()
    assert row.value == other.pk
    assert f"/shop/maker-{other.pk}/" in office.get(to("boosts_edit", row.pk)).content.decode()


def test_pins_keep_their_order(office: Client, goods: list[Any]) -> None:
    first, second = goods
    form = {**DAYS, "phrase": "شال", **chosen(second, first)}
    assert office.post(to("pins_new"), form).status_code == 302
    pin = Pin.objects.get()
    assert pin.offers == [second.pk, first.pk]
    for url in (to("pins_edit", pin.pk), to("pins")):
        page = office.get(url).content.decode()
        assert page.index("شال پشمی سرخ") < page.index("شال پشمی سبز")
    refused(office, to("pins_new"), form, "همین روزها")
    refused(office, to("pins_new"), {**form, "phrase": "کیف", "offers-1-offer": "987654321"}, "در فروشگاه نیست")
    refused(office, to("pins_new"), {**form, "phrase": "کیف", "offers-1-offer": "شال سبز"}, "از فهرست برگزینید")
    refused(office, to("pins_new"), {**form, "phrase": "کیف", **chosen(first, first)}, "هر یک یک بار")
    refused(office, to("pins_new"), {**form, "phrase": "کیف", "offers-TOTAL_FORMS": "0"}, "لازم")
    refused(office, to("exclusions_new"), {"phrase": "شال", "offer": str(first.pk), "reason": "آزمایش"}, "هم سنجاق شده و هم پنهان")


def test_pins_are_moved_and_taken_out(office: Client, goods: list[Any]) -> None:
    """Rows are sent as they came; their order and what was taken out are told beside them."""
    first, second = goods
    third = card_of(product_make(maker_make("کارگاه باران"), "شال پشمی زرد", leaf="shawl"))
    moved = {"offers-0-ORDER": "3", "offers-1-DELETE": "1", "offers-2-ORDER": "1"}
    office.post(to("pins_new"), {**DAYS, "phrase": "شال", **chosen(first, second, third), **moved})
    assert Pin.objects.get().offers == [third.pk, first.pk]


def test_what_was_chosen_is_there_again_after_a_refusal(office: Client, goods: list[Any]) -> None:
    answer = office.post(to("pins_new"), {**DAYS, "phrase": "!", **chosen(*goods), "offers-0-ORDER": "3"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.index("شال پشمی سرخ") < page.index("شال پشمی سبز")
    assert 'name="offers-1-offer"' in page


def test_an_exclusion_and_what_an_address_fills_in(office: Client, goods: list[Any]) -> None:
    card = goods[0]
    page = office.get(to("exclusions_new"), {"phrase": "شال", "offer": str(card.pk)}).content.decode()
    assert "شال پشمی سبز" in page
    assert f'value="{card.pk}"' in page
    assert "شال پشمی سرخ" in office.get(to("pins_new"), {"offers": f"{goods[1].pk},x,{card.pk}"}).content.decode()
    assert "شال پشمی سبز" in office.get(to("boosts_new"), {"ground": "offer", "value": str(card.pk)}).content.decode()
    office.post(to("exclusions_new"), {"phrase": "شال", "offer": str(card.pk), "reason": "عکس نادرست"})
    assert Exclusion.objects.get().offer == card.pk
    assert "عکس نادرست" in office.get(to("exclusions")).content.decode()
    assert "عکس نادرست" in office.get(to("exclusions_edit", Exclusion.objects.get().pk)).content.decode()
    refused(office, to("exclusions_new"), {"phrase": "شال‌ها", "offer": str(card.pk), "reason": "باز"}, "پیش‌تر ثبت شده")
    refused(office, to("exclusions_new"), {"phrase": "شال", "offer": "سبز", "reason": "باز"}, "از فهرست برگزینید")


@pytest.mark.parametrize(("typed", "words"), [("999999999999999999999", ""), ("۱۲", ""), ("-1", ""), ("987654321", "دیگر نیست")])
def test_an_address_may_fill_in_any_nonsense(office: Client, goods: list[Any], typed: str, words: str) -> None:
    queries = {"exclusions_new": {"offer": typed}, "pins_new": {"offers": typed}, "boosts_new": {"ground": "offer", "value": typed}}
    for name, query in queries.items():
        answer = office.get(to(name), query)
        assert (answer.status_code, words in answer.content.decode()) == (200, True)


def test_an_offer_that_is_hidden_or_no_more_is_told(office: Client, goods: list[Any]) -> None:
    """In forms and lists alike; what is no more has to be taken out before the row is saved again."""
    hidden, gone = goods
    days: dict[str, Any] = {"starts_on": hidden.created_at.date(), "ends_on": hidden.created_at.date(), "actor": None}
    pin = services.pin_save(phrase="شال", offers=[hidden.pk, gone.pk], **days)
    boosts = [services.boost_save(ground=services.Ground.OFFER, value=card.pk, weight=Decimal(1), reason="آ", **days) for card in goods]
    exclusions = [services.exclusion_save(phrase="روسری", offer=card.pk, reason="آ", actor=None) for card in goods]
    Listing.objects.filter(pk=hidden.pk).update(state=ListingState.HIDDEN)
    Listing.objects.filter(pk=gone.pk).delete()
    for url in (to("pins"), to("boosts"), to("exclusions"), to("pins_edit", pin.pk)):
        page = office.get(url).content.decode()
        assert ">پنهان</span>" in page, url
        assert ">دیگر نیست</span>" in page, url
    for name, rows in (("boosts_edit", boosts), ("exclusions_edit", exclusions)):
        for row, word in zip(rows, ("پنهان", "دیگر نیست"), strict=True):
            assert f">{word}</span>" in office.get(to(name, row.pk)).content.decode()
    form = {**DAYS, "phrase": "شال", **chosen(hidden, gone)}
    refused(office, to("pins_edit", pin.pk), form, "در فروشگاه نیست")
    assert office.post(to("pins_edit", pin.pk), {**form, "offers-1-DELETE": "1"}).status_code == 302
    assert Pin.objects.get().offers == [hidden.pk]


def test_get_changes_nothing(office: Client) -> None:
    row = synonym()
    before = everything()
    for kind in ("synonyms", "hidden_words", "boosts", "pins", "exclusions"):
        assert office.get(to(kind)).status_code == 200
        assert office.get(to(f"{kind}_new")).status_code == 200
    assert office.get(to("synonyms_remove", row.pk)).status_code == 200
    assert everything() == before


def test_lists_are_searched(office: Client) -> None:
    synonym()
    synonym("کیف", "ساک")
    page = office.get(to("synonyms_results"), {"q": "ساك"}).content.decode()
    assert "کیف" in page
    assert "مانتو" not in page


def test_lists_cost_the_same_for_two_and_for_twenty(office: Client, goods: list[Any]) -> None:
    def say(n: int) -> None:
        synonym(f"واژه{n}", "رویه")
        services.hidden_word_save(word=WORDS[n], reason="", actor=None)
        facts: dict[str, Any] = {"starts_on": goods[0].created_at.date(), "ends_on": goods[0].created_at.date(), "actor": None}
        services.pin_save(phrase=f"واژه{n}", offers=[card.pk for card in goods], **facts)
        services.boost_save(
            ground=services.Ground.OFFER, value=goods[n % 2].pk, weight=Decimal(1), reason="آزمایش", phrase=f"واژه{n}", **facts,
        )
        services.exclusion_save(phrase=f"دیگر{n}", offer=goods[0].pk, reason="آزمایش", actor=None)

    def say_all(first: int, last: int) -> None:
        for n in range(first, last):
            say(n)

    say_all(0, 2)
    same_cost(
        office, [to(kind) for kind in ("synonyms", "hidden_words", "boosts", "pins", "exclusions")],
        lambda: say_all(2, 20),
    )
