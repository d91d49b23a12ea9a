"""Filters as people use them: the price slider by keyboard and by finger, and a button that tells what would be found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Route, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from tests.e2e.journey import DESK, PHONE, Journey
from tests.e2e.market import Market
from tests.orders.payments.bank import Bank

ADDRESS = "/all/"
BUTTON = "#filters-sheet .sheet-foot button"


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer, gateway: Bank) -> Iterator[Journey]:
    journey = Journey(chromium, live_server.url, gateway, size=PHONE)
    yield journey
    journey.close()


def filters(shopper: Journey, address: str = ADDRESS) -> None:
    """The list with its filters in sight."""
    shopper.open(address)
    if shopper.phone:
        shopper.visible("a[data-opens=filters-sheet]").click()
        expect(shopper.page.locator(BUTTON)).to_be_in_viewport()


def handles(shopper: Journey) -> tuple[Locator, Locator]:
    return shopper.page.get_by_label("کمترین قیمت"), shopper.page.get_by_label("بیشترین قیمت")


def fields(shopper: Journey) -> tuple[str, str]:
    low, high = (shopper.page.locator(f"input[name=price_{end}]").input_value() for end in ("min", "max"))
    return low, high


def test_the_slider_by_keyboard(shopper: Journey, market: Market) -> None:
    """Right to left: the left arrow is dearer. A page is a bar, the ends are open."""
    filters(shopper)
    low, high = handles(shopper)
    low.focus()
    expect(low).to_have_attribute("aria-valuetext", "از ارزان‌ترین")
    for key, told in (
        ("ArrowLeft", "۲۵۰٬۰۰۰ تومان"), ("ArrowUp", "۳۰۰٬۰۰۰ تومان"), ("ArrowRight", "۲۵۰٬۰۰۰ تومان"), ("ArrowDown", "از ارزان‌ترین"),
        ("PageUp", "۵۰۰٬۰۰۰ تومان"), ("PageDown", "از ارزان‌ترین"), ("End", "۹۰۰٬۰۰۰ تومان"), ("PageUp", "۹۰۰٬۰۰۰ تومان"),
        ("Home", "از ارزان‌ترین"), ("PageUp", "۵۰۰٬۰۰۰ تومان"),
    ):
        low.press(key)
        expect(low).to_have_attribute("aria-valuetext", told)
    expect(high).to_have_attribute("aria-valuetext", "تا گران‌ترین")
    high.press("ArrowRight")
    expect(high).to_have_attribute("aria-valuetext", "۹۰۰٬۰۰۰ تومان")
    high.press("Home")
    expect(high).to_have_attribute("aria-valuetext", "۶۰۰٬۰۰۰ تومان")
    assert fields(shopper) == ("۵۰۰٬۰۰۰", "۶۰۰٬۰۰۰")
    expect(shopper.page.locator(BUTTON)).to_have_text("دیدن ۲ کالا")
    shopper.seen()
    high.press("Enter")
    shopper.page.wait_for_url("**/all/?price_min=500000&price_max=600000")
    shopper.seen()
    assert shopper.page.locator(".good").count() == 2


def test_the_slider_follows_the_fields(shopper: Journey, market: Market) -> None:
    filters(shopper, "/all/?price_min=300000")
    low, high = handles(shopper)
    expect(low).to_have_attribute("aria-valuetext", "۳۰۰٬۰۰۰ تومان")
    shopper.page.locator("input[name=price_max]").fill("۷۱۰۰۰۰")
    expect(high).to_have_attribute("aria-valuetext", "۷۱۰٬۰۰۰ تومان")
    assert (low.input_value(), high.input_value()) == ("2", "8")
    shopper.page.locator("input[name=price_max]").fill("99999999")
    assert high.input_value() == "10"


def drag(shopper: Journey, handle: Locator, to: float, *, beside: float = 0) -> None:
    """By finger from a handle, touched so many px beside its middle, to a share of the ground; 0 is the cheap end, on the right."""
    box = handle.bounding_box()
    assert box is not None
    thumb = 44
    inner = box["width"] - thumb

    def x(share: float) -> float:
        return box["x"] + thumb / 2 + inner * (1 - share)

    y = box["y"] + box["height"] / 2 + beside
    begin = x(int(handle.input_value()) / int(handle.get_attribute("max") or 1))
    touch = shopper.context.new_cdp_session(shopper.page)
    for kind, at in (("touchStart", begin), ("touchMove", (begin + x(to)) / 2), ("touchMove", x(to))):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at, "y": y}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    touch.detach()


def test_the_slider_by_finger(phone: Journey, market: Market) -> None:
    filters(phone)
    low, high = handles(phone)
    drag(phone, low, 0.5, beside=18)
    expect(low).to_have_attribute("aria-valuetext", "۵۰۰٬۰۰۰ تومان")
    drag(phone, high, 0.8, beside=-18)
    expect(high).to_have_attribute("aria-valuetext", "۸۰۰٬۰۰۰ تومان")
    drag(phone, high, 0.1)
    expect(high).to_have_attribute("aria-valuetext", "۶۰۰٬۰۰۰ تومان")
    expect(phone.page.locator(BUTTON)).to_have_text("دیدن ۲ کالا")
    phone.seen()
    drag(phone, high, 1)
    drag(phone, low, 1)
    assert fields(phone) == ("۹۰۰٬۰۰۰", "")
    drag(phone, low, 0)
    assert fields(phone) == ("", ""), "the lower handle can be taken back from beneath the upper one"


def test_a_press_on_the_bars_brings_the_nearer_handle(shopper: Journey, market: Market) -> None:
    filters(shopper)
    box = shopper.page.locator(".bars").bounding_box()
    assert box is not None
    press = shopper.page.touchscreen.tap if shopper.phone else shopper.page.mouse.click
    for share, expected in ((0.3, ("۳۵۰٬۰۰۰", "")), (0.8, ("۳۵۰٬۰۰۰", "۸۰۰٬۰۰۰"))):
        press(box["x"] + box["width"] * (1 - share), box["y"] + 8)
        shopper.page.wait_for_function("([low, high]) => document.querySelector('[name=price_min]').value === low && "
                                       "document.querySelector('[name=price_max]').value === high", arg=list(expected))


def test_bars_and_handles_of_one_price_stand_above_each_other(shopper: Journey, market: Market) -> None:
    """Right to left the cheapest bar is on the right, where the lower handle is."""
    filters(shopper, "/all/?price_min=500000")
    lit = shopper.page.eval_on_selector_all(".bars rect", "bars => bars.map((bar) => [bar.matches('.in'), bar.getBoundingClientRect().x])")
    assert [one[0] for one in lit] == [False, True]
    assert lit[0][1] > lit[1][1]


def test_targets_are_wide_enough_for_a_finger(phone: Journey, market: Market) -> None:
    filters(phone)
    small = phone.page.eval_on_selector_all(
        "#filters-sheet :is(a, button, summary, label)",
        "all => all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML)",
    )
    assert small == []


def test_the_button_counts_before_the_choice_is_sent(shopper: Journey, market: Market) -> None:
    filters(shopper)
    button, address = shopper.page.locator(BUTTON), shopper.page.url
    expect(button).to_be_visible(visible=shopper.phone)
    shopper.visible("input[name=province]").check()
    expect(button).to_have_text("دیدن ۵ کالا")
    expect(button).to_be_in_viewport()
    expect(shopper.page.locator(".sheet-foot [role=status]")).to_have_text("دیدن ۵ کالا")
    shopper.page.locator("input[name=price_max]").fill("۱")
    expect(button).to_have_text("کالایی با این فیلترها نیست")
    shopper.seen()
    shopper.page.locator("input[name=price_max]").fill("")
    expect(button).to_have_text("دیدن ۵ کالا")
    assert shopper.page.url == address
    shopper.visible("input[name=province]").uncheck()
    expect(button).to_have_text("دیدن ۶ کالا")
    expect(button).to_be_visible(visible=shopper.phone)
    shopper.visible("input[name=province]").check()
    button.click()
    shopper.page.wait_for_url("**/all/?province=*")
    assert shopper.page.locator(".good").count() == 5


def test_a_late_count_is_dropped_and_one_that_fails_leaves_plain_words(shopper: Journey, market: Market) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        if "x-count" not in route.request.headers:
            route.continue_()
        elif not held:
            held.append(route)
        elif "stock=1" in route.request.url:
            route.fulfill(status=503, body="")
        else:
            route.continue_()

    filters(shopper)
    shopper.page.route("**/all/*", hold)
    button, boxes = shopper.page.locator(BUTTON), shopper.page.locator("input[name=province]")
    with shopper.page.expect_request("**/all/?province=*"):
        boxes.nth(0).check()
    boxes.nth(1).check()
    expect(button).to_have_text("دیدن ۶ کالا")
    held[0].fulfill(json={"total": 77, "text": "دیدن ۷۷ کالا"})
    shopper.page.wait_for_timeout(200)
    expect(button).to_have_text("دیدن ۶ کالا")
    shopper.visible("input[name=stock]").check()
    expect(button).to_have_text("اعمال فیلترها")
    shopper.told.clear()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_script_there_are_fields_and_a_plain_button(
    chromium: Browser, live_server: LiveServer, gateway: Bank, market: Market, size: ViewportSize,
) -> None:
    shopper = Journey(chromium, live_server.url, gateway, size=size, script=False)
    filters(shopper)
    assert not shopper.page.locator(".slider input").first.is_visible()
    shopper.page.locator("input[name=price_max]").fill("۶۰۰٬۰۰۰")
    expect(shopper.page.locator(BUTTON)).to_have_text("اعمال فیلترها", use_inner_text=True)
    shopper.page.locator(BUTTON).click()
    shopper.page.wait_for_url("**/all/?*price_max=*")
    assert shopper.page.locator(".good").count() == 3
    shopper.close()


def test_many_active_filters_stay_within_the_page(shopper: Journey, market: Market) -> None:
    everywhere = "&".join(f"province={number}" for number in range(1, 25))
    shopper.open(f"/all/?{everywhere}&price_min=1&stock=1")
    assert shopper.page.locator("a.chip").count() == 26
    shopper.seen()
