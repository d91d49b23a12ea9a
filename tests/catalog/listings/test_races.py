"""Sellers of one product change their offers, operators its page, at the same moment: no deadlock, and the cards come out right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection

from catalog.listings.facts import ProductFacts, product_facts
from catalog.listings.models import Listing, ProductInfo
from catalog.listings.services import listings_refresh, price_set, product_edit, stock_set
from tests.catalog.makes import card_of, maker_make, other_offer, product_make, record_of

SELLERS = 6
ROUNDS = 5


def _together(acts: list[Callable[[], None]]) -> list[BaseException]:
    """Run all at once, each in a thread and on a connection of its own; what went wrong."""
    barrier, errors = Barrier(len(acts)), []

    def run(act: Callable[[], None]) -> None:
        try:
            barrier.wait(10)
            act()
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return errors


@pytest.mark.django_db(transaction=True)
def test_of_editors_at_once_one_writes_and_the_others_are_told() -> None:
    product = product_make(maker_make(), "نام نخست")
    for turn in range(ROUNDS):
        seen = product_facts(ProductInfo.objects.select_related("product").get(pk=product.pk))

        def edit(number: int, turn: int = turn, seen: ProductFacts = seen) -> None:
            facts = replace(seen, title=f"نام {turn} {number}", description=f"شرح {turn} {number}")
            product_edit(product_id=product.pk, stamp=seen.stamp, facts=facts)

        told = _together([partial(edit, number) for number in range(SELLERS)])
        assert [getattr(error, "code", error) for error in told] == ["changed_meanwhile"] * (SELLERS - 1)
        product.refresh_from_db()
        assert product.description.removeprefix("شرح ") == product.title.removeprefix("نام ") == card_of(product).title.removeprefix("نام ")


@pytest.mark.django_db(transaction=True)
def test_prices_and_stock_of_shared_products_changed_at_once_leave_right_cards() -> None:
    sellers = [maker_make() for _ in range(SELLERS)]
    products = [product_make(sellers[0], price=100) for _ in range(2)]
    records = [[record_of(product).pk, *(other_offer(seller, product, price=100) for seller in sellers[1:])] for product in products]

    def change(number: int, turn: int) -> None:
        for offers in (records if number % 2 else records[::-1]):
            price_set(stockrecord_id=offers[number], price=50 + (number * 7 + turn * 3) % 20, actor=None)
            stock_set(stockrecord_id=offers[number], num_in_stock=(number + turn) % 3, actor=None)

    for turn in range(ROUNDS):
        assert _together([partial(change, number, turn) for number in range(SELLERS)]) == []
        assert listings_refresh(product_ids=[product.pk for product in products]) == []
        assert Listing.objects.filter(best=True).count() == 2
