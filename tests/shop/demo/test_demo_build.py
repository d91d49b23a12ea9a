"""A small demo in a real database."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command
from django.utils import timezone
from oscar.core.loading import get_model

from catalog.listings.models import Listing, ListingState, MakerField, PictureFile, ProductInfo
from catalog.listings.taxonomy import LEAVES
from orders.consignments.models import Consignment, ConsignmentEvent, State
from sellers.businesses.models import Licence, Seller
from sellers.businesses.selectors import licence_for
from sellers.shops.models import Shop
from shop.accounts.models import User
from shop.demo import build
from shop.demo.users import DEMO_USERS

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")
SELLERS, PRODUCTS = 40, 160


@pytest.fixture
def demo() -> build.Built:
    return build.demo_build(sellers=SELLERS, products=PRODUCTS, now=timezone.now(), say=lambda text: None)


def test_a_small_demo_is_whole(demo: build.Built) -> None:
    assert (Seller.objects.count(), Shop.objects.count(), ProductInfo.objects.count()) == (SELLERS, SELLERS, PRODUCTS)
    assert not Shop.objects.filter(story="").exists()
    assert PictureFile.objects.count() >= 360
    assert Listing.objects.filter(state=ListingState.LIVE).count() > PRODUCTS * 0.8

    for listing in Listing.objects.exclude(state=ListingState.HIDDEN):
        info = ProductInfo.objects.select_related("category__info").get(pk=listing.product_id)
        seller = Seller.objects.get(partner_id=listing.partner_id)
        assert licence_for(seller, info.category.info.activity_field, timezone.localdate()), listing.title

    frozen = Seller.objects.filter(frozen_at__isnull=False)
    assert frozen.count() == 1
    assert Licence.objects.filter(expires_on__lt=timezone.localdate()).exists()
    hidden = Listing.objects.filter(state=ListingState.HIDDEN)
    licensed = set(MakerField.objects.values_list("maker_id", flat=True)) - {frozen.get().partner_id}
    assert not [row for row in hidden if row.partner_id in licensed]


def test_orders_are_in_every_state_and_in_their_time(demo: build.Built) -> None:
    assert demo.orders == Order.objects.count() > 20
    assert set(Consignment.objects.values_list("state", flat=True)) == set(State.values)
    for consignment in Consignment.objects.all():
        times = list(ConsignmentEvent.objects.filter(consignment=consignment).order_by("id").values_list("at", flat=True))
        assert times == sorted(times)
        assert times[-1] <= timezone.now()


def test_the_sign_ins_are_there(demo: build.Built) -> None:
    users = {user.mobile: user for user in User.objects.filter(mobile__in=[person.mobile for person in DEMO_USERS])}
    for person in DEMO_USERS:
        user = users[person.mobile]
        assert user.display_name == person.name
        if person.role == "seller":
            seller = user.sellers.get()
            assert seller.owner_name == person.name
            assert Listing.objects.filter(partner_id=seller.partner_id).exists()
            assert Consignment.objects.filter(seller=seller).exists()
        if person.role == "shopper":
            assert user.address_book.filter(is_default=True).count() == 1
            assert Order.objects.filter(user=user).exists()


def test_a_second_run_changes_nothing() -> None:
    call_command("demo", sellers=4, products=6, stdout=io.StringIO())
    before = (Seller.objects.count(), ProductInfo.objects.count(), Order.objects.count())
    said = io.StringIO()
    call_command("demo", sellers=5, products=9, stdout=said)
    assert "از پیش" in said.getvalue()
    assert (Seller.objects.count(), ProductInfo.objects.count(), Order.objects.count()) == before


def test_leaves_of_the_demo_are_those_of_the_catalogue(demo: build.Built) -> None:
    assert set(ProductInfo.objects.values_list("category__info__slug", flat=True)) <= set(LEAVES)
