"""News of payments for the rooms above. Each is sent inside a transaction, with `payment`; a receiver that raises rolls it back.

The payment's row is written after the receivers, so they lock in the house's order. Two processes may send the same news at once:
what receivers write is committed by one of them alone.
"""

from __future__ import annotations

from django.dispatch import Signal

payment_about_to_verify = Signal()
"""The gateway is about to be told to keep the money. A receiver that raises DomainError has the payment left unverified: the bank
returns the money and the shopper reads the error's message. What a receiver takes here (stock) must end by itself after a while,
since the gateway may say that nothing was paid."""

payment_settled = Signal()
"""The money is ours. Should the transaction fail, it is sent again by the job until it commits."""

payment_left = Signal()
"""Paid at the gateway, and not verified by us: `payment.error` is the sentence for the shopper."""
