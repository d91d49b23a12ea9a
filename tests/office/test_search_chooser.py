"""The picker of offers: what is found, what the browser is told of a chosen one, and for whom."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from catalog.listings.models import Listing, ListingState
from shop.core.persian import digits_fa
from tests.catalog.makes import card_of, maker_make, product_make
from tests.office.conftest import client_of
from tests.office.searching import same_cost
from tests.orders.world import user_make

pytestmark = pytest.mark.django_db
MANY = {"multiple": "1"}


def address(name: str, *args: Any) -> str:
    return reverse(f"office_search_offers:{name}", args=args)


@pytest.fixture
def goods(db: None) -> list[Listing]:
    one, two = maker_make("کارگاه مهر"), maker_make("خانهٔ باران")
    made = ((one, "شال پشمی سبز"), (one, "شال نخی"), (two, "شال پشمی سرخ"))
    return [card_of(product_make(maker, title, leaf="shawl", price=2_500_000)) for maker, title in made]


def titles(client: Client, **query: str) -> list[str]:
    return [card.title for card in client.get(address("choose_results"), query).context["results"]]


def test_offers_are_found_by_title_maker_number_and_address(office: Client, goods: list[Listing]) -> None:
    green, cotton, red = goods
    assert titles(office) == [red.title, cotton.title, green.title]
    assert titles(office, q="پشمي") == [red.title, green.title]
    assert titles(office, q="شال باران") == [red.title]
    assert titles(office, q=digits_fa(str(cotton.pk))) == [cotton.title]
    assert titles(office, q=f"https://bazarche.test/p/{green.product_id}/شال/") == [green.title]
    assert titles(office, q="گلیم") == []
    page = office.get(address("choose_results"), {"q": "گلیم"}).content.decode()
    assert "گلیم" in page


def test_a_row_tells_maker_price_and_number(office: Client, goods: list[Listing]) -> None:
    page = office.get(address("choose_results"), {"q": "سبز"}).content.decode()
    assert f"کارگاه مهر\u00a0· ۲۵۰٬۰۰۰ تومان\u00a0· شمارهٔ {digits_fa(str(goods[0].pk))}" in page
    assert address("chosen", goods[0].pk) in page
    ticked = office.get(address("choose_results"), {**MANY, "q": "سبز"}).content.decode()
    assert f'for="chooser-modal-select-{goods[0].pk}"' in ticked
    assert f'id="chooser-modal-select-{goods[0].pk}"' in ticked
    assert "Listing object" not in ticked


def test_what_cannot_be_shown_is_not_offered_and_what_is_sold_out_is_told(office: Client, goods: list[Listing]) -> None:
    green, cotton, red = goods
    Listing.objects.filter(pk=green.pk).update(state=ListingState.HIDDEN)
    Listing.objects.filter(pk=cotton.pk).update(state=ListingState.SOLD_OUT)
    assert titles(office) == [red.title, cotton.title]
    assert ">ناموجود</span>" in office.get(address("choose")).json()["html"]


@pytest.mark.parametrize("query", [{"q": "ا" * 500}, {"q": "\0"}, {"q": "!"}, {"q": "٪_%"}, {"multiple": "x", "locale": "x"}])
def test_nonsense_is_answered(office: Client, goods: list[Listing], query: dict[str, str]) -> None:
    assert office.get(address("choose_results"), query).status_code == 200


@pytest.mark.parametrize("page", ["0", "x", "99", "۲"])
def test_a_page_that_is_not_there(office: Client, goods: list[Listing], page: str) -> None:
    assert office.get(address("choose_results"), {"p": page}).status_code == 404


def test_the_browser_is_told_of_the_chosen(office: Client, goods: list[Listing]) -> None:
    green, _cotton, red = goods
    told = office.get(address("chosen", green.pk)).json()
    assert told["step"] == "chosen"
    assert told["result"] == {
        "id": str(green.pk), "title": "شال پشمی سبز", "edit_url": reverse("office_products:product", args=[green.product_id]),
        "picture": "", "state": "", "facts": f"کارگاه مهر\u00a0· ۲۵۰٬۰۰۰ تومان\u00a0· شمارهٔ {digits_fa(str(green.pk))}",
    }
    several = office.get(address("chosen_multiple"), {**MANY, "id": [red.pk, "x", "9" * 30, green.pk, red.pk, 0]}).json()
    assert [each["title"] for each in several["result"]] == [red.title, green.title]
    assert office.get(address("chosen", 987654321)).status_code == 404
    assert office.get(address("chosen", int("9" * 17))).status_code == 404


def test_who_may_say_nothing_about_search_sees_no_picker(goods: list[Listing]) -> None:
    """Another's door to the office is not enough."""
    person = user_make()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = client_of(person)
    addresses = (address("choose"), address("choose_results"), address("chosen", goods[0].pk), address("chosen_multiple"))
    assert [client.get(url).status_code for url in addresses] == [302] * 4
    person.user_permissions.add(Permission.objects.get(codename="change_version", content_type__app_label="search_curation"))
    assert [client_of(person).get(url).status_code for url in addresses] == [200] * 4


def test_the_picker_costs_the_same_for_two_and_for_ten(office: Client) -> None:
    maker = maker_make()

    def make(*numbers: int) -> None:
        for number in numbers:
            product_make(maker, f"شال {number}", leaf="shawl")

    make(1, 2)
    same_cost(office, [address("choose"), address("choose_results")], lambda: make(*range(3, 11)))
