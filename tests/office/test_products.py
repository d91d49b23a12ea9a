"""Products in the office: what is changed there holds in the shop, what is refused changes nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from catalog.listings.models import Listing, PriceChange, TaxRate
from catalog.listings.offers import offers_for_product
from catalog.listings.office.changes import changes_of
from orders.basket.cookies import Owner
from orders.basket.selectors import basket_read
from orders.basket.services import basket_find
from shop.accounts.models import User
from tests.orders.world import basket_fill, goods_make, offer_make, order_make, seller_make, user_make

pytestmark = pytest.mark.django_db


def offer_post(client: Client, record: Any, seen: dict[str, Any] | None = None, **typed: Any) -> Any:
    """Send the offer's form as the page shows it, with what was typed over it; `seen` is an older page."""
    shown = {"price": str(int(record.price) // 10), "stock": "" if record.num_in_stock is None else str(record.num_in_stock),
             "preparation_days": str(record.terms.preparation_days), "is_offered": "on" if record.terms.is_offered else ""} | (seen or {})
    first = {f"initial-{name}": value for name, value in shown.items()}
    return client.post(reverse("office_products:offer", args=[record.pk]), first | shown | typed)


def state_of(record: Any) -> tuple[Any, ...]:
    record.refresh_from_db()
    record.terms.refresh_from_db()
    card = Listing.objects.get(partner_id=record.partner_id)
    return (int(record.price), record.num_in_stock, record.num_allocated, record.terms.preparation_days, record.terms.is_offered,
            record.terms.old_price, card.version, PriceChange.objects.count())


def test_changed_price_is_on_card_product_page_and_basket(office: Client, operator: User, seller: Any) -> None:
    record, shopper = goods_make(seller), user_make()
    owner = basket_fill(Owner(shopper.pk, ()), record)
    answer = offer_post(office, record, price="۲۳۴٬۰۰۰")
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("office_products:product", args=[record.product_id]))
    now = timezone.now()
    assert Listing.objects.get(product_id=record.product_id).price == 2_340_000
    assert [offer.price for offer in offers_for_product(record.product_id, now)] == [2_340_000]
    assert [line.offer.price for line in basket_read(basket_id=basket_find(owner=owner), now=now).lines] == [2_340_000]
    assert "۲۳۴٬۰۰۰" in Client().get(f"/p/{record.product_id}/x/", follow=True).content.decode()
    assert "۲۳۴٬۰۰۰" in Client().get("/all/").content.decode()
    change = PriceChange.objects.get(stockrecord=record)
    assert (change.before, change.after, change.changed_by) == (1_500_000, 2_340_000, operator)


def test_stock_below_what_is_reserved_is_refused_with_a_sentence(office: Client, seller: Any) -> None:
    record, shopper = goods_make(seller), user_make()
    order_make(basket_fill(Owner(shopper.pk, ()), record, quantity=3), timezone.now(), user=shopper)
    record.refresh_from_db()
    before = state_of(record)
    answer = offer_post(office, record, stock="۲", price="۹۹۰۰۰")
    assert answer.status_code == 422
    assert "موجودی نمی‌تواند از آن کمتر شود" in answer.content.decode()
    assert state_of(record) == before
    assert offer_post(office, record, stock="۳").status_code == 302
    assert state_of(record)[1:3] == (3, 3)


@pytest.mark.parametrize(("typed", "words"), [
    ({"price": "۰"}, "قیمت باید بیشتر از صفر"),
    ({"price": "صد تومان"}, "مبلغ را به تومان"),
    ({"price": ""}, "لازم"),
    ({"price": "۱٬۰۰۰٬۰۰۰٬۰۰۰"}, "قیمت باید بیشتر از صفر"),
    ({"preparation_days": "۹۱"}, "روز آماده‌سازی از ۰ تا ۹۰"),
    ({"stock": "-۱"}, "بزرگتر"),
])
def test_refusals_change_nothing(office: Client, seller: Any, typed: dict[str, Any], words: str) -> None:
    record = goods_make(seller)
    before = state_of(record)
    answer = offer_post(office, record, **typed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert state_of(record) == before


def test_what_a_buyer_changed_meanwhile_stays(office: Client, seller: Any) -> None:
    record = goods_make(seller, stock=5)
    record.__class__.objects.filter(pk=record.pk).update(num_in_stock=4)
    record.refresh_from_db()
    assert offer_post(office, record, seen={"stock": "5"}, price="۱۶۰۰۰۰").status_code == 302
    assert state_of(record)[:2] == (1_600_000, 4)


def test_made_to_order_and_taken_from_sale(office: Client, seller: Any) -> None:
    record = goods_make(seller)
    offer_post(office, record, stock="")
    assert state_of(record)[1] is None
    offer_post(office, record, is_offered="")
    assert not state_of(record)[4]
    assert not any(offer.live for offer in offers_for_product(record.product_id, timezone.now()))


def test_who_changed_what_stands_in_the_log(office: Client, operator: User, seller: Any) -> None:
    record = goods_make(seller)
    offer_post(office, record, stock="۲", price="۱۷۰٬۰۰۰", preparation_days="۴")
    (entry,) = changes_of(record.product)
    assert (entry.user, entry.data) == (operator, {"seller": seller.name, "stock": 2, "price": 1_700_000, "preparation_days": 4})
    record.refresh_from_db()
    record.terms.refresh_from_db()
    offer_post(office, record)
    offer_post(office, record, price="۰")
    assert changes_of(record.product).count() == 1
    page = office.get(reverse("office_products:product", args=[record.product_id])).content.decode()
    assert "موجودی ۲" in page
    assert "آماده‌سازی ۴ روز" in page


def test_cut_ends_with_its_day_and_can_be_ended(office: Client, seller: Any) -> None:
    record, url = goods_make(seller), "office_products:cut"
    before = state_of(record)
    for typed, words in (
        ({"price": "۱۵۰۰۰۰", "last_day": "۱۴۹۹/۰۱/۰۱"}, "کمتر از قیمت کنونی"), ({"price": "۱۲۰۰۰۰", "last_day": "۱۴۰۰/۰۱/۰۱"}, "در آینده"),
        ({"price": "۱۲۰۰۰۰", "last_day": "۱۴۰۵/۱۳/۰۱"}, "در تقویم نیست"),
    ):
        answer = office.post(reverse(url, args=[record.pk]), typed)
        assert answer.status_code == 422
        assert words in answer.content.decode()
        assert state_of(record) == before
    assert office.post(reverse(url, args=[record.pk]), {"price": "۱۲۰٬۰۰۰", "last_day": "۱۴۹۹/۰۱/۰۱"}).status_code == 302
    assert (state_of(record)[0], state_of(record)[5]) == (1_200_000, 1_500_000)
    assert office.get(reverse("office_products:cut_end", args=[record.pk])).status_code == 200
    assert state_of(record)[0] == 1_200_000
    office.post(reverse("office_products:cut_end", args=[record.pk]))
    assert (state_of(record)[0], state_of(record)[5]) == (1_500_000, None)


def test_get_changes_nothing_and_unknown_is_404(office: Client, seller: Any) -> None:
    record = goods_make(seller)
    before = state_of(record)
    for name in ("offer", "cut", "cut_end"):
        assert office.get(reverse(f"office_products:{name}", args=[record.pk])).status_code == 200
        assert office.post(reverse(f"office_products:{name}", args=[10**6])).status_code == 404
    assert office.post(reverse("office_products:product", args=[record.product_id])).status_code == 405
    assert state_of(record) == before


def test_search_and_filters(office: Client, seller: Any) -> None:
    record, other = goods_make(seller), goods_make(seller_make())
    url = reverse("office_products:index")
    titles = {one.pk: one.product.title for one in (record, other)}
    for query, there, away in (
        ({"q": titles[record.pk]}, record, other), ({"q": seller.name}, record, other), ({"state": "live"}, record, None),
        ({"state": "sold_out"}, None, record), ({"pictures": "none"}, record, None), ({"pictures": "some"}, None, record),
    ):
        page = office.get(url, query).content.decode()
        assert there is None or titles[there.pk] in page
        assert away is None or reverse("office_products:product", args=[away.product_id]) not in page


def test_pages_are_counted_in_persian(office: Client, seller: Any) -> None:
    for _ in range(21):
        goods_make(seller)
    page = office.get(reverse("office_products:index"), {"p": 2}).content.decode()
    (pages,) = re.findall(r'<nav class="pagination".*?</nav>', page, re.S)
    words = " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", pages, flags=re.S).split())
    assert words == "صفحهٔ ۲ از ۲ قبلی ۱ ۲ بعدی ۲۱ مورد"


def test_list_and_page_cost_the_same_for_two_and_for_twenty(office: Client, seller: Any) -> None:
    record = goods_make(seller)
    goods_make(seller)

    def cost(url: str) -> int:
        office.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert office.get(url).status_code == 200
        return len(seen)

    urls = (reverse("office_products:index"), reverse("office_products:product", args=[record.product_id]))
    few = [cost(url) for url in urls]
    for _ in range(18):
        goods_make(seller)
    for _ in range(4):
        offer_make(seller_make(), record, price=1_600_000)
    assert [cost(url) for url in urls] == few


def test_tax_rate_is_written_with_a_jalali_day(office: Client) -> None:
    answer = office.post("/office/tax-rates/new/", {"vat_class": "standard", "percent": "۱۱", "starts_on": "۱۴۰۶/۰۱/۰۱"})
    assert answer.status_code == 302
    rate = TaxRate.objects.get(percent=11)
    assert str(rate.starts_on) == "2027-03-21"
    assert "۱۱٪" in office.get("/office/tax-rates/").content.decode()
    count = TaxRate.objects.count()
    assert office.post("/office/tax-rates/new/", {"vat_class": "standard", "percent": "۱۰۱", "starts_on": "۱۴۰۶/۰۱/۰۲"}).status_code == 200
    assert TaxRate.objects.count() == count
