"""What the browser did not bring to an end: paid and never returned, killed half way, unanswered."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from orders.payments.models import CLAIMABLE, Payment, PaymentState
from orders.payments.providers.base import GatewayError, Provider, Unverified, providers_all
from orders.payments.services import REQUEST_LEASE, VERIFY_LEASE, payment_verify, payments_forget
from shop.core.errors import DomainError

log = logging.getLogger("payments")

RUN_S = 45.0
"""A run ends before the next one begins."""
UNASKED_AFTER = timedelta(seconds=60)
"""A session is asked about by itself once it is so old and the gateway's list cannot be trusted to hold it."""
ASKED_FOR = timedelta(hours=24)
ASKED_MAX = 20


@dataclass(slots=True)
class Tally:
    """Payments looked at, and where they stand now."""

    settled: int = 0
    left: int = 0
    waiting: int = 0
    failed: int = 0


def payments_reconcile(*, run_s: float = RUN_S) -> Tally:
    """Complete or leave each payment that the gateway calls paid and each of ours that stands half way. Safe to repeat, and beside itself.

    Ends after `run_s` seconds; what is left over is the next run's.
    """
    until = time.monotonic() + run_s
    now = timezone.now()
    payments_forget(before=now - 3 * REQUEST_LEASE, states=(PaymentState.CREATED,))
    payments_forget(before=now - ASKED_FOR, states=(PaymentState.REQUESTED,))
    tally = Tally()
    for pk in list(Payment.objects.filter(state=PaymentState.VERIFIED).order_by("pk").values_list("pk", flat=True)):
        if time.monotonic() < until:
            _one(pk, tally, listed=False)
    for provider in providers_all():
        listing = _listing(provider)
        for pk, listed in _to_ask(provider, listing):
            if time.monotonic() < until:
                _one(pk, tally, listed=listed)
    if tally != Tally():
        log.info(
            "payments reconciled", extra={"settled": tally.settled, "left": tally.left, "waiting": tally.waiting, "failed": tally.failed}
        )
    return tally


def _listing(provider: Provider) -> Unverified:
    try:
        return provider.unverified()
    except GatewayError as error:
        log.warning("unverified payments unknown", extra={"provider": provider.code, "code": error.code})
        return Unverified(frozenset(), complete=False)


def _to_ask(provider: Provider, listing: Unverified) -> Iterator[tuple[int, bool]]:
    """Ids to be asked about, and whether the gateway lists them as paid and not verified."""
    now = timezone.now()
    rows = Payment.objects.filter(provider=provider.code)
    wanted = Q(authority__in=listing.authorities, state__in=CLAIMABLE) | Q(state=PaymentState.VERIFYING, claimed_at__lt=now - VERIFY_LEASE)
    seen = set()
    for pk, authority in list(rows.filter(wanted).order_by("pk").values_list("pk", "authority")):
        seen.add(pk)
        yield pk, authority in listing.authorities
    if not listing.complete:
        unasked = rows.filter(state=PaymentState.REQUESTED, requested_at__lt=now - UNASKED_AFTER).exclude(pk__in=seen)
        for pk in list(unasked.order_by("pk").values_list("pk", flat=True)[:ASKED_MAX]):
            yield pk, False


def _one(pk: int, tally: Tally, *, listed: bool) -> None:
    """One payment's trouble is not the others'."""
    try:
        payment_verify(payment_id=pk, known_unverified=listed)
    except DomainError:
        pass
    except Exception:
        log.exception("a payment could not be reconciled", extra={"payment": pk})
    state = Payment.objects.values_list("state", flat=True).get(pk=pk)
    name = {PaymentState.SETTLED: "settled", PaymentState.LEFT: "left", PaymentState.FAILED: "failed"}.get(PaymentState(state), "waiting")
    setattr(tally, name, getattr(tally, name) + 1)
