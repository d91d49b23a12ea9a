"""Quotes come from rows that an operator edits."""

from __future__ import annotations

import pytest

from orders.shipping.models import DeliveryMethod, SellerDelivery
from orders.shipping.selectors import freight_range, quote_for_product, quotes_for
from tests.orders.world import contact_make, seller_make

pytestmark = pytest.mark.django_db


def test_the_cost_grows_with_each_started_kilogram_and_with_the_way() -> None:
    seller = seller_make()
    post = DeliveryMethod.objects.get(code="pishtaz")

    def cost(weight_g: int, province_id: int) -> int:
        return quotes_for(sellers_weights={seller.pk: (weight_g, 0)}, province_id=province_id)[seller.pk][0].cost

    away = contact_make().address.province_id
    assert cost(1000, away) == post.base_other
    assert cost(1001, away) == post.base_other + post.per_kg
    assert cost(3000, away) == post.base_other + 2 * post.per_kg
    assert cost(1000, seller.province_id) == post.base_same


def test_too_heavy_for_a_way_leaves_it_out_and_for_all_leaves_none() -> None:
    seller = seller_make()
    codes = [quote.code for quote in quotes_for(sellers_weights={seller.pk: (20_000, 0)}, province_id=1)[seller.pk]]
    assert codes == ["pishtaz", "tipax"]
    assert quotes_for(sellers_weights={seller.pk: (200_000, 0)}, province_id=1) == {seller.pk: []}
    assert quote_for_product(seller_id=seller.pk, weight_g=200_000, province_id=1) is None
    assert freight_range(sellers_weights={seller.pk: (200_000, 0)}) is None


def test_a_seller_who_chose_ways_offers_these_alone_and_free_from_an_amount() -> None:
    seller = seller_make()
    SellerDelivery.objects.create(seller=seller, method=DeliveryMethod.objects.get(code="tipax"), free_from=5_000_000)
    few = quotes_for(sellers_weights={seller.pk: (500, 4_999_999)}, province_id=seller.province_id)[seller.pk]
    much = quotes_for(sellers_weights={seller.pk: (500, 5_000_000)}, province_id=seller.province_id)[seller.pk]
    assert [(quote.code, quote.cost) for quote in few] == [("tipax", 950_000)]
    assert [(quote.code, quote.cost) for quote in much] == [("tipax", 0)]


def test_a_way_taken_out_by_the_operator_is_gone(django_assert_num_queries: object) -> None:
    seller = seller_make()
    DeliveryMethod.objects.filter(code="pishtaz").update(is_active=False)
    assert quotes_for(sellers_weights={seller.pk: (500, 0)}, province_id=1)[seller.pk][0].code == "sefareshi"
