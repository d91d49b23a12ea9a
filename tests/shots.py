"""`make shots`: the main pages of every role at 360 and 1280 px into docs/screens/, from a demo that runs.

The demo is at `--url` (http://localhost:8000 unless given). Each picture is WebP under 120 kB; a page is shown to its first
2,600 px at most.
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from shop.demo.users import DEMO_USERS
from shop.settings.env import ROOT
from tests.chromium import CHROMIUM

OUT = ROOT / "docs" / "screens"
LIMIT = 120_000
TALLEST = 2_600
SIZES = (ViewportSize(width=360, height=800), ViewportSize(width=1280, height=900))
HEIGHT = "Math.max(document.documentElement.scrollHeight, document.getElementById('main')?.scrollHeight ?? 0)"
"""The office scrolls its main part, not the document."""
FILTERS = "a[data-opens=filters-sheet]"
CODE = re.compile(r"(?<![۰-۹0-9])[۰-۹0-9]{6}(?![۰-۹0-9])")


@dataclass(frozen=True, slots=True)
class Shot:
    """A page by its address, then by the first link there that `link` selects, without an address on the page before.

    `press` is pressed and `types` typed into the search box before the picture; `adds` puts the product into the basket after it.
    `opens` is pressed before all that where it stands on the page (the phone's way to a sheet); the picture is of the screen then.
    """

    name: str
    address: str = ""
    link: str = ""
    opens: str = ""
    press: str = ""
    types: str = ""
    whole: bool = True
    adds: bool = False


GUEST = (
    Shot("home", "/"), Shot("categories", "/categories/"), Shot("list", "/c/crafts/"),
    Shot("filters", "/c/crafts/?stock=1", press=FILTERS, whole=False), Shot("empty", "/search/?q=قفقفقف"),
    Shot("suggestions", "/", types="ترم", whole=False), Shot("search", "/search/?q=کاسه"), Shot("search-meant", "/search/?q=طرمه"),
    Shot("search-read", "/search/?q=ترمه زیر ۹۰۰ هزار تومان یزد"),
    Shot("search-facets", "/all/?cat=1", opens=FILTERS, press="#filters-sheet .more summary"),
    Shot("town", "/", press="a[data-opens=town]", whole=False), Shot("provinces", "/provinces/"), Shot("makers", "/makers/"),
    Shot("shop", link='main a[href^="/shop/"]'), Shot("product", "/c/food/", link=".good a", adds=True),
    Shot("product-2", "/c/minakari/?stock=1", link=".good a", adds=True),
    Shot("basket", "/basket/"), Shot("checkout", "/checkout/"), Shot("help", "/help/how-to-buy/"), Shot("sign-in", "/account/sign-in/"),
)
ROLES: dict[str, tuple[Shot, ...]] = {
    "shopper": (
        Shot("account", "/account/"), Shot("addresses", "/account/addresses/"), Shot("orders", "/account/orders/"),
        Shot("order", link='main a[href^="/orders/"]'),
    ),
    "seller": (
        Shot("panel", "/panel/"), Shot("panel-products", "/panel/products/"), Shot("panel-stock", "/panel/stock/"),
        Shot("panel-orders", "/panel/orders/"),
        Shot("panel-order", link='main a[href*="/panel/orders/"]:not([href*="?"]):not([href$="/orders/"])'),
    ),
    "operator": (
        Shot("office", "/office/"), Shot("office-products", "/office/products/"), Shot("office-sellers", "/office/sellers/"),
        Shot("office-orders", "/office/orders/"), Shot("office-search", "/office/search/"),
        Shot("office-bench", "/office/search/bench/?q=ترمه"), Shot("office-why", link='#main a[href*="/bench/why/"]'),
        Shot("office-pin", link='#main a[href*="/pins/new/"]'), Shot("office-index", "/office/search/index/"),
        Shot("office-reports", "/office/search/reports/"),
    ),
}


def webp(png: bytes) -> bytes:
    """The picture under the limit: first less quality, then a smaller picture."""
    with Image.open(io.BytesIO(png)) as shot:
        picture = shot.convert("RGB")
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    while True:
        for quality in (82, 70, 58, 46, 36):
            out = io.BytesIO()
            picture.save(out, "WEBP", quality=quality, method=6)
            if out.tell() < LIMIT:
                return out.getvalue()
        picture = picture.resize((picture.width * 4 // 5, picture.height * 4 // 5), Image.Resampling.LANCZOS)


def whole(page: Page, size: ViewportSize) -> bytes:
    """The page as on a screen of its own height: bars stand at its end, and every picture is near enough to be loaded."""
    tall = min(page.evaluate(HEIGHT), TALLEST)
    page.set_viewport_size(ViewportSize(width=size["width"], height=max(tall, size["height"])))
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    taken = page.screenshot()
    page.set_viewport_size(size)
    return taken


def sign_in(context: BrowserContext, mobile: str) -> None:
    """As anybody does, with the code that the demo shows."""
    page = context.new_page()
    page.goto("/account/sign-in/")
    page.locator("main input[type=tel], main input[name=mobile]").first.fill(mobile)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")
    codes = context.new_page()
    codes.goto("/account/demo-codes/")
    found = CODE.findall(codes.locator("main").inner_text())
    codes.close()
    page.locator("main input[name=code]").fill(found[0])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    page.close()


def pressed(page: Page, target: str) -> bool:
    """Whether there is something to press, and it was."""
    found = page.locator(target).locator("visible=true")
    if not found.count():
        return False
    found.first.click()
    page.wait_for_timeout(350)
    return True


def shots(page: Page, wanted: tuple[Shot, ...], size: ViewportSize) -> Iterator[tuple[str, bytes]]:
    for shot in wanted:
        if shot.address:
            page.goto(shot.address)
        if shot.link:
            page.goto(page.locator(shot.link).first.get_attribute("href") or "/")
        page.wait_for_load_state("networkidle")
        opened = bool(shot.opens) and pressed(page, shot.opens)
        if shot.press and not pressed(page, shot.press):
            continue
        if shot.types:
            page.locator("form[role=search] input[name=q]").press_sequentially(shot.types)
            page.locator(".suggest").wait_for()
        yield f"{shot.name}-{size['width']}", whole(page, size) if shot.whole and not opened else page.screenshot()
        if shot.adds:
            page.locator("button.btn-primary[form=add]").locator("visible=true").first.click()
            page.locator(".toast-note").first.wait_for()


def take(browser: Browser, url: str, only: list[str]) -> int:
    count = 0
    for size in SIZES:
        for role in ("guest", *ROLES):
            wanted = tuple(shot for shot in ROLES.get(role, GUEST) if not only or shot.name in only)
            if not wanted:
                continue
            context = browser.new_context(viewport=size, base_url=url, locale="fa-IR", reduced_motion="reduce", color_scheme="light")
            context.set_default_timeout(30_000)
            if role != "guest":
                sign_in(context, next(user.mobile for user in DEMO_USERS if user.role == role))
            page = context.new_page()
            for name, png in shots(page, wanted, size):
                (OUT / f"{name}.webp").write_bytes(webp(png))
                count += 1
            context.close()
    return count


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of the main pages into docs/screens/")
    parser.add_argument("--url", default="http://localhost:8000", help="where the demo runs (make run)")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="only these pictures")
    asked = parser.parse_args()
    if CHROMIUM is None:
        print("No Chromium on this machine: no pictures.", file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        count = take(browser, asked.url, asked.only)
        browser.close()
    large = [file.name for file in OUT.glob("*.webp") if file.stat().st_size >= LIMIT]
    print(f"{count} pictures in {Path('docs/screens')}{'; too large: ' + ', '.join(large) if large else ''}")
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
