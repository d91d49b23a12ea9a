"""Jobs: text messages that leave the machine, and the removal of what has served its time."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from shop.accounts import sms
from shop.accounts.models import CodeLimit, MobileCode, SmsMessage

KEEP = dt.timedelta(days=7)


@app.task(name=sms.DELIVER, retry=RetryStrategy(max_attempts=4, exponential_wait=2))
def sms_deliver(*, mobile: str, text: str) -> None:
    """Send one message through the adapter. A message that was sent but not marked may go out twice."""
    sms.backend().send(mobile, text)


@app.periodic(cron="23 3 * * *")
@app.task(name="accounts.codes_forget", queueing_lock="accounts.codes_forget")
def codes_forget(timestamp: int = 0) -> None:
    """Codes, their limits and messages older than a week are deleted."""
    before = timezone.now() - KEEP
    MobileCode.objects.filter(created_at__lt=before).delete()
    CodeLimit.objects.filter(window_starts_at__lt=before).delete()
    SmsMessage.objects.filter(created_at__lt=before).delete()
