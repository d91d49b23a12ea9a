"""One screen to sign in or up, as a browser sees it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from shop.accounts.models import MobileCode, SmsMessage, User
from shop.accounts.signals import mobile_proved
from tests.shop.accounts.conftest import MOBILE, last_code, sign_in_as, wrong
from themes.shell import COOKIE

pytestmark = pytest.mark.django_db
SIGN_IN = "/account/sign-in/"
CODE = "/account/sign-in/code/"


def shown_name(client) -> str:
    return client.get(SIGN_IN).wsgi_request.COOKIES.get(COOKIE, "")


def test_number_then_code_then_in(client):
    sent = client.post(SIGN_IN, {"mobile": MOBILE})
    assert sent.headers["Location"] == CODE
    assert not User.objects.filter(mobile=MOBILE).exists()
    page = client.get(CODE).content.decode()
    assert "۰۹۱۲۱۲۳۴۵۶۷" in page
    assert 'autocomplete="one-time-code"' in page
    assert "ثانیه" in page
    response = client.post(CODE, {"code": last_code()})
    assert response.headers["Location"] == "/account/"
    user = User.objects.get(mobile=MOBILE)
    assert user.username == MOBILE
    assert user.mobile_verified_at is not None
    assert not user.has_usable_password()
    assert client.session["_auth_user_id"] == str(user.pk)


def test_wrong_code_makes_no_account(client):
    client.post(SIGN_IN, {"mobile": MOBILE})
    response = client.post(CODE, {"code": wrong(last_code())})
    assert "کد درست نیست. ۲ بار دیگر می‌توانید بنویسید." in response.content.decode()
    assert not User.objects.filter(mobile=MOBILE).exists()
    assert "_auth_user_id" not in client.session


def test_same_number_comes_back_to_the_same_account(client):
    user = User.objects.create_user(MOBILE, mobile=MOBILE)
    sign_in_as(client)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert User.objects.filter(mobile=MOBILE).count() == 1


@pytest.mark.parametrize(
    "typed", ["09121234567", "۰۹۱۲۱۲۳۴۵۶۷", "٠٩١٢١٢٣٤٥٦٧", "+98 912 123 4567", "۹۱۲-۱۲۳-۴۵۶۷", "\u202a۰۰۹۸۹۱۲۱۲۳۴۵۶۷\u202c"]
)
def test_number_in_any_spelling(client, typed):
    client.post(SIGN_IN, {"mobile": typed})
    assert MobileCode.objects.get().mobile == MOBILE


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "شمارهٔ همراه را بنویسید."), ("02133334444", "مانند ۰۹۱۲۳۴۵۶۷۸۹ بنویسید"), ("سلام", "مانند")]
)
def test_bad_number_is_told_and_nothing_is_sent(client, typed, sentence):
    assert sentence in client.post(SIGN_IN, {"mobile": typed}).content.decode()
    assert not SmsMessage.objects.exists()


def test_too_early_again_is_refused_with_the_time(client):
    client.post(SIGN_IN, {"mobile": MOBILE})
    page = client.post(reverse("accounts:code-again"), follow=True).content.decode()
    assert "کد تازه فرستاده نشد" in page
    assert SmsMessage.objects.count() == 1


def test_code_page_without_a_number_leads_to_the_first_step(client):
    for response in (client.get(CODE), client.post(CODE, {"code": "123456"}), client.post(reverse("accounts:code-again"))):
        assert response.headers["Location"] == SIGN_IN


@pytest.mark.parametrize("next_url", ["/checkout/", "/account/addresses/?x=1"])
def test_leads_on_within_the_site(client, next_url):
    assert sign_in_as(client, next_url=next_url).headers["Location"] == next_url


@pytest.mark.parametrize("next_url", ["https://evil.example/", "//evil.example/x", "/\\evil.example", "javascript:alert(1)", "http:///evil.example"])
def test_never_leads_to_another_site(client, next_url):
    assert sign_in_as(client, next_url=next_url).headers["Location"] == "/account/"
    assert client.get(SIGN_IN, {"next": next_url}).headers["Location"] == "/account/"


def test_closed_account_stays_outside(client):
    User.objects.create_user(MOBILE, mobile=MOBILE, is_active=False)
    assert sign_in_as(client).headers["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_session_is_a_new_one_after_sign_in(client):
    client.post(SIGN_IN, {"mobile": MOBILE})
    before = client.session.session_key
    client.post(CODE, {"code": last_code()})
    assert client.session.session_key != before


def test_rooms_above_hear_of_the_proof_in_the_transaction(client):
    heard = []

    def hear(sender, user, mobile, **kwargs):
        heard.append((user.mobile, mobile))

    mobile_proved.connect(hear)
    try:
        sign_in_as(client)
    finally:
        mobile_proved.disconnect(hear)
    assert heard == [(MOBILE, MOBILE)]


def test_header_greets_and_forgets(client):
    User.objects.create_user(MOBILE, mobile=MOBILE, first_name="مریم", last_name="احمدی")
    sign_in_as(client)
    assert '<span class="greeting max-w-32 truncate">مریم احمدی</span>' in client.get("/account/").content.decode()
    client.post(reverse("accounts:name"), {"first_name": "نسرین", "last_name": "امینی"})
    assert ">نسرین امینی</span>" in client.get("/account/addresses/").content.decode()
    assert client.post(reverse("accounts:sign-out")).headers["Location"] == "/"
    assert "_auth_user_id" not in client.session
    assert "نسرین" not in client.get(SIGN_IN).content.decode()


def test_sign_out_is_by_post_alone(signed_in):
    assert signed_in.get(reverse("accounts:sign-out")).status_code == 405
    assert "_auth_user_id" in signed_in.session


def test_browser_is_known_by_a_signed_cookie(client):
    client.get(SIGN_IN)
    client.post(SIGN_IN, {"mobile": MOBILE})
    first = MobileCode.objects.get().device
    client.post(SIGN_IN, {"mobile": "09121234568"})
    assert MobileCode.objects.get(mobile="09121234568").device == first
    client.cookies["device"] = "forged"
    client.post(SIGN_IN, {"mobile": "09121234569"})
    assert MobileCode.objects.get(mobile="09121234569").device not in (first, "forged")


def test_demo_page_shows_codes_in_demo_mode_alone(client, settings):
    client.post(SIGN_IN, {"mobile": MOBILE})
    url = reverse("accounts:demo-codes")
    settings.DEMO = False
    assert client.get(url).status_code == 404
    assert url not in client.get(CODE).content.decode()
    settings.DEMO = True
    assert last_code() in client.get(url).content.decode()
    assert url in client.get(CODE).content.decode()


def test_console_adapter_sends_by_a_job(client, settings):
    settings.SMS_BACKEND = "shop.accounts.sms.ConsoleBackend"
    client.post(SIGN_IN, {"mobile": MOBILE})
    job = ProcrastinateJob.objects.get(task_name="accounts.sms_deliver")
    assert job.args["mobile"] == MOBILE
    assert not SmsMessage.objects.exists()
