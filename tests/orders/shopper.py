"""A shopper with a browser that has no script, through the views of the shop and the gateway's own."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import httpx
from django.test import Client

from shop.places.models import Province
from tests.orders.world import MOBILE

_INPUT = re.compile(r"<input[^>]*>")
_ATTR = re.compile(r'([\w-]+)(?:="([^"]*)")?')


def place_fields(province: str = "تهران") -> dict[str, str]:
    where = Province.objects.get(name=province)
    return {
        "recipient": "مریم رضایی", "mobile": MOBILE, "province": str(where.pk), "county": str(where.counties.all()[0].pk),
        "line": "خیابان دماوند، کوچهٔ نسترن، پلاک ۸", "postal_code": "۱۶۳۴۵۶۷۸۹۰",
    }


def form_fields(html: str) -> dict[str, str]:
    """What the page's inputs would send: hidden and text ones with their value, radios where checked."""
    found: dict[str, str] = {}
    for tag in _INPUT.findall(html):
        attrs = dict(_ATTR.findall(tag[6:]))
        name = attrs.get("name", "")
        if not name or name == "csrfmiddlewaretoken" or (attrs.get("type") == "radio" and "checked" not in attrs):
            continue
        found[name] = attrs.get("value", "")
    return found


class Shopper:
    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()

    def add(self, record: Any, quantity: int = 1) -> Any:
        return self.client.post("/basket/add/", {"stockrecord_id": record.pk, "quantity": quantity})

    def checkout(self, province: str = "تهران", **changes: Any) -> dict[str, Any]:
        """The fields of the checkout page as they stand once the place is known."""
        self.client.cookies["to"] = str(Province.objects.get(name=province).pk)
        page = self.client.get("/checkout/")
        assert page.status_code == 200, page.status_code
        return {**form_fields(page.content.decode()), **place_fields(province), **changes}

    def place(self, **changes: Any) -> Any:
        """Press "pay"; the answer leads to the gateway."""
        return self.client.post("/checkout/", self.checkout(**changes))

    def pay(self, response: Any, act: str = "pay") -> Any:
        """At the gateway's page, and back; the page on which the shopper ends."""
        answer = httpx.post(response["Location"], data={"act": act}, trust_env=False)
        back = urlsplit(answer.headers["Location"])
        return self.client.get(f"{back.path}?{back.query}", follow=True)
