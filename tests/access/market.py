"""The market that the matrix walks through: six roles, and one object of each kind that belongs to one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.utils import timezone
from oscar.apps.basket.models import Line
from wagtail.models import Site

from catalog.listings.models import CategoryInfo, Listing, ProductInfo, TaxRate
from orders.basket.cookies import Owner
from orders.checkout.completion import order_complete
from orders.order.links import order_key
from orders.payments.links import result_url
from orders.payments.models import Payment, PaymentState
from orders.shipping.models import DeliveryMethod
from search.curation import services as curation
from search.curation.models import Version
from sellers.businesses.models import Seller
from shop.accounts.models import User
from shop.accounts.services import address_save
from shop.cms.operators import OPERATORS
from tests.orders.world import basket_fill, contact_make, goods_make, order_make, seller_make, user_make

ROLES = ("guest", "shopper", "other shopper", "seller", "other seller", "operator")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

_DIGEST = """
CREATE OR REPLACE FUNCTION pg_temp.access_digest(names text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE name text; part text; whole text := '';
BEGIN
  FOREACH name IN ARRAY names LOOP
    EXECUTE format('SELECT count(*) || '':'' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM %I t', name) INTO part;
    whole := whole || name || '=' || part || E'\n';
  END LOOP;
  RETURN whole;
END $$
"""
_UNWATCHED = frozenset({"django_session", "django_content_type"})
"""A session may keep the sentence of a refusal."""


@dataclass(frozen=True)
class Market:
    places: dict[str, Any]
    """What the braces in a route's address stand for."""
    sessions: dict[str, str]
    tables: list[str]

    def digest(self) -> dict[str, str]:
        """Count and hash of the rows of each table; any change of any row shows."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_temp.access_digest(%s)", [self.tables])
            return dict(line.split("=") for line in cursor.fetchone()[0].splitlines())


def _session(user: User) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def _tables() -> list[str]:
    models = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed}
    return sorted((models & set(connection.introspection.table_names())) - _UNWATCHED)


def _orders(shopper: User, record: Any) -> dict[str, Any]:
    """A paid order, one that waits with its payment at the gateway, and a guest's."""
    def order(user: User | None) -> Any:
        owner = basket_fill(Owner(user.pk if user else None), record)
        return order_make(owner, timezone.now(), user=user, contact=contact_make())

    paid, waiting, guests = order(shopper), order(shopper), order(None)
    order_complete(order_id=paid.pk, at=timezone.now())
    payment = Payment.objects.create(
        order=waiting, provider="zarinpal", amount=int(waiting.total_incl_tax), state=PaymentState.REQUESTED, authority="A" * 36,
        requested_at=timezone.now(),
    )
    return {
        "paid": paid.number, "waiting": waiting.number, "guests": guests.number, "guests_key": order_key(guests.number),
        "wrong_key": order_key(paid.number), "paid_id": paid.pk, "waiting_id": waiting.pk,
        "parcel": paid.consignments.get().pk, "unpaid_parcel": waiting.consignments.get().pk,
        "payment": payment.pk, "token": result_url(payment).split("/")[-2],
    }


def _goods(seller: Seller, record: Any) -> dict[str, Any]:
    info = ProductInfo.objects.select_related("product").get(product=record.product_id)
    category = CategoryInfo.objects.get(category=info.category_id)
    return {
        "product": info.pk, "slug": info.product.slug, "offer": record.pk, "category": category.slug, "seller": seller.pk,
        "shop": seller.slug, "province": seller.province.slug, "province_id": seller.province_id, "county_id": seller.county_id,
        "licence": seller.licences.get().pk,
    }


def _said() -> dict[str, Any]:
    """What operators say about search: one version, and a draft above it."""
    facts: dict[str, Any] = {"both_ways": False, "is_active": True, "actor": None}
    row = curation.synonym_save(typed="مانتو", meant="رویه", **facts)
    version = curation.draft_publish(actor=None)
    curation.synonym_save(typed="کیف", meant="ساک", **facts)
    change = curation.last_change(Version.objects.latest("pk"))
    return {"row": row.pk, "version": version.number, "change": change, "watched": curation.watched_query_add(text="شال").pk}


def _basket(shopper: User, record: Any) -> dict[str, Any]:
    basket_fill(Owner(shopper.pk), record)
    line = Line.objects.get(basket__owner=shopper, basket__status="Open")
    return {"line": line.pk, "basket": line.basket_id}


def market_make() -> Market:
    """Build it by the services; the caller holds a transaction."""
    people = {role: user_make() for role in ROLES[1:]}
    people["operator"].groups.add(Group.objects.get(name=OPERATORS))
    seller = seller_make(user=people["seller"])
    goods_make(seller_make(user=people["other seller"]))
    record = goods_make(seller, stock=20)
    address = address_save(user=people["shopper"], data=contact_make().address, address=None, is_default=False)
    address_save(user=people["other shopper"], data=contact_make().address, address=None, is_default=True)
    places = {
        "address": address.pk, "missing": 987_654_321, "person": people["shopper"].pk, "tax_rate": TaxRate.objects.all()[0].pk,
        "delivery": DeliveryMethod.objects.all()[0].pk, "card": Listing.objects.get(product_id=record.product_id).pk, **_said(),
        **_goods(seller, record), **_orders(people["shopper"], record), **_basket(people["shopper"], record),
    }
    Site.clear_site_root_paths_cache()
    with connection.cursor() as cursor:
        cursor.execute(_DIGEST)
    return Market(places, {role: _session(user) for role, user in people.items()}, _tables())
