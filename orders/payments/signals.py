"""News of payments for the rooms above. Each is sent inside a transaction, with `payment`; a receiver that raises rolls it back.

Before each, the transaction took an advisory lock of its order and no row lock, so a receiver locks in the house's order
(stock, order); the payment's row is written after the receivers.
"""

from __future__ import annotations

from django.dispatch import Signal

payment_about_to_verify = Signal()
"""The gateway is about to be told to keep the money. A receiver that raises DomainError has the payment left unverified: the bank
returns the money and the shopper reads the error's message. What a receiver takes here (stock) must end by itself after a while,
since the gateway may say that nothing was paid."""

payment_settled = Signal()
"""The money is ours. Sent once a payment; should the transaction fail, again from the job until it commits."""

payment_left = Signal()
"""Paid at the gateway, and not verified by us: `payment.error` is the sentence for the shopper."""
