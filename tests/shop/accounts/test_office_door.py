"""The office: our sign-in alone, the permission, and a second factor where the settings demand it."""

from __future__ import annotations

import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.models import Permission
from django.urls import reverse

from shop.accounts.models import User
from tests.shop.accounts.conftest import sign_in_as

pytestmark = pytest.mark.django_db
OFFICE = "/office/"
PASSWORD = "a long pass phrase"


@pytest.fixture
def operator(db) -> User:
    user = User.objects.create_user("09100000011", mobile="09100000011", password=PASSWORD)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def secret(operator) -> str:
    secret = generate_totp_secret()
    TOTP.activate(operator, secret)
    return secret


def app_code(secret: str) -> str:
    return f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"


def test_guest_is_led_to_our_sign_in(client):
    assert client.get(OFFICE).headers["Location"] == f"/account/sign-in/?next={OFFICE}"


@pytest.mark.parametrize("url", ["/office/login/", "/help/_util/login/"])
def test_forms_of_wagtail_are_not_reachable(client, operator, url):
    for response in (client.get(url), client.post(url, {"username": operator.username, "password": PASSWORD})):
        assert response.headers["Location"].startswith("/account/sign-in/")
    assert "_auth_user_id" not in client.session


def test_shopper_is_refused_without_a_loop(client, shopper):
    client.force_login(shopper)
    assert client.get(OFFICE).status_code == 403
    assert client.get("/account/sign-in/", {"next": OFFICE}).headers["Location"] == OFFICE


def test_operator_enters_where_no_second_factor_is_demanded(client, operator, settings):
    settings.OFFICE_SECOND_FACTOR = False
    client.force_login(operator)
    assert client.get(OFFICE).status_code == 200


def test_operator_without_second_factor_is_led_to_set_one_up(client, operator, settings):
    settings.OFFICE_SECOND_FACTOR = True
    sign_in_as(client, operator.mobile)
    assert client.get(OFFICE).headers["Location"] == reverse("mfa_index")


def test_code_alone_does_not_sign_in_who_has_a_second_factor(client, operator, secret, settings):
    settings.OFFICE_SECOND_FACTOR = True
    response = sign_in_as(client, operator.mobile, OFFICE)
    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert client.get(OFFICE).headers["Location"].startswith("/account/sign-in/")
    passed = client.post(reverse("mfa_authenticate"), {"code": app_code(secret)})
    assert passed.headers["Location"] == OFFICE
    assert client.get(OFFICE).status_code == 200


def test_password_then_code_of_the_app_in_persian_digits(client, operator, secret, settings):
    settings.OFFICE_SECOND_FACTOR = True
    login = client.post(reverse("account_login"), {"login": "۰۹۱۰۰۰۰۰۰۱۱", "password": PASSWORD, "next": OFFICE})
    assert login.headers["Location"] == reverse("mfa_authenticate")
    typed = app_code(secret).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    assert client.post(reverse("mfa_authenticate"), {"code": typed}).headers["Location"] == OFFICE
    assert client.get(OFFICE).status_code == 200


def test_session_that_never_passed_the_second_factor_is_asked_for_it(client, operator, secret, settings):
    settings.OFFICE_SECOND_FACTOR = True
    client.force_login(operator)
    asked = client.get(OFFICE)
    assert asked.headers["Location"] == f"{reverse('mfa_reauthenticate')}?next={OFFICE}"
    wrong = client.post(reverse("mfa_reauthenticate"), {"code": "000000", "next": OFFICE})
    assert wrong.status_code == 200
    assert client.get(OFFICE).status_code == 302
    client.post(reverse("mfa_reauthenticate"), {"code": app_code(secret), "next": OFFICE})
    assert client.get(OFFICE).status_code == 200


def test_marks_of_another_persons_session_do_not_count(client, operator, shopper, settings):
    settings.OFFICE_SECOND_FACTOR = True
    client.force_login(operator)
    session = client.session
    session["account_authentication_methods"] = [{"method": "mfa", "at": time.time(), "type": "totp"}]
    session["account_authentication_methods_user"] = str(shopper.pk)
    session.save()
    assert client.get(OFFICE).status_code == 302


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "confirm-email/abc/", "password/reset/", "password/reset/key/1-abc/", "login/code/confirm/"],
)
def test_routes_that_are_not_offered_are_closed(client, path):
    for method in (client.get, client.post):
        assert method(f"/account/security/{path}").status_code == 404


def test_pages_of_security_stand_on_our_base_in_persian(client, operator):
    client.force_login(operator)
    for name, words in {
        "mfa_index": "ورود دومرحله‌ای", "mfa_activate_totp": "گذرواژه خود را وارد کنید", "account_change_password": "گذرواژه",
    }.items():  # fmt: skip
        page = client.get(reverse(name), follow=True).content.decode()
        assert words in page
        assert "password/reset" not in page
        assert 'dir="rtl"' in page
        assert "Menu:" not in page
    client.logout()
    page = client.get(reverse("account_login")).content.decode()
    assert "ورود با گذرواژه" in page
    assert "signup" not in page
