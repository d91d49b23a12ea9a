"""The one writer of the cards: recomputed from products, stock records and makers, set by set.

A card's version rises where something on it changed, so a second call changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from catalog.listings.bands import BOUNDS
from catalog.listings.signals import listing_changed
from shop.core.hot import hot_rows

BATCH = 5_000
PREPARED_UP_TO = 100

_COMPUTED = (
    "state", "ends_at", "title", "title_en", "slug", "picture", "picture_ready", "picture_alt", "seller_name", "seller_slug", "province_id",
    "province_name", "county_name", "category_id", "root_id", "categories", "price", "price_band", "has_prices", "old_price",
    "cut_ends_at", "in_stock", "made_to_order", "preparation_days", "search_text", "created_at",
)
_BANDS = "ARRAY[" + ",".join(map(str, BOUNDS)) + "]::bigint[]"

LOCK = """SELECT product_id FROM catalog_listings_productinfo WHERE product_id = ANY(%s::int[]) ORDER BY product_id FOR NO KEY UPDATE"""

COMPUTE = f"""
wanted AS MATERIALIZED (SELECT unnest(%s::int[]) AS product_id, %s::timestamptz AS now),
sold AS (
  SELECT product_id, now, product_id AS sold_id FROM wanted
  UNION ALL
  SELECT wanted.product_id, wanted.now, child.id FROM wanted JOIN catalogue_product child ON child.parent_id = wanted.product_id
  WHERE child.is_public),
offers AS (
  SELECT sold.product_id, sold.now, record.partner_id, record.id AS record_id, terms.preparation_days,
    CASE WHEN terms.cut_ends_at <= sold.now THEN terms.old_price ELSE record.price::bigint END AS price,
    CASE WHEN terms.cut_ends_at > sold.now THEN terms.old_price END AS old_price,
    CASE WHEN terms.cut_ends_at > sold.now THEN terms.cut_ends_at END AS cut_ends_at,
    record.num_in_stock IS NULL AS made_to_order,
    record.num_in_stock IS NULL OR record.num_in_stock > coalesce(record.num_allocated, 0) AS in_stock
  FROM sold JOIN partner_stockrecord record ON record.product_id = sold.sold_id
  JOIN catalog_listings_offerterms terms ON terms.stockrecord_id = record.id
  WHERE terms.is_offered AND record.price IS NOT NULL),
first AS (
  SELECT DISTINCT ON (product_id, partner_id) *,
    coalesce(max(price) FILTER (WHERE in_stock) OVER same, max(price) OVER same) > price AS has_prices
  FROM offers WINDOW same AS (PARTITION BY product_id, partner_id)
  ORDER BY product_id, partner_id, in_stock DESC, price, record_id),
tree AS (
  SELECT leaf.id, array_agg(above.id ORDER BY above.depth) AS categories
  FROM catalogue_category leaf JOIN catalogue_category above ON starts_with(leaf.path, above.path)
  WHERE leaf.id IN (SELECT category_id FROM catalog_listings_productinfo WHERE product_id = ANY(%s::int[]))
  GROUP BY leaf.id),
computed AS (
  SELECT first.product_id, first.partner_id, first.now,
    CASE WHEN maker.is_frozen OR NOT product.is_public OR field.valid_until IS NULL OR field.valid_until <= first.now THEN 'hidden'
         WHEN first.in_stock THEN 'live' ELSE 'sold_out' END AS state,
    field.valid_until AS ends_at, product.title, info.title_en, product.slug,
    coalesce(shown.file, '') AS picture, coalesce(shown.sizes_ready, false) AS picture_ready, coalesce(shown.alt, '') AS picture_alt,
    maker.name AS seller_name, maker.slug AS seller_slug, maker.province_id, province.name AS province_name, county.name AS county_name,
    info.category_id, tree.categories[1] AS root_id, tree.categories, first.price, width_bucket(first.price, {_BANDS}) AS price_band,
    first.has_prices, first.old_price, first.cut_ends_at, first.in_stock, first.made_to_order, first.preparation_days,
    info.search_text || maker.search_text || ' ' AS search_text, product.date_created AS created_at
  FROM first
  JOIN catalogue_product product ON product.id = first.product_id
  JOIN catalog_listings_productinfo info ON info.product_id = first.product_id
  JOIN tree ON tree.id = info.category_id
  JOIN catalog_listings_categoryinfo leaf ON leaf.category_id = info.category_id
  JOIN catalog_listings_maker maker ON maker.partner_id = first.partner_id
  JOIN shop_places_province province ON province.id = maker.province_id
  JOIN shop_places_county county ON county.id = maker.county_id
  LEFT JOIN catalog_listings_makerfield field ON field.maker_id = maker.partner_id AND field.activity_field = leaf.activity_field
  LEFT JOIN LATERAL (
    SELECT file.file, file.sizes_ready, picture.alt FROM catalog_listings_picture picture
    JOIN catalog_listings_picturefile file ON file.id = picture.file_id
    WHERE picture.product_id = first.product_id ORDER BY picture.position LIMIT 1) shown ON true)"""  # noqa: S608

WRITE = f"""WITH {COMPUTE},
gone AS (
  UPDATE catalog_listings_listing card SET state = 'hidden', in_stock = false, version = card.version + 1, updated_at = wanted.now
  FROM wanted WHERE card.product_id = wanted.product_id AND (card.state <> 'hidden' OR card.in_stock)
    AND NOT EXISTS (SELECT 1 FROM computed WHERE computed.product_id = card.product_id AND computed.partner_id = card.partner_id)
  RETURNING card.id),
written AS (
  INSERT INTO catalog_listings_listing AS card (product_id, partner_id, version, brand_name, marks, reviews, quality, best, best_here,
    updated_at, {", ".join(_COMPUTED)})
  SELECT product_id, partner_id, 1, '', ARRAY[]::varchar[], 0, 0, false, false, now, {", ".join(_COMPUTED)}
  FROM computed ORDER BY created_at, product_id, partner_id
  ON CONFLICT (product_id, partner_id) DO UPDATE SET {", ".join(f"{name} = excluded.{name}" for name in _COMPUTED)},
    version = card.version + 1, updated_at = excluded.updated_at,
    best_here = card.best_here AND card.province_id = excluded.province_id
  WHERE ({", ".join(f"card.{name}" for name in _COMPUTED)}) IS DISTINCT FROM ({", ".join(f"excluded.{name}" for name in _COMPUTED)})
  RETURNING card.id)
SELECT id FROM gone UNION ALL SELECT id FROM written"""  # noqa: S608

RANKED = """ranked AS (
  SELECT id, state <> 'hidden' AND row_number() OVER (
      PARTITION BY product_id ORDER BY state = 'hidden', state = 'sold_out', price, id) = 1 AS best,
    state <> 'hidden' AND row_number() OVER (
      PARTITION BY product_id, province_id ORDER BY state = 'hidden', state = 'sold_out', price, id) = 1 AS best_here
  FROM catalog_listings_listing WHERE product_id = ANY(%s::int[]))"""

# Two steps, since a unique index would meet the new best before the old one has left.
UNSET = f"""WITH {RANKED}
UPDATE catalog_listings_listing card SET best = card.best AND ranked.best, best_here = card.best_here AND ranked.best_here
FROM ranked WHERE card.id = ranked.id AND (card.best AND NOT ranked.best OR card.best_here AND NOT ranked.best_here)
RETURNING card.id"""  # noqa: S608
SET = f"""WITH {RANKED}
UPDATE catalog_listings_listing card SET best = ranked.best, best_here = ranked.best_here, version = card.version + 1
FROM ranked WHERE card.id = ranked.id AND (card.best <> ranked.best OR card.best_here <> ranked.best_here) RETURNING card.id"""  # noqa: S608
RAISE = """UPDATE catalog_listings_listing SET version = version + 1 WHERE id = ANY(%s::bigint[]) RETURNING id"""


@transaction.atomic
def listings_refresh(*, product_ids: Iterable[int]) -> list[int]:
    """Recompute the cards of these root products; the keys of the cards that changed.

    Locks the products' info rows in order of their keys: call it last, when stock and prices are written. Sends `listing_changed`
    in the transaction.
    """
    now = timezone.now()
    wanted = sorted(set(product_ids))
    changed: list[int] = []
    for start in range(0, len(wanted), BATCH):
        changed += _refresh(wanted[start:start + BATCH], now)
    if changed:
        listing_changed.send(sender=None, listing_ids=changed)
    return changed


def _refresh(ids: list[int], now: dt.datetime) -> list[int]:
    run = hot_rows if len(ids) <= PREPARED_UP_TO else _rows
    run(LOCK, [ids])
    written = {row[0] for row in run(WRITE, [ids, now, ids])}
    left = {row[0] for row in run(UNSET, [ids])}
    came = {row[0] for row in run(SET, [ids])}
    if only_left := sorted(left - came - written):
        run(RAISE, [only_left])
    return sorted(written | left | came)


def _rows(statement: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.fetchall()
