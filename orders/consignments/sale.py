"""Whether the goods of an order that exists may be sold at an instant: no maker is closed, a licence covers each of them.

Stock, price and offering are not asked: what waits for its payment holds its stock at the price agreed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.utils.translation import gettext as _

from shop.core.hot import hot_rows

_HELD = """SELECT maker.partner_id FROM catalog_listings_maker maker
  WHERE maker.partner_id IN (SELECT partner_id FROM order_line WHERE order_id = %s::text::bigint)
  ORDER BY maker.partner_id FOR SHARE OF maker"""
_CLOSED = """
SELECT agreed.title FROM order_line line
JOIN orders_consignments_consignmentline agreed ON agreed.line_id = line.id
JOIN partner_stockrecord record ON record.id = line.stockrecord_id
JOIN catalogue_product sold ON sold.id = record.product_id
JOIN catalog_listings_productinfo info ON info.product_id = coalesce(sold.parent_id, sold.id)
JOIN catalog_listings_categoryinfo leaf ON leaf.category_id = info.category_id
JOIN catalog_listings_maker maker ON maker.partner_id = record.partner_id
LEFT JOIN catalog_listings_makerfield field ON field.maker_id = maker.partner_id AND field.activity_field = leaf.activity_field
WHERE line.order_id = %s::text::bigint AND (maker.is_frozen OR field.valid_until IS NULL OR field.valid_until <= %s::timestamptz)
ORDER BY line.id
"""


def makers_hold(*, order_id: int) -> None:
    """Until the caller's transaction ends no maker of the order is closed and no licence revoked; one under way is waited for."""
    hot_rows(_HELD, [str(order_id)])


def titles_closed(*, order_id: int, now: dt.datetime) -> list[str]:
    """The goods that may not be sold then, by their agreed titles. One query."""
    return [title for (title,) in hot_rows(_CLOSED, [str(order_id), now])]


def closed_told(titles: Sequence[str]) -> str:
    """What that means for an order that waits for its payment, and what to do."""
    return _("«%(title)s» اکنون فروخته نمی‌شود. سفارش را لغو کنید؛ کالاهایش به سبد برمی‌گردد و بقیه را می‌توانید بخرید.") % {
        "title": "»، «".join(titles)
    }
