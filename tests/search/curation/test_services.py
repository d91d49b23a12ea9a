"""What operators change goes into a draft, holds when it is published, and can be brought back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, InternalError, ProgrammingError, connection, transaction
from django.utils import timezone

from search.curation import selectors, services
from search.curation.models import BoostRule, Exclusion, HiddenWord, Pin, Synonym, Version
from search.curation.selectors import boosts_now, difference, excluded_now, number_now, words_now
from search.curation.wording import sentences
from search.engines.base import Boost, Ground, ListQuery
from search.text import Lexicon, QueryPlan, analyse_query
from shop.core.calendar import today
from shop.core.errors import DomainError
from shop.places.models import Province
from tests.catalog.makes import card_of, maker_make, product_make
from tests.orders.world import user_make
from tests.search.curation.conftest import everything

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def synonym(typed: str = "مانتو", meant: str = "رویه", **facts: Any) -> Synonym:
    return services.synonym_save(**{"typed": typed, "meant": meant, "both_ways": False, "is_active": True, "actor": None, **facts})


def boost(**facts: Any) -> BoostRule:
    return services.boost_save(**{
        "ground": Ground.PROVINCE, "value": Province.objects.all()[0].pk, "weight": Decimal("0.5"), "starts_on": today(),
        "ends_on": today() + DAY, "reason": "یلدا", "actor": None, **facts,
    })


def pin(offers: list[int], phrase: str = "شال پشمی", **facts: Any) -> Pin:
    return services.pin_save(**{
        "phrase": phrase, "offers": offers, "starts_on": today(), "ends_on": today() + DAY, "actor": None, **facts,
    })


def publish() -> Version:
    return services.draft_publish(actor=None)


def asked(text: str) -> ListQuery:
    return ListQuery(now=timezone.now(), text=text)


@pytest.fixture
def offers(db: None) -> list[int]:
    maker = maker_make()
    return [card_of(product_make(maker, f"شال پشمی {n}", leaf="shawl", price=1_000_000)).pk for n in ("سبز", "سرخ", "آبی")]


def test_a_draft_holds_only_when_it_is_published() -> None:
    synonym(both_ways=True)
    services.hidden_word_save(word="سیگار", reason="", actor=None)
    assert (dict(words_now().synonyms), words_now().hidden) == ({}, frozenset())
    version = publish()
    words = words_now()
    assert (dict(words.synonyms), words.hidden) == ({"مانتو": ("رویه",), "رویه": ("مانتو",)}, frozenset({"سیگار"}))
    assert words.version == version.pk


@pytest.mark.parametrize("typed", ["گل دوزی", "گل‌دوزی", "گلدوزی"])
@pytest.mark.parametrize("known", [{"گلدوزی": 3}, {"گل": 3, "دوزی": 3}])
def test_words_reach_the_plan_in_any_spelling(typed: str, known: dict[str, int]) -> None:
    synonym("گل‌دوزی", "سوزن‌دوزی")
    publish()
    lexicon = Lexicon(words=known | {"سوزندوزی": 3}, synonyms=words_now().synonyms)
    plan = analyse_query(typed, lexicon=lexicon)
    assert any("سوزندوزی" in each.tokens for slot in plan.slots for each in slot.alternatives)


def test_a_synonym_that_is_off_says_nothing() -> None:
    synonym(is_active=False)
    publish()
    assert dict(words_now().synonyms) == {}


@pytest.mark.parametrize(("typed", "meant", "code"), [
    ("مانتو", "مانتو", "same_words"), ("مانتوها", "مانتو", "same_words"), ("كيف", "کیف", "same_words"), ("گل دوزی", "گل‌دوزی", "same_words"),
    ("", "رویه", "no_word"), ("مانتو", "!؟", "no_word"), ("و از", "رویه", "only_stop_words"), ("یک دو سه چهار", "رویه", "too_many_words"),
    ("ا" * 81, "رویه", "too_long"), ("روسری", "شال", "already_there"), ("روسري", "شال", "already_there"),
])
def test_refused_synonyms_change_nothing(typed: str, meant: str, code: str) -> None:
    synonym("روسری", "شال")
    before = everything()
    with pytest.raises(DomainError) as refused:
        synonym(typed, meant)
    assert (refused.value.code, everything()) == (code, before)


def test_one_way_back_is_another_synonym_and_both_ways_are_not() -> None:
    synonym("روسری", "شال")
    synonym("شال", "روسری")
    synonym("کیف", "ساک", both_ways=True)
    before = everything()
    for both_ways in (True, False):
        with pytest.raises(DomainError, match="پیش‌تر ثبت شده"):
            synonym("ساک", "کیف", both_ways=both_ways)
    assert everything() == before


def test_no_more_than_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    few: dict[Any, int] = {**services.MOST, Synonym: 1}
    monkeypatch.setattr(services, "MOST", few)
    synonym()
    before = everything()
    with pytest.raises(DomainError) as refused:
        synonym("کیف", "ساک")
    assert (refused.value.code, everything()) == ("too_many", before)


@pytest.mark.parametrize(("facts", "code"), [
    ({"ends_on": None}, "without_end"), ({"starts_on": None}, "without_end"), ({"ends_on": dt.date(2020, 1, 1)}, "days_reversed"),
    ({"weight": Decimal("2.01")}, "weight_out_of_bounds"), ({"weight": Decimal("-0.1")}, "weight_out_of_bounds"),
    ({"ground": Ground.CATEGORY, "value": 987654}, "ground_unknown"), ({"ground": Ground.OFFER, "value": 1}, "ground_unknown"),
    ({"ground": Ground.SELLER, "value": 1}, "ground_unknown"), ({"ground": Ground.PROVINCE, "value": 99}, "ground_unknown"),
    ({"reason": " "}, "reason_missing"), ({"phrase": "؟"}, "no_word"), ({}, "already_there"),
])
def test_refused_boosts_change_nothing(facts: dict[str, Any], code: str) -> None:
    boost()
    before = everything()
    with pytest.raises(DomainError) as refused:
        boost(**facts)
    assert (refused.value.code, everything()) == (code, before)


def test_boosts_hold_on_their_days_and_for_their_phrase() -> None:
    here, there = Province.objects.all()[:2]
    boost(value=here.pk)
    boost(value=there.pk, phrase="شال‌های پشمی", weight=Decimal("1.5"))
    publish()
    now = timezone.now()
    assert boosts_now(now=now, query=asked("کیف")) == (Boost(Ground.PROVINCE, here.pk, 0.5),)
    both = {Boost(Ground.PROVINCE, here.pk, 0.5), Boost(Ground.PROVINCE, there.pk, 1.5)}
    assert set(boosts_now(now=now, query=asked("خرید شال پشمي"))) == both
    assert set(boosts_now(now=now, query=ListQuery(now=now, text="shal", plan=QueryPlan(text="shal", corrected="شال پشمی")))) == both
    assert boosts_now(now=now - DAY, query=asked("شال پشمی")) == boosts_now(now=now + 2 * DAY, query=asked("شال پشمی")) == ()


def test_pins_come_first_in_their_order(offers: list[int]) -> None:
    pin(offers[::-1])
    publish()
    boosts = boosts_now(now=timezone.now(), query=asked("شال پشمی"))
    assert [one.value for one in boosts] == offers[::-1]
    assert [one.weight for one in boosts] == pytest.approx([10, 9.9, 9.8])
    assert boosts_now(now=timezone.now(), query=asked("شال")) == ()


def test_refused_pins_change_nothing(offers: list[int]) -> None:
    pin(offers[:1], ends_on=today() + 5 * DAY)
    services.exclusion_save(phrase="کیف", offer=offers[0], reason="نامربوط", actor=None)
    before = everything()
    for facts, code in (
        ({"offers": []}, "offers_count"), ({"offers": offers * 2}, "offers_count"), ({"offers": list(range(1, 12))}, "offers_count"),
        ({"offers": [987654]}, "offers_unknown"), ({"offers": offers, "phrase": "شال‌ پشمی"}, "pins_overlap"),
        ({"offers": offers, "starts_on": today() + 5 * DAY, "ends_on": today() + 9 * DAY}, "pins_overlap"),
        ({"offers": offers, "phrase": "کیف"}, "pinned_and_excluded"), ({"offers": offers, "ends_on": None}, "without_end"),
    ):
        with pytest.raises(DomainError) as refused:
            pin(**facts)
        assert (refused.value.code, everything()) == (code, before)
    pin(offers, starts_on=today() + 6 * DAY, ends_on=today() + 9 * DAY)


def test_the_database_itself_refuses_overlapping_pins(offers: list[int]) -> None:
    first = pin(offers[:1])
    with pytest.raises(IntegrityError, match="pin_one_at_a_time"), transaction.atomic():
        Pin.objects.create(since=first.since, phrase="شال", key=first.key, offers=offers, starts_on=today(), ends_on=today())


def test_offers_are_taken_out_of_one_query(offers: list[int]) -> None:
    services.exclusion_save(phrase="شال", offer=offers[1], reason="نامربوط", actor=None)
    publish()
    assert excluded_now(query=asked("شال‌ها")) == (offers[1],)
    assert excluded_now(query=asked("شال پشمی")) == excluded_now(query=asked("")) == ()
    with pytest.raises(DomainError) as refused:
        pin(offers, phrase="شال")
    assert refused.value.code == "pinned_and_excluded"


def test_an_edit_replaces_and_a_second_edit_of_the_same_is_refused() -> None:
    first = synonym()
    publish()
    synonym("مانتو", "پالتو", replaces=first.pk)
    before = everything()
    with pytest.raises(DomainError) as refused:
        synonym("مانتو", "کت", replaces=first.pk)
    assert (refused.value.code, everything()) == ("changed_meanwhile", before)
    publish()
    assert dict(words_now().synonyms) == {"مانتو": ("پالتو",)}


def test_saving_what_is_there_makes_no_draft() -> None:
    row = synonym()
    publish()
    before = everything()
    assert synonym(replaces=row.pk).pk == row.pk
    assert everything() == before


def test_versions_tell_who_did_what() -> None:
    actor = user_make()
    synonym(actor=actor)
    services.entry_remove(model=Synonym, key=synonym("کیف", "ساک", actor=actor).pk, actor=actor)
    version = services.draft_publish(actor=actor, note="پاییز")
    assert [(one.actor, one.text) for one in selectors.changes_of(version)] == [
        (actor, "افزوده شد: «مانتو» یعنی «رویه» هم"), (actor, "افزوده شد: «کیف» یعنی «ساک» هم"), (actor, "برداشته شد: «کیف» یعنی «ساک» هم"),
    ]
    assert (version.published_by, version.note, Synonym.objects.count()) == (actor, "پاییز", 1)


def test_back_to_an_earlier_version(offers: list[int]) -> None:
    synonym()
    pin(offers)
    first = publish()
    services.entry_remove(model=Synonym, key=Synonym.objects.get().pk, actor=None)
    services.hidden_word_save(word="سیگار", reason="", actor=None)
    second = publish()
    third = services.version_restore(number=first.number, actor=None)
    assert (third.number, third.restored) == (3, 1)
    assert (dict(words_now().synonyms), words_now().hidden) == ({"مانتو": ("رویه",)}, frozenset())
    assert not difference(before=first.number, after=third.number)
    changed = difference(before=second.number, after=third.number)
    assert sentences(changed.gone) == ["واژهٔ پنهان «سیگار»"]
    assert sentences(changed.come) == ["«مانتو» یعنی «رویه» هم"]
    with pytest.raises(DomainError, match="یکی است"):
        services.version_restore(number=first.number, actor=None)


def test_restoring_with_an_open_draft_or_to_nowhere_changes_nothing() -> None:
    synonym()
    first = publish()
    for number, code in ((7, "version_unknown"), (first.number, "nothing_to_publish")):
        before = everything()
        with pytest.raises(DomainError) as refused:
            services.version_restore(number=number, actor=None)
        assert (refused.value.code, everything()) == (code, before)
    synonym("کیف", "ساک")
    before = everything()
    with pytest.raises(DomainError) as refused:
        services.version_restore(number=first.number, actor=None)
    assert (refused.value.code, everything()) == ("draft_open", before)


def test_a_draft_that_is_left_was_never_there() -> None:
    row = synonym()
    publish()
    before = everything()
    synonym("مانتو", "پالتو", replaces=row.pk)
    services.hidden_word_save(word="سیگار", reason="", actor=None)
    services.draft_discard(actor=None)
    assert everything() == before
    with pytest.raises(DomainError, match="در کار نیست"):
        services.draft_discard(actor=None)


def test_nothing_to_publish_and_a_draft_that_moved() -> None:
    with pytest.raises(DomainError, match="در کار نیست"):
        publish()
    row = synonym()
    seen = services.last_change(selectors.draft())
    synonym("کیف", "ساک")
    before = everything()
    with pytest.raises(DomainError) as refused:
        services.draft_publish(actor=None, seen=seen)
    assert (refused.value.code, everything()) == ("draft_changed", before)
    for one in (row, Synonym.objects.get(typed="کیف")):
        services.entry_remove(model=Synonym, key=one.pk, actor=None)
    with pytest.raises(DomainError) as refused:
        publish()
    assert (refused.value.code, number_now()) == ("nothing_to_publish", 0)


@pytest.mark.parametrize("statement", [
    "UPDATE search_curation_synonym SET meant = 'x'", "DELETE FROM search_curation_synonym", "DELETE FROM search_curation_version",
    "UPDATE search_curation_version SET note = 'x'", "UPDATE search_curation_version SET state = 'draft', published_at = NULL",
])
def test_a_published_version_does_not_change_by_raw_sql(statement: str) -> None:
    synonym()
    publish()
    with pytest.raises((InternalError, ProgrammingError, IntegrityError)), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Synonym.objects.get().meant == "رویه"


def test_who_published_may_be_forgotten() -> None:
    actor = user_make()
    synonym(actor=actor)
    version = services.draft_publish(actor=actor)
    actor.delete()
    version.refresh_from_db()
    assert version.published_by is None


def test_the_state_is_looked_at_once_a_second(django_assert_num_queries: Any) -> None:
    synonym()
    publish()
    words_now()
    with django_assert_num_queries(0):
        words_now()
        boosts_now(now=timezone.now(), query=asked("شال"))
        excluded_now(query=asked("شال"))


def test_names_cost_the_same_for_many_rows(offers: list[int], django_assert_num_queries: Any) -> None:
    for n, offer in enumerate(offers):
        pin([offer], phrase=f"شال {'یکی' * (n + 1)}")
        boost(ground=Ground.OFFER, value=offer)
    for rows in (Pin.objects.all()[:1], Pin.objects.all(), [*Pin.objects.all(), *BoostRule.objects.all()]):
        rows = list(rows)
        with django_assert_num_queries(1):
            assert all("شال پشمی" in text for text in sentences(rows))


def test_watched_queries() -> None:
    services.watched_query_add(text="شال")
    with pytest.raises(DomainError) as refused:
        services.watched_query_add(text="شال‌ها")
    assert refused.value.code == "already_there"
    assert [one.text for one in selectors.watched_queries()] == ["شال"]
    services.watched_query_remove(key=selectors.watched_queries()[0].pk)
    assert selectors.watched_queries() == []


def test_hidden_words() -> None:
    services.hidden_word_save(word="سیگار", reason="قانون", actor=None)
    before = everything()
    for word, code in (("سيگار", "already_there"), ("از", "only_stop_words"), ("دو واژه", "too_many_words"), ("،", "no_word")):
        with pytest.raises(DomainError) as refused:
            services.hidden_word_save(word=word, reason="", actor=None)
        assert (refused.value.code, everything()) == (code, before)
    assert HiddenWord.objects.get().key == "سیگار"
    assert Exclusion.objects.count() == 0
