"""The port to payment gateways that redirect: ask for a session, send the shopper there, verify server to server.

Every amount is whole Rial. Every method that calls the gateway blocks for a few seconds at most and is called outside of
transactions and locks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

_PROVIDERS = {"zarinpal": "orders.payments.providers.zarinpal.client.ZarinPal"}


class GatewayError(Exception):
    """The gateway did not do what was asked. `code` is its own word, `message` a Persian sentence (lazy)."""

    def __init__(self, code: str, message: Any) -> None:
        super().__init__(code)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class RetryableError(GatewayError):
    """No answer, or one that says nothing: what was asked may have happened or not. Ask again later."""


class FinalError(GatewayError):
    """A clear no, which will not change by asking again."""


class NotPaidError(FinalError):
    """Nothing was paid in this session."""


class AmountError(FinalError):
    """The session was paid with another amount than the one to be verified."""


class SetupError(FinalError):
    """The gateway refuses us, not the shopper: merchant, address or contract. Nothing is known of the payment."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a session is opened for. `amount` in Rial."""

    amount: int
    order_number: str
    description: str
    callback_url: str


@dataclass(frozen=True, slots=True)
class News:
    """What a returning browser brings. Anybody can write it: only `verify` tells the truth."""

    authority: str
    is_ok: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """Paid and kept. `repeated`: it had been verified before, which is a success that is never credited twice."""

    reference: str
    card: str
    repeated: bool


@dataclass(frozen=True, slots=True)
class Unverified:
    """Sessions that were paid and not verified yet. `complete` is false where the gateway may know of more."""

    authorities: frozenset[str]
    complete: bool


class Provider(Protocol):
    code: str

    def request(self, ask: Ask) -> str:
        """The authority of a new session. Raises GatewayError."""

    def address(self, authority: str) -> str:
        """Where the shopper pays. Calls nobody."""

    def news(self, params: Mapping[str, str]) -> News:
        """The callback's parameters, whatever they hold. Calls nobody."""

    def verify(self, *, authority: str, amount: int) -> Verification:
        """Tell the gateway to keep the money; safe to repeat. Raises GatewayError."""

    def unverified(self) -> Unverified:
        """Raises GatewayError."""


@cache
def _made(path: str) -> Provider:
    return import_string(path)()


def provider_get(code: str) -> Provider:
    """ImproperlyConfigured for a code that no adapter has."""
    if code not in _PROVIDERS:
        raise ImproperlyConfigured(f"PAYMENT_PROVIDERS: no adapter for {code!r}")
    return _made(_PROVIDERS[code])


def provider_default() -> Provider:
    """Where new payments go: the first of PAYMENT_PROVIDERS."""
    return provider_get(settings.PAYMENT_PROVIDERS[0])


def providers_all() -> list[Provider]:
    return [provider_get(code) for code in settings.PAYMENT_PROVIDERS]
