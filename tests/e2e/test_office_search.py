"""An operator walks the office of search, and a shopper finds by what was published: on a desk and on a phone, under axe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, Locator, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from catalog.listings.models import Listing, ListingState
from search.curation import services
from search.curation.models import BoostRule, Exclusion, Pin
from search.curation.phrases import phrase_key
from search.curation.state import published
from search.engines.base import IndexedEngine
from search.index.rebuild import rebuild
from search.learning.models import Asked
from shop.cms.operators import OPERATORS, operators_load
from shop.core.calendar import today
from shop.core.persian import digits_fa
from shop.pages.kept import forget_all
from tests.e2e.journey import DESK, PHONE, Journey
from tests.e2e.market import Market
from tests.office.conftest import engine
from tests.orders.payments.bank import Bank
from tests.orders.world import user_make
from tests.search.learning.conftest import counted_anew
from tests.shop.accounts.conftest import last_code
from themes.office import jalali_numbers

__all__ = ["counted_anew", "engine"]
MOBILE = "09100000031"
STILL = """Promise.all(document.getAnimations()
  .filter(each => each.effect.getTiming().iterations !== Infinity).map(each => each.finished.catch(() => null)))"""
FISH, HEN, FLOWER, WAVE = (f"کوزهٔ سفالی نقش {name}" for name in ("ماهی", "مرغ", "گل", "موج"))


class Desk(Journey):
    """An operator in the office."""

    def seen(self) -> None:
        """The office scrolls its main part, not the document; what fades in is looked at when it is there."""
        self.page.evaluate(STILL)
        super().seen()
        wide = self.page.locator("#main").evaluate("main => [main.scrollWidth, main.clientWidth]")
        assert wide[0] <= wide[1] + 1, f"{self.page.url} is {wide[0]} px wide"

    def enter(self) -> None:
        """By the door that everybody takes, with the code of the message."""
        self.open("/office/search/")
        self.page.locator("main input[name=mobile]").fill(MOBILE)
        self.visible("main form button[type=submit]").click()
        self.page.locator("main input[name=code]").fill(last_code(MOBILE))
        self.visible("main form button[type=submit]").click()
        self.page.wait_for_url("**/office/search/")

    def look(self, address: str) -> None:
        self.open(f"/office/search/{address}")
        self.page.wait_for_load_state("networkidle")
        self.seen()

    def to(self, words: str, address: str) -> None:
        """By a link of the page's own part."""
        self.page.locator("#main a", has_text=words).locator("visible=true").first.click()
        self.page.wait_for_url(f"**/office/search/{address}")
        self.page.wait_for_load_state("networkidle")
        self.seen()

    def send(self, address: str) -> None:
        self.page.locator("#main form[method=post] button[type=submit]").click()
        self.page.wait_for_url(f"**/office/search/{address}")
        self.seen()

    def pick(self, opener: Locator, words: str, *titles: str) -> None:
        """In the picker: search, then the titles, ticked where several are allowed."""
        opener.click()
        dialog = self.page.get_by_role("dialog", name="کالا را برگزینید")
        dialog.locator("#id_q").fill(words)
        expect(dialog.locator("[role=alert] h2")).to_be_visible()
        self.seen()
        for title in titles:
            row = dialog.locator("tr", has_text=title)
            box = row.locator("input[type=checkbox]")
            if box.count():
                box.check()
            else:
                row.get_by_role("link", name=title).click()
        several = dialog.locator("[data-multiple-choice-submit]")
        if several.count():
            several.click()
            expect(opener).to_be_focused()
        expect(dialog).to_be_hidden()

    def days(self) -> None:
        self.page.locator("input[name=starts_on]").fill(jalali_numbers(today()))
        self.page.locator("input[name=ends_on]").fill(jalali_numbers(today() + dt.timedelta(days=7)))

    def publish(self, number: int) -> None:
        self.look("")
        self.to("انتشار", "publish/")
        self.send("")
        expect(self.page.locator("#main")).to_contain_text(f"نسخهٔ {digits_fa(str(number))} برقرار است")

    def side(self, name: str) -> Locator:
        """The goods of one side of the test bench."""
        return self.page.locator(".office-sides > section", has=self.page.get_by_role("heading", name=name)).locator("ol > li > a")


@pytest.fixture
def indexed(market: Market, engine: IndexedEngine) -> Iterator[Market]:
    """The market in an index that serves, and nothing said about search."""
    published.forget()
    rebuild(engine=engine)
    yield market
    published.forget()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def desk(
    request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, gateway: Bank, indexed: Market, settings: Settings,
) -> Iterator[Desk]:
    settings.OFFICE_SECOND_FACTOR = False
    operators_load()
    user_make(MOBILE).groups.add(Group.objects.get(name=OPERATORS))
    desk = Desk(chromium, live_server.url, gateway, size=request.param)
    desk.enter()
    yield desk
    desk.close()


@pytest.fixture
def shopper(chromium: Browser, live_server: LiveServer, gateway: Bank) -> Iterator[Journey]:
    shopper = Journey(chromium, live_server.url, gateway, size=PHONE)
    yield shopper
    shopper.close()


def found(shopper: Journey, words: str) -> list[str]:
    forget_all()
    shopper.open(f"/search/?q={words}")
    return shopper.page.locator(".good h3").all_inner_texts()


def test_a_synonym_from_the_draft_to_the_shopper(desk: Desk, shopper: Journey) -> None:
    assert FISH not in found(shopper, "خمره")
    desk.look("synonyms/")
    desk.to("هم‌معنی تازه", "synonyms/new/")
    desk.page.locator("input[name=typed]").fill("خمره")
    desk.page.locator("input[name=meant]").fill("کوزه")
    desk.send("synonyms/")
    desk.look("")
    expect(desk.page.locator(".office-lines .come")).to_contain_text("«خمره» یعنی «کوزه» هم")
    desk.look("bench/?q=خمره")
    expect(desk.side("منتشرشده")).to_have_count(0)
    expect(desk.side("پیش‌نویس")).to_have_text([WAVE, FLOWER, HEN, FISH])
    expect(desk.page.locator(".office-sides .come")).to_have_count(4)
    assert FISH not in found(shopper, "خمره")
    desk.publish(1)
    assert found(shopper, "خمره") == [WAVE, FLOWER, HEN, FISH]


def test_pins_exclusions_and_boosts_are_picked_published_and_taken_back(desk: Desk, shopper: Journey) -> None:
    services.synonym_save(typed="خمره", meant="کوزه", both_ways=False, is_active=True, actor=None)
    services.draft_publish(actor=None)
    assert found(shopper, "کوزه") == [WAVE, FLOWER, HEN, FISH]

    desk.look("bench/?q=کوزه")
    desk.to("سنجاق تازه", "pins/new/?*")
    desk.pick(desk.page.locator("#id_offers-OPEN_MODAL"), "کوزه", FISH, FLOWER)
    rows = desk.page.locator(".office-offers-row")
    expect(rows).to_have_count(2)
    expect(rows.locator("img")).to_have_count(2)
    first = rows.locator("[data-chooser-title]").first.inner_text()
    rows.nth(1).locator("[data-inline-panel-child-move-up]").press("Enter")
    expect(rows.locator("[data-chooser-title]").nth(1)).to_have_text(first)
    expect(desk.page.locator("[data-offers-status]")).to_have_text("جای ۱ از ۲")
    expect(desk.page.locator(":focus")).to_have_attribute("title", "پایین‌تر")
    expect(rows.locator("[data-chooser-title]")).to_have_text([FISH, FLOWER])
    desk.pick(desk.page.locator("#id_offers-OPEN_MODAL"), "مرغ", HEN)
    rows.nth(2).locator("button[title=بردار]").click()
    expect(rows.locator("visible=true")).to_have_count(2)
    desk.days()
    desk.seen()
    desk.send("pins/")
    expect(desk.page.locator(".office-offers-told li a")).to_have_text([FISH, FLOWER])
    fish, hen, flower, wave = (Listing.objects.get(title=title).pk for title in (FISH, HEN, FLOWER, WAVE))
    assert Pin.objects.get().offers == [fish, flower]

    desk.look("exclusions/new/?phrase=کوزه")
    desk.pick(desk.page.locator(".office-offer .unchosen button"), digits_fa(str(flower)), FLOWER)
    expect(desk.page.locator(".office-offer [data-chooser-title]")).to_have_text(FLOWER)
    desk.page.locator("input[name=reason]").fill("عکس نادرست")
    desk.page.locator("#main form[method=post] button[type=submit]").click()
    expect(desk.page.locator("#main")).to_contain_text("هم سنجاق شده و هم پنهان")
    assert ["422" in told for told in desk.told] == [True]
    desk.told.clear()
    desk.seen()
    desk.page.locator(".office-offer .chosen [data-w-dropdown-target=toggle]").click()
    desk.pick(desk.page.locator("[data-chooser-action-choose]:visible").first, "مرغ", HEN)
    desk.send("exclusions/")
    assert Exclusion.objects.get().offer == hen

    desk.look("boosts/new/?ground=offer")
    desk.pick(desk.page.locator(".office-offer .unchosen button"), "موج", WAVE)
    desk.page.locator("input[name=weight]").fill("۰٫۵")
    desk.page.locator("input[name=reason]").fill("هفتهٔ سفال")
    desk.days()
    desk.send("boosts/")
    expect(desk.page.locator(".office-offer-told img")).to_have_count(1)
    boost = BoostRule.objects.get()
    assert (boost.value, boost.ends_on - boost.starts_on) == (wave, dt.timedelta(days=7))

    desk.look("bench/?q=کوزه")
    expect(desk.side("منتشرشده")).to_have_text([WAVE, FLOWER, HEN, FISH])
    expect(desk.side("پیش‌نویس")).to_have_text([FISH, FLOWER, WAVE])
    expect(desk.page.locator(".office-sides .gone")).to_have_count(1)
    desk.publish(2)
    assert found(shopper, "کوزه") == [FISH, FLOWER, WAVE]

    desk.look("bench/?q=کوزه")
    desk.to(WAVE, "bench/why/**")
    expect(desk.page.locator("#main")).to_contain_text("هفتهٔ سفال")
    expect(desk.page.locator("#main")).to_contain_text("جای ۳")

    desk.look("versions/")
    desk.page.locator("#main td.title a", has_text="۱").click()
    desk.page.wait_for_url("**/versions/1/")
    desk.seen()
    desk.to("بازگشت به این نسخه", "versions/1/restore/")
    desk.send("versions/")
    expect(desk.page.locator("#main")).to_contain_text("بازگشت به نسخهٔ ۱")
    assert found(shopper, "کوزه") == [WAVE, FLOWER, HEN, FISH]
    assert found(shopper, "خمره") == [WAVE, FLOWER, HEN, FISH]


def test_rows_that_point_at_what_is_hidden_or_no_more(desk: Desk) -> None:
    facts = {"starts_on": today(), "ends_on": today(), "actor": None}
    fish, hen = (Listing.objects.get(title=title).pk for title in (FISH, HEN))
    pin = services.pin_save(phrase="کوزه", offers=[fish, hen], **facts)  # type: ignore[arg-type]
    Listing.objects.filter(pk=fish).update(state=ListingState.HIDDEN)
    Listing.objects.filter(pk=hen).delete()
    desk.look("pins/")
    expect(desk.page.locator(".office-offers-told .w-status")).to_have_text(["پنهان", "دیگر نیست"])
    desk.look(f"pins/{pin.pk}/")
    expect(desk.page.locator(".office-offers-row [data-offer-state]")).to_have_text(["پنهان", "دیگر نیست"])
    desk.page.locator(".office-offers-row").nth(1).locator("button[title=بردار]").click()
    desk.send("pins/")
    assert Pin.objects.get().offers == [fish]


def test_reports_and_the_index(desk: Desk) -> None:
    for report in ("empty", "poor", "popular"):
        desk.look(f"reports/?report={report}")
        expect(desk.page.locator("#main")).to_contain_text("چنین جستجویی نبوده است")
    facts = {"day": today(), "relaxed": 0}
    Asked.objects.create(key=phrase_key("سماور"), text="سماور", asked=9, empty=9, found=0, **facts)
    Asked.objects.create(key=phrase_key("کوزه"), text="کوزه", asked=40, empty=0, found=4, **facts)
    desk.look("reports/?report=poor")
    expect(desk.page.locator("#main td.title")).to_contain_text("کوزه")
    desk.look("reports/")
    expect(desk.page.locator("#main td.title")).to_contain_text("سماور")
    desk.to("هم‌معنی تازه", "synonyms/new/?*")
    assert desk.page.locator("input[name=typed]").input_value() == "سماور"
    desk.look("index/")
    expect(desk.page.locator("#main")).to_contain_text("کالا در فهرست همهٔ فروشگاه")
    for address in ("bench/", "bench/watched/new/", "hidden-words/", "hidden-words/new/", "boosts/", "boosts/new/", "pins/", "versions/"):
        desk.look(address)
