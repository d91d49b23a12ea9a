"""A small market for tests of orders, made by the services that the shop itself uses."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from oscar.core.loading import get_model

from catalog.listings.services import VariantSpec, offer_create, product_create
from orders.basket.cookies import Owner
from orders.basket.selectors import basket_read
from orders.basket.services import basket_find, line_add
from orders.checkout.plan import ContactData, plan_make
from orders.checkout.services import order_place
from sellers.businesses.models import ActivityField, LicenceKind, LicensingAgency, Seller
from sellers.businesses.services import licence_grant, seller_register
from shop.accounts.models import User
from shop.accounts.services.addresses import AddressData
from shop.core.calendar import today
from shop.places.models import Province

StockRecord = get_model("partner", "StockRecord")
_number = count(1)
MOBILE = "09121234567"


def user_make(mobile: str = "") -> User:
    mobile = mobile or f"0935{next(_number):07}"
    return User.objects.create(username=mobile, mobile=mobile)


def seller_make(
    *, province: str = "اصفهان", fields: tuple[str, ...] = ("pottery", "preserves", "tailoring"), user: User | None = None
) -> Seller:
    """A seller with a licence of a year."""
    n = next(_number)
    where = Province.objects.get(name=province)
    seller = seller_register(
        name=f"کارگاه {n}", slug=f"workshop-{n}", owner_name="مریم", province=where, county=where.counties.all()[0],
        address_line="خیابان باغ، کوچهٔ سوم، پلاک ۷", postal_code="8134567890", phone="03132123456", users=[user] if user else [],
    )
    licence_grant(
        seller=seller, number=f"L-{n}", kind=LicenceKind.INDEPENDENT, agency=LicensingAgency.objects.all()[0],
        fields=list(ActivityField.objects.filter(code__in=fields)), issued_on=today() - dt.timedelta(days=30),
        expires_on=today() + dt.timedelta(days=365),
    )
    return seller


def goods_make(seller: Seller, *, price: int = 1_500_000, stock: int | None = 5, leaf: str = "glazed-pottery", **facts: Any) -> Any:
    """The stock record of a new product of this seller."""
    product = product_create(
        partner=seller.partner, leaf_slug=leaf, title=f"کاسهٔ سفالی شمارهٔ {next(_number)}", description="ساخته با دست", attributes={},
        variants=[VariantSpec(price=price, stock=stock)], **facts,
    )
    return StockRecord.objects.get(product=product)


def offer_make(seller: Seller, record: Any, *, price: int, stock: int | None = 5) -> Any:
    """This seller's own offer of a product that another one sells."""
    variants = {record.product_id: VariantSpec(price=price, stock=stock)}
    return offer_create(partner=seller.partner, product=record.product, variants=variants)[0]


def contact_make(mobile: str = MOBILE, province: str = "تهران") -> ContactData:
    where = Province.objects.get(name=province)
    return ContactData(
        mobile=mobile,
        address=AddressData(
            recipient="مریم رضایی", mobile=mobile, province_id=where.pk, county_id=where.counties.all()[0].pk,
            line="خیابان دماوند، کوچهٔ نسترن، پلاک ۸", postal_code="1634567890",
        ),
    )


def basket_fill(owner: Owner, *records: Any, quantity: int = 1) -> Owner:
    """The owner with the basket that now holds the goods."""
    for record in records:
        added = line_add(owner=owner, stockrecord_id=record.pk, quantity=quantity)
        if owner.user_id is None and added.basket_id not in owner.basket_ids:
            owner = Owner(None, (added.basket_id, *owner.basket_ids))
    return owner


def seen(owner: Owner, contact: ContactData, now: dt.datetime, code: str = "pishtaz") -> dict[str, Any]:
    """What a checkout form would post: deliveries and the total that the page showed."""
    basket = basket_read(basket_id=basket_find(owner=owner), now=now)
    deliveries = {parcel.seller.pk: code for parcel in basket.parcels}
    plan = plan_make(basket=basket, province_id=contact.address.province_id, deliveries=deliveries)
    return {"basket_id": basket.basket_id, "deliveries": deliveries, "expected_total": plan.total}


def order_make(owner: Owner, now: dt.datetime, *, contact: ContactData | None = None, user: User | None = None, **changes: Any) -> Any:
    contact = contact or contact_make()
    return order_place(**{**seen(owner, contact, now), "contact": contact, "notes": {}, "user": user, **changes})
