"""The style guide in a real Chromium, under the shop's own policy: axe, the sheet, the small modules, and all without script."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.template import Context, Template
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page

from tests.chromium import CHROMIUM, chromium_running
from themes.built import BUILT
from themes.styleguide import styleguide_context

STATIC = Path(__file__).parents[2] / "themes/static"
POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:"
BUY = """{% extends "base.html" %}{% load bazarche %}{% block main %}<div class="wrap"><h1>کالا</h1>
<p id="count" data-basket-count>۳</p>{% stepper form="add" %}
<button class="btn" form="add" name="stockrecord_id" value="7" type="submit">هفت</button>
<button class="btn" form="add" name="stockrecord_id" value="13" type="submit">سیزده</button>
<select id="id_province" aria-label="استان"><option value="1">یزد</option><option value="2">فارس</option></select>
<select id="id_county" data-county-of="id_province" aria-label="شهرستان"><option value="">برگزینید</option>
<optgroup label="یزد" data-province="1"><option value="11">میبد</option><option value="12">تفت</option></optgroup>
<optgroup label="فارس" data-province="2"><option value="21">جهرم</option></optgroup></select></div>{% endblock %}
{% block token %}<form id="add" method="post" action="/add" hx-post="/add" hx-target="#toasts" hx-swap="beforeend" hidden>
<input type="hidden" name="csrfmiddlewaretoken" value="token"></form>{% endblock %}"""
PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath d='M0 0h8v8z' fill='%23c96'/%3E%3C/svg%3E"
)

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.skipif(not (BUILT / "manifest.json").exists(), reason="the front end is not built (npm run build)"),
]


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_POST(self) -> None:
        sent = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        by_htmx = self.headers.get("HX-Request") == "true"
        if sent.get("stockrecord_id") == "13" and by_htmx:
            self.send_error(500)
            return
        piece = f"{sent.get('stockrecord_id')}/{sent.get('quantity')}/{sent.get('csrfmiddlewaretoken')}"
        name = "parts/basket_added.html" if by_htmx else "parts/basket_refused.html"
        body = render_to_string(name, {"title": piece, "text": piece, "basket_count": 12}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    for name, extra in {
        "day": {"theme": "day"},
        "night": {"theme": "night"},
        "nowruz": {"season": "nowruz"},
        "yalda": {"season": "yalda"},
    }.items():
        context = styleguide_context([PICTURE] * 8) | extra
        (folder / f"{name}.html").write_text(render_to_string("styleguide.html", context), encoding="utf-8")
    (folder / "buy.html").write_text(Template(BUY).render(Context({"basket_count": 3})), encoding="utf-8")
    (folder / "static").symlink_to(STATIC)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium_running() as started:
        yield started


def _page(browser: Browser, width: int, *, script: bool = True) -> Page:
    return browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script, reduced_motion="reduce").new_page()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["day", "night", "nowruz", "yalda"])
def test_axe_finds_nothing(site: str, browser: Browser, name: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}/{name}.html")
    found = Axe().run(page)
    assert not found.response["violations"], found.generate_report()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 768, 1024, 1280])
def test_nothing_runs_out_at_the_side(site: str, browser: Browser, width: int) -> None:
    page = _page(browser, width)
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{site}/day.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert told == []
    page.context.close()


def test_sheet_holds_the_focus_and_gives_it_back(site: str, browser: Browser) -> None:
    page = _page(browser, 360)
    page.goto(f"{site}/day.html")
    page.click("a[data-opens=filters]")
    for _step in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("Boolean(document.activeElement.closest('#filters'))")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.opens") == "filters"
    assert not page.is_visible("#filters")
    page.context.close()


def test_sheet_opens_without_script(site: str, browser: Browser) -> None:
    page = _page(browser, 360, script=False)
    page.goto(f"{site}/day.html")
    assert not page.is_visible("#filters")
    page.click("a[data-opens=filters]")
    assert page.is_visible("#filters button[type=submit]")
    assert not page.is_visible(".stepper button >> nth=0")
    page.context.close()


def test_small_modules_work_under_the_policy(site: str, browser: Browser) -> None:
    page = _page(browser, 1280)
    page.goto(f"{site}/day.html")
    first = page.locator(".stepper").first
    first.locator("button").first.click()
    assert first.locator("input").input_value() == "۲"
    money = page.locator("[data-money]").first
    money.fill("")
    money.press_sequentially("1234567")
    assert money.input_value() == "۱٬۲۳۴٬۵۶۷"
    assert page.evaluate("new FormData(document.querySelector('[data-money]').form).get('price_min')") == "1234567"
    page.locator(".fields summary").nth(1).click()
    page.keyboard.press("Escape")
    assert page.locator("details[data-menu][open]").count() == 0
    page.locator("[data-thumb]").nth(2).click()
    page.wait_for_selector("[data-thumb]:nth-child(3)[aria-current]")
    page.context.close()


def test_adding_tells_and_counts_without_a_page_load(site: str, browser: Browser) -> None:
    page = _page(browser, 360)
    page.goto(f"{site}/buy.html")
    page.locator(".stepper button").first.click()
    page.click("text=هفت")
    page.wait_for_selector(".toast-note")
    assert "7/2/token" in page.inner_text(".toast-note")
    assert page.inner_text("#count") == "۱۲"
    assert page.url.endswith("/buy.html")
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_adding_falls_back_to_a_page_load(site: str, browser: Browser, script: bool) -> None:
    page = _page(browser, 360, script=script)
    page.goto(f"{site}/buy.html")
    page.click("text=سیزده")
    page.wait_for_url("**/add")
    assert "13/" in page.inner_text("body")
    assert "token" in page.inner_text("body")
    page.context.close()


def test_counties_follow_the_province(site: str, browser: Browser) -> None:
    page = _page(browser, 360)
    page.goto(f"{site}/buy.html")
    assert page.locator("#id_county option").all_inner_texts() == ["برگزینید", "میبد", "تفت"]
    page.select_option("#id_county", "12")
    page.select_option("#id_province", "2")
    assert page.locator("#id_county option").all_inner_texts() == ["برگزینید", "جهرم"]
    assert page.input_value("#id_county") == ""
    page.context.close()
