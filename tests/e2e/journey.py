"""A shopper in a browser. Each page that is passed is held against axe-core, its width and the content policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, ViewportSize, expect

from shop.accounts.models import SmsMessage
from tests.orders.payments.bank import Bank

PHONE, DESK = ViewportSize(width=360, height=760), ViewportSize(width=1280, height=900)
MOBILE = "09121234567"


def code_sent(mobile: str) -> str:
    """The code of the last message to this number."""
    code = re.search(r"\d{6}", SmsMessage.objects.filter(mobile=mobile).latest("pk").text)
    assert code
    return code[0]


class Journey:
    def __init__(self, browser: Browser, site: str, bank: Bank, *, size: ViewportSize, script: bool = True) -> None:
        self.site, self.bank, self.script, self.phone = site, bank, script, size["width"] < 768
        self.context: BrowserContext = browser.new_context(
            viewport=size, java_script_enabled=script, base_url=site, locale="fa-IR", has_touch=self.phone, reduced_motion="reduce",
        )
        self.context.set_default_timeout(15_000)
        self.page: Page = self.context.new_page()
        self.told: list[str] = []
        self.refusals: list[tuple[str, str]] = []
        self.callbacks: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on("request", lambda request: self.callbacks.append(request.url) if "Authority=" in request.url else None)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.told.append(f"{message.text} at {message.location['url']}")

    def close(self) -> None:
        self.context.close()
        assert [one for one in self.told if not any(said in one and one.endswith(url) for said, url in self.refusals)] == []

    def sign_in(self, mobile: str) -> None:
        self.open("/account/sign-in/")
        self.seen()
        self.page.locator("input[name=mobile]").fill(mobile)
        self.visible("main form button").click()
        self.page.wait_for_url("**/account/sign-in/code/")
        self.seen()
        self.page.locator("input[name=code]").fill(code_sent(mobile))
        self.visible("main form button").click()
        self.page.wait_for_url(lambda address: "/sign-in/" not in address)

    def seen(self) -> None:
        """This page is fit to be seen: no fault for axe, nothing beyond the side."""
        self.page.wait_for_load_state()
        if not self.script:
            return
        wide = self.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert wide[0] <= wide[1] + 1, f"{self.page.url} is {wide[0]} px wide"
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"

    def visible(self, selector: str) -> Locator:
        return self.page.locator(selector).locator("visible=true").first

    def tells(self, words: str) -> None:
        """The page says it, or will in a moment."""
        expect(self.page.locator("main")).to_contain_text(words)

    def open(self, address: str) -> None:
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 200, address

    @contextmanager
    def refused(self, status: int) -> Iterator[None]:
        """Inside, a page comes with this status, and of the browser's complaints only the one about it is taken."""
        with self.page.expect_response(lambda answer: answer.status == status and answer.request.is_navigation_request()) as answer:
            yield
        self.refusals.append((f"status of {status} ", answer.value.url))

    # From the first page to the basket

    def find_bowl(self, province: int) -> None:
        """Home, a field, the province's filter, the first card."""
        self.open("/")
        self.seen()
        self.visible('main a[href="/c/crafts/"]').click()
        self.page.wait_for_url("**/c/crafts/")
        self.seen()
        if self.phone:
            self.visible("a[data-opens=filters-sheet]").click()
        self.visible(f'input[name=province][value="{province}"]').check()
        self.seen()
        self.visible("#filters-sheet .sheet-foot button").click()
        self.page.wait_for_url(f"**/c/crafts/?*province={province}*")
        self.seen()
        self.visible('.good a:has-text("کاسهٔ لعابی فیروزه‌ای")').click()
        self.page.wait_for_url("**/p/**")
        self.seen()

    def search(self, words: str) -> None:
        self.visible("form[role=search] input[name=q]").fill(words)
        self.visible("form[role=search] button").click()
        self.page.wait_for_url("**/search/?*")
        self.seen()
        self.visible(f'.good a:has-text("{words}")').click()
        self.page.wait_for_url("**/p/**")

    def add(self, pieces: str) -> None:
        """Press the page's main button; the header's count follows."""
        self.visible("button.btn-primary[form=add]").click()
        if not self.script:
            self.page.wait_for_url("**/basket/")
            return
        self.page.locator(".toast-note").first.wait_for()
        expect(self.page.locator("[data-basket-count]").first).to_have_text(pieces)

    def fill_basket(self, market: Any) -> None:
        """The goods of two makers."""
        self.find_bowl(market.potter.province_id)
        self.add("۱")
        self.search("مربای به خانگی")
        self.add("۲")

    # From the basket to the gateway

    def checkout(self, *, guest: bool = True, parcels: int = 2) -> None:
        """Basket, then the one page; leaves it filled, with its total told."""
        self.open("/basket/")
        assert self.page.locator("section.box[aria-label]").count() == parcels, "a parcel for each maker"
        self.seen()
        self.visible('a[href="/checkout/"]').click()
        self.page.wait_for_url("**/checkout/")
        self.seen()
        if guest:
            self.visible("input[name=mobile]").fill("۰۹۱۲۱۲۳۴۵۶۷")
        self.page.locator("input[name=recipient]").fill("مریم رضایی")
        if not guest:
            self.page.locator("input[name=mobile]").fill("۰۹۱۲۱۲۳۴۵۶۷")
        self.page.locator("input[name=postal_code]").fill("۱۶۳۴۵۶۷۸۹۰")
        self.page.locator("select[name=province]").select_option(label="تهران")
        self.page.locator("select[name=county]").select_option(label="تهران")
        self.page.locator("textarea[name=line], input[name=line]").fill("خیابان دماوند، کوچهٔ نسترن، پلاک ۸")
        if self.script:
            self.page.wait_for_load_state("networkidle")
            self.seen()
        else:
            self.visible("button[name=requote]").click()

    def place(self) -> None:
        """Press "pay": the gateway's page, on its own origin."""
        self.visible("#paybar button, #summary button[type=submit]").click()
        self.page.wait_for_url(f"{self.bank.url}/pg/StartPay/**")
        assert urlsplit(self.page.url).netloc != urlsplit(self.site).netloc
        self.seen()

    def at_gateway(self, act: str) -> None:
        self.page.locator(f'button[name=act][value="{act}"]').click()

    def pay(self) -> None:
        self.at_gateway("pay")
        self.page.wait_for_url(f"{self.site}/checkout/thanks/**")
        self.seen()

    def follow(self) -> None:
        """From the thanks to the order's page."""
        self.visible('main a[href*="/orders/"]').click()
        self.page.wait_for_url("**/orders/**")
        self.seen()
