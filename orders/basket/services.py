"""Every write to a basket. Oscar's tables; a line is written with its stock record, so that each seller's price is its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import connection, transaction
from django.utils import timezone
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _
from oscar.apps.basket.models import Basket, Line

from catalog.listings.selectors import LiveOffer, live_offers
from orders.basket.cookies import Owner
from orders.basket.hot import MOST_OF_A_LINE, Added, line_add_statement
from shop.core.errors import DomainError
from shop.core.hot import hot_count
from shop.core.persian import digits_fa

_MERGE = """
INSERT INTO basket_line AS l (basket_id, line_reference, product_id, stockrecord_id, quantity, price_currency,
                              price_excl_tax, price_incl_tax, date_created, date_updated)
SELECT %s, o.line_reference, min(o.product_id), o.stockrecord_id, least(%s, sum(o.quantity)), 'IRR',
       min(o.price_incl_tax), min(o.price_incl_tax), min(o.date_created), %s
FROM basket_line o WHERE o.basket_id = ANY(%s) GROUP BY o.line_reference, o.stockrecord_id
ON CONFLICT (basket_id, line_reference) DO UPDATE
  SET quantity = least(%s, l.quantity + excluded.quantity), date_updated = excluded.date_updated
"""


def line_add(*, owner: Owner, stockrecord_id: int, quantity: int = 1) -> Added:
    """Add pieces of an offer to the open basket, which is made where there is none.

    DomainError: quantity, offer_unknown, offer_gone (not for sale), sold_out, stock_less (`most` may be had in all).
    """
    if not 1 <= quantity <= MOST_OF_A_LINE:
        raise DomainError("quantity", _("تعداد از ۱ تا ۹۹ است."))
    for _try in range(2):  # a second one where two first additions of one person met
        added = line_add_statement(
            user_id=owner.user_id, basket_ids=owner.basket_ids, stockrecord_id=stockrecord_id, quantity=quantity, now=timezone.now()
        )
        if added:
            return added
    raise _refusal(stockrecord_id)


def _refusal(stockrecord_id: int) -> DomainError:
    offer = live_offers([stockrecord_id], timezone.now()).get(stockrecord_id)
    if offer is None:
        return DomainError("offer_unknown", _("این کالا یافت نشد."))
    return offer_refusal(offer) or stock_less(offer)


def offer_refusal(offer: LiveOffer) -> DomainError | None:
    """Why none of this offer can be bought now; None where some can."""
    if not offer.live:
        return DomainError("offer_gone", _("این کالا اکنون فروخته نمی‌شود."), title=offer.title)
    if offer.available == 0:
        return DomainError("sold_out", lazystr(_("«%(title)s» تمام شده است.") % {"title": offer.title}), title=offer.title)
    return None


def stock_less(offer: LiveOffer) -> DomainError:
    """Fewer are left than wanted."""
    most = MOST_OF_A_LINE if offer.available is None else min(MOST_OF_A_LINE, offer.available)
    text = _("از «%(title)s» بیش از %(n)s عدد نمی‌توان در سبد گذاشت.") % {"title": offer.title, "n": digits_fa(str(most))}
    return DomainError("stock_less", lazystr(text), most=most, title=offer.title)


@transaction.atomic
def line_set(*, owner: Owner, line_id: int, quantity: int) -> None:
    """Another quantity of a line, at the price of now. DomainError: quantity, line_unknown, offer_gone, sold_out, stock_less."""
    if not 1 <= quantity <= MOST_OF_A_LINE:
        raise DomainError("quantity", _("تعداد از ۱ تا ۹۹ است."))
    line = _line_of(owner, line_id)
    offer = live_offers([line.stockrecord_id], timezone.now())[line.stockrecord_id]
    if quantity > line.quantity:
        if refusal := offer_refusal(offer):
            raise refusal
        if offer.available is not None and quantity > offer.available:
            raise stock_less(offer)
    Line.objects.filter(pk=line.pk).update(
        quantity=quantity, price_incl_tax=offer.price, price_excl_tax=offer.price, date_updated=timezone.now()
    )


@transaction.atomic
def line_remove(*, owner: Owner, line_id: int) -> tuple[int, int]:
    """Take a line out; its stock record and quantity, for undo. DomainError: line_unknown."""
    line = _line_of(owner, line_id)
    Line.objects.filter(pk=line.pk).delete()
    return line.stockrecord_id, line.quantity


def basket_find(*, owner: Owner) -> int | None:
    """The open basket, None where there is none. Several of a guest's (one came back from an order that expired) become one."""
    mine = Basket.objects.filter(status=Basket.OPEN).order_by("-pk")
    mine = mine.filter(owner_id=owner.user_id) if owner.user_id else mine.filter(pk__in=owner.basket_ids, owner=None)
    ids = list(mine.values_list("pk", flat=True))
    if len(ids) > 1:
        baskets_merge(target_id=ids[0], source_ids=ids[1:])
    return ids[0] if ids else None


@transaction.atomic
def baskets_merge(*, target_id: int, source_ids: Sequence[int]) -> None:
    """Put the sources' lines into the target; what is no longer open is left alone."""
    open_ids = _locked_open([target_id, *source_ids])
    sources = sorted(open_ids - {target_id})
    if target_id not in open_ids or not sources:
        return
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_MERGE, [target_id, MOST_OF_A_LINE, now, sources, MOST_OF_A_LINE])
    Line.objects.filter(basket_id__in=sources).delete()
    Basket.objects.filter(pk__in=sources).update(status=Basket.MERGED, date_merged=now)


@transaction.atomic
def basket_adopt(*, user_id: int, basket_ids: Sequence[int]) -> None:
    """On sign-in: what is in the guest's open baskets joins the person's."""
    guests = sorted(Basket.objects.filter(pk__in=basket_ids, owner=None, status=Basket.OPEN, lines__isnull=False).distinct().values_list(
        "pk", flat=True
    ))
    if guests:
        baskets_merge(target_id=basket_of(user_id=user_id), source_ids=guests)


def basket_of(*, user_id: int) -> int:
    """The person's open basket, made where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO basket_basket (owner_id, status, date_created) VALUES (%s, 'Open', %s)"
            " ON CONFLICT (owner_id) WHERE status = 'Open' AND owner_id IS NOT NULL DO UPDATE SET status = 'Open' RETURNING id",
            [user_id, timezone.now()],
        )
        return int(cursor.fetchone()[0])


def pieces_count(*, basket_id: int | None) -> int:
    """Pieces in a basket, for the header."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(quantity), 0) FROM basket_line WHERE basket_id = %s", [basket_id])
        return int(cursor.fetchone()[0])


def basket_freeze(*, basket_id: int) -> bool:
    """The basket becomes an order: nothing is added any more. False where it is not open (any more). Waits for additions under way."""
    return bool(hot_count("UPDATE basket_basket SET status = 'Frozen' WHERE id = %s::text::bigint AND status = 'Open'", [str(basket_id)]))


def basket_close(*, basket_id: int, at: dt.datetime) -> bool:
    """Paid for. False where the basket is no longer the order's (its goods had come back)."""
    return bool(Basket.objects.filter(pk=basket_id, status=Basket.FROZEN).update(status=Basket.SUBMITTED, date_submitted=at))


@transaction.atomic
def basket_reopen(*, basket_id: int) -> None:
    """The order came to nothing: its goods are in the basket again, beside what was put there since."""
    basket = Basket.objects.filter(pk=basket_id).only("owner_id").first()
    if basket is None:
        return
    if basket.owner_id is None:
        Basket.objects.filter(pk=basket_id, status=Basket.FROZEN).update(status=Basket.OPEN)
        return
    target_id = basket_of(user_id=basket.owner_id)
    now = timezone.now()
    if Basket.objects.filter(pk=basket_id, status=Basket.FROZEN).update(status=Basket.MERGED, date_merged=now):
        with connection.cursor() as cursor:
            cursor.execute(_MERGE, [target_id, MOST_OF_A_LINE, now, [basket_id], MOST_OF_A_LINE])
        Line.objects.filter(basket_id=basket_id).delete()


def basket_take_out(*, user_id: int | None, basket_id: int | None, quantities: Mapping[int, int]) -> None:
    """These pieces were bought after all, by an order whose goods had come back: they leave the open basket. By stock record id."""
    mine = Basket.objects.filter(status=Basket.OPEN)
    mine = mine.filter(owner_id=user_id) if user_id else mine.filter(pk=basket_id, owner=None)
    for line in Line.objects.filter(basket__in=mine, stockrecord_id__in=quantities):
        left = line.quantity - quantities[line.stockrecord_id]
        same = Line.objects.filter(pk=line.pk, quantity=line.quantity)
        if left > 0:
            same.update(quantity=left)
        else:
            same.delete()


def _line_of(owner: Owner, line_id: int) -> Line:
    basket_id = basket_find(owner=owner)
    if basket_id is not None and _locked_open([basket_id]):
        line = Line.objects.filter(pk=line_id, basket_id=basket_id).first()
        if line is not None:
            return line
    raise DomainError("line_unknown", _("این کالا دیگر در سبد نیست."))


def _locked_open(basket_ids: Sequence[int]) -> set[int]:
    rows = Basket.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=basket_ids, status=Basket.OPEN)
    return set(rows.order_by("pk").values_list("pk", flat=True))
