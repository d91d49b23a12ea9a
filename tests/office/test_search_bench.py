"""The test bench: what a draft would change, before it changes anything for a shopper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from catalog.listings.models import Listing
from search.curation import services
from search.curation import state as curation
from search.curation.models import WatchedQuery
from search.curation.selectors import words_now
from search.curation.state import published
from search.engines.base import Ground, IndexedEngine
from search.index import state as index
from search.index.rebuild import rebuild
from search.office.telling import worth_fa
from search.office.trial import Bench
from shop.core.calendar import today
from tests.catalog.makes import card_of, maker_make, product_make
from tests.office.searching import everything, refused, same_cost, to
from tests.search.index.processes import until

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def looked_anew() -> Iterator[None]:
    published.forget()
    yield
    published.forget()


@pytest.fixture
def cards(engine: IndexedEngine) -> list[Listing]:
    """Two scarves and a bag, in an index that serves."""
    maker = maker_make("کارگاه مهر")
    wanted = (("روسری نخی قرمز", "scarf"), ("روسری نخی سبز", "scarf"), ("کیسهٔ خرید", "termeh"))
    found = [card_of(product_make(maker, title, leaf=leaf)) for title, leaf in wanted]
    rebuild(engine=engine)
    return found


def synonym(typed: str, meant: str) -> None:
    services.synonym_save(typed=typed, meant=meant, both_ways=False, is_active=True, actor=None)


def pin(phrase: str, *cards: Listing) -> None:
    services.pin_save(phrase=phrase, offers=[card.pk for card in cards], starts_on=today(), ends_on=today(), actor=None)


def titles(client: Client, name: str, **query: str) -> list[str]:
    """What stands on one side of the page."""
    sides = client.get(to("bench"), query).context["sides"]
    return [row["card"].title for side in sides if side["name"] == name for row in side["rows"]]


def test_a_synonym_of_the_draft_is_tried_and_holds_for_nobody(office: Client, cards: list[Listing]) -> None:
    synonym("نایلون", "کیسه")
    page = office.get(to("bench"), {"q": "نایلون"}).content.decode()
    assert titles(office, "published", q="نایلون") == []
    assert titles(office, "draft", q="نایلون") == ["کیسهٔ خرید"]
    assert "۱ جا از ده جای نخست" in page
    assert "می‌آید" in page
    assert "هم‌معنی: کیسه" in page
    assert "کیسهٔ خرید" not in Client().get("/search/", {"q": "نایلون"}).content.decode()
    assert dict(words_now().synonyms) == {}


def test_moves_are_told(office: Client, cards: list[Listing]) -> None:
    red, green, _bag = cards
    first = titles(office, "published", q="روسری")
    lower = red if first[1] == red.title else green
    pin("روسری", lower)
    answer = office.get(to("bench"), {"q": "روسری"})
    old, new = answer.context["sides"]
    assert [row["card"].title for row in old["rows"]] == first
    assert [row["card"].title for row in new["rows"]] == first[::-1]
    assert ([row["up"] for row in new["rows"]], [row["down"] for row in new["rows"]], answer.context["changed"]) == ([1, 0], [0, 1], 2)
    assert "۱ پله بالاتر" in answer.content.decode()
    assert "سنجاق شده، ولی" not in answer.content.decode()
    pin("کیسه", green)
    assert "در این نتیجه نیست: «روسری نخی سبز»" in office.get(to("bench"), {"q": "کیسه"}).content.decode()
    services.exclusion_save(phrase="روسری", offer=(green if lower == red else red).pk, reason="آزمایش", actor=None)
    old, new = office.get(to("bench"), {"q": "روسری"}).context["sides"]
    assert [row["goes"] for row in old["rows"]] == [True, False]
    assert new["found"].result.total == 1


def test_without_a_draft_there_is_one_side(office: Client, cards: list[Listing]) -> None:
    answer = office.get(to("bench"), {"q": "روصری زیر ۹ میلیون تومان"})
    (side,) = answer.context["sides"]
    assert side["found"].result.total == 2
    page = answer.content.decode()
    assert "پیش‌نویسی نیست" in page
    assert "۹٬۰۰۰٬۰۰۰ تومان" in page
    assert "خوانده شد" in page
    assert answer.context["has_draft"] is False


def test_hidden_words_and_nonsense_are_told(office: Client, cards: list[Listing]) -> None:
    services.hidden_word_save(word="روسری", reason="", actor=None)
    page = office.get(to("bench"), {"q": "روسری"}).content.decode()
    assert "جز واژهٔ پنهان چیزی در آن نیست" in page
    for text in ("قفقفقف", "!؟", "\x00", "ا" * 300, "🙂", "<script>"):
        assert office.get(to("bench"), {"q": text, "to": "x"}).status_code == 200


def test_where_no_index_answers_it_is_said(office: Client, engine: IndexedEngine) -> None:
    card = card_of(product_make(maker_make(), "روسری نخی"))
    page = office.get(to("bench"), {"q": "روسری"}).content.decode()
    assert titles(office, "published", q="روسری") == ["روسری نخی"]
    assert "نمایه پاسخ نداد" in page
    assert "ترتیب خودش" in office.get(to("why", card.pk), {"q": "روسری"}).content.decode()


def test_the_parts_of_a_hit_are_its_worth(office: Client, cards: list[Listing]) -> None:
    red = cards[0]
    pin("روسری نخی", red)
    services.boost_save(
        ground=Ground.PROVINCE, value=red.province_id, weight=services.Decimal("0.5"), starts_on=today(), ends_on=today(),
        reason="هفتهٔ استان", season="بهار", actor=None,
    )
    hit = next(hit for hit in Bench().found("روسری نخی", by_draft=True).result.hits if hit.id == red.pk)
    assert hit.worth > 12
    query = {"q": "روسری نخی", "of": "draft"}
    page = office.get(to("why", red.pk), query).content.decode()
    for words in (worth_fa(hit.worth), "جای ۱", "نام کالا", "همان واژه", "سنجاق برای «روسری نخی»", "هفتهٔ استان", "بهار", "موجود است"):
        assert words in page, words
    assert "هفتهٔ استان" not in office.get(to("why", red.pk), {"q": "روسری نخی"}).content.decode()
    near = office.get(to("why", red.pk), query | {"to": str(red.province_id)}).content.decode()
    assert "موجود و از استان خریدار" in near
    assert "پیدا نمی‌شود" in office.get(to("why", cards[2].pk), query).content.decode()
    assert "در صفحهٔ نخست نیست" in office.get(to("why", cards[2].pk), query).content.decode()
    assert office.get(to("why", 10**7), query).status_code == 404
    assert "واژه‌ای ندارد" in office.get(to("why", red.pk)).content.decode()


def test_queries_are_watched(office: Client, cards: list[Listing]) -> None:
    assert office.post(to("watched_new"), {"text": "روسري"}).status_code == 302
    row = WatchedQuery.objects.get()
    assert row.text == "روسری"
    refused(office, to("watched_new"), {"text": "روسری‌ها"}, "پیش‌تر ثبت شده")
    refused(office, to("watched_new"), {"text": "!"}, "یک واژه")
    synonym("روسری", "کیسه")
    watched = office.get(to("bench")).context["watched"]
    assert [(each["trial"].old.result.total, each["trial"].new.result.total, each["trial"].changed) for each in watched] == [(2, 3, 1)]
    before = everything()
    assert "روسری" in office.get(to("watched_remove", row.pk)).content.decode()
    assert everything() == before
    office.post(to("watched_remove", row.pk))
    assert not WatchedQuery.objects.exists()
    assert office.post(to("watched_remove", row.pk)).status_code == 404


def test_the_bench_costs_the_same_for_two_and_for_twenty(
    office: Client, cards: list[Listing], engine: IndexedEngine, monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a process looks up by the clock is not looked up meanwhile."""
    for module, name in ((curation, "LOOK_S"), (index, "LOOK_S"), (index, "HIDDEN_S")):
        monkeypatch.setattr(module, name, 600)
    published.forget()
    synonym("روسری", "کیسه")
    for text in ("روسری", "کیسه"):
        services.watched_query_add(text=text)

    def more() -> None:
        maker = maker_make()
        for n in range(18):
            product_make(maker, f"روسری نخی {n}", leaf="scarf")
            services.watched_query_add(text=f"روسری {n}")
        rebuild(engine=engine)
        until(serves)

    def serves() -> bool:
        index.watch().forget()
        return index.watch().now().serves

    until(serves)
    same_cost(office, [to("bench"), to("bench") + "?q=روسری", to("why", cards[0].pk) + "?q=روسری"], more)
