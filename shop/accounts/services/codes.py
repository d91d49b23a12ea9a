"""Codes that prove a mobile number: sent within limits, tried a few times, used once."""

from __future__ import annotations

import datetime as dt
import hmac
import secrets
import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from shop.accounts import errors
from shop.accounts.limits import limits_take
from shop.accounts.models import MobileCode
from shop.accounts.sms import sms_send
from shop.core.persian import digits_en

CODE_DIGITS = 6
RESEND_S = 30
"""A number gets its next code for the same purpose after so many seconds."""
NUMBER_DAY = (30, 60 * 60 * 24)
"""A number gets so many codes a day: with the tries of each, one guess in ten thousand at the most."""


def _hash(code_id: uuid.UUID, mobile: str, purpose: str, code: str) -> str:
    """Keyed by the secret key, which is not in the database: its rows alone do not tell a code of six digits."""
    return salted_hmac("shop.accounts.code", f"{code_id}|{mobile}|{purpose}|{code}", algorithm="sha256").hexdigest()


def _text(code: str) -> str:
    """The last line lets a phone fill the field by itself, on this site alone."""
    host = urlsplit(settings.SITE_URL).hostname
    sentence = _("کد بازارچه: %(code)s\nآن را به هیچ‌کس نگویید.") % {"code": code}
    return f"{sentence}\n\n@{host} #{code}"


def _wants(mobile: str, purpose: str, device: str, address: str | None) -> dict[str, tuple[int, int]]:
    limits = settings.CODE_LIMITS
    wants = {
        f"number:{mobile}": limits["number"],
        f"number-day:{mobile}": NUMBER_DAY,
        f"number-next:{purpose}:{mobile}": (1, RESEND_S),
    }
    if device:
        wants[f"device:{device}"] = limits["device"]
    if address:
        wants[f"address:{address}"] = limits["address"]
    return wants


@transaction.atomic
def code_send(*, mobile: str, purpose: str, device: str, address: str | None) -> MobileCode:
    """Send a new code to a clean number. DomainError `code_limit` (details: `retry_after` seconds); nothing is counted then."""
    now = timezone.now()
    limits_take(wants=_wants(mobile, purpose, device, address), now=now)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    code_id = uuid.uuid4()
    sent = MobileCode.objects.create(
        id=code_id, mobile=mobile, purpose=purpose, code_hash=_hash(code_id, mobile, purpose, code), device=device[:64], address=address,
        expires_at=now + dt.timedelta(seconds=settings.CODE_VALID_S),
    )  # fmt: skip
    sms_send(mobile, _text(code))
    return sent


def code_use(*, code_id: uuid.UUID | str, mobile: str, code: str, purpose: str) -> None:
    """Take a code that a person typed; it works once. DomainError: code_wrong (details: `tries_left`), code_spent.

    Not inside a transaction of the caller: a wrong guess is counted for good, and a refusal must not take that back.
    """
    now = timezone.now()
    kept = MobileCode.objects.filter(id=code_id, mobile=mobile, purpose=purpose)
    with transaction.atomic(durable=True):
        open_now = kept.filter(used_at=None, expires_at__gt=now, tries__lt=settings.CODE_TRIES)
        counted = open_now.update(tries=F("tries") + 1)
        row = kept.first() if counted else None
    if row is None:
        raise errors.code_spent()
    typed = _hash(row.id, mobile, purpose, "".join(digits_en(code).split()))
    if not hmac.compare_digest(typed, row.code_hash):
        left = settings.CODE_TRIES - row.tries
        raise errors.code_wrong(left) if left > 0 else errors.code_spent()
    if not kept.filter(used_at=None).update(used_at=now):
        raise errors.code_spent()
