"""Adding to a basket in one prepared statement.

It finds or makes the open basket, checks that the offer is live (price, offered, shop open, licence of the leaf's field, stock) and
writes the line with its stock record. Alone it commits asynchronously: a crash may lose the last half second of clicks, never an order.
The basket's row is locked against a placing order, so that no line slips into a basket that has just become one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import connection

from shop.core.hot import hot_rows

MOST_OF_A_LINE = 99
_ADD = """
WITH given AS MATERIALIZED (
  SELECT %s::bigint AS record, %s::integer AS quantity, %s::timestamptz AS now, %s::bigint AS owner, %s::bigint[] AS baskets
), offer AS MATERIALIZED (
  SELECT s.id, s.product_id, coalesce(parent.title, p.title) AS title,
         CASE WHEN t.cut_ends_at <= given.now THEN t.old_price ELSE s.price END AS price,
         least(%s::integer, s.num_in_stock - coalesce(s.num_allocated, 0)) AS most,
         set_config('synchronous_commit', CASE WHEN %s::boolean THEN 'off' ELSE current_setting('synchronous_commit') END, true)
  FROM given
  JOIN partner_stockrecord s ON s.id = given.record
  JOIN catalogue_product p ON p.id = s.product_id
  LEFT JOIN catalogue_product parent ON parent.id = p.parent_id
  JOIN catalog_listings_productinfo i ON i.product_id = coalesce(p.parent_id, p.id)
  JOIN catalog_listings_categoryinfo c ON c.category_id = i.category_id
  JOIN catalog_listings_offerterms t ON t.stockrecord_id = s.id
  JOIN catalog_listings_maker m ON m.partner_id = s.partner_id
  JOIN catalog_listings_makerfield f ON f.maker_id = m.partner_id AND f.activity_field = c.activity_field
  WHERE s.price IS NOT NULL AND t.is_offered AND p.is_public AND coalesce(parent.is_public, true) AND NOT m.is_frozen
    AND f.valid_until > given.now
), found AS MATERIALIZED (
  SELECT b.id FROM basket_basket b WHERE {whose} AND b.status = 'Open' ORDER BY b.id DESC LIMIT 1 FOR SHARE OF b
), made AS (
  INSERT INTO basket_basket (owner_id, status, date_created)
  SELECT given.owner, 'Open', given.now FROM offer, given
  WHERE offer.most >= given.quantity AND NOT EXISTS (SELECT FROM found)
  ON CONFLICT (owner_id) WHERE status = 'Open' AND owner_id IS NOT NULL DO NOTHING
  RETURNING id
), target AS (SELECT id FROM found UNION ALL SELECT id FROM made)
INSERT INTO basket_line AS l (basket_id, line_reference, product_id, stockrecord_id, quantity, price_currency,
                              price_excl_tax, price_incl_tax, date_created, date_updated)
SELECT target.id, offer.id::text, offer.product_id, offer.id, given.quantity, 'IRR', offer.price, offer.price, given.now, given.now
FROM target, offer, given WHERE offer.most >= given.quantity
ON CONFLICT (basket_id, line_reference) DO UPDATE
  SET quantity = l.quantity + excluded.quantity, price_incl_tax = excluded.price_incl_tax, price_excl_tax = excluded.price_excl_tax,
      date_updated = excluded.date_updated
  WHERE l.quantity + excluded.quantity <= (SELECT most FROM offer)
RETURNING l.basket_id, l.quantity, (SELECT title FROM offer),
  ((SELECT coalesce(sum(o.quantity), 0) FROM basket_line o WHERE o.basket_id = l.basket_id AND o.id <> l.id) + l.quantity)::integer
"""
_ADD_OF_USER = _ADD.format(whose="b.owner_id = (SELECT owner FROM given)")
_ADD_OF_GUEST = _ADD.format(whose="b.id = ANY((SELECT baskets FROM given)::bigint[]) AND b.owner_id IS NULL")


@dataclass(frozen=True, slots=True)
class Added:
    """`quantity` of this line now, `pieces` in the whole basket."""

    basket_id: int
    quantity: int
    title: str
    pieces: int


def line_add_statement(
    *, user_id: int | None, basket_ids: tuple[int, ...], stockrecord_id: int, quantity: int, now: dt.datetime
) -> Added | None:
    """Add, or None where something forbids it (`services.line_add` finds out what). `quantity` is at least 1."""
    rows = hot_rows(
        _ADD_OF_GUEST if user_id is None else _ADD_OF_USER,
        [stockrecord_id, quantity, now, user_id, list(basket_ids), MOST_OF_A_LINE, not connection.in_atomic_block],
    )
    return Added(*rows[0]) if rows else None
