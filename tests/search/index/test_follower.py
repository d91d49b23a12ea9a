"""The follower's batches: what changed is in the index, what is hidden is out of it, and nothing is lost or done in vain."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from oscar.apps.catalogue.models import Category

from catalog.listings.models import Listing
from catalog.listings.services import price_set
from search.engines.base import IndexedEngine, ListQuery, Sort
from search.index.documents import cards_all
from search.index.entries import entries_refresh
from search.index.follower import Follower
from search.index.generations import serving
from search.index.models import Change, Entry, Generation, GenerationState
from search.index.outbox import changes_add, changes_settle, lag, waiting
from search.index.rebuild import rebuild
from search.index.state import watch
from search.index.verify import verify, verify_repair
from search.text import Form
from sellers.businesses.services import seller_freeze
from tests.orders.world import goods_make, offer_make, seller_make

pytestmark = pytest.mark.django_db


def follow(engine: IndexedEngine) -> None:
    """All there is to do, as the process does it."""
    follower = Follower(engine, stopping=lambda: False)
    while Change.objects.filter(pending_for=None).exists():
        follower.step()
    follower.step()
    follower._let_go()


def prices(engine: IndexedEngine) -> list[int]:
    hits = engine.search(ListQuery(now=timezone.now(), sort=Sort.NEWEST)).hits
    rows = {key: (version, price) for key, version, price in Listing.objects.values_list("id", "version", "price")}
    assert all(rows[hit.id][0] == hit.version for hit in hits)
    return sorted(rows[hit.id][1] for hit in hits)


def test_a_change_is_a_row_and_then_a_document(engine: IndexedEngine) -> None:
    rebuild(engine=engine)
    record = goods_make(seller_make())
    assert lag()[0] > 0
    follow(engine)
    assert prices(engine) == [1_500_000]
    price_set(stockrecord_id=record.pk, price=1_200_000, actor=None)
    follow(engine)
    assert prices(engine) == [1_200_000]
    assert lag() == (0, 0.0)
    assert verify(engine=engine, pause_s=0).is_clean


def test_what_was_rolled_back_leaves_no_row(engine: IndexedEngine) -> None:
    seller = seller_make()
    before = Change.objects.count()
    with transaction.atomic():
        goods_make(seller)
        assert Change.objects.count() > before
        transaction.set_rollback(True)
    assert Change.objects.count() == before


def test_what_changes_while_nobody_follows_retires_the_index(engine: IndexedEngine, settings: Any) -> None:
    record = goods_make(seller_make())
    generation = rebuild(engine=engine)
    Change.objects.all().delete()
    settings.LIST_ENGINE = "postgres"
    price_set(stockrecord_id=record.pk, price=1_200_000, actor=None)
    assert not Change.objects.exists()
    settings.LIST_ENGINE = engine.name
    assert serving(engine.name) is None
    generation.refresh_from_db()
    assert generation.state == GenerationState.RETIRED


def test_hidden_and_deleted_offers_leave(engine: IndexedEngine) -> None:
    frozen, other = seller_make(), seller_make(province="یزد")
    shared = goods_make(frozen)
    goods_make(frozen)
    offer_make(other, shared, price=1_600_000)
    rebuild(engine=engine)
    assert engine.search(ListQuery(now=timezone.now())).total == 2
    seller_freeze(seller=frozen, reason="شکایت", actor=None)
    follow(engine)
    assert prices(engine) == [1_600_000]
    (left,) = engine.versions(0, 10)
    Listing.objects.filter(pk=left[0]).delete()
    assert verify(engine=engine, pause_s=0).extra == [left[0]]
    verify_repair(found=verify(engine=engine, pause_s=0))
    follow(engine)
    assert engine.versions(0, 10) == []


def test_without_an_index_changes_are_not_kept(engine: IndexedEngine) -> None:
    goods_make(seller_make())
    follow(engine)
    assert not Change.objects.exists()
    rebuild(engine=engine)
    assert len(engine.versions(0, 10)) == 1


def test_the_same_batch_twice_changes_nothing(engine: IndexedEngine) -> None:
    goods_make(seller_make())
    rebuild(engine=engine)
    before = engine.versions(0, 10)
    Change.objects.bulk_create([Change(listing_id=key) for key, _version in before] * 2)
    follow(engine)
    assert engine.versions(0, 10) == before


def test_while_a_generation_is_built_changes_wait_for_it(engine: IndexedEngine) -> None:
    rebuild(engine=engine)
    goods_make(seller_make())
    coming = Generation.objects.create(name="coming", engine=engine.name)
    changes = waiting(limit=10)
    changes_settle(changes=changes)
    assert not Change.objects.filter(pending_for=None).exists()
    assert set(Change.objects.filter(pending_for=coming).values_list("listing_id", flat=True)) == {one.listing_id for one in changes}


def test_a_renamed_category_is_told_anew(engine: IndexedEngine) -> None:
    goods_make(seller_make())
    rebuild(engine=engine)
    Change.objects.all().delete()
    leaf = Category.objects.get(info__slug="glazed-pottery")
    leaf.name = "کوزه‌گری"
    leaf.save()
    assert Change.objects.count() == 1
    follow(engine)
    (document,) = next(cards_all()).documents
    assert document.tokens["category"].exact == ("کوزهگری",)
    watch().forget()
    assert watch().now().lexicon.words["کوزهگری"] == 1


def test_new_words_come_to_the_lexicon(engine: IndexedEngine) -> None:
    rebuild(engine=engine)
    assert watch().now().lexicon.words.get("سفالی", 0) == 0
    goods_make(seller_make())
    follow(engine)
    watch().forget()
    assert watch().now().lexicon.words["سفالی"] == 1


@pytest.mark.usefixtures("clock_stopped")
def test_a_batch_asks_the_same_number_of_queries_for_two_and_for_twenty(engine: IndexedEngine) -> None:
    rebuild(engine=engine)
    seller = seller_make()

    def asked(count: int) -> int:
        for _n in range(count):
            goods_make(seller)
        follower = Follower(engine, stopping=lambda: False)
        with CaptureQueriesContext(connection) as seen:
            follower.step()
        follower._let_go()
        return len(seen)

    asked(1)
    assert asked(2) == asked(20)


def test_entries_follow_their_sources(engine: IndexedEngine) -> None:
    seller = seller_make()
    goods_make(seller)
    generation = rebuild(engine=engine)
    key = f"maker:{seller.partner_id}"
    assert Entry.objects.filter(generation=generation, key=key).exists()
    writer = engine.writer(generation.name)
    assert entries_refresh(generation=generation, writer=writer) == 0
    seller_freeze(seller=seller, reason="شکایت", actor=None)
    assert entries_refresh(generation=generation, writer=writer) == 1
    assert not Entry.objects.filter(generation=generation, key=key).exists()
    writer.close()


def test_a_document_has_all_texts(engine: IndexedEngine) -> None:
    goods_make(seller_make(), title_en="Glazed bowl")
    generation = rebuild(engine=engine)
    assert serving(engine.name) == generation
    words = watch().now().lexicon.words
    assert words["سفالی"] == words["دست"] == words["کارگاه"] == words["اصفهان"] == 1
    assert "bowl" not in words
    assert watch().now().entry_lexicon.words["کارگاه"] == 1
    (document,) = next(cards_all()).documents
    assert "bowl" in getattr(document.tokens["description"], Form.EXACT.value)


def test_the_outbox_takes_one_statement(engine: IndexedEngine, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        changes_add(listing_ids=list(range(1, 500)))
