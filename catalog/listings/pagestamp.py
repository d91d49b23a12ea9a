"""Whether a product's page would tell the same as before: one prepared statement that reads which version of each row there is now.

The stamp holds the versions (`xmin`: which transaction wrote the row) of stock records, terms, variants and product, the cards'
versions, and the maker's newest other cards, as bytes that nobody reads: they are compared. A maker's row counts its changes, those of
the rooms above among them, by triggers; what all pages share (carriers, tax, categories) is counted in one common row.
Why: docs/adr/0010-page-stamps.md.
"""

from __future__ import annotations

import datetime as dt

from shop.core.hot import hot_bytes

MORE = 4
PageStamp = tuple[bytes | None, ...]

MORE_OF = f"""SELECT o.id, o.version FROM catalog_listings_listing o
   WHERE o.partner_id = {{partner}} AND o.product_id <> {{product}} AND o.state = 'live' AND (o.ends_at > {{now}}) IS TRUE
   ORDER BY o.created_at DESC, o.id DESC LIMIT {MORE}"""  # noqa: S608

_STAMP = f"""
SELECT rows.*, info.xmin, root.xmin, (SELECT touched FROM catalog_listings_common),
  ARRAY(SELECT number FROM unnest(rows.partners) maker(id),
    LATERAL ({MORE_OF.format(partner="maker.id", product="asked.product_id", now="asked.now")}) more,
    LATERAL (VALUES (maker.id), (more.id), (more.version)) numbers(number))
FROM (SELECT %s::int AS product_id, %s::timestamptz AS now) asked
JOIN catalogue_product root ON root.id = asked.product_id
JOIN catalog_listings_productinfo info ON info.product_id = asked.product_id
CROSS JOIN LATERAL (
  SELECT array_agg(record.id), array_agg(record.xmin), array_agg(terms.xmin), array_agg(sold.xmin), array_agg(maker.touched),
    array_agg(variant.xmin), array_agg(card.version), array_agg(DISTINCT record.partner_id) AS partners
  FROM catalogue_product sold JOIN partner_stockrecord record ON record.product_id = sold.id
  JOIN catalog_listings_offerterms terms ON terms.stockrecord_id = record.id
  JOIN catalog_listings_maker maker ON maker.partner_id = record.partner_id
  LEFT JOIN catalog_listings_variant variant ON variant.product_id = sold.id
  LEFT JOIN catalog_listings_listing card ON card.product_id = asked.product_id AND card.partner_id = record.partner_id
  WHERE sold.id IN (SELECT asked.product_id UNION ALL SELECT id FROM catalogue_product WHERE parent_id = asked.product_id)) rows
"""  # noqa: S608


def page_stamp(product_id: int, now: dt.datetime) -> PageStamp | None:
    """What the page of a root product depends on, but for the clock (`LiveOffer.holds_until`). None where there is no such product."""
    return hot_bytes(_STAMP, [product_id, now])
