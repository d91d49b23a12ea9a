"""Every write of payments: start, callback, verify, settle.

The gateway is called outside of transactions. Before it is told to keep money, a payment is claimed: the database allows one claimed
payment an order, so that two tabs, two gateways or a callback and the job cannot charge twice. A process that dies leaves a row from
which the job goes on (`reconcile.py`).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Exists
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from orders.payments.callbacks import callback_note
from orders.payments.models import CLAIMABLE, CLAIMED, MOVES, OPEN, Order, Payment, PaymentEvent, PaymentState
from orders.payments.providers.base import (
    AmountError,
    Ask,
    FinalError,
    GatewayError,
    Provider,
    RetryableError,
    SetupError,
    Verification,
    provider_default,
    provider_get,
)
from orders.payments.signals import payment_about_to_verify, payment_left, payment_settled
from orders.payments.slots import gateway_slot
from shop.core.errors import DomainError
from shop.core.hot import alone, hot_count, hot_rows
from shop.core.money import rial

log = logging.getLogger("payments")

REUSE = timedelta(minutes=10)
"""So long the same session is offered again to a shopper who presses pay again."""
REQUEST_LEASE = timedelta(seconds=20)
"""A row without authority is believed to be waiting for the gateway for so long."""
VERIFY_LEASE = timedelta(seconds=20)
"""A claim is believed to be waiting for the gateway for so long, then somebody else asks."""
AUTHORITY_SHOWN = 64
"""So much of a callback's authority is written down; a true one is no longer."""


_CREATED = """INSERT INTO orders_payments_payment (order_id, provider, amount, state, card, error, created_at)
  VALUES (%s::text::bigint, %s::text, %s::text::bigint, 'created', '', '', %s::timestamptz) ON CONFLICT DO NOTHING RETURNING id"""
_REQUESTED = """UPDATE orders_payments_payment SET state = 'requested', authority = %s::text, requested_at = %s::timestamptz
  WHERE id = %s::text::bigint AND state = 'created' AND claimed_at IS NULL"""


def payment_start(*, order_id: int, site: str = "") -> str:
    """Open a session at the gateway for what the order costs; returns the address where the shopper pays.

    `site` is the origin to come back to (settings.SITE_URL unless given). A session that is still open is offered again.
    DomainError: `already_paid`, `payment_settling` (a former payment is being verified), `payment_busy` (another tab asks just now),
    `gateway_busy`, `gateway_silent`, `gateway_refused`; the order stays as it was.
    """
    provider = provider_default()
    order = _to_pay(order_id)
    if order.currency != "IRR":
        raise ValueError(f"order {order.number} is not in Rial")
    stale, usable = _open_payments(order.id, provider.code, order.amount) if order.was_tried else ([], "")
    if usable:
        return provider.address(usable)
    with gateway_slot():
        payment = _payment_create(order, provider, stale)
        home = (site or settings.SITE_URL).rstrip("/")
        ask = Ask(
            amount=order.amount,
            order_number=order.number,
            description=gettext("سفارش %(number)s از بازارچه") % {"number": order.number},
            callback_url=home + reverse("payments:callback", args=[payment.pk]),
        )
        try:
            authority = provider.request(ask)
        except GatewayError as error:
            _fail(payment, "request_failed", error)
            if isinstance(error, RetryableError):
                raise DomainError("gateway_silent", _("درگاه بانک پاسخ نمی‌دهد. سفارش شما سر جایش است؛ کمی بعد دوباره بپردازید.")) from error
            log.error("gateway refused a request", extra={"payment": payment.pk, "code": error.code})
            raise DomainError("gateway_refused", _("درگاه این پرداخت را نپذیرفت. سفارش شما سر جایش است؛ به ما خبر بدهید.")) from error
    if not hot_count(_REQUESTED, [authority, timezone.now(), str(payment.pk)]):
        raise _busy()
    return provider.address(authority)


def payment_callback(*, payment_id: int, params: Mapping[str, str], address: str | None = None) -> Payment:
    """What a returning browser says, in the gateway's own words. Safe to repeat and in any order; only the gateway's own answer settles.

    DomainError `callback_refused` where the authority is not this payment's: it is logged, within the bounds of `callback_note`, and
    nothing else happens. `address` is the browser's in the network.
    """
    payment = Payment.objects.select_related("order").filter(pk=payment_id).first()
    news = (provider_get(payment.provider) if payment else provider_default()).news(params)
    data = {"authority": news.authority[:AUTHORITY_SHOWN], "ok": news.is_ok}
    if payment is None or not payment.authority or not constant_time_compare(payment.authority, news.authority):
        if callback_note(payment=payment, kind="callback_refused", data=data | {"payment": payment_id}, address=address):
            log.warning("callback refused", extra={"payment": payment_id, "authority": data["authority"]})
        raise DomainError("callback_refused", _("این بازگشت با هیچ پرداختی نمی‌خواند."))
    callback_note(payment=payment, kind="callback", data=data, address=address)
    if news.is_ok:
        _verify(payment, known_unverified=False)
    elif payment.state == PaymentState.REQUESTED:
        _move(payment, PaymentState.CANCELLED)
    if payment.state != PaymentState.SETTLED:
        payment.refresh_from_db(fields=("state", "error"))
    return payment


def payment_verify(*, payment_id: int, known_unverified: bool = False) -> None:
    """Ask the gateway to keep the money and settle; from any state, any number of times.

    What it comes to stands in the row. `known_unverified`: the gateway itself lists the payment as paid and not verified, so that a
    claim whose holder died can still be left. DomainError `gateway_busy`, before anything is changed.
    """
    _verify(Payment.objects.select_related("order").get(pk=payment_id), known_unverified=known_unverified)


def payment_settle(*, payment: Payment) -> None:
    """A verified payment becomes the order's, with everything that the rooms above hang on it, in one transaction.

    Where a receiver refuses, the payment stays verified, an error is logged and the job tries again: the money is ours already.
    """
    try:
        with transaction.atomic(durable=True):
            payment.state, payment.settled_at = PaymentState.SETTLED, timezone.now()
            payment_settled.send(sender=Payment, payment=payment)
            if not _write(payment, {"state": PaymentState.VERIFIED}, "state", "settled_at"):
                return
            PaymentEvent.objects.create(payment=payment, kind="settled", data={"amount": payment.amount, "reference": payment.reference})
    except DomainError as refusal:
        payment.state = PaymentState.VERIFIED
        PaymentEvent.objects.create(payment=payment, kind="settle_refused", data={"code": refusal.code})
        log.error("a verified payment could not be settled", extra={"payment": payment.pk, "code": refusal.code})


def payments_forget(*, before: datetime, states: Iterable[str]) -> int:
    """Close tries of these states that began before; a later success at the gateway is still taken. Returns how many."""
    wanted = Payment.objects.filter(state__in=[state for state in states if PaymentState.FAILED in MOVES[state]], created_at__lt=before)
    return wanted.update(state=PaymentState.FAILED, error="abandoned")


def _busy() -> DomainError:
    return DomainError("payment_busy", _("پرداخت این سفارش در پنجرهٔ دیگری باز می‌شود؛ چند ثانیهٔ دیگر دوباره بزنید."))


@dataclass(frozen=True, slots=True)
class _ToPay:
    """`amount` in Rial; `was_tried`: there is a payment that is open or claimed."""

    id: int
    number: str
    currency: str
    amount: int
    was_tried: bool


def _to_pay(order_id: int) -> _ToPay:
    """One query. Order.DoesNotExist."""
    rows = hot_rows(
        """SELECT o.id, o.number, o.currency, o.total_incl_tax::bigint, EXISTS (
             SELECT FROM orders_payments_payment p WHERE p.order_id = o.id AND p.state = ANY(%s::text[]))
           FROM order_order o WHERE o.id = %s::text::bigint""",
        [[str(state.value) for state in (*OPEN, *CLAIMED)], str(order_id)],
    )
    if not rows:
        raise Order.DoesNotExist
    return _ToPay(*rows[0])


def _open_payments(order_id: int, provider: str, amount: int) -> tuple[list[int], str]:
    """Ids of tries to be closed before a new one, or the authority to be used again. DomainError as in `payment_start`."""
    now = timezone.now()
    stale: list[int] = []
    for payment in Payment.objects.filter(order_id=order_id, state__in=(*OPEN, *CLAIMED)).order_by("pk"):
        if payment.state == PaymentState.SETTLED:
            raise DomainError("already_paid", _("این سفارش پیش‌تر پرداخت شده است."))
        if payment.state in CLAIMED:
            raise DomainError(
                "payment_settling", _("پرداخت پیشین این سفارش را از بانک می‌پرسیم؛ تا روشن نشدنش دوباره نپردازید. چند دقیقه دیگر ببینید."),
            )  # fmt: skip
        if payment.state == PaymentState.CREATED:
            if now - payment.created_at < REQUEST_LEASE:
                raise _busy()
        elif payment.requested_at and now - payment.requested_at < REUSE and (payment.provider, payment.amount) == (provider, amount):
            return [], payment.authority or ""
        stale.append(payment.pk)
    return stale, ""


def _payment_create(order: _ToPay, provider: Provider, stale: list[int]) -> Payment:
    """Committed before the gateway is asked; at most one open payment an order, by the database."""
    with transaction.atomic(durable=True) if stale else alone():
        if stale:
            Payment.objects.filter(pk__in=stale, state__in=OPEN).update(state=PaymentState.FAILED, error="superseded")
        created = hot_rows(_CREATED, [str(order.id), provider.code, str(order.amount), timezone.now()])
    if not created:
        raise _busy()
    return Payment(pk=created[0][0], order_id=order.id, provider=provider.code, amount=order.amount)


def _write(payment: Payment, before: dict[str, Any], *fields: str) -> bool:
    """These fields as they stand in memory, if the row still is as `before`; else the whole transaction is rolled back.

    So what receivers wrote is kept by the one who wins the row and by nobody else.
    """
    done = Payment.objects.filter(pk=payment.pk, **before).update(**{name: getattr(payment, name) for name in fields})
    if not done:
        transaction.set_rollback(True)
    return bool(done)


def _move(payment: Payment, after: str, **values: Any) -> bool:
    """From the state that the caller knows, and under the claim that he holds, to `after`; False where somebody else moved it meanwhile."""
    if after not in MOVES[payment.state]:
        return False
    done = Payment.objects.filter(pk=payment.pk, state=payment.state, claimed_at=payment.claimed_at).update(state=after, **values)
    if done:
        payment.state = after
    return bool(done)


def _fail(payment: Payment, kind: str, error: GatewayError) -> None:
    with transaction.atomic(durable=True):
        if _move(payment, PaymentState.FAILED, error=str(error.message)[:200]):
            PaymentEvent.objects.create(payment=payment, kind=kind, data={"code": error.code})


def _verify(payment: Payment, *, known_unverified: bool) -> None:
    if payment.state == PaymentState.VERIFIED:
        payment_settle(payment=payment)
        return
    if PaymentState.VERIFYING not in MOVES[payment.state]:
        return
    provider = provider_get(payment.provider)
    with gateway_slot():
        if not _claim(payment, known_unverified=known_unverified):
            return
        try:
            verification = provider.verify(authority=payment.authority or "", amount=payment.amount)
        except (RetryableError, SetupError) as error:
            PaymentEvent.objects.create(payment=payment, kind="verify_unanswered", data={"code": error.code})
            log.warning("verify unanswered", extra={"payment": payment.pk, "code": error.code})
            return
        except AmountError as error:
            log.error("another amount was paid", extra={"payment": payment.pk, "code": error.code})
            _leave(payment, "amount_refused", error.code, error.message)
            return
        except FinalError as error:
            _fail(payment, "verify_refused", error)
            return
    if _verified(payment, verification):
        payment_settle(payment=payment)


def _claim(payment: Payment, *, known_unverified: bool) -> bool:
    """The right to ask for verification, for the length of a lease; false where there is nothing to ask now.

    While another payment of the order is claimed the database refuses this one; the job comes back to it.
    """
    now, before, claimed_before = timezone.now(), payment.state, payment.claimed_at
    is_takeover = before == PaymentState.VERIFYING
    if is_takeover and claimed_before and now - claimed_before < VERIFY_LEASE:
        return False
    try:
        with transaction.atomic(durable=True):
            if not is_takeover or known_unverified:
                if payment.amount != rial(payment.order.total_incl_tax):
                    raise DomainError("amount", _("مبلغ سفارش پس از پرداخت عوض شده است؛ بانک پول را برمی‌گرداند."))
                payment_about_to_verify.send(sender=Payment, payment=payment)
            free = Payment.objects.filter(pk=payment.pk, claimed_at=claimed_before, state__in=(before,) if is_takeover else CLAIMABLE)
            if not free.update(state=PaymentState.VERIFYING, claimed_at=now, error=""):
                transaction.set_rollback(True)
                return False
    except DomainError as refusal:
        _leave(payment, "left", refusal.code, refusal.message)
        return False
    except IntegrityError:
        if Payment.objects.filter(order_id=payment.order_id, state=PaymentState.SETTLED).exists():
            _leave(payment, "left", "already_paid", _("این سفارش پیش‌تر پرداخت شده بود؛ بانک پول این پرداخت دوم را برمی‌گرداند."))
        return False
    payment.state, payment.claimed_at = PaymentState.VERIFYING, now
    return True


def _leave(payment: Payment, kind: str, code: str, sentence: Any) -> None:
    """Not verified, so the bank returns the money. Nothing happens where the row moved on meanwhile."""
    before = payment.state
    if PaymentState.LEFT not in MOVES[before]:
        return
    with transaction.atomic(durable=True):
        payment.state, payment.error = PaymentState.LEFT, str(sentence)[:200]
        payment_left.send(sender=Payment, payment=payment)
        if _write(payment, {"state": before, "claimed_at": payment.claimed_at}, "state", "error"):
            PaymentEvent.objects.create(payment=payment, kind=kind, data={"code": code})


def _verified(payment: Payment, verification: Verification) -> bool:
    """Write down what the gateway said before anything else is done with it; whoever hears of the success does."""
    if verification.repeated:
        log.info("verified before", extra={"payment": payment.pk, "reference": verification.reference})
    values = {"reference": verification.reference, "card": verification.card, "verified_at": timezone.now()}
    of_others = Payment.objects.filter(provider=payment.provider, reference=verification.reference).exclude(pk=payment.pk)
    waiting = Payment.objects.filter(~Exists(of_others), pk=payment.pk, state=PaymentState.VERIFYING)
    if waiting.update(state=PaymentState.VERIFIED, **values):
        payment.state, payment.reference, payment.card = PaymentState.VERIFIED, verification.reference, verification.card
        return True
    if of_others.exists():
        log.error("a reference came twice", extra={"payment": payment.pk, "reference": verification.reference})
        _leave(payment, "reference_refused", verification.reference, _("بانک شمارهٔ پیگیری پرداخت دیگری را برگرداند؛ پذیرفته نشد."))
    return False
