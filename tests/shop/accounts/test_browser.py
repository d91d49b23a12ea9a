"""Sign-in, address book and panel in a real Chromium: with script and without, on a phone and on a desk, under axe."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Permission
from playwright.sync_api import Browser, BrowserContext, Page, expect

from shop.accounts.models import Address, User
from tests.chromium import CHROMIUM, chromium_running
from tests.orders.world import goods_make, seller_make
from tests.shop.accounts.conftest import MOBILE, last_code
from themes.built import BUILT

PASSWORD = "a long pass phrase"
PHONE, DESK = {"width": 360, "height": 760}, {"width": 1280, "height": 900}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(not (BUILT / "manifest.json").exists(), reason="the front end is not built (npm run build)"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium_running() as started:
        yield started


@pytest.fixture(params=[(PHONE, True), (DESK, True), (PHONE, False)], ids=["phone", "desk", "without script"])
def context(request: pytest.FixtureRequest, browser: Browser, live_server) -> Iterator[BrowserContext]:
    size, script = request.param
    made = browser.new_context(viewport=size, java_script_enabled=script, base_url=live_server.url, locale="fa-IR")
    made.set_default_timeout(15_000)
    yield made
    made.close()


def checked(page: Page) -> None:
    """Nothing wider than the screen, nothing that axe objects to."""
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1"), page.url
    found = Axe().run(page)
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"


def test_from_the_number_to_an_address(context):
    page = context.new_page()
    blocked = []
    page.on("console", lambda message: blocked.append(message.text) if "Content Security Policy" in message.text else None)
    page.goto("/account/addresses/")
    assert "/account/sign-in/" in page.url
    page.get_by_label("شمارهٔ همراه").fill("۰۹۱۲ ۱۲۳ ۴۵۶۷")
    page.get_by_role("button", name="فرستادن کد").click()
    page.get_by_label("کد شش‌رقمی").fill(last_code(MOBILE))
    page.get_by_role("button", name="ورود", exact=True).click()
    page.wait_for_url("**/account/addresses/")
    page.get_by_role("link", name="افزودن نشانی").click()
    page.get_by_label("نام گیرنده").fill("مریم احمدی")
    page.get_by_label("استان").select_option(label="اصفهان")
    page.get_by_label("شهرستان").select_option(label="کاشان")
    page.get_by_label("نشانی", exact=True).fill("کاشان، خیابان باغ فین، کوچهٔ سوم، پلاک ۱۲")
    page.get_by_label("کد پستی").fill("۸۷۱۳۷۴۵۶")
    page.get_by_role("button", name="ذخیرهٔ نشانی").click()
    expect(page.get_by_text("کد پستی ده رقم است؛ ۲ رقم کم دارد.").first).to_be_visible()
    assert page.get_by_label("شهرستان").evaluate("field => field.selectedOptions[0].label") == "کاشان"
    page.get_by_label("کد پستی").fill("۸۷۱۳۷۴۵۶۷۸")
    page.get_by_role("button", name="ذخیرهٔ نشانی").click()
    page.wait_for_url("**/account/addresses/")
    address = Address.objects.get(user__mobile=MOBILE)
    assert (address.county.name, address.postal_code, address.mobile) == ("کاشان", "8713745678", MOBILE)
    page.goto("/account/")
    page.get_by_role("button", name="خروج از حساب").click()
    page.goto("/account/")
    assert "/account/sign-in/" in page.url
    assert blocked == []


def test_pages_hold_on_both_widths(browser, live_server):
    user = User.objects.create_user(MOBILE, mobile=MOBILE, first_name="مریم", last_name="احمدی", password=PASSWORD)
    seller = seller_make(user=user)
    seller_make(user=user)
    for stock in (0, 1, None, 7):
        goods_make(seller, stock=stock)
    urls = [
        "/account/", "/account/name/", "/account/addresses/", "/account/addresses/new/", "/account/security/2fa/",
        "/account/security/password/change/", "/panel/", "/panel/products/", "/panel/stock/",
    ]  # fmt: skip
    for size in (PHONE, DESK):
        context = browser.new_context(viewport=size, base_url=live_server.url, locale="fa-IR")
        page = context.new_page()
        page.goto("/account/sign-in/")
        checked(page)
        page.get_by_role("link", name="ورود با گذرواژه یا کلید عبور").click()
        page.get_by_label("گذرواژه").wait_for()
        checked(page)
        page.get_by_label("شمارهٔ همراه یا نام کاربری").fill("۰۹۱۲۱۲۳۴۵۶۷")
        page.get_by_label("گذرواژه").fill(PASSWORD)
        page.get_by_role("button", name="ورود", exact=True).click()
        page.wait_for_url("**/account/")
        for url in urls:
            page.goto(url)
            checked(page)
        context.close()


def test_passkey_is_added_and_opens_the_office(browser, live_server, settings):
    settings.OFFICE_SECOND_FACTOR = True
    user = User.objects.create_user(MOBILE, mobile=MOBILE)
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    context = browser.new_context(viewport=DESK, base_url=live_server.url.replace("127.0.0.1", "localhost"), locale="fa-IR")
    page = context.new_page()
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}})
    page.goto("/account/sign-in/?next=/office/")
    page.get_by_label("شمارهٔ همراه").fill(MOBILE)
    page.get_by_role("button", name="فرستادن کد").click()
    page.get_by_label("کد شش‌رقمی").fill(last_code(MOBILE))
    page.get_by_role("button", name="ورود", exact=True).click()
    page.wait_for_url("**/account/security/2fa/")
    page.goto("/account/security/2fa/webauthn/add/")
    if page.locator("#id_passwordless").count():
        page.locator("#id_passwordless").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda url: "webauthn/add" not in url)
    page.goto("/account/")
    page.get_by_role("button", name="خروج از حساب").click()
    page.goto("/account/security/login/?next=/office/")
    page.get_by_role("button", name="ورود با کلید عبور").click()
    page.wait_for_url("**/office/")
    context.close()
