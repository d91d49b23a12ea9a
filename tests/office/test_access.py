"""Who enters the office, and what each sees there."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.admin.viewsets import viewsets

from shop.cms.operators import OPERATORS, PERMISSIONS, operators_load
from tests.office.conftest import client_of
from tests.orders.world import goods_make, seller_make, user_make

pytestmark = pytest.mark.django_db
LISTS = (
    "office_products:index", "office_sellers:index", "office_orders:index", "office_payments:index", "tax_rates:index",
    "delivery_methods:index", "office_search:index", "office_search:synonyms", "office_search:bench",
)


def our_routes() -> list[str]:
    """Every address of ours below the office, with 1 for each key."""
    found = []
    for name in ("office_products", "office_sellers", "office_orders", "office_payments", "office_search", "office_search_offers"):
        resolver = get_resolver().resolve("/office/" + name.removeprefix("office_").replace("_", "/") + "/")
        assert resolver.namespace == name
        for view in _names(name):
            try:
                found.append(reverse(f"{name}:{view}"))
            except NoReverseMatch:
                found.append(reverse(f"{name}:{view}", args=[1]))
    return found


def _names(namespace: str) -> list[str]:
    (viewset,) = [one for one in viewsets.viewsets if one.name == namespace]
    return [str(pattern.name) for pattern in viewset.get_urlpatterns()]


def test_guest_is_led_to_our_sign_in() -> None:
    for url in our_routes():
        for method in ("get", "post"):
            answer = getattr(Client(), method)(url)
            assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/account/sign-in/"), url


def test_shopper_and_seller_are_refused_everywhere() -> None:
    shopper, maker = user_make(), user_make()
    record = goods_make(seller_make(user=maker))
    for person in (shopper, maker):
        client = client_of(person)
        for url in our_routes():
            assert client.get(url).status_code == 403, url
            assert client.post(url, {"price": "1"}).status_code == 403, url
    record.refresh_from_db()
    assert int(record.price) == 1_500_000


def test_who_may_enter_but_lacks_the_permission_is_sent_home() -> None:
    person = user_make()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = client_of(person)
    for name in LISTS:
        answer = client.get(reverse(name))
        assert (answer.status_code, answer.headers["Location"]) == (302, "/office/"), name


def test_operator_opens_every_list_and_home(office: Client) -> None:
    for url in ("/office/", *map(reverse, LISTS)):
        page = office.get(url)
        assert page.status_code == 200, url
        assert 'dir="rtl"' in page.content.decode()


def menu_names(client: Client) -> set[str]:
    props = client.get("/office/").content.decode()
    return set(re.findall(r'"name": "([\w-]+)"', props))


def test_menus_that_a_role_does_not_need_are_hidden(office: Client, boss: Client) -> None:
    names = menu_names(office)
    ours = {"office_products", "office_sellers", "office_orders", "office_payments", "office_search", "office_search_bench"}
    assert ours | {"explorer", "tax-rates", "delivery-methods"} <= names
    away = {"images", "documents", "snippets", "reports", "help", "users", "groups", "sites", "locales", "collections", "workflows"}
    assert not names & away
    assert {"users", "groups"} <= menu_names(boss)


def test_operator_cannot_open_what_is_for_administrators(office: Client) -> None:
    for url in ("/office/users/", "/office/groups/", "/office/sites/", "/office/redirects/", "/office/images/", "/office/documents/"):
        answer = office.get(url)
        assert answer.status_code in (302, 404), url


def test_search_is_in_nobodys_menu_without_the_permission() -> None:
    person = user_make()
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert not [name for name in menu_names(client_of(person)) if name.startswith("office_search")]


def test_django_admin_is_not_mounted() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("admin:index")


def test_role_is_made_once_and_keeps_what_was_added() -> None:
    group = Group.objects.get(name=OPERATORS)
    before = set(group.permissions.values_list("codename", flat=True))
    assert before == {code for codes in PERMISSIONS.values() for code in codes}
    operators_load()
    assert Group.objects.filter(name=OPERATORS).count() == 1
    assert set(group.permissions.values_list("codename", flat=True)) == before
    assert not Group.objects.filter(name__in=("Moderators", "Editors")).exists()


def test_policy_of_the_office_is_not_the_shops(office: Client) -> None:
    assert "'unsafe-inline'" in office.get("/office/").headers["Content-Security-Policy"]
    assert "'unsafe-inline'" not in office.get("/help/").headers["Content-Security-Policy"]


def test_home_counts_rows(office: Client, seller: Any) -> None:
    goods_make(seller)
    goods_make(seller)
    page = office.get("/office/").content.decode()
    assert re.search(r"۲ <span>کالای بی‌عکس</span>", page)
    assert re.search(r"۰ <span>پرداخت ناموفق", page)
