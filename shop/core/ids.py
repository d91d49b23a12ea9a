"""Numbers that people read out: Crockford's base 32 has no I, L, O or U, so that nothing is mistaken on the phone."""

from __future__ import annotations

import secrets

from shop.core.persian import digits_en

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def order_number_new() -> str:
    """Ten random characters (50 bits). Uniqueness is the database's to hold."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


def order_number_read(text: str) -> str:
    """What a person typed as an order number, in its stored spelling; not checked. What no number can hold is left out."""
    return "".join(sign for sign in digits_en(text).upper().translate(_READ) if sign.isascii() and sign.isalnum())[:20]
