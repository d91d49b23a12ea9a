"""Tables of parameters and the help pages, which operators keep."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from orders.shipping.models import DeliveryMethod
from shop.accounts.models import User
from shop.cms.models import HelpIndexPage, HelpPage

pytestmark = pytest.mark.django_db


def method_data(**changes: Any) -> dict[str, Any]:
    return {
        "title": "وانت", "code": "van", "base_same": "۴۵٬۰۰۰", "base_other": "۷۵٬۰۰۰", "per_kg": "۱۲٬۵۰۰", "days_same_min": "۱",
        "days_same_max": "۲", "days_other_min": "۲", "days_other_max": "۴", "max_weight_g": "۲۰۰۰۰", "is_active": "on",
    } | changes


def test_delivery_method_is_typed_in_toman_and_kept_in_rial(office: Client) -> None:
    assert office.get("/office/delivery-methods/new/").status_code == 200
    assert office.post("/office/delivery-methods/new/", method_data()).status_code == 302
    made = DeliveryMethod.objects.get(code="van")
    assert (made.base_same, made.base_other, made.per_kg, made.max_weight_g) == (450_000, 750_000, 125_000, 20_000)
    page = office.get(f"/office/delivery-methods/edit/{made.pk}/").content.decode()
    assert "۴۵٬۰۰۰" in page
    assert office.post(f"/office/delivery-methods/edit/{made.pk}/", method_data(base_same="۵۰٬۰۰۰")).status_code == 302
    made.refresh_from_db()
    assert made.base_same == 500_000


@pytest.mark.parametrize("changes", [
    {"days_other_min": "۵"}, {"base_same": "رایگان"}, {"code": "pishtaz"}, {"max_weight_g": "۰"}, {"title": ""},
])
def test_refused_method_changes_nothing(office: Client, changes: dict[str, str]) -> None:
    before = list(DeliveryMethod.objects.order_by("pk").values())
    assert office.post("/office/delivery-methods/new/", method_data(**changes)).status_code == 200
    assert list(DeliveryMethod.objects.order_by("pk").values()) == before


def test_operator_cannot_delete_a_method(office: Client) -> None:
    method = DeliveryMethod.objects.order_by("pk")[0]
    assert office.post(f"/office/delivery-methods/delete/{method.pk}/").status_code == 302
    assert DeliveryMethod.objects.filter(pk=method.pk).exists()


def body(text: str) -> str:
    """What Wagtail's editor sends for one paragraph."""
    block = {"key": "a1", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return json.dumps({"blocks": [block], "entityMap": {}})


def test_operator_writes_a_help_page(office: Client, operator: User) -> None:
    page = HelpPage.objects.get(slug="delivery")
    data = {
        "title": "زمان ارسال", "slug": "delivery", "group": "buy", "intro": "چکیدهٔ تازه", "body": body("متن تازهٔ ارسال"),
        "action-publish": "1", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }
    answer = office.post(f"/office/pages/{page.pk}/edit/", data)
    assert answer.status_code == 302, answer.context["form"].errors
    shown = Client().get("/help/delivery/").content.decode()
    assert "زمان ارسال" in shown
    assert "متن تازهٔ ارسال" in shown


def test_help_alone_can_be_added_below_help_alone(office: Client) -> None:
    index = HelpIndexPage.objects.get()
    assert office.get(f"/office/pages/add/shop_cms/helppage/{index.pk}/").status_code == 200
    assert office.get(f"/office/pages/add/shop_cms/helpindexpage/{index.pk}/").status_code == 302
    assert HelpPage.allowed_parent_page_models() == [HelpIndexPage]
    assert HelpIndexPage.allowed_subpage_models() == [HelpPage]
