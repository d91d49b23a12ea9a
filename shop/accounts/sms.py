"""The port to text messages. `SMS_BACKEND` names the adapter: the console, or the outbox whose rows a demo page shows."""

from __future__ import annotations

import logging
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

from shop.accounts.models import SmsMessage

log = logging.getLogger("sms")
DELIVER = "accounts.sms_deliver"


class SmsBackend(Protocol):
    """`waits`: the message leaves the machine, so a job sends it after the commit; else it is written with the transaction."""

    waits: bool

    def send(self, mobile: str, text: str) -> None:
        """Hand the message over. Any exception makes the job try again."""


class ConsoleBackend:
    """Prints the message into the log of the job worker."""

    waits = True

    def send(self, mobile: str, text: str) -> None:
        log.info("sms", extra={"mobile": mobile, "text": text})


class OutboxBackend:
    """Keeps the message as a row."""

    waits = False

    def send(self, mobile: str, text: str) -> None:
        SmsMessage.objects.create(mobile=mobile, text=text)


def backend() -> SmsBackend:
    made: SmsBackend = import_string(settings.SMS_BACKEND)()
    return made


def sms_send(mobile: str, text: str) -> None:
    """Send a text with the caller's transaction: as a job, or at once where the adapter only writes a row."""
    chosen = backend()
    if chosen.waits:
        app.configure_task(DELIVER).defer(mobile=mobile, text=text)
    else:
        chosen.send(mobile, text)
