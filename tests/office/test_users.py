"""Administrators make operators by their mobile number."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from shop.accounts.models import User
from shop.accounts.services import user_for_mobile
from shop.cms.operators import OPERATORS
from tests.office.conftest import client_of
from tests.orders.world import user_make

pytestmark = pytest.mark.django_db


def test_new_operator_signs_in_with_the_number_alone(boss: Client) -> None:
    role = Group.objects.get(name=OPERATORS)
    answer = boss.post("/office/users/new/", {"username": "۰۹۱۰ ۰۰۰ ۰۰۳۱", "first_name": "مینا", "last_name": "رضایی", "groups": [role.pk]})
    assert answer.status_code == 302, answer.context["form"].errors
    person = User.objects.get(mobile="09100000031")
    assert (person.username, person.has_usable_password(), person.mobile_verified_at) == ("09100000031", False, None)
    assert user_for_mobile("09100000031") == person
    assert client_of(person).get("/office/orders/").status_code == 200


@pytest.mark.parametrize("number", ["", "123", "09100000022"])
def test_wrong_or_taken_number_makes_nobody(boss: Client, number: str) -> None:
    count = User.objects.count()
    assert boss.post("/office/users/new/", {"username": number, "first_name": "مینا", "last_name": "رضایی"}).status_code == 200
    assert User.objects.count() == count


def test_role_is_given_to_who_has_an_account_and_the_number_stays(boss: Client) -> None:
    person, role = user_make("09100000041"), Group.objects.get(name=OPERATORS)
    url = f"/office/users/edit/{person.pk}/"
    page = boss.get(url)
    assert page.status_code == 200
    answer = boss.post(url, {"username": "09100000099", "is_active": "on", "groups": [role.pk]})
    assert answer.status_code == 302, answer.context["form"].errors
    person.refresh_from_db()
    assert (person.username, person.mobile) == ("09100000041", "09100000041")
    assert client_of(person).get("/office/").status_code == 200


def test_role_page_shows_what_can_be_given(boss: Client) -> None:
    role = Group.objects.get(name=OPERATORS)
    before = set(role.permissions.values_list("pk", flat=True))
    page = boss.get(f"/office/groups/edit/{role.pk}/")
    assert page.status_code == 200
    form: Any = page.context["form"]
    assert before <= set(form.fields["permissions"].queryset.values_list("pk", flat=True))
