"""The rows of a new order in one statement: order, contact, parcels with their first event, lines and what was agreed for each.

One trip to the server for six tables; Oscar's columns that the shop does not use keep the values that Oscar gives them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from orders.basket.selectors import BasketLine
from orders.checkout import errors
from orders.checkout.plan import ContactData, Plan, PlanParcel
from sellers.businesses.selectors import Covering, article33_address
from shop.core.hot import hot_rows
from shop.core.money import vat_part
from shop.core.persian import clean

_WRITE = """
WITH placed AS (
  INSERT INTO order_order (number, basket_id, user_id, currency, total_incl_tax, total_excl_tax, shipping_incl_tax, shipping_excl_tax,
    shipping_method, shipping_code, status, guest_email, date_placed, analytics_tracked)
  SELECT number, basket, person, 'IRR', total, net, freight, freight, '', '', status, '', at, false
  FROM json_to_record(%s::json) AS given(number text, basket bigint, person bigint, total numeric, net numeric, freight numeric,
    status text, at timestamptz)
  RETURNING id, user_id, date_placed
), contact AS (
  INSERT INTO orders_consignments_ordercontact (order_id, mobile, recipient, recipient_mobile, province_id, county_id, line, postal_code,
    pay_before)
  SELECT placed.id, given.* FROM placed, json_to_record(%s::json) AS given(mobile text, recipient text, recipient_mobile text,
    province_id bigint, county_id bigint, line text, postal_code text, pay_before timestamptz)
), parcel AS (
  INSERT INTO orders_consignments_consignment (order_id, seller_id, state, delivery_code, delivery_title, delivery_cost, goods_total,
    days_min, days_max, note, seller_name, seller_address, seller_phone, tracking_code, created_at)
  SELECT placed.id, seller, 'placed', code, title, cost, goods, days_min, days_max, note, name, address, phone, '', placed.date_placed
  FROM placed, ROWS FROM (json_to_recordset(%s::json) AS (seller bigint, code text, title text, cost bigint, goods bigint,
    days_min smallint, days_max smallint, note text, name text, address text, phone text)) WITH ORDINALITY
    AS given(seller, code, title, cost, goods, days_min, days_max, note, name, address, phone, place) ORDER BY place
  RETURNING id, seller_id
), story AS (
  INSERT INTO orders_consignments_consignmentevent (consignment_id, before, after, actor_id, note, at)
  SELECT parcel.id, '', 'placed', placed.user_id, '', placed.date_placed FROM parcel, placed ORDER BY parcel.id
), given AS MATERIALIZED (
  SELECT * FROM ROWS FROM (json_to_recordset(%s::json) AS (record bigint, seller bigint, partner bigint, product bigint, partner_name text,
    title text, variant text, picture text, quantity integer, price bigint, price_net bigint, total bigint, total_net bigint,
    vat_class text, vat_percent smallint, licence text, field text, valid_until date, return_rule text, preparation_days smallint))
    WITH ORDINALITY AS lines(record, seller, partner, product, partner_name, title, variant, picture, quantity, price, price_net, total,
    total_net, vat_class, vat_percent, licence, field, valid_until, return_rule, preparation_days, place)
), line AS (
  INSERT INTO order_line (order_id, partner_id, partner_name, partner_sku, partner_line_reference, partner_line_notes, stockrecord_id,
    product_id, title, quantity, line_price_incl_tax, line_price_excl_tax, line_price_before_discounts_incl_tax,
    line_price_before_discounts_excl_tax, unit_price_incl_tax, unit_price_excl_tax, tax_code, status, num_allocated, allocation_cancelled)
  SELECT placed.id, partner, partner_name, '', '', '', record, product, title, quantity, total, total_net, total, total_net, price,
    price_net, vat_class, '', 0, false
  FROM placed, given ORDER BY place
  RETURNING id, stockrecord_id
), frozen AS (
  INSERT INTO orders_consignments_consignmentline (line_id, consignment_id, title, variant, picture, quantity, unit_price, vat_class,
    vat_percent, licence_number, licence_field, licence_valid_until, return_rule, preparation_days)
  SELECT line.id, parcel.id, title, variant, picture, quantity, price, vat_class, vat_percent, licence, field, valid_until, return_rule,
    preparation_days
  FROM given JOIN line ON line.stockrecord_id = given.record JOIN parcel ON parcel.seller_id = given.seller
  RETURNING line_id
)
SELECT placed.id, (SELECT count(*) FROM frozen) FROM placed
"""


def order_write(
    *, number: str, status: str, user_id: int | None, contact: ContactData, plan: Plan, notes: Mapping[int, str],
    licences: Mapping[tuple[int, str], Covering], at: dt.datetime, pay_before: dt.datetime,
) -> int:
    """The key of the new order. Runs in the caller's transaction, which holds the stock already. DomainError delivery_missing."""
    lines = [(parcel.parcel.seller.pk, line) for parcel in plan.parcels for line in parcel.parcel.lines]
    address = contact.address
    given = (
        {
            "number": number, "basket": plan.basket.basket_id, "person": user_id, "total": plan.total, "freight": plan.freight,
            "net": plan.total - sum(vat_part(line.total, line.offer.vat_percent) for _seller, line in lines), "status": status, "at": at,
        },
        {
            "mobile": contact.mobile, "recipient": address.recipient, "recipient_mobile": address.mobile,
            "province_id": address.province_id, "county_id": address.county_id, "line": address.line, "postal_code": address.postal_code,
            "pay_before": pay_before,
        },
        [_parcel(parcel, notes) for parcel in plan.parcels],
        [_line(seller, line, licences[seller, line.offer.activity_field]) for seller, line in lines],
    )
    [(order_id, frozen)] = hot_rows(_WRITE, [json.dumps(part, ensure_ascii=False, default=str) for part in given])
    if frozen != len(lines):
        raise RuntimeError(f"order {number}: {frozen} of {len(lines)} lines were written")
    return int(order_id)


def _parcel(planned: PlanParcel, notes: Mapping[int, str]) -> dict[str, Any]:
    parcel, seller, quote = planned.parcel, planned.parcel.seller, planned.chosen
    if quote is None:
        raise errors.delivery_missing(seller.name)
    return {
        "seller": seller.pk, "code": quote.code, "title": quote.title, "cost": quote.cost, "goods": parcel.goods_total,
        "days_min": parcel.preparation_days + quote.days_min, "days_max": parcel.preparation_days + quote.days_max,
        "note": clean(notes.get(seller.pk, "")), "name": seller.name, "address": article33_address(seller, before_paying=True),
        "phone": seller.phone,
    }


def _line(seller_id: int, line: BasketLine, licence: Covering) -> dict[str, Any]:
    offer = line.offer
    return {
        "record": line.stockrecord_id, "seller": seller_id, "partner": offer.partner_id, "product": offer.product_id,
        "partner_name": offer.seller_name, "title": offer.title, "variant": offer.variant[:80], "picture": offer.picture,
        "quantity": line.quantity, "price": offer.price, "price_net": offer.price - vat_part(offer.price, offer.vat_percent),
        "total": line.total, "total_net": line.total - vat_part(line.total, offer.vat_percent), "vat_class": offer.vat_class,
        "vat_percent": offer.vat_percent, "licence": licence.number, "field": licence.field_title, "valid_until": licence.expires_on,
        "return_rule": offer.return_rule, "preparation_days": offer.preparation_days,
    }
