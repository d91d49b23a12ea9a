"""Stock that orders take: held, then confirmed (paid), consumed (shipped) or released.

Oscar's counters on the stock record are the truth (`num_allocated` within `num_in_stock`, by a CHECK); a hold says whose they are.
Who changes the holds of an order that exists already has locked the order's row; stock records are locked by id, ascending.
All of it runs in the caller's transaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import connection
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from catalog.listings.tasks import listings_renew
from orders.stock.models import Hold, HoldState
from shop.core.errors import DomainError
from shop.core.hot import hot_rows

StockRecord = get_model("partner", "StockRecord")

_TAKE = """
WITH wanted AS MATERIALIZED (
  SELECT s.id, w.quantity
  FROM partner_stockrecord s JOIN unnest(%s::text::bigint[], %s::text::integer[]) AS w(id, quantity) ON w.id = s.id
  ORDER BY s.id FOR NO KEY UPDATE OF s
), taken AS (
  UPDATE partner_stockrecord s
  SET num_allocated = CASE WHEN s.num_in_stock IS NULL THEN s.num_allocated ELSE coalesce(s.num_allocated, 0) + w.quantity END
  FROM wanted w
  WHERE s.id = w.id AND (s.num_in_stock IS NULL OR s.num_in_stock - coalesce(s.num_allocated, 0) >= w.quantity)
  RETURNING s.id, w.quantity, s.num_in_stock IS NOT NULL AS counted, coalesce(s.num_in_stock - s.num_allocated, 1) AS remain
), held AS (
  INSERT INTO orders_stock_hold AS h (reference, stockrecord_id, quantity, counted, state, expires_at, created_at)
  SELECT %s::text, id, quantity, counted, 'held', %s::timestamptz, %s::timestamptz FROM taken
  ON CONFLICT (reference, stockrecord_id) DO UPDATE
    SET state = 'held', quantity = excluded.quantity, counted = excluded.counted, expires_at = excluded.expires_at
    WHERE h.state = 'released'
  RETURNING h.stockrecord_id
)
SELECT taken.id, taken.counted, taken.remain, held.stockrecord_id IS NOT NULL
FROM taken LEFT JOIN held ON held.stockrecord_id = taken.id
"""
_GIVE_BACK = """
WITH freed AS MATERIALIZED (
  SELECT s.id, w.quantity
  FROM partner_stockrecord s JOIN unnest(%s::bigint[], %s::integer[]) AS w(id, quantity) ON w.id = s.id
  ORDER BY s.id FOR NO KEY UPDATE OF s
)
UPDATE partner_stockrecord s SET num_allocated = coalesce(s.num_allocated, 0) - f.quantity
FROM freed f WHERE s.id = f.id
RETURNING s.id, s.num_in_stock - s.num_allocated - f.quantity
"""
_USE_UP = """
WITH used AS MATERIALIZED (
  SELECT s.id, w.quantity
  FROM partner_stockrecord s JOIN unnest(%s::bigint[], %s::integer[]) AS w(id, quantity) ON w.id = s.id
  ORDER BY s.id FOR NO KEY UPDATE OF s
)
UPDATE partner_stockrecord s SET num_in_stock = s.num_in_stock - u.quantity, num_allocated = coalesce(s.num_allocated, 0) - u.quantity
FROM used u WHERE s.id = u.id
"""


def hold_take(*, reference: str, wants: Mapping[int, int], expires_at: dt.datetime | None) -> None:
    """Hold each wanted quantity for the order, all of it or nothing.

    `wants` is quantity by stock record id. Goods made to order (no number in stock) are held without a counter.
    DomainError: `stock_short` with `stockrecord_ids` (whatever lacks), `hold_exists`. The caller's transaction must then end.
    """
    ids = sorted(wants)
    taken = hot_rows(_TAKE, [_numbers(ids), _numbers(wants[key] for key in ids), reference, expires_at, timezone.now()])
    if len(taken) != len(ids):
        short = set(ids) - {row[0] for row in taken}
        raise DomainError("stock_short", _("موجودی بعضی کالاها دیگر به این تعداد نیست."), stockrecord_ids=sorted(short))
    if not all(is_held for _key, _counted, _remain, is_held in taken):
        raise DomainError("hold_exists", _("کالاهای این سفارش پیش‌تر کنار گذاشته شده است."))
    _cards_later([key for key, counted, remain, _held in taken if counted and remain == 0])


def hold_release(*, reference: str) -> dict[int, int]:
    """Give back what the order still holds; quantities by stock record. Nothing held: nothing happens."""
    rows = _held_move(reference, HoldState.RELEASED)
    counted = sorted((key, quantity) for key, quantity, is_counted in rows if is_counted)
    if counted:
        with connection.cursor() as cursor:
            cursor.execute(_GIVE_BACK, [[key for key, _q in counted], [quantity for _k, quantity in counted]])
            _cards_later([key for key, before in cursor.fetchall() if before == 0])
    return {key: quantity for key, quantity, _counted in rows}


def hold_confirm(*, reference: str) -> int:
    """Paid: what is held no longer ends. Returns how many holds stand."""
    return Hold.objects.filter(reference=reference, state=HoldState.HELD).update(expires_at=None)


def hold_extend(*, reference: str, until: dt.datetime) -> None:
    """Hold until then at least, unless it is for ever already."""
    Hold.objects.filter(reference=reference, state=HoldState.HELD, expires_at__lt=until).update(expires_at=until)


def hold_consume(*, reference: str, stockrecord_ids: Iterable[int]) -> None:
    """Shipped: the pieces leave the stock. DomainError `hold_lost` where one is not held; nothing is changed then."""
    wanted = set(stockrecord_ids)
    rows = _held_move(reference, HoldState.CONSUMED, wanted)
    if len(rows) != len(wanted):
        raise DomainError("hold_lost", _("کالاهای این مرسوله کنار گذاشته نشده است."))
    counted = sorted((key, quantity) for key, quantity, is_counted in rows if is_counted)
    if counted:
        with connection.cursor() as cursor:
            cursor.execute(_USE_UP, [[key for key, _q in counted], [quantity for _k, quantity in counted]])


def _numbers(values: Iterable[int]) -> str:
    """As PostgreSQL writes an array: one type for the statement, whatever the size of the numbers."""
    return "{" + ",".join(map(str, values)) + "}"


def _cards_later(stockrecord_ids: list[int]) -> None:
    """The last piece went or came back: the cards follow by a job of this transaction, which waits for no lock of a card."""
    if not stockrecord_ids:
        return
    records = StockRecord.objects.filter(pk__in=stockrecord_ids).order_by()
    listings_renew.defer(product_ids=sorted(set(records.values_list(Coalesce("product__parent_id", "product_id"), flat=True))))


def _held_move(reference: str, after: str, only: set[int] | None = None) -> list[tuple[int, int, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE orders_stock_hold SET state = %s WHERE reference = %s AND state = 'held' AND (%s OR stockrecord_id = ANY(%s))"
            " RETURNING stockrecord_id, quantity, counted",
            [after, reference, only is None, sorted(only or ())],
        )
        return cursor.fetchall()
