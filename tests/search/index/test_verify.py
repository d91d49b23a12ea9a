"""Every way in which an index can differ from its database: told by its name alone, and mended."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db.models import F

from catalog.listings.models import Listing, ListingState
from catalog.listings.services import price_set
from search.engines.base import IndexedEngine
from search.index.documents import cards_read
from search.index.models import Change
from search.index.rebuild import rebuild
from search.index.verify import Verified, verify, verify_repair
from tests.orders.world import goods_make, seller_make
from tests.search.index.test_follower import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(engine: IndexedEngine) -> Listing:
    """One of two cards, in an index that has both as they are."""
    seller = seller_make()
    for _n in range(2):
        goods_make(seller)
    rebuild(engine=engine)
    follow(engine)
    assert compared(engine) == Verified(checked=2)
    return Listing.objects.earliest("pk")


def compared(engine: IndexedEngine) -> Verified:
    return verify(engine=engine, pause_s=0)


def mend(engine: IndexedEngine) -> None:
    verify_repair(found=compared(engine))
    follow(engine)


def card_change(card: Listing, **changes: object) -> None:
    """In the table alone, as nobody should."""
    Listing.objects.filter(pk=card.pk).update(**changes)
    assert not Change.objects.exists()


def test_missing(engine: IndexedEngine, card: Listing) -> None:
    writer = engine.writer(engine.serving())
    writer.remove([(card.pk, card.version)])
    writer.close()
    assert compared(engine) == Verified(checked=2, missing=[card.pk])
    mend(engine)
    assert compared(engine) == Verified(checked=2)


def test_extra(engine: IndexedEngine, card: Listing) -> None:
    card_change(card, state=ListingState.HIDDEN)
    assert compared(engine) == Verified(checked=1, extra=[card.pk])
    mend(engine)
    assert compared(engine) == Verified(checked=1)


def test_old(engine: IndexedEngine, card: Listing) -> None:
    card_change(card, version=F("version") + 1)
    assert compared(engine) == Verified(checked=2, old=[card.pk])
    mend(engine)
    assert compared(engine) == Verified(checked=2)


def test_ahead_is_mended_by_a_rebuild_alone(engine: IndexedEngine, card: Listing) -> None:
    (document,) = cards_read(listing_ids=[card.pk]).documents
    writer = engine.writer(engine.serving())
    writer.put([replace(document, version=document.version + 7)])
    writer.close()
    ahead = Verified(checked=2, ahead=[card.pk])
    assert compared(engine) == ahead
    mend(engine)
    assert compared(engine) == ahead, "an older version never replaces a later one"
    rebuild(engine=engine)
    assert compared(engine) == Verified(checked=2)


def test_what_waits_for_the_follower_is_no_difference(engine: IndexedEngine, card: Listing) -> None:
    price_set(stockrecord_id=card.product.stockrecords.get().pk, price=1_200_000, actor=None)
    assert compared(engine) == Verified(checked=2, waiting=1)
    follow(engine)
    assert compared(engine) == Verified(checked=2)
