"""Which state a parcel may go to from which."""

from __future__ import annotations

from orders.consignments.models import State

MOVES: dict[str, frozenset[str]] = {
    State.PLACED: frozenset({State.PAID, State.CANCELLED, State.EXPIRED}),
    State.PAID: frozenset({State.SHIPPED}),
    State.SHIPPED: frozenset({State.DELIVERED}),
    State.DELIVERED: frozenset(),
    State.CANCELLED: frozenset(),
    # a payment that came after the time was over took the stock again
    State.EXPIRED: frozenset({State.PLACED}),
}
