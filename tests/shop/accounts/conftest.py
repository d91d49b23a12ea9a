"""People and the codes that they are sent."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from shop.accounts.models import SmsMessage, User
from shop.places.models import County

MOBILE = "09121234567"


def last_code(mobile: str = MOBILE) -> str:
    """The code of the last message to this number."""
    text = SmsMessage.objects.filter(mobile=mobile).latest("id").text
    return re.search(r"#(\d{6})$", text)[1]  # type: ignore[index]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def sign_in_as(client: Client, mobile: str = MOBILE, next_url: str = ""):
    client.post(reverse("accounts:sign-in"), {"mobile": mobile, "next": next_url})
    return client.post(reverse("accounts:code"), {"code": last_code(mobile)})


@pytest.fixture
def shopper(db) -> User:
    return User.objects.create_user("09120000011", mobile="09120000011", first_name="مریم", last_name="احمدی")


@pytest.fixture
def other(db) -> User:
    return User.objects.create_user("09120000012", mobile="09120000012")


@pytest.fixture
def signed_in(client: Client, shopper: User) -> Client:
    client.force_login(shopper)
    return client


@pytest.fixture
def county(db) -> County:
    return County.objects.select_related("province").get(name="کاشان")
