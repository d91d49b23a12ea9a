"""News for the rooms above."""

from django.dispatch import Signal

mobile_proved = Signal()
"""A person proved a mobile number: `user`, `mobile`. Sent inside the transaction that finds or makes the account."""

name_changed = Signal()
"""A person changed the own name: `user`, `request` (the shell greets by it)."""
