"""What every answer tells the browser: content policy, frames, types, referrer, cookies, and HTTPS alone in production."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.db import connection
from django.test import Client
from pytest_django import Settings

from shop.settings.env import ROOT
from tests.access.market import Market

SHOPPERS = (
    "/", "/all/", "/p/{product}/{slug}/", "/c/{category}/", "/shop/{shop}/", "/basket/", "/checkout/", "/orders/{paid}/", "/account/",
    "/account/addresses/", "/account/security/2fa/", "/help/", "/payments/result/{token}/", "/nothing/",
)
OURS_ALONE = ("default-src", "script-src", "style-src", "connect-src", "frame-ancestors", "base-uri")
GATEWAY = "https://payment.zarinpal.com"


def _policy(response: Any) -> dict[str, list[str]]:
    parts = (part.split() for part in response.headers["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def _as(market: Market, role: str, client: Client) -> Client:
    client.cookies[site.SESSION_COOKIE_NAME] = market.sessions[role]
    return client


@pytest.mark.parametrize("address", SHOPPERS)
def test_a_shoppers_page_allows_nothing_inline_and_nothing_foreign(market: Market, browser: Client, address: str) -> None:
    response = _as(market, "shopper", browser).get(address.format(**market.places))
    assert response.status_code == (404 if address == "/nothing/" else 200)
    policy = _policy(response)
    assert {tuple(policy[name]) for name in OURS_ALONE} == {("'self'",)}
    assert policy["object-src"] == ["'none'"]
    assert policy["form-action"] == ["'self'", GATEWAY]
    assert "unsafe" not in response.headers["Content-Security-Policy"]


def test_the_gateways_origin_comes_from_its_address(browser: Client) -> None:
    """Without it a browser would stop at the redirect after the form."""
    say = "import shop.settings as s; print(*s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action'])"
    env = os.environ | {"ZARINPAL_API": "http://pay.example:8100/pg", "GATEWAY_HOSTS": "https://bank.example"}
    done = subprocess.run([sys.executable, "-c", say], env=env, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["'self'", "http://pay.example:8100", "https://bank.example"], done.stderr[-500:]


def test_the_office_has_a_policy_of_its_own(market: Market, browser: Client) -> None:
    policy = _policy(_as(market, "operator", browser).get("/office/"))
    assert policy["script-src"] == policy["style-src"] == ["'self'", "'unsafe-inline'"]
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == ["'self'"]
    assert policy["object-src"] == ["'none'"]


@pytest.mark.parametrize("address", [*SHOPPERS, "/health/live", "/robots.txt", "/sitemap.xml", "/office/", "/panel/"])
def test_every_answer_forbids_guessing_framing_and_telling_others_where_one_was(market: Market, browser: Client, address: str) -> None:
    headers = _as(market, "operator", browser).get(address.format(**market.places)).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "address", ["/account/", "/account/orders/", "/basket/", "/checkout/", "/orders/{paid}/", "/payments/result/{token}/"]
)
def test_what_is_somebodys_own_is_kept_by_no_cache(market: Market, browser: Client, address: str) -> None:
    response = _as(market, "shopper", browser).get(address.format(**market.places))
    assert {"no-store", "private"} <= set(response.headers["Cache-Control"].replace(" ", "").split(","))


def test_media_are_pictures_or_downloads_whatever_their_name_says(browser: Client, settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    wanted = {"a.avif": "image/avif", "a.webp": "image/webp", "a.svg": "application/octet-stream", "a.html": "application/octet-stream"}
    for name, kind in wanted.items():
        (tmp_path / name).write_bytes(b"<script>alert(1)</script>")
        response = browser.get(f"/media/{name}")
        assert (response["Content-Type"], response["X-Content-Type-Options"]) == (kind, "nosniff")
        assert ("attachment" in response.get("Content-Disposition", "")) == (kind == "application/octet-stream")
        assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize(("address", "kind"), [
    ("/", "text/html"), ("/robots.txt", "text/plain"), ("/sitemap.xml", "application/xml"), ("/health/live", "application/json"),
])
def test_answers_name_their_type(market: Market, browser: Client, address: str, kind: str) -> None:
    assert browser.get(address)["Content-Type"].split(";")[0] == kind


_PRODUCTION = """
import json, django
from django.conf import settings
settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
django.setup()
from django.db import transaction
from django.test import Client
client, said = Client(), {}
with transaction.atomic():
    plain = client.get("/account/sign-in/", headers={"host": "shop.example"})
    said["plain"] = [plain.status_code, plain.headers.get("Location")]
    for ask, form in (("get", {}), ("post", {"mobile": "09121112233"})):
        answer = getattr(client, ask)("/account/sign-in/", form, secure=True, headers={"host": "shop.example"})
        said[ask] = [answer.status_code, dict(answer.headers)]
    said["foreign"] = client.get("/", secure=True, headers={"host": "other.example"}).status_code
    transaction.set_rollback(True)
said["cookies"] = {name: {key: str(value) for key, value in one.items()} for name, one in client.cookies.items()}
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def production(market: Market) -> dict[str, Any]:
    """What a site in production answers, in a process of its own."""
    server, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    env = os.environ | {
        "PRODUCTION": "1", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "shop.example", "DEBUG": "0", "DEMO": "0",
        "SITE_URL": "https://shop.example", "ZARINPAL_MERCHANT_ID": "11111111-2222-3333-4444-555555555555",
        "DJANGO_SETTINGS_MODULE": "shop.settings", "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}", "LOG_LEVEL": "CRITICAL",
    }
    done = subprocess.run([sys.executable, "-c", _PRODUCTION], env=env, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_production_speaks_https_alone(production: dict[str, Any]) -> None:
    assert production["plain"] == [301, "https://shop.example/account/sign-in/"]
    status, headers = production["get"]
    assert (status, headers["Strict-Transport-Security"]) == (200, "max-age=31536000; includeSubDomains; preload")
    assert production["foreign"] == 400


def test_cookies_of_production_are_kept_from_scripts_strangers_and_plain_http(production: dict[str, Any]) -> None:
    cookies = production["cookies"]
    assert production["post"][0] == 302
    assert {"sessionid", "csrftoken"} <= set(cookies)
    for name, facts in cookies.items():
        assert facts["secure"] == "True", name
        assert facts["samesite"] in ("Lax", "Strict"), name
        assert name == "csrftoken" or facts["httponly"] == "True", name


def test_the_baskets_cookie_is_kept_from_scripts(market: Market, browser: Client, settings: Settings) -> None:
    settings.SESSION_COOKIE_SECURE = True
    browser.post("/basket/add/", {"stockrecord_id": market.places["offer"], "quantity": 1})
    cookie = browser.cookies["basket"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
